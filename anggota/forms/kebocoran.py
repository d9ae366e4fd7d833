"""Which account, which stretch of time, and when the breach became known."""

import datetime
import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from gugus_tugas.forms import FilterForm
from gugus_tugas.tanggal import parse_tanggal
from gugus_tugas.text import clean_text

_JAM = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)", re.ASCII)


class WaktuField(forms.Field):
    """A typed moment in Aceh's time: `24/11/2026 08.30`; without an hour the start of the day, or its end."""

    widget = forms.TextInput

    def __init__(self, *, is_akhir: bool = False, **kwargs):
        self.is_akhir = is_akhir
        super().__init__(**kwargs)

    def widget_attrs(self, widget):
        return {"placeholder": "24/11/2026 08.30", "maxlength": "40"}

    def prepare_value(self, value):
        return f"{timezone.localtime(value):%d/%m/%Y %H.%M}" if isinstance(value, datetime.datetime) else value

    def to_python(self, value) -> datetime.datetime | None:
        text = clean_text(str(value or ""))
        if not text:
            return None
        day, _, hour = text.rpartition(" ")
        found = _JAM.fullmatch(hour)
        date = parse_tanggal(day if found and day else text)
        time = self._edge(int(found[1]), int(found[2])) if found and day else self._edge()
        moment = timezone.make_aware(datetime.datetime.combine(date, time))
        if moment.date() > timezone.localdate():
            raise ValidationError("Waktu ini belum terjadi.")
        return moment

    def _edge(self, hour: int | None = None, minute: int | None = None) -> datetime.time:
        """The whole minute, or day, belongs to the question: an end of 08.30 does not lose what was seen at 08.30.20."""
        edge = datetime.time.max if self.is_akhir else datetime.time.min
        return edge if hour is None else edge.replace(hour=hour, minute=minute)


class PaparanForm(FilterForm):
    """All from the address, so that the list, the CSV and the notice ask the same question."""

    pelaku = forms.CharField(
        label="Akun yang bocor", max_length=60, help_text="Nama pengguna, juga bila sudah nonaktif."
    )
    sejak = WaktuField(label="Sejak")
    sampai = WaktuField(label="Sampai", is_akhir=True)
    diketahui = WaktuField(label="Kebocoran diketahui pada", help_text="Hitungan 3×24 jam berjalan sejak saat ini.")

    def clean_pelaku(self):
        return self.cleaned_data["pelaku"].lower()

    def clean(self):
        data = super().clean()
        if data.get("sejak") and data.get("sampai") and data["sampai"] < data["sejak"]:
            self.add_error("sampai", "Akhir rentang waktu harus sesudah awalnya.")
        return data
