"""The request that an item go to another agency, and the answer."""

from django import forms

from anggota.models import Instansi
from gugus_tugas.forms import BaseForm, KunciKirimField
from rapat.enums import PENYERAHAN_DIPUTUS, StatusPenyerahan
from rapat.forms.dasar import TANPA_KORBAN
from rapat.models import TindakLanjut


def _others(item: TindakLanjut):
    return Instansi.objects.exclude(pk=item.instansi_id)


class PenyerahanForm(BaseForm):
    kunci_kirim = KunciKirimField()
    alasan = forms.CharField(
        label="Mengapa ini bukan tugas instansi Anda?", max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=TANPA_KORBAN,
    )  # fmt: skip
    usul = forms.ModelChoiceField(
        label="Instansi yang tepat", required=False, queryset=Instansi.objects.none(), to_field_name="kode",
        empty_label="Belum tahu", help_text="Sekretariat yang memutuskan.",
    )  # fmt: skip

    def __init__(self, *args, item, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["usul"].queryset = _others(item)


class PutusanPenyerahanForm(BaseForm):
    status = forms.ChoiceField(
        label="Putusan", widget=forms.RadioSelect,
        choices=[(value, value.label) for value in StatusPenyerahan if value in PENYERAHAN_DIPUTUS],
    )  # fmt: skip
    instansi = forms.ModelChoiceField(
        label="Diserahkan kepada", required=False, queryset=Instansi.objects.none(), to_field_name="kode",
        empty_label="— pilih —", help_text="Wajib bila diterima.",
    )  # fmt: skip
    catatan = forms.CharField(
        label="Catatan", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=f"Wajib bila ditolak: mengapa tetap tugas instansi itu. {TANPA_KORBAN}",
    )  # fmt: skip

    def __init__(self, *args, item, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["instansi"].queryset = _others(item)

    def clean(self):
        data = super().clean()
        if data.get("status") == StatusPenyerahan.DITOLAK and not data.get("catatan"):
            self.add_error("catatan", "Tulis mengapa penyerahan ini ditolak.")
        if (
            data.get("status") == StatusPenyerahan.DITERIMA
            and not data.get("instansi")
            and "instansi" not in self.errors
        ):
            self.add_error(
                "instansi", "Pilih instansi yang menerima; tindak lanjut tidak boleh tanpa penanggung jawab."
            )
        return data
