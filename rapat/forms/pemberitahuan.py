"""Sending an invitation, what an account wishes to receive, and the filters of the mails."""

from django import forms

from anggota.models import Instansi
from gugus_tugas.forms import BaseForm, FilterForm, KunciKirimField
from rapat.enums import JenisPemberitahuan, StatusPemberitahuan

PERLU_ORANG = "perlu"


class KirimUndanganForm(BaseForm):
    kunci_kirim = KunciKirimField()
    setuju = forms.BooleanField(
        label="Saya sudah memeriksa tanggal, tempat, dan daftar penerima",
        error_messages={"required": "Centang bahwa tanggal, tempat, dan penerima sudah diperiksa."},
    )


class PilihanKabarForm(BaseForm):
    unmarked = ("terima_pengingat",)
    terima_pengingat = forms.BooleanField(
        label="Kirimi saya pengingat lewat surel", required=False,
        help_text="Tenggat, keterlambatan, tugas baru, dan rapat besok; paling banyak satu ringkasan sehari. Undangan rapat dan "
        "laporan yang dikembalikan tetap dikirim.",
    )  # fmt: skip


class PemberitahuanFilterForm(FilterForm):
    """Filters of the mails; they live in the address."""

    KEADAAN = [("", "Semua"), (PERLU_ORANG, "Perlu diurus"), *StatusPemberitahuan.choices]
    keadaan = forms.ChoiceField(label="Keadaan", required=False, choices=KEADAAN)
    jenis = forms.ChoiceField(label="Jenis", required=False, choices=[("", "Semua"), *JenisPemberitahuan.choices])
    instansi = forms.ModelChoiceField(
        label="Instansi", required=False, queryset=Instansi.objects.all(), to_field_name="kode", empty_label="Semua"
    )

    def filter(self, rows):
        """Narrows an already scoped queryset; unreadable values narrow nothing."""
        asked = self.cleaned_data if self.is_valid() else {}
        if asked.get("jenis"):
            rows = rows.filter(jenis=asked["jenis"])
        if asked.get("instansi"):
            rows = rows.of_instansi(asked["instansi"])
        match asked.get("keadaan"):
            case None | "":
                return rows
            case "perlu":
                return rows.needs_person()
            case status:
                return rows.filter(status=status)
