"""What is typed about companies and recruiters; the filters of their lists."""

import re

from crispy_forms.layout import HTML, Div, Fieldset
from django import forms
from django.db.models import F, Q
from django.utils import timezone

from anggota.models import Instansi
from gugus_tugas.forms import BaseForm, KunciKirimField, TanggalField
from gugus_tugas.saring import SaringForm
from gugus_tugas.versi import VersiForm
from program.aturan.perusahaan import perusahaan_faults
from program.enums.perusahaan import HARI_INGATKAN_IZIN, JenisPerusahaan, JenisResmi, StatusIzin
from program.forms.dasar import (
    SEMUA,
    TANPA_KORBAN,
    InstansiSendiriMixin,
    RulesMixin,
    instansi_field,
    kabkota_choices,
)
from program.models import Perusahaan, RincianPerekrut
from program.perms import can_manage_program
from program.resources.dasar import TEMPAT_LAIN
from wilayah.enums import TingkatWilayah
from wilayah.forms import PilihTempatField

PERLU = "perlu"
IZIN_PERTAMA = "izin"
# Orders of the directory. Few rows, so by page number: an expiry may be unknown, and such rows come last.
URUTAN = {
    IZIN_PERTAMA: ("Izin paling dahulu berakhir", (F("berlaku_sampai").asc(nulls_last=True), "pk")),
    "nama": ("Nama", ("nama", "pk")),
    "terbaru": ("Terbaru dicatat", ("-dicatat_pada", "-pk")),
}
TANPA_NAMA = "Jangan menulis nama perekrut di sini: tampil di daftar."
_KODE = re.compile(r"(?:p3mi|ptr)-([1-9]\d{0,8})", re.ASCII | re.I)


def code_of(text: str) -> int | None:
    """The number in a typed code ("P3MI-12"); None for a text that is no code."""
    found = _KODE.fullmatch(text.strip())
    return int(found[1]) if found else None


class IndukField(forms.ModelChoiceField):
    def label_from_instance(self, row: Perusahaan) -> str:
        return f"{row.nama} ({row.nomor_izin or row})"


class PerusahaanForm(RulesMixin, InstansiSendiriMixin, BaseForm):
    kunci_kirim = KunciKirimField()
    jenis = forms.ChoiceField(label="Jenis", choices=JenisResmi.choices, widget=forms.RadioSelect)
    nama = forms.CharField(label="Nama perusahaan", max_length=160)
    induk = IndukField(
        label="Kantor pusat", queryset=None, required=False, empty_label="— pilih —",
        help_text="Hanya untuk kantor cabang. Belum ada di sini? Catat kantor pusatnya dahulu.",
    )  # fmt: skip
    nomor_izin = forms.CharField(
        label="Nomor izin",
        max_length=80,
        required=False,
        help_text="SIP3MI, atau nomor izin kantor cabang.",
    )
    tanggal_terbit = TanggalField(label="Tanggal terbit", required=False)
    berlaku_sampai = TanggalField(label="Berlaku sampai", required=False, future=True)
    tanggal_cabut = TanggalField(label="Dicabut pada tanggal", required=False, help_text="Bila izinnya dicabut.")
    alasan_cabut = forms.CharField(label="Alasan pencabutan", max_length=300, required=False)
    tempat = PilihTempatField(label="Tempat", tingkat=TEMPAT_LAIN, help_text="Sampai gampong bila diketahui.")
    alamat = forms.CharField(label="Alamat kantor", max_length=300, required=False)
    telepon = forms.CharField(label="Telepon kantor", max_length=60, required=False)
    negara_tujuan = forms.CharField(
        label="Negara tujuan", max_length=200, required=False, help_text="Dipisah titik koma."
    )
    sektor = forms.CharField(
        label="Sektor", max_length=200, required=False, help_text="Misalnya rumah tangga, pabrik, kapal."
    )
    instansi = instansi_field("Instansi pencatat")

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        rows = Perusahaan.objects.visible_to(user).filter(jenis=JenisPerusahaan.P3MI)
        self.fields["induk"].queryset = rows.order_by("nama", "pk")

    def rules(self, nilai: dict) -> dict[str, str]:
        return perusahaan_faults(nilai)

    def get_layout_fields(self):
        kind = [name for name in ("jenis",) if name in self.fields]
        return [
            *kind, "nama", *(["induk"] if "induk" in self.fields else []),
            "nomor_izin", Div("tanggal_terbit", "berlaku_sampai", css_class="kisi"),
            Div("tanggal_cabut", "alasan_cabut", css_class="kisi"),
            Div("tempat", "alamat", css_class="kisi"), Div("telepon", "instansi", css_class="kisi"),
            Div("negara_tujuan", "sektor", css_class="kisi"),
        ]  # fmt: skip


class UbahPerusahaanForm(PerusahaanForm, VersiForm):
    """Corrects a company, renews or withdraws its permit; its kind stays."""

    kunci_kirim = jenis = None

    def __init__(self, *args, perusahaan: Perusahaan, **kwargs):
        super().__init__(*args, **kwargs)
        self.fixed = {"jenis": perusahaan.jenis}
        if perusahaan.jenis == JenisPerusahaan.P3MI:
            del self.fields["induk"]


class CiriPerekrutMixin(InstansiSendiriMixin, forms.Form):
    """What of a recruiter stands in clear: no nearer than the kecamatan."""

    tempat = PilihTempatField(
        label="Wilayah kegiatan",
        tingkat=(TingkatWilayah.PROVINSI, TingkatWilayah.KABKOTA, TingkatWilayah.KECAMATAN),
        help_text="Kabupaten/kota atau kecamatan. Alamat lengkapnya disimpan terenkripsi.",
    )
    negara_tujuan = forms.CharField(label="Negara tujuan", max_length=200, required=False, help_text=TANPA_NAMA)
    sektor = forms.CharField(label="Sektor", max_length=200, required=False, help_text=TANPA_NAMA)
    instansi = instansi_field("Instansi pencatat")


