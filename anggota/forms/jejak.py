"""Filter and order of the trail."""

import datetime

from django import forms
from django.utils import timezone

from anggota.enums import JenisPeristiwa
from gugus_tugas.forms import FilterForm, TanggalField

URUTAN = {
    "": ("Terbaru di atas", ["-id"]),
    "lama": ("Terlama di atas", ["id"]),
    "pelaku": ("Pelaku", ["pelaku", "-id"]),
    "peristiwa": ("Peristiwa", ["peristiwa", "-id"]),
    "objek": ("Kode objek", ["objek_kode", "-id"]),
}


def _midnight(day: datetime.date) -> datetime.datetime:
    """The beginning of a day in Aceh: compared with the column as it is, so that its index serves."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))


class JejakFilterForm(FilterForm):
    """Filters of the audit trail; all optional, from the address."""

    pelaku = forms.CharField(label="Pelaku", required=False, max_length=60)
    peristiwa = forms.ChoiceField(
        label="Peristiwa",
        required=False,
        choices=[("", "Semua"), *JenisPeristiwa.choices],
    )
    kode = forms.CharField(label="Kode objek", required=False, max_length=80)
    sejak = TanggalField(label="Sejak", required=False)
    sampai = TanggalField(label="Sampai", required=False)
    urut = forms.ChoiceField(
        label="Urutkan", required=False, choices=[(value, label) for value, (label, _) in URUTAN.items()]
    )

    def clean(self):
        asked = super().clean()
        if asked.get("sejak") and asked.get("sampai") and asked["sejak"] > asked["sampai"]:
            self.add_error("sampai", "Tanggal ini sebelum tanggal 'Sejak'. Tukar keduanya.")
        return asked

    def filter(self, rows):
        """The rows that match, in the order asked for; an unreadable filter narrows nothing and shows its own message."""
        asked = self.cleaned_data if self.is_valid() else {}
        if asked.get("sejak"):
            rows = rows.filter(pada__gte=_midnight(asked["sejak"]))
        if asked.get("sampai"):
            rows = rows.filter(pada__lt=_midnight(asked["sampai"] + datetime.timedelta(days=1)))
        lookups = {"pelaku": "pelaku__iexact", "peristiwa": "peristiwa", "kode": "objek_kode__icontains"}
        rows = rows.filter(**{lookup: asked[name] for name, lookup in lookups.items() if asked.get(name)})
        return rows.order_by(*URUTAN[asked.get("urut", "")][1])
