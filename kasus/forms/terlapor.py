"""What is typed about a reported person."""

from crispy_forms.layout import Div, Fieldset
from django import forms

from gugus_tugas.forms import BaseForm, KunciKirimField
from kasus.enums import (
    JenisKelamin,
    PeranTerlapor,
    StatusHukum,
)
from kasus.forms.identitas import IdentitasMixin
from kasus.forms.pilihan import pilihan


class TerlaporForm(IdentitasMixin, BaseForm):
    unmarked = ("nama", "nik", "tanggal_lahir", "telepon", "alamat")
    jenis_kelamin = forms.ChoiceField(label="Jenis kelamin", choices=pilihan(JenisKelamin))
    peran = forms.ChoiceField(label="Peran dalam perbuatan", choices=pilihan(PeranTerlapor))
    status_hukum = forms.ChoiceField(label="Status hukum", choices=StatusHukum.choices, initial=StatusHukum.TERLAPOR)

    def get_layout_fields(self):
        return [
            Div("jenis_kelamin", "peran", "status_hukum", css_class="kisi"),
            Fieldset(
                "Identitas (rahasia)",
                Div("nama", "nik", "tanggal_lahir", "telepon", "alamat", css_class="kisi"),
                css_class="rahasia",
            ),
        ]

    def has_changed(self):
        return bool(set(self.changed_data) - {"status_hukum"})

    @property
    def values(self) -> dict:
        """One reported person as actions.record_kasus and add_terlapor take it."""
        typed = self.split_identity(dict(self.cleaned_data))
        typed.pop("kunci_kirim", None)
        return typed


class AddTerlaporForm(TerlaporForm):
    """A further reported person of an existing case."""

    kunci_kirim = KunciKirimField()
