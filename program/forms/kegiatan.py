"""What is typed about an activity; the filters of the list; the month of the calendar."""

import datetime

from crispy_forms.layout import HTML, Div
from django import forms
from django.core.validators import MaxValueValidator
from django.utils import timezone

from anggota.models import Instansi
from gugus_tugas.forms import BaseForm, KunciKirimField, TanggalField
from gugus_tugas.rupiah import RupiahField
from gugus_tugas.saring import SaringForm
from gugus_tugas.versi import VersiForm
from program.actions.kegiatan import MAX_ULANG
from program.aturan.kegiatan import PESERTA, kegiatan_faults
from program.enums.dana import SumberDana
from program.enums.kegiatan import JenisKegiatan, PolaUlang, Sasaran, StatusKegiatan
from program.enums.rencana import StatusRencana
from program.forms.dasar import (
    KOSONG,
    SEMUA,
    TANPA_KORBAN,
    InstansiSendiriMixin,
    RulesMixin,
    instansi_field,
    kabkota_choices,
)
from program.models import BarisRencana
from program.models.kegiatan import MAX_PESERTA
from program.perms import can_manage_program
from program.resources.dasar import TEMPAT_LAIN
from wilayah.forms import PilihTempatField

TERBARU = "terbaru"
# Orders of the list; each ends in the primary key, so that no two rows are equal, and has its index.
URUTAN = {
    TERBARU: ("Tanggal terbaru", ("-tanggal", "-pk")),
    "terlama": ("Tanggal terlama", ("tanggal", "pk")),
    "judul": ("Nama kegiatan", ("judul", "pk")),
}


def _peserta(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, min_value=0, validators=[MaxValueValidator(MAX_PESERTA)],
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "6"}),
    )  # fmt: skip


class KegiatanRulesMixin(RulesMixin):
    rules = staticmethod(kegiatan_faults)


class BarisRencanaChoice(forms.ModelChoiceField):
    def label_from_instance(self, row: BarisRencana) -> str:
        return f"{row} · {row.tahun} · {row.instansi.singkatan}: {row.aksi}"


class KegiatanForm(KegiatanRulesMixin, InstansiSendiriMixin, BaseForm):
    unmarked = PESERTA
    kunci_kirim = KunciKirimField()
    jenis = forms.ChoiceField(label="Jenis kegiatan", choices=[*KOSONG, *JenisKegiatan.choices])
    judul = forms.CharField(label="Nama kegiatan", max_length=200, help_text=TANPA_KORBAN)
    topik = forms.CharField(label="Topik", max_length=300, required=False)
    sasaran = forms.ChoiceField(label="Sasaran", choices=[*KOSONG, *Sasaran.choices])
    tanggal = TanggalField(label="Tanggal", future=True)
    sampai = TanggalField(label="Sampai tanggal", required=False, future=True, help_text="Bila lebih dari satu hari.")
    tempat = PilihTempatField(label="Tempat", tingkat=TEMPAT_LAIN, help_text="Sampai gampong bila diketahui.")
    lokasi = forms.CharField(label="Lokasi", max_length=160, required=False, help_text="Misalnya aula dayah, meunasah.")
    instansi = instansi_field()
    mitra = forms.CharField(
        label="Mitra",
        max_length=300,
        required=False,
        help_text="Instansi atau lembaga lain yang ikut, dipisah titik koma.",
    )
    biaya = RupiahField(label="Biaya (rupiah)", required=False)
    sumber_dana = forms.ChoiceField(label="Sumber dana", required=False, choices=[*KOSONG, *SumberDana.choices])
    baris_rencana = BarisRencanaChoice(
        label="Melaksanakan baris rencana", queryset=None, required=False, empty_label="— tidak ada —"
    )  # fmt: skip
    status = forms.ChoiceField(
        label="Status", choices=[*KOSONG, *((s.value, s.label) for s in (StatusKegiatan.DIRENCANAKAN, StatusKegiatan.TERLAKSANA))]
    )  # fmt: skip
    peserta_l = _peserta("Laki-laki dewasa")
    peserta_p = _peserta("Perempuan dewasa")
    anak_l = _peserta("Anak laki-laki")
    anak_p = _peserta("Anak perempuan")
    hasil = forms.CharField(
        label="Hasil", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}), help_text=TANPA_KORBAN
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        rows = BarisRencana.objects.visible_to(user).filter(rencana__status=StatusRencana.BERLAKU)
        rows = rows if can_manage_program(user) else rows.filter(instansi=user.instansi_id)
        self.fields["baris_rencana"].queryset = rows.select_related("instansi").order_by("-tahun", "urutan", "pk")

    def clean(self):
        data = super().clean()
        row, agency = data.get("baris_rencana"), data.get("instansi")
        if row and agency and row.instansi_id != agency.pk:
            self.add_error(
                "baris_rencana", f"Baris ini milik {row.instansi.singkatan}. Pilih baris {agency.singkatan}."
            )
        return data

    def get_layout_fields(self):
        shown = set(self.fields)
        plain = ["judul", Div("jenis", "sasaran", css_class="kisi"), "topik", Div("tanggal", "sampai", css_class="kisi"),
                 Div("tempat", "lokasi", css_class="kisi"), Div("instansi", "mitra", css_class="kisi"),
                 Div("biaya", "sumber_dana", css_class="kisi"), "baris_rencana"]  # fmt: skip
        done = [HTML(PETUNJUK_PESERTA), Div(*PESERTA, css_class="kisi"), "hasil"]
        return [*plain, *(["status"] if "status" in shown else []), *(done if "hasil" in shown else [])]