class RincianMixin(forms.Form):
    """What is sealed. One of the two names is needed."""

    nama = forms.CharField(label="Nama", max_length=160, required=False)
    alias = forms.CharField(label="Nama panggilan", max_length=160, required=False)
    alamat = forms.CharField(label="Alamat", max_length=300, required=False)
    telepon = forms.CharField(label="Telepon", max_length=60, required=False)
    uraian = forms.CharField(
        label="Cara merekrut",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=TANPA_KORBAN,
    )

    def clean(self):
        data = super().clean()
        if not self.errors and not (data.get("nama") or data.get("alias")):
            self.add_error("nama", "Isi nama atau nama panggilan. Yang belum diketahui boleh kosong.")
        return data


SEALED = HTML('<p class="form-text">Disimpan terenkripsi; setiap pembukaan tercatat.</p>')
_SEALED_FIELDS = [SEALED, Div("nama", "alias", css_class="kisi"), Div("alamat", "telepon", css_class="kisi"), "uraian"]
_PLAIN_FIELDS = [Div("tempat", "instansi", css_class="kisi"), Div("negara_tujuan", "sektor", css_class="kisi")]


class PerekrutForm(RincianMixin, CiriPerekrutMixin, BaseForm):
    unmarked = ("nama", "alias")
    kunci_kirim = KunciKirimField()

    def get_layout_fields(self):
        return [Fieldset("Siapa", *_SEALED_FIELDS), Fieldset("Yang tampil di daftar", *_PLAIN_FIELDS)]


class UbahPerekrutForm(CiriPerekrutMixin, VersiForm):
    def get_layout_fields(self):
        return _PLAIN_FIELDS


class UbahRincianForm(RincianMixin, VersiForm):
    unmarked = ("nama", "alias")

    @classmethod
    def initial_of(cls, row: RincianPerekrut) -> dict:
        return {name: getattr(row, name) for name in RincianPerekrut.Privacy.identifying}

    def get_layout_fields(self):
        return _SEALED_FIELDS


class EksporPerekrutForm(BaseForm):
    alasan = forms.CharField(
        label="Untuk keperluan apa daftar ini diunduh?", min_length=10, max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Dicatat dalam jejak audit bersama nama dan waktu Anda. Sebut perekrut dengan kodenya.",
    )  # fmt: skip


class CariPerekrutForm(BaseForm):
    """A name that is never kept and stands in no address."""

    nama = forms.CharField(
        label="Nama atau nama panggilan", min_length=3, max_length=100, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="Ejaan lain ikut dicari: Tjut dan Cut, Jusuf dan Yusuf.",
    )  # fmt: skip
    kabkota = forms.ChoiceField(label="Kabupaten/kota", required=False, choices=SEMUA)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kabkota"].choices = kabkota_choices()


class TempatFilterMixin(SaringForm):
    """Filters that the lists of this register share; `place` and `agency` are the ways to them from the row."""

    place, agency = "tempat", "instansi"

    kabkota = forms.ChoiceField(label="Kabupaten/kota", required=False, choices=SEMUA)
    instansi = forms.ModelChoiceField(
        label="Instansi", required=False, queryset=Instansi.objects.all(), to_field_name="kode", empty_label="Semua"
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kabkota"].choices = kabkota_choices()
        if not self.knows_agencies(user):
            del self.fields["instansi"]

    def knows_agencies(self, user) -> bool:
        return can_manage_program(user)

    def _by_kabkota(self, rows, value):
        return rows.filter(**{f"{self.place}__kode__startswith": value})

    def _by_instansi(self, rows, value):
        return rows.filter(**{self.agency: value})


class PerusahaanFilterForm(TempatFilterMixin):
    main = ("q", "jenis", "izin", "urut")

    q = forms.CharField(
        label="Cari nama, nomor izin, atau kode", required=False, max_length=80, widget=forms.TextInput(attrs={"type": "search"})
    )  # fmt: skip
    jenis = forms.ChoiceField(label="Jenis", required=False, choices=[*SEMUA, *JenisResmi.choices])
    izin = forms.ChoiceField(
        label="Izin", required=False,
        choices=[*SEMUA, (PERLU, f"Berakhir atau tinggal {HARI_INGATKAN_IZIN} hari"), *StatusIzin.choices],
    )  # fmt: skip
    urut = forms.ChoiceField(
        label="Urutkan", required=False, choices=[("" if key == IZIN_PERTAMA else key, label) for key, (label, _) in URUTAN.items()]
    )  # fmt: skip

    def knows_agencies(self, user) -> bool:
        """The directory is open to whoever records."""
        return True

    def _by_q(self, rows, text):
        code = code_of(text)
        return rows.filter(Q(pk=code) if code else Q(nama__icontains=text) | Q(nomor_izin__icontains=text))

    def _by_jenis(self, rows, value):
        return rows.filter(jenis=value)

    def _by_izin(self, rows, value):
        today = timezone.localdate()
        return rows.perlu_diurus(on=today) if value == PERLU else rows.in_izin(value, on=today)

    @property
    def order(self) -> tuple:
        return URUTAN[self.asked.get("urut", IZIN_PERTAMA)][1]


class PerekrutFilterForm(TempatFilterMixin):
    """By code and place: a name stands in no address, so nobody is looked for by name here."""

    q = forms.CharField(
        label="Cari kode", required=False, max_length=20,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "PTR-482137"}),
    )  # fmt: skip
    field_order = ("q", "kabkota", "instansi")

    def _by_q(self, rows, text):
        return rows.filter(pk=code_of(text))
