"""The page of the registers."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gugus_tugas.auth import require
from program import perms
from program.register import REGISTER, Register
from program.statistics import register_counts


@require_safe
@require(perms.can_view_program)
def index(request):
    counts, opens = register_counts(request.user), perms.can_record_program(request.user)
    context = {
        "daftar_register": [(row, counts[row.kunci], _address(row, opens=opens)) for row in REGISTER],
        "can_record": opens,
        "can_manage": perms.can_manage_program(request.user),
    }
    return render(request, "program/index.html", context)


def _address(row: Register, *, opens: bool) -> str:
    """The list; for who opens no row the sums, or nothing but the number."""
    name = row.alamat if opens else row.rekap
    return reverse(name) if name else ""
