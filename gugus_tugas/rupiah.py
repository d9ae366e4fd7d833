"""Amounts of rupiah as Indonesian officials type them: whole numbers, exact, never through a float."""

import re

from django import forms
from django.core.exceptions import ValidationError

from gugus_tugas.text import clean_text

TERBESAR = 10**15  # a slip of the finger, not a sum of this office
TERPANJANG = 60  # letters; no amount is longer, and Python refuses to read numbers without end
UNREADABLE = "Tulis jumlah rupiah dengan angka, misalnya 1.250.000 atau Rp1.250.000."
_PREFIX = re.compile(r"(?:rp|idr)\.?\s*", re.I)
_SETRIP, _NOL = frozenset("-–—"), frozenset({"nihil", "nol"})
_CENTS = re.compile(r"(?P<whole>.*\d)(?P<sign>[.,])(?P<cents>\d\d|-|–)", re.ASCII)
_PLAIN = re.compile(r"\d+", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+|\d{1,3}(?:,\d{3}){2,}", re.ASCII)
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+", re.ASCII)  # certain only where a point parts the cents


def parse_rupiah(text: str, *, setrip: int | None = None) -> int | None:
    """Whole rupiah from `1250000`, `1.250.000`, `Rp 1.250.000,00`, `1,250,000`, `Rp1.250.000,-`, `nihil`; None for nothing.

    A dash alone is `setrip`: unknown, unless the sheet is of a kind where it means zero.
    `1,250` is refused: a comma before three digits is a thousand to some and a fraction to others.
    Raises ValidationError with an Indonesian sentence for anything else: words, cents, negative and broken amounts.
    """
    text = " ".join(text.split())
    if not text:
        return None
    if len(text) > TERPANJANG:
        raise ValidationError(UNREADABLE)
    text = text[found.end() :] if (found := _PREFIX.match(text)) else text
    if text in _SETRIP:
        return setrip
    if text.casefold() in _NOL:
        return 0
    if text.startswith(("-", "–", "—", "−", "(")):
        raise ValidationError("Jumlah rupiah tidak boleh kurang dari nol.")
    is_english = False
    if found := _CENTS.fullmatch(text):
        if found["cents"].isdecimal() and int(found["cents"]):
            raise ValidationError("Tulis rupiah bulat, tanpa sen.")
        if found["sign"] in found["whole"]:  # one sign cannot part both the thousands and the cents
            raise ValidationError(UNREADABLE)
        text, is_english = found["whole"], found["sign"] == "."
    if not (_PLAIN.fullmatch(text) or _GROUPED.fullmatch(text) or (is_english and _ENGLISH.fullmatch(text))):
        raise ValidationError(UNREADABLE)
    value = int(re.sub(r"[., ]", "", text))
    if value > TERBESAR:
        raise ValidationError("Jumlah ini terlalu besar. Periksa banyaknya angka nol.")
    return value


def persen(part: int, whole: int) -> str:
    """ "97,3 %", rounded half up in whole numbers alone; a dash where there is nothing to divide by."""
    if not whole:
        return "–"
    permille = (2000 * part + whole) // (2 * whole)
    return f"{tulis_angka(permille // 10)},{permille % 10} %"


def tulis_angka(value: int) -> str:
    """1.250.000."""
    return f"{value:,}".replace(",", ".")


def tulis_rupiah(value: int) -> str:
    """Rp1.250.000."""
    return f"Rp{tulis_angka(value)}"


class RupiahField(forms.Field):
    """A typed amount of whole rupiah; cleans to int, or None when nothing was typed. `setrip` as in parse_rupiah."""

    widget = forms.TextInput
    default_error_messages = {"required": "Isi jumlah rupiah; 0 bila memang nol."}

    def __init__(self, *, setrip: int | None = None, **kwargs):
        self.setrip = setrip
        super().__init__(**kwargs)

    def widget_attrs(self, widget):
        return {"placeholder": "1.250.000", "inputmode": "numeric", "autocomplete": "off", "maxlength": "40"}

    def prepare_value(self, value):
        return f"{value:,}".replace(",", ".") if isinstance(value, int) else value

    def to_python(self, value) -> int | None:
        if isinstance(value, int):
            return value
        return parse_rupiah(clean_text(str(value)), setrip=self.setrip) if value else None

    def has_changed(self, initial, data):
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True
