"""Typed amounts of rupiah: exact, never guessed, never through a float."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template import Context, Template

from gugus_tugas.rupiah import TERBESAR, RupiahField, parse_rupiah, tulis_rupiah


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1250000", 1_250_000),
        ("1.250.000", 1_250_000),
        ("Rp 1.250.000,00", 1_250_000),
        ("Rp1.250.000", 1_250_000),
        ("rp. 1.250.000,-", 1_250_000),
        ("IDR 1,250,000.00", 1_250_000),
        ("1,250,000", 1_250_000),
        ("1 250 000", 1_250_000),
        ("1\u00a0250\u00a0000", 1_250_000),
        ("1250000.00", 1_250_000),
        ("1250000,00", 1_250_000),
        ("1.250", 1_250),
        ("  750 ", 750),
        ("0", 0),
        ("Rp0", 0),
        ("9.007.199.254.740.993", None),
        ("999.999.999.999.999", 999_999_999_999_999),
        ("", None),
        ("-", None),
        ("–", None),
    ],
)
def test_reads(text, value):
    if text.startswith("9.007"):
        with pytest.raises(ValidationError, match="terlalu besar"):
            parse_rupiah(text)
    else:
        assert parse_rupiah(text) == value


def test_large_amounts_stay_exact():
    """A float would round here."""
    assert parse_rupiah("900.719.925.474.993") == 900_719_925_474_993
    assert tulis_rupiah(900_719_925_474_993) == "Rp900.719.925.474.993"


@pytest.mark.parametrize(
    "text",
    [
        "satu juta",
        "1,2 juta",
        "1jt",
        "Rp",
        "1,250",
        "1.250,50",
        "1250000,99",
        "1.25.000",
        "12.50.000",
        "1.250.00",
        "1.250,000",
        "1,250.000",
        "1.250.000.00",
        "1..250",
        "-5000",
        "(5.000)",
        "–5.000",
        "1e6",
        "١٢٥٠",
        "１２５０",
        "0x10",
        "NaN",
        "1_000",
        "+5000",
        "9" * 21,
        "9" * 16,
        "Rp Rp 5",
        "5 Rp",
    ],
)
def test_refuses_in_words(text):
    with pytest.raises(ValidationError) as refused:
        parse_rupiah(text)
    assert "rupiah" in refused.value.messages[0].lower() or "jumlah" in refused.value.messages[0].lower()


@pytest.mark.parametrize("value", [0, 1, 999, 1000, 1_250_000, TERBESAR])
def test_what_is_written_reads_back(value):
    assert parse_rupiah(tulis_rupiah(value)) == value


class Borang(forms.Form):
    jumlah = RupiahField()
    boleh = RupiahField(required=False)


def test_field_cleans_to_whole_numbers_and_tells_missing_from_zero():
    form = Borang({"jumlah": "Rp 0", "boleh": " - "})
    assert form.is_valid()
    assert form.cleaned_data == {"jumlah": 0, "boleh": None}
    assert Borang({"jumlah": "-"}).errors["jumlah"] == ["Isi jumlah rupiah; 0 bila memang nol."]


def test_field_shows_a_stored_amount_as_it_is_typed_and_sees_no_change():
    form = Borang({"jumlah": "1.250.000"}, initial={"jumlah": 1_250_000})
    assert 'value="1.250.000"' in Borang(initial={"jumlah": 1_250_000}).as_p()
    assert not form.has_changed()
    assert Borang({"jumlah": "x"}, initial={"jumlah": 1}).has_changed()


def test_filter():
    html = Template("{{ a|rupiah }} {{ b|rupiah }} {{ c|rupiah }}").render(Context({"a": 1_250_000, "b": None, "c": 0}))
    assert html == "Rp1.250.000 – Rp0"
