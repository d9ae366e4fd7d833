"""A recommendation as it is recorded and changed, one more agency for it, and the filters of the register."""

from crispy_forms.layout import Div
from django import forms

from anggota.models import Instansi
from gugus_tugas.forms import BaseForm, KunciKirimField, TanggalField
from gugus_tugas.saring import SaringForm
from gugus_tugas.versi import VersiForm
from kasus.enums import Hambatan
from rapat.enums import Prioritas, StatusRapat, StatusTindakLanjut
from rapat.forms.dasar import KOSONG, TANPA_KORBAN
from rapat.models import Rapat
from wilayah.models import Wilayah

SEMUA = [("", "Semua")]
PROVINSI = "provinsi"
ALASAN_TERPENDEK = 10


class IsiRekomendasiForm(BaseForm):
    """What recording and changing have in common."""

    uraian = forms.CharField(
        label="Rekomendasi", max_length=400, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=f"Langkah yang diminta. {TANPA_KORBAN}",
    )  # fmt: skip
    masalah = forms.CharField(
        label="Masalah yang dijawab", required=False, max_length=400, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=TANPA_KORBAN,
    )  # fmt: skip
    kode_hambatan = forms.ChoiceField(
        label="Hambatan yang mendasari", required=False, choices=[*KOSONG, *Hambatan.choices],
        help_text="Hambatan rujukan atau layanan yang melahirkan rekomendasi ini.",
    )  # fmt: skip
    wilayah = forms.ModelChoiceField(
        label="Wilayah", required=False, queryset=Wilayah.objects.kabkota_aceh().order_by("kode"), empty_label="Seluruh provinsi"
    )  # fmt: skip
    prioritas = forms.ChoiceField(label="Prioritas", choices=Prioritas.choices, initial=Prioritas.SEDANG)
    tenggat = TanggalField(label="Tenggat", required=False, future=True)
    berulang_bulan = forms.IntegerField(label="Berulang setiap (bulan)", required=False, min_value=1, max_value=60)

    def get_layout_fields(self):
        return [
            "uraian",
            "masalah",
            Div("kode_hambatan", "wilayah", css_class="kisi"),
            Div("prioritas", "tenggat", "berulang_bulan", css_class="kisi"),
        ]


