"""Import of an annex: every row shown, every fault named by row and column, nothing stored before the yes, all or nothing."""

import datetime
import io
import re
import zipfile

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from anggota import actions, lampiran
from anggota.models import ImporLampiran, JejakAudit, Keanggotaan, Pejabat
from anggota.resources import KursiResource
from anggota.tests.factories import make_instansi, make_keanggotaan, make_kedudukan, make_sk
from gugus_tugas.auth import ActionRefused
from gugus_tugas.tests.parallel import run_together

HEAD = list(lampiran.KOLOM)
START = datetime.date(2026, 1, 1)


@pytest.fixture
def sk(sekretariat):
    for kode in ("dinkes", "kejati"):
        make_instansi(kode=kode)
    make_kedudukan(nama="Ketua", unit="pimpinan")
    make_kedudukan(nama="Anggota", unit="sub_1")
    make_kedudukan(nama="Anggota", unit="sub_5")
    return make_sk(by=sekretariat, berlaku_mulai=START, berlaku_sampai=datetime.date(2026, 12, 31))


@pytest.fixture
def page(client_of, sekretariat):
    return client_of(sekretariat)


ROWS = [
    [1, "Sekretaris Daerah", "Ketua", "dinkes", "Rekaan Satu", None, None, None],
    [2, "Kepala Dinas Kesehatan", "Anggota, Sub Gugus Tugas I", "dinkes", "Rekaan Dua", "Plt.", datetime.date(2026, 2, 1), "Ya"],
    [3, "Kepala Kejaksaan Tinggi", "Anggota, Sub Gugus Tugas V", "KEJATI", None, None, None, None],
]  # fmt: skip


def workbook(*rows, change=None) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if change:
        change(book)
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def repacked(content: bytes, **changes: bytes) -> bytes:
    """The same workbook with parts replaced or added."""
    output = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part not in changes:
                new.writestr(part, old.read(part))
        for part, data in changes.items():
            new.writestr(part, data)
    return output.getvalue()


