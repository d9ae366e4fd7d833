"""Mengapa angka ini? Each figure has its definition, its table as the edition prints it, and the list behind it for who may open it."""

import io
import re

import openpyxl
import pytest
from django.conf import settings
from django.core.cache import cache
from django.template.loader import render_to_string

from anggota.models import JejakAudit
from kasus.tests.factories import make_kasus, make_layanan, victim
from laporan import statistics
from laporan.annual_report import build_annual_report
from laporan.definisi import BERANDA, DEFINISI
from laporan.document import report_context
from laporan.enums import Edisi
from laporan.home.angka import numbers
from laporan.models import EdisiLaporan
from laporan.tabel import TIDAK_DIMUAT
from laporan.tabel_laporan import daftar_tabel
from laporan.tests.factories import TAHUN, make_laporan, make_rekap, make_terbit
from rapat.tests.factories import make_rapat, make_rekomendasi

BAGIAN = sorted((settings.BASE_DIR / "templates/laporan").glob("_bab_*.html"))
ISI = "".join(path.read_text() for path in [settings.BASE_DIR / "templates/laporan/_isi.html", *BAGIAN])
CAPTIONS = re.findall(r'{% judul_(?:tabel|gambar) (\d) "(\w+)" %}', ISI)
TABLE = re.compile(r"<table.*?</table>", re.S)


@pytest.fixture
def year(sekretariat, kepala, dinsos):
    """A year with large groups and small ones: 27 victims of 3 cases, one of them a case with nobody who counts."""
    adults = [victim(jenis_kelamin=sex) for sex in "PL" for _ in range(12)]
    first = make_kasus(by=sekretariat, daftar_korban=adults)
    make_kasus(by=sekretariat, daftar_korban=[victim(usia_saat_terjerat=9, kelompok_usia="anak")] * 3)
    for korban in first.daftar_korban.all()[:7]:
        make_layanan(korban, by=sekretariat, penyedia=dinsos.instansi)
    make_rekomendasi(by=sekretariat, instansi=dinsos.instansi)
    make_rapat(by=sekretariat)
    return 2026


def path(kunci: str, edisi: str = "terbatas", tahun: int = 2026) -> str:
    return f"/laporan/{tahun}/angka/{kunci}/?edisi={edisi}"


def printed(html: str) -> dict[str, list[list[str]]]:
    """key of each table of the page of a report -> the numbers and masks of its lines."""
    found = {}
    for table in TABLE.findall(html):
        kunci = re.search(r"/angka/(\w+)/", table)[1]
        rows = re.findall(r"<tr>.*?</tr>", table, re.S)
        cells = [re.findall(r'<td class="angka">(.*?)</td>', row) for row in rows]
        found[kunci] = [re.findall(r"\d+|\*", " ".join(row).replace(".", "")) for row in cells if row]
    return found


def sheets(response) -> dict[str, list[tuple]]:
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    return {sheet.title: [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=2)] for sheet in book}


def test_every_caption_asks_why_and_every_definition_is_asked_for():
    assert (
        "caption>" not in ISI
    )  # a caption is written by the tags alone, with number, place and the way to its definition
    assert {kunci for _, kunci in CAPTIONS} | {"pokok"} == set(DEFINISI)
    assert len({definisi.nama for definisi in DEFINISI.values()}) == len(DEFINISI)
    assert all(len(definisi.nama) <= 31 for definisi in DEFINISI.values())  # the name of a sheet


def test_every_table_has_a_definition_and_says_its_cut_off(year):
    found = daftar_tabel(build_annual_report(year, Edisi.TERBATAS))
    assert {table.kunci for table in found} <= set(DEFINISI)
    assert all(table.batas and "{" not in table.batas for table in found)
    assert {table.kunci for table in found} >= {"pokok", "tren", "kelompok", "bentuk", "asal", "layanan", "rekomendasi"}


@pytest.fixture
def kept(settings):
    """Figures are built once until the next act, as in the real house: for tests that open many pages of one year."""
    settings.UMUR_BERANDA = 60
    cache.clear()


