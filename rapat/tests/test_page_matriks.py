"""The matrix: the same rows as page, PDF and spreadsheet."""

import datetime
import io

import openpyxl
import pikepdf
import pytest

from gugus_tugas.tests.pdf_structure import pdf_faults, text_of
from rapat.tests.factories import make_rapat, make_rekomendasi
from wilayah.models import Wilayah

URL = "/rekomendasi/matriks/"
PANJANG = ("Menyusun dan menyepakati alur rujukan satu pintu bagi korban " * 7)[:400]


@pytest.fixture
def rows(sekretariat, polda, dinsos):
    rapat = make_rapat(by=sekretariat)
    make_rekomendasi(
        by=sekretariat, instansi=polda.instansi, rapat=rapat, uraian="=HYPERLINK(\"http://x\")", masalah="+cmd",
        wilayah=Wilayah.objects.get(pk="11.74"),
    )  # fmt: skip
    make_rekomendasi(
        by=sekretariat, instansi=dinsos.instansi, pendukung=[polda.instansi], rapat=rapat, uraian=PANJANG,
        kode_hambatan="biaya", tenggat=datetime.date(2026, 6, 30),
    )  # fmt: skip
    make_rekomendasi(by=sekretariat, instansi=dinsos.instansi, rapat=rapat, wilayah=Wilayah.objects.get(pk="11.71"))


def sheet_of(content: bytes):
    return openpyxl.load_workbook(io.BytesIO(content)).active


def test_page_shows_the_province_first_and_then_each_place(client_of, polda, rows):
    html = client_of(polda).get(URL).content.decode()
    province, capital, langsa = (
        html.index(f">{name}</th>") for name in ("Provinsi Aceh", "Kota Banda Aceh", "Kota Langsa")
    )
    assert province < capital < langsa
    assert "Tidak ada biaya" in html


def test_spreadsheet_has_real_types_and_no_formula(client_of, polda, rows):
    response = client_of(polda).get(f"{URL}xlsx/")
    head, *body = sheet_of(response.content).iter_rows()
    assert [cell.value for cell in head][:4] == ["Nomor", "Wilayah", "Masalah", "Langkah"]
    first, second, third = body
    assert (first[0].value, first[0].data_type) == (2, "n")
    assert first[1].value == "Provinsi Aceh"
    assert all(first[n].value for n in (4, 5))
    assert (first[6].value.date(), first[6].is_date) == (datetime.date(2026, 6, 30), True)
    assert (first[8].value, first[9].value) == (0, 2)
    assert third[3].value == '=HYPERLINK("http://x")'
    assert {cell.data_type for cell in third if isinstance(cell.value, str)} == {"s"}
    assert second[6].value is None


def test_filter_is_the_same_for_page_and_spreadsheet_and_print(client_of, polda, rows):
    browser = client_of(polda)
    for kueri, found in (("wilayah=11.74", [1]), ("wilayah=provinsi", [2]), ("instansi=dinsos&urut=terbaru", [2, 3])):
        assert [row.nomor for row in browser.get(f"{URL}?{kueri}").context["daftar"]] == found
        body = list(sheet_of(browser.get(f"{URL}xlsx/?{kueri}").content).iter_rows(min_row=2, values_only=True))
        assert [row[0] for row in body] == found
    text = " ".join(text_of(browser.get(f"{URL}pdf/?wilayah=11.74").content))
    assert "Kota Langsa" in text
    assert "Provinsi Aceh" not in text


def test_print_lies_and_repeats_its_head(client_of, sekretariat, polda, dinsos, rows):
    rapat = make_rapat(by=sekretariat)
    for _ in range(12):
        make_rekomendasi(
            by=sekretariat, instansi=polda.instansi, pendukung=[dinsos.instansi], rapat=rapat, uraian=PANJANG,
            masalah=PANJANG,
        )  # fmt: skip
    content = client_of(polda).get(f"{URL}pdf/").content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert len(pdf.pages) > 1
        assert all(float(page.mediabox[2]) > float(page.mediabox[3]) for page in pdf.pages)
    assert all("Penanggung jawab" in text for text in text_of(content))
    assert pdf_faults(content) == []


@pytest.mark.parametrize("role", ["sekretariat", "polda", "pimpinan"])
def test_matrix_needs_the_same_few_queries_for_two_and_for_twenty(
    client_of, cast, sekretariat, role, django_assert_max_num_queries
):
    browser, counts, rapat = client_of(cast[role]), [], make_rapat(by=sekretariat)
    for more in (2, 18):
        for _ in range(more):
            make_rekomendasi(
                by=sekretariat, instansi=cast["polda"].instansi, rapat=rapat, pendukung=[cast["dinsos"].instansi]
            )
        with django_assert_max_num_queries(12) as queries:
            browser.get(URL)
        counts.append(len(queries))
    assert counts[0] == counts[1]
