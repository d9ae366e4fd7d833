"""What is typed about restricted places, their checks and patrols; the filters of the two lists."""

import datetime
import re

from crispy_forms.layout import Div
from django import forms
from django.utils import timezone

from anggota.models import Instansi
from gugus_tugas.forms import BaseForm, KunciKirimField, TanggalField
from gugus_tugas.saring import SaringForm
from gugus_tugas.versi import VersiForm
from program.aturan.lokasi import lokasi_faults
from program.enums.lokasi import (
    AlasanBatalPatroli,
    JenisLokasi,
    StatusLokasi,
    StatusPatroli,
    SumberIndikasi,
    TingkatRawan,
)
from program.forms.dasar import KOSONG, TANPA_KORBAN, InstansiSendiriMixin, RulesMixin, instansi_field
from program.forms.kegiatan import SEMUA
from program.models import LokasiRawan
from program.models.lokasi import TINGKAT_LOKASI
from program.perms import can_manage_program
from wilayah.enums import TingkatWilayah
from wilayah.forms import PilihTempatField
from wilayah.models import ACEH, Wilayah
from wilayah.pencarian import normalise

JEDA = datetime.timedelta(days=30)  # what is proposed until the next check
TERBUKA, LEWAT, SEGERA = "terbuka", "lewat", "segera"
TERBARU = "terbaru"
URUTAN = {
    TERBARU: ("Terbaru dicatat", ("-dicatat_pada", "-nomor")),
    "terlama": ("Terlama dicatat", ("dicatat_pada", "nomor")),
    "wilayah": ("Wilayah", ("wilayah_id", "nomor")),
}
_KODE = re.compile(r"(?:lr-)?([0-9]{1,9})", re.ASCII | re.IGNORECASE)


def _berikutnya(**kwargs) -> TanggalField:
    return TanggalField(
        label="Pemeriksaan berikutnya", future=True, initial=lambda: timezone.localdate() + JEDA, **kwargs
    )


class LokasiRulesMixin(RulesMixin):
    rules = staticmethod(lokasi_faults)


class LokasiForm(LokasiRulesMixin, InstansiSendiriMixin, BaseForm):
    kunci_kirim = KunciKirimField()
    jenis = forms.ChoiceField(label="Jenis tempat", choices=[*KOSONG, *JenisLokasi.choices])
    wilayah = PilihTempatField(
        label="Gampong atau kecamatan", tingkat=TINGKAT_LOKASI, di=ACEH, help_text="Di Aceh, paling luas satu kecamatan."
    )  # fmt: skip
    nama = forms.CharField(
        label="Nama tempat", max_length=200, help_text="Disimpan terenkripsi; hanya tampil di halaman rinciannya."
    )
    alamat = forms.CharField(label="Alamat atau patokan", max_length=300, required=False)
    indikasi = forms.CharField(
        label="Indikasi", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=f"Apa yang terlihat atau dilaporkan, dan kapan. {TANPA_KORBAN}",
    )  # fmt: skip
    sumber = forms.ChoiceField(label="Sumber indikasi", choices=[*KOSONG, *SumberIndikasi.choices])
    tingkat = forms.ChoiceField(label="Tingkat kerawanan", choices=[*KOSONG, *TingkatRawan.choices])
    periksa_berikutnya = _berikutnya(help_text="Kapan tempat ini harus diperiksa.")
    instansi = instansi_field("Instansi pencatat")

    def get_layout_fields(self):
        last = [name for name in ("tingkat", "periksa_berikutnya") if name in self.fields]
        return [Div("jenis", "wilayah", css_class="kisi"), "nama", "alamat", "indikasi", Div("sumber", *last, css_class="kisi"),
                "instansi"]  # fmt: skip


class UbahLokasiForm(LokasiForm, VersiForm):
    """Corrects a place; its level and status are what a check finds."""

    kunci_kirim = tingkat = None

    def __init__(self, *args, lokasi: LokasiRawan, **kwargs):
        super().__init__(*args, **kwargs)
        self.fixed = {"status": lokasi.status, "terakhir_diperiksa": lokasi.terakhir_diperiksa}
        if lokasi.status == StatusLokasi.AMAN:
            del self.fields["periksa_berikutnya"]


class PemeriksaanForm(LokasiRulesMixin, BaseForm):
    """One check, short enough for a phone on the spot."""

    kunci_kirim = KunciKirimField()
    tanggal = TanggalField(label="Tanggal pemeriksaan", initial=timezone.localdate)
    petugas = forms.CharField(label="Siapa yang memeriksa", max_length=200, help_text="Nama petugas atau regu.")
    temuan = forms.CharField(
        label="Apa yang ditemukan", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}), help_text=TANPA_KORBAN
    )
    tingkat = forms.ChoiceField(
        label="Tingkat kerawanan sesudahnya", choices=TingkatRawan.choices, widget=forms.RadioSelect
    )
    status = forms.ChoiceField(label="Status sesudahnya", widget=forms.RadioSelect)
    periksa_berikutnya = _berikutnya(required=False, help_text="Tidak dipakai bila lokasinya tidak lagi rawan.")
    unmarked = ("periksa_berikutnya",)

    def __init__(self, *args, lokasi: LokasiRawan, **kwargs):
        super().__init__(*args, **kwargs)
        now = StatusLokasi(lokasi.status)
        may = {now, *now.can_become()}
        self.fields["status"].choices = [(s.value, s.label) for s in StatusLokasi if s in may]
        self.fields["status"].initial, self.fields["tingkat"].initial = lokasi.status, lokasi.tingkat

    def clean(self):
        self.fixed = {"terakhir_diperiksa": self.cleaned_data.get("tanggal")}
        is_safe = self.cleaned_data.get("status") == StatusLokasi.AMAN
        if is_safe:
            self.cleaned_data["periksa_berikutnya"] = None
        elif "periksa_berikutnya" not in self.errors and not self.cleaned_data.get("periksa_berikutnya"):
            self.add_error("periksa_berikutnya", "Isi kapan lokasi ini diperiksa lagi.")
        return super().clean()


