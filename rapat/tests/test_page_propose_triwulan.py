"""Four meetings a year by one button."""

import datetime

import pytest
from django.utils import timezone

from gugus_tugas import clock
from gugus_tugas.tests.parallel import run_together
from rapat import actions
from rapat.calendar import is_hari_kerja, proposed_date
from rapat.models import Rapat
from rapat.tests.factories import make_rapat

URL = "/rapat/usulkan/"
JULY = datetime.datetime(2026, 7, 1, 3, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("quarter", "today", "day"),
    [
        (1, (2026, 1, 5), (2026, 3, 12)),  # 10 March is 21 Ramadan; nothing forbids it
        (1, (2026, 3, 1), (2026, 3, 16)),  # a fortnight of notice, 15 March is a Sunday
        (2, (2026, 1, 5), (2026, 6, 10)),
        (2, (2026, 6, 25), (2026, 6, 30)),  # no fortnight is left: the last workday
        (3, (2026, 1, 5), (2026, 9, 10)),
        (4, (2026, 1, 5), (2026, 12, 10)),
        (4, (2026, 12, 23), (2026, 12, 31)),
        (1, (2026, 4, 1), None),
        (1, (2026, 3, 31), None),
    ],
)
def test_proposed_date_is_a_workday_with_notice(quarter, today, day):
    found = proposed_date(2026, quarter, today=datetime.date(*today))
    if day is None:
        assert found is None
    elif (quarter, today) == (1, (2026, 1, 5)):
        assert datetime.date(2026, 3, 10) <= found <= datetime.date(*day)
    else:
        assert found == datetime.date(*day)


@pytest.mark.parametrize("year", range(2025, 2031))
@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
def test_proposed_date_lies_in_its_quarter_on_a_workday_from_any_day(year, quarter):
    for offset in range(0, 365, 13):
        today = datetime.date(year, 1, 1) + datetime.timedelta(days=offset)
        day = proposed_date(year, quarter, today=today)
        assert day is None or (is_hari_kerja(day) and day > today and (day.month + 2) // 3 == quarter)


@pytest.mark.parametrize(
    ("day", "is_open"),
    [
        ((2026, 8, 17), False),  # independence
        ((2026, 3, 20), False),  # 1 Syawal 1447
        ((2026, 3, 21), False),
        ((2026, 11, 28), False),  # Saturday
        ((2026, 11, 30), True),
    ],
)
def test_hari_kerja_knows_weekends_and_feasts(day, is_open):
    assert is_hari_kerja(datetime.date(*day)) is is_open


def test_propose_fills_only_what_is_empty_and_not_over(sekretariat):
    own = make_rapat(
        by=sekretariat, jenis="triwulan", triwulan=3, tanggal=datetime.date(2026, 8, 5), tempat="Aula",
        mulai=datetime.time(14), selesai=datetime.time(16),
    )  # fmt: skip
    with clock.at(JULY):
        made = actions.propose_triwulan(by=sekretariat, tahun=2026)
    assert [(r.triwulan, r.status, r.tempat, r.mulai) for r in made] == [(4, "konsep", "Aula", datetime.time(14))]
    assert Rapat.objects.triwulanan(2026).get(triwulan=3) == own
    with clock.at(JULY):
        assert actions.propose_triwulan(by=sekretariat, tahun=2026) == []
        assert len(actions.propose_triwulan(by=sekretariat, tahun=2027)) == 4
    assert Rapat.objects.count() == 6


def test_a_cancelled_quarter_is_proposed_anew(sekretariat):
    with clock.at(JULY):
        for rapat in actions.propose_triwulan(by=sekretariat, tahun=2026):
            actions.cancel_rapat(rapat, by=sekretariat, alasan="bentrok")
        assert [r.triwulan for r in actions.propose_triwulan(by=sekretariat, tahun=2026)] == [3, 4]


def test_button_fills_the_year_once_however_often_it_is_pressed(client_of, sekretariat):
    year, page = timezone.localdate().year + 1, client_of(sekretariat)
    assert f"Usulkan jadwal {year}" in page.get(f"/rapat/?tahun={year}").content.decode()
    response = page.post(URL, {"tahun": year}, follow=True)
    assert response.redirect_chain == [(f"/rapat/?tahun={year}", 302)]
    assert f"4 rapat triwulan {year} diusulkan" in response.content.decode()
    assert "Usulkan jadwal" not in response.content.decode()
    assert "tidak ada yang ditambahkan" in page.post(URL, {"tahun": year}, follow=True).content.decode()
    assert Rapat.objects.triwulanan(year).count() == 4


@pytest.mark.parametrize("tahun", ["1999", "2900", "abc", "-1", "\x00", "²"])
def test_other_years_are_not_found(client_of, sekretariat, tahun):
    assert client_of(sekretariat).post(URL, {"tahun": tahun}).status_code == 404
    assert not Rapat.objects.exists()


def test_members_see_neither_button_nor_drafts(client_of, sekretariat, polda):
    year = timezone.localdate().year + 1
    actions.propose_triwulan(by=sekretariat, tahun=year)
    html = client_of(polda).get(f"/rapat/?tahun={year}").content.decode()
    assert "Usulkan jadwal" not in html
    assert "Rapat Triwulan" not in html


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_make_no_double(sekretariat, kepala):
    year = timezone.localdate().year + 1
    both = [lambda by=by: actions.propose_triwulan(by=by, tahun=year) for by in (sekretariat, kepala)]
    assert run_together(*both) == []
    assert Rapat.objects.triwulanan(year).count() == 4
