"""Changing a row that counts no versions: what somebody else changed while the page stood open is told before it is overwritten."""

import json

from django import forms
from django.conf import settings

from gugus_tugas import crypto
from gugus_tugas.forms import BaseForm

PALING_PANJANG = 5_000  # letters; ours are far shorter


class SegarForm(BaseForm):
    """`initial` is the row as it stands now; `terlihat` tells, as keyed prints, how the page showed it. Where both differ, the
    form comes back once: what was not touched follows the row, what was typed stays, and the next sending stores it.
    """

    terlihat = forms.CharField(required=False, max_length=PALING_PANJANG, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._shown = [name for name in self.initial if name in self.fields]
        self._now = {name: self._print(name, self.initial[name]) for name in self._shown}
        self.initial = {**self.initial, "terlihat": json.dumps(self._now)}

    def clean(self):
        data = super().clean()
        seen = _read(data.pop("terlihat", ""))
        if changed := [name for name in self._shown if name in seen and seen[name] != self._now[name]]:
            self._follow(changed, seen)
            told = ", ".join(str(self.base_fields[name].label) for name in changed)
            self.add_error(
                None,
                f"Data ini sudah diubah orang lain setelah halaman Anda dibuka ({told}). Isian yang tidak Anda sentuh sudah "
                "mengikuti yang baru; ketikan Anda tetap. Periksa, lalu simpan sekali lagi.",
            )
        return data

    def _follow(self, changed: list[str], seen: dict) -> None:
        self.data = self.data.copy()
        self.data[self.add_prefix("terlihat")] = self.initial["terlihat"]
        for name in changed:
            if self._print(name, self.data.get(self.add_prefix(name))) == seen[name]:
                self.data[self.add_prefix(name)] = self._written(name, self.initial[name])

    def _written(self, name: str, value) -> str:
        """As the page writes it, and as the browser sends it back untouched."""
        field = self.fields[name]
        shown = field.widget.format_value(field.prepare_value(value))
        shown = shown[0] if isinstance(shown, list) and shown else shown
        return "" if shown in (None, []) else " ".join(str(shown).split())

    def _print(self, name: str, value) -> str:
        return crypto.blind_index(settings.KUNCI_DATA, f"{name}:{self._written(name, value)}", purpose="versi")


def _read(text: str) -> dict:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