class RekomendasiForm(IsiRekomendasiForm):
    kunci_kirim = KunciKirimField()
    penanggung_jawab = forms.ModelChoiceField(
        label="Penanggung jawab", queryset=Instansi.objects.all(), to_field_name="kode", empty_label="— pilih —"
    )
    pendukung = forms.ModelMultipleChoiceField(
        label="Pendukung", required=False, queryset=Instansi.objects.all(), to_field_name="kode",
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def get_layout_fields(self):
        return ["uraian", "penanggung_jawab", *super().get_layout_fields()[1:], "pendukung"]


class UbahRekomendasiForm(IsiRekomendasiForm, VersiForm):
    """Once the meeting is closed, a reason is asked; it may be closed while the page stands open, so there is always room for one."""

    alasan = forms.CharField(
        label="Alasan perubahan", min_length=ALASAN_TERPENDEK, max_length=300,
        help_text="Wajib sesudah rapat selesai. Tampil dalam riwayat rekomendasi dan jejak audit.",
    )  # fmt: skip

    def __init__(self, *args, is_selesai: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["alasan"].required = is_selesai

    def get_layout_fields(self):
        return [*super().get_layout_fields(), "alasan"]


class TambahInstansiForm(BaseForm):
    """One more agency, from those that were not asked yet."""

    kunci_kirim = KunciKirimField()
    instansi = forms.ModelChoiceField(
        label="Instansi pendukung", queryset=None, to_field_name="kode", empty_label="— pilih —"
    )
    tenggat = TanggalField(
        label="Tenggat", required=False, future=True, help_text="Kosongkan untuk mengikuti tenggat rekomendasi."
    )

    def __init__(self, *args, diminta, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["instansi"].queryset = Instansi.objects.exclude(pk__in=diminta)


class CabutInstansiForm(BaseForm):
    alasan = forms.CharField(
        label="Mengapa tidak diminta lagi?", min_length=ALASAN_TERPENDEK, max_length=300,
        help_text="Tampil dalam riwayat rekomendasi dan jejak audit.",
    )  # fmt: skip


class RekomendasiFilterForm(SaringForm):
    """Filters of the register and of the matrix."""

    KEADAAN = [
        *SEMUA,
        ("terbuka", "Masih terbuka"),
        *StatusTindakLanjut.choices,
        ("putaran", "Siap dibuka putaran berikutnya"),
    ]
    URUTAN = {
        "": ("Nomor", ("nomor",)),
        "terbaru": ("Nomor terakhir", ("-nomor",)),
        "tenggat": ("Tenggat terdekat", ("urut_tenggat", "nomor")),
        "prioritas": ("Prioritas tertinggi", ("urut_prioritas", "nomor")),
        "umur": ("Paling lama", ("rapat__tanggal", "nomor")),
    }
    main = ("q", "keadaan", "instansi", "urut")

    q = forms.CharField(
        label="Kata atau nomor", required=False, max_length=60, widget=forms.TextInput(attrs={"type": "search"})
    )
    keadaan = forms.ChoiceField(label="Keadaan", required=False, choices=KEADAAN)
    instansi = forms.ChoiceField(label="Instansi", required=False)
    prioritas = forms.ChoiceField(label="Prioritas", required=False, choices=[*SEMUA, *Prioritas.choices])
    wilayah = forms.ChoiceField(label="Wilayah", required=False)
    rapat = forms.ChoiceField(label="Rapat asal", required=False)
    tahun = forms.IntegerField(label="Tahun rapat", required=False, min_value=1990, max_value=2100)
    lewat = forms.BooleanField(label="Lewat tenggat", required=False)
    tanpa = forms.BooleanField(label="Ada instansi yang belum melapor", required=False)
    urut = forms.ChoiceField(label="Urutkan", required=False, choices=[(k, label) for k, (label, _) in URUTAN.items()])

    def __init__(self, *args, user, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.on = on
        meetings = Rapat.objects.visible_to(user).exclude(status=StatusRapat.KONSEP)
        meetings = meetings.with_rekomendasi().values_list("pk", "judul")
        places = Wilayah.objects.kabkota_aceh().order_by("kode").values_list("kode", "nama")
        self.fields["instansi"].choices = [*SEMUA, *Instansi.objects.values_list("kode", "singkatan")]
        self.fields["wilayah"].choices = [*SEMUA, (PROVINSI, "Seluruh provinsi"), *places]
        self.fields["rapat"].choices = [*SEMUA, *((str(pk), judul) for pk, judul in meetings)]

    @property
    def order(self) -> tuple[str, ...]:
        return self.URUTAN[self.asked.get("urut", "")][1]

    def filter(self, rows):
        """In the order that was asked, too."""
        return super().filter(rows).with_order().order_by(*self.order)

    def _by_q(self, rows, text):
        return rows.search(text)

    def _by_keadaan(self, rows, value):
        match value:
            case "terbuka":
                return rows.terbuka()
            case "putaran":
                return rows.siap_putaran()
            case status:
                return rows.in_state(status)

    def _by_instansi(self, rows, kode):
        return rows.asked_of(kode)

    def _by_prioritas(self, rows, value):
        return rows.filter(prioritas=value)

    def _by_wilayah(self, rows, kode):
        return rows.filter(wilayah__isnull=True) if kode == PROVINSI else rows.filter(wilayah=kode)

    def _by_rapat(self, rows, pk):
        return rows.filter(rapat=int(pk))

    def _by_tahun(self, rows, value):
        return rows.filter(rapat__tahun=value)

    def _by_lewat(self, rows, value):
        return rows.overdue(on=self.on)

    def _by_tanpa(self, rows, value):
        return rows.tanpa_laporan()
