"""What is typed on the way of a case out of the register."""

from django import forms

from gugus_tugas.forms import BaseForm, FilterForm
from kasus.enums import HasilPemusnahan, KeadaanRetensi
from kasus.forms.pilihan import pilihan


class PemusnahanForm(BaseForm):
    catatan = forms.CharField(
        label="Catatan untuk kepala sekretariat",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PutusanPemusnahanForm(BaseForm):
    unmarked = ("nomor",)
    hasil = forms.ChoiceField(label="Putusan", choices=pilihan(HasilPemusnahan))
    nomor = forms.CharField(
        label="Ketik nomor kasus untuk memusnahkan", required=False, max_length=30,
        help_text="Kosongkan bila menolak. Pemusnahan tidak dapat dibatalkan.",
    )  # fmt: skip


class PenahananForm(BaseForm):
    alasan = forms.CharField(
        label="Alasan penahanan", min_length=10, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Misalnya: perkara masih dalam upaya hukum. Disimpan terenkripsi.",
    )  # fmt: skip


class RetensiFilterForm(FilterForm):
    keadaan = forms.ChoiceField(label="Keadaan", required=False, choices=KeadaanRetensi.choices)

    @property
    def asked(self) -> KeadaanRetensi:
        return KeadaanRetensi((self.is_valid() and self.cleaned_data["keadaan"]) or KeadaanRetensi.JATUH_TEMPO)

    def filter(self, rows, *, on):
        """Narrows an already scoped queryset of cases to the state that was asked for."""
        asked = self.asked
        if asked == KeadaanRetensi.JATUH_TEMPO:
            return rows.due_for_disposal(on=on)
        rows = rows.with_ditutup()
        if asked == KeadaanRetensi.USULAN:
            return rows.filter(daftar_pemusnahan__hasil="")
        if asked == KeadaanRetensi.DITAHAN:
            return rows.filter(daftar_penahanan__isnull=False, daftar_penahanan__dicabut_pada__isnull=True)
        return rows.filter(dimusnahkan_pada__isnull=False)
