"""What a person types about an agreement: its terms, its parties, its extension."""

from crispy_forms.layout import Div
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import F, Q

from anggota.enums import JenisNota, KeadaanNota
from anggota.forms.segar import SegarForm
from anggota.models import Instansi, NotaKesepahaman
from gugus_tugas.files import check_upload
from gugus_tugas.forms import BaseForm, FilterForm, KunciKirimField, TanggalField
from gugus_tugas.tanggal import tulis_tanggal
from gugus_tugas.text import fold

_KOSONG = [("", "— pilih —")]
MAX_PIHAK = 20
URUTAN = {
    "berakhir": ("is_usai", F("berlaku_sampai").asc(nulls_last=True), "judul", "pk"),
    "tanda_tangan": ("-tanggal_tanda_tangan", "judul", "pk"),
    "judul": ("judul", "pk"),
}


class NotaForm(SegarForm):
    kunci_kirim = KunciKirimField()
    jenis = forms.ChoiceField(label="Jenis", choices=[*_KOSONG, *JenisNota.choices])
    judul = forms.CharField(label="Judul", max_length=250, help_text="Seperti tertulis pada naskah.")
    ruang_lingkup = forms.CharField(
        label="Ruang lingkup", max_length=3000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Apa yang disepakati. Jangan menulis data korban.",
    )  # fmt: skip
    tanggal_tanda_tangan = TanggalField(label="Tanggal tanda tangan")
    berlaku_mulai = TanggalField(label="Berlaku mulai", future=True)
    berlaku_sampai = TanggalField(
        label="Berlaku sampai", required=False, future=True, help_text="Kosongkan bila tanpa batas waktu."
    )
    berkas = forms.FileField(
        label="Naskah (PDF)", required=False, widget=forms.FileInput(attrs={"accept": "application/pdf"}),
        help_text="Disimpan terenkripsi; setiap unduhan dicatat.",
    )  # fmt: skip

    def get_layout_fields(self):
        return [
            Div("jenis", "tanggal_tanda_tangan", css_class="kisi"),
            "judul",
            "ruang_lingkup",
            Div("berlaku_mulai", "berlaku_sampai", css_class="kisi"),
            "berkas",
        ]

    def clean_berkas(self):
        upload = self.cleaned_data["berkas"]
        if upload and not upload.name.lower().endswith(".pdf"):
            raise ValidationError("Naskah harus berupa PDF. Pindai ke PDF, lalu kirim.")
        return check_upload(upload) if upload else None

    def clean(self):
        data = super().clean()
        signed, start, end = (data.get(n) for n in ("tanggal_tanda_tangan", "berlaku_mulai", "berlaku_sampai"))
        if signed and start and start < signed:
            self.add_error("berlaku_mulai", f"Naskah baru ditandatangani {tulis_tanggal(signed)}. Periksa tanggalnya.")
        if start and end and end < start:
            self.add_error(
                "berlaku_sampai", f"Masa berlaku dimulai {tulis_tanggal(start)}; akhirnya harus sesudah itu."
            )
        return data


class PihakForm(FilterForm):
    """One party; a row left empty is not stored."""

    instansi = forms.ModelChoiceField(
        label="Instansi", required=False, queryset=Instansi.objects.all(), to_field_name="kode", empty_label="— pilih —"
    )
    nama = forms.CharField(
        label="Atau nama pihak lain", required=False, max_length=160, help_text="Bila tidak ada dalam daftar instansi."
    )
    nomor = forms.CharField(label="Nomor menurut pihak ini", required=False, max_length=80)

    def get_layout_fields(self):
        return [Div("instansi", "nama", "nomor", css_class="kisi")]

    def clean(self):
        data = super().clean()
        if data.get("instansi") and data.get("nama"):
            self.add_error("nama", "Pilih instansi atau tulis nama pihak lain, tidak keduanya.")
        if data.get("nomor") and not data.get("instansi") and not data.get("nama"):
            self.add_error("instansi", "Nomor ini milik pihak mana? Pilih instansi atau tulis namanya.")
        return data

    @property
    def values(self) -> dict:
        """What the action takes; empty for an empty row."""
        data = self.cleaned_data
        return dict(data) if data.get("instansi") or data.get("nama") else {}


class PihakFormSetBase(forms.BaseFormSet):
    default_error_messages = {
        "missing_management_form": "Bagian pihak tidak terkirim lengkap. Muat ulang halaman, lalu isi kembali.",
        "too_many_forms": f"Paling banyak {MAX_PIHAK} pihak dalam satu naskah.",
    }

    def clean(self):
        if any(self.errors) or not self.management_form.is_valid():
            return
        rows = [form.values for form in self.forms if form.values]
        names = [fold(row["nama"]) or row["instansi"].kode for row in rows]
        if len(rows) < 2:
            raise ValidationError("MoU atau PKS mengikat paling sedikit dua pihak. Tambahkan pihak yang lain.")
        if len(set(names)) < len(names):
            raise ValidationError("Satu pihak tercatat dua kali. Hapus salah satunya.")

    @property
    def rows(self) -> list[dict]:
        return [form.values for form in self.forms if form.values]


