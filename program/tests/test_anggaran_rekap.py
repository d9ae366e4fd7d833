"""The comparison of budgets: zero and silence are marked; page, spreadsheet and print say the same, to the rupiah."""

import datetime
import io
import re

import openpyxl
import pikepdf
import pytest

from anggota.tests.factories import make_instansi, make_keanggotaan, make_sk
from gugus_tugas.rupiah import persen, tulis_rupiah
from gugus_tugas.tests.pdf_structure import pdf_faults, text_of
from program.statistics.anggaran import SelAnggaran, rekap_anggaran
from program.tests.factories import make_anggaran, make_nihil

URL, KUERI = "/program/anggaran/rekap/", "?tahun=2026&lama=3"
ON = datetime.date(2026, 11, 29)
BESAR = 900_719_925_474_993  # a float loses its last digit


@pytest.fixture
def rows(dinsos, polda):
    make_anggaran(by=dinsos, tahun=2026, pagu=BESAR, realisasi=1)
    make_anggaran(by=dinsos, tahun=2026, pagu=2, realisasi=2, sumber_dana="apbn")
    make_anggaran(by=dinsos, tahun=2026, pagu=5)
    make_anggaran(by=dinsos, tahun=2025, pagu=1_000_000)
    make_nihil(by=dinsos, tahun=2024)
    make_anggaran(by=polda, tahun=2026, pagu=3_000, realisasi=999)
    make_anggaran(by=polda, tahun=2024, pagu=0, realisasi=0)
    return dinsos.instansi.nama, polda.instansi.nama


def cells(user, **kwargs) -> dict:
    found = rekap_anggaran(user, 2026, on=ON, **kwargs)
    return {row.nama: row.sel for row in found.instansi}


def test_nothing_zero_and_not_reported_are_told_apart(pimpinan, rows):
    dinsos, polda = (cells(pimpinan)[name] for name in rows)
    assert (dinsos[2026].pagu, dinsos[2026].realisasi, dinsos[2026].keadaan) == (
        BESAR + 7,
        3,
        "1 dari 3 baris tanpa realisasi",
    )
    assert (dinsos[2025].realisasi, dinsos[2025].serapan) == (None, "–")
    assert (dinsos[2024].keadaan, dinsos[2024].is_nol, dinsos[2024].realisasi) == ("Nol (dinyatakan)", True, 0)
    assert (polda[2024].keadaan, polda[2024].is_nol) == ("Nol", True)
    assert (polda[2025].keadaan, polda[2025].is_diam) == ("Belum melapor", True)
    assert polda[2026].serapan == "33,3 %"
    assert not SelAnggaran(pagu=0, terpakai=5, baris=1).is_nol, "money without a pagu is not hidden behind a zero"


def test_agencies_of_the_task_force_are_asked_and_nobody_else(sekretariat, pimpinan, polda, rows):
    """Once a decree is in force: its agencies, and whoever has a line all the same."""
    outside, silent = make_instansi(), make_instansi()
    assert {outside.nama, silent.nama} <= set(cells(pimpinan))
    sk = make_sk(by=sekretariat)
    make_keanggotaan(sk=sk, instansi=silent)
    assert set(cells(pimpinan)) == {*rows, silent.nama}
    assert cells(pimpinan)[silent.nama][2026].is_diam
    assert set(cells(polda)) == {polda.instansi.nama}


def test_sums_by_source_and_of_all(pimpinan, rows):
    found = rekap_anggaran(pimpinan, 2026, on=ON)
    assert [row.nama for row in found.sumber] == ["APBA", "APBN"]
    assert [row.sel[2026].pagu for row in found.sumber] == [BESAR + 5 + 3_000, 2]
    assert (found.jumlah[2026].pagu, found.jumlah[2026].realisasi) == (BESAR + 7 + 3_000, 1_002)
    assert found.ringkas == [(2024, 0, 2, 0), (2025, 1, 0, 1), (2026, 2, 0, 0)]
    assert [row.sel[2024] for row in found.sumber] == [SelAnggaran(baris=1), SelAnggaran()]


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 0, "–"), (5, 0, "–"), (0, 7, "0,0 %"), (1, 3, "33,3 %"), (2, 3, "66,7 %"), (7, 7, "100,0 %"), (1, 2000, "0,1 %"),
        (1, 2001, "0,0 %"), (9995, 10_000, "100,0 %"), (9994, 10_000, "99,9 %"), (25, 2, "1.250,0 %"),
        (10**15 - 1, 10**15, "100,0 %"),
    ],
)  # fmt: skip
def test_percent_in_whole_numbers(part, whole, said):
    assert persen(part, whole) == said


