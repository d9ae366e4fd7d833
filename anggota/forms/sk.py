"""What a person types about agencies, decrees, positions, seats and their holders."""

from crispy_forms.layout import Div
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from anggota.enums import JenisInstansi, JenisPejabat, SebutanJabatan, UnitGugusTugas
from anggota.forms.segar import SegarForm
from anggota.lampiran import read_lampiran
from anggota.models import Instansi, Kedudukan, SuratKeputusan
from gugus_tugas.files import check_upload
from gugus_tugas.forms import BaseForm, FilterForm, KunciKirimField, TanggalField
from gugus_tugas.telepon import to_international

_KOSONG = [("", "— pilih —")]


class SkForm(SegarForm):
    """A decree. `mencabut` offers those that no other decree revokes."""

    kunci_kirim = KunciKirimField()
    nomor = forms.CharField(
        label="Nomor",
        required=False,
        max_length=60,
        help_text="Kosongkan bila belum diketahui; jangan mengarang nomor.",
    )
    tentang = forms.CharField(label="Tentang", max_length=250, widget=forms.Textarea(attrs={"rows": 2}))
    tanggal = TanggalField(label="Tanggal ditetapkan", future=True)
    berlaku_mulai = TanggalField(label="Berlaku mulai", future=True)
    berlaku_sampai = TanggalField(
        label="Berlaku sampai", required=False, future=True, help_text="Kosongkan bila berlaku sampai dicabut."
    )
    mencabut = forms.ModelChoiceField(
        label="Mencabut SK",
        required=False,
        queryset=SuratKeputusan.objects.none(),
        empty_label="tidak mencabut SK lain",
    )
    berkas = forms.FileField(
        label="Berkas SK (PDF)", required=False, widget=forms.FileInput(attrs={"accept": ".pdf"}),
        help_text="Hasil pindai SK yang ditandatangani, paling besar 10 MB. Disimpan terenkripsi.",
    )  # fmt: skip

    def __init__(self, *args, sk: SuratKeputusan | None = None, **kwargs):
        if sk:
            kept = ("nomor", "tentang", "tanggal", "berlaku_mulai", "berlaku_sampai", "mencabut")
            kwargs["initial"] = {name: getattr(sk, name) for name in kept}
        super().__init__(*args, **kwargs)
        free = SuratKeputusan.objects.filter(dicabut_oleh_sk__isnull=True)
        if sk:
            own = Q(dicabut_oleh_sk__isnull=True) | Q(dicabut_oleh_sk=sk)
            free = SuratKeputusan.objects.filter(own).exclude(pk=sk.pk)
            self.fields["berkas"].label = "Ganti berkas SK (PDF)" if sk.berkas else "Berkas SK (PDF)"
            del self.fields["kunci_kirim"]
        self.fields["mencabut"].queryset = free

    def get_layout_fields(self):
        return [
            *(["kunci_kirim"] if "kunci_kirim" in self.fields else []),
            "nomor",
            "tentang",
            Div("tanggal", "berlaku_mulai", "berlaku_sampai", css_class="kisi"),
            "mencabut",
            "berkas",
        ]

    def clean_berkas(self):
        upload = self.cleaned_data.get("berkas")
        if upload and not upload.name.lower().endswith(".pdf"):
            raise ValidationError("Berkas SK harus PDF. Pindai atau cetak ke PDF, lalu kirim.")
        return check_upload(upload) if upload else None

    def clean(self):
        data = super().clean()
        start, end = data.get("berlaku_mulai"), data.get("berlaku_sampai")
        if start and end and end < start:
            self.add_error("berlaku_sampai", "Masa berlaku berakhir sebelum dimulai. Periksa kedua tanggalnya.")
        return data


class InstansiForm(SegarForm):
    """An agency and how to reach its office."""

    kunci_kirim = KunciKirimField()
    nama = forms.CharField(label="Nama", max_length=160)
    singkatan = forms.CharField(label="Singkatan", max_length=40)
    kode = forms.SlugField(
        label="Kode",
        max_length=30,
        help_text="Nama pendek untuk alamat dan lampiran SK, misalnya dinsos; tidak dapat diubah.",
    )
    jenis = forms.ChoiceField(label="Jenis", choices=[*_KOSONG, *JenisInstansi.choices])
    telepon = forms.CharField(label="Telepon kantor", required=False, max_length=30)
    surel = forms.EmailField(label="Surel kantor", required=False)
    whatsapp = forms.CharField(
        label="Nomor WhatsApp",
        required=False,
        max_length=30,
        help_text="Nomor dinas narahubung, misalnya 0812-3456-7890.",
    )

    def __init__(self, *args, instansi: Instansi | None = None, **kwargs):
        if instansi:
            kept = ("nama", "singkatan", "jenis", "telepon", "surel")
            shown = f"+{instansi.whatsapp}" if instansi.whatsapp else ""
            kwargs["initial"] = {name: getattr(instansi, name) for name in kept} | {"whatsapp": shown}
        super().__init__(*args, **kwargs)
        if instansi:
            del self.fields["kode"], self.fields["kunci_kirim"]

    def clean_kode(self):
        return self.cleaned_data["kode"].lower()

    def clean_whatsapp(self):
        return to_international(self.cleaned_data["whatsapp"])


