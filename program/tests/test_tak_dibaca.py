"""What an uploaded table holds beside what is read: the preview tells of it, so that nobody believes it was stored."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gugus_tugas.lembar import from_json, to_json
from program.resources import TABEL, TabelBahan

HEAD = [kolom.judul for kolom in TabelBahan.kolom]
LINE = ["B-1", "Dinsos", "Buku saku", "Kenali TPPO", "eksemplar", None]


def book_of(head: list, *rows: list, others: dict | None = None, hidden: str = "") -> SimpleUploadedFile:
    book = openpyxl.Workbook()
    for line in (head, *rows):
        book.active.append(line)
    for name, lines in (others or {}).items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
        sheet.sheet_state = "hidden" if name == hidden else "visible"
    output = io.BytesIO()
    book.save(output)
    return SimpleUploadedFile("tabel.xlsx", output.getvalue())


def shown(client, upload) -> str:
    return client.post("/program/impor/bahan/", {"berkas": upload}, follow=True).content.decode()


def test_preview_tells_columns_and_sheets_that_were_not_read(client_of, dinsos):
    head = [*HEAD, "Stok awal", None, "Kosong <b>"]
    page = shown(
        client_of(dinsos),
        book_of(head, [*LINE, 500, "catatan"], others={"2025": [["Judul lama"]], "Lembar kosong": [[None]]}),
    )
    assert "Kolom yang tidak dibaca: G (Stok awal); H (tanpa judul)." in page
    assert "Lembar lain yang tidak dibaca: 2025." in page
    assert "Simpan 1 baris" in page, "it is told, and forbids nothing"


def test_hidden_sheets_and_what_lies_right_of_the_last_column_are_told(dinsos):
    far = [*LINE, *[None] * 54, 1, 2]
    read = TabelBahan(dinsos).read(book_of(HEAD, far, others={"Rahasia": [["x"]]}, hidden="Rahasia"))
    assert (read.kolom_lain, read.lembar_lain) == (["BI (tanpa judul, dan semua sesudahnya)"], ["Rahasia"])


def test_csv_tells_its_columns_too(dinsos):
    content = "\n".join(
        [";".join([*HEAD, "Stok awal"]), ";".join(["B-1", "Dinsos", "Buku saku", "Kenali", "buah", "", "7"])]
    )
    read = TabelBahan(dinsos).read(SimpleUploadedFile("tabel.csv", content.encode()))
    assert (read.kolom_lain, read.lembar_lain) == (["G (Stok awal)"], [])


def test_whole_table_tells_nothing(client_of, dinsos):
    assert "Tidak ikut disimpan" not in shown(client_of(dinsos), book_of(HEAD, LINE))


@pytest.mark.parametrize("kunci", sorted(TABEL))
def test_sheets_of_our_own_template_are_no_news_until_somebody_fills_the_example(sekretariat, kunci):
    tabel = TABEL[kunci](sekretariat)
    book = openpyxl.load_workbook(io.BytesIO(tabel.template()))
    sheet, sample = book.worksheets[:2]
    for line in list(sample.iter_rows(min_row=2, values_only=True)):
        sheet.append(line)

    def read():
        output = io.BytesIO()
        book.save(output)
        return tabel.read(SimpleUploadedFile("t.xlsx", output.getvalue()))

    assert (read().kolom_lain, read().lembar_lain) == ([], [])
    sample.append(["satu baris lagi"])
    assert read().lembar_lain == ["Isi contoh"]


def test_table_that_was_held_before_is_still_read():
    rows = from_json('[{"nama":"A"},[[2,{"nama":"x"},{}]]]')
    assert (len(rows), rows.kolom_lain, rows.lembar_lain) == (1, [], [])
    assert from_json(to_json(rows)) == rows
