"""What an agency reports, what the secretariat answers, and the filters of the items."""

from django import forms
from django.core.exceptions import ValidationError

from anggota.models import Instansi
from gugus_tugas.files import check_upload
from gugus_tugas.forms import BaseForm, FilterForm, KunciKirimField
from rapat.enums import HasilVerifikasi, Prioritas, StatusTindakLanjut, Usulan
from rapat.forms.dasar import TANPA_KORBAN


class PerkembanganForm(BaseForm):
    """The agency's report, made for a thumb: what was done, a photo or file, in which state."""

    kunci_kirim = KunciKirimField()
    tindakan = forms.CharField(
        label="Apa yang sudah dilakukan?", max_length=4000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=TANPA_KORBAN,
    )  # fmt: skip
    bukti = forms.FileField(
        label="Bukti (foto, PDF)", required=False, widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        help_text="PDF, JPG, atau PNG, paling besar 10 MB. Foto tanpa wajah korban.",
    )  # fmt: skip
    usulan = forms.ChoiceField(
        label="Keadaannya", choices=Usulan.choices, widget=forms.RadioSelect, initial=Usulan.PROSES
    )

    def __init__(self, *args, item, **kwargs):
        super().__init__(*args, **kwargs)
        self.item = item

    def clean_bukti(self):
        upload = self.cleaned_data.get("bukti")
        return check_upload(upload) if upload else None

    def clean(self):
        data = super().clean()
        needs_evidence = data.get("usulan") == Usulan.SELESAI and self.item.rekomendasi.prioritas == Prioritas.TINGGI
        if needs_evidence and not data.get("bukti") and "bukti" not in self.errors:
            self.add_error(
                "bukti", ValidationError("Rekomendasi berprioritas tinggi memerlukan bukti sebelum dinyatakan selesai.")
            )
        return data


class VerifikasiForm(BaseForm):
    hasil = forms.ChoiceField(label="Hasil verifikasi", choices=HasilVerifikasi.choices, widget=forms.RadioSelect)
    catatan = forms.CharField(
        label="Catatan", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=f"Wajib bila dikembalikan: apa yang masih kurang. {TANPA_KORBAN}",
    )  # fmt: skip

    def clean(self):
        data = super().clean()
        if data.get("hasil") == HasilVerifikasi.BELUM_SESUAI and not data.get("catatan"):
            self.add_error("catatan", "Tulis apa yang masih kurang dan harus dilengkapi instansi.")
        return data


class TindakLanjutFilterForm(FilterForm):
    """Filters of the items; they live in the address."""

    KEADAAN = [
        ("", "Semua"),
        ("terbuka", "Masih terbuka"),
        ("lewat", "Lewat tenggat"),
        ("verifikasi", "Menunggu verifikasi"),
        *StatusTindakLanjut.choices,
    ]
    keadaan = forms.ChoiceField(label="Keadaan", required=False, choices=KEADAAN)
    instansi = forms.ModelChoiceField(
        label="Instansi", required=False, queryset=Instansi.objects.all(), to_field_name="kode", empty_label="Semua"
    )

    def filter(self, rows, *, on):
        """Narrows an already scoped queryset; unreadable values narrow nothing."""
        asked = self.cleaned_data if self.is_valid() else {}
        if asked.get("instansi"):
            rows = rows.filter(instansi=asked["instansi"])
        match asked.get("keadaan"):
            case "terbuka":
                return rows.terbuka()
            case "lewat":
                return rows.overdue(on=on)
            case "verifikasi":
                return rows.awaiting_verification()
            case None | "":
                return rows
            case status:
                return rows.filter(status=status)
