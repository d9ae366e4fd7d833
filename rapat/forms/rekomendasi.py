"""A recommendation as it is recorded."""

from crispy_forms.layout import Div
from django import forms

from anggota.models import Instansi
from gugus_tugas.forms import BaseForm, KunciKirimField, TanggalField
from rapat.enums import Prioritas
from rapat.forms.dasar import TANPA_KORBAN


class RekomendasiForm(BaseForm):
    kunci_kirim = KunciKirimField()
    uraian = forms.CharField(
        label="Rekomendasi", max_length=400, widget=forms.Textarea(attrs={"rows": 3}), help_text=TANPA_KORBAN
    )
    penanggung_jawab = forms.ModelChoiceField(
        label="Penanggung jawab", queryset=Instansi.objects.all(), to_field_name="kode", empty_label="— pilih —"
    )
    pendukung = forms.ModelMultipleChoiceField(
        label="Pendukung", required=False, queryset=Instansi.objects.all(), to_field_name="kode",
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    prioritas = forms.ChoiceField(label="Prioritas", choices=Prioritas.choices, initial=Prioritas.SEDANG)
    tenggat = TanggalField(label="Tenggat", required=False, future=True)
    berulang_bulan = forms.IntegerField(label="Berulang setiap (bulan)", required=False, min_value=1, max_value=60)

    def get_layout_fields(self):
        return [
            "uraian",
            Div("penanggung_jawab", "prioritas", "tenggat", "berulang_bulan", css_class="kisi"),
            "pendukung",
        ]
