"""How full the record is, section by section, with the way to what is missing; and what may be added or changed now."""

from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.urls import reverse

from anggota.models import Pengguna
from kasus import kelengkapan, perms
from kasus.bagian.aksi import Aksi
from kasus.enums import JenisUnsur, TahapPeristiwa
from kasus.models import Kasus, Korban, Peristiwa


@dataclass(frozen=True)
class Isian:
    """One section: its name, what is missing, and where that is filled in."""

    judul: str
    kurang: list[str]
    url: str


def kasus_section(user: Pengguna, kasus: Kasus) -> dict:
    can_update = perms.can_update_kasus(user, kasus)
    return {
        "can_update_kasus": can_update,
        "daftar_aksi": [
            Aksi(label, reverse(f"kasus:{name}", args=[kasus.slug]))
            for label, name in (
                ("Korban", "add_korban"),
                ("Terlapor", "add_terlapor"),
                ("Tempat dan waktu", "add_peristiwa"),
            )
            if can_update
        ],
    }


def korban_section(user: Pengguna, korban: Korban) -> dict:
    return {"can_update_kasus": perms.can_update_kasus(user, korban.kasus)}


def daftar_isian(kasus: Kasus, page: dict) -> list[Isian]:
    """For who may fill it in; `page` holds the victims that the services section read in the reader's scope."""
    if not page["can_update_kasus"]:
        return []
    report = {**kelengkapan.LAPORAN, **kelengkapan.KEJADIAN, **kelengkapan.KESELAMATAN}
    stages, rows = kasus.peristiwa_berurutan, page["daftar_korban"]
    prefetch_related_objects(rows, "daftar_unsur")
    return [
        Isian(
            "Laporan",
            kelengkapan.missing(report, lambda name: getattr(kasus, name)),
            reverse("kasus:update_kasus", args=[kasus.slug]),
        ),
        *(_of_korban(kasus, korban) for korban in rows),
        Isian("Tempat dan waktu", _of_places(stages), _place_address(kasus, stages)),
    ]


def _of_korban(kasus: Kasus, korban: Korban) -> Isian:
    kinds = {unsur.jenis for unsur in korban.daftar_unsur.all()}
    lacking = kelengkapan.missing_of_korban(
        lambda name: name in kinds or None if name in JenisUnsur.values else getattr(korban, name),
        is_anak=korban.is_anak,
        is_menolak=korban.is_menolak,
    )
    return Isian(f"Korban K{korban.urutan}", lacking, reverse("kasus:update_korban", args=[kasus.slug, korban.pk]))


def _exploitation(stages: list[Peristiwa]) -> list[Peristiwa]:
    return [row for row in stages if row.tahap == TahapPeristiwa.EKSPLOITASI]


def _of_places(stages: list[Peristiwa]) -> list[str]:
    return kelengkapan.missing_of_eksploitasi([(row.tempat_id, row.tanggal) for row in _exploitation(stages)])


def _place_address(kasus: Kasus, stages: list[Peristiwa]) -> str:
    if found := _exploitation(stages):
        return reverse("kasus:update_peristiwa", args=[kasus.slug, found[0].pk])
    return reverse("kasus:add_peristiwa", args=[kasus.slug])
