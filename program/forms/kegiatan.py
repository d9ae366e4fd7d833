"""What is typed about an activity; the filters of the list; the month of the calendar."""

import datetime

from crispy_forms.layout import HTML, Div
from django import forms
from django.core.validators import MaxValueValidator
from django.db.models import Q
from django.utils import timezone

from anggota.models import Instansi
from gugus_tugas.files import check_upload
from gugus_tugas.forms import BaseForm, FilterForm, KunciKirimField, TanggalField
from gugus_tugas.rupiah import RupiahField
from gugus_tugas.versi import VersiForm
from program.actions.kegiatan import MAX_ULANG
from program.aturan import PESERTA, kegiatan_faults
from program.enums.dana import SumberDana
from program.enums.kegiatan import JenisBerkas, JenisKegiatan, PolaUlang, Sasaran, StatusKegiatan
from program.forms.dasar import KOSONG, TANPA_KORBAN, InstansiSendiriMixin, instansi_field
from program.models.kegiatan import MAX_PESERTA
from program.perms import can_manage_program
from program.resources.dasar import TEMPAT_LAIN
from wilayah.enums import TingkatWilayah
from wilayah.forms import PilihTempatField
from wilayah.models import Wilayah

SEMUA = [("", "Semua")]
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


class KegiatanRulesMixin:
    """Asks the rules of program/aturan.py; `fixed` is what the row has and the form does not ask for."""

    fixed: dict = {}

    def clean(self):
        data = super().clean()
        for name, text in kegiatan_faults({**self.fixed, **data}).items():
            self.add_error(name if name in self.fields else None, f"{text[0].upper()}{text[1:]}.")
        return data


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

    def get_layout_fields(self):
        shown = set(self.fields)
        plain = ["judul", Div("jenis", "sasaran", css_class="kisi"), "topik", Div("tanggal", "sampai", css_class="kisi"),
                 Div("tempat", "lokasi", css_class="kisi"), Div("instansi", "mitra", css_class="kisi"),
                 Div("biaya", "sumber_dana", css_class="kisi")]  # fmt: skip
        done = [HTML(PETUNJUK_PESERTA), Div(*PESERTA, css_class="kisi"), "hasil"]
        return [*plain, *(["status"] if "status" in shown else []), *(done if "hasil" in shown else [])]


PETUNJUK_PESERTA = (
    '<p class="form-text">Peserta kegiatan terlaksana. Kosongkan yang tidak dicatat; tulis 0 bila memang tidak ada.</p>'
)


class UbahKegiatanForm(KegiatanForm, VersiForm):
    """Corrects an activity; its status has pages of its own."""

    kunci_kirim = status = None

    def __init__(self, *args, kegiatan, **kwargs):
        super().__init__(*args, **kwargs)
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


class BerkasKegiatanForm(BaseForm):
    kunci_kirim = KunciKirimField()
    jenis = forms.ChoiceField(label="Jenis berkas", choices=[*KOSONG, *JenisBerkas.choices])
    berkas = forms.FileField(
        label="Berkas", widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        help_text="PDF, JPG, atau PNG, paling besar 10 MB. Foto tanpa wajah korban; lokasi dan data kamera dihapus.",
    )  # fmt: skip
    keterangan = forms.CharField(label="Keterangan", required=False, max_length=200, help_text=TANPA_KORBAN)

    def clean_berkas(self):
        return check_upload(self.cleaned_data["berkas"])


class KegiatanFilterForm(FilterForm):
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
        places = Wilayah.objects.of_tingkat(TingkatWilayah.KABKOTA).within("11").order_by("kode")
        self.fields["kabkota"].choices = [*SEMUA, *places.values_list("kode", "nama")]
        if not can_manage_program(user):
            del self.fields["instansi"]
        self.full_clean()

    def filter(self, rows):
        """Narrows an already scoped queryset."""
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        rows = rows.filter(**{name: asked[name] for name in ("jenis", "sasaran", "instansi") if name in asked})
        if "q" in asked:
            rows = rows.filter(Q(judul__icontains=asked["q"]) | Q(topik__icontains=asked["q"]))
        if "kabkota" in asked:
            rows = rows.filter(tempat__kode__startswith=asked["kabkota"])
        if "dari" in asked or "sampai" in asked:
            rows = rows.between(asked.get("dari", datetime.date.min), asked.get("sampai", datetime.date.max))
        if asked.get("status") == "lewat":
            return rows.overdue(on=timezone.localdate())
        return rows.filter(status=asked["status"]) if "status" in asked else rows

    @property
    def utama(self) -> list:
        return [self[name] for name in self.main]

    @property
    def lain(self) -> list:
        return [field for field in self if field.name not in self.main]

    @property
    def is_lain_terisi(self) -> bool:
        """Is one of the folded filters in use, or at fault?"""
        return any(field.errors or self.cleaned_data.get(field.name) for field in self.lain)

    @property
    def order(self) -> tuple[str, ...]:
        return URUTAN[self.cleaned_data.get("urut") or TERBARU][1]

    @property
    def is_narrowing(self) -> bool:
        return any(value for name, value in self.cleaned_data.items() if name != "urut")
