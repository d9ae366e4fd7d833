"""What is typed about action plans and their realisation; the filters of the lists."""

from crispy_forms.layout import Div
from django import forms
from django.db.models import Q
from django.utils import timezone

from anggota.models import Instansi
from gugus_tugas.desimal import DesimalField
from gugus_tugas.forms import BaseForm, KunciKirimField
from gugus_tugas.rupiah import RupiahField
from gugus_tugas.saring import SaringForm
from gugus_tugas.versi import VersiForm
from program.aturan.rekomendasi import REKOMENDASI
from program.aturan.rencana import TW, rencana_faults
from program.enums.rencana import JenisRencana, KeadaanBaris, StatusRencana
from program.forms.dasar import KOSONG, SEMUA, TANPA_KORBAN, RulesMixin
from program.models import RencanaAksi
from program.models.baris_rencana import MAX_TARGET, TRIWULAN
from program.models.rencana import TAHUN_AKHIR, TAHUN_AWAL

ROMAWI = dict(zip(TRIWULAN, ("I", "II", "III", "IV"), strict=True))
PILIHAN_TRIWULAN = [(str(number), f"Triwulan {roman}") for number, roman in ROMAWI.items()]


def tahun_field(label: str, **kwargs) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=TAHUN_AWAL, max_value=TAHUN_AKHIR, widget=forms.TextInput(attrs={"inputmode": "numeric"}), **kwargs
    )  # fmt: skip


class RencanaForm(RulesMixin, BaseForm):
    rules = staticmethod(rencana_faults)
    kunci_kirim = KunciKirimField()
    jenis = forms.ChoiceField(label="Jenis rencana", choices=[*KOSONG, *JenisRencana.choices])
    judul = forms.CharField(label="Judul", max_length=200)
    tahun_mulai = tahun_field("Tahun mulai")
    tahun_selesai = tahun_field("Tahun selesai", help_text="Rencana kerja tahunan: sama dengan tahun mulai.")
    dasar = forms.CharField(
        label="Dasar hukum atau nomor SK", max_length=200, required=False, help_text="Misalnya nomor Peraturan Gubernur."
    )  # fmt: skip

    def get_layout_fields(self):
        return ["judul", "jenis", Div("tahun_mulai", "tahun_selesai", css_class="kisi"), "dasar"]


class UbahRencanaForm(RencanaForm, VersiForm):
    kunci_kirim = None


class SalinRencanaForm(BaseForm):
    """Which year of a plan becomes the draft of which year."""

    kunci_kirim = KunciKirimField()
    dari = forms.TypedChoiceField(label="Baris tahun", coerce=int)
    tahun = tahun_field("Menjadi rencana kerja tahun")
    judul = forms.CharField(label="Judul rencana baru", max_length=200)

    def __init__(self, *args, rencana: RencanaAksi, **kwargs):
        super().__init__(*args, **kwargs)
        last = rencana.tahun_selesai
        self.fields["dari"].choices = [(year, str(year)) for year in reversed(rencana.daftar_tahun)]
        self.initial |= {"dari": last, "tahun": last + 1, "judul": f"Rencana kerja Gugus Tugas {last + 1}"}

    def get_layout_fields(self):
        return [Div("dari", "tahun", css_class="kisi"), "judul"]


class RealisasiForm(BaseForm):
    """One quarter of one line; three boxes, made for a phone."""

    kunci_kirim = KunciKirimField()
    jumlah = DesimalField(label="Realisasi", help_text="0 bila belum ada yang tercapai.")
    biaya = RupiahField(label="Biaya terpakai (rupiah)", required=False)
    catatan = forms.CharField(
        label="Catatan", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=f"Apa yang dilakukan, atau mengapa belum. {TANPA_KORBAN}",
    )  # fmt: skip

    def __init__(self, *args, satuan: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["jumlah"].label = f"Realisasi ({satuan})"

    def clean_jumlah(self):
        value = self.cleaned_data["jumlah"]
        if value >= MAX_TARGET:
            raise forms.ValidationError("Angka ini terlalu besar. Periksa banyaknya angka nol.")
        return value

    def clean_catatan(self):
        return " ".join(self.cleaned_data["catatan"].split())


class UbahRealisasiForm(RealisasiForm, VersiForm):
    kunci_kirim = None


class RencanaFilterForm(SaringForm):
    q = forms.CharField(
        label="Cari judul", required=False, max_length=80, widget=forms.TextInput(attrs={"type": "search"})
    )
    jenis = forms.ChoiceField(label="Jenis", required=False, choices=[*SEMUA, *JenisRencana.choices])
    status = forms.ChoiceField(label="Status", required=False, choices=[*SEMUA, *StatusRencana.choices])
    tahun = tahun_field("Tahun", required=False)

    def _by_q(self, rows, text):
        return rows.filter(judul__icontains=text)

    def _by_jenis(self, rows, value):
        return rows.filter(jenis=value)

    def _by_status(self, rows, value):
        return rows.filter(status=value)

    def _by_tahun(self, rows, year):
        return rows.filter(tahun_mulai__lte=year, tahun_selesai__gte=year)


class BarisFilterForm(SaringForm):
    """Filters of the lines of one plan. `keadaan` needs with_capaian."""

    main = ("tahun", "instansi", "keadaan", "triwulan")

    tahun = forms.ChoiceField(label="Tahun", required=False)
    instansi = forms.ModelChoiceField(
        label="Instansi", required=False, queryset=Instansi.objects.all(), to_field_name="kode", empty_label="Semua"
    )
    keadaan = forms.ChoiceField(label="Keadaan", required=False, choices=[*SEMUA, *KeadaanBaris.choices])
    triwulan = forms.ChoiceField(label="Triwulan", required=False, choices=[*SEMUA, *PILIHAN_TRIWULAN])
    strategi = forms.ChoiceField(label="Strategi", required=False)
    nomor = forms.ChoiceField(
        label="Rekomendasi 2018", required=False, choices=[*SEMUA, *((str(n), f"Nomor {n}") for n in REKOMENDASI)]
    )
    q = forms.CharField(
        label="Cari aksi atau indikator", required=False, max_length=80, widget=forms.TextInput(attrs={"type": "search"})
    )  # fmt: skip

    def __init__(self, *args, rencana: RencanaAksi, strategi: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tahun"].choices = [*SEMUA, *((str(year), str(year)) for year in rencana.daftar_tahun)]
        self.fields["strategi"].choices = [*SEMUA, *((text, text) for text in strategi)]

    def _by_tahun(self, rows, value):
        return rows.filter(tahun=int(value))

    def _by_instansi(self, rows, value):
        return rows.filter(instansi=value)

    def _by_keadaan(self, rows, value):
        return rows.filter(keadaan=value)

    def _by_triwulan(self, rows, value):
        return rows.filter(**{TW[int(value) - 1]: True})

    def _by_strategi(self, rows, text):
        return rows.filter(strategi=text)

    def _by_nomor(self, rows, value):
        return rows.filter(nomor_rekomendasi=int(value))

    def _by_q(self, rows, text):
        return rows.filter(Q(aksi__icontains=text) | Q(indikator__icontains=text))

    def _plain(self, value) -> str:
        return value.kode if isinstance(value, Instansi) else super()._plain(value)


def tahun_ini(rencana: RencanaAksi) -> int:
    """This year where the plan knows it, else its nearest one."""
    return min(max(timezone.localdate().year, rencana.tahun_mulai), rencana.tahun_selesai)
