"""The membership of a decree as it is read and printed: unit by unit, seat by seat, with who held it on a date."""

import datetime
from dataclasses import dataclass

from django.db.models import Prefetch

from anggota.enums import UnitGugusTugas
from anggota.models import Keanggotaan, Pejabat, SuratKeputusan
from gugus_tugas.pdf import Dokumen, PenandaTangan
from gugus_tugas.tanggal import tulis_tanggal


@dataclass(frozen=True)
class UnitKursi:
    """One layer of the task force with its seats; each seat has `.pejabat_saat_itu` (list of Pejabat)."""

    nama: str
    daftar_kursi: list[Keanggotaan]


def susun_per_unit(sk: SuratKeputusan | None, *, on: datetime.date) -> list[UnitKursi]:
    """Units in the order of the decree, empty ones left out. Two queries, whatever the size."""
    if sk is None:
        return []
    serving = Prefetch("daftar_pejabat", Pejabat.objects.serving(on=on), to_attr="pejabat_saat_itu")
    seats = sk.daftar_keanggotaan.select_related("instansi", "kedudukan").prefetch_related(serving).order_by("urutan")
    groups: dict[str, list[Keanggotaan]] = {unit: [] for unit in UnitGugusTugas.values}
    for seat in seats:
        groups[seat.kedudukan.unit].append(seat)
    return [UnitKursi(nama=UnitGugusTugas(unit).label, daftar_kursi=rows) for unit, rows in groups.items() if rows]


def decree_context(sk: SuratKeputusan, *, today: datetime.date) -> dict:
    """What anggota/pdf/sk.html prints: the annex of the decree in decree layout (ranah.md 2.3)."""
    on = sk.date_to_show(today)
    return {
        "sk": sk,
        "on": on,
        "daftar_unit": susun_per_unit(sk, on=on),
        "dokumen": Dokumen(judul=f"Susunan keanggotaan, {sk}", tanggal=sk.tanggal, kaki=f"Lampiran {sk}"),
        "tempat_tanggal": f"Ditetapkan di Banda Aceh\npada tanggal {tulis_tanggal(sk.tanggal)} M",
        "penanda": PenandaTangan("Gubernur Aceh"),
    }
