"""The place picker: a field and its widget, for any form of any app. Works with and without JavaScript.

What is typed stands in ``<name>_teks``; ``<name>`` carries the code when the script or a stored value supplied one;
``<name>_pilihan`` the radio button chosen after an unclear answer. The text decides: a code or a choice counts only
while the text still says the same, so that correcting the text never saves the place before.
"""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.forms.widgets import Script
from django.urls import reverse

from wilayah.enums import TingkatWilayah
from wilayah.models import Wilayah
from wilayah.pencarian import COCOK_UTUH, KODE, MAX_TEXT, normalise

MAX_CALON = 10  # suggestions while typing, and radio buttons after an unclear answer
MAX_QUOTE = 60  # how much of the typed text an error message repeats


@dataclass(frozen=True)
class Ketikan:
    """What came with the form."""

    teks: str
    kode: str = ""
    pilihan: str = ""


@dataclass(frozen=True)
class Isian:
    """What the widget shows."""

    teks: str = ""
    kode: str = ""
    daftar_calon: tuple[Wilayah, ...] = ()


class PilihTempat(forms.Widget):
    template_name = "wilayah/widgets/pilih_tempat.html"
    tingkat: tuple[str, ...] = ()
    di = ""

    class Media:
        css = {"all": ["css/pilih-tempat.css"]}
        js = [Script("js/pilih-tempat.js", defer=True)]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        classes = str(context["widget"]["attrs"].pop("class", "form-control"))
        context["widget"] |= {
            "isian": value if isinstance(value, Isian) else Isian(),
            "classes": classes,
            "is_invalid": "is-invalid" in classes.split(),
            "alamat": reverse("wilayah:search"),
            "tingkat": ",".join(self.tingkat),
            "di": self.di,
            "max_text": MAX_TEXT,
        }
        return context

    def format_value(self, value):
        return None  # the template reads the Isian

    def value_from_datadict(self, data, files, name):
        kode = str(data.get(name) or "")
        teks = data.get(f"{name}_teks")
        return Ketikan(
            teks=kode if teks is None else str(teks), kode=kode, pilihan=str(data.get(f"{name}_pilihan") or "")
        )

    def value_omitted_from_data(self, data, files, name):
        return name not in data and f"{name}_teks" not in data


class PilihTempatField(forms.Field):
    """Gives a Wilayah or None, as a ModelChoiceField does. Initial value: a Wilayah or its code.

    `tingkat` limits the levels (none: all), `di` the area by code ("11" for Aceh).
    """

    widget = PilihTempat
    default_error_messages = {
        "required": "Pilih tempat.",
        "unknown": "Tempat “%(teks)s” tidak ditemukan. Periksa ejaannya, atau ketik sebagian nama saja.",
        "ambiguous": "“%(teks)s” belum cukup jelas. Pilih satu di antara tempat berikut, atau lengkapi tulisannya.",
        "too_many": "“%(teks)s” cocok dengan banyak tempat. Pilih satu, atau tambahkan nama kecamatan atau kabupatennya.",
    }

    def __init__(self, *, tingkat=(), di="", **kwargs):
        self.tingkat, self.di = tuple(tingkat), di
        super().__init__(**kwargs)
        self.widget.tingkat, self.widget.di = self.tingkat, self.di

    def widget_attrs(self, widget):
        if set(self.tingkat) == {TingkatWilayah.NEGARA}:
            return {"placeholder": "Malaysia"}
        is_local = self.di or set(self.tingkat) & {TingkatWilayah.GAMPONG, TingkatWilayah.KECAMATAN}
        return {"placeholder": "Lampulo, Kuta Alam" if is_local else "Lampulo, Medan, atau Malaysia"}

    @property
    def places(self):
        return Wilayah.objects.of_tingkat(*self.tingkat).within(self.di)

    def prepare_value(self, value):
        """Isian for the widget, from what was stored or from what was typed."""
        if isinstance(value, Wilayah):
            return Isian(teks=value.jalur, kode=value.kode)
        if isinstance(value, Ketikan):
            try:
                return self.prepare_value(self.resolve(value))
            except ValidationError:
                return Isian(teks=value.teks[:MAX_TEXT], daftar_calon=tuple(self._candidates(value.teks)[:MAX_CALON]))
        if not value:
            return Isian()
        return self.prepare_value(Wilayah.objects.filter(kode=str(value)).first())

    def to_python(self, value) -> Wilayah | None:
        if value is None or isinstance(value, Wilayah):
            return value
        return self.resolve(value if isinstance(value, Ketikan) else Ketikan(teks=str(value)))

    def resolve(self, typed: Ketikan) -> Wilayah | None:
        """The one place that was meant; ValidationError when there is none or more than one."""
        if not typed.teks.strip():
            return None
        place = self._still_meant(typed)
        if place:
            return place
        found = self.places.named(typed.teks)
        if len(found) == 1:
            return found[0]
        number = len(self._candidates(typed.teks))
        code = "unknown" if number == 0 else "ambiguous" if number <= MAX_CALON else "too_many"
        quote = " ".join(typed.teks.split())[:MAX_QUOTE]
        raise ValidationError(self.error_messages[code], code=code, params={"teks": quote})

    def _candidates(self, text: str) -> list[Wilayah]:
        """One more than is shown. Where whole names match, those that merely contain the words are left out."""
        found = list(self.places.search(text)[: MAX_CALON + 1])
        whole = [place for place in found if place.cocok in COCOK_UTUH]
        return whole or found

    def _still_meant(self, typed: Ketikan) -> Wilayah | None:
        """The place of the code or the radio button, if the text says nothing else."""
        if KODE.fullmatch(typed.kode):
            place = self.places.filter(kode=typed.kode).first()
            if place and place.jalur_cari == " ".join(normalise(typed.teks)):
                return place
        if KODE.fullmatch(typed.pilihan):
            return self.places.search(typed.teks).filter(kode=typed.pilihan).first()
        return None

    def has_changed(self, initial, data):
        if self.disabled:
            return False
        try:
            place = self.to_python(data)
        except ValidationError:
            return True
        before = initial.kode if isinstance(initial, Wilayah) else str(initial or "")
        return before != (place.kode if place else "")
