"""What is typed about a victim's request: the request, the answer, a correction, a reason."""

from crispy_forms.layout import Div
from django import forms

from anggota.forms.kebocoran import WaktuField
from gugus_tugas.forms import BaseForm, FilterForm, KunciKirimField
from gugus_tugas.versi import VersiForm
from kasus.enums import HasilPermintaan, JenisPermintaan, PemohonData
from kasus.forms.identitas import IdentitasMixin, dated
from kasus.forms.pilihan import pilihan

_ALASAN = "Dicatat dalam jejak audit bersama nama dan waktu Anda. Jangan menulis nama korban di sini."


class PermintaanForm(BaseForm):
    kunci_kirim = KunciKirimField()
    jenis = forms.ChoiceField(label="Jenis permintaan", choices=pilihan(JenisPermintaan))
    waktu_diterima = WaktuField(label="Diterima pada (WIB)", help_text="Jawaban paling lambat 3×24 jam sesudahnya.")
    pemohon = forms.ChoiceField(label="Diajukan oleh", choices=pilihan(PemohonData), help_text="Peran, bukan nama.")
    keterangan = forms.CharField(
        label="Keterangan", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Apa yang diminta. Disimpan terenkripsi.",
    )  # fmt: skip

    def get_layout_fields(self):
        return [Div("jenis", "pemohon", "waktu_diterima", css_class="kisi"), "keterangan"]


class VerifikasiPermintaanForm(BaseForm):
    unmarked = ("jawaban",)
    hasil = forms.ChoiceField(label="Hasil", choices=pilihan(HasilPermintaan))
    jawaban = forms.CharField(
        label="Jawaban", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Bila ditolak: mengapa memenuhinya membahayakan korban atau orang lain (UU 27/2022 Pasal 33).",
    )  # fmt: skip

    def clean(self):
        data = super().clean()
        if data.get("hasil") == HasilPermintaan.DITOLAK and len(data.get("jawaban", "")) < 10:
            self.add_error("jawaban", "Penolakan harus beralasan; tulis sedikitnya 10 huruf.")
        return data


class AlasanSalinanForm(BaseForm):
    alasan = forms.CharField(
        label="Untuk keperluan apa salinan diunduh?", min_length=10, max_length=300, help_text=_ALASAN,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip


class AlasanPembatasanForm(BaseForm):
    """`dibatasi` is what the page offered to do: pressing it twice, or after somebody else, never does the opposite."""

    dibatasi = forms.TypedChoiceField(
        choices=[("1", "batasi"), ("0", "akhiri")], coerce=lambda text: text == "1", widget=forms.HiddenInput,
        error_messages={"required": "Muat ulang halaman ini, lalu coba lagi."},
    )  # fmt: skip
    alasan = forms.CharField(
        label="Alasan", min_length=10, max_length=300, help_text=_ALASAN, widget=forms.Textarea(attrs={"rows": 2})
    )


class PerbaikanForm(IdentitasMixin, VersiForm):
    """Only what is typed is corrected: the present values stay closed."""

    unmarked = ("nama", "nik", "tanggal_lahir", "telepon", "alamat")
    alasan = forms.CharField(
        label="Alasan perbaikan",
        min_length=10,
        max_length=300,
        help_text=_ALASAN,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def get_layout_fields(self):
        return [Div("nama", "nik", "tanggal_lahir", "telepon", "alamat", css_class="kisi"), "alasan"]

    def clean(self):
        data = super().clean()
        if not self.errors and not self.perubahan:
            raise forms.ValidationError("Isi paling sedikit satu kolom dengan nilai yang benar.")
        return data

    @classmethod
    def initial_of(cls, row) -> dict:
        """Nothing: the page corrects an identity without showing it."""
        return {}

    @property
    def perubahan(self) -> dict:
        typed = {name: value for name, value in self.cleaned_data.items() if name not in {"alasan", "versi"} and value}
        return dated(typed, "tanggal_lahir", "ketelitian_lahir") if "tanggal_lahir" in typed else typed


class PermintaanFilterForm(FilterForm):
    keadaan = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=[("", "Semua"), ("terbuka", "Menunggu jawaban"), *HasilPermintaan.choices],
    )
    jenis = forms.ChoiceField(label="Jenis", required=False, choices=[("", "Semua"), *JenisPermintaan.choices])

    def filter(self, rows):
        """Narrows an already scoped queryset; unreadable values narrow nothing."""
        asked = self.cleaned_data if self.is_valid() else {}
        if asked.get("keadaan"):
            rows = rows.terbuka() if asked["keadaan"] == "terbuka" else rows.filter(hasil=asked["keadaan"])
        return rows.filter(jenis=asked["jenis"]) if asked.get("jenis") else rows
