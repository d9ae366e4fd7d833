"""Chapter VI: where the reports stood on the day, what the year brought, and that the public reads totals alone."""

import dataclasses
import datetime

import pytest

from kasus import actions
from kasus.enums import KodeTahap
from kasus.tests.factories import make_kasus, make_legal_track, make_perkara, make_tahap, victim
from kasus.tests.test_putusan import ask, grant, judge
from laporan.annual_report import build_annual_report
from laporan.enums import Edisi
from laporan.statistics.biaya import langkah
from laporan.statistics.penegakan import KELOMPOK_TAHAP, penegakan, sum_told
from laporan.tests.penyerang import tables_of
from laporan.tests.test_bab_pencegahan import page_of

D = datetime.date
END = D(2026, 12, 31)


def counts(rows) -> dict[str, int]:
    return {row.kode: row.jumlah for row in rows if row.jumlah}


def in_full(tahun: int = 2026, on: datetime.date = END):
    return penegakan(tahun, on=on, in_full=True)


@pytest.fixture
def kasus(sekretariat):
    suspects = [{"jenis_kelamin": "L", "peran": "Other"}] * 2
    return make_kasus(by=sekretariat, daftar_korban=[victim(), victim()], daftar_terlapor=suspects)


@pytest.fixture
def perkara(kasus, sekretariat, polda):
    return make_perkara(kasus, by=sekretariat, instansi=polda.instansi)


def test_every_stage_stands_in_one_group():
    known = [kode for *_, stages in KELOMPOK_TAHAP for kode in stages]
    assert sorted(known) == sorted(KodeTahap)


def test_a_report_stands_where_it_stood_on_the_day(perkara, sekretariat):
    make_tahap(perkara, ("SIDIK", D(2026, 3, 5)), ("TAHAP1", D(2026, 4, 1)), ("P21", D(2026, 5, 1)), by=sekretariat)
    make_tahap(perkara, ("SPDP", D(2026, 5, 2)), by=sekretariat)  # a notice: it is no stage
    days = {D(2026, 3, 1): {}, D(2026, 3, 2): {"penyidikan": 1}, D(2026, 4, 30): {"berkas": 1}, END: {"lengkap": 1}}
    assert {day: counts(in_full(on=day).tahap) for day in days} == days
    assert sum(row.jumlah for row in in_full().tahap) == in_full().perkara == 1


def test_complete_is_not_convicted_and_only_inkracht_is_final(perkara, sekretariat):
    make_tahap(perkara, ("P21", D(2026, 5, 1)), by=sekretariat)
    judge(perkara, sekretariat)
    make_tahap(perkara, ("BANDING", D(2026, 6, 10)), by=sekretariat)
    assert counts(in_full().tahap) == {"putusan": 1}
    assert [(r.kode, r.jumlah, r.tetap) for r in in_full().putusan if r.jumlah] == [("bersalah", 1, 0)]
    make_tahap(perkara, ("INKRACHT", D(2026, 8, 1)), ("EKSEKUSI", D(2026, 9, 1)), by=sekretariat)
    assert counts(in_full().tahap) == {"tetap": 1}
    assert in_full().putusan[0].tetap == 1
    assert in_full(on=D(2026, 7, 31)).putusan[0].tetap == 0
    assert counts(in_full().arus) == {"LP": 1, "P21": 1, "PUTUSAN": 1, "INKRACHT": 1}


def test_stages_count_in_the_year_in_which_they_fell(perkara, kasus, sekretariat, polda):
    old = make_perkara(kasus, by=sekretariat, instansi=polda.instansi, nomor_lp="LP/2", tanggal_lp=D(2025, 6, 1))
    make_tahap(old, ("SIDIK", D(2025, 7, 1)), ("SP3", D(2026, 2, 1)), by=sekretariat)
    assert counts(in_full().arus) == {"LP": 1, "henti": 1}
    assert (in_full().perkara, in_full().perkara_baru) == (2, 1)
    assert counts(in_full().tahap) == {"penyidikan": 1, "henti": 1}
    before = in_full(2025, D(2025, 12, 31))
    assert (before.perkara, before.perkara_baru, counts(before.tahap)) == (1, 1, {"penyidikan": 1})


