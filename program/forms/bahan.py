"""What is typed about materials and their stock; the filters of the list."""

from crispy_forms.layout import Div
from django import forms
from django.utils import timezone

from gugus_tugas.forms import BaseForm, KunciKirimField, TanggalField
from gugus_tugas.rupiah import tulis_angka
from gugus_tugas.saring import SaringForm
from gugus_tugas.versi import VersiForm
from program.enums.bahan import JenisBahan, JenisMutasi
from program.forms.dasar import KOSONG, TANPA_KORBAN, InstansiSendiriMixin, instansi_field
from program.models import BahanKIE
from program.models.bahan import MAX_STOK


class BahanForm(InstansiSendiriMixin, BaseForm):
    kunci_kirim = KunciKirimField()
    jenis = forms.ChoiceField(label="Jenis bahan", choices=[*KOSONG, *JenisBahan.choices])
    judul = forms.CharField(label="Judul", max_length=200)
    instansi = instansi_field("Instansi penyimpan")
    satuan = forms.CharField(label="Satuan", max_length=20, initial="eksemplar")
    keterangan = forms.CharField(label="Keterangan", max_length=300, required=False, help_text=TANPA_KORBAN)

    def get_layout_fields(self):
        return ["judul", Div("jenis", "satuan", css_class="kisi"), "instansi", "keterangan"]


class UbahBahanForm(BahanForm, VersiForm):
    kunci_kirim = None


def _tanggal() -> TanggalField:
    return TanggalField(label="Tanggal", initial=timezone.localdate)


def _jumlah(least: int, **kwargs) -> forms.IntegerField:
    return forms.IntegerField(
        label="Jumlah", min_value=least, max_value=MAX_STOK, widget=forms.TextInput(attrs={"inputmode": "numeric"}), **kwargs
    )  # fmt: skip


class MutasiForm(BaseForm):
    kunci_kirim = KunciKirimField()
    jenis = forms.ChoiceField(label="Apa yang terjadi?", choices=JenisMutasi.choices, widget=forms.RadioSelect)
    tanggal = _tanggal()
    jumlah = _jumlah(0, help_text="Untuk koreksi: banyaknya yang sekarang terhitung di gudang.")
    kepada = forms.CharField(
        label="Dari atau kepada",
        max_length=160,
        required=False,
        help_text="Percetakan, lembaga, atau tempat. Bukan nama korban.",
    )
    alasan = forms.CharField(label="Alasan", max_length=300, required=False, help_text="Wajib untuk koreksi.")

    def get_layout_fields(self):
        return ["jenis", Div("tanggal", "jumlah", css_class="kisi"), "kepada", "alasan"]

    def clean(self):
        data = super().clean()
        is_count = data.get("jenis") == JenisMutasi.KOREKSI
        if is_count and not data.get("alasan"):
            self.add_error("alasan", "Tulis alasan koreksinya, misalnya rusak karena banjir.")
        if data.get("jenis") and not is_count and data.get("jumlah") == 0:
            self.add_error("jumlah", "Isi jumlahnya, paling sedikit 1.")
        return data


class BahanChoice(forms.ModelChoiceField):
    def label_from_instance(self, row: BahanKIE) -> str:
        return f"{row.judul} ({row.get_jenis_display()}, tersisa {tulis_angka(row.stok)} {row.satuan})"


class BagikanForm(BaseForm):
    """Given out at an activity."""

    kunci_kirim = KunciKirimField()
    bahan = BahanChoice(label="Bahan", queryset=None, empty_label="— pilih —")
    jumlah = _jumlah(1)
    tanggal = _tanggal()

    def __init__(self, *args, user, kegiatan, **kwargs):
        super().__init__(*args, **kwargs)
        rows = BahanKIE.objects.visible_to(user).filter(instansi=kegiatan.instansi_id)
        self.fields["bahan"].queryset = rows.order_by("judul")


class BahanFilterForm(SaringForm):
    q = forms.CharField(
        label="Cari judul", required=False, max_length=80, widget=forms.TextInput(attrs={"type": "search"})
    )
    jenis = forms.ChoiceField(label="Jenis", required=False, choices=[("", "Semua"), *JenisBahan.choices])
    habis = forms.BooleanField(label="Stok habis", required=False)

    def _by_q(self, rows, text):
        return rows.filter(judul__icontains=text)

    def _by_jenis(self, rows, value):
        return rows.filter(jenis=value)

    def _by_habis(self, rows, _):
        return rows.filter(stok=0)
