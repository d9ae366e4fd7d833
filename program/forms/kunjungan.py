"""What is typed about visits and findings; the filters of their lists."""

import datetime

from crispy_forms.layout import HTML, Div, Fieldset
from django import forms
from django.db.models import Q
from django.utils import timezone

from gugus_tugas.forms import BaseForm, KunciKirimField, TanggalField
from gugus_tugas.versi import VersiForm
from program.aturan.perusahaan import temuan_faults
from program.enums.perusahaan import BeratTemuan, Jawaban, JenisKunjungan, Pertanyaan
from program.forms.dasar import KOSONG, SEMUA, TANPA_KORBAN, InstansiSendiriMixin, RulesMixin, instansi_field
from program.forms.perusahaan import TempatFilterMixin, code_of
from program.models import KunjunganPengawasan, Perusahaan

SEBUT_KODE = "Sebut perekrut dengan kodenya. "
_TANDA = "tanya_"


class KunjunganForm(InstansiSendiriMixin, BaseForm):
    """`jawaban` is how the questions were answered before."""

    kunci_kirim = KunciKirimField()
    tanggal = TanggalField(label="Tanggal kunjungan", initial=timezone.localdate)
    jenis = forms.ChoiceField(label="Jenis kunjungan", choices=[*KOSONG, *JenisKunjungan.choices])
    instansi = instansi_field("Instansi yang berkunjung")
    tim = forms.CharField(
        label="Anggota tim dan instansi lain", max_length=300, required=False, help_text="Dipisah titik koma."
    )
    kesimpulan = forms.CharField(
        label="Kesimpulan", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4}), help_text=TANPA_KORBAN
    )  # fmt: skip

    def __init__(self, *args, perusahaan: Perusahaan, jawaban: dict[str, str] | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        for question in Pertanyaan:
            self.fields[f"{_TANDA}{question}"] = forms.ChoiceField(
                label=question.label, choices=Jawaban.choices, widget=forms.RadioSelect,
                initial=(jawaban or {}).get(question, Jawaban.TIDAK_DIPERIKSA),
            )  # fmt: skip
        if not perusahaan.is_resmi:
            self.fields["kesimpulan"].help_text = f"{SEBUT_KODE}{TANPA_KORBAN}"

    def get_layout_fields(self):
        questions = [f"{_TANDA}{question}" for question in Pertanyaan]
        hint = HTML('<p class="redup kecil">“Ya” berarti sesuai. Temuan dicatat setelah kunjungan tersimpan.</p>')
        return [
            Div("tanggal", "jenis", css_class="kisi"), Div("instansi", "tim", css_class="kisi"),
            Fieldset("Daftar periksa", hint, *questions, css_class="indikator"), "kesimpulan",
        ]  # fmt: skip


class UbahKunjunganForm(KunjunganForm, VersiForm):
    kunci_kirim = None


def gather_jawaban(values: dict) -> dict:
    """Clean data of a KunjunganForm as the actions take it: the answers as one dictionary."""
    plain = {name: value for name, value in values.items() if not name.startswith(_TANDA)}
    answers = {question.value: values[f"{_TANDA}{question}"] for question in Pertanyaan}
    return {**plain, "jawaban": answers}


class TemuanForm(RulesMixin, BaseForm):
    kunci_kirim = KunciKirimField()
    uraian = forms.CharField(
        label="Temuan", max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text=TANPA_KORBAN
    )
    berat = forms.ChoiceField(label="Berat", choices=BeratTemuan.choices, widget=forms.RadioSelect)
    diminta = forms.CharField(
        label="Tindak lanjut yang diminta", max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    tenggat = TanggalField(label="Tenggat", future=True)

    def __init__(self, *args, kunjungan: KunjunganPengawasan, **kwargs):
        super().__init__(*args, **kwargs)
        self.kunjungan = kunjungan

    def rules(self, nilai: dict) -> dict[str, str]:
        return temuan_faults(nilai, kunjungan=self.kunjungan.tanggal)


class UbahTemuanForm(TemuanForm, VersiForm):
    kunci_kirim = None


class SelesaiTemuanForm(RulesMixin, VersiForm):
    tanggal_selesai = TanggalField(label="Selesai pada tanggal")
    penyelesaian = forms.CharField(
        label="Apa yang dilakukan?", max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text=TANPA_KORBAN
    )

    def __init__(self, *args, kunjungan: KunjunganPengawasan, **kwargs):
        super().__init__(*args, **kwargs)
        self.kunjungan = kunjungan

    def rules(self, nilai: dict) -> dict[str, str]:
        return temuan_faults(nilai, kunjungan=self.kunjungan.tanggal)


class KunjunganFilterForm(TempatFilterMixin):
    main = ("q", "jenis", "dari", "sampai")
    place = "perusahaan__tempat"

    q = forms.CharField(
        label="Cari perusahaan atau kode", required=False, max_length=80, widget=forms.TextInput(attrs={"type": "search"})
    )  # fmt: skip
    jenis = forms.ChoiceField(label="Jenis", required=False, choices=[*SEMUA, *JenisKunjungan.choices])
    dari = TanggalField(label="Dari", required=False, future=True)
    sampai = TanggalField(label="Sampai", required=False, future=True)

    def filter(self, rows):
        rows, asked = super().filter(rows), self.asked
        first, last = asked.get("dari", datetime.date.min), asked.get("sampai", datetime.date.max)
        return rows.filter(tanggal__range=(first, last)) if {"dari", "sampai"} & set(asked) else rows

    def _by_q(self, rows, text):
        companies = Q(perusahaan__nama__icontains=text) | Q(perusahaan__nomor_izin__icontains=text)
        code = code_of(text)
        return rows.filter(Q(perusahaan=code) if code else companies)

    def _by_jenis(self, rows, value):
        return rows.filter(jenis=value)


class TemuanFilterForm(TempatFilterMixin):
    place, agency = "kunjungan__perusahaan__tempat", "kunjungan__instansi"

    berat = forms.ChoiceField(label="Berat", required=False, choices=[*SEMUA, *BeratTemuan.choices])
    lewat = forms.BooleanField(label="Lewat tenggat", required=False)
    field_order = ("berat", "kabkota", "instansi", "lewat")

    def _by_berat(self, rows, value):
        return rows.filter(berat=value)

    def _by_lewat(self, rows, _):
        return rows.overdue(on=timezone.localdate())
