"""Services: asked for, and given."""

from django import forms

from anggota.models import Instansi
from gugus_tugas.forms import BaseForm, KunciKirimField, TanggalField
from gugus_tugas.tanggal import tulis_tanggal
from kasus.enums import (
    JenisLayanan,
    SumberBiaya,
)
from kasus.forms.pilihan import pilihan
from kasus.models import Korban


class LayananForm(BaseForm):
    kunci_kirim = KunciKirimField()
    korban = forms.ModelChoiceField(label="Korban", queryset=None, empty_label=None)
    jenis = forms.ChoiceField(label="Jenis layanan", choices=pilihan(JenisLayanan))
    penyedia = forms.ModelChoiceField(
        label="Instansi penyedia", queryset=Instansi.objects.all(), to_field_name="kode", empty_label="— pilih —"
    )
    diminta = TanggalField(
        label="Tanggal diminta", help_text="Hitungan 7 hari menurut UU 21/2007 Pasal 52–53 berjalan sejak tanggal ini."
    )
    diberikan = TanggalField(label="Tanggal diberikan", required=False, help_text="Kosongkan bila belum.")
    sumber_biaya = forms.ChoiceField(
        label="Sumber biaya", choices=pilihan(SumberBiaya),
        help_text="BPJS Kesehatan tidak menanggung akibat TPPO (Perpres 82/2018 Pasal 52 ayat (1) huruf r).",
    )  # fmt: skip
    keterangan = forms.CharField(
        label="Keterangan", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, kasus, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["korban"].queryset = Korban.objects.visible_to(user).filter(kasus=kasus).select_related("kasus")

    def clean(self):
        data = super().clean()
        if data.get("diminta") and data.get("diberikan") and data["diberikan"] < data["diminta"]:
            self.add_error("diberikan", "Layanan tidak mungkin diberikan sebelum diminta. Periksa kedua tanggal.")
        return data


class GiveLayananForm(BaseForm):
    diberikan = TanggalField(label="Tanggal diberikan")

    def __init__(self, *args, layanan, **kwargs):
        super().__init__(*args, **kwargs)
        self.layanan = layanan
        self.fields["diberikan"].help_text = f"Diminta {tulis_tanggal(layanan.diminta)}."

    def clean_diberikan(self):
        day = self.cleaned_data["diberikan"]
        if day < self.layanan.diminta:
            raise forms.ValidationError(
                f"Layanan ini diminta {tulis_tanggal(self.layanan.diminta)}; tidak mungkin diberikan sebelumnya."
            )
        return day
