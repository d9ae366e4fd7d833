"""What each edition may show, empty houses, odd addresses, and the trail of a download."""

import re

import pytest
from django.template.loader import render_to_string

from kasus.tests.factories import make_kasus, victim
from laporan.annual_report import build_annual_report
from laporan.document import report_context
from laporan.enums import Edisi
from laporan.guard import may_break_down
from laporan.models import RekapHistoris
from laporan.naskah import naskah_html


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


def test_public_groups_are_merged_before_they_are_masked_or_left_out(sekretariat):
    """Ten women and thirty men print as they are only when no group is small: children (0) and unknown (0) are."""
    adults = [victim(jenis_kelamin=sex) for sex, n in (("P", 10), ("L", 30)) for _ in range(n)]
    make_kasus(by=sekretariat, daftar_korban=adults)
    report = build_annual_report(2026, Edisi.UMUM)
    assert {row.kode: row.jumlah for row in report.kelompok} == {
        "pd": 10,
        "ap": None,
        "ld": None,
        "al": None,
        "td": None,
    }
    assert build_annual_report(2026, Edisi.TERBATAS).kelompok[2].jumlah == 30


def test_few_victims_are_told_as_a_total_alone(sekretariat):
    make_kasus(by=sekretariat, daftar_korban=[victim(), victim(usia_saat_terjerat=9, kelompok_usia="anak")])
    report = build_annual_report(2026, Edisi.UMUM)
    assert (report.jumlah_korban, report.kelompok, report.bentuk) == (2, (), ())
    assert report.ditutup == ("kelompok", "bentuk")
    assert build_annual_report(2026, Edisi.TERBATAS).kelompok


@pytest.mark.parametrize("edisi", Edisi)
def test_report_of_an_empty_house_still_has_every_chapter(client_of, kepala, edisi):
    RekapHistoris.objects.create(tahun=2017, jumlah=0, sumber="DP3A", dicatat_oleh=kepala)
    html = client_of(kepala).get(f"/laporan/2017/?edisi={edisi}").content.decode()
    assert [
        chapter
        for chapter in ("BAB I.", "BAB II.", "BAB III.", "BAB IV.", "BAB V.", "BAB VI.", "BAB VII.")
        if chapter not in html
    ] == []
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
    monkeypatch.setattr("laporan.views.render_konsep", lambda report, narasi: b"%PDF-")
    response = client_of(pimpinan).get("/laporan/2017/pdf/?edisi=umum")
    assert response.headers["Content-Disposition"] == 'attachment; filename="laporan-tahunan-2017-umum.pdf"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert JejakAudit.objects.get(peristiwa="export_laporan").objek_kode == "Laporan 2017 edisi Umum"


def test_failed_rendering_is_said_on_the_page(client_of, pimpinan, monkeypatch):
    from gugus_tugas.pdf import PdfFailed

    def fail(report, narasi):
        raise PdfFailed("PDF gagal dibuat.")

    RekapHistoris.objects.create(tahun=2017, jumlah=2, sumber="DP3A", dicatat_oleh=pimpinan)
    monkeypatch.setattr("laporan.views.render_konsep", fail)
    assert "PDF gagal dibuat." in client_of(pimpinan).get("/laporan/2017/pdf/", follow=True).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("edisi", Edisi)
@pytest.mark.parametrize("tahun", [2017, 2018, 2025, 2026])
def test_a_house_in_which_nothing_was_ever_entered_has_a_report(tahun, edisi):
    """Not even an account: what nobody entered is said, never a crash."""
    report = build_annual_report(tahun, edisi)
    assert report.jumlah_korban in (None, 0)
    assert [row.nomor for row in report.bukti] == (list(range(1, 17)) if tahun >= 2018 else [])
    page = render_to_string("laporan/_isi.html", report_context(report))
    assert all(f'id="bab-{number}"' in page for number in range(1, 8))


@pytest.mark.django_db
def test_each_text_of_the_office_stands_in_its_chapter():
    """The nine chapters of the outline; those without figures of their own follow the others."""
    texts = {
        "pencegahan": "Kata cegah.",
        "penegakan": "Kata hukum.",
        "hambatan": "Kata hambat.",
        "penutup": "Kata tutup.",
    }
    html = naskah_html(build_annual_report(2025, Edisi.UMUM), narasi=texts)
    chapters = re.findall(r'<section class="bab[^>]* id="bab-(\d)">(.*?)</section>', html, re.DOTALL)
    assert [number for number, _ in chapters] == list("123456789")
    told = {number: [bab for bab, text in texts.items() if text in part] for number, part in chapters}
    assert {number: found for number, found in told.items() if found} == {
        "4": ["pencegahan"], "6": ["penegakan"], "8": ["hambatan"], "9": ["penutup"],
    }  # fmt: skip
    assert all(f'<a href="#bab-{number}">' in html for number in range(1, 10))
