"""Birth, event, report, today: in this order; estimates count as the whole span they may mean."""

import datetime
import random

import pytest

from gugus_tugas.tanggal import Ketelitian, Perkiraan, parse_perkiraan
from kasus.kronologi import age_on, age_range, faults

D = datetime.date
LAPOR = D(2026, 3, 9)


def exploited(text: str) -> list:
    return [("Exploitation", parse_perkiraan(text))]


@pytest.mark.parametrize(
    ("born", "event", "ages"),
    [
        ("3/2/2008", "2/2/2026", (17, 17)),  # the day before the eighteenth birthday
        ("3/2/2008", "3/2/2026", (18, 18)),
        ("2008", "Februari 2026", (17, 18)),  # a range stays a range
        ("sekitar 2008", "2025", (15, 18)),
        ("29/2/2008", "28/2/2026", (17, 17)),
    ],
)
def test_age_at_the_event(born, event, ages):
    assert age_range(parse_perkiraan(born), exploited(event), LAPOR) == ages


def test_without_an_event_only_the_report_bounds_the_age():
    assert age_range(parse_perkiraan("3/2/2008"), [], LAPOR) == (0, 18)


@pytest.mark.parametrize(
    ("born", "event", "usia", "group", "column"),
    [
        ("3/2/2008", "2/2/2026", 18, "dewasa", "usia_saat_terjerat"),
        ("3/2/2008", "2/2/2026", None, "dewasa", "kelompok_usia"),
        ("3/2/2000", "2/2/2026", None, "anak", "kelompok_usia"),
        ("1/1/2026", "2/2/2025", 0, "anak", "tanggal_lahir"),
        ("1/4/2026", "2/2/2025", 0, "anak", "tanggal_lahir"),
    ],
)
def test_what_cannot_be_is_found(born, event, usia, group, column):
    found = faults(LAPOR, exploited(event), [("K1", parse_perkiraan(born), usia, group)])
    assert [fault.kolom for fault in found] == [column]
    assert "K1" in found[0].teks


@pytest.mark.parametrize(
    ("usia", "group"), [(17, "anak"), (18, "dewasa"), (None, "anak"), (None, "dewasa"), (None, "tidak_diketahui")]
)
def test_an_estimate_refuses_only_the_impossible(usia, group):
    assert not faults(LAPOR, exploited("Februari 2026"), [("K1", parse_perkiraan("2008"), usia, group)])


def test_event_after_the_report_is_found_but_an_estimate_that_may_be_before_is_not():
    assert faults(LAPOR, exploited("10/3/2026"), [])
    assert not faults(LAPOR, exploited("Maret 2026"), [])
    assert not faults(LAPOR, exploited("2026"), [])


def test_true_stories_are_never_refused():
    """Property: whatever really happened, however vaguely it is told, passes."""
    dice = random.Random(7)
    for _ in range(3000):
        born = D(1950, 1, 1) + datetime.timedelta(days=dice.randrange(27_000))
        event = born + datetime.timedelta(days=dice.randrange(1, 20_000))
        report = event + datetime.timedelta(days=dice.randrange(0, 3000))
        told = [vague(day, dice.choice(list(Ketelitian))) for day in (born, event)]
        age = age_on(born, event)
        group = "anak" if age < 18 else "dewasa"
        usia = dice.choice([age, None])
        assert not faults(report, [("Exploitation", told[1])], [("K1", told[0], usia, group)]), (
            born,
            event,
            report,
            told,
        )


def vague(day: D, precision: Ketelitian) -> Perkiraan:
    first = {Ketelitian.HARI: day, Ketelitian.BULAN: day.replace(day=1)}.get(precision, D(day.year, 1, 1))
    return Perkiraan(first, precision)
