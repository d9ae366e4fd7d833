"""Tables of the registers: sent in with every fault told, stored whole or not at all, taken out as text."""

import datetime
import io

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from anggota.models import JejakAudit
from gugus_tugas import clock
from gugus_tugas.auth import ActionRefused
from program import actions
from program.models import ImporProgram, Kegiatan
from program.resources import TABEL, TabelBahan, TabelKegiatan
from program.tests.factories import make_bahan, make_kegiatan, table

HEAD = [kolom.judul for kolom in TabelKegiatan.kolom]
GOOD = {
    "Kunci": "SOS-1", "Instansi": "Dinsos", "Jenis kegiatan": "Sosialisasi", "Nama kegiatan": "Sosialisasi dayah",
    "Sasaran": "Santri dan dayah",
    "Tanggal": "4/3/2026", "Tempat": "Kota Langsa", "Status": "Terlaksana", "Laki-laki dewasa": 0, "Biaya": "Rp 1.250.000,00",
    "Sumber dana": "APBA",
}  # fmt: skip


def row(**changes) -> list:
    return [{**GOOD, **changes}.get(name) for name in HEAD]


def hold(by, *rows) -> tuple:
    tabel = TabelKegiatan(by)
    impor = actions.hold_impor(tabel, rows=tabel.read(table(HEAD, *rows)), by=by)
    return impor, tabel.preview(tabel.read(table(HEAD, *rows)))


def store(by, *rows):
    impor, preview = hold(by, *rows)
    return actions.import_program(impor, sidik=preview.sidik, by=by)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"Kunci": None}, "kolom A (Kunci): wajib diisi"),
        ({"Instansi": "Partai"}, "kolom B (Instansi): instansi 'Partai' tidak dikenal"),
        ({"Jenis kegiatan": "Pesta"}, "kolom C (Jenis kegiatan): 'Pesta' tidak ada dalam pilihan"),
        ({"Nama kegiatan": "x" * 201}, "kolom D (Nama kegiatan): paling panjang 200 huruf"),
        ({"Tanggal": "kapan-kapan"}, "kolom G (Tanggal): "),
        ({"Sampai tanggal": "3/3/2026"}, "kolom H (Sampai tanggal): kegiatan dimulai"),
        ({"Tempat": "Atlantis"}, "kolom I (Tempat): tempat 'Atlantis' tidak dikenal"),
        ({"Tempat": 11.1}, "kolom I (Tempat): kode harus teks"),
        ({"Laki-laki dewasa": "banyak"}, "kolom M (Laki-laki dewasa): harus angka bulat 0 sampai 100000"),
        ({"Laki-laki dewasa": 2.5}, "kolom M (Laki-laki dewasa): angka pecahan"),
        ({"Laki-laki dewasa": -3}, "kolom M (Laki-laki dewasa): harus angka bulat"),
        ({"Biaya": "1,250"}, "kolom Q (Biaya): Tulis jumlah rupiah dengan angka"),
        ({"Biaya": 12.5}, "kolom Q (Biaya): tulis rupiah bulat"),
        ({"Sumber dana": None}, "kolom R (Sumber dana): pilih sumber dananya"),
        ({"Status": "Direncanakan"}, "kolom M (Laki-laki dewasa): peserta dan hasil hanya"),
        ({"Status": "Batal", "Laki-laki dewasa": None}, "kolom T (Alasan batal): tulis alasan"),
    ],
)
def test_fault_names_row_column_and_cause(dinsos, sekretariat, changes, said):
    impor, preview = hold(
        sekretariat, row(), row(Kunci="SOS-2", **{**changes}) if "Kunci" not in changes else row(**changes)
    )
    assert any(str(fault).startswith(f"Baris 3, {said}") for fault in preview.kesalahan), list(
        map(str, preview.kesalahan)
    )
    with pytest.raises(ActionRefused, match="tidak ada yang disimpan"):
        actions.import_program(impor, sidik=preview.sidik, by=sekretariat)
    assert not Kegiatan.objects.exists()


def test_formula_is_neither_computed_nor_taken(dinsos):
    book = openpyxl.Workbook()
    book.active.append(HEAD)
    book.active.append(row(**{"Nama kegiatan": '=HYPERLINK("http://x","y")'}))
    output = io.BytesIO()
    book.save(output)
    upload = table(HEAD)
    upload.file, upload.size = output, len(output.getvalue())
    tabel = TabelKegiatan(dinsos)
    (fault,) = tabel.preview(tabel.read(upload)).kesalahan
    assert "rumus" in fault.sebab


