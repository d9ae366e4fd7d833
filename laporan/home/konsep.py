"""Own drafts, with the days until each is deleted."""

from django.urls import reverse

from anggota.models import Pengguna
from kasus.models import Konsep
from laporan.home.tugas import Tugas
from rapat.models import KonsepPerkembangan


def drafts(user: Pengguna, today) -> list[Tugas]:
    """One line for each kind, e.g. "3 konsep kasus (tersisa 6, 9, 20 hari)"; the days are what announces the deletion."""
    cases = _told(Konsep.objects.visible_to(user), "konsep kasus", reverse("kasus:konsep_index"))
    reports = KonsepPerkembangan.objects.visible_to(user)
    return cases + _told(reports, "konsep laporan belum dikirim", reverse("rapat:tindak_lanjut"))


def _told(rows, name: str, url: str) -> list[Tugas]:
    days = sorted(row.sisa_hari for row in rows.defer("isi"))
    if not days:
        return []
    shown = ", ".join(map(str, days[:5])) + (" …" if len(days) > 5 else "")
    return [Tugas(f"{len(days)} {name} (tersisa {shown} hari)", url, "perhatian" if days[0] <= 7 else "berjalan")]
