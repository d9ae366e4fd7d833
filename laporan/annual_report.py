"""The Laporan Tahunan of a year as one frozen object: what page and PDF print, and nothing else. No HTTP, no PDF here."""

import datetime
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields

from django.db import InterfaceError, OperationalError
from django.utils import timezone

from gugus_tugas.tanggal import tulis_tanggal
from laporan import statistics
from laporan.enums import Bab, Edisi
from laporan.guard import Terbitan
from laporan.rincian import ASAL_LAIN, Rincian, hitung, rincian_terbatas, rincian_umum
from laporan.sentences import kalimat_hambatan, kalimat_ringkasan, kalimat_tren
from laporan.statistics import Baris, BarisLayanan, StatusRekomendasi, TitikTren
from laporan.statistics.bukti import TANGGAL_2018, BuktiRekomendasi, bukti_rekomendasi
from laporan.statistics.kelembagaan import Kelembagaan, kelembagaan
from laporan.statistics.pencegahan import Pencegahan, pencegahan
from laporan.statistics.penegakan import Penegakan, penegakan
from laporan.statistics.situasi import TANPA_SITUASI, Situasi, situasi
from rapat.enums import URUTAN_LAPORAN, StatusRapat, StatusTindakLanjut

log = logging.getLogger(__name__)
MEETINGS_DUE = 4  # recommendation 10 of 2018: every three months


@dataclass(frozen=True)
class BarisRapat:
    """A meeting as the report prints it."""

    nama: str
    tanggal: str
    hadir: int | None
    diundang: int | None
    is_terlaksana: bool

    @property
    def keadaan(self) -> str:
        return "Terlaksana" if self.is_terlaksana else "Dijadwalkan" if self.tanggal else "Tidak ada catatan"


@dataclass(frozen=True)
class AnnualReport:
    """Everything a report prints. A masked number is None; `ditutup` names the tables that the edition leaves out.

    `terbitan`: what the Umum edition tells the public about people, to be frozen with it and handed to later ones.
    `gagal`: chapters (Bab) that could not be counted; what they print is None or empty then, and nobody can approve it.
    """

    tahun: int
    edisi: Edisi
    batas_data: datetime.date
    tren: tuple[TitikTren, ...]
    jumlah_tren: int | None
    jumlah_kasus: int | None
    jumlah_korban: int | None
    kelembagaan: Kelembagaan | None
    kelompok: tuple[Baris, ...]
    bentuk: tuple[Baris, ...]
    asal: tuple[Baris, ...]
    asal_masa: str
    pencegahan: Pencegahan | None
    layanan: tuple[BarisLayanan, ...]
    layanan_diminta: int
    layanan_diberikan: int
    layanan_tepat_waktu: int
    penegakan: Penegakan | None
    rapat_triwulan: tuple[BarisRapat, ...]
    rapat_lain: tuple[BarisRapat, ...]
    rapat_terlaksana: int
    rekomendasi: tuple[StatusRekomendasi, ...]
    rekomendasi_per_status: tuple[Baris, ...]
    bukti: tuple[BuktiRekomendasi, ...]
    kalimat_hambatan: tuple[str, ...]
    ringkasan: tuple[str, ...]
    kalimat_tren: str
    ditutup: tuple[str, ...]
    terbitan: Terbitan | None
    situasi: Situasi = TANPA_SITUASI  # a version that was frozen before it was counted has none
    gagal: tuple[str, ...] = ()

    @property
    def judul(self) -> str:
        return f"Laporan Tahunan {self.tahun}"

    @property
    def jumlah_asal(self) -> int | None:
        """Victims whose origins are told: of the year, in the Umum edition those of several years together."""
        if self.edisi == Edisi.TERBATAS:
            return self.jumlah_korban
        told = self.terbitan.tercetak if self.terbitan else {}
        return next((n for kunci, n in told.items() if kunci[0] == "asal" and kunci[2:] == ("jumlah",)), None)

    @property
    def asal_lain(self) -> int | None:
        """Of them those from no kabupaten or kota of Aceh, or from nobody knows where; a version that was frozen before has none."""
        return next((row.jumlah for row in self.asal if row.kode == ASAL_LAIN[0]), None)

    @property
    def rekomendasi_sesuai(self) -> int:
        return sum(row.status == StatusTindakLanjut.SESUAI for row in self.rekomendasi)

    @property
    def titik_tahun_ini(self) -> TitikTren:
        return self.tren[-1]

    @property
    def batas_data_tertulis(self) -> str:
        return tulis_tanggal(self.batas_data)