PihakFormSet = forms.formset_factory(
    PihakForm, PihakFormSetBase, extra=0, min_num=3, max_num=MAX_PIHAK, absolute_max=MAX_PIHAK, validate_max=True
)


class NotaIsian:
    """The form of an agreement as one thing: its terms and its parties, judged together."""

    def __init__(self, data=None, files=None, *, nota: NotaKesepahaman | None = None):
        initial, parties = {}, None
        if nota:
            initial = {name: getattr(nota, name) for name in NotaForm.base_fields if hasattr(nota, name)}
            initial["berkas"] = None
            parties = [
                {"instansi": row.instansi and row.instansi.kode, "nama": row.nama, "nomor": row.nomor}
                for row in nota.pihak_berurutan
            ]
        self.nota = NotaForm(data, files, initial=initial)
        self.pihak = PihakFormSet(data, prefix="pihak", initial=parties)

    @classmethod
    def grow(cls, data) -> "NotaIsian":
        """The same typed data with one more empty party, and no fault shown yet. A chosen file has to be chosen again."""
        data, name = data.copy(), "pihak-TOTAL_FORMS"
        if data.get(name, "").isdecimal() and len(data[name]) < 4:
            data[name] = str(min(int(data[name]) + 1, MAX_PIHAK))
        isian = cls(data)
        for form in (isian.nota, *isian.pihak.forms):
            form._errors = {}
        isian.pihak._errors, isian.pihak._non_form_errors = [], isian.pihak.error_class()
        return isian

    def is_valid(self) -> bool:
        """Both parts are always judged, so that all faults show at once."""
        return all([self.nota.is_valid(), self.pihak.is_valid()])

    @property
    def values(self) -> dict:
        return {**self.nota.cleaned_data, "daftar_pihak": self.pihak.rows}


class PerpanjanganForm(BaseForm):
    unmarked = ("sampai_baru",)
    kunci_kirim = KunciKirimField()
    sampai_baru = TanggalField(
        label="Diperpanjang sampai", required=False, future=True, help_text="Kosongkan bila menjadi tanpa batas waktu."
    )
    dasar = forms.CharField(
        label="Dasar perpanjangan", max_length=250, help_text="Misalnya nomor dan tanggal adendum atau berita acara."
    )

    def __init__(self, *args, nota: NotaKesepahaman, **kwargs):
        super().__init__(*args, **kwargs)
        self.nota = nota

    def clean_sampai_baru(self):
        day, end = self.cleaned_data["sampai_baru"], self.nota.berlaku_sampai
        if day and end and day <= end:
            raise ValidationError(f"Naskah ini sudah berlaku sampai {tulis_tanggal(end)}. Isi tanggal sesudahnya.")
        return day


class NotaFilterForm(FilterForm):
    """Filters and order of the register; they live in the address."""

    q = forms.CharField(
        label="Cari judul", required=False, max_length=80, widget=forms.TextInput(attrs={"type": "search"})
    )
    jenis = forms.ChoiceField(label="Jenis", required=False, choices=[("", "Semua"), *JenisNota.choices])
    keadaan = forms.ChoiceField(label="Keadaan", required=False, choices=[("", "Semua"), *KeadaanNota.choices])
    instansi = forms.ModelChoiceField(
        label="Pihak", required=False, queryset=Instansi.objects.all(), to_field_name="kode", empty_label="Semua"
    )
    urut = forms.ChoiceField(
        label="Urutan",
        required=False,
        choices=[("berakhir", "Paling dekat berakhir"), ("tanda_tangan", "Terbaru ditandatangani"), ("judul", "Judul")],
    )

    def filter(self, rows, *, on):
        """Narrows and orders the register; unreadable values narrow nothing."""
        asked = self.cleaned_data if self.is_valid() else {}
        if asked.get("q"):
            rows = rows.filter(judul__icontains=asked["q"])
        if asked.get("jenis"):
            rows = rows.filter(jenis=asked["jenis"])
        if asked.get("keadaan"):
            rows = rows.in_state(asked["keadaan"], on=on)
        if asked.get("instansi"):
            rows = rows.filter(daftar_pihak__instansi=asked["instansi"])
        rows = rows.annotate(is_usai=Q(berlaku_sampai__isnull=False, berlaku_sampai__lt=on))
        return rows.order_by(*URUTAN[asked.get("urut") or "berakhir"])

    @property
    def is_narrowing(self) -> bool:
        return self.is_valid() and any(value for name, value in self.cleaned_data.items() if name != "urut")
