"""What a person types about meetings and follow-up; clean data for the actions."""

from crispy_forms.layout import Div
from django import forms
from django.core.exceptions import ValidationError

from anggota.models import Instansi, SuratKeputusan
from gugus_tugas.files import check_upload
from gugus_tugas.forms import BaseForm, FilterForm, KunciKirimField, TanggalField
from gugus_tugas.tanggal import tulis_tanggal
from rapat.calendar import quarter_start
from rapat.enums import HasilVerifikasi, JenisRapat, Prioritas, StatusKehadiran, StatusTindakLanjut, Usulan

_KOSONG = [("", "— pilih —")]
TANPA_KORBAN = "Jangan menulis nama atau ciri korban."


class RapatForm(BaseForm):
    unmarked = ("triwulan",)
    kunci_kirim = KunciKirimField()
    jenis = forms.ChoiceField(label="Jenis rapat", choices=JenisRapat.choices, initial=JenisRapat.TRIWULAN)
    triwulan = forms.TypedChoiceField(
        label="Triwulan", required=False, coerce=int, empty_value=None, choices=[*_KOSONG, (1, "I"), (2, "II"), (3, "III"), (4, "IV")],
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
        label="Kehadiran", required=False, choices=[("", "belum dicatat"), *StatusKehadiran.choices]
    )
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
    def is_answered(self) -> bool:
        """A seat that the sent page did not hold is left as it is; one sent as "belum dicatat" is taken back."""
        return self.add_prefix("status") in self.data

    @property
    def values(self) -> dict:
        return {"keanggotaan": self.keanggotaan, **self.cleaned_data}


class RekomendasiForm(BaseForm):
    kunci_kirim = KunciKirimField()
    uraian = forms.CharField(
        label="Rekomendasi", max_length=400, widget=forms.Textarea(attrs={"rows": 3}), help_text=TANPA_KORBAN
    )
    penanggung_jawab = forms.ModelChoiceField(
        label="Penanggung jawab", queryset=Instansi.objects.all(), to_field_name="kode", empty_label="— pilih —"
    )
    pendukung = forms.ModelMultipleChoiceField(
        label="Pendukung", required=False, queryset=Instansi.objects.all(), to_field_name="kode",
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    prioritas = forms.ChoiceField(label="Prioritas", choices=Prioritas.choices, initial=Prioritas.SEDANG)
    tenggat = TanggalField(label="Tenggat", required=False, future=True)
    berulang_bulan = forms.IntegerField(label="Berulang setiap (bulan)", required=False, min_value=1, max_value=60)

    def get_layout_fields(self):
        return [
            "uraian",
            Div("penanggung_jawab", "prioritas", "tenggat", "berulang_bulan", css_class="kisi"),
            "pendukung",
        ]


class PerkembanganForm(BaseForm):
    """The agency's report, made for a thumb: what was done, a photo or file, in which state."""

    kunci_kirim = KunciKirimField()
    tindakan = forms.CharField(
        label="Apa yang sudah dilakukan?", max_length=4000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=TANPA_KORBAN,
    )  # fmt: skip
    bukti = forms.FileField(
        label="Bukti (foto, PDF)", required=False, widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        help_text="PDF, JPG, atau PNG, paling besar 10 MB. Foto tanpa wajah korban.",
    )  # fmt: skip
    usulan = forms.ChoiceField(
        label="Keadaannya", choices=Usulan.choices, widget=forms.RadioSelect, initial=Usulan.PROSES
    )

    def __init__(self, *args, item, **kwargs):
        super().__init__(*args, **kwargs)
        self.item = item

    def clean_bukti(self):
        upload = self.cleaned_data.get("bukti")
        return check_upload(upload) if upload else None

    def clean(self):
        data = super().clean()
        needs_evidence = data.get("usulan") == Usulan.SELESAI and self.item.rekomendasi.prioritas == Prioritas.TINGGI
        if needs_evidence and not data.get("bukti") and "bukti" not in self.errors:
            self.add_error(
                "bukti", ValidationError("Rekomendasi berprioritas tinggi memerlukan bukti sebelum dinyatakan selesai.")
            )
        return data


class VerifikasiForm(BaseForm):
    hasil = forms.ChoiceField(label="Hasil verifikasi", choices=HasilVerifikasi.choices, widget=forms.RadioSelect)
    catatan = forms.CharField(
        label="Catatan", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=f"Wajib bila dikembalikan: apa yang masih kurang. {TANPA_KORBAN}",
    )  # fmt: skip

    def clean(self):
        data = super().clean()
        if data.get("hasil") == HasilVerifikasi.BELUM_SESUAI and not data.get("catatan"):
            self.add_error("catatan", "Tulis apa yang masih kurang dan harus dilengkapi instansi.")
        return data


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
                choices=[*_KOSONG, *((a.kode, a.singkatan) for a in free)],
                coerce={a.kode: a for a in free}.get,
            )

    @property
    def rows(self) -> list[tuple]:
        """(item, its field) in the order of the list."""
        return [(item, self[f"penerima-{item.pk}"]) for item in self.items]

    @property
    def penerima(self) -> dict[int, Instansi]:
        return {item.pk: self.cleaned_data[f"penerima-{item.pk}"] for item in self.items}


class TindakLanjutFilterForm(FilterForm):
    """Filters of the items; they live in the address."""

    KEADAAN = [
        ("", "Semua"),
        ("terbuka", "Masih terbuka"),
        ("lewat", "Lewat tenggat"),
        ("verifikasi", "Menunggu verifikasi"),
        *StatusTindakLanjut.choices,
    ]
    keadaan = forms.ChoiceField(label="Keadaan", required=False, choices=KEADAAN)
    instansi = forms.ModelChoiceField(
        label="Instansi", required=False, queryset=Instansi.objects.all(), to_field_name="kode", empty_label="Semua"
    )

    def filter(self, rows, *, on):
        """Narrows an already scoped queryset; unreadable values narrow nothing."""
        asked = self.cleaned_data if self.is_valid() else {}
        if asked.get("instansi"):
            rows = rows.filter(instansi=asked["instansi"])
        match asked.get("keadaan"):
            case "terbuka":
                return rows.terbuka()
            case "lewat":
                return rows.overdue(on=on)
            case "verifikasi":
                return rows.awaiting_verification()
            case None | "":
                return rows
            case status:
                return rows.filter(status=status)
