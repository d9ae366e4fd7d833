"""Task forces of the kabupaten and kota: what the database holds, who stands how on a day, the pages, the table, the report."""

import datetime
import io

import openpyxl
import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from anggota.models import JejakAudit
from gugus_tugas.versi import stamp
from laporan.annual_report import build_annual_report
from laporan.enums import Edisi
from laporan.tests.penyerang import tables_of
from laporan.tests.test_bab_pencegahan import page_of
from program.enums.gugus_daerah import StatusGugus
from program.models import GugusDaerah
from program.resources import TabelGugusDaerah
from program.statistics.gugus_daerah import gugus_kabkota, kalimat_gugus
from program.tests.factories import make_gugus_daerah, table

DAY = datetime.date(2026, 2, 3)
URL = "/program/gugus-daerah/"


def payload(**changes) -> dict:
    values = {
        "wilayah": "11.07",
        "keadaan": "ada",
        "tanggal": "3/2/2026",
        "nomor": "188.45/7/2026",
        "ketua": "Bupati",
        "instansi": "dinsos",
    }
    return {**values, **changes}


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"keadaan": "mungkin"}, "gugusdaerah_keadaan_dikenal"),
        ({"berlaku_sampai": DAY - datetime.timedelta(days=1)}, "gugusdaerah_berlaku_sampai_urut"),
        ({"keadaan": "belum"}, "gugusdaerah_belum_tanpa_sk"),
        ({"wilayah": "11.01"}, "gugusdaerah_hari_tunggal|gugusdaerah.wilayah_id"),
    ],
)
def test_database_refuses(sekretariat, dinsos, values, name):
    make_gugus_daerah(by=sekretariat, instansi=dinsos.instansi, kode="11.01")
    row = make_gugus_daerah(by=sekretariat, instansi=dinsos.instansi, kode="11.07", nomor="1/2026")
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        GugusDaerah.objects.filter(pk=row.pk).update(**values)


def test_newest_row_of_a_day_says_how_each_of_the_23_stands(sekretariat, dinsos):
    def told(kode, **values):
        make_gugus_daerah(by=sekretariat, instansi=dinsos.instansi, kode=kode, **values)

    told("11.01", keadaan="belum", tanggal=datetime.date(2025, 3, 1))
    told("11.01", nomor="5/2026", tanggal=datetime.date(2026, 3, 1))
    told("11.07", tanggal=datetime.date(2024, 1, 2), berlaku_sampai=datetime.date(2026, 1, 2))
    told("11.71", keadaan="belum", tanggal=datetime.date(2026, 5, 6))
    told("11.72", tanggal=datetime.date(2026, 6, 7), berlaku_sampai=datetime.date(2029, 6, 7))
    stand = {row.kode: row.status for row in gugus_kabkota(on=datetime.date(2026, 11, 30)) if row.row}
    assert stand == {
        "11.01": StatusGugus.BERLAKU, "11.07": StatusGugus.BERAKHIR, "11.71": StatusGugus.BELUM, "11.72": StatusGugus.BERLAKU,
    }  # fmt: skip
    rows = gugus_kabkota(on=datetime.date(2026, 11, 30))
    assert len(rows) == 23
    assert kalimat_gugus(rows) == (
        "2 dari 23 kabupaten/kota mempunyai gugus tugas dengan SK yang berlaku; 1 SK-nya berakhir, 1 belum membentuk, "
        "19 tidak diketahui."
    )
    before = {row.kode: row.status for row in gugus_kabkota(on=datetime.date(2025, 12, 31)) if row.row}
    assert before == {"11.01": StatusGugus.BELUM, "11.07": StatusGugus.BERLAKU}


