"""Own drafts, with the days until each is deleted."""

from django.urls import reverse

from anggota.models import Pengguna
from kasus.models import Konsep
from laporan.home.tugas import Tanya, Tugas
from rapat.models import KonsepPerkembangan


def drafts(user: Pengguna, today) -> list[Tanya]:
    """One line for each kind, e.g. "3 konsep kasus (tersisa 6, 9, 20 hari)"; the days are what announces the deletion."""
    cases, reports = Konsep.objects.visible_to(user), KonsepPerkembangan.objects.visible_to(user)
    return [
        Tanya(cases, lambda n: _told(cases, "konsep kasus", reverse("kasus:konsep_index"))),
        Tanya(reports, lambda n: _told(reports, "konsep laporan belum dikirim", reverse("rapat:tindak_lanjut"))),
    ]


def _told(rows, name: str, url: str) -> list[Tugas]:
    days = sorted(row.sisa_hari for row in rows.defer("isi"))
    if not days:  # gone since they were counted
        return []
    shown = ", ".join(map(str, days[:5])) + (" …" if len(days) > 5 else "")
    return [Tugas(f"{len(days)} {name} (tersisa {shown} hari)", url, "perhatian" if days[0] <= 7 else "berjalan")]