def test_a_corrected_stage_counts_no_more(perkara, sekretariat):
    wrong = make_tahap(perkara, ("P21", D(2026, 5, 1)), by=sekretariat)
    actions.update_tahap(wrong, by=sekretariat, kode="P19", tanggal=D(2026, 5, 1), alasan="salah ketik")
    assert counts(in_full().tahap) == {"berkas": 1}
    assert "P21" not in counts(in_full().arus)


def test_the_verdict_of_the_day_counts_once_for_each_suspect(perkara, sekretariat):
    judge(perkara, sekretariat)
    judge(perkara, sekretariat, urutan=2)
    free = {"jenis": "bebas", "bentuk_pidana": "", "pidana_bulan": None}
    judge(perkara, sekretariat, tingkat="banding", court="pt-bna", akibat="membatalkan", day=D(2026, 9, 1), **free)
    assert counts(in_full().putusan) == {"bersalah": 1, "bebas": 1}
    assert counts(in_full(on=D(2026, 8, 31)).putusan) == {"bersalah": 2}
    assert in_full().terdakwa == 2


def test_a_conviction_counts_in_the_year_in_which_it_became_final(kasus, sekretariat, polda):
    perkara = make_perkara(kasus, by=sekretariat, instansi=polda.instansi, tanggal_lp=D(2025, 2, 1))
    judge(perkara, sekretariat, day=D(2025, 10, 1))
    judge(perkara, sekretariat, urutan=2, day=D(2025, 10, 1), jenis="bebas", bentuk_pidana="", pidana_bulan=None)
    make_tahap(perkara, ("INKRACHT", D(2026, 2, 10)), by=sekretariat)
    assert counts(in_full(2025, D(2025, 12, 31)).inkracht) == {}
    assert counts(in_full().inkracht) == {"lama": 1}
    assert (in_full().terdakwa, in_full().terpidana) == (0, 1)
    judge(perkara, sekretariat, tingkat="pk", court="ma", akibat="menguatkan", day=D(2026, 11, 1))
    assert counts(in_full().inkracht) == {"kini": 1}
    assert counts(in_full(2027, D(2027, 12, 31)).inkracht) == {}
    tables = tables_of(page_of(Edisi.TERBATAS))
    assert ["Diputus pada 2026", "1"] in tables["inkracht"]


def test_a_later_verdict_of_a_final_report_counts_once_and_in_its_own_year(kasus, sekretariat, polda):
    """Two suspects of one report, the second judged after it was final."""
    perkara = make_perkara(kasus, by=sekretariat, instansi=polda.instansi, tanggal_lp=D(2024, 2, 1))
    judge(perkara, sekretariat, day=D(2024, 10, 1))
    make_tahap(perkara, ("INKRACHT", D(2024, 12, 1)), by=sekretariat)
    judge(perkara, sekretariat, urutan=2, day=D(2025, 5, 1))
    judge(perkara, sekretariat, urutan=2, tingkat="banding", court="pt-bna", akibat="menguatkan", day=D(2025, 9, 1))
    judge(perkara, sekretariat, urutan=2, tingkat="kasasi", court="ma", akibat="menguatkan", day=D(2026, 3, 1))
    assert [in_full(year, D(year, 12, 31)).terpidana for year in (2023, 2024, 2025, 2026)] == [0, 1, 1, 0]


