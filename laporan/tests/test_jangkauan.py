"""Prevention beside risk: the office sees where anything is known, the leadership nothing that four people could stand behind."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kasus.tests.factories import make_kasus, victim
from laporan.statistics.jangkauan import jangkauan
from program.tests.factories import make_gampong, make_kegiatan, make_lokasi
from wilayah.models import Wilayah

URL = "/laporan/jangkauan/?tahun=2026"


def row_of(kode: str, *, in_full: bool):
    return next(row for row in jangkauan(2026, in_full=in_full) if row.tempat.kode == kode)


@pytest.fixture
def langsa(db):
    return Wilayah.objects.get(kode="11.74")


def test_prevention_is_exact_and_risk_is_banded(sekretariat, dinsos, langsa):
    make_kegiatan(
        by=dinsos, tempat="11.74", status="terlaksana", peserta_p=30, anak_l=4, biaya=1_900_000, sumber_dana="apba"
    )
    make_kegiatan(by=dinsos, tempat="11.74")  # planned only
    make_gampong(by=dinsos, gampong="11.74.01.2007", tahun=2026, forum_anak="ada")
    make_kasus(by=sekretariat, daftar_korban=[victim(asal=langsa) for _ in range(4)])
    row = row_of("11.74", in_full=True)
    assert (row.kegiatan, row.peserta, row.biaya, row.forum) == (1, 34, 1_900_000, 1)
    assert row.biaya_per_seribu == 1_900_000 * 1000 // langsa.penduduk
    assert (row.sebutan_korban, row.sebutan_lokasi, row.is_berisiko, row.is_terlewat) == ("1–4", "0", True, False)
    guarded = row_of("11.74", in_full=False)
    assert (guarded.sebutan_korban, guarded.sebutan_lokasi, guarded.is_berisiko) == ("<5", "<5", False)


def test_risk_without_activities_stands_on_top(sekretariat, dinsos, langsa):
    for _ in range(5):
        make_lokasi(by=dinsos, wilayah="11.74.01")
    make_lokasi(by=dinsos, wilayah="11.71.01")
    for in_full in (True, False):
        first = jangkauan(2026, in_full=in_full)[0]
        assert (first.tempat.kode, first.is_terlewat, first.sebutan_lokasi) == ("11.74", True, "5–9")


def test_page_of_the_leadership_does_not_change_with_one_victim(client_of, sekretariat, pimpinan, langsa):
    def seen() -> str:
        return re.sub(r'(nonce|value)="[^"]*"', "", client_of(pimpinan).get(URL).content.decode().split("<main", 1)[1])

    make_kasus(by=sekretariat, daftar_korban=[victim()])
    before = seen()
    make_kasus(by=sekretariat, daftar_korban=[victim(asal=langsa) for _ in range(4)])
    assert seen() == before
    make_kasus(by=sekretariat, daftar_korban=[victim(asal=langsa)])
    assert seen() != before


def test_five_years_are_taken_together_and_others_are_not(sekretariat, langsa):
    for year in (2021, 2022):
        make_kasus(by=sekretariat, tanggal_lapor=datetime.date(year, 3, 3), daftar_korban=[victim(asal=langsa)])
    assert row_of("11.74", in_full=True).pita_korban == 1
    assert jangkauan(2021, in_full=True)[0].pita_korban == 1
    assert not any(row.pita_korban for row in jangkauan(2020, in_full=True))


def test_few_queries(client_of, kepala):
    page = client_of(kepala)
    page.get(URL)
    with CaptureQueriesContext(connection) as queries:
        page.get(URL)
    assert len(queries) <= 12
