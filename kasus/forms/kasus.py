"""The record of a case: its parts, and the step to another status."""

from crispy_forms.layout import Div
from django import forms

from gugus_tugas.forms import BaseForm, FilterForm, KunciKirimField, TanggalField
from gugus_tugas.versi import VersiForm
from kasus.enums import (
    StatusKasus,
    SumberLaporan,
    TahapPeristiwa,
)
from kasus.forms.korban import KorbanForm
from kasus.forms.pilihan import KOSONG, pilihan
from kasus.forms.terlapor import TerlaporForm
from wilayah.forms import PilihTempatField

MAX_ORANG = 30  # victims, and reported persons, in one record


class LaporanMixin(forms.Form):
    """The report itself: who reports, when, where."""

    tanggal_lapor = TanggalField(label="Tanggal laporan diterima", help_text="Contoh: 9/8/2018 atau 9 Agustus 2018.")
    sumber_laporan = forms.ChoiceField(label="Sumber laporan", choices=pilihan(SumberLaporan))
    tempat_lapor = PilihTempatField(label="Tempat laporan diterima", required=False)
    nomor_simfoni = forms.CharField(label="Nomor SIMFONI-PPA", required=False, max_length=40)
    uraian = forms.CharField(
        label="Uraian singkat", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Disimpan terenkripsi. Tidak pernah masuk ke laporan.",
    )  # fmt: skip

    def get_layout_fields(self):
        return [
            Div("tanggal_lapor", "sumber_laporan", "tempat_lapor", "nomor_simfoni", css_class="kisi"),
            "uraian",
        ]


class KasusForm(LaporanMixin, BaseForm):
    """First part of the record."""

    kunci_kirim = KunciKirimField()


class UpdateKasusForm(LaporanMixin, VersiForm):
    """The report of a case that stands already."""


class PeristiwaForm(FilterForm):
    """One stage with its place and date; a line left empty is not stored."""

    tempat = PilihTempatField(label="Tempat", required=False)
    tanggal = TanggalField(label="Tanggal", required=False)

    def __init__(self, *args, tahap: TahapPeristiwa, **kwargs):
        super().__init__(*args, **kwargs)
        self.tahap = tahap

    def get_layout_fields(self):
        return [Div("tempat", "tanggal", css_class="kisi")]


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
