"""Notes and flags."""

from crispy_forms.layout import Div
from django import forms
from django.utils import timezone

from gugus_tugas.forms import BaseForm, KunciKirimField, TanggalField
from kasus.enums import AlasanBendera, JenisCatatan
from kasus.forms.pilihan import pilihan
from kasus.models import Korban


class KorbanChoice(forms.ModelChoiceField):
    """A victim of the case, by its code within the case."""

    def label_from_instance(self, korban):
        return f"K{korban.urutan}"


class CatatanForm(BaseForm):
    kunci_kirim = KunciKirimField()
    isi = forms.CharField(
        label="Catatan", max_length=4000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Disimpan terenkripsi. Tulis dengan kode korban, bukan nama.",
    )  # fmt: skip
    jenis = forms.ChoiceField(label="Jenis", choices=JenisCatatan.choices)
    tanggal = TanggalField(label="Tanggal")
    korban = KorbanChoice(label="Tentang", queryset=None, required=False, empty_label="Seluruh kasus")

    unmarked = ("korban",)

    def __init__(self, *args, kasus, user, whole: bool, **kwargs):
        kwargs["initial"] = {"tanggal": timezone.localdate(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        field = self.fields["korban"]
        field.queryset = Korban.objects.visible_to(user).filter(kasus=kasus).order_by("urutan")
        if not whole:
            field.required, field.empty_label = True, None

    def get_layout_fields(self):
        return ["kunci_kirim", "isi", Div("jenis", "tanggal", "korban", css_class="kisi kisi-rapat")]


class BenderaForm(BaseForm):
    kunci_kirim = KunciKirimField()
    alasan = forms.ChoiceField(label="Alasan", choices=pilihan(AlasanBendera))
    tenggat = TanggalField(label="Tenggat", future=True, help_text="Tampil di Beranda sejak tanggal ini.")
    keterangan = forms.CharField(
        label="Keterangan", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Disimpan terenkripsi.",
    )  # fmt: skip


class EndBenderaForm(BaseForm):
    catatan = forms.CharField(
        label="Apa yang sudah dilakukan?", min_length=5, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
