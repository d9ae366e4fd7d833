"""What is typed beside a file of a register. The file itself comes back cleaned (gugus_tugas/files.py)."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from gugus_tugas.files import check_upload
from gugus_tugas.forms import BaseForm, KunciKirimField, TanggalField
from program.aturan.penelitian import hasil_penelitian_faults
from program.enums.kegiatan import JenisBerkas
from program.enums.perusahaan import JenisBerkasKunjungan
from program.forms.dasar import KOSONG, TANPA_KORBAN, RulesMixin


class BerkasForm(BaseForm):
    kunci_kirim = KunciKirimField()
    berkas = forms.FileField(
        label="Berkas", widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        help_text="PDF, JPG, atau PNG, paling besar 10 MB. Foto tanpa wajah korban; lokasi dan data kamera dihapus.",
    )  # fmt: skip

    def clean_berkas(self):
        return check_upload(self.cleaned_data["berkas"])


class BerkasKegiatanForm(BerkasForm):
    field_order = ("jenis", "berkas", "keterangan")
    jenis = forms.ChoiceField(label="Jenis berkas", choices=[*KOSONG, *JenisBerkas.choices])
    keterangan = forms.CharField(label="Keterangan", required=False, max_length=200, help_text=TANPA_KORBAN)


class BerkasKunjunganForm(BerkasKegiatanForm):
    jenis = forms.ChoiceField(label="Jenis berkas", choices=[*KOSONG, *JenisBerkasKunjungan.choices])


class BerkasHasilForm(RulesMixin, BerkasForm):
    """`diajukan` is the day on which the research was asked for."""

    field_order = ("judul", "tanggal", "berkas")
    judul = forms.CharField(label="Judul berkas", max_length=200, help_text=TANPA_KORBAN)
    tanggal = TanggalField(label="Tanggal berkas", initial=timezone.localdate)
    berkas = forms.FileField(
        label="Berkas PDF", widget=forms.FileInput(attrs={"accept": ".pdf"}),
        help_text="Laporan atau artikelnya, paling besar 10 MB. Tidak pernah diterbitkan: umum hanya membaca ringkasan hasil.",
    )  # fmt: skip

    def __init__(self, *args, diajukan: datetime.date, **kwargs):
        super().__init__(*args, **kwargs)
        self.diajukan = diajukan

    def rules(self, nilai: dict) -> dict[str, str]:
        return hasil_penelitian_faults(nilai, diajukan=self.diajukan)

    def clean_berkas(self):
        if not self.cleaned_data["berkas"].name.lower().endswith(".pdf"):
            raise ValidationError("Berkas hasil harus PDF. Simpan sebagai PDF, lalu unggah.")
        return super().clean_berkas()
