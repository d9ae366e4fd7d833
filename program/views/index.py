"""The page of the registers."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from gugus_tugas.auth import require
from program import perms
from program.register import REGISTER
from program.statistics import register_counts


@require_safe
@require(perms.can_view_program)
def index(request):
    counts = register_counts(request.user)
    context = {
        "daftar_register": [(register, counts[register.kunci]) for register in REGISTER],
        "can_record": perms.can_record_program(request.user),
        "can_manage": perms.can_manage_program(request.user),
    }
    return render(request, "program/index.html", context)
