"""Typed dates: read as Indonesians mean them, never guessed."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from gugus_tugas.forms import PerkiraanField, TanggalField
from gugus_tugas.tanggal import (
    Ketelitian,
    Perkiraan,
    parse_perkiraan,
    parse_tanggal,
    sebut_tanggal,
    tulis_dua_tanggal,
    tulis_hijriah,
    tulis_tanggal,
)

D = datetime.date


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("9/8/2018", D(2018, 8, 9)),
        ("09-08-2018", D(2018, 8, 9)),
        ("9.8.2018", D(2018, 8, 9)),
        ("9 agustus 2018", D(2018, 8, 9)),
        ("  9  AGUSTUS   2018 ", D(2018, 8, 9)),
        ("9 Agt 2018", D(2018, 8, 9)),
        ("2018-08-09", D(2018, 8, 9)),
        ("010826", D(2026, 8, 1)),
        ("01082026", D(2026, 8, 1)),
        ("29 Februari 2024", D(2024, 2, 29)),
    ],
)
def test_reads(text, value):
    assert parse_tanggal(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "12/31/2025",
        "30/02/2025",
        "29/2/2025",
        "01/02/25",
        "0001-01-01",
        "1/1/1899",
        "kemarin",
        "2018",
        "",
        "٠١/٠٢/٢٠٢٥",
        "1/2/3/4",
        "99/99/9999",
        "9 augustus 2018",
    ],
)
def test_refuses_in_words(text):
    with pytest.raises(ValidationError) as refusal:
        parse_tanggal(text)
    assert refusal.value.messages[0].endswith(".")


def test_says_the_reading_back():
    assert sebut_tanggal(D(2018, 8, 9)) == "Kamis, 9 Agustus 2018"
    assert tulis_tanggal(D(2018, 8, 9)) == "9 Agustus 2018"


def test_field_refuses_the_future_unless_allowed():
    with pytest.raises(ValidationError):
        TanggalField().clean("9/8/2099")
    ahead = timezone.localdate().year + 5
    assert TanggalField(future=True).clean(f"9/8/{ahead}") == D(ahead, 8, 9)
    with pytest.raises(ValidationError, match="terlalu jauh"):
        TanggalField(future=True).clean("9/8/9999")


def test_field_writes_the_date_back_in_words():
    assert TanggalField().prepare_value(D(2018, 8, 9)) == "9 Agustus 2018"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (D(2018, 8, 9), "27 Zulkaidah 1439"),
        (D(2023, 7, 19), "1 Muharam 1445"),  # Islamic new year
        (D(2024, 3, 11), "1 Ramadan 1445"),
        (D(2024, 4, 10), "1 Syawal 1445"),  # Idulfitri
        (D(2024, 6, 16), "10 Zulhijah 1445"),  # Iduladha
        (D(1924, 8, 1), "1 Muharam 1343"),
        (D(1924, 7, 31), ""),
        (D(2077, 11, 17), ""),
    ],
)
def test_hijri_date(value, text):
    assert tulis_hijriah(value) == text


def test_decree_is_dated_twice_where_the_tables_reach():
    assert tulis_dua_tanggal(D(2018, 8, 9)) == "9 Agustus 2018 M bertepatan dengan 27 Zulkaidah 1439 H"
    assert tulis_dua_tanggal(D(1901, 1, 2)) == "2 Januari 1901 M"


@pytest.mark.parametrize(
    ("text", "day", "precision", "shown"),
    [
        ("9/8/2018", D(2018, 8, 9), "hari", "9 Agustus 2018"),
        ("010826", D(2026, 8, 1), "hari", "1 Agustus 2026"),
        ("Agustus 2018", D(2018, 8, 1), "bulan", "Agustus 2018 (perkiraan)"),
        ("agt 2018", D(2018, 8, 1), "bulan", "Agustus 2018 (perkiraan)"),
        ("8/2018", D(2018, 8, 1), "bulan", "Agustus 2018 (perkiraan)"),
        ("sekitar Agustus 2018", D(2018, 8, 1), "bulan", "Agustus 2018 (perkiraan)"),
        ("2018", D(2018, 1, 1), "tahun", "2018 (perkiraan)"),
        ("2018 (perkiraan)", D(2018, 1, 1), "tahun", "2018 (perkiraan)"),
        ("sekitar 2018", D(2018, 1, 1), "sekitar", "sekitar 2018"),
        ("kira-kira tahun 2018", D(2018, 1, 1), "sekitar", "sekitar 2018"),
    ],
)
def test_estimates_are_read_and_shown_as_such(text, day, precision, shown):
    read = parse_perkiraan(text)
    assert (read.tanggal, read.ketelitian, str(read)) == (day, precision, shown)
    assert parse_perkiraan(read.ketikan) == read


@pytest.mark.parametrize(
    "text",
    [
        "13/2018",
        "0/2018",
        "1899",
        "8/1899",
        "sekitar 9/8/2018",
        "sekitar",
        "Augustus 2018",
        "18",
        "8/18",
        "٢٠١٨",
        "20188",
    ],
)
def test_estimates_that_are_none_are_refused_in_words(text):
    with pytest.raises(ValidationError) as refusal:
        parse_perkiraan(text)
    assert refusal.value.messages[0].endswith(".")


def test_every_date_reads_back_as_itself():
    """Property: what is shown can be typed, to the day, the month, the year."""
    for step in range(0, 45_000, 37):
        day = D(1900, 1, 1) + datetime.timedelta(days=step)
        for precision in Ketelitian:
            first = {Ketelitian.HARI: day, Ketelitian.BULAN: day.replace(day=1)}.get(precision, D(day.year, 1, 1))
            span = Perkiraan(first, precision)
            assert parse_perkiraan(span.ketikan) == parse_perkiraan(str(span)) == span
            assert span.awal <= day <= span.akhir
            assert (span.awal == span.akhir) == span.is_tepat


def test_estimate_of_the_future_is_refused():
    with pytest.raises(ValidationError):
        PerkiraanField().clean(str(timezone.localdate().year + 1))
    assert PerkiraanField().clean(str(timezone.localdate().year)).ketelitian == Ketelitian.TAHUN
