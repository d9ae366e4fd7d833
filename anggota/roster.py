"""The membership of a decree as it is read and printed: unit by unit, seat by seat, with who held it on a date."""

import datetime
from dataclasses import dataclass

from django.db.models import Prefetch

from anggota.enums import UnitGugusTugas
from anggota.models import Instansi, Keanggotaan, Pejabat, SuratKeputusan
from gugus_tugas.pdf import Dokumen, PenandaTangan
from gugus_tugas.tanggal import tulis_dua_tanggal, tulis_hijriah, tulis_tanggal

WARN_DAYS = 60  # a decree needs a paraf koordinasi of several offices before the Governor signs it


@dataclass(frozen=True)
class UnitKursi:
    """One layer of the task force with its seats; each seat has `.pejabat_saat_itu` (list of Pejabat)."""

    nama: str
    daftar_kursi: list[Keanggotaan]


def kursi_sk(sk: SuratKeputusan | None, *, on: datetime.date) -> list[Keanggotaan]:
    """The seats of a decree in its order, each with `.pejabat_saat_itu`. Two queries, whatever the size."""
    if sk is None:
        return []
    serving = Prefetch("daftar_pejabat", Pejabat.objects.serving(on=on), to_attr="pejabat_saat_itu")
    rows = sk.daftar_keanggotaan.select_related("instansi", "kedudukan").prefetch_related(serving)
    return list(rows.order_by("urutan", "id"))


def susun_per_unit(sk: SuratKeputusan | None, *, on: datetime.date) -> list[UnitKursi]:
    """Units in the order of the decree, empty ones left out."""
    groups: dict[str, list[Keanggotaan]] = {unit: [] for unit in UnitGugusTugas.values}
    for seat in kursi_sk(sk, on=on):
        groups[seat.kedudukan.unit].append(seat)
    return [UnitKursi(nama=UnitGugusTugas(unit).label, daftar_kursi=rows) for unit, rows in groups.items() if rows]


def decree_context(sk: SuratKeputusan, *, today: datetime.date) -> dict:
    """What anggota/pdf/sk.html prints: the annex of the decree in decree layout (ranah.md 2.3), dated twice as in Aceh."""
    on, hijri = sk.date_to_show(today), tulis_hijriah(sk.tanggal)
    second = f"\n{hijri} H" if hijri else ""
    return {
        "sk": sk,
        "on": on,
        "tanggal_sk": tulis_dua_tanggal(sk.tanggal),
        "daftar_unit": susun_per_unit(sk, on=on),
        "dokumen": Dokumen(judul=f"Susunan keanggotaan, {sk}", tanggal=sk.tanggal, kaki=f"Lampiran {sk}"),
        "tempat_tanggal": f"Ditetapkan di Banda Aceh\npada tanggal {tulis_tanggal(sk.tanggal)} M{second}",
        "penanda": PenandaTangan("Gubernur Aceh"),
    }


def peringatan_sk(*, today: datetime.date) -> str:
    """What is wrong, or soon will be, with the decree in force; empty when nothing is."""
    sk = SuratKeputusan.objects.in_force(on=today).select_related("dicabut_oleh_sk").first()
    if sk is None:
        return "Tidak ada SK gugus tugas yang berlaku hari ini. Catat SK yang baru agar keanggotaan dan undangan rapat ada dasarnya."
    end = sk.berakhir
    if end is None or (end - today).days > WARN_DAYS:
        return ""
    if SuratKeputusan.objects.in_force(on=end + datetime.timedelta(days=1)).exists():
        return ""
    left = (end - today).days
    when = f"{left} hari lagi" if left else "hari ini"
    return f"{sk} berakhir {when} ({tulis_tanggal(end)}) dan penggantinya belum dicatat."


@dataclass(frozen=True)
class KelompokDirektori:
    """Agencies under one heading; each has `.daftar_narahubung` (list of Pejabat)."""

    nama: str
    daftar_instansi: list[Instansi]


def direktori(*, on: datetime.date) -> list[KelompokDirektori]:
    """Every agency with its contact persons: members of the decree in force, then those without a seat in it."""
    contacts: dict[int, list[Pejabat]] = {}
    for seat in kursi_sk(SuratKeputusan.objects.in_force(on=on).first(), on=on):
        named = [person for person in seat.pejabat_saat_itu if person.is_narahubung]
        contacts.setdefault(seat.instansi_id, []).extend(named)
    agencies = list(Instansi.objects.all())
    for agency in agencies:
        agency.daftar_narahubung = contacts.get(agency.pk, [])
    inside = [agency for agency in agencies if agency.pk in contacts]
    outside = [agency for agency in agencies if agency.pk not in contacts]
    groups = [KelompokDirektori("Anggota gugus tugas", inside), KelompokDirektori("Instansi lain", outside)]
    return [group for group in groups if group.daftar_instansi]