@pytest.mark.usefixtures("kept", "year")
@pytest.mark.parametrize("edisi", Edisi.values)
def test_page_of_each_figure_says_what_it_means(client_of, pimpinan, edisi):
    browser = client_of(pimpinan)
    for kunci in DEFINISI:
        html = browser.get(path(kunci, edisi)).content.decode()
        assert DEFINISI[kunci].nama in html
        for word in ("Satuan hitung", "Definisi", "Cara hitung", "Batas waktu dan saringan", "Sumber"):
            assert f"<dt>{word}</dt>" in html, kunci
        assert "/kasus/?" not in html, kunci


@pytest.mark.usefixtures("kept", "year")
@pytest.mark.parametrize("edisi", Edisi.values)
def test_page_of_a_figure_prints_what_the_edition_prints(client_of, kepala, edisi):
    browser = client_of(kepala)
    for kunci, rows in printed(browser.get(f"/laporan/2026/?edisi={edisi}").content.decode()).items():
        if kunci in {
            "rekomendasi",
            "bukti",
            "anggaran",
            "indikator",
        }:  # money, percent and decimals are written otherwise
            continue
        table = TABLE.search(browser.get(path(kunci, edisi)).content.decode())[0]
        lines = [
            re.findall(r'<td class="angka">([\d.]+|\*)</td>', row)
            for row in re.findall(r"<tr>.*?</tr>", table, re.S)[1:]
        ]
        assert [[cell.replace(".", "") for cell in line] for line in lines] == rows, kunci


def test_small_number_is_masked_on_the_page_of_its_figure(client_of, sekretariat, year):
    html = client_of(sekretariat).get(path("kelompok", "umum")).content.decode()
    assert '<td class="angka">*</td>' in html
    assert '<td class="angka">3</td>' not in html
    assert '<td class="angka">3</td>' in client_of(sekretariat).get(path("kelompok")).content.decode()


def test_table_that_the_edition_leaves_out_is_not_on_the_page_either(client_of, sekretariat):
    make_kasus(by=sekretariat, daftar_korban=[victim(), victim(usia_saat_terjerat=9, kelompok_usia="anak")])
    html = client_of(sekretariat).get(path("kelompok", "umum")).content.decode()
    assert TIDAK_DIMUAT in html
    assert not TABLE.search(html)


@pytest.mark.usefixtures("kept", "year")
@pytest.mark.parametrize("role", ["sekretariat", "kepala", "pimpinan"])
def test_list_behind_a_figure_has_as_many_rows_as_is_said(client_of, cast, role):
    browser, lists = client_of(cast[role]), []
    keys = ("pokok", "tren", "kelompok", "bentuk", "asal", "layanan", "rekomendasi", "keadaan_rekomendasi", "bukti")
    for kunci in keys:
        found = [one for one in browser.get(path(kunci)).context["daftar"] if one.jumlah is not None]
        assert bool(found) is (role != "pimpinan" or "rekomendasi" in kunci or kunci in {"pokok", "bukti"}), kunci
        lists += [one for one in found if one not in lists]
    for one in lists:
        shown = browser.get(one.url)
        assert shown.status_code == 200
        page = shown.context.get("page")
        rows = len(shown.context["daftar"]) if page is None else getattr(page, "jumlah", None) or page.paginator.count
        assert str(rows) == str(one.jumlah), one


def test_cases_of_the_list_hold_the_victims_that_the_figure_counts(client_of, sekretariat, year):
    listed = client_of(sekretariat).get(path("kelompok")).context["daftar"]
    assert [(one.label, str(one.jumlah)) for one in listed] == [("Kasus yang dilaporkan 2026", "2")]
    assert statistics.jumlah_kasus(year) == 2
    assert statistics.jumlah_korban(year) == 27


def test_beside_the_public_edition_no_number_of_cases_is_said(client_of, kepala, year):
    for kunci in ("kelompok", "bentuk", "asal", "tren"):
        listed = client_of(kepala).get(path(kunci, "umum")).context["daftar"]
        assert [(one.label, one.jumlah) for one in listed] == [("Kasus yang dilaporkan 2026", None)], kunci


