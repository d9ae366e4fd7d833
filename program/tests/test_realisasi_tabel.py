"""What was told of plan lines as a table: each fault at its cell, all or nothing, the same again changes nothing."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from anggota.models import JejakAudit
from gugus_tugas.auth import ActionRefused
from program import actions
from program.enums.rencana import StatusRencana
from program.models import BarisRencana, RealisasiRencana
from program.resources import TabelRealisasi
from program.tests.factories import make_baris, make_rencana_aksi, table
from program.tests.rencana import step, tell

HEAD = [kolom.judul for kolom in TabelRealisasi.kolom]


def row_of(line, **changes) -> list:
    good = {"Baris": str(line), "Triwulan": 1, "Realisasi": "3,5", "Biaya terpakai": 1_250_000, "Catatan": "Tiga dayah"}
    return [{**good, **changes}.get(name) for name in HEAD]


def hold(user, *rows):
    tabel = TabelRealisasi(user)
    read = tabel.read(table(HEAD, *rows))
    return actions.hold_impor(tabel, rows=read, by=user), tabel.preview(read)


def store(user, *rows):
    impor, preview = hold(user, *rows)
    return actions.import_program(impor, sidik=preview.sidik, by=user)


def counts(user, *rows) -> tuple:
    preview = hold(user, *rows)[1]
    return len(preview.baru), len(preview.berubah), preview.jumlah_tetap, [str(f) for f in preview.kesalahan]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"Baris": None}, "kolom A (Baris): wajib diisi"),
        ({"Baris": "RAB-999999"}, "kolom A (Baris): baris 'RAB-999999' tidak ada dalam rencana yang berlaku"),
        ({"Triwulan": None}, "kolom B (Triwulan): wajib diisi"),
        ({"Triwulan": 0}, "kolom B (Triwulan): triwulan adalah 1 sampai 4"),
        ({"Triwulan": 5}, "kolom B (Triwulan): "),
        ({"Triwulan": "I"}, "kolom B (Triwulan): "),
        ({"Realisasi": None}, "kolom C (Realisasi): wajib diisi"),
        ({"Realisasi": "tiga"}, "kolom C (Realisasi): "),
        ({"Realisasi": "-1"}, "kolom C (Realisasi): "),
        ({"Realisasi": 10**12}, "kolom C (Realisasi): "),
        ({"Biaya terpakai": "1,250"}, "kolom D (Biaya terpakai): "),
        ({"Catatan": "x" * 501}, "kolom E (Catatan): paling panjang 500 huruf"),
    ],
)
def test_fault_names_row_column_and_cause(dinsos, line, changes, said):
    new, changed, same, faults = counts(dinsos, row_of(line, **changes))
    assert (new, changed, same, len(faults)) == (0, 0, 0, 1)
    assert faults[0].startswith(f"Baris 2, {said}")
    impor, preview = hold(dinsos, row_of(line), row_of(line, **{"Triwulan": 3, **changes}))
    with pytest.raises(ActionRefused):
        actions.import_program(impor, sidik=preview.sidik, by=dinsos)
    assert not RealisasiRencana.objects.exists()


def test_stored_once_changed_once_and_the_same_again_changes_nothing(dinsos, line):
    rows = [row_of(line), row_of(line, Triwulan=3, Realisasi=0, Catatan=None, **{"Biaya terpakai": None})]
    assert counts(dinsos, *rows) == (2, 0, 0, [])
    store(dinsos, *rows)
    told = list(RealisasiRencana.objects.order_by("triwulan").values_list("triwulan", "jumlah", "biaya", "catatan"))
    assert [(n, str(jumlah), *rest) for n, jumlah, *rest in told] == [
        (1, "3.50", 1_250_000, "Tiga dayah"),
        (3, "0.00", None, ""),
    ]
    assert counts(dinsos, *rows) == (0, 0, 2, [])
    store(dinsos, row_of(line, Realisasi=4), rows[1])
    row = RealisasiRencana.objects.get(triwulan=1)
    assert (str(row.jumlah), row.versi, row.diubah_oleh) == ("4.00", 2, dinsos)
    events = (
        JejakAudit.objects.filter(objek_kode=str(line), peristiwa__endswith="_realisasi")
        .order_by("id")
        .values_list("peristiwa", "kolom")
    )
    assert [name for name, _ in events] == ["record_realisasi", "record_realisasi", "update_realisasi"]
    assert set(events[2][1]) == {"triwulan 1", "jumlah"}


def test_what_was_typed_is_met_and_a_quarter_twice_in_a_table_is_a_fault(dinsos, line):
    tell(line, 1, 3, by=dinsos)
    assert counts(dinsos, row_of(line))[:3] == (0, 1, 0)
    (fault,) = counts(dinsos, row_of(line), row_of(line))[3]
    assert "sudah dilaporkan pada baris 2" in fault


def test_line_by_its_own_key_and_a_key_of_two_is_unclear(sekretariat, dinsos, polda, line):
    BarisRencana.objects.filter(pk=line.pk).update(kunci_sumber="RK-1")
    assert counts(dinsos, row_of("RK-1"))[0] == 1
    other = make_baris(line.rencana, by=sekretariat, instansi=polda.instansi)
    BarisRencana.objects.filter(pk=other.pk).update(kunci_sumber="RK-1")
    assert counts(dinsos, row_of("RK-1"))[0] == 1  # the own one
    (fault,) = counts(sekretariat, row_of("RK-1"))[3]
    assert "kunci ini ada pada 2 baris" in fault


def test_member_tells_of_the_own_lines_alone_and_the_secretariat_of_all(sekretariat, polda, pimpinan, line):
    (fault,) = counts(polda, row_of(line))[3]
    assert "dilaporkan Dinsos, bukan instansi Anda" in fault
    assert counts(sekretariat, row_of(line))[:1] == (1,)
    (fault,) = counts(pimpinan, row_of(line))[3]
    assert "tidak ada dalam rencana yang berlaku" in fault


def test_draft_closed_plan_and_quarter_ahead_are_refused(sekretariat, dinsos, plan, line):
    draft = make_rencana_aksi(by=sekretariat, instansi=dinsos.instansi, konsep=True)
    (fault,) = counts(sekretariat, row_of(BarisRencana.objects.get(rencana=draft)))[3]
    assert "tidak ada dalam rencana yang berlaku" in fault
    ahead = BarisRencana.objects.get(rencana=make_rencana_aksi(by=sekretariat, instansi=dinsos.instansi, tahun=2027))
    (fault,) = counts(dinsos, row_of(ahead))[3]
    assert "triwulan 1 tahun 2027 belum dimulai" in fault
    impor, preview = hold(dinsos, row_of(line))
    step(plan, StatusRencana.SELESAI, by=sekretariat)
    with pytest.raises(ActionRefused):
        actions.import_program(impor, sidik=preview.sidik, by=dinsos)
    assert not RealisasiRencana.objects.exists()


def test_guard_refuses_a_plan_that_was_closed_after_the_look(sekretariat, dinsos, plan, line):
    """Between the preview within the transaction and the lock: what only another connection can do."""
    preview = hold(dinsos, row_of(line))[1]
    step(plan, StatusRencana.SELESAI, by=sekretariat)
    with pytest.raises(ActionRefused, match="baru saja diubah"):
        TabelRealisasi(dinsos).guard(preview)


def test_table_that_was_taken_out_reads_back(dinsos, line):
    tell(line, 1, 3, by=dinsos, biaya=5, catatan="Dua dayah")
    tabel = TabelRealisasi(dinsos)
    content = tabel.export(RealisasiRencana.objects.select_related("baris"))
    upload = SimpleUploadedFile("tabel.xlsx", content)
    preview = tabel.preview(tabel.read(upload))
    assert (preview.jumlah_tetap, [str(fault) for fault in preview.kesalahan]) == (1, [])


def test_pages_of_the_import(client_of, dinsos, line):
    page = client_of(dinsos)
    assert "/program/impor/realisasi/" in page.get(f"/program/rencana/{line.rencana_id}/").content.decode()
    shown = page.post("/program/impor/realisasi/", {"berkas": table(HEAD, row_of(line))}, follow=True)
    assert shown.status_code == 200
    assert shown.context["pratinjau"].jumlah_simpan == 1


def test_what_was_told_of_a_plan_is_taken_out_from_its_page(client_of, dinsos, sekretariat, line):
    tell(line, 1, 3, by=dinsos, biaya=5, catatan="Dua dayah")
    tell(make_baris(make_rencana_aksi(by=sekretariat), by=sekretariat), 1, 9, by=sekretariat)  # of another plan
    page, address = client_of(dinsos), f"/program/rencana/{line.rencana_id}/realisasi/ekspor/"
    assert address in page.get(f"/program/rencana/{line.rencana_id}/").content.decode()
    (sheet,) = load_workbook(BytesIO(page.get(address).content)).worksheets
    assert list(sheet.iter_rows(values_only=True)) == [tuple(HEAD), (str(line), 1, 3, 5, "Dua dayah")]
    assert JejakAudit.objects.filter(peristiwa="export_program", pelaku=dinsos.nama_pengguna).count() == 1
