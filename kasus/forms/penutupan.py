"""Closing and reopening a case."""

from django import forms

from gugus_tugas.forms import BaseForm, KunciKirimField
from kasus.enums import AlasanPembukaan, AlasanPenutupan, HasilUsulan
from kasus.forms.pilihan import pilihan
from kasus.penutupan import HalTerbuka


class PenutupanForm(BaseForm):
    """With one box for each open thing: what is not ticked was not seen."""

    kunci_kirim = KunciKirimField()
    alasan = forms.ChoiceField(
        label="Alasan penutupan", choices=pilihan(AlasanPenutupan),
        help_text="Penyelesaian secara adat bukan alasan menutup kasus TPPO.",
    )  # fmt: skip
    catatan = forms.CharField(
        label="Catatan", min_length=10, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Keadaan korban sekarang dan apa yang masih berjalan. Disimpan terenkripsi.",
    )  # fmt: skip

    def __init__(self, *args, terbuka: list[HalTerbuka], **kwargs):
        super().__init__(*args, **kwargs)
        if terbuka:
            self.fields["diakui"] = forms.MultipleChoiceField(
                label="Masih terbuka. Centang bahwa Anda mengetahuinya",
                choices=[(thing.kode, thing.kalimat) for thing in terbuka],
                widget=forms.CheckboxSelectMultiple,
                required=False,
                error_messages={
                    "invalid_choice": "Yang masih terbuka berubah setelah halaman ini dibuka. Periksa, lalu centang lagi."
                },
            )


class PutusanPenutupanForm(BaseForm):
    hasil = forms.ChoiceField(label="Putusan", choices=pilihan(HasilUsulan))
    catatan = forms.CharField(
        label="Catatan", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wajib bila dikembalikan: apa yang harus dilengkapi.",
    )  # fmt: skip


class PembukaanForm(BaseForm):
    """A closed case is opened again."""

    kode_alasan = forms.ChoiceField(label="Alasan", choices=pilihan(AlasanPembukaan))
    alasan = forms.CharField(
        label="Keterangan", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}), help_text="Disimpan terenkripsi."
    )
