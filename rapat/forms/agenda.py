"""An item of an agenda, and the answer to a member's topic."""

from crispy_forms.layout import Div
from django import forms

from gugus_tugas.forms import BaseForm, KunciKirimField
from gugus_tugas.versi import VersiForm
from rapat.enums import StatusAgenda
from rapat.forms.dasar import TANPA_KORBAN
from rapat.models.agenda import MENIT_TERBANYAK

MENIT_LAZIM = 15


class ButirForm(BaseForm):
    judul = forms.CharField(label="Pokok bahasan", max_length=200, help_text=TANPA_KORBAN)
    menit = forms.IntegerField(label="Lamanya (menit)", min_value=1, max_value=MENIT_TERBANYAK, initial=MENIT_LAZIM)
    uraian = forms.CharField(
        label="Uraian", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=f"Ikut tercetak pada undangan. {TANPA_KORBAN}",
    )  # fmt: skip

    def get_layout_fields(self):
        return ["judul", Div("menit", css_class="kisi"), "uraian"]


class AgendaForm(ButirForm):
    kunci_kirim = KunciKirimField()


class UpdateAgendaForm(ButirForm, VersiForm):
    pass


class AnswerAgendaForm(BaseForm):
    status = forms.ChoiceField(
        label="Jawaban", widget=forms.RadioSelect,
        choices=[(StatusAgenda.DITERIMA, "Muat dalam agenda"), (StatusAgenda.DITOLAK, "Tidak dimuat")],
    )  # fmt: skip
    catatan = forms.CharField(
        label="Catatan", required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=f"Wajib bila tidak dimuat; terbaca oleh instansi pengusul. {TANPA_KORBAN}",
    )  # fmt: skip

    def clean(self):
        data = super().clean()
        if data.get("status") == StatusAgenda.DITOLAK and not data.get("catatan") and "catatan" not in self.errors:
            self.add_error("catatan", "Tulis mengapa topik ini tidak dimuat.")
        return data
