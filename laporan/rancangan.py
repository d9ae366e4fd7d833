"""The figures of a year beside all that the public has been told already: one place for draft, preview, approval and print."""

from django.utils import timezone

from laporan.annual_report import AnnualReport, build_annual_report
from laporan.enums import Edisi
from laporan.guard import Terbitan
from laporan.models import EdisiLaporan, LaporanTahunan
from laporan.naskah import naskah_html
from laporan.potret import Potret
from laporan.simpanan import keep
from laporan.tabel import TabelLaporan
from laporan.tabel_laporan import daftar_tabel


def build_rancangan(laporan: LaporanTahunan, edisi: Edisi) -> AnnualReport:
    """The figures of a version as they would be frozen now."""
    return build_angka(laporan.tahun, edisi, versi=laporan)


def tabel_versi(laporan: LaporanTahunan, edisi: Edisi) -> tuple[TabelLaporan, ...]:
    """The tables of a version: as they are frozen, or as they would be now."""
    row = laporan.daftar_edisi.filter(edisi=edisi).first()
    return Potret.read(row.potret).tabel if row else daftar_tabel(build_rancangan(laporan, edisi))


def naskah_versi(laporan: LaporanTahunan, edisi: Edisi) -> str:
    """The printed document of a version: as it is frozen, or as it would be now."""
    if row := laporan.daftar_edisi.filter(edisi=edisi).first():
        return Potret.read(row.potret).naskah
    return naskah_html(build_rancangan(laporan, edisi), narasi=dict(laporan.daftar_bab.values_list("bab", "teks")))


def build_angka(tahun: int, edisi: Edisi, *, versi: LaporanTahunan | None = None) -> AnnualReport:
    """The figures of a year as they stand now; `versi`: the version that they are for, which has told nothing yet.

    Those that are only read, of no version, are kept until the next act of anybody: a page of one figure builds all of them.
    """
    if versi is None:
        return keep(f"laporan:{tahun}:{edisi}:{timezone.localdate()}", lambda: _build(tahun, edisi, None))
    return _build(tahun, edisi, versi)


def _build(tahun: int, edisi: Edisi, versi: LaporanTahunan | None) -> AnnualReport:
    return build_annual_report(tahun, edisi, terbitan_terdahulu(versi) if edisi == Edisi.UMUM else ())


def terbitan_terdahulu(versi: LaporanTahunan | None = None) -> list[Terbitan]:
    """What every public edition but that of `versi` has told, the oldest first: a small number must not follow from them together.

    Withdrawn ones count too: what was read once stays known.
    """
    rows = EdisiLaporan.umum_terdahulu(versi).only("potret")
    told = [Potret.read(row.potret).bagian("terbitan", Terbitan) for row in rows]
    return [one for one in told if one]
