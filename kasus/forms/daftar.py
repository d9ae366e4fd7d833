"""What a person sets up for the own list, and what is done with several cases of it at once."""

from django import forms

from anggota.models import Pengguna
from gugus_tugas.forms import BaseForm, FilterForm
from kasus import kolom, serah_terima
from kasus.forms.saring import KasusFilterForm
from kasus.models import Kasus


class SaringanForm(BaseForm):
    """A name for the filter that is in force."""

    nama = forms.CharField(label="Nama saringan", max_length=60, help_text="Jangan memakai nama orang.")
    is_utama = forms.BooleanField(
        label="Jadikan saringan utama",
        required=False,
        help_text="Halaman Kasus lalu selalu terbuka dengan saringan ini.",
    )
    kueri = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)
    unmarked = ("is_utama",)

    def __init__(self, *args, user: Pengguna, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_kueri(self) -> str:
        """Only what the filter form understands is kept, in its own spelling."""
        typed = KasusFilterForm.of(self.cleaned_data["kueri"], user=self.user)
        return typed.checked_kueri(Kasus.objects.visible_to(self.user))

    @property
    def keping(self) -> list[dict]:
        """The filter that would be kept, in words."""
        return KasusFilterForm.of(str(self["kueri"].value() or ""), user=self.user).keping


class KolomForm(FilterForm):
    """The columns of the list, besides number and status."""

    kolom = forms.MultipleChoiceField(label="Kolom", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, user: Pengguna, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kolom"].choices = [(row.nama, row.label) for row in kolom.allowed(user)]


class AlihkanForm(BaseForm):
    """To whom the chosen cases go."""

    kepada = forms.ChoiceField(label="Penanggung jawab baru")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.orang = {row.nama_pengguna: row for row in serah_terima.petugas()}
        self.fields["kepada"].choices = [
            ("", "— pilih —"),
            *((name, f"{row.nama} ({row.get_peran_display()})") for name, row in self.orang.items()),
        ]

    def clean_kepada(self) -> Pengguna:
        return self.orang[self.cleaned_data["kepada"]]
