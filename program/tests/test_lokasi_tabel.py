"""Restricted places as a table: what it refuses, that it reads back what it wrote, and that it speaks for no check."""

import io

import pytest

from anggota.models import JejakAudit
from program.models import LokasiRawan
from program.resources import TabelLokasi
from program.tests.factories import make_lokasi, table
from program.tests.lokasi import CANARIES, HEAD, preview, row, store, told


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"Kunci": None}, "kolom A (Kunci): wajib diisi"),
        ({"Jenis tempat": "Pasar"}, "kolom C (Jenis tempat): 'Pasar' tidak ada dalam pilihan"),
        ({"Wilayah": "Kota Langsa"}, "kolom D (Wilayah): "),
        ({"Wilayah": "Atlantis"}, "kolom D (Wilayah): tempat 'Atlantis' tidak dikenal"),
        ({"Nama tempat": None}, "kolom E (Nama tempat): wajib diisi"),
        ({"Indikasi": "x" * 2001}, "kolom G (Indikasi): paling panjang 2000 huruf"),
        ({"Terakhir diperiksa": "1/1/2099"}, "kolom K (Terakhir diperiksa): "),
        ({"Pemeriksaan berikutnya": "1/3/2026"}, "kolom L (Pemeriksaan berikutnya): terakhir diperiksa 4 Maret 2026"),
        ({"Status": "Tidak lagi rawan"}, "kolom L (Pemeriksaan berikutnya): kosongkan"),
    ],
)
def test_fault_names_row_column_and_cause(dinsos, changes, said):
    faults = [*map(str, preview(dinsos, row(Kunci="LOK-0"), row(**changes)).kesalahan)]
    assert any(fault.startswith(f"Baris 3, {said}") for fault in faults), faults
    assert told(" ".join(faults)) == []


def test_stored_once_and_the_same_again_changes_nothing(dinsos):
    make_lokasi(by=dinsos)
    first = store(dinsos, row(), row(Kunci="LOK-2"))
    assert (first.jumlah_baru, len(set(LokasiRawan.objects.values_list("nomor", flat=True)))) == (2, 3)
    again = preview(dinsos, row(), row(Kunci="LOK-2"))
    assert (again.jumlah_tetap, again.is_ready) == (2, False)
    changed = store(dinsos, row(**{"Nama tempat": "Nama benar"}), row(Kunci="LOK-2", **{"Sumber indikasi": "Patroli"}))
    assert (changed.jumlah_baru, changed.jumlah_ubah) == (0, 2)
    one, two = LokasiRawan.objects.exclude(kunci_sumber="").order_by("kunci_sumber")
    assert (one.nama, one.indikasi, one.versi, one.sumber) == ("Nama benar", "ZZBUKTI", 2, "media")
    assert (two.nama, two.sumber) == ("ZZTEMPAT", "patroli")


def test_table_does_not_speak_for_a_check(dinsos):
    store(dinsos, row())
    faults = preview(dinsos, row(Status="Ditindak", **{"Tingkat kerawanan": "Rendah"})).kesalahan
    assert {fault.kolom for fault in faults} == {"Status", "Tingkat kerawanan"}
    assert "Catat pemeriksaan" in str(faults[0])


def test_preview_page_repeats_no_name(client_of, dinsos):
    page = client_of(dinsos)
    response = page.post("/program/impor/lokasi/", {"berkas": table(HEAD, row())})
    html = page.get(response.url).content.decode()
    assert told(html) == []
    assert "terisi" in html


def test_export_is_logged_reads_back_and_is_met_by_code(client_of, dinsos):
    make_lokasi(by=dinsos, wilayah="11.71.01.2001", **CANARIES)
    content = client_of(dinsos).get("/program/lokasi/ekspor/").content
    assert JejakAudit.objects.get(peristiwa="export_program").objek_kode == "Lokasi rawan"
    upload = table(HEAD)
    upload.file, upload.size = io.BytesIO(content), len(content)
    tabel = TabelLokasi(dinsos)
    seen = tabel.preview(tabel.read(upload))
    assert (list(map(str, seen.kesalahan)), seen.jumlah_tetap) == ([], 1)