def test_services_behind_the_figure_are_those_of_its_year_and_kind(client_of, sekretariat, year):
    browser = client_of(sekretariat)
    listed = {one.label: one for one in browser.get(path("layanan")).context["daftar"]}
    assert {label: str(one.jumlah) for label, one in listed.items()} == {
        "Layanan yang diminta 2026": "7",
        "Rehabilitasi sosial, 2026": "7",
    }
    shown = browser.get(listed["Layanan yang diminta 2026"].url)
    assert "Tahun diminta: 2026" in shown.content.decode()
    assert browser.get("/kasus/layanan/?tahun=2019").context["page"].paginator.count == 0
    assert browser.get("/kasus/layanan/?tahun=dua").context["page"].paginator.count == 7
    public = browser.get(path("layanan", "umum")).context["daftar"]
    assert [(one.label, one.jumlah) for one in public] == [("Layanan yang diminta 2026", None)]


def test_a_year_of_another_source_has_no_list_of_cases(client_of, kepala):
    make_rekap(by=kepala)
    assert client_of(kepala).get(path("kelompok", tahun=TAHUN)).context["daftar"] == []


@pytest.mark.parametrize("address", ["angka/rahasia/", "angka/tren/?edisi=rahasia", "tabel/?edisi=rahasia"])
def test_unknown_figure_or_edition_is_not_found(client_of, kepala, address):
    make_rekap(by=kepala)
    assert client_of(kepala).get(f"/laporan/{TAHUN}/{address}").status_code == 404
    assert client_of(kepala).get("/laporan/1999/angka/tren/").status_code == 404


@pytest.mark.parametrize("role", ["polda", "pengelola"])
@pytest.mark.parametrize("address", ["angka/tren/", "tabel/"])
def test_who_may_not_read_the_draft_reads_no_figure(client_of, cast, role, address):
    make_rekap(by=cast["kepala"])
    assert client_of(cast[role]).get(f"/laporan/{TAHUN}/{address}").status_code == 403
    assert not JejakAudit.objects.filter(peristiwa="export_laporan").exists()


def test_nothing_of_it_is_printed(year):
    report = build_annual_report(year, Edisi.TERBATAS)
    assert "Mengapa" not in render_to_string("laporan/_isi.html", report_context(report))
    shown = render_to_string("laporan/_isi.html", {**report_context(report), "is_layar": True})
    assert shown.count('class="mengapa tanpa-cetak"') == len(re.findall("<caption|<figcaption", shown))


@pytest.mark.parametrize("edisi", Edisi.values)
def test_figures_of_a_page_are_built_once_until_the_next_act(
    settings, client_of, kepala, year, edisi, django_assert_max_num_queries
):
    """What is left: session, account, newest act, and the lists behind the figure, counted together."""
    settings.UMUR_BERANDA = 60
    cache.clear()
    browser = client_of(kepala)
    before = browser.get(path("pokok", edisi)).content.decode()
    with django_assert_max_num_queries(8):
        browser.get(path("asal", edisi))
    make_kasus(by=kepala, daftar_korban=[victim()] * 2)
    assert browser.get(path("pokok", edisi)).content.decode() != before


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["sekretariat", "polda", "pimpinan"])
def test_every_number_of_home_has_its_definition(client_of, cast, role):
    asked = [kunci for _, _, kunci, *_ in numbers(cast[role])]
    assert asked
    html = client_of(cast[role]).get("/").content.decode()
    for kunci in asked:
        assert BERANDA[kunci].cara in html
    figures = {"tren", "keadaan_rekomendasi", "rapat_triwulan"}
    assert [BERANDA[kunci].cara in html for kunci in figures] == [role != "polda"] * 3
    assert figures | {kunci for who in cast.values() for _, _, kunci, *_ in numbers(who)} == set(BERANDA)


# The tables as files