def amounts(text: str) -> list[str]:
    return re.findall(r"Rp[\d.]+\d|Rp\d", text)


def test_page_spreadsheet_and_print_agree_to_the_rupiah(client_of, sekretariat, rows):
    browser = client_of(sekretariat)
    html = browser.get(f"{URL}{KUERI}").content.decode()
    sheet = openpyxl.load_workbook(io.BytesIO(browser.get(f"{URL}xlsx/{KUERI}").content)).active
    printed = browser.get(f"{URL}pdf/{KUERI}").content
    head, *body = sheet.iter_rows(values_only=True)
    total = dict(zip(head, body[-1], strict=True))
    assert total["Nama"] == "Jumlah"
    agencies = [dict(zip(head, row, strict=True)) for row in body if row[0] == "Instansi"]
    for year in (2024, 2025, 2026):
        for name in ("Pagu", "Realisasi"):
            assert sum(row[f"{name} {year}"] or 0 for row in agencies) == (total[f"{name} {year}"] or 0)
    wanted = [
        tulis_rupiah(row[column])
        for row in agencies
        for year in (2024, 2025, 2026)
        if row[f"Pagu {year}"]
        for column in (f"Pagu {year}", f"Realisasi {year}")
        if row[column] is not None
    ]
    assert BESAR + 7 in [row["Pagu 2026"] for row in agencies]
    on_page, on_paper = amounts(html), amounts(" ".join(text_of(printed)))
    assert on_page[: len(wanted)] == wanted
    assert on_page == on_paper
    assert tulis_rupiah(total["Pagu 2026"]) in on_paper
    silent = next(row for row in agencies if row["Nama"] == rows[1])
    assert (silent["Keadaan 2025"], silent["Pagu 2025"], silent["Keadaan 2024"]) == ("Belum melapor", None, "Nol")


def test_print_lies_and_marks(client_of, pimpinan, rows):
    content = client_of(pimpinan).get(f"{URL}pdf/?tahun=2026&lama=5").content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert all(float(page.mediabox[2]) > float(page.mediabox[3]) for page in pdf.pages)
    text = " ".join(" ".join(text_of(content)).split())
    assert "NOL dinyatakan" in text
    assert "belum melapor" in text
    assert "2022" in text
    assert pdf_faults(content) == []


def test_page_marks_and_the_leadership_opens_no_row(client_of, pimpinan, dinsos):
    make_anggaran(by=dinsos, program="ZZPROGRAM")
    html = client_of(pimpinan).get(f"{URL}{KUERI}").content.decode()
    assert "Belum melapor" in html
    assert "Rp1.250.000" in html
    assert "ZZPROGRAM" not in html
    assert "/program/anggaran/1/" not in html


def test_member_meets_only_the_own_agency(client_of, polda, rows):
    for tail in ("", "xlsx/", "pdf/"):
        content = client_of(polda).get(f"{URL}{tail}{KUERI}").content
        text = {
            "": lambda c: c.decode(),
            "xlsx/": lambda c: str(list(openpyxl.load_workbook(io.BytesIO(c)).active.values)),
            "pdf/": lambda c: " ".join(text_of(c)),
        }[tail](content)
        assert rows[1] in text
        assert rows[0] not in text


@pytest.mark.parametrize(
    "query", ["tahun=0", "tahun=99999999999999999999", "tahun=²", "lama=9", "lama=x", "lama=%00", ""]
)
def test_nonsense_is_three_years_up_to_this_one(client_of, dinsos, query):
    response = client_of(dinsos).get(f"{URL}?{query}")
    assert response.status_code == 200
    assert len(response.context["rekap"].tahun) == 3


def test_empty_register(client_of, pimpinan):
    for tail in ("", "xlsx/", "pdf/"):
        assert client_of(pimpinan).get(f"{URL}{tail}{KUERI}").status_code == 200
