"""What a person types about a meeting and who came."""

from crispy_forms.layout import Div
from django import forms

from anggota.models import Pengguna
from gugus_tugas.forms import BaseForm, FilterForm, KunciKirimField, TanggalField
from gugus_tugas.tanggal import tulis_tanggal
from gugus_tugas.versi import VersiForm
from kasus.models import Kasus
from rapat.calendar import quarter_start
from rapat.enums import JenisRapat, StatusKehadiran
from rapat.forms.dasar import KOSONG, TANPA_KORBAN


def _jam(label: str, contoh: str) -> forms.TimeField:
    widget = forms.TimeInput(format="%H.%M", attrs={"placeholder": contoh})
    return forms.TimeField(label=f"{label} (WIB)", required=False, widget=widget)


class WaktuForm(BaseForm):
    """When and where."""

    judul = forms.CharField(label="Judul", max_length=250, help_text=TANPA_KORBAN)
    tanggal = TanggalField(label="Tanggal", future=True)
    mulai = _jam("Jam mulai", "09.00")
    selesai = _jam("Jam selesai", "12.00")
    tempat = forms.CharField(label="Tempat", max_length=160)

    def get_layout_fields(self):
        title = ["judul"] if "judul" in self.fields else []
        return [*title, Div("tanggal", "mulai", "selesai", css_class="kisi"), "tempat"]

    def clean(self):
        data = super().clean()
        if data.get("mulai") and data.get("selesai") and data["selesai"] < data["mulai"]:
            self.add_error("selesai", "Jam selesai mendahului jam mulai.")
        return data

    def check_quarter(self, quarter: int | None, field: str) -> None:
        """Adds a fault when the quarter has not begun on the typed date."""
        day = self.cleaned_data.get("tanggal")
        if quarter and day and day < (start := quarter_start(day.year, quarter)):
            romawi = {1: "I", 2: "II", 3: "III", 4: "IV"}[quarter]
            self.add_error(
                field, f"Triwulan {romawi} {day.year} baru dimulai {tulis_tanggal(start)}. Periksa tanggalnya."
            )


class RapatForm(WaktuForm):
    unmarked = ("triwulan", "judul", "nomor_kasus")
    kunci_kirim = KunciKirimField()
    jenis = forms.ChoiceField(label="Jenis rapat", choices=JenisRapat.choices, initial=JenisRapat.TRIWULAN)
    triwulan = forms.TypedChoiceField(
        label="Triwulan", required=False, coerce=int, empty_value=None, choices=[*KOSONG, (1, "I"), (2, "II"), (3, "III"), (4, "IV")],
        help_text="Hanya untuk rapat triwulan.",
    )  # fmt: skip
    nomor_kasus = forms.CharField(
        label="Nomor kasus", required=False, max_length=60, widget=forms.TextInput(attrs={"placeholder": "2026/7"}),
        help_text="Hanya untuk konferensi kasus; hanya yang boleh melihat kasus itu melihat rapatnya.",
    )  # fmt: skip
    judul = forms.CharField(
        label="Judul", required=False, max_length=250,
        help_text=f"Konferensi kasus diberi judul menurut nomor kasusnya. {TANPA_KORBAN}",
    )  # fmt: skip

    def __init__(self, *args, user: Pengguna, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def get_layout_fields(self):
        return [Div("jenis", "triwulan", "nomor_kasus", css_class="kisi"), *super().get_layout_fields()]

    def clean(self):
        data = super().clean()
        kind, typed = data.get("jenis"), data.pop("nomor_kasus", "")
        if kind == JenisRapat.TRIWULAN and not data.get("triwulan") and "triwulan" not in self.errors:
            self.add_error("triwulan", "Pilih triwulan I–IV.")
        if kind != JenisRapat.TRIWULAN:
            data["triwulan"] = None
        if kind == JenisRapat.KONFERENSI:
            data["kasus"] = self._one_case(typed)
        elif not data.get("judul") and "judul" not in self.errors:
            self.add_error("judul", "Tulis judul rapat.")
        self.check_quarter(data.get("triwulan"), "triwulan")
        return data

    def _one_case(self, typed: str) -> Kasus | None:
        found = list((Kasus.objects.visible_to(self.user).by_kode(typed) or ())[:2]) if typed else []
        if len(found) == 1:
            return found[0]
        if "nomor_kasus" not in self.errors:
            said = "Tulis nomor kasus yang dibahas, misalnya 2026/7." if not typed else None
            missing = "Kasus dengan nomor ini tidak ditemukan. Periksa nomornya."
            many = "Ada beberapa kasus dengan nomor itu. Sertakan tahunnya, misalnya 2026/7."
            self.add_error("nomor_kasus", said or (many if found else missing))
        return None


class UpdateRapatForm(WaktuForm, VersiForm):
    """Of a meeting that is not over; a conference keeps the title that its case gives."""

    @classmethod
    def of(cls, row, data=None, **kwargs):
        form = super().of(row, data, **kwargs)
        form.triwulan = row.triwulan
        if row.kasus_id:
            del form.fields["judul"]
        return form

    def clean(self):
        data = super().clean()
        self.check_quarter(self.triwulan, "tanggal")
        return data


class CancelRapatForm(BaseForm):
    alasan = forms.CharField(
        label="Alasan", max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=f"Terbaca oleh semua anggota. {TANPA_KORBAN}",
    )  # fmt: skip


class KehadiranForm(FilterForm):
    """One seat: came, was represented, excused, or no word."""

    status = forms.ChoiceField(
        label="Kehadiran", required=False, choices=[*StatusKehadiran.choices, ("", "Belum dicatat")],
        widget=forms.RadioSelect,
    )  # fmt: skip
    nama_wakil = forms.CharField(label="Nama wakil", required=False, max_length=120)
    semula = forms.CharField(required=False, max_length=140, widget=forms.HiddenInput)  # what the page showed of it

    def __init__(self, *args, keanggotaan, initial=None, **kwargs):
        shown = {**(initial or {}), "semula": _sebut(initial or {})}
        super().__init__(*args, prefix=f"kursi-{keanggotaan.pk}", initial=shown, **kwargs)
        self.keanggotaan = keanggotaan

    def clean(self):
        data = super().clean()
        self.is_touched = self.add_prefix("semula") not in self.data or data.pop("semula", "") != _sebut(data)
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
        data = self.cleaned_data
        return {"keanggotaan": self.keanggotaan, "status": data["status"], "nama_wakil": data["nama_wakil"]}


def _sebut(values: dict) -> str:
    return f"{values.get('status', '')}|{values.get('nama_wakil', '')}"
