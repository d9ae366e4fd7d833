"""Chapter IV: what was done to prevent, by its definitions, and what the public edition leaves out of it."""

import datetime

import pytest
from django.template.loader import render_to_string

from gugus_tugas.versi import stamp
from laporan.annual_report import build_annual_report
from laporan.document import report_context
from laporan.enums import Edisi
from laporan.statistics.pencegahan import pencegahan
from laporan.tests.penyerang import tables_of
from program import actions as program
from program.tests.factories import (
    make_bahan,
    make_gampong,
    make_kegiatan,
    make_kunjungan,
    make_lokasi,
    make_penelitian,
    make_perekrut,
    make_perusahaan,
    make_temuan,
)

D = datetime.date
END = D(2026, 12, 31)
ALL = {"on": END, "in_full": True}


def page_of(edisi: Edisi, tahun: int = 2026) -> str:
    return render_to_string("laporan/_isi.html", report_context(build_annual_report(tahun, edisi)))


@pytest.fixture
def held(dinsos):
    """held(**values): an activity that was carried out."""
    return lambda **values: make_kegiatan(by=dinsos, status="terlaksana", **values)


def test_activities_count_by_kind_with_their_participants(held, dinsos):
    held(peserta_l=20, peserta_p=30, anak_p=5)
    held(peserta_l=7, tempat="11.74", tanggal=D(2026, 5, 5))
    held(jenis="pelatihan")
    make_kegiatan(by=dinsos)  # planned
    held(tanggal=D(2025, 3, 4), peserta_l=99)
    found = pencegahan(2026, **ALL)
    rows = {row.kode: (row.jumlah, row.laki_laki, row.perempuan, row.tanpa_peserta) for row in found.kegiatan}
    assert rows == {"sosialisasi": (2, 27, 35, 0), "pelatihan": (1, None, None, 1)}
    assert (found.jumlah_kegiatan, found.peserta, found.kabkota) == (3, 62, 2)
    assert pencegahan(2026, on=D(2026, 4, 1), in_full=True).peserta == 55


def test_nobody_counted_is_not_nobody_came(held):
    held()
    assert pencegahan(2026, **ALL).peserta is None
    held(peserta_l=0)
    assert pencegahan(2026, **ALL).peserta == 0


def test_the_public_reads_no_small_number_of_participants(held):
    held(jenis="pemberdayaan", peserta_p=2)
    held(peserta_l=40, peserta_p=60)
    table = tables_of(page_of(Edisi.UMUM))["kegiatan"]
    assert table == [["Sosialisasi", "1", "0"], ["Pemberdayaan", "1", "0"]]
    assert "102 peserta tercatat. Rincian pesertanya tidak ditampilkan" in page_of(Edisi.UMUM)
    assert ["Pemberdayaan", "1", "–", "2", "0"] in tables_of(page_of(Edisi.TERBATAS))["kegiatan"]
    kept = build_annual_report(2026, Edisi.UMUM).pencegahan
    assert [(row.laki_laki, row.perempuan) for row in kept.kegiatan] == [(None, None)] * 2  # nor is it frozen


def test_the_public_reads_participants_that_are_many(held):
    held(peserta_l=40, peserta_p=60)
    assert tables_of(page_of(Edisi.UMUM))["kegiatan"] == [["Sosialisasi", "1", "40", "60", "0"]]
    assert "tidak ditampilkan" not in page_of(Edisi.UMUM).split('id="bab-4"')[1].split('id="bab-5"')[0]


def test_materials_are_what_came_in_and_what_was_given_out(sekretariat):
    row = make_bahan(by=sekretariat, stok=500)
    program.record_mutasi(row, jenis="bagi", jumlah=120, tanggal=D(2026, 2, 2), by=sekretariat)
    program.record_mutasi(row, jenis="koreksi", jumlah=377, tanggal=D(2026, 2, 3), alasan="hilang", by=sekretariat)
    make_bahan(by=sekretariat, jenis="poster", judul="Tidak bergerak")
    assert [(r.kode, r.masuk, r.dibagikan) for r in pencegahan(2026, **ALL).bahan] == [("buku_saku", 500, 120)]
    assert pencegahan(2025, on=D(2025, 12, 31), in_full=True).bahan == ()


def test_supervision_counts_offices_never_recruiters(sekretariat):
    office = make_perusahaan(by=sekretariat)
    make_perusahaan(by=sekretariat, nama="PT Contoh Lain")
    make_perekrut(by=sekretariat)
    visit = make_kunjungan(office, by=sekretariat)
    make_kunjungan(office, by=sekretariat, jenis="mendadak", tanggal=D(2026, 4, 4))
    make_kunjungan(office, by=sekretariat, tanggal=D(2025, 4, 4))
    make_temuan(visit, by=sekretariat)
    done = make_temuan(visit, by=sekretariat)
    program.complete_temuan(
        done, by=sekretariat, versi=stamp(done), tanggal_selesai=D(2026, 5, 1), penyelesaian="Diserahkan"
    )
    found = pencegahan(2026, **ALL).pengawasan
    assert {row.kode: row.jumlah for row in found.kunjungan if row.jumlah} == {"rutin": 1, "mendadak": 1}
    assert (found.kantor, found.dikunjungi, found.jumlah_kunjungan) == (2, 1, 2)
    assert (found.temuan, found.selesai, found.terbuka) == (2, 1, 1)
    assert pencegahan(2026, on=D(2026, 4, 30), in_full=True).pengawasan.terbuka == 2


def test_gampong_that_did_not_report_are_not_counted_as_having_nothing(sekretariat):
    make_gampong(by=sekretariat, forum_anak="ada", forum_anak_sk="1/2026", apbg=25_000_000)
    make_gampong(by=sekretariat, forum_anak="ada", apbg=0)
    make_gampong(by=sekretariat, tahun=2025, reusam="ada")
    found = pencegahan(2026, **ALL).gampong
    assert {row.kode: row.jumlah for row in found.baris} == {
        "forum": 2,
        "ber_sk": 1,
        "apbg": 1,
        "reusam": 0,
        "kader": 0,
    }
    assert (found.semua, found.dilaporkan, found.apbg) == (6500, 2, 25_000_000)
    assert [(row.jumlah) for row in found.forum] == [
        2
    ]  # both stand in one kabupaten; the other 22 are not told as zero
    page = page_of(Edisi.UMUM)
    assert "laporan 2 dari 6.500 gampong" in page
    assert "Gampong dengan forum anak menurut kabupaten/kota, 2026" in page
    assert "belum melapor" in page


def test_restricted_places_are_told_in_a_band_of_the_province_alone(sekretariat):
    for _ in range(3):
        make_lokasi(by=sekretariat, nama="Penginapan Rahasia")
    for edisi in Edisi:
        page = page_of(edisi)
        assert "kurang dari 5. Letaknya hanya untuk petugas" in page
        assert "Penginapan Rahasia" not in page


def test_research_of_the_year_by_its_state(sekretariat):
    make_penelitian(by=sekretariat)
    make_penelitian(by=sekretariat, tanggal=D(2025, 3, 4))
    found = pencegahan(2026, **ALL)
    assert {row.kode: row.jumlah for row in found.penelitian if row.jumlah} == {"diajukan": 1}
    assert found.jumlah_penelitian == 1


@pytest.mark.django_db
@pytest.mark.parametrize("edisi", Edisi)
def test_an_empty_register_is_said(edisi):
    page = page_of(edisi, 2025)
    for words in (
        "tidak ada catatan kegiatan",
        "tidak ada catatan bahan",
        "tidak ada catatan kunjungan",
        "belum ada laporan dari",
    ):
        assert words in page