class KedudukanForm(BaseForm):
    kunci_kirim = KunciKirimField()
    unit = forms.ChoiceField(label="Unit", choices=[*_KOSONG, *UnitGugusTugas.choices])
    nama = forms.CharField(label="Nama kedudukan", max_length=80, help_text="Seperti tertulis dalam lampiran SK.")


class KursiForm(BaseForm):
    """One seat of the annex, and who holds it from the decree's first day."""

    kunci_kirim = KunciKirimField()
    jabatan_dinas = forms.CharField(label="Jabatan dinas", max_length=160)
    instansi = forms.ModelChoiceField(
        label="Instansi", queryset=Instansi.objects.all(), to_field_name="kode", empty_label="— pilih —"
    )
    kedudukan = forms.ModelChoiceField(label="Kedudukan", queryset=Kedudukan.objects.all(), empty_label="— pilih —")
    pejabat = forms.CharField(
        label="Nama pejabat", required=False, max_length=120, help_text="Kosongkan bila SK hanya menyebut jabatannya."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kedudukan"].label_from_instance = lambda row: row.nama_lengkap


class PejabatForm(BaseForm):
    """Who takes a seat, and from when. Accounts are offered to who may list them."""

    kunci_kirim = KunciKirimField()
    nama = forms.CharField(label="Nama", max_length=120, help_text="Lengkap dengan gelar, seperti dalam surat dinas.")
    jenis = forms.ChoiceField(
        label="Memegang kursi sebagai", choices=JenisPejabat.choices, initial=JenisPejabat.POKOK, widget=forms.RadioSelect,
        help_text="Pejabat pokok yang baru mengakhiri masa jabatan pejabat pokok sebelumnya sehari sebelum ia mulai.",
    )  # fmt: skip
    sebutan = forms.ChoiceField(label="Sebutan", required=False, choices=SebutanJabatan.choices)
    mulai = TanggalField(label="Mulai", future=True)
    selesai = TanggalField(label="Selesai", required=False, future=True, help_text="Kosongkan bila masih menjabat.")
    is_narahubung = forms.BooleanField(label="Narahubung instansi untuk gugus tugas", required=False)
    unmarked = ("sebutan", "is_narahubung")

    def __init__(self, *args, daftar_akun=(), **kwargs):
        super().__init__(*args, **kwargs)
        if daftar_akun:
            self.fields["pengguna"] = forms.ModelChoiceField(
                label="Akun (bila ada)", required=False, queryset=daftar_akun, empty_label="tanpa akun"
            )

    def get_layout_fields(self):
        rest = ["is_narahubung", *(["pengguna"] if "pengguna" in self.fields else [])]
        return ["kunci_kirim", "nama", "jenis", Div("sebutan", "mulai", "selesai", css_class="kisi"), *rest]

    def clean(self):
        data = super().clean()
        start, end = data.get("mulai"), data.get("selesai")
        if start and end and end < start:
            self.add_error("selesai", "Masa jabatan berakhir sebelum dimulai. Periksa kedua tanggalnya.")
        return data


class AkhiriPejabatForm(BaseForm):
    selesai = TanggalField(label="Hari terakhir menjabat", future=True)


class PadaTanggalForm(FilterForm):
    """Who was member on which day; an unreadable date shows today and its own message."""

    pada = TanggalField(label="Anggota pada tanggal", required=False, future=True)


class TautanGrupForm(BaseForm):
    tautan_grup = forms.CharField(
        label="Tautan undangan grup WhatsApp", required=False, max_length=120,
        help_text="Salin dari WhatsApp: Info grup, Undang melalui tautan. Kosongkan untuk menghapus.",
        widget=forms.TextInput(attrs={"placeholder": "https://chat.whatsapp.com/…", "inputmode": "url"}),
    )  # fmt: skip


class ImporForm(BaseForm):
    """An annex as XLSX or CSV; clean data are its rows (anggota/lampiran.py)."""

    berkas = forms.FileField(
        label="Berkas lampiran (.xlsx atau .csv)", widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text="Paling besar 2 MB dan 500 kursi. Belum disimpan sebelum Anda menyetujui pratinjaunya.",
    )  # fmt: skip

    def clean_berkas(self):
        return read_lampiran(self.cleaned_data["berkas"])
