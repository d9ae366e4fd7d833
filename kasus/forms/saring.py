"""Filters of the register."""

from django import forms

from gugus_tugas.forms import FilterForm
from kasus.enums import (
    KelompokUsia,
    StatusKasus,
)
from kasus.models import Korban


class KasusFilterForm(FilterForm):
    """Filters of the list; they live in the address."""

    q = forms.CharField(
        label="Cari nomor", required=False, max_length=40, widget=forms.TextInput(attrs={"type": "search"})
    )
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Semua"), ("terbuka", "Masih terbuka"), *StatusKasus.choices]
    )
    tahun = forms.IntegerField(label="Tahun lapor", required=False, min_value=1990, max_value=2100)
    kelompok = forms.ChoiceField(label="Korban", required=False, choices=[("", "Semua"), *KelompokUsia.choices])

    def filter(self, rows, user):
        """Narrows an already scoped queryset by what was asked; unreadable values narrow nothing."""
        asked = self.cleaned_data if self.is_valid() else {}
        if asked.get("q"):
            rows = rows.filter(nomor__icontains=asked["q"].upper().split("-K")[0])
        if asked.get("status"):
            rows = rows.terbuka() if asked["status"] == "terbuka" else rows.filter(status=asked["status"])
        if asked.get("tahun"):
            rows = rows.filter(tahun_lapor=asked["tahun"])
        if asked.get("kelompok"):
            rows = rows.filter(
                pk__in=Korban.objects.visible_to(user).filter(kelompok_usia=asked["kelompok"]).values("kasus")
            )
        return rows

    def keping(self, request) -> list[dict]:
        """The filters in force as removable chips: label and the query without it."""
        chips = []
        for name in self.fields:
            value = self.cleaned_data.get(name) if self.is_valid() else None
            if value:
                query = request.GET.copy()
                query.pop(name, None)
                query.pop("hal", None)
                label = dict(getattr(self.fields[name], "choices", [])).get(value, value)
                chips.append({"label": f"{self.fields[name].label}: {label}", "query": query.urlencode()})
        return chips


class KelengkapanFilterForm(FilterForm):
    tahun = forms.IntegerField(label="Tahun lapor", required=False, min_value=1990, max_value=2100)

    @property
    def tahun_diminta(self) -> int | None:
        """The year that was asked for; None (all years) when there is none or it cannot be read."""
        return self.cleaned_data["tahun"] if self.is_valid() else None
