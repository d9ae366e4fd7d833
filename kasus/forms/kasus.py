"""The record of a case: its parts, and the step to another status."""

from crispy_forms.layout import Div
from django import forms

from gugus_tugas.forms import BaseForm, FilterForm, KunciKirimField, PerkiraanField, TanggalField
from gugus_tugas.versi import VersiForm
from kasus.enums import (
    JenisPelapor,
    StatusKasus,
    SumberLaporan,
    TahapPeristiwa,
    TingkatRisiko,
)
from kasus.forms.identitas import dated
from kasus.forms.korban import KorbanForm
from kasus.forms.pilihan import KOSONG, PilihanField, pilihan
from kasus.forms.terlapor import TerlaporForm
from wilayah.forms import PilihTempatField

MAX_ORANG = 30  # victims, and reported persons, in one record


class LaporanMixin(forms.Form):
    """The report itself: who reports and when, what and where, how urgent."""

    unmarked = ("jenis_pelapor", "risiko")
    bagian = ""  # one topic alone, for the step by step record; empty: the whole
    BAGIAN = {
        "laporan": ("tanggal_lapor", "sumber_laporan", "jenis_pelapor", "kontak_pelapor", "nomor_simfoni"),
        "kejadian": ("uraian", "tempat_lapor"),
        "keselamatan": ("risiko", "tindakan_segera"),
    }

    tanggal_lapor = TanggalField(label="Tanggal laporan diterima", help_text="Contoh: 9/8/2018 atau 9 Agustus 2018.")
    sumber_laporan = forms.ChoiceField(label="Sumber laporan", choices=pilihan(SumberLaporan))
    jenis_pelapor = PilihanField(JenisPelapor, kosong=JenisPelapor.TIDAK_DIKETAHUI, label="Siapa yang melapor")
    kontak_pelapor = forms.CharField(
        label="Kontak pelapor", required=False, max_length=200,
        help_text="Hanya bila pelapor bersedia dihubungi. Disimpan terenkripsi.",
    )  # fmt: skip
    nomor_simfoni = forms.CharField(label="Nomor SIMFONI-PPA", required=False, max_length=40)
    uraian = forms.CharField(
        label="Uraian singkat", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Apa yang terjadi. Disimpan terenkripsi; tidak pernah masuk ke laporan.",
    )  # fmt: skip
    tempat_lapor = PilihTempatField(label="Tempat laporan diterima", required=False)
    risiko = PilihanField(
        TingkatRisiko, kosong=TingkatRisiko.BELUM_DINILAI, label="Tingkat risiko",
        help_text="Tinggi: layanan darurat didahulukan sebelum hal lain.",
    )  # fmt: skip
    tindakan_segera = forms.CharField(
        label="Tindakan segera", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Apa yang sudah atau akan segera dilakukan, oleh siapa. Disimpan terenkripsi.",
    )  # fmt: skip

    def get_layout_fields(self):
        if self.bagian:
            return list(self.BAGIAN.get(self.bagian, ()))
        return [
            Div("tanggal_lapor", "sumber_laporan", "jenis_pelapor", "kontak_pelapor", css_class="kisi"),
            "uraian",
            Div("tempat_lapor", "nomor_simfoni", css_class="kisi"),
            Div("risiko", "tindakan_segera", css_class="kisi"),
        ]

    def clean(self):
        data = super().clean()
        if data.get("risiko") == TingkatRisiko.TINGGI and "tindakan_segera" in data and not data["tindakan_segera"]:
            self.add_error("tindakan_segera", "Risiko tinggi: tulis tindakan segera, walau 'belum ada'.")
        return data


class KasusForm(LaporanMixin, BaseForm):
    """First part of the record."""

    kunci_kirim = KunciKirimField()


class UpdateKasusForm(LaporanMixin, VersiForm):
    """The report of a case that stands already."""


class WaktuTempatMixin(forms.Form):
    """Where and when; both may be unknown, the date may be known to the month or year only."""

    tempat = PilihTempatField(label="Tempat", required=False)
    tanggal = PerkiraanField(
        label="Tanggal", required=False, help_text="Bila tidak tepat: Agustus 2018, 2018, atau sekitar 2018."
    )

    @property
    def values(self) -> dict:
        """Columns of Peristiwa."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "versi"}
        return dated(typed, "tanggal", "ketelitian")


class PeristiwaForm(WaktuTempatMixin, FilterForm):
    """One stage with its place and date; a line left empty is not stored."""

    def __init__(self, *args, tahap: TahapPeristiwa, **kwargs):
        super().__init__(*args, **kwargs)
        self.tahap = tahap

    def get_layout_fields(self):
        return [Div("tempat", "tanggal", css_class="kisi")]


class AddPeristiwaForm(WaktuTempatMixin, BaseForm):
    """A further place or time of an existing case."""

    unmarked = ("tempat", "tanggal")
    kunci_kirim = KunciKirimField()
    tahap = forms.ChoiceField(label="Tahap", choices=pilihan(TahapPeristiwa))

    def get_layout_fields(self):
        return ["tahap", Div("tempat", "tanggal", css_class="kisi")]


class UpdatePeristiwaForm(WaktuTempatMixin, VersiForm):
    unmarked = ("tempat", "tanggal")
    tahap = forms.ChoiceField(label="Tahap", choices=TahapPeristiwa.choices)

    def get_layout_fields(self):
        return ["tahap", Div("tempat", "tanggal", css_class="kisi")]

    def columns_of(self, name: str, value) -> dict:
        return dated({name: value}, "tanggal", "ketelitian") if name == "tanggal" else {name: value}

    @classmethod
    def initial_of(cls, row) -> dict:
        return {"tahap": row.tahap, "tempat": row.tempat, "tanggal": row.waktu}


class OrangFormSet(forms.BaseFormSet):
    """Several people in one record, with messages in the words of the page."""

    default_error_messages = {
        "missing_management_form": "Bagian ini tidak terkirim lengkap. Muat ulang halaman, lalu isi kembali.",
        "too_many_forms": f"Paling banyak {MAX_ORANG} orang dalam satu catatan.",
        "too_few_forms": "Kasus harus memiliki paling sedikit satu korban. Bila belum dikenal, catat tanpa identitas.",
    }


_BATAS = {"formset": OrangFormSet, "extra": 0, "max_num": MAX_ORANG, "absolute_max": MAX_ORANG, "validate_max": True}
KorbanFormSet = forms.formset_factory(KorbanForm, min_num=1, validate_min=True, **_BATAS)
TerlaporFormSet = forms.formset_factory(TerlaporForm, **_BATAS)


class StatusForm(BaseForm):
    """Moves a case to one of the states that this user may choose now."""

    ke = forms.ChoiceField(label="Status baru")
    alasan = forms.CharField(label="Alasan", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, pilihan_status: list[StatusKasus], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ke"].choices = [*KOSONG, *((status.value, status.label) for status in pilihan_status)]
