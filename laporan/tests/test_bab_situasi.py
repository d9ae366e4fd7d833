"""Chapter III beside the victims: how it was done and by how many, for members; the public reads neither."""

import pytest

from kasus.models import Korban, Unsur
from kasus.tests.factories import make_kasus, victim
from laporan.annual_report import TANPA_SITUASI, build_annual_report
from laporan.enums import Edisi
from laporan.statistics import unsur_korban
from laporan.statistics.situasi import jumlah_terlapor, modus, tempat_tujuan
from laporan.tests.factories import TAHUN, make_rekap
from laporan.tests.penyerang import tables_of
from laporan.tests.test_bab_pencegahan import page_of
from wilayah.models import Wilayah


@pytest.fixture
def kasus(sekretariat):
    """Two victims of one case with two suspects, one victim of another with one; a child without means."""
    suspect = {"jenis_kelamin": "L", "peran": "Other"}
    child = victim(usia_saat_terjerat=12, kelompok_usia="anak", cara=[], proses=["REKRUT", "KIRIM"])
    other = make_kasus(by=sekretariat, daftar_korban=[victim(cara=["UTANG", "TIPU"])], daftar_terlapor=[suspect])
    make_kasus(by=sekretariat, daftar_korban=[victim(), child], daftar_terlapor=[suspect] * 2)
    return other


def test_each_finding_counts_its_victims(kasus):
    assert [(row.unsur, row.label, row.jumlah) for row in modus(unsur_korban(2026))] == [
        ("Proses", "Perekrutan", 3),
        ("Proses", "Pengiriman", 1),
        ("Cara", "Penipuan", 2),
        ("Cara", "Penjeratan utang", 1),
    ]
    assert jumlah_terlapor(2026) == 3
    assert (modus(unsur_korban(2025)), jumlah_terlapor(2025)) == ((), 0)


def test_who_is_found_no_victim_counts_nowhere_nor_does_the_suspect_of_nobody_else(kasus, kepala):
    Korban.objects.filter(kasus=kasus).update(status_identifikasi="NotAVictimOfTrafficking", penetap_status="Police")
    assert not [row for row in modus(unsur_korban(2026)) if row.kode == "cara:UTANG"]
    assert jumlah_terlapor(2026) == 2
    assert build_annual_report(2026, Edisi.TERBATAS).situasi.kasus == 1


@pytest.fixture
def places(sekretariat):
    """Victims of three cases: one exploited in Malaysia and in Batam, two in Medan and Deli Serdang, one nobody knows where."""

    def at(*codes):
        return [{"tahap": "Exploitation", "tempat": Wilayah.objects.get(pk=code) if code else None} for code in codes]

    passed = [{"tahap": "Transit", "tempat": Wilayah.objects.get(pk="11.71")}]
    make_kasus(by=sekretariat, daftar_korban=[victim()], daftar_peristiwa=[*at("MY", "21.71"), *passed])
    make_kasus(by=sekretariat, daftar_korban=[victim(), victim()], daftar_peristiwa=at("12.71", "12.07"))
    make_kasus(by=sekretariat, daftar_korban=[victim()], daftar_peristiwa=at(""))


def test_where_it_was_done_by_country_or_province_each_victim_once_in_each(places):
    rows = [(row.kode, row.jumlah) for row in tempat_tujuan(2026)]
    assert rows == [("12", 2), ("21", 1), ("MY", 1), ("", 1)]
    page = page_of(Edisi.TERBATAS)
    assert tables_of(page)["tempat_tujuan"] == [
        ["Sumatera Utara", "2"], ["Kepulauan Riau", "1"], ["Malaysia", "1"], ["Tidak diketahui", "1"],
    ]  # fmt: skip
    public = page_of(Edisi.UMUM)
    assert "tempat_tujuan" not in tables_of(public)
    assert "tempat tujuan tidak ditampilkan" in public
    assert not [word for word in ("Malaysia", "Sumatera Utara", "Kepulauan Riau") if word in public]
    assert tempat_tujuan(2025) == ()


def test_members_read_it_and_the_public_reads_that_it_is_left_out(kasus):
    page = page_of(Edisi.TERBATAS)
    assert "2 kasus dengan 3 korban dan 3 terlapor" in page
    assert tables_of(page)["modus"] == [
        ["Proses", "Perekrutan", "3"],
        ["Proses", "Pengiriman", "1"],
        ["Cara", "Penipuan", "2"],
        ["Cara", "Penjeratan utang", "1"],
    ]
    public = page_of(Edisi.UMUM)
    assert "modus" not in tables_of(public)
    assert "Modus dan tempat tujuan tidak ditampilkan" in public
    for word in ("Perekrutan", "Penjeratan utang", "terlapor.", "2 kasus"):
        assert word not in public, word
    Unsur.objects.all().delete()
    assert "Modus dan tempat tujuan tidak ditampilkan" in page_of(Edisi.UMUM)  # that nothing was found would tell, too
    report = build_annual_report(2026, Edisi.UMUM).situasi
    assert (report.kasus, report.terlapor, report.modus) == (None, None, ())


@pytest.mark.parametrize("edisi", Edisi)
def test_a_year_of_another_source_and_an_empty_year_say_nothing(kepala, edisi):
    make_rekap(by=kepala)
    for year in (TAHUN, 2026):
        assert build_annual_report(year, edisi).situasi == TANPA_SITUASI
        assert "Modus" not in page_of(edisi, year)
