"""Telephone numbers as people write them, made one kind."""

import re

from django.core.exceptions import ValidationError

from gugus_tugas.text import clean_text

UNREADABLE = "Tulis nomor seperti 0812-3456-7890 atau +62 812-3456-7890."
_SIGNS = re.compile(r"[\s().\-/\u2010-\u2015\u2212]")  # a messenger copies its numbers with hyphens that do not break
_FOREIGN = re.compile(r"(?:\+|00)([1-9][0-9]{8,14})", re.ASCII)
_INDONESIAN = re.compile(r"(?:62|0)([1-9][0-9]{7,12})|(8[0-9]{8,12})", re.ASCII)


def to_international(text: str) -> str:
    """`0812-3456-7890`, `812…`, `62812…`, `+62 812…` -> `62812…`, `+60 12…` -> `6012…`; empty stays empty.

    Raises ValidationError, with an example, for anything else.
    """
    bare = _SIGNS.sub("", clean_text(text))
    if not bare:
        return ""
    if found := _FOREIGN.fullmatch(bare):
        return found[1]
    if found := _INDONESIAN.fullmatch(bare):
        return f"62{found[1] or found[2]}"
    raise ValidationError(UNREADABLE)
