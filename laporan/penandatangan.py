"""Who signs a report: the chair and the daily chair of the task force, as the decree in force names their offices."""

import datetime

from django.db.models import QuerySet

from anggota.enums import SebutanJabatan, UnitGugusTugas
from anggota.models import Pejabat, SuratKeputusan

KURSI = {"kiri": "Ketua", "kanan": "Ketua Pelaksana Harian"}


def calon_penanda(*, on: datetime.date) -> QuerySet[Pejabat]:
    """Persons who hold a leading seat on that day, in the order of the decree; who stands in (Plt., Plh.) before who is stood in for."""
    sk = SuratKeputusan.objects.in_force(on=on).first()
    rows = Pejabat.objects.serving(on=on).filter(
        keanggotaan__sk=sk, keanggotaan__kedudukan__unit__in=[UnitGugusTugas.PENGARAH, UnitGugusTugas.PIMPINAN]
    )
    rows = rows.select_related("keanggotaan__kedudukan", "keanggotaan__instansi")
    return rows.order_by("keanggotaan__urutan", "-mulai", "pk")


def usul_penanda(*, on: datetime.date) -> dict[str, Pejabat | None]:
    """The proposal for each side."""
    rows = list(calon_penanda(on=on))
    return {
        sisi: next((row for row in rows if row.keanggotaan.kedudukan.nama == seat), None)
        for sisi, seat in KURSI.items()
    }


def as_row(pejabat: Pejabat, *, sisi: str, pengantar: str) -> dict[str, str]:
    """As it is kept and printed: the office with the prefix that has legal meaning, and the name."""
    seat = pejabat.keanggotaan
    prefix = "" if pejabat.sebutan == SebutanJabatan.DEFINITIF else f"{pejabat.sebutan} "
    return {
        "sisi": sisi,
        "pengantar": pengantar,
        "jabatan": f"{prefix}{seat.jabatan_dinas} selaku {seat.kedudukan.nama} Gugus Tugas",
        "nama": pejabat.nama,
    }
