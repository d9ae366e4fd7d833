"""Budgets from spreadsheets: every way to write money is read rightly or refused by row and column; merged cells, codes, sums."""

import datetime
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from gugus_tugas.auth import ActionRefused
from program import actions
from program.models import AnggaranInstansi
from program.resources import TabelAnggaran
from program.tests.factories import make_anggaran, make_nihil, table

HEAD = [kolom.judul for kolom in TabelAnggaran.kolom]
GOOD = {
    "Kunci": "A-1", "Instansi": "Dinsos", "Tahun": 2026, "Kode program": "2.08.02", "Program": "Perlindungan perempuan",
    "Kode kegiatan": "2.08.02.1.01", "Kegiatan": "Pencegahan", "Kode sub-kegiatan": "2.08.02.1.01.0001", "Sub-kegiatan": "Koordinasi",
    "Sumber dana": "APBA", "Pagu": "Rp 1.250.000,00", "Realisasi": 0, "Nomor rekomendasi": 14,
}  # fmt: skip
SECOND = {"Kunci": "A-2", "Kode sub-kegiatan": "2.08.02.1.01.0002"}


def row(**changes) -> list:
    return [{**GOOD, **changes}.get(name) for name in HEAD]


def preview_of(by, upload):
    tabel = TabelAnggaran(by)
    return tabel.preview(tabel.read(upload))


def faults(by, *rows) -> list[str]:
    return [str(fault) for fault in preview_of(by, table(HEAD, *rows)).kesalahan]


def store(by, *rows):
    tabel = TabelAnggaran(by)
    held = tabel.read(table(HEAD, *rows))
    impor = actions.hold_impor(tabel, rows=held, by=by)
    return actions.import_program(impor, sidik=tabel.preview(held).sidik, by=by)


# Cells and rows


def test_empty_dash_and_zero_in_a_row(dinsos):
    store(
        dinsos,
        row(Realisasi=None),
        row(**SECOND, Realisasi="-"),
        row(**{"Kunci": "A-3", "Kode sub-kegiatan": "x3", "Pagu": "-", "Realisasi": 0}),
    )
    assert list(AnggaranInstansi.objects.order_by("kunci_sumber").values_list("pagu", "realisasi")) == [
        (1_250_000, None),
        (1_250_000, 0),
        (0, 0),
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"Kunci": None}, "kolom A (Kunci): wajib diisi"),
        ({"Instansi": "Partai"}, "kolom B (Instansi): instansi 'Partai' tidak dikenal"),
        ({"Tahun": "dua ribu"}, "kolom C (Tahun): harus angka bulat"),
        ({"Tahun": 1999}, "kolom C (Tahun): tahun anggaran antara 2000"),
        ({"Tahun": 2099}, "kolom C (Tahun): tahun anggaran antara 2000"),
        ({"Kode program": 2.08}, "kolom D (Kode program): kode harus teks"),
        ({"Kode program": datetime.date(2002, 8, 2)}, "kolom D (Kode program): Excel mengubah isinya menjadi tanggal"),
        ({"Kode program": "2 08"}, "kolom D (Kode program): kode ditulis dengan angka"),
        ({"Kode program": "2" * 41}, "kolom D (Kode program): paling panjang 40"),
        ({"Program": None}, "kolom E (Program): wajib diisi. Bila selnya digabung (merge)"),
        ({"Kegiatan": None}, "kolom G (Kegiatan): tulis namanya, karena kodenya diisi"),
        ({"Sub-kegiatan": None}, "kolom I (Sub-kegiatan): tulis namanya"),
        ({"Sumber dana": None}, "kolom J (Sumber dana): wajib diisi"),
        ({"Sumber dana": "Arisan"}, "kolom J (Sumber dana): 'Arisan' tidak ada dalam pilihan"),
        ({"Pagu": None}, "kolom K (Pagu): wajib diisi"),
        ({"Pagu": "1,250"}, "kolom K (Pagu): Tulis jumlah rupiah dengan angka"),
        ({"Realisasi": 1_250_001}, "kolom L (Realisasi): realisasi melebihi pagu"),
        ({"Tahun": 2027, "Realisasi": 1}, "kolom L (Realisasi): tahun 2027 belum berjalan"),
        ({"Nomor rekomendasi": 17}, "kolom N (Nomor rekomendasi): harus angka bulat 0 sampai 16"),
        ({"Nomor rekomendasi": 0}, "kolom N (Nomor rekomendasi): nomor rekomendasi dari 1"),
    ],
)
def test_fault_names_row_column_and_cause(dinsos, sekretariat, changes, said):
    found = faults(sekretariat, row(), row(**{**SECOND, **changes}))
    assert [text for text in found if text.startswith(f"Baris 3, {said}")], found
    assert len(found) == 1


