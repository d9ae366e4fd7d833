"""What is typed about a reported person."""

from crispy_forms.layout import Div, Fieldset
from django import forms

from gugus_tugas.forms import BaseForm, KunciKirimField, TanggalField
from gugus_tugas.versi import VersiForm
from kasus.enums import (
    JenisKelamin,
    PeranTerlapor,
    StatusHukum,
    UsiaTerlapor,
)
from kasus.forms.identitas import IdentitasMixin
from kasus.forms.perusahaan import PerusahaanField
from kasus.forms.pilihan import KOSONG, pilihan
from kasus.models import Terlapor


class CiriTerlaporMixin(forms.Form):
    """Sex, age group and parts in the act."""

    jenis_kelamin = forms.ChoiceField(label="Jenis kelamin", choices=pilihan(JenisKelamin))
    kelompok_usia = forms.ChoiceField(
        label="Usia saat perbuatan", choices=UsiaTerlapor.choices, initial=UsiaTerlapor.TIDAK_DIKETAHUI
    )
    peran = forms.MultipleChoiceField(
        label="Peran dalam perbuatan", choices=PeranTerlapor.choices, widget=forms.CheckboxSelectMultiple,
        help_text="Boleh lebih dari satu.",
    )  # fmt: skip


class TerlaporForm(IdentitasMixin, CiriTerlaporMixin, BaseForm):
    unmarked = ("nama", "nik", "tanggal_lahir", "telepon", "alamat", "kelompok_usia")
    status_hukum = forms.ChoiceField(label="Status hukum", choices=StatusHukum.choices, initial=StatusHukum.TERLAPOR)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kelompok_usia"].required = False  # a form of before this field stays complete

    def get_layout_fields(self):
        return [
            Div("jenis_kelamin", "kelompok_usia", "status_hukum", css_class="kisi"),
            Fieldset("", "peran", css_class="unsur"),
            Fieldset(
                "Identitas (rahasia)",
                Div("nama", "nik", "tanggal_lahir", "telepon", "alamat", css_class="kisi"),
                css_class="rahasia",
            ),
        ]

    def clean_kelompok_usia(self):
        return self.cleaned_data["kelompok_usia"] or UsiaTerlapor.TIDAK_DIKETAHUI

    def has_changed(self):
        return bool(set(self.changed_data) - {"status_hukum", "kelompok_usia"})

    @property
    def values(self) -> dict:
        """One reported person as actions.record_kasus and add_terlapor take it."""
        typed = self.split_identity(dict(self.cleaned_data))
        typed.pop("kunci_kirim", None)
        return typed


class AddTerlaporForm(TerlaporForm):
    """A further reported person of an existing case."""

    kunci_kirim = KunciKirimField()


class UpdateTerlaporForm(CiriTerlaporMixin, VersiForm):
    """The legal status is not here: it moves with a date and a basis."""

    perusahaan = PerusahaanField(
        label="Perusahaan atau perekrut terkait", help_text="Kodenya pada Pengawasan P3MI, misalnya P3MI-482137."
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["perusahaan"].user = user

    @classmethod
    def initial_of(cls, row: Terlapor) -> dict:
        return {**super().initial_of(row), "peran": [role.value for role in row.peran]}

    def get_layout_fields(self):
        plain = Div("jenis_kelamin", "kelompok_usia", "perusahaan", css_class="kisi")
        return [plain, Fieldset("", "peran", css_class="unsur")]


class StatusHukumForm(BaseForm):
    """Moves a reported person to one of the states that may follow."""

    to = forms.ChoiceField(label="Status baru")
    tanggal = TanggalField(label="Berlaku sejak")
    alasan = forms.CharField(
        label="Dasar perubahan", max_length=300,
        help_text="Misalnya surat ketetapan penyidik atau nomor putusan. Disimpan terenkripsi; jangan menulis nama.",
    )  # fmt: skip

    def __init__(self, *args, terlapor: Terlapor, **kwargs):
        super().__init__(*args, **kwargs)
        following = StatusHukum(terlapor.status_hukum).can_become()
        choices = [(status.value, status.label) for status in StatusHukum if status in following]
        self.fields["to"].choices = [*KOSONG, *choices]


class PencarianForm(BaseForm):
    kunci_kirim = KunciKirimField()
    mulai = TanggalField(label="Dicari sejak")
    nomor = forms.CharField(label="Nomor DPO", required=False, max_length=80, help_text="Disimpan terenkripsi.")


class EndPencarianForm(BaseForm):
    selesai = TanggalField(label="Berakhir pada", help_text="Tertangkap, menyerahkan diri, atau DPO dicabut.")
