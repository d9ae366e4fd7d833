"""Sums of the plans: how many lines were reached, what they cost; within what a role may count (`counted_for`)."""

import datetime

from django.db.models import Count, F, Q, Sum
from django.db.models.expressions import Combinable

from anggota.models import Pengguna
from program.enums.rencana import KeadaanBaris
from program.models import BarisRencana
from program.statistics.tabel import KolomJumlah, with_cells

TANPA_NOMOR = "Tanpa nomor"
KOLOM = (
    KolomJumlah("Baris", "baris"),
    KolomJumlah("Tercapai", "tercapai"),
    KolomJumlah("Sebagian", "sebagian"),
    KolomJumlah("Belum", "belum"),
    KolomJumlah("Lewat triwulan", "lewat"),
    KolomJumlah("Biaya", "rencana_biaya", is_rupiah=True),
    KolomJumlah("Terpakai", "terpakai", is_rupiah=True),
)


def _sums(rows, group: Combinable) -> list[dict]:
    """`rows` with_capaian, by `group` (named `kelompok`): lines in each state, cost planned and told."""
    states = {state.value: Count("pk", filter=Q(keadaan=state)) for state in KeadaanBaris}
    sums = rows.order_by().values(kelompok=group).annotate(
        baris=Count("pk"), rencana_biaya=Sum("biaya"), terpakai=Sum("biaya_terpakai"), **states
    )  # fmt: skip
    return list(sums.order_by(F("kelompok").asc(nulls_last=True)))


def plan_sums(user: Pengguna, plans: list[int], *, on: datetime.date) -> dict[int, dict]:
    """Plan -> its sums, in one query; of a plan without lines nothing but zeros."""
    rows = BarisRencana.objects.counted_for(user).filter(rencana__in=plans).with_capaian(on=on)
    nothing = dict.fromkeys(("baris", *KeadaanBaris.values), 0) | {"rencana_biaya": None, "terpakai": None}
    return dict.fromkeys(plans, nothing) | {row["kelompok"]: row for row in _sums(rows, F("rencana"))}


def rencana_sums(user: Pengguna, tahun: int, group: Combinable, *, on: datetime.date) -> list[dict]:
    """The lines of a year, of all plans together, by `group`."""
    return _sums(BarisRencana.objects.counted_for(user).filter(tahun=tahun).with_capaian(on=on), group)


def rekap_tables(user: Pengguna, tahun: int, *, on: datetime.date) -> list[dict]:
    """The tables of the page of sums: by plan, by agency, by number of the recommendations of 2018."""
    tables = [
        ("Menurut rencana", "Rencana", F("rencana__judul"), str),
        ("Menurut instansi", "Penanggung jawab", F("instansi__singkatan"), str),
        ("Menurut rekomendasi 2018", "Rekomendasi", F("nomor_rekomendasi"), _number),
    ]
    return [
        {
            "judul": judul,
            "kolom": kolom,
            "baris": with_cells(
                [{**row, "nama": name(row["kelompok"])} for row in rencana_sums(user, tahun, group, on=on)], KOLOM
            ),
        }
        for judul, kolom, group, name in tables
    ]


def _number(value: int | None) -> str:
    return TANPA_NOMOR if value is None else f"Rekomendasi {value}"