def part(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


def upload(content: bytes, name="lampiran.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def preview(sk, *rows):
    return KursiResource(sk).preview(lampiran.read_lampiran(upload(workbook(HEAD, *rows))))


def send(page, sk, content: bytes, name="lampiran.xlsx"):
    return page.post(f"/anggota/sk/{sk.pk}/impor/", {"berkas": upload(content, name)})


def confirm(page, address: str):
    return page.post(address, {"sidik": page.get(address).context["pratinjau"].sidik})


def stored() -> list:
    def people(seat):
        return [(p.nama, p.sebutan, p.mulai, p.is_narahubung) for p in seat.daftar_pejabat.all()]

    return [
        (seat.urutan, seat.jabatan_dinas, seat.instansi.kode, people(seat))
        for seat in Keanggotaan.objects.order_by("urutan")
    ]


EXPECTED = [
    (1, "Sekretaris Daerah", "dinkes", [("Rekaan Satu", "", START, False)]),
    (2, "Kepala Dinas Kesehatan", "dinkes", [("Rekaan Dua", "Plt.", datetime.date(2026, 2, 1), True)]),
    (3, "Kepala Kejaksaan Tinggi", "kejati", []),
]


def test_upload_preview_confirm(page, sk):
    address = send(page, sk, workbook(HEAD, *ROWS)).url
    html = page.get(address).content.decode()
    assert "Simpan 3 kursi" in html
    assert "Rekaan Dua" in html
    assert not Keanggotaan.objects.exists()
    assert not JejakAudit.objects.exists()
    assert confirm(page, address).url == f"/anggota/sk/{sk.pk}/"
    assert stored() == EXPECTED
    assert JejakAudit.objects.first().peristiwa == "import_keanggotaan"


def test_csv_with_semicolons_reads_the_same(page, sk):
    lines = [";".join(HEAD), *(";".join("" if v is None else str(v) for v in row) for row in ROWS)]
    confirm(page, send(page, sk, ("\ufeff" + "\r\n".join(lines)).encode(), "lampiran.csv").url)
    assert stored() == EXPECTED


def test_the_same_file_again_changes_nothing(page, sk):
    content = workbook(HEAD, *ROWS)
    confirm(page, send(page, sk, content).url)
    count = JejakAudit.objects.count()
    address = send(page, sk, content, "nama-lain.xlsx").url
    shown = page.get(address)
    assert shown.context["pratinjau"].jumlah_tetap == 3
    assert "tidak ada yang berubah" in shown.content.decode()
    assert "Simpan 0" not in shown.content.decode()
    confirm(page, address)
    assert stored() == EXPECTED
    assert JejakAudit.objects.count() == count + 1  # the confirmation itself


def test_confirming_twice_stores_once(page, sk):
    address = send(page, sk, workbook(HEAD, *ROWS)).url
    sidik = page.get(address).context["pratinjau"].sidik
    for _ in range(2):
        answer = page.post(address, {"sidik": sidik}, follow=True)
    assert "tidak ada yang disimpan dua kali" in answer.content.decode()
    assert stored() == EXPECTED


def test_a_correction_updates_and_says_what_stays(page, sk):
    make_keanggotaan(sk=sk, jabatan_dinas="Kursi Lain")
    confirm(page, send(page, sk, workbook(HEAD, *ROWS)).url)
    moved = [[9, *ROWS[2][1:4], "Rekaan Tiga", None, None, None], *ROWS[:2]]
    shown = preview(sk, *moved)
    assert (shown.jumlah_diperbarui, shown.jumlah_tetap, shown.jumlah_baru, shown.kursi_lain) == (1, 2, 0, 1)
    confirm(page, send(page, sk, workbook(HEAD, *moved)).url)
    seat = Keanggotaan.objects.get(jabatan_dinas="Kepala Kejaksaan Tinggi")
    assert (seat.urutan, seat.daftar_pejabat.get().nama) == (9, "Rekaan Tiga")


@pytest.mark.parametrize(
    ("place", "value", "column", "cause"),
    [
        (0, "satu", "No", "angka 1 sampai 9999"),
        (0, -1, "No", "angka 1 sampai 9999"),
        (1, None, "Jabatan dinas", "tidak boleh kosong"),
        (1, "x" * 161, "Jabatan dinas", "160"),
        (2, None, "Kedudukan", "pisahkan dahulu"),
        (2, "Anggota", "Kedudukan", "tidak dikenal"),  # in two units: the full name is needed
        (2, "Raja", "Kedudukan", "'Raja' tidak dikenal"),
        (3, "tiada", "Kode instansi", "lembar Pilihan"),
        (3, 11.1, "Kode instansi", "'11.1' tidak dikenal"),
        (4, "x" * 121, "Nama pejabat", "120"),
        (5, "Bupati", "Sebutan", "Plt., Plh., Pj."),
        (6, "12/31/2026", "Mulai", "Bulan 31 tidak ada"),
        (6, datetime.date(2025, 12, 31), "Mulai", "Di luar masa berlaku"),
        (6, 46000, "Mulai", "hari/bulan/tahun"),
        (7, "mungkin", "Narahubung", "Ya atau Tidak"),
        (4, "=1+1", "Nama pejabat", "berisi rumus"),
        (1, '=HYPERLINK("http://x/","klik")', "Jabatan dinas", "berisi rumus"),
        (4, None, "Nama pejabat", "Isi namanya"),
    ],
)
def test_a_fault_is_named_by_row_and_column(sk, place, value, column, cause):
    bad = list(ROWS[1])
    bad[place] = value
    row = preview(sk, ROWS[0], bad).daftar_baris[1]
    assert (row.nomor, row.tindakan) == (3, "salah")
    [text] = [text for name, text in row.kesalahan if name == column]
    assert cause in text


def test_one_bad_row_stores_none_and_the_page_says_why(page, sk):
    bad = [*ROWS[0][:3], "tiada", *ROWS[0][4:]]
    address = send(page, sk, workbook(HEAD, bad, *ROWS[1:])).url
    html = page.get(address).content.decode()
    assert "Baris 2, kolom Kode instansi" in html
    assert "Simpan 2 kursi" not in html
    assert "tidak ada yang disimpan" in confirm(page, address).content.decode()
    assert not Keanggotaan.objects.exists()


def test_row_that_stands_twice(sk):
    row = preview(sk, ROWS[0], ROWS[0]).daftar_baris[1]
    assert row.kesalahan == [("Jabatan dinas", "Jabatan dan kedudukan ini sudah ada pada baris 2.")]


def test_another_person_in_a_held_seat_is_a_change_of_person_not_an_import(sk, sekretariat):
    seat = make_keanggotaan(sk=sk, jabatan_dinas="Sekretaris Daerah", kedudukan=KursiResource(sk).places["ketua"])
    Pejabat.objects.create(keanggotaan=seat, nama="Rekaan Lain", mulai=START)
    assert "sudah dipegang Rekaan Lain" in preview(sk, ROWS[0]).daftar_baris[0].kesalahan[0][1]


def test_a_decree_that_changed_since_the_preview_is_shown_again(page, sk, sekretariat):
    address = send(page, sk, workbook(HEAD, *ROWS)).url
    sidik = page.get(address).context["pratinjau"].sidik
    place = KursiResource(sk).places["ketua"]
    actions.add_keanggotaan(
        sk, by=sekretariat, jabatan_dinas="Sekretaris Daerah", kedudukan=place, urutan=9,
        instansi=make_instansi(kode="lain"),
    )  # fmt: skip
    assert "berubah sejak pratinjau" in page.post(address, {"sidik": sidik}).content.decode()
    assert Keanggotaan.objects.count() == 1


@pytest.mark.parametrize("sidik", ["", "0" * 64, "'; DROP"])
def test_a_made_up_confirmation_stores_nothing(page, sk, sidik):
    page.post(send(page, sk, workbook(HEAD, *ROWS)).url, {"sidik": sidik})
    assert not Keanggotaan.objects.exists()


def test_a_failure_half_way_leaves_nothing(page, sk, sekretariat, monkeypatch):
    address = send(page, sk, workbook(HEAD, *ROWS)).url
    impor, sidik = ImporLampiran.objects.get(), page.get(address).context["pratinjau"].sidik
    real, calls = actions.impor.add_keanggotaan, []

    def fail_third(*args, **values):
        calls.append(1)
        if len(calls) == 3:
            raise ActionRefused("listrik padam")
        return real(*args, **values)

    monkeypatch.setattr("anggota.actions.impor.add_keanggotaan", fail_third)
    with pytest.raises(ActionRefused):
        actions.import_keanggotaan(impor, by=sekretariat, sidik=sidik)
    assert not Keanggotaan.objects.exists()
    assert not JejakAudit.objects.exists()


def test_preview_belongs_to_its_sender_and_is_sealed(page, client_of, kepala, sk):
    address = send(page, sk, workbook(HEAD, *ROWS)).url
    assert client_of(kepala).get(address).status_code == 404
    raw = ImporLampiran.objects.values_list("isi", flat=True).get()
    assert b"Rekaan" not in bytes(raw)
    send(page, sk, workbook(HEAD, *ROWS[:1]))
    assert page.get(address).status_code == 404  # a newer upload took its place


def test_stored_import_keeps_no_copy_of_the_rows(page, sk):
    address = send(page, sk, workbook(HEAD, *ROWS)).url
    confirm(page, address)
    impor = ImporLampiran.objects.get()
    assert (impor.isi, bool(impor.disimpan_pada)) == ("", True)
    assert page.get(address).url == f"/anggota/sk/{sk.pk}/"


def test_title_rows_blank_rows_wrong_dimension_and_odd_order_lose_nothing(page, sk):
    rows = [
        ["LAMPIRAN KEPUTUSAN GUBERNUR"],
        [],
        [None, *HEAD[::-1]],
        *[[None, *row[::-1]] for row in ROWS],
        [],
        [None] * 8,
    ]
    content = workbook(*rows)
    sheet = part(content, "xl/worksheets/sheet1.xml")
    wrong = re.sub(rb'<dimension ref="[^"]+"', b'<dimension ref="A1"', sheet)
    assert wrong != sheet
    confirm(page, send(page, sk, repacked(content, **{"xl/worksheets/sheet1.xml": wrong})).url)
    assert stored() == EXPECTED


def refusal(content: bytes, name="lampiran.xlsx") -> str:
    with pytest.raises(ValidationError) as caught:
        lampiran.read_lampiran(upload(content, name))
    return " ".join(caught.value.messages)


def test_merged_heading_is_explained():
    def merge(book):
        book.active["A1"] = "Jabatan dinas dan kedudukan"
        book.active.merge_cells("A1:C1")

    assert "tidak digabung" in refusal(workbook([None] * 8, *ROWS, change=merge))


def test_merged_cells_in_a_column_ask_to_be_split(sk):
    row = preview(sk, ROWS[0], [2, "Kepala Dinas", None, "dinkes"]).daftar_baris[1]
    assert "digabung (merge)" in row.kesalahan[0][1]


GOOD = workbook(HEAD, *ROWS)
BOMB = b"<x>" + b" " * (25 * 1024 * 1024) + b"</x>"
WIDE = b"<worksheet><sheetData><row>" + b"<c><v>1</v></c>" * 200_000 + b"</row></sheetData></worksheet>"
XXE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>'
SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("content", "name", "text"),
    [
        (GOOD, "lampiran.xlsm", "Kirim berkas Excel"),
        (GOOD, "lampiran.xls", "Kirim berkas Excel"),
        (GOOD, "lampiran", "Kirim berkas Excel"),
        (b"bukan zip", "a.xlsx", "rusak"),
        (GOOD[:200], "a.xlsx", "rusak"),
        (b"", "a.csv", "Baris judul tidak ditemukan"),
        (b"x" * (2 * 1024 * 1024 + 1), "a.csv", "terlalu besar"),
        (repacked(GOOD, **{"xl/media/bomb.xml": BOMB}), "a.xlsx", "terlalu besar untuk dibuka"),
        (repacked(GOOD, **{SHEET: WIDE}), "a.xlsx", "terlalu besar untuk dibuka"),
        (repacked(GOOD, **{"xl/sharedStrings.dat": b"<si/>" * 700_000}), "a.xlsx", "terlalu besar untuk dibuka"),
        (repacked(GOOD, **{f"x/{n}.xml": b"<x/>" for n in range(300)}), "a.xlsx", "terlalu besar untuk dibuka"),
        (repacked(GOOD, **{SHEET: XXE}), "a.xlsx", "rusak"),
        (repacked(GOOD, **{SHEET: XXE.decode().encode("utf-16")}), "a.xlsx", "rusak"),
        (repacked(GOOD, **{SHEET: b'<?xml version="1.0" encoding="cp037"?><x/>'}), "a.xlsx", "rusak"),
        (repacked(GOOD, **{"xl/vbaProject.bin": b"x"}), "a.xlsx", "makro"),
        (repacked(GOOD, **{"xl/externalLinks/externalLink1.xml": b"<x/>"}), "a.xlsx", "tautan ke buku kerja lain"),
        (repacked(GOOD, **{"xl/embeddings/dalam.zip": GOOD}), "a.xlsx", "berkas lain di dalamnya"),
        (workbook(HEAD), "a.xlsx", "tidak berisi kursi"),
        (workbook(["Nama", "Alamat"], ["x", "y"]), "a.xlsx", "Baris judul tidak ditemukan"),
        (workbook(HEAD, *([ROWS[0]] * 501)), "a.xlsx", "501 baris"),
        (workbook(HEAD, *([ROWS[0]] * 10_000)), "a.xlsx", "10000 baris"),
        ("Jabatan dinas;Kedudukan;Kode instansi\nKepala \xe9;a;b".encode("latin-1"), "a.csv", "UTF-8"),
        (b"Jabatan dinas;Kedudukan;Kode instansi\n\x00;a;b", "a.csv", "rusak"),
    ],
)  # fmt: skip
def test_a_hostile_or_wrong_file_is_refused_with_a_sentence(content, name, text):
    assert text in refusal(content, name)


def test_a_row_at_the_end_of_the_sheet_does_not_exhaust_the_reader():
    def far(book):
        book.active.cell(row=1_048_576, column=1, value="x")

    assert "lebih dari 20000 baris" in refusal(workbook(HEAD, *ROWS, change=far))


def test_refused_file_stores_no_upload(page, sk):
    answer = send(page, sk, b"bukan zip")
    assert "rusak" in answer.content.decode()
    assert not ImporLampiran.objects.exists()


def test_template_offers_what_the_import_reads(page, sk, sekretariat):
    old = make_sk(by=sekretariat, nomor="0", berlaku_mulai=datetime.date(2025, 1, 1))
    odd = make_instansi(kode="ganjil", nama="=1+1")
    place = KursiResource(sk).places["ketua"]
    make_keanggotaan(sk=old, jabatan_dinas="=HYPERLINK(1)", instansi=odd, kedudukan=place, urutan=1)
    answer = page.get(f"/anggota/sk/{sk.pk}/impor/templat/")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert [cell.value for cell in book["Lampiran"][1]] == HEAD
    assert book["Lampiran"]["B2"].data_type == "s"  # text of the data never becomes a formula
    assert [str(rule.sqref)[0] for rule in book["Lampiran"].data_validations.dataValidation] == ["C", "D", "F", "H"]
    codes = [cell.value for cell in book["Pilihan"]["B"]][1:]
    assert {"dinkes", "kejati", "ganjil"} <= set(codes)


def test_filled_template_imports_as_it_is(page, sk, sekretariat):
    old = make_sk(by=sekretariat, nomor="0", berlaku_mulai=datetime.date(2025, 1, 1))
    seat = make_keanggotaan(sk=old, instansi=make_instansi(kode="lama"))
    Pejabat.objects.create(keanggotaan=seat, nama="Rekaan", mulai=old.berlaku_mulai, is_narahubung=True)
    content = page.get(f"/anggota/sk/{sk.pk}/impor/templat/").content
    confirm(page, send(page, sk, content).url)
    assert [(s.jabatan_dinas, s.daftar_pejabat.get().nama) for s in sk.daftar_keanggotaan.all()] == [
        (seat.jabatan_dinas, "Rekaan")
    ]


def test_preview_needs_the_same_few_queries_for_two_and_for_many(page, sk, django_assert_max_num_queries):
    counts = []
    for size in (2, 40):
        rows = [[n, f"Kepala {n}", "Ketua", "dinkes", f"Rekaan {n}"] for n in range(1, size + 1)]
        address = send(page, sk, workbook(HEAD, *rows)).url
        with django_assert_max_num_queries(14) as queries:
            page.get(address)
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.django_db(transaction=True)
def test_two_confirmations_at_once_store_once(sk, sekretariat):
    impor = actions.hold_lampiran(sk, by=sekretariat, rows=lampiran.read_lampiran(upload(GOOD)))
    sidik = KursiResource(sk).preview(lampiran.from_json(impor.isi)).sidik

    def store():
        actions.import_keanggotaan(ImporLampiran.objects.get(pk=impor.pk), by=sekretariat, sidik=sidik)

    assert run_together(store, store) == []
    assert Keanggotaan.objects.count() == 3


def test_preview_tells_what_was_not_read(page, sk):
    def more(book):
        book.create_sheet("Lampiran II").append(["Jabatan"])
        book.create_sheet("Pilihan").append(["Kedudukan"])

    content = workbook([*HEAD, "Telepon"], [*ROWS[0], "0899"], change=more)
    text = page.post(f"/anggota/sk/{sk.pk}/impor/", {"berkas": upload(content)}, follow=True).content.decode()
    assert "Kolom yang tidak dibaca: I (Telepon)." in text
    assert "Lembar lain yang tidak dibaca: Lampiran II." in text
    assert lampiran.from_json('[{"No": "1"}]') == [{"No": "1"}], "held before anything else was told"
