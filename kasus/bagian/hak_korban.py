"""Rights of a victim as a tick-list: those that are services from the services, the others from their own rows (ranah.md 1.1)."""

from dataclasses import dataclass

from django.urls import reverse

from anggota.models import Pengguna
from kasus import perms
from kasus.bagian.aksi import Aksi
from kasus.enums import HakKorbanTppo, JenisLayanan
from kasus.models import HakKorban, Korban, Layanan

# Rights of UU 21/2007 Pasal 51 that are kinds of service.
HAK_LAYANAN = (JenisLayanan.KESEHATAN, JenisLayanan.SOSIAL, JenisLayanan.PEMULANGAN, JenisLayanan.REINTEGRASI)


@dataclass(frozen=True)
class BarisHak:
    """One right: how it stands, since when, by whom; `url` records the next step."""

    label: str
    keadaan: str
    nada: str
    rincian: str = ""
    tanggal: object = None
    url: str = ""


def korban_section(user: Pengguna, korban: Korban) -> dict:
    if not perms.can_view_whole_kasus(user):
        return {"daftar_hak": None}
    can_record = perms.can_record_skrining(user, korban.kasus)
    url = reverse("kasus:record_hak", args=[korban.kasus.slug, korban.pk])
    return {
        "daftar_hak": [*_own(user, korban, url if can_record else ""), *_services(user, korban)],
        "daftar_aksi": [Aksi("Hak korban", url)] if can_record else [],
    }


def _own(user: Pengguna, korban: Korban, url: str) -> list[BarisHak]:
    newest: dict[str, HakKorban] = {}
    for row in HakKorban.objects.visible_to(user).filter(korban=korban).select_related("instansi"):
        newest.setdefault(row.hak, row)
    rows = []
    for hak in HakKorbanTppo:
        link, row = f"{url}?hak={hak.value}" if url else "", newest.get(hak)
        if row is None:
            rows.append(BarisHak(hak.label, "Belum dicatat", "netral", url=link))
        else:
            rows.append(
                BarisHak(hak.label, row.get_keadaan_display(), row.nada, row.instansi.singkatan, row.tanggal, link)
            )
    return rows


def _services(user: Pengguna, korban: Korban) -> list[BarisHak]:
    services = list(Layanan.objects.visible_to(user).filter(korban=korban))
    return [_service(jenis, [row for row in services if row.jenis == jenis]) for jenis in HAK_LAYANAN]


def _service(jenis: JenisLayanan, rows: list[Layanan]) -> BarisHak:
    label = f"{jenis.label} (Pasal 51)"
    if not rows:
        return BarisHak(label, "Belum diminta", "netral")
    given = [row.diberikan for row in rows if row.diberikan]
    if given:
        return BarisHak(label, "Diberikan", "selesai", f"{len(given)} dari {len(rows)} layanan", max(given))
    if all(row.hasil == "ditolak_korban" for row in rows):
        return BarisHak(label, "Ditolak korban", "netral")
    return BarisHak(label, "Diminta", "perhatian", "", min(row.diminta for row in rows))