@pytest.mark.parametrize("edisi", Edisi.values)
def test_spreadsheet_holds_the_numbers_of_the_page(client_of, pimpinan, year, edisi):
    browser = client_of(pimpinan)
    page = printed(browser.get(f"/laporan/2026/?edisi={edisi}").content.decode())
    answer = browser.get(f"/laporan/2026/tabel/?edisi={edisi}")
    assert answer["Content-Disposition"] == f'attachment; filename="tabel-laporan-2026-{edisi}.xlsx"'
    found = sheets(answer)
    assert set(page) >= {"tren", "kelompok", "rapat_triwulan"}
    assert ("layanan" in page) is (edisi == "terbatas")
    for kunci, rows in page.items():
        lines = found[DEFINISI[kunci].nama]
        numbers = [[str(cell) for cell in line[1:] if isinstance(cell, int) or cell == "*"] for line in lines]
        assert kunci in {"rekomendasi", "bukti"} or numbers == rows, kunci
    assert (
        JejakAudit.objects.get(peristiwa="export_laporan").objek_kode
        == f"Tabel Laporan 2026 edisi {Edisi(edisi).label}"
    )


def test_spreadsheet_of_the_public_edition_masks_and_says_the_rule(client_of, kepala, year):
    found = sheets(client_of(kepala).get("/laporan/2026/tabel/?edisi=umum"))
    assert ("Perempuan dewasa", 12) in found["Kelompok korban"]
    assert {n for _, n in found["Kelompok korban"]} == {12, "*", 27}
    assert next(iter(found)) == "Metode"
    assert any("ditutup" in text for _, text, *_ in found["Metode"])
    listed = {row[0] for row in found["Metode"]}
    assert set(found) - {"Metode"} <= listed


def test_spreadsheet_names_a_table_that_is_left_out_without_its_numbers(client_of, kepala):
    make_kasus(by=kepala, daftar_korban=[victim(), victim(usia_saat_terjerat=9, kelompok_usia="anak")])
    found = sheets(client_of(kepala).get("/laporan/2026/tabel/?edisi=umum"))
    assert found["Kelompok korban"] == found["Bentuk eksploitasi"] == []
    assert [row[-1] for row in found["Metode"] if row[0] == "Kelompok korban"] == [TIDAK_DIMUAT]


def test_tables_of_an_issued_version_stay_as_they_were(client_of, polda, sekretariat, kepala, pimpinan):
    laporan = make_terbit(by=sekretariat, pemeriksa=kepala, penerbit=pimpinan)
    before = sheets(client_of(polda).get(f"/laporan/{TAHUN}/versi/1/tabel/umum/"))
    statistics.RekapHistoris.objects.filter(tahun=TAHUN).update(jumlah=77)
    answer = client_of(polda).get(f"/laporan/{TAHUN}/versi/1/tabel/umum/")
    assert sheets(answer) == before
    assert (TAHUN, 2, "orang") in [row[:3] for row in before["Tren lima tahun"]]
    assert answer["Content-Disposition"] == f'attachment; filename="tabel-laporan-{TAHUN}-umum-versi-1.xlsx"'
    assert JejakAudit.objects.latest("id").objek_kode == f"Tabel {laporan} edisi Umum"


def test_tables_of_a_draft_are_for_the_office(client_of, polda, sekretariat):
    make_laporan(by=sekretariat)
    address = f"/laporan/{TAHUN}/versi/1/tabel/terbatas/"
    assert client_of(polda).get(address).status_code == 404
    assert "Metode" in sheets(client_of(sekretariat).get(address))
    assert client_of(sekretariat).get(f"/laporan/{TAHUN}/versi/1/tabel/rahasia/").status_code == 404


def test_version_that_is_older_than_its_tables_says_so(client_of, polda, sekretariat, kepala, pimpinan):
    make_terbit(by=sekretariat, pemeriksa=kepala, penerbit=pimpinan)
    for row in EdisiLaporan.objects.all():
        row.potret = re.sub(r'"tabel":\[.*\],"tahun"', '"tahun"', row.potret)
        row.save(update_fields=["potret"])
    answer = client_of(polda).get(f"/laporan/{TAHUN}/versi/1/tabel/umum/", follow=True)
    assert "sebelum tabelnya ikut disimpan" in answer.content.decode()