@pytest.mark.parametrize(
    "label", ["JUMLAH", "Total", "Sub Total", "SUBTOTAL", "Grand Total", "Jumlah keseluruhan", "TOTAL PAGU"]
)
@pytest.mark.parametrize("place", ["Kunci", "Program", "Sub-kegiatan"])
def test_row_of_sums_is_one_fault(dinsos, label, place):
    empty = dict.fromkeys(HEAD)
    (fault,) = faults(dinsos, row(), [{**empty, place: label, "Pagu": 1_250_000}[name] for name in HEAD])
    assert "ini baris jumlah" in fault
    assert fault.startswith(f"Baris 3, kolom {'ABCDEFGHI'[HEAD.index(place)]} ({place})")


def test_a_programme_that_is_called_total_is_a_row_when_it_has_a_key(dinsos):
    assert faults(dinsos, row(Program="Jumlah")) == []


def merged(*areas: str) -> SimpleUploadedFile:
    book = openpyxl.Workbook()
    for values in (HEAD, row(), row(**SECOND), row(**{"Kunci": "A-3", "Kode sub-kegiatan": "x3"})):
        book.active.append(values)
    for area in areas:
        book.active.merge_cells(area)
    output = io.BytesIO()
    book.save(output)
    return SimpleUploadedFile("a.xlsx", output.getvalue())


def test_merged_cells_are_told_and_never_read_as_empty(dinsos):
    """The programme over three rows, the activity (which may be empty) over two, and a remark across."""
    found = [str(fault) for fault in preview_of(dinsos, merged("E2:E4", "G2:G3")).kesalahan]
    assert [text.split(":")[0] for text in found] == [
        "Baris 3, kolom E (Program)",
        "Baris 3, kolom G (Kegiatan)",
        "Baris 4, kolom E (Program)",
    ]
    assert all("digabung (merge)" in text and "isi setiap baris" in text for text in found)
    assert preview_of(dinsos, merged("M2:M4")).is_ready, "nothing is lost where the merged cells say nothing"


def test_title_that_is_merged_above_the_heading_does_no_harm(dinsos):
    book = openpyxl.Workbook()
    for values in (["ANGGARAN TPPO 2026"], [], HEAD, row()):
        book.active.append(values)
    book.active.merge_cells("A1:N2")
    output = io.BytesIO()
    book.save(output)
    assert preview_of(dinsos, SimpleUploadedFile("a.xlsx", output.getvalue())).is_ready


def test_areas_of_a_forger_are_refused_at_once(dinsos):
    """A hundred thousand areas over the whole sheet would be marked for hours."""
    output = io.BytesIO()
    with zipfile.ZipFile(merged("E2:E4")) as source, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            content = source.read(part)
            if Path(part.filename).name == "sheet1.xml":
                content = content.replace(
                    b'<mergeCell ref="E2:E4"', b'<mergeCell ref="A1:XFD1048576"/>' * 100_000 + b'<mergeCell ref="E2:E4"'
                )
            target.writestr(part.filename, content)
    with pytest.raises(ValidationError, match="rusak"):
        preview_of(dinsos, SimpleUploadedFile("a.xlsx", output.getvalue()))


# What stands already


def test_the_same_line_under_another_key_is_refused(dinsos):
    assert faults(dinsos, row(), row(Kunci="A-2")) == [
        "Baris 3, kolom H (Kode sub-kegiatan): baris anggaran ini sudah ada pada baris 2. Jumlahkan menjadi satu baris."
    ]
    store(dinsos, row())
    assert faults(dinsos, row(Kunci="A-2")) == [
        "Baris 2, kolom H (Kode sub-kegiatan): baris anggaran ini sudah tercatat. Pakai kunci A-1 untuk memperbaruinya."
    ]
    bare = {"Kode sub-kegiatan": None, "Sub-kegiatan": None, "Kode kegiatan": None, "Kegiatan": None}
    typed = make_anggaran(by=dinsos, program="Perlindungan perempuan")
    assert faults(dinsos, row(**{**bare, "Kunci": "A-3"})) == [
        f"Baris 2, kolom E (Program): baris anggaran ini sudah tercatat. Pakai kunci {typed} untuk memperbaruinya."
    ]
    assert faults(dinsos, row(), row(**SECOND, **{"Sumber dana": "APBN"}), row(Kunci="A-4", Tahun=2025)) == []


