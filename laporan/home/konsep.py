"""Own drafts of case records, with the days until each is deleted."""

from django.urls import reverse

from anggota.models import Pengguna
from kasus.models import Konsep
from laporan.home.tugas import Tugas


def drafts(user: Pengguna, today) -> list[Tugas]:
    """One line for all, e.g. "3 konsep kasus (tersisa 6, 9, 20 hari)"; the days are what announces the deletion."""
    days = sorted(row.sisa_hari for row in Konsep.objects.visible_to(user).defer("isi"))
    if not days:
        return []
    shown = ", ".join(map(str, days[:5])) + (" …" if len(days) > 5 else "")
    return [
        Tugas(
            f"{len(days)} konsep kasus (tersisa {shown} hari)",
            reverse("kasus:konsep_index"),
            "perhatian" if days[0] <= 7 else "berjalan",
        )
    ]
