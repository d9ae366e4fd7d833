"""What is typed about guides and terms; the filters of their lists."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q

from gugus_tugas.files import check_upload
from gugus_tugas.forms import BaseForm, KunciKirimField, TanggalField
from gugus_tugas.saring import SaringForm
from gugus_tugas.versi import VersiForm
from program.enums.pedoman import JenisPedoman, StatusVersi
from program.forms.dasar import KOSONG, TANPA_KORBAN
from program.forms.kegiatan import SEMUA
from program.models.pedoman import MAX_ISI, VersiPedoman


class PedomanForm(BaseForm):
    kunci_kirim = KunciKirimField()
    jenis = forms.ChoiceField(label="Jenis pedoman", choices=[*KOSONG, *JenisPedoman.choices])
    judul = forms.CharField(label="Judul", max_length=200)
    ringkasan = forms.CharField(
        label="Ringkasan", max_length=300, required=False, help_text="Untuk siapa dan kapan dipakai."
    )


class UbahPedomanForm(PedomanForm, VersiForm):
    kunci_kirim = None


class VersiPedomanForm(BaseForm):
    unmarked = ("isi", "berkas")  # one of the two is needed
    kunci_kirim = KunciKirimField()
    berlaku_sejak = TanggalField(label="Berlaku sejak", future=True)
    perubahan = forms.CharField(label="Apa yang berubah", max_length=300, required=False)
    isi = forms.CharField(
        label="Isi", max_length=MAX_ISI, required=False, widget=forms.Textarea(attrs={"rows": 18}),
        help_text=f"Baris yang dimulai “# ” menjadi judul, “## ” subjudul, “- ” butir, “1. ” butir bernomor. {TANPA_KORBAN}",
    )  # fmt: skip
    berkas = forms.FileField(
        label="Berkas PDF", required=False, widget=forms.FileInput(attrs={"accept": ".pdf"}),
        help_text="Sebagai pengganti atau pelengkap isi, paling besar 10 MB.",
    )  # fmt: skip
    has_berkas = False

    def clean_berkas(self):
        upload = self.cleaned_data["berkas"]
        if not upload:
            return None
        if not upload.name.lower().endswith(".pdf"):
            raise ValidationError("Berkas pedoman harus PDF. Simpan sebagai PDF, lalu unggah.")
        return check_upload(upload)

    def clean(self):
        data = super().clean()
        if not data.get("isi") and not data.get("berkas") and not self.has_berkas and not self.errors:
            self.add_error("isi", "Tulis isinya, atau unggah berkas PDF-nya.")
        return data


class TarikVersiForm(VersiForm):
    """`former` is the version that would be in force again, or None."""

    alasan_tarik = forms.CharField(
        label="Mengapa ditarik?", min_length=5, max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=f"Dikirim kepada yang sudah membacanya. {TANPA_KORBAN}",
    )  # fmt: skip
    is_kembali = forms.BooleanField(label="Berlakukan lagi versi sebelumnya", required=False, initial=True)

    def __init__(self, *args, former: VersiPedoman | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        if former:
            self.fields["is_kembali"].label = f"Berlakukan lagi versi {former.nomor}"
        else:
            del self.fields["is_kembali"]


class UbahVersiPedomanForm(VersiPedomanForm, VersiForm):
    kunci_kirim = None

    def __init__(self, *args, has_berkas: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.has_berkas = has_berkas

    @classmethod
    def initial_of(cls, row: VersiPedoman) -> dict:
        return {name: getattr(row, name) for name in ("berlaku_sejak", "perubahan", "isi")}


class IstilahForm(BaseForm):
    kunci_kirim = KunciKirimField()
    istilah = forms.CharField(label="Istilah", max_length=100)
    arti = forms.CharField(label="Arti", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    sumber = forms.CharField(label="Sumber", max_length=200, required=False)


class UbahIstilahForm(IstilahForm, VersiForm):
    kunci_kirim = None


def _cari(label: str) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=80, widget=forms.TextInput(attrs={"type": "search"}))


class PedomanFilterForm(SaringForm):
    q = _cari("Cari judul atau isi")
    jenis = forms.ChoiceField(label="Jenis", required=False, choices=[*SEMUA, *JenisPedoman.choices])
    belum = forms.BooleanField(label="Belum saya baca", required=False)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def _by_q(self, rows, text):
        """In the title and in what is in force; never in a concept."""
        said = VersiPedoman.objects.visible_to(self.user)
        said = said.filter(pedoman=OuterRef("pk"), status=StatusVersi.TERBIT, isi__icontains=text)
        return rows.filter(Q(judul__icontains=text) | Q(ringkasan__icontains=text) | Exists(said))

    def _by_jenis(self, rows, value):
        return rows.filter(jenis=value)

    def _by_belum(self, rows, _):
        return rows.filter(terbit_nomor__isnull=False, is_dibaca=False)


class IstilahFilterForm(SaringForm):
    bukan_keping = ()
    q = _cari("Cari istilah atau arti")
    huruf = forms.RegexField(r"^[A-Za-z]$", required=False, widget=forms.HiddenInput)

    def _by_q(self, rows, text):
        return rows.filter(Q(istilah__icontains=text) | Q(arti__icontains=text))

    def _by_huruf(self, rows, value):
        return rows.filter(istilah__istartswith=value)
