"""Choices of a select, with an empty first line or with a value that says "not known"."""

from django import forms

KOSONG = [("", "— pilih —")]


def pilihan(enum) -> list:
    return [*KOSONG, *enum.choices]


class PilihanField(forms.ChoiceField):
    """A select that always says something: what is not sent becomes `kosong`, e.g. "tidak diketahui"."""

    def __init__(self, enum, *, kosong, **kwargs):
        self.kosong = kosong
        super().__init__(choices=enum.choices, required=False, initial=kosong, **kwargs)

    def to_python(self, value):
        return super().to_python(value) or self.kosong

    def bound_data(self, data, initial):
        """A draft that never held this field shows "not known", never the first answer of the list."""
        return data or self.kosong

    def has_changed(self, initial, data):
        return super().has_changed(initial or self.kosong, data or self.kosong)