def test_key_twice_in_one_file(dinsos):
    _, preview = hold(dinsos, row(), row())
    assert [str(fault) for fault in preview.kesalahan] == [
        "Baris 3, kolom A (Kunci): kunci ini sudah dipakai pada baris 2."
    ]


def test_stored_once_changed_once_and_the_same_again_changes_nothing(dinsos):
    first = store(dinsos, row(), row(Kunci="SOS-2"))
    assert (first.jumlah_baru, first.jumlah_ubah, first.isi) == (2, 0, "")
    assert actions.import_program(first, sidik="", by=dinsos).is_ulangan
    again = hold(dinsos, row(), row(Kunci="SOS-2"))[1]
    assert (again.jumlah_tetap, again.is_ready) == (2, False)
    changed = store(dinsos, row(**{"Laki-laki dewasa": 9}), row(Kunci="SOS-2"))
    assert (changed.jumlah_baru, changed.jumlah_ubah) == (0, 1)
    stored = Kegiatan.objects.get(kunci_sumber="SOS-1")
    assert (stored.peserta_l, stored.versi, stored.diubah_oleh, stored.biaya) == (9, 2, dinsos, 1_250_000)
    events = [e for e in JejakAudit.objects.values_list("peristiwa", flat=True) if "kegiatan" in e or "program" in e]
    assert sorted(events) == [
        "import_program",
        "import_program",
        "record_kegiatan",
        "record_kegiatan",
        "update_kegiatan",
    ]


def test_table_takes_no_status_back(dinsos):
    store(dinsos, row())
    _, preview = hold(dinsos, row(Status="Direncanakan", **{"Laki-laki dewasa": None}))
    assert "sudah terlaksana" in str(preview.kesalahan[0])


def test_preview_that_grew_old_stores_nothing(dinsos):
    impor, preview = hold(dinsos, row())
    store(dinsos, row(**{"Laki-laki dewasa": 5}))
    impor.refresh_from_db() if ImporProgram.objects.filter(pk=impor.pk).exists() else None
    fresh, _ = hold(dinsos, row())
    with pytest.raises(ActionRefused, match="Register berubah"):
        actions.import_program(fresh, sidik=preview.sidik, by=dinsos)


def test_member_brings_in_the_own_rows_alone(dinsos, polda):
    store(dinsos, row())
    _, preview = hold(polda, row())
    assert "baris instansi Anda sendiri" in str(preview.kesalahan[0])
    assert (
        store(polda, row(Instansi="")).jumlah_baru == 1
    )  # the same key, under another agency: no row of theirs is met
    assert Kegiatan.objects.get(instansi=dinsos.instansi).versi == 1


def test_pages_of_the_import(client_of, dinsos, kepala):
    page = client_of(dinsos)
    response = page.post("/program/impor/kegiatan/", {"berkas": table(HEAD, row(), row(Kunci="SOS-2", Status="x"))})
    preview = page.get(response.url)
    assert "Baris 3, kolom L (Status)" in preview.content.decode()
    faults = page.get(f"{response.url}kesalahan/").content.decode()
    assert "tidak ada dalam pilihan" in faults
    assert client_of(kepala).get(response.url).status_code == 404
    response = page.post("/program/impor/kegiatan/", {"berkas": table(HEAD, row())})
    sidik = page.get(response.url).context["pratinjau"].sidik
    done = page.post(response.url, {"sidik": sidik}, follow=True)
    assert "1 baris baru" in done.content.decode()
    assert page.get("/program/impor/rahasia/").status_code == 404


def test_file_without_heading_says_how_to_mend_it(client_of, dinsos):
    response = client_of(dinsos).post("/program/impor/kegiatan/", {"berkas": table(["a", "b"], ["c", "d"])})
    assert "Baris judul tidak ditemukan" in response.content.decode()


@pytest.mark.parametrize("tabel", TABEL.values())
def test_template_reads_itself(dinsos, sekretariat, tabel):
    book = openpyxl.load_workbook(io.BytesIO(tabel(sekretariat).template()))
    assert [cell.value for cell in book.worksheets[0][1]] == [kolom.judul for kolom in tabel.kolom]
    assert len(book["Isi contoh"][2]) == len(tabel.kolom)