def test_secretariat_records_corrects_and_finds_it_in_the_23(client_of, sekretariat, polda, pimpinan, dinsos):
    page = client_of(sekretariat)
    assert 'value="11.07" selected' in page.get(f"{URL}catat/?wilayah=11.07").content.decode()
    shown = page.post(f"{URL}catat/", payload(), follow=True).content.decode()
    row = GugusDaerah.objects.get()
    assert "188.45/7/2026" in shown
    assert "Ada, SK berlaku" in shown
    sent = payload(nomor="188.45/9/2026", versi=stamp(row))
    assert page.post(f"{URL}{row.pk}/ubah/", sent).url == f"{URL}{row.pk}/"
    row.refresh_from_db()
    assert (row.nomor, row.versi) == ("188.45/9/2026", 2)
    assert page.post(f"{URL}{row.pk}/ubah/", sent).status_code == 409
    assert list(JejakAudit.objects.filter(objek_kode=str(row)).order_by("id").values_list("peristiwa", flat=True)) == [
        "record_gugus_daerah", "update_gugus_daerah",
    ]  # fmt: skip
    for reader in (sekretariat, polda, pimpinan):
        html = client_of(reader).get(URL).content.decode()
        assert "1 dari 23 kabupaten/kota mempunyai gugus tugas" in html
        assert html.count("Tidak diketahui</span>") == 22
        assert (f"{URL}catat/" in html) is (reader == sekretariat)
    narrowed = page.get(f"{URL}?keadaan=berlaku").content.decode()
    assert "1 kabupaten/kota" in narrowed
    assert "Simeulue" not in narrowed
    assert page.get(f"{URL}?keadaan=ngawur").status_code == 200


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"wilayah": "12.71"}, "Kabupaten/kota"),
        ({"wilayah": "11.07.01"}, "Kabupaten/kota"),
        ({"tanggal": "1/1/2099"}, "belum terjadi"),
        ({"berlaku_sampai": "2/2/2026"}, "akhirnya tidak boleh sebelum itu"),
        ({"keadaan": "belum"}, "gugus tugasnya belum dibentuk"),
        ({"keadaan": ""}, "Keadaan"),
    ],
)
def test_fault_is_told_beside_what_was_typed(client_of, sekretariat, dinsos, changes, message):
    answer = client_of(sekretariat).post(f"{URL}catat/", payload(**changes))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert message in html
    assert "188.45/7/2026" in html
    assert not GugusDaerah.objects.exists()


def test_second_row_of_a_day_is_refused_in_words(client_of, sekretariat, dinsos):
    page = client_of(sekretariat)
    page.post(f"{URL}catat/", payload())
    answer = page.post(f"{URL}catat/", payload(nomor="lain"))
    assert "sudah memiliki catatan pada tanggal itu" in answer.content.decode()
    assert GugusDaerah.objects.count() == 1


def test_table_that_is_taken_out_may_be_mended_and_sent_in_again(client_of, sekretariat, dinsos):
    make_gugus_daerah(by=sekretariat, instansi=dinsos.instansi, kode="11.07", nomor="1/2026")
    make_gugus_daerah(by=sekretariat, instansi=dinsos.instansi, kode="11.08", keadaan="belum", sumber="Surat 3 Mei")
    content = client_of(sekretariat).get(f"{URL}ekspor/").content
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert [cell.value for cell in sheet[1]] == [kolom.judul for kolom in TabelGugusDaerah.kolom]
    tabel = TabelGugusDaerah(sekretariat)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert outcome(tabel, rows) == (0, 0, 2, [])
    rows[1][rows[0].index("Nomor SK")] = "2/2026"
    rows.append(["DINSOS", "Kota Langsa", "Sudah dibentuk", DAY, "", "", "Wali Kota", "", ""])
    rows.append(["DINSOS", "Kota Langsa", "Belum dibentuk", DAY, "9/2026", "", "", "", ""])
    rows.append(["DINSOS", "Kota Medan", "Sudah dibentuk", timezone.localdate(), "", "", "", "", ""])
    new, changed, same, faults = outcome(tabel, rows)
    assert (new, changed, same) == (1, 1, 1)
    assert [(fault[0], fault[1]) for fault in faults] == [(5, "Nomor SK"), (6, "Kabupaten/kota")]


def outcome(tabel, rows) -> tuple:
    found = tabel.preview(tabel.read(table(rows[0], *rows[1:])))
    return (
        len(found.baru),
        len(found.berubah),
        found.jumlah_tetap,
        [(f.baris, f.kolom, f.sebab) for f in found.kesalahan],
    )


@pytest.mark.parametrize("edisi", Edisi)
def test_both_editions_print_the_23_as_soon_as_one_is_known(sekretariat, dinsos, edisi):
    assert build_annual_report(2026, edisi).kelembagaan.gugus_daerah == ()
    assert "Belum ada keterangan tentang Gugus Tugas" in page_of(edisi)
    make_gugus_daerah(by=sekretariat, instansi=dinsos.instansi, kode="11.07", nomor="1/2026")
    page = page_of(edisi)
    rows = tables_of(page)["gugus_daerah"]
    assert len(rows) == 23
    assert ["Kabupaten Pidie", "Ada, SK berlaku", "1/2026", "3 Februari 2026", "–"] in rows
    assert "1 dari 23 kabupaten/kota mempunyai gugus tugas" in page
