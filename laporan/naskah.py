"""The printed report as one complete HTML document with its style sheet inside: what is frozen, and what a PDF is made of.

A frozen document needs nothing of ours but the fonts: later templates, charts and figures do not touch it.
"""

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from anggota.qr import kode_qr
from gugus_tugas.pdf import Dokumen, PenandaTangan, render_pdf
from gugus_tugas.tanggal import tulis_tanggal
from laporan.annual_report import AnnualReport
from laporan.document import report_context
from laporan.enums import Edisi
from laporan.kode import tulis_kode
from laporan.perubahan import Beda

LEMBAR_GAYA = ("cetak.css", "terbitan.css")
_TAUTAN_GAYA = '<link rel="stylesheet" href="css/cetak.css">'
TEMPAT = "Banda Aceh"
KOSONG = {
    "kiri": PenandaTangan("Ketua Gugus Tugas", pengantar="Menyetujui,"),
    "kanan": PenandaTangan("Ketua Pelaksana Harian"),
}


@dataclass(frozen=True)
class Pengesahan:
    """What approval fixes. `penanda_tangan`: rows of LaporanTahunan.penanda_tangan."""

    nomor: str
    tanggal: datetime.date
    versi: int
    kode: str
    sidik_angka: str
    penanda_tangan: tuple[dict, ...]


def naskah_html(
    report: AnnualReport,
    *,
    narasi: Mapping[str, str],
    pengesahan: Pengesahan | None = None,
    perubahan: Iterable[Beda] = (),
    versi_lama: int | None = None,
) -> str:
    """The whole document; without `pengesahan` a draft, marked as one on every sheet."""
    context = {
        **report_context(report),
        "dokumen": _dokumen(report, pengesahan),
        "narasi": dict(narasi),
        "pengesahan": pengesahan,
        "perubahan": list(perubahan),
        "versi_lama": versi_lama,
        **_signatures(pengesahan),
        **_verification(pengesahan),
    }
    context["isi"] = render_to_string("laporan/_isi.html", context)  # first: the lists at the front name its tables
    html = render_to_string("laporan/pdf/terbitan.html", context)
    if html.count(_TAUTAN_GAYA) != 1:
        raise ValueError("templates/pdf/base.html must link css/cetak.css exactly once")
    return html.replace(_TAUTAN_GAYA, f"<style>{_styles()}</style>")


def render_konsep(report: AnnualReport, *, narasi: Mapping[str, str]) -> bytes:
    """The PDF of figures that nobody approved. Raises PdfFailed with a sentence for the reader."""
    return render_pdf(naskah_html(report, narasi=narasi))


def as_konsep(html: str) -> str:
    """A frozen document that is not issued yet: the same, with the mark of a draft on every sheet."""
    return re.sub(r'(<body [^>]*data-konsep=")[^"]*"', r'\1KONSEP"', html, count=1)


def _dokumen(report: AnnualReport, pengesahan: Pengesahan | None) -> Dokumen:
    edisi = f"Laporan Tahunan {report.tahun} · Edisi {report.edisi.label}"
    return Dokumen(
        judul=f"Laporan Tahunan {report.tahun} Gugus Tugas PP-TPPO Aceh",
        tanggal=pengesahan.tanggal if pengesahan else report.batas_data,
        klasifikasi=report.edisi.label.upper(),
        kaki=f"{edisi} · Versi {pengesahan.versi} · {tulis_kode(pengesahan.kode)}" if pengesahan else edisi,
        is_konsep=pengesahan is None,
        tanda="TERBATAS" if report.edisi == Edisi.TERBATAS else "",
    )


def _signatures(pengesahan: Pengesahan | None) -> dict:
    sides = dict(KOSONG)
    for row in pengesahan.penanda_tangan if pengesahan else ():
        sides[row["sisi"]] = PenandaTangan(row["jabatan"], nama=row["nama"], pengantar=row["pengantar"])
    place = f"{TEMPAT}, {tulis_tanggal(pengesahan.tanggal)}" if pengesahan else ""
    return {"penanda_kiri": sides["kiri"], "penanda_kanan": sides["kanan"], "tempat_tanggal": place}


def alamat_verifikasi(kode: str) -> str:
    """The public address of a code, always on the configured site."""
    return f"{settings.SITUS_URL}{reverse('laporan:verify_terbitan', args=[tulis_kode(kode)])}"


def _verification(pengesahan: Pengesahan | None) -> dict:
    if pengesahan is None:
        return {"qr": None, "kode_tertulis": "", "alamat_verifikasi": ""}
    return {
        "qr": kode_qr(alamat_verifikasi(pengesahan.kode)),
        "kode_tertulis": tulis_kode(pengesahan.kode),
        "alamat_verifikasi": f"{settings.SITUS_URL}{reverse('laporan:verifikasi')}",
    }


def _styles() -> str:
    folder = settings.BASE_DIR / "static" / "css"
    text = "\n".join((folder / name).read_text() for name in LEMBAR_GAYA)
    if "</" in text or "url(" in text:
        raise ValueError("a style sheet of the printed report may hold neither tags nor addresses")
    return text