def build_annual_report(tahun: int, edisi: Edisi, terdahulu: Sequence[Terbitan] = ()) -> AnnualReport:
    """Reads the year's figures and applies the edition's rule. The cut-off date is 31 December, or today.

    `terdahulu`: what Umum editions of earlier years and versions have told, the oldest first; this one tells nothing beside them by which a
    small number could be worked out.
    """
    cutoff = min(datetime.date(tahun, 12, 31), timezone.localdate())
    trend = statistics.tren(tahun)
    has_register = trend[-1].sumber == statistics.SUMBER_REGISTER
    services = statistics.layanan(tahun, on=cutoff)
    is_full = edisi == Edisi.TERBATAS
    quarters, bab = _quarters(tahun), _Penyusun()
    recommendations = statistics.rekomendasi(on=cutoff)
    held = sum(row.is_terlaksana for row in quarters)
    return AnnualReport(
        tahun=tahun,
        edisi=edisi,
        batas_data=cutoff,
        tren=tuple(trend),
        jumlah_tren=statistics.sum_of(trend),
        **bab.susun(
            (Bab.SITUASI, Bab.PERLINDUNGAN),
            lambda: _people(tahun, services, terdahulu, has_register=has_register, in_full=is_full),
            _nobody(),
        ),
        jumlah_korban=trend[-1].jumlah,
        kelembagaan=bab.susun((Bab.KELEMBAGAAN,), lambda: kelembagaan(tahun, on=cutoff)),
        pencegahan=bab.susun((Bab.PENCEGAHAN,), lambda: pencegahan(tahun, on=cutoff, in_full=is_full)),
        **_sums_of(services),
        penegakan=bab.susun((Bab.PENEGAKAN,), lambda: penegakan(tahun, on=cutoff, in_full=is_full)),
        rapat_triwulan=tuple(quarters),
        rapat_lain=tuple(_meeting(row) for row in statistics.rapat_lain(tahun)),
        rapat_terlaksana=held,
        rekomendasi=tuple(recommendations),
        rekomendasi_per_status=tuple(by_status([row.status for row in recommendations])),
        bukti=bab.susun((Bab.TINDAK_LANJUT,), lambda: _evidence(tahun, cutoff), ()),
        kalimat_hambatan=tuple(filter(None, map(kalimat_hambatan, recommendations))),
        ringkasan=tuple(kalimat_ringkasan(tahun, trend, held, MEETINGS_DUE, recommendations, on=cutoff)),
        kalimat_tren=kalimat_tren(trend),
        gagal=tuple(bab.gagal),  # last: what stands above is counted first
    )


class _Penyusun:
    """Counts one chapter after the other: one that fails is named and logged, and the others stand."""

    def __init__(self):
        self.gagal: list[str] = []

    def susun(self, daftar_bab: tuple[Bab, ...], count: Callable, kosong=None):
        """What `count` gives, or `kosong`. A database that does not answer is no fault of a chapter and goes on upwards."""
        try:
            return count()
        except (OperationalError, InterfaceError):
            raise
        except Exception:  # whatever is wrong with one chapter must not take the others along
            log.exception("Bab %s gagal disusun", ", ".join(daftar_bab))
            self.gagal += [bab.value for bab in daftar_bab]
            return kosong


def _people(
    tahun: int, services: list[BarisLayanan], terdahulu: Sequence[Terbitan], *, has_register: bool, in_full: bool
) -> dict:
    """How many cases there are, and what the edition tells of their victims and of how it was done."""
    number = statistics.jumlah_kasus(tahun) if has_register else None
    findings = statistics.unsur_korban(tahun) if has_register else {}
    if in_full:
        told = rincian_terbatas(tahun, services, findings, has_register=has_register)
    else:
        told = rincian_umum(hitung(tahun, services, findings, has_register=has_register), terdahulu)
    situation = situasi(tahun, findings, kasus=number, in_full=in_full)
    return {
        "jumlah_kasus": number
        if in_full
        else None,  # printed nowhere in the public edition, so not in its fingerprint either
        "situasi": situation,
        **{field.name: getattr(told, field.name) for field in fields(told)},
    }


def _nobody() -> dict:
    """Of a chapter that failed: nothing is told of people."""
    return {
        "jumlah_kasus": None,
        "situasi": TANPA_SITUASI,
        **{field.name: getattr(Rincian(), field.name) for field in fields(Rincian)},
    }


def _sums_of(services: list[BarisLayanan]) -> dict[str, int]:
    """All services together: what each edition tells."""
    return {
        f"layanan_{name}": sum(getattr(row, name) for row in services)
        for name in ("diminta", "diberikan", "tepat_waktu")
    }


def _evidence(tahun: int, cutoff: datetime.date) -> tuple[BuktiRekomendasi, ...]:
    """From the year of the sixteen on; the same sentences in both editions, since each of them is guarded already."""
    return tuple(bukti_rekomendasi(tahun, on=cutoff)) if tahun >= TANGGAL_2018.year else ()


def _meeting(row) -> BarisRapat:
    held = row.status == StatusRapat.SELESAI
    counts = (row.jumlah_hadir, row.jumlah_diundang) if row.jumlah_diundang else (None, None)
    return BarisRapat(row.judul, tulis_tanggal(row.tanggal), *counts, is_terlaksana=held)


def _quarters(tahun: int) -> list[BarisRapat]:
    """Always four lines: a quarter without a meeting is printed as such."""
    found = {row.triwulan: row for row in statistics.rapat_triwulan(tahun)}
    names = {1: "Triwulan I", 2: "Triwulan II", 3: "Triwulan III", 4: "Triwulan IV"}
    rows = []
    for quarter, name in names.items():
        row = _meeting(found[quarter]) if quarter in found else None
        rows.append(
            BarisRapat(name, row.tanggal, row.hadir, row.diundang, row.is_terlaksana)
            if row
            else BarisRapat(name, "", None, None, False)
        )
    return rows


def by_status(states: list[StatusTindakLanjut]) -> list[Baris]:
    """How many recommendations stand in each state, zeros included."""
    return [Baris(status.value, status.label, states.count(status)) for status in URUTAN_LAPORAN]
