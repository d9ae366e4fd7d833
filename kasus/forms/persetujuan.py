"""Answers of one voice, typed in the order of the paper sheet; and a withdrawal."""

from crispy_forms.bootstrap import InlineRadios
from crispy_forms.layout import Div, Fieldset
from django import forms

from anggota.models import Instansi
from gugus_tugas.forms import BaseForm, KunciKirimField, TanggalField
from kasus.enums import (
    CaraPersetujuan,
    JawabanPersetujuan,
    PemberiPersetujuan,
    PenjelasanPersetujuan,
    TujuanPersetujuan,
)
from kasus.forms.pilihan import pilihan


def _answer(tujuan: TujuanPersetujuan) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=tujuan.label, required=False, choices=JawabanPersetujuan.choices, widget=forms.RadioSelect
    )


class PersetujuanForm(BaseForm):
    """One sheet: who answered, how, and an answer per purpose. A purpose without an answer stays as it was."""

    kunci_kirim = KunciKirimField()
    pemberi = forms.ChoiceField(
        label="Siapa yang menjawab", choices=pilihan(PemberiPersetujuan),
        help_text="Hubungan, bukan nama. Untuk anak, catat jawaban anak dan jawaban walinya masing-masing.",
    )  # fmt: skip
    tanggal = TanggalField(label="Tanggal menjawab")
    cara = forms.ChoiceField(label="Cara", choices=pilihan(CaraPersetujuan))
    penjelasan = forms.ChoiceField(
        label="Penjelasan sebelum bertanya", choices=pilihan(PenjelasanPersetujuan),
        help_text="Tujuan, pemakaian data, hak meminta dan mencabut, lama disimpan; seperti pada lembar persetujuan.",
    )  # fmt: skip
    daftar_instansi = forms.ModelMultipleChoiceField(
        label="Instansi yang disebut", queryset=Instansi.objects.all(), to_field_name="kode", required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Hanya untuk berbagi data. Bila menolak tanpa memilih instansi, penolakan berlaku untuk semua instansi.",
    )  # fmt: skip
    berlaku_sampai = TanggalField(
        label="Berlaku sampai", required=False, future=True, help_text="Kosongkan bila berlaku sampai dicabut."
    )
    catatan = forms.CharField(
        label="Catatan", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Disimpan terenkripsi.",
    )  # fmt: skip
    jawaban_wawancara = _answer(TujuanPersetujuan.WAWANCARA)
    jawaban_layanan = _answer(TujuanPersetujuan.LAYANAN)
    jawaban_berbagi = _answer(TujuanPersetujuan.BERBAGI)
    jawaban_polisi = _answer(TujuanPersetujuan.POLISI)
    jawaban_penelitian = _answer(TujuanPersetujuan.PENELITIAN)
    jawaban_dihubungi = _answer(TujuanPersetujuan.DIHUBUNGI)
    unmarked = ("daftar_instansi", *(f"jawaban_{tujuan.value}" for tujuan in TujuanPersetujuan))

    def get_layout_fields(self):
        answers = [InlineRadios(f"jawaban_{tujuan.value}") for tujuan in TujuanPersetujuan]
        sharing = list(TujuanPersetujuan).index(TujuanPersetujuan.BERBAGI)
        return [
            Div("pemberi", "tanggal", "cara", "penjelasan", css_class="kisi"),
            Fieldset(
                "Jawaban per tujuan",
                *answers[: sharing + 1],
                Div("daftar_instansi", css_class="unsur"),
                *answers[sharing + 1 :],
                css_class="jawaban",
            ),
            Div("berlaku_sampai", css_class="kisi"),
            "catatan",
        ]

    def clean(self):
        data = super().clean()
        sharing = data.get(f"jawaban_{TujuanPersetujuan.BERBAGI}")
        if not self.errors and not self.daftar_jawaban:
            raise forms.ValidationError("Belum ada jawaban. Pilih jawaban untuk paling sedikit satu tujuan.")
        if sharing == JawabanPersetujuan.SETUJU and not data.get("daftar_instansi"):
            self.add_error("daftar_instansi", "Pilih instansi yang boleh menerima data korban.")
        if data.get("daftar_instansi") and not sharing:
            self.add_error(
                f"jawaban_{TujuanPersetujuan.BERBAGI}", "Instansi sudah dipilih; pilih juga jawaban untuk berbagi data."
            )
        if data.get("tanggal") and data.get("berlaku_sampai") and data["berlaku_sampai"] < data["tanggal"]:
            self.add_error("berlaku_sampai", "Persetujuan berakhir sebelum diberikan. Periksa kedua tanggal.")
        return data

    @property
    def daftar_jawaban(self) -> dict[str, str]:
        """Purpose -> answer, of the purposes that were answered."""
        found = {tujuan.value: self.cleaned_data.get(f"jawaban_{tujuan}") for tujuan in TujuanPersetujuan}
        return {tujuan: jawaban for tujuan, jawaban in found.items() if jawaban}

    @property
    def values(self) -> dict:
        """As actions.record_lembar_persetujuan takes them."""
        own = {name: value for name, value in self.cleaned_data.items() if not name.startswith("jawaban_")}
        return {**own, "daftar_jawaban": self.daftar_jawaban, "daftar_instansi": list(own["daftar_instansi"])}


class WithdrawPersetujuanForm(BaseForm):
    tanggal = TanggalField(label="Tanggal dicabut", help_text="Hari ketika korban atau walinya meminta.")
    alasan = forms.CharField(
        label="Alasan", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Korban tidak wajib memberi alasan. Disimpan terenkripsi.",
    )  # fmt: skip