def test_where_none_was_declared_no_line_comes_in(dinsos):
    make_nihil(by=dinsos, tahun=2026)
    (fault,) = faults(dinsos, row())
    assert fault.startswith("Baris 2, kolom C (Tahun): instansi ini sudah menyatakan")


def test_a_declaration_after_the_preview_stops_the_import(dinsos, monkeypatch):
    """The last look, under the lock: even when the preview did not know."""
    tabel = TabelAnggaran(dinsos)
    impor = actions.hold_impor(tabel, rows=(held := tabel.read(table(HEAD, row()))), by=dinsos)
    sidik = tabel.preview(held).sidik
    make_nihil(by=dinsos, tahun=2026)
    monkeypatch.setattr(TabelAnggaran, "clashes", lambda *args: [])
    with pytest.raises(ActionRefused, match="baru saja menyatakan"):
        actions.import_program(impor, sidik=sidik, by=dinsos)
    assert not AnggaranInstansi.objects.exists()


def test_stored_once_changed_once_and_the_same_again_changes_nothing(dinsos):
    first = store(dinsos, row(), row(**SECOND))
    assert (first.jumlah_baru, first.jumlah_ubah) == (2, 0)
    assert preview_of(dinsos, table(HEAD, row(), row(**SECOND))).jumlah_tetap == 2
    changed = store(dinsos, row(Realisasi="1.000.000"), row(**SECOND))
    assert (changed.jumlah_baru, changed.jumlah_ubah) == (0, 1)
    stored = AnggaranInstansi.objects.get(kunci_sumber="A-1")
    assert (stored.realisasi, stored.versi, stored.pagu) == (1_000_000, 2, 1_250_000)


def test_a_table_without_the_column_leaves_what_was_spent_and_still_keeps_the_rule(dinsos):
    store(dinsos, row(Realisasi=1_000_000))
    head = [name for name in HEAD if name != "Realisasi"]
    less = [dict(zip(HEAD, row(Pagu=pagu), strict=True)) for pagu in (1_000_000, 999_999)]
    fine, wrong = (preview_of(dinsos, table(head, [values[name] for name in head])) for values in less)
    assert fine.is_ready
    assert "realisasi melebihi pagu" in str(wrong.kesalahan[0])


def test_exported_table_sent_in_again_changes_nothing(client_of, dinsos):
    store(dinsos, row(), row(**SECOND, Realisasi=None))
    make_anggaran(by=dinsos, realisasi=0)
    content = client_of(dinsos).get("/program/anggaran/ekspor/").content
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert [sheet.cell(n, 11).data_type for n in (2, 3, 4)] == ["n"] * 3
    preview = preview_of(dinsos, SimpleUploadedFile("a.xlsx", content))
    assert (list(map(str, preview.kesalahan)), preview.jumlah_tetap) == ([], 3)


def test_member_brings_in_the_own_rows_alone(dinsos, polda):
    store(dinsos, row())
    assert "baris instansi Anda sendiri" in faults(polda, row())[0]
    assert store(polda, row(Instansi=None)).jumlah_baru == 1  # the same line of another agency is another line


def test_pages_of_the_import(client_of, dinsos):
    page = client_of(dinsos)
    bad = page.post("/program/impor/anggaran/", {"berkas": table(HEAD, row(), row(**SECOND, Pagu="1,250"))})
    assert "Baris 3, kolom K (Pagu)" in page.get(bad.url).content.decode()
    good = page.post("/program/impor/anggaran/", {"berkas": table(HEAD, row())})
    sidik = page.get(good.url).context["pratinjau"].sidik
    assert "1 baris baru" in page.post(good.url, {"sidik": sidik}, follow=True).content.decode()


def test_example_of_the_template_is_without_a_fault(dinsos, sekretariat):
    sample = dict(TabelAnggaran.contoh[0], instansi="Dinsos")
    assert faults(sekretariat, [sample.get(kolom.nama) for kolom in TabelAnggaran.kolom]) == []
