"""Receivers for the open items of agencies that a new decree lets go."""

from django import forms

from anggota.models import Instansi, SuratKeputusan
from gugus_tugas.forms import BaseForm
from rapat.forms.dasar import KOSONG


class PelaksanaanForm(BaseForm):
    """One receiver for each open item of a leaving agency, from the agencies of the new decree that lack the task."""

    def __init__(self, *args, sk: SuratKeputusan, items, **kwargs):
        super().__init__(*args, **kwargs)
        seated = list(Instansi.objects.filter(daftar_keanggotaan__sk=sk).distinct())
        taken = {(row["rekomendasi"], row["instansi"]) for row in items.values_of_siblings()}
        self.items = list(items)
        for item in self.items:
            free = [a for a in seated if (item.rekomendasi_id, a.pk) not in taken]
            self.fields[f"penerima-{item.pk}"] = forms.TypedChoiceField(
                label=f"Penerima rekomendasi {item.rekomendasi.nomor} dari {item.instansi.singkatan}",
                choices=[*KOSONG, *((a.kode, a.singkatan) for a in free)],
                coerce={a.kode: a for a in free}.get,
            )

    @property
    def rows(self) -> list[tuple]:
        """(item, its field) in the order of the list."""
        return [(item, self[f"penerima-{item.pk}"]) for item in self.items]

    @property
    def penerima(self) -> dict[int, Instansi]:
        return {item.pk: self.cleaned_data[f"penerima-{item.pk}"] for item in self.items}