class LokasiFilterForm(SaringForm):
    main = ("q", "jenis", "tingkat", "status")

    q = forms.CharField(
        label="Cari kode atau wilayah", required=False, max_length=80, widget=forms.TextInput(attrs={"type": "search"})
    )
    jenis = forms.ChoiceField(label="Jenis", required=False, choices=[*SEMUA, *JenisLokasi.choices])
    tingkat = forms.ChoiceField(label="Kerawanan", required=False, choices=[*SEMUA, *TingkatRawan.choices])
    status = forms.ChoiceField(
        label="Status", required=False, choices=[*SEMUA, (TERBUKA, "Masih rawan"), *StatusLokasi.choices]
    )
    kabkota = forms.ChoiceField(label="Kabupaten/kota", required=False, choices=SEMUA)
    periksa = forms.ChoiceField(
        label="Pemeriksaan", required=False, choices=[*SEMUA, (LEWAT, "Lewat jadwal"), (SEGERA, "Dalam 30 hari")]
    )
    instansi = forms.ModelChoiceField(
        label="Instansi", required=False, queryset=Instansi.objects.all(), to_field_name="kode", empty_label="Semua"
    )
    urut = forms.ChoiceField(
        label="Urutkan", required=False, choices=[("" if key == TERBARU else key, label) for key, (label, _) in URUTAN.items()]
    )  # fmt: skip

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        places = Wilayah.objects.of_tingkat(TingkatWilayah.KABKOTA).within(ACEH).order_by("kode")
        self.fields["kabkota"].choices = [*SEMUA, *places.values_list("kode", "nama")]
        if not can_manage_program(user):
            del self.fields["instansi"]

    def _by_q(self, rows, text):
        """By code or place; the name is encrypted and is not searched."""
        if code := _KODE.fullmatch(text):
            return rows.filter(nomor=int(code[1]))
        words = normalise(text)
        for word in words:
            rows = rows.filter(wilayah__jalur_cari__contains=word)
        return rows if words else rows.none()

    def _by_jenis(self, rows, value):
        return rows.filter(jenis=value)

    def _by_tingkat(self, rows, value):
        return rows.filter(tingkat=value)

    def _by_status(self, rows, value):
        return rows.terbuka() if value == TERBUKA else rows.filter(status=value)

    def _by_kabkota(self, rows, value):
        return rows.filter(wilayah__kode__startswith=value)

    def _by_instansi(self, rows, value):
        return rows.filter(instansi=value)

    def _by_periksa(self, rows, value):
        today = timezone.localdate()
        soon = {"periksa_berikutnya__gte": today, "periksa_berikutnya__lte": today + JEDA}
        return rows.due(on=today) if value == LEWAT else rows.filter(**soon)

    @property
    def order(self) -> tuple[str, ...]:
        return URUTAN[self.asked.get("urut", TERBARU)][1]


class PatroliForm(BaseForm):
    kunci_kirim = KunciKirimField()
    tanggal = TanggalField(label="Tanggal rencana", future=True)
    instansi = instansi_field("Instansi pelaksana")
    mitra = forms.CharField(
        label="Instansi lain yang ikut",
        max_length=300,
        required=False,
        help_text="Dipisah titik koma. Jangan menulis nama tempatnya.",
    )


class LaksanakanPatroliForm(BaseForm):
    dilaksanakan = TanggalField(label="Tanggal pelaksanaan", initial=timezone.localdate)


class BatalkanPatroliForm(BaseForm):
    alasan_batal = forms.ChoiceField(
        label="Mengapa batal?", choices=AlasanBatalPatroli.choices, widget=forms.RadioSelect
    )


class PatroliFilterForm(SaringForm):
    """Without a choice: what is still to come or was missed."""

    keadaan = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=[
            ("", "Direncanakan"),
            (LEWAT, "Lewat tanggalnya"),
            (StatusPatroli.TERLAKSANA.value, "Terlaksana"),
            (StatusPatroli.BATAL.value, "Batal"),
            ("semua", "Semua"),
        ],
    )
    dari = TanggalField(label="Dari", required=False, future=True)
    sampai = TanggalField(label="Sampai", required=False, future=True)

    def filter(self, rows):
        rows = super().filter(rows)
        return rows if "keadaan" in self.asked else rows.filter(status=StatusPatroli.DIRENCANAKAN)

    def _by_keadaan(self, rows, value):
        if value == LEWAT:
            return rows.overdue(on=timezone.localdate())
        return rows if value == "semua" else rows.filter(status=value)

    def _by_dari(self, rows, value):
        return rows.filter(tanggal__gte=value)

    def _by_sampai(self, rows, value):
        return rows.filter(tanggal__lte=value)
