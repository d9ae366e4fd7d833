"""The lists behind the figures, for who may open them. Each is counted by the filter of the page that it opens, so both agree.

Beside the Umum edition the length of a list of cases is not said, and no line of a table is opened: what the edition hides
would stand beside it.
"""

from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from anggota.models import Pengguna
from gugus_tugas.paging import COUNT_LIMIT, Jumlah, count_together
from gugus_tugas.tanggal import tulis_tanggal
from kasus.forms import KasusFilterForm, LayananFilterForm
from kasus.models import Layanan
from laporan import perms
from laporan.annual_report import AnnualReport
from laporan.bukti import standing
from laporan.definisi.dasar import Definisi, Tautan
from laporan.enums import Edisi
from laporan.statistics import SUMBER_REGISTER
from program.perms import can_view_program
from rapat.enums import URUTAN_LAPORAN, StatusRapat
from rapat.forms import RekomendasiFilterForm
from rapat.models import Rapat, Rekomendasi
from wilayah.models import KODE_KABKOTA_LENGTH


@dataclass(frozen=True)
class Daftar:
    """A list that may be opened, and how many rows it has; None where that is not said."""

    label: str
    url: str
    jumlah: Jumlah | None


def daftar_di_balik(definisi: Definisi, report: AnnualReport, user: Pengguna) -> list[Daftar]:
    """All counted in one query."""
    found = definisi.daftar(report, user)
    counts = iter(count_together([(rows, limit) for *_, rows, limit in found if rows is not None]))
    return [Daftar(label, url, None if rows is None else next(counts)) for label, url, rows, _ in found]


def kasus_setahun(report: AnnualReport, user: Pengguna) -> list[Tautan]:
    """The cases of the year, where the register answers for it."""
    return _years([report.titik_tahun_ini], report, user)


def kasus_lima_tahun(report: AnnualReport, user: Pengguna) -> list[Tautan]:
    return _years(report.tren, report, user)


def kasus_per_bentuk(report: AnnualReport, user: Pengguna) -> list[Tautan]:
    return [*kasus_setahun(report, user), *_lines("tujuan", [row for row in report.bentuk if row.kode], report, user)]


def kasus_per_asal(report: AnnualReport, user: Pengguna) -> list[Tautan]:
    places = [row for row in report.asal if len(row.kode) == KODE_KABKOTA_LENGTH]
    return [*kasus_setahun(report, user), *_lines("asal", places, report, user)]


def layanan_setahun(report: AnnualReport, user: Pengguna) -> list[Tautan]:
    """The services that were asked for in the year, and of each kind that the edition tells."""
    if not perms.can_read_semua_kasus(user):
        return []
    year, url, rows = report.tahun, reverse("kasus:layanan_index"), Layanan.objects.visible_to(user)
    asked = [(f"Layanan yang diminta {year}", f"tahun={year}")]
    if _may_count(report):
        asked += [(f"{row.label}, {year}", f"tahun={year}&jenis={row.kode}") for row in report.layanan if row.diminta]
    found = [LayananFilterForm(QueryDict(kueri)).filter(rows) if _may_count(report) else None for _, kueri in asked]
    return [(label, f"{url}?{kueri}", one, COUNT_LIMIT) for (label, kueri), one in zip(asked, found, strict=True)]


def rapat_triwulan(report: AnnualReport, user: Pengguna) -> list[Tautan]:
    return _meetings(Rapat.objects.visible_to(user).triwulanan(report.tahun).exclude(status=StatusRapat.KONSEP))


def rapat_lain(report: AnnualReport, user: Pengguna) -> list[Tautan]:
    rows = Rapat.objects.visible_to(user).umum().filter(tahun=report.tahun, triwulan__isnull=True)
    return _meetings(rows.filter(status=StatusRapat.SELESAI).order_by("tanggal"))


def rekomendasi(report: AnnualReport, user: Pengguna) -> list[Tautan]:
    return [_recommendations("Semua rekomendasi, keadaan hari ini", "", user)]


def rekomendasi_per_keadaan(report: AnnualReport, user: Pengguna) -> list[Tautan]:
    states = [_recommendations(f"{state.label}, hari ini", f"keadaan={state.value}", user) for state in URUTAN_LAPORAN]
    return [*rekomendasi(report, user), *states]


def bukti(report: AnnualReport, user: Pengguna) -> list[Tautan]:
    rows = standing(Rekomendasi.objects.visible_to(user))
    return [(f"Bukti tahun {report.tahun}", f"{reverse('laporan:bukti')}?tahun={report.tahun}", rows, COUNT_LIMIT)]


def gugus_daerah(report: AnnualReport, user: Pengguna) -> list[Tautan]:
    """As they stand today; the page has a line for each of the 23, so their number is not said."""
    url = reverse("program:gugus_daerah_index")
    return [("Gugus Tugas kabupaten/kota, hari ini", url, None, COUNT_LIMIT)] if can_view_program(user) else []


def pokok(report: AnnualReport, user: Pengguna) -> list[Tautan]:
    return [*kasus_setahun(report, user), *rapat_triwulan(report, user), *rekomendasi(report, user)]


def _years(points, report: AnnualReport, user: Pengguna) -> list[Tautan]:
    years = [point.tahun for point in points if point.sumber == SUMBER_REGISTER]
    asked = [(f"Kasus yang dilaporkan {year}", f"tahun={year}") for year in years]
    return _cases(asked, report, user)


def _lines(field: str, rows, report: AnnualReport, user: Pengguna) -> list[Tautan]:
    """The cases behind each line of a table."""
    if not _may_count(report):
        return []
    asked = [
        (f"{row.label}: kasus {report.tahun}", f"tahun={report.tahun}&{field}={row.kode}") for row in rows if row.jumlah
    ]
    return _cases(asked, report, user)


def _cases(asked: list[tuple[str, str]], report: AnnualReport, user: Pengguna) -> list[Tautan]:
    if not perms.can_read_semua_kasus(user):
        return []
    counted = [KasusFilterForm.rows_of(kueri, user=user) if _may_count(report) else (None, 0) for _, kueri in asked]
    return [
        (label, f"{reverse('kasus:index')}?{kueri}", *found)
        for (label, kueri), found in zip(asked, counted, strict=True)
    ]


def _may_count(report: AnnualReport) -> bool:
    """Is no number of this edition hidden?"""
    return report.edisi == Edisi.TERBATAS


def _meetings(rows) -> list[Tautan]:
    """Each by itself: the page of meetings has no filter by year."""
    return [
        (f"{row.judul}, {tulis_tanggal(row.tanggal)}", reverse("rapat:detail", args=[row.pk]), None, 0) for row in rows
    ]


def _recommendations(label: str, kueri: str, user: Pengguna) -> Tautan:
    form = RekomendasiFilterForm(QueryDict(kueri), user=user, on=timezone.localdate())
    rows = form.filter(Rekomendasi.objects.visible_to(user).with_progress())
    return label, f"{reverse('rapat:rekomendasi')}{'?' if kueri else ''}{kueri}", rows, COUNT_LIMIT
