"""Numbers with at most two decimals as Indonesian officials type them: 1.250 is a thousand, 85,5 a fraction. Never through a float."""

import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from gugus_tugas.rupiah import tulis_angka
from gugus_tugas.text import clean_text

UNREADABLE = "Tulis angka, misalnya 1.250 atau 85,5: titik untuk ribuan, koma untuk pecahan."
_NUMBER = re.compile(r"(?P<whole>\d{1,12}|\d{1,3}(?:[. ]\d{3}){1,3})(?:,(?P<part>\d{1,10}))?", re.ASCII)


def parse_desimal(text: str) -> Decimal:
    """Raises ValidationError, in Indonesian, for anything but a number of at most twelve digits and two decimals."""
    text = " ".join(text.split())
    found = _NUMBER.fullmatch(text)
    if not found:
        raise ValidationError("Angka tidak boleh kurang dari nol." if text.startswith(("-", "–")) else UNREADABLE)
    part = (found["part"] or "").rstrip("0")
    if len(part) > 2:
        raise ValidationError("Paling banyak dua angka di belakang koma.")
    return Decimal(f"{re.sub('[. ]', '', found['whole'])}.{part or '0'}").quantize(Decimal("0.01"))


def tulis_desimal(value: Decimal) -> str:
    """1.250; 85,5."""
    whole, _, part = f"{value:.2f}".partition(".")
    part = part.rstrip("0")
    return tulis_angka(int(whole)) + (f",{part}" if part else "")


class DesimalField(forms.Field):
    """A typed number; cleans to Decimal, or None when nothing was typed."""

    widget = forms.TextInput
    default_error_messages = {"required": "Isi angkanya."}

    def widget_attrs(self, widget):
        return {"inputmode": "decimal", "autocomplete": "off", "maxlength": "20"}

    def prepare_value(self, value):
        return tulis_desimal(value) if isinstance(value, Decimal) else value

    def to_python(self, value) -> Decimal | None:
        if value is None or isinstance(value, Decimal):
            return value
        text = clean_text(str(value))
        return parse_desimal(text) if text.strip() else None

    def has_changed(self, initial, data):
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True
