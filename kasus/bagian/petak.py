"""The case in figures: tiles on top of its page.

A source is a function (user, kasus, halaman) -> list[Petak], named in SUMBER; `halaman` is the context of the sections.
"""

from dataclasses import dataclass

from anggota.models import Pengguna
from kasus.models import Kasus


@dataclass(frozen=True)
class Petak:
    """One figure with its unit; `nada` colours the remark, `url` opens what stands behind it."""

    label: str
    nilai: str
    catatan: str = ""
    nada: str = "netral"
    url: str = ""


def korban(user: Pengguna, kasus: Kasus, halaman: dict) -> list[Petak]:
    children = [row.is_anak for row in halaman["daftar_korban"]]
    return [Petak("Korban", str(len(children)), f"{sum(children)} anak" if any(children) else "tidak ada anak")]


def layanan(user: Pengguna, kasus: Kasus, halaman: dict) -> list[Petak]:
    """Given of requested, and how many wait longer than the law allows."""
    rows = [row for korban in halaman["daftar_korban"] for row in korban.layanan_terlihat]
    if not rows:
        return [Petak("Layanan", "–", "belum ada yang diminta", "perhatian" if kasus.is_terbuka else "netral")]
    given, late = sum(row.diberikan is not None for row in rows), sum(row.is_lewat for row in rows)
    if late and kasus.is_terbuka:
        return [Petak("Layanan", f"{given}/{len(rows)}", f"{late} lewat 7 hari", "terlambat")]
    return [Petak("Layanan", f"{given}/{len(rows)}", "sudah diberikan")]


SUMBER = (
    korban,
    layanan,
)


def daftar_petak(user: Pengguna, kasus: Kasus, halaman: dict) -> list[Petak]:
    """All tiles; `halaman` is what the sections of the page have read already, so that nothing is read twice."""
    return [tile for source in SUMBER for tile in source(user, kasus, halaman)]