@pytest.mark.parametrize("text", ["=1+1", "+62", "-2", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_export_writes_text_never_a_formula_and_reads_back(client_of, dinsos, text):
    make_kegiatan(by=dinsos, judul=text, kunci_sumber="K-1", status="terlaksana", peserta_l=0)
    content = client_of(dinsos).get("/program/kegiatan/ekspor/?q=").content
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    cell = sheet.cell(2, HEAD.index("Nama kegiatan") + 1)
    assert (cell.value, cell.data_type) == (text, "s")
    assert sheet.cell(2, HEAD.index("Laki-laki dewasa") + 1).value == 0
    assert sheet.cell(2, HEAD.index("Perempuan dewasa") + 1).value is None
    assert JejakAudit.objects.filter(peristiwa="export_program").count() == 1


def test_exported_table_sent_in_again_changes_nothing(client_of, dinsos):
    store(dinsos, row(), row(Kunci="SOS-2", Tempat="Lampulo, Kuta Alam"))
    upload = table(HEAD)
    upload.file = io.BytesIO(client_of(dinsos).get("/program/kegiatan/ekspor/").content)
    upload.size = len(upload.file.getvalue())
    tabel = TabelKegiatan(dinsos)
    preview = tabel.preview(tabel.read(upload))
    assert (list(map(str, preview.kesalahan)), preview.jumlah_tetap) == ([], 2)


def test_typed_row_is_met_under_its_code_and_a_foreign_code_is_refused(dinsos, polda):
    typed = make_kegiatan(by=dinsos, status="terlaksana")
    _, preview = hold(dinsos, row(Kunci=str(typed)))
    assert (preview.baru, len(preview.berubah)) == ([], 1)
    store(dinsos, row(Kunci=str(typed)))
    assert hold(dinsos, row(Kunci=str(typed)))[1].jumlah_tetap == 1
    _, foreign = hold(polda, row(Kunci=str(typed), Instansi="Polda"))
    assert "kode ini tidak ada" in str(foreign.kesalahan[0])


@pytest.mark.parametrize(("hours", "left"), [(23, 1), (25, 0)])
def test_a_table_that_nobody_confirmed_is_deleted_within_its_day(sekretariat, hours, left):
    actions.hold_impor(TabelKegiatan(sekretariat), rows=[], by=sekretariat)
    with clock.at(clock.now() + datetime.timedelta(hours=hours)):
        call_command("hapus_kedaluwarsa", stdout=io.StringIO())
    assert ImporProgram.objects.count() == left


def test_heading_that_stands_twice_is_refused(dinsos):
    tabel = TabelKegiatan(dinsos)
    with pytest.raises(ValidationError, match="Judul Biaya ada dua kali"):
        tabel.read(table([*HEAD, "Biaya"], [*row(), 5]))


def test_sheet_with_few_columns_is_judged_with_what_is_stored(dinsos):
    store(dinsos, row(**{"Sampai tanggal": "6/3/2026"}))
    few = [kolom.judul for kolom in TabelKegiatan.kolom if kolom.wajib]
    tabel = TabelKegiatan(dinsos)
    late = tabel.preview(tabel.read(table(few, [{**GOOD, "Tanggal": "10/3/2026"}.get(name) for name in few])))
    assert [str(fault) for fault in late.kesalahan] != []
    assert "dimulai" in str(late.kesalahan[0])
    kept = tabel.preview(tabel.read(table(few, [{**GOOD, "Tanggal": "5/3/2026"}.get(name) for name in few])))
    assert ([*map(str, kept.kesalahan)], len(kept.berubah)) == ([], 1)


def test_title_of_material_is_once_in_an_agency(dinsos):
    tabel = TabelBahan(dinsos)
    head = ["Kunci", "Instansi", "Jenis bahan", "Judul", "Satuan"]
    line = ["B-1", "Dinsos", "Buku saku", "Kenali perdagangan orang", "eksemplar"]
    twice = tabel.preview(tabel.read(table(head, line, ["B-2", *line[1:]])))
    assert [str(fault) for fault in twice.kesalahan] == ["Baris 3, kolom D (Judul): judul ini sudah ada pada baris 2."]
    stored = make_bahan(by=dinsos)
    other = tabel.preview(tabel.read(table(head, line)))
    assert [str(fault) for fault in other.kesalahan] == [
        f"Baris 2, kolom D (Judul): judul ini sudah tercatat. Pakai kuncinya: {stored}."
    ]
    same = tabel.preview(tabel.read(table(head, [str(stored), *line[1:]])))
    assert (same.kesalahan, same.jumlah_tetap) == ([], 1)
