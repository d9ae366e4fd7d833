"""A guide that this person relied on and that is no longer to be relied on."""

import datetime

from django.urls import reverse

from anggota.enums import Izin
from anggota.models import Pengguna
from gugus_tugas.clock import now
from laporan.home.tugas import TASKS_SHOWN, Tanya, Tugas
from program.models import VersiPedoman

TELL_FOR = datetime.timedelta(days=30)


def guides(user: Pengguna, today) -> list[Tanya]:
    """Versions that were read by this person and withdrawn lately; until the one in force is read."""
    if not user.has_izin(Izin.VIEW_PROGRAM):
        return []
    rows = VersiPedoman.objects.visible_to(user).ditarik_dari(user, since=now() - TELL_FOR)
    return [Tanya(rows, lambda n: _withdrawn(rows))]


def _withdrawn(rows) -> list[Tugas]:
    return [
        Tugas(
            f"Pedoman yang Anda baca ditarik: {row.pedoman.judul}. Jangan dipakai lagi; baca sebabnya",
            reverse("program:pedoman_detail", args=[row.pedoman_id]),
            "perhatian",
        )
        for row in rows.select_related("pedoman").order_by("-ditarik_pada")[:TASKS_SHOWN]
    ]