PETUNJUK_PESERTA = (
    '<p class="form-text">Peserta kegiatan terlaksana. Kosongkan yang tidak dicatat; tulis 0 bila memang tidak ada.</p>'
)


class UbahKegiatanForm(KegiatanForm, VersiForm):
    """Corrects an activity; its status has pages of its own."""

    kunci_kirim = status = None

    def __init__(self, *args, kegiatan, user, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        field = self.fields["baris_rencana"]  # the one that it has stays, also when its plan is closed
        field.queryset = field.queryset | BarisRencana.objects.visible_to(user).filter(pk=kegiatan.baris_rencana_id)
        self.fixed = {"status": kegiatan.status, "alasan_batal": kegiatan.alasan_batal}
        if kegiatan.status != StatusKegiatan.TERLAKSANA:
            for name in (*PESERTA, "hasil"):
                del self.fields[name]


class LaksanakanForm(KegiatanRulesMixin, VersiForm):
    """A planned activity took place: when, who came, what it cost."""

    fixed = {"status": StatusKegiatan.TERLAKSANA}
    unmarked = PESERTA
    tanggal = TanggalField(label="Tanggal pelaksanaan")
    sampai = TanggalField(label="Sampai tanggal", required=False)
    peserta_l = _peserta("Laki-laki dewasa")
    peserta_p = _peserta("Perempuan dewasa")
    anak_l = _peserta("Anak laki-laki")
    anak_p = _peserta("Anak perempuan")
    biaya = RupiahField(label="Biaya (rupiah)", required=False)
    sumber_dana = forms.ChoiceField(label="Sumber dana", required=False, choices=[*KOSONG, *SumberDana.choices])
    hasil = forms.CharField(
        label="Hasil", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}), help_text=TANPA_KORBAN
    )

    def get_layout_fields(self):
        money = Div("biaya", "sumber_dana", css_class="kisi")
        days = Div("tanggal", "sampai", css_class="kisi")
        return [days, HTML(PETUNJUK_PESERTA), Div(*PESERTA, css_class="kisi"), money, "hasil"]


class BatalkanForm(VersiForm):
    alasan_batal = forms.CharField(label="Mengapa batal?", min_length=5, max_length=300, help_text=TANPA_KORBAN)


class PastikanForm(VersiForm):
    """Nothing to type: the step alone."""


class UlangiForm(BaseForm):
    kunci_kirim = KunciKirimField()
    pola = forms.ChoiceField(label="Ulangi", choices=PolaUlang.choices, widget=forms.RadioSelect)
    kali = forms.IntegerField(label="Berapa kali", min_value=1, max_value=MAX_ULANG, initial=1)


class KegiatanFilterForm(SaringForm):
    """Filters and order of the list; they live in the address. Unreadable values narrow nothing."""

    main = ("q", "jenis", "status", "urut")

    q = forms.CharField(
        label="Cari nama atau topik", required=False, max_length=80, widget=forms.TextInput(attrs={"type": "search"})
    )
    jenis = forms.ChoiceField(label="Jenis", required=False, choices=[*SEMUA, *JenisKegiatan.choices])
    status = forms.ChoiceField(
        label="Status", required=False, choices=[*SEMUA, ("lewat", "Lewat tanggalnya"), *StatusKegiatan.choices]
    )
    sasaran = forms.ChoiceField(label="Sasaran", required=False, choices=[*SEMUA, *Sasaran.choices])
    kabkota = forms.ChoiceField(label="Kabupaten/kota", required=False, choices=SEMUA)
    instansi = forms.ModelChoiceField(
        label="Instansi", required=False, queryset=Instansi.objects.all(), to_field_name="kode", empty_label="Semua"
    )
    dari = TanggalField(label="Dari", required=False, future=True)
    sampai = TanggalField(label="Sampai", required=False, future=True)
    urut = forms.ChoiceField(
        label="Urutkan", required=False, choices=[("" if key == TERBARU else key, label) for key, (label, _) in URUTAN.items()]
    )  # fmt: skip

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kabkota"].choices = kabkota_choices()
        if not can_manage_program(user):
            del self.fields["instansi"]

    def filter(self, rows):
        rows, asked = super().filter(rows), self.asked
        if "dari" in asked or "sampai" in asked:
            rows = rows.between(asked.get("dari", datetime.date.min), asked.get("sampai", datetime.date.max))
        return rows

    def _by_q(self, rows, text):
        return rows.search(text)

    def _by_jenis(self, rows, value):
        return rows.filter(jenis=value)

    def _by_sasaran(self, rows, value):
        return rows.filter(sasaran=value)

    def _by_instansi(self, rows, value):
        return rows.filter(instansi=value)

    def _by_kabkota(self, rows, value):
        return rows.filter(tempat__kode__startswith=value)

    def _by_status(self, rows, value):
        return rows.overdue(on=timezone.localdate()) if value == "lewat" else rows.filter(status=value)

    @property
    def order(self) -> tuple[str, ...]:
        return URUTAN[self.asked.get("urut", TERBARU)][1]
