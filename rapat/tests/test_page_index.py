"""The year of meetings: four slots and the list."""

import datetime

import pytest

from rapat.calendar import kursi_pada, quarter_end, slot_triwulan, terlaksana
from rapat.enums import JenisRapat
from rapat.models import Rapat
from rapat.tests.factories import make_rapat

URL = "/rapat/"


@pytest.mark.parametrize(
    ("year", "quarter", "end"),
    [
        (2026, 1, datetime.date(2026, 3, 31)),
        (2026, 2, datetime.date(2026, 6, 30)),
        (2026, 3, datetime.date(2026, 9, 30)),
        (2026, 4, datetime.date(2026, 12, 31)),
        (2024, 1, datetime.date(2024, 3, 31)),
    ],
)
def test_quarter_end_is_its_last_day(year, quarter, end):
    assert quarter_end(year, quarter) == end


@pytest.mark.parametrize(
    ("today", "tones"),
    [
        (datetime.date(2026, 1, 1), ["netral", "netral", "netral", "netral"]),
        (datetime.date(2026, 3, 1), ["netral", "netral", "netral", "netral"]),  # 30 days left
        (datetime.date(2026, 3, 2), ["perhatian", "netral", "netral", "netral"]),
        (datetime.date(2026, 3, 31), ["perhatian", "netral", "netral", "netral"]),
        (datetime.date(2026, 4, 1), ["terlambat", "netral", "netral", "netral"]),
        (datetime.date(2026, 12, 31), ["terlambat", "terlambat", "terlambat", "perhatian"]),
        (datetime.date(2027, 1, 1), ["terlambat", "terlambat", "terlambat", "terlambat"]),
    ],
)
def test_slot_triwulan_warns_before_the_end_and_turns_red_after_it(today, tones):
    assert [slot.nada for slot in slot_triwulan([], year=2026, today=today)] == tones


@pytest.mark.parametrize(
    ("status", "tone", "words", "held"),
    [
        ("konsep", "netral", "Konsep", 0),
        ("terjadwal", "perhatian", "Terjadwal", 0),
        ("berlangsung", "berjalan", "Berlangsung", 0),
        ("selesai", "selesai", "Selesai", 1),
    ],
)
def test_slot_triwulan_shows_its_meeting_however_late(sekretariat, status, tone, words, held):
    late = {"triwulan": 4, "tanggal": datetime.date(2026, 12, 30)}
    rapat = make_rapat(by=sekretariat, jenis=JenisRapat.TRIWULAN, status=status, **late)
    meetings = Rapat.objects.triwulanan(2026)
    slots = slot_triwulan(meetings, year=2026, today=datetime.date(2027, 5, 1))
    assert (slots[3].rapat, slots[3].nada, slots[3].keterangan) == (rapat, tone, words)
    assert [slot.rapat for slot in slots[:3]] == [None, None, None]
    assert terlaksana(meetings) == held


def test_triwulanan_takes_quarterly_meetings_of_that_year_alone(sekretariat):
    make_rapat(by=sekretariat)
    make_rapat(by=sekretariat, jenis=JenisRapat.TRIWULAN, triwulan=1, tanggal=datetime.date(2025, 2, 1))
    own = make_rapat(by=sekretariat, jenis=JenisRapat.TRIWULAN, triwulan=1)
    assert list(Rapat.objects.triwulanan(2026)) == [own]


def test_kursi_pada_without_a_decree_is_empty(db):
    assert kursi_pada(datetime.date(2010, 1, 1)) == []


def test_index_lists_newest_first_with_its_numbers(client_of, sekretariat):
    make_rapat(by=sekretariat, judul="Rapat lama", tanggal=datetime.date(2018, 8, 9))
    make_rapat(by=sekretariat, judul="Rapat baru")
    response = client_of(sekretariat).get(URL)
    assert [row.judul for row in response.context["page"]] == ["Rapat baru", "Rapat lama"]
    assert "9 Agustus 2018" in response.content.decode()


def test_index_keeps_drafts_and_the_pen_from_members(client_of, sekretariat, polda):
    make_rapat(by=sekretariat, judul="Rapat rahasia", status="konsep")
    staff, member = (client_of(user).get(URL).content.decode() for user in (sekretariat, polda))
    assert "Rapat rahasia" in staff
    assert "/rapat/jadwalkan/" in staff
    assert "Rapat rahasia" not in member
    assert "/rapat/jadwalkan/" not in member


def test_index_without_meetings_says_so(client_of, polda):
    assert "Belum ada rapat" in client_of(polda).get(URL).content.decode()


@pytest.mark.parametrize("hal", ["2", "999", "abc", "-1", "%00", ""])
def test_index_answers_any_page_number(client_of, sekretariat, hal):
    for _ in range(26):
        make_rapat(by=sekretariat)
    response = client_of(sekretariat).get(f"{URL}?hal={hal}")
    assert response.status_code == 200
    assert len(response.context["page"].object_list) == (1 if hal in {"2", "999", "-1"} else 25)


@pytest.mark.parametrize("role", ["sekretariat", "polda"])
def test_index_needs_the_same_few_queries_for_two_and_for_twenty(
    client_of, cast, sekretariat, role, django_assert_max_num_queries
):
    browser, counts = client_of(cast[role]), []
    for more in (2, 18):
        for _ in range(more):
            make_rapat(by=sekretariat)
        with django_assert_max_num_queries(12) as queries:
            browser.get(URL)
        counts.append(len(queries))
    assert counts[0] == counts[1]