def test_restitution_counts_on_its_own_days(perkara, sekretariat):
    claim = grant(ask(perkara, sekretariat), sekretariat, 40_000_000)
    refused = ask(perkara, sekretariat, urutan=2, diminta=10_000_000)
    grant(refused, sekretariat, 0)
    paid = actions.add_pembayaran(claim, by=sekretariat, jumlah=15_000_000, tanggal=D(2026, 7, 1))
    rows = {row.kode: (row.korban, row.rupiah) for row in in_full().restitusi}
    assert rows == {
        "diminta": (2, None),
        "dikabulkan": (1, None),
        "dibayar": (1, None),
    }  # so few would read their own sum
    assert in_full(on=D(2026, 5, 31)).restitusi[1].korban == 0
    actions.withdraw_pembayaran(paid, by=sekretariat)
    assert in_full().restitusi[2].rupiah == 0


@pytest.mark.parametrize(
    ("rupiah", "printed"),
    [
        ([], 0),
        ([7], None),
        ([1, 2, 3, 4], None),
        ([7] * 5, 0),
        ([3_000_000] * 5, 15_000_000),
        ([900_000] * 4 + [40_000_000], 0),
    ],
)
def test_rupiah_of_restitution_are_told_of_five_victims_and_more(rupiah, printed):
    assert sum_told(len(rupiah), lambda: rupiah) == printed


@pytest.mark.parametrize("more", [1_000_000, 47_300_000])
def test_what_one_more_victim_got_does_not_follow_from_two_versions(more):
    """The smallest and the largest sum that fit lie further apart than what the victim got."""
    many = [1_234_567] * 6
    before, after = sum_told(6, lambda: many), sum_told(7, lambda: [*many, more])
    step = langkah(max(more, 1_234_567))
    least, most = after - (before + 2_000_000), after + step - before
    assert least < more < most
    assert most - max(least, 0) >= more


def test_the_table_rounds_what_the_register_holds(sekretariat, polda):
    people = make_kasus(
        by=sekretariat, daftar_korban=[victim()] * 5, daftar_terlapor=[{"jenis_kelamin": "L", "peran": "Other"}]
    )
    perkara = make_perkara(people, by=sekretariat, instansi=polda.instansi)
    for urutan in range(1, 6):
        ask(perkara, sekretariat, urutan=urutan, diminta=10_000_000 + urutan)
    asked = in_full().restitusi[0]
    assert (asked.korban, asked.rupiah) == (
        5,
        40_000_000,
    )  # 50.000.015 in steps of 20 million: one asked for more than ten
    assert isinstance(asked.rupiah, int)


def test_the_public_reads_totals_of_the_province_alone(sekretariat, polda):
    make_legal_track(by=sekretariat, instansi=polda.instansi)
    page = page_of(Edisi.UMUM)
    chapter = page.split('id="bab-6"')[1].split('id="bab-7"')[0]
    assert "tercatat 1 perkara" in chapter
    assert "Rinciannya tidak ditampilkan" in chapter
    assert "<table" not in chapter
    assert "Rp" not in chapter
    assert "inkracht" not in chapter.split("pembuka")[1].split("</p>", 1)[1]
    kept = build_annual_report(2026, Edisi.UMUM).penegakan  # nor does the frozen edition hold more
    assert dataclasses.asdict(kept) == {
        "perkara": 1, "perkara_baru": 1, "terdakwa": 1, "tahap": (), "arus": (), "putusan": (), "restitusi": (),
        "inkracht": (),
    }  # fmt: skip


def test_the_restricted_edition_reads_all_of_it(sekretariat, polda):
    make_legal_track(by=sekretariat, instansi=polda.instansi)
    tables = tables_of(page_of(Edisi.TERBATAS))
    assert ["Diputus, belum tercatat inkracht", "1"] in tables["tahap"]
    assert ["Putusan pengadilan negeri", "1"] in tables["arus"]
    assert ["Terbukti bersalah", "1", "0"] in tables["putusan"]
    assert ["Dibayar", "1", "*"] in tables["restitusi"]


@pytest.mark.django_db
@pytest.mark.parametrize("edisi", Edisi)
def test_a_house_without_reports_says_so(edisi):
    assert "tidak ada perkara yang tercatat" in page_of(edisi, 2025)
