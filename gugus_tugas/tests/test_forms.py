"""What cleaning does to typed text may not slip past the rules that were checked before it."""

import pytest
from django import forms

from gugus_tugas.forms import BaseForm

GROWS = "\u0958"  # one letter as typed, two after NFC


class ExampleForm(BaseForm):
    judul = forms.CharField(max_length=10)


@pytest.mark.parametrize(("typed", "valid"), [(GROWS * 5, True), (GROWS * 6, False), ("a" * 10, True)])
def test_length_is_that_of_the_stored_text(typed, valid):
    form = ExampleForm({"judul": typed})
    assert form.is_valid() is valid
    assert ("judul" in form.errors) is not valid


class LinesForm(BaseForm):
    nomor = forms.CharField(max_length=30)
    uraian = forms.CharField(max_length=30, widget=forms.Textarea)


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\u2028", "\u2029", "\t", " \n\n "])
def test_field_of_one_line_holds_one_line(end):
    """A number of a decree with a line end would forge a second line in the trail, in a list, in a mail."""
    form = LinesForm({"nomor": f"a{end}b", "uraian": f"a{end}b"})
    assert form.is_valid()
    assert form.cleaned_data["nomor"] == "a b"
    assert "\n" in form.cleaned_data["uraian"] or end == "\t"
