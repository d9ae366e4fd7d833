"""Filter of the trail."""

from django import forms

from anggota.enums import JenisPeristiwa
from gugus_tugas.forms import FilterForm, TanggalField


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

    def filter(self, rows):
        """The rows that match; an unreadable filter narrows nothing and shows its own message."""
        asked = self.cleaned_data if self.is_valid() else {}
        lookups = {
            "pelaku": "pelaku__iexact",
            "peristiwa": "peristiwa",
            "kode": "objek_kode__icontains",
            "sejak": "pada__date__gte",
        }
        return rows.filter(**{lookup: asked[name] for name, lookup in lookups.items() if asked.get(name)})
