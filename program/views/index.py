"""The page of the registers."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gugus_tugas.auth import require
from program import perms
from program.register import REGISTER
from program.statistics import register_counts


@require_safe
@require(perms.can_view_program)
def index(request):
    counts, opens = register_counts(request.user), perms.can_record_program(request.user)
    context = {
        "daftar_register": [
            (row, counts[row.kunci], reverse(row.alamat if opens else row.rekap))
            for row in REGISTER
            if opens or row.rekap
        ],
        "can_record": opens,
        "can_manage": perms.can_manage_program(request.user),
    }
    return render(request, "program/index.html", context)
