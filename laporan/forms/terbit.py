"""Writing a chapter, remarks, and the steps from draft to issued report."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from anggota.models import Pejabat
from gugus_tugas.forms import BaseForm, KunciKirimField, TanggalField
from gugus_tugas.versi import VersiForm
from laporan.kode import read_kode
from laporan.models.bab import PANJANG_KOMENTAR, PANJANG_TEKS, calon_pemilik
from laporan.narasi import check_narasi
from laporan.pemeriksaan import Pemeriksaan
from laporan.penandatangan import calon_penanda, usul_penanda

TANPA_ORANG = (
    "Dicetak pada kedua edisi: jangan menulis nama, umur, gampong, kode kasus, atau jumlah kecil tentang korban."
)


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class BabForm(VersiForm):
    """The text of one chapter."""

    DRAFT = ("teks",)

    kunci_kirim = KunciKirimField()
    teks = forms.CharField(
        label="Naskah", required=False, max_length=PANJANG_TEKS, widget=_area(18),
        help_text=f"{TANPA_ORANG} Tanda: baris kosong memisahkan paragraf; # judul, - butir, 1. nomor, **tebal**, *miring*.",
    )  # fmt: skip
    unmarked = ("teks",)

    def clean_teks(self):
        check_narasi(self.cleaned_data["teks"])
        return self.cleaned_data["teks"]


class KomentarForm(BaseForm):
    teks = forms.CharField(
        label="Komentar", max_length=PANJANG_KOMENTAR, widget=_area(3), help_text="Tanpa nama dan kode kasus."
    )

    def clean_teks(self):
        check_narasi(self.cleaned_data["teks"])
        return self.cleaned_data["teks"]


class PemilikForm(BaseForm):
    """Who writes a chapter; nobody is the whole office."""

    pemilik = forms.ModelChoiceField(
        label="Pemilik", required=False, queryset=None, to_field_name="nama_pengguna", empty_label="Sekretariat"
    )
    unmarked = ("pemilik",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pemilik"].queryset = calon_pemilik()
        self.fields["pemilik"].label_from_instance = lambda row: row.nama


class CatatanForm(BaseForm):
    catatan = forms.CharField(
        label="Apa yang harus diperbaiki?", max_length=1000, widget=_area(4),
        help_text="Dibaca penyusun; tidak dicetak. Tanpa nama dan kode kasus.",
    )  # fmt: skip


class AlasanForm(BaseForm):
    alasan = forms.CharField(
        label="Mengapa laporan ini ditarik?", max_length=1000, widget=_area(4),
        help_text="Tercatat dalam riwayat dan jejak audit; tidak tampak pada halaman verifikasi.",
    )  # fmt: skip


class BuangForm(BaseForm):
    alasan = forms.CharField(
        label="Mengapa konsep ini dibuang?", max_length=1000, widget=_area(3), help_text="Tercatat dalam jejak audit."
    )


class PejabatField(forms.ModelChoiceField):
    """A person in a leading seat, told with the office."""

    def __init__(self, **kwargs):
        super().__init__(
            required=False,
            queryset=Pejabat.objects.none(),
            empty_label="Tanpa nama (garis untuk ditandatangani)",
            **kwargs,
        )

    def label_from_instance(self, row: Pejabat) -> str:
        return f"{row.sebutan_nama}, {row.keanggotaan.jabatan_dinas}"


class SetujuForm(BaseForm):
    """What approval fixes: number, date, and who signs."""

    nomor = forms.CharField(
        label="Nomor laporan", max_length=60, help_text="Sesuai buku agenda, misalnya 463/012/2027."
    )
    tanggal = TanggalField(label="Tanggal laporan")
    kiri = PejabatField(label="Penanda tangan kiri (menyetujui)")
    kanan = PejabatField(label="Penanda tangan kanan")
    yakin = forms.BooleanField(
        label="Setiap angka dan kata yang disebut di atas sudah saya periksa; tidak ada yang menunjuk orang.",
        required=False,
    )
    sidik = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    unmarked = ("kiri", "kanan", "yakin")

    def __init__(self, *args, pemeriksaan: Pemeriksaan, **kwargs):
        today = timezone.localdate()
        kwargs["initial"] = {
            "tanggal": today, **usul_penanda(on=today), "sidik": pemeriksaan.sidik, **kwargs.get("initial", {})
        }  # fmt: skip
        super().__init__(*args, **kwargs)
        self.pemeriksaan = pemeriksaan
        if not pemeriksaan.is_perlu_yakin:
            self.fields["yakin"].widget = forms.HiddenInput()
        for name in ("kiri", "kanan"):
            self.fields[name].queryset = calon_penanda(on=self._day(today))

    def clean(self):
        data = super().clean()
        sent = {"sidik": data.get("sidik", ""), "yakin": data.get("yakin", False)}
        if sent["sidik"] != self.pemeriksaan.sidik:  # the page that comes back shows the texts of now, and asks again
            self.data = {
                **self.data.dict(),
                self.add_prefix("sidik"): self.pemeriksaan.sidik,
                self.add_prefix("yakin"): "",
            }
        if reason := self.pemeriksaan.alasan_menolak(**sent):
            raise ValidationError(reason)
        return data

    def _day(self, today):
        """The day that was typed, so that who held office then can be chosen; today while it cannot be read."""
        typed = self.data.get(self.add_prefix("tanggal")) if self.is_bound else None
        try:
            return self.fields["tanggal"].to_python(typed) or today
        except ValidationError:
            return today


class KodeForm(BaseForm):
    """The code of a printed report, as it was read off the paper."""

    kode = forms.CharField(
        label="Kode verifikasi", max_length=40,
        help_text="Enam belas tanda di halaman pengesahan laporan. Huruf besar atau kecil, dengan atau tanpa tanda hubung.",
    )  # fmt: skip

    def clean_kode(self):
        kode = read_kode(self.cleaned_data["kode"])
        if not kode:
            raise ValidationError(
                "Kode terdiri atas 16 huruf dan angka, misalnya 7K3D-9QWM-2X5B-H0TR. Periksa ketikannya."
            )
        return kode
