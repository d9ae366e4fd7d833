"""Telephone numbers: every way an official writes one leads to the same number, or to a sentence."""

import pytest
from django.core.exceptions import ValidationError

from gugus_tugas.telepon import to_international


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0812-3456-7890", "6281234567890"),
        ("0812 3456 7890", "6281234567890"),
        ("81234567890", "6281234567890"),
        ("6281234567890", "6281234567890"),
        ("+62 812-3456-7890", "6281234567890"),
        ("0062 812 3456 7890", "6281234567890"),
        ("(0651) 123.4567", "626511234567"),
        ("+60 12-345 6789", "60123456789"),
        ("\u202a+62\u00a0812\u20113456\u20117890\u202c", "6281234567890"),  # as a messenger copies it
        ("0812–3456–7890", "6281234567890"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_reads(text, number):
    assert to_international(text) == number


@pytest.mark.parametrize(
    "text",
    ["12345", "0812", "0812x", "+0812345678", "０８１２３４５６７８９", "08" + "1" * 20, "javascript:1", "9123456789"],
)
def test_refuses_with_an_example(text):
    with pytest.raises(ValidationError, match="0812-3456-7890"):
        to_international(text)
