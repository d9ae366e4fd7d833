"""What a person types about a meeting and who came."""

from crispy_forms.layout import Div
from django import forms

from gugus_tugas.forms import BaseForm, FilterForm, KunciKirimField, TanggalField
from gugus_tugas.tanggal import tulis_tanggal
from rapat.calendar import quarter_start
from rapat.enums import JenisRapat, StatusKehadiran
from rapat.forms.dasar import KOSONG, TANPA_KORBAN


class RapatForm(BaseForm):
    unmarked = ("triwulan",)
    kunci_kirim = KunciKirimField()
    jenis = forms.ChoiceField(label="Jenis rapat", choices=JenisRapat.choices, initial=JenisRapat.TRIWULAN)
    triwulan = forms.TypedChoiceField(
        label="Triwulan", required=False, coerce=int, empty_value=None, choices=[*KOSONG, (1, "I"), (2, "II"), (3, "III"), (4, "IV")],
        help_text="Hanya untuk rapat triwulan.",
    )  # fmt: skip
    judul = forms.CharField(label="Judul", max_length=250, help_text=TANPA_KORBAN)
    tanggal = TanggalField(label="Tanggal", future=True)
    mulai = forms.TimeField(
        label="Jam mulai (WIB)", required=False, widget=forms.TextInput(attrs={"placeholder": "09.00"})
    )
    selesai = forms.TimeField(
        label="Jam selesai (WIB)", required=False, widget=forms.TextInput(attrs={"placeholder": "12.00"})
    )
    tempat = forms.CharField(label="Tempat", max_length=160)

    def get_layout_fields(self):
        return [
            Div("jenis", "triwulan", css_class="kisi"),
            "judul",
            Div("tanggal", "mulai", "selesai", css_class="kisi"),
            "tempat",
        ]

    def clean(self):
        data = super().clean()
        if data.get("jenis") == JenisRapat.TRIWULAN and not data.get("triwulan") and "triwulan" not in self.errors:
            self.add_error("triwulan", "Pilih triwulan I–IV.")
        if data.get("jenis") != JenisRapat.TRIWULAN:
            data["triwulan"] = None
        quarter, day = data.get("triwulan"), data.get("tanggal")
        if quarter and day and day < (start := quarter_start(day.year, quarter)):
            romawi = dict(self.fields["triwulan"].choices)[quarter]
            self.add_error(
                "triwulan", f"Triwulan {romawi} {day.year} baru dimulai {tulis_tanggal(start)}. Periksa tanggalnya."
            )
        if data.get("mulai") and data.get("selesai") and data["selesai"] < data["mulai"]:
            self.add_error("selesai", "Jam selesai mendahului jam mulai.")
        return data


class KehadiranForm(FilterForm):
    """One seat: came, was represented, excused, or no word."""

    status = forms.ChoiceField(
        label="Kehadiran", required=False, choices=[*StatusKehadiran.choices, ("", "Belum dicatat")],
        widget=forms.RadioSelect,
    )  # fmt: skip
    nama_wakil = forms.CharField(label="Nama wakil", required=False, max_length=120)

    def __init__(self, *args, keanggotaan, **kwargs):
        super().__init__(*args, prefix=f"kursi-{keanggotaan.pk}", **kwargs)
        self.keanggotaan = keanggotaan

    def clean(self):
        data = super().clean()
        if data.get("nama_wakil") and data.get("status") != StatusKehadiran.DIWAKILI:
            self.add_error("nama_wakil", "Nama wakil hanya diisi bila dipilih Diwakili.")
        if data.get("status") == StatusKehadiran.DIWAKILI and not data.get("nama_wakil"):
            self.add_error("nama_wakil", "Tulis nama wakilnya.")
        return data

    @property
    def kesalahan(self) -> str:
        return " ".join(message for errors in self.errors.values() for message in errors)

    @property
    def is_answered(self) -> bool:
        """A seat that the sent page did not hold is left as it is; one sent as "belum dicatat" is taken back."""
        return self.add_prefix("status") in self.data

    @property
    def values(self) -> dict:
        return {"keanggotaan": self.keanggotaan, **self.cleaned_data}
