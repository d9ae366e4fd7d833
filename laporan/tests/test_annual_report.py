"""What each edition may show, empty houses, odd addresses, and the trail of a download."""

import pytest

from kasus.tests.factories import make_kasus, victim
from laporan.annual_report import build_annual_report
from laporan.document import report_context
from laporan.enums import Edisi
from laporan.guard import may_break_down
from laporan.models import RekapHistoris


@pytest.mark.parametrize(
    ("parts", "allowed"),
    [
        ([], False),
        ([0, 0], False),
        ([5, 0], True),
        ([5, 4], False),
        ([1], False),
        ([5, 6, 0, 0], True),
        ([4, 4], False),
    ],
)
def test_breakdown_needs_five_in_every_part(parts, allowed):
    assert may_break_down(parts) is allowed


def test_groups_appear_in_public_only_when_every_part_is_large(sekretariat):
    for sex in "PL":
        make_kasus(by=sekretariat, daftar_korban=[victim(jenis_kelamin=sex) for _ in range(5)])
    assert [row.jumlah for row in build_annual_report(2026, Edisi.UMUM).kelompok] == [5, 0, 5, 0, 0]
    make_kasus(by=sekretariat, daftar_korban=[victim(usia_saat_terjerat=9)])
    report = build_annual_report(2026, Edisi.UMUM)
    assert (report.kelompok, report.disembunyikan) == ((), True)
    assert build_annual_report(2026, Edisi.TERBATAS).kelompok


@pytest.mark.parametrize("edisi", Edisi)
def test_report_of_an_empty_house_still_has_every_chapter(client_of, kepala, edisi):
    RekapHistoris.objects.create(tahun=2017, jumlah=0, sumber="DP3A", dicatat_oleh=kepala)
    html = client_of(kepala).get(f"/laporan/2017/?edisi={edisi}").content.decode()
    assert [chapter for chapter in ("BAB I.", "BAB II.", "BAB III.", "BAB IV.", "BAB V.") if chapter not in html] == []
    assert report_context(build_annual_report(2017, edisi))["grafik_tren"] is not None


@pytest.mark.parametrize("query", ["edisi=rahasia", "edisi=", "edisi=%00"])
def test_unknown_edition_is_not_found(client_of, kepala, query):
    RekapHistoris.objects.create(tahun=2017, jumlah=0, sumber="DP3A", dicatat_oleh=kepala)
    assert client_of(kepala).get(f"/laporan/2017/?{query}").status_code == 404


@pytest.mark.parametrize("year", [1, 1999, 99999999999])
def test_year_without_data_is_not_found(client_of, kepala, year):
    assert client_of(kepala).get(f"/laporan/{year}/").status_code == 404


def test_download_has_a_neutral_name_and_a_trail(client_of, pimpinan, monkeypatch):
    from anggota.models import JejakAudit

    RekapHistoris.objects.create(tahun=2017, jumlah=2, sumber="DP3A", dicatat_oleh=pimpinan)
    monkeypatch.setattr("laporan.views.render_annual_pdf", lambda report: b"%PDF-")
    response = client_of(pimpinan).get("/laporan/2017/pdf/?edisi=umum")
    assert response.headers["Content-Disposition"] == 'attachment; filename="laporan-tahunan-2017-umum.pdf"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert JejakAudit.objects.get(peristiwa="export_laporan").objek_kode == "Laporan 2017 edisi Umum"


def test_failed_rendering_is_said_on_the_page(client_of, pimpinan, monkeypatch):
    from gugus_tugas.pdf import PdfFailed

    def fail(report):
        raise PdfFailed("PDF gagal dibuat.")

    RekapHistoris.objects.create(tahun=2017, jumlah=2, sumber="DP3A", dicatat_oleh=pimpinan)
    monkeypatch.setattr("laporan.views.render_annual_pdf", fail)
    assert "PDF gagal dibuat." in client_of(pimpinan).get("/laporan/2017/pdf/", follow=True).content.decode()
