"""The lines of plans as a table: its faults, its keys, and what is taken out and sent in again."""

import io
from decimal import Decimal

import openpyxl
import pytest
from django.core.exceptions import ValidationError

from anggota.models import Instansi
from gugus_tugas.auth import ActionRefused
from gugus_tugas.desimal import parse_desimal, tulis_desimal
from program import actions
from program.enums.rencana import StatusRencana
from program.models import BarisRencana
from program.resources import TabelRencana
from program.tests.factories import make_rencana_aksi, table
from program.tests.rencana import cells, step, tell

HEAD = [kolom.judul for kolom in TabelRencana.kolom]


def row_of(plan, **changes) -> list:
    values = {
        "Kunci": "RK-1", "Rencana": str(plan), "Instansi": "Polda", "Tahun": 2026, "Strategi": "Pencegahan", "Aksi": "Patroli laut",
        "Indikator": "Jumlah patroli", "Target": 85.5, "Satuan": "kali", "Tw II": "x", "Biaya": "Rp 1.000.000", "Sumber dana": "APBA",
        "Rekomendasi 2018": 8, **changes,
    }  # fmt: skip
    return [values.get(name) for name in HEAD]


def hold(user, *rows):
    tabel = TabelRencana(user)
    read = tabel.read(table(HEAD, *rows))
    return actions.hold_impor(tabel, rows=read, by=user), tabel.preview(read)


def store(user, *rows):
    impor, preview = hold(user, *rows)
    assert not preview.kesalahan, list(map(str, preview.kesalahan))
    return actions.import_program(impor, sidik=preview.sidik, by=user)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"Rencana": "RA-999999"}, "kolom B (Rencana): rencana 'RA-999999' tidak dikenal"),
        ({"Rencana": "kerja"}, "kolom B (Rencana): rencana 'kerja' tidak dikenal"),
        ({"Instansi": "Atlantis"}, "kolom C (Instansi): instansi 'Atlantis' tidak dikenal"),
        ({"Tahun": 2027}, "kolom D (Tahun): tahun 2027 di luar masa rencana (2026)"),
        ({"Target": 1.234}, "kolom I (Target): paling banyak dua angka"),
        ({"Target": "banyak"}, "kolom I (Target): tulis angka"),
        ({"Target": 0}, "kolom I (Target): target harus lebih dari nol"),
        ({"Tw II": None}, "kolom L (Tw I): pilih paling sedikit satu triwulan"),
        ({"Tw I": "mungkin"}, "kolom L (Tw I): isi dengan x"),
        ({"Sumber dana": None}, "kolom Q (Sumber dana): pilih sumber dananya"),
        ({"Rekomendasi 2018": 17}, "kolom R (Rekomendasi 2018): harus angka bulat 0 sampai 16"),
        ({"Rekomendasi 2018": 0}, "kolom R (Rekomendasi 2018): nomor rekomendasi 2018 adalah 1 sampai 16"),
        ({"Aksi": None}, "kolom G (Aksi): wajib diisi"),
    ],
)
def test_fault_of_the_table_names_row_column_and_cause(plan, sekretariat, changes, said):
    impor, preview = hold(sekretariat, row_of(plan, **changes))
    told = [str(fault).lower() for fault in preview.kesalahan]
    assert any(f"baris 2, {said}".lower() in text for text in told), told
    with pytest.raises(ActionRefused):
        actions.import_program(impor, sidik=preview.sidik, by=sekretariat)
    assert BarisRencana.objects.filter(rencana=plan).count() == 1


def test_table_is_stored_once_changed_once_and_keys_stay_with_their_plan(plan, sekretariat):
    assert store(sekretariat, row_of(plan)).jumlah_baru == 1
    stored = BarisRencana.objects.get(kunci_sumber="RK-1")
    assert (stored.target, stored.daftar_triwulan, stored.hitungan) == (Decimal("85.5"), [2], "jumlah")
    assert hold(sekretariat, row_of(plan))[1].jumlah_tetap == 1
    assert store(sekretariat, row_of(plan, Target=90)).jumlah_ubah == 1
    other = make_rencana_aksi(by=sekretariat)
    (fault,) = hold(sekretariat, row_of(other))[1].kesalahan
    assert f"sudah dipakai pada {plan}" in str(fault)
    step(plan, StatusRencana.SELESAI, by=sekretariat)
    (fault,) = hold(sekretariat, row_of(plan))[1].kesalahan
    assert "sudah selesai" in str(fault)


def test_lines_of_a_table_without_numbers_are_edited_like_others(client_of, sekretariat, plan):
    store(sekretariat, row_of(plan))
    browser, url = client_of(sekretariat), f"/program/rencana/{plan.pk}/baris/"
    assert browser.post(url, cells(browser.get(url))).status_code == 302
    stored = BarisRencana.objects.get(kunci_sumber="RK-1")
    assert (stored.urutan, stored.versi) == (0, 1)  # looked at and saved: nothing changed


def test_exported_lines_read_back_and_carry_what_was_told(client_of, sekretariat, dinsos, plan, line):
    store(sekretariat, row_of(plan))
    tell(line, 1, "2.5", by=dinsos)
    content = client_of(dinsos).get(f"/program/rencana/{plan.pk}/ekspor/").content
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    head = [cell.value for cell in sheet[1]]
    found = {
        row[0].value: dict(zip(head, [cell.value for cell in row], strict=True)) for row in sheet.iter_rows(min_row=2)
    }
    assert (found[str(line)]["Realisasi Tw I"], found[str(line)]["Capaian"], found[str(line)]["Realisasi Tw III"]) == (
        2.5,
        2.5,
        None,
    )
    upload = table(HEAD)
    upload.file, upload.size = io.BytesIO(content), len(content)
    tabel = TabelRencana(sekretariat)
    preview = tabel.preview(tabel.read(upload))
    assert (list(map(str, preview.kesalahan)), preview.jumlah_tetap) == ([], 2)


def test_only_the_secretariat_sends_lines_in(client_of, dinsos, sekretariat):
    assert client_of(dinsos).get("/program/impor/rencana/").status_code == 403
    assert client_of(sekretariat).get("/program/impor/rencana/templat/").status_code == 200


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", "12"),
        ("1.250", "1250"),
        ("85,5", "85.5"),
        ("1.250,75", "1250.75"),
        (" 7 ", "7"),
        ("0", "0"),
        ("3,500", "3.5"),
        ("1 250", "1250"),
        ("1\u00a0250\u202f000,5", "1250000.5"),
    ],
)
def test_numbers_are_read_as_they_are_written_here(text, value):
    assert parse_desimal(text) == Decimal(value)
    assert parse_desimal(tulis_desimal(parse_desimal(text))) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    ["", "x", "-1", "85.5", "1,234", "1.25", "12.34.567", "1e3", "９", "9" * 13, "NaN", "1,", ",5", "12 5", "85 50"],
)
def test_unclear_numbers_are_refused(text):
    with pytest.raises(ValidationError):
        parse_desimal(text)


def test_agency_names_are_those_of_the_register(sekretariat, plan, client_of):
    form = client_of(sekretariat).get(f"/program/rencana/{plan.pk}/baris/").context["lembar"][0]
    assert len(form.fields["instansi"].choices) == Instansi.objects.count() + 1
