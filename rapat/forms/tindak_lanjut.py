"""What an agency reports, what the secretariat answers, and the filters of the items."""

from django import forms
from django.core.exceptions import ValidationError

from anggota.models import Instansi
from gugus_tugas.forms import BanyakBerkasField, BaseForm, FilterForm, KunciKirimField, TanggalField
from gugus_tugas.tanggal import tulis_tanggal
from rapat.enums import HasilVerifikasi, Prioritas, StatusTindakLanjut, Usulan
from rapat.forms.dasar import TANPA_KORBAN
from rapat.models.tindak_lanjut import MAKS_BUKTI, PERLU_BUKTI


class PerkembanganForm(BaseForm):
    """The agency's report, made for a thumb: what was done, a photo or file, in which state; the rest may stay folded.

    Without `capture` the phone asks: camera, gallery or file.
    """

    DRAFT = (
        "tindakan",
        "usulan",
        "tanggal_tindakan",
        "angka_capaian",
        "satuan",
    )  # what a draft keeps: all but the file
    RINCIAN = ("tanggal_tindakan", "angka_capaian", "satuan")

    kunci_kirim = KunciKirimField()
    tindakan = forms.CharField(
        label="Apa yang sudah dilakukan?", max_length=4000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=TANPA_KORBAN,
    )  # fmt: skip
    bukti = BanyakBerkasField(
        label="Bukti (foto, PDF)", required=False, maks=MAKS_BUKTI,
        help_text=f"Sampai {MAKS_BUKTI} berkas JPG, PNG, atau PDF, masing-masing paling besar 10 MB. "
        "Tanpa wajah korban; lokasi dan data kamera dihapus dari foto.",
    )  # fmt: skip
    usulan = forms.ChoiceField(
        label="Keadaannya", choices=Usulan.choices, widget=forms.RadioSelect, initial=Usulan.PROSES
    )
    tanggal_tindakan = TanggalField(label="Tanggal tindakan", required=False)
    angka_capaian = forms.IntegerField(
        label="Angka capaian", required=False, min_value=1, max_value=2_000_000_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "13", "placeholder": "120"}),
    )  # fmt: skip
    satuan = forms.CharField(
        label="Satuan", required=False, max_length=40, widget=forms.TextInput(attrs={"placeholder": "gampong"})
    )

    def __init__(self, *args, item, **kwargs):
        super().__init__(*args, **kwargs)
        self.item = item

    def get_layout_fields(self):
        return ["tindakan", "bukti", "usulan"]

    @property
    def rincian(self):
        return [self[name] for name in self.RINCIAN]

    @property
    def is_rincian_terisi(self) -> bool:
        return any(field.value() or field.errors for field in self.rincian)

    def clean_tanggal_tindakan(self):
        day, asked = self.cleaned_data["tanggal_tindakan"], self.item.rekomendasi.rapat.tanggal
        if day and day < asked:
            raise ValidationError(f"Tanggal tindakan mendahului rekomendasinya ({tulis_tanggal(asked)}).")
        return day

    def clean(self):
        data = super().clean()
        needs_evidence = data.get("usulan") == Usulan.SELESAI and self.item.rekomendasi.prioritas == Prioritas.TINGGI
        if needs_evidence and not data.get("bukti") and "bukti" not in self.errors:
            self.add_error("bukti", PERLU_BUKTI)
        for filled, empty in (("angka_capaian", "satuan"), ("satuan", "angka_capaian")):
            if data.get(filled) and not data.get(empty) and empty not in self.errors:
                self.add_error(empty, "Isi angka capaian dan satuannya bersama-sama, misalnya 120 gampong.")
        if self.errors and self.files.get("bukti") and "bukti" not in self.errors:
            self.add_error(
                "bukti", "Pilih kembali berkas bukti; peramban tidak menyimpannya setelah ada isian yang salah."
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
        ("penyerahan", "Minta diserahkan"),
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
            case "penyerahan":
                return rows.asked_away()
            case None | "":
                return rows
            case status:
                return rows.filter(status=status)
