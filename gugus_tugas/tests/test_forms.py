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
