"""Files of a case: what is sent, why it is taken out, with whom it is shared, why it is removed."""

from django import forms

from anggota.models import Instansi
from gugus_tugas.files import DangerousUpload, check_upload
from gugus_tugas.forms import BaseForm, KunciKirimField
from kasus.enums import JenisLampiran, PutusanPenarikan
from kasus.forms.catatan import KorbanChoice
from kasus.forms.pilihan import pilihan
from kasus.models import Korban


class BerkasForm(BaseForm):
    """A file and what it shows; `is_berbahaya` after a refusal that belongs in the trail."""

    kunci_kirim = KunciKirimField()
    berkas = forms.FileField(
        label="Berkas",
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        help_text="PDF, JPG, atau PNG, paling besar 10 MB. Nama berkas Anda tidak disimpan.",
        error_messages={
            "empty": "Berkas kosong. Pilih berkas lain.",
            "invalid": "Pilih satu berkas.",
        },
    )  # fmt: skip
    keterangan = forms.CharField(
        label="Keterangan",
        required=False,
        max_length=300,
        help_text="Misalnya nomor atau tanggal surat. Disimpan terenkripsi.",
    )
    is_berbahaya = False

    def clean_berkas(self):
        try:
            return check_upload(self.cleaned_data["berkas"])
        except DangerousUpload:
            self.is_berbahaya = True
            raise


class LampiranForm(BerkasForm):
    jenis = forms.ChoiceField(label="Jenis lampiran", choices=pilihan(JenisLampiran))
    korban = KorbanChoice(label="Tentang korban", queryset=None, required=False, empty_label="Seluruh kasus")

    field_order = ["kunci_kirim", "jenis", "korban", "berkas", "keterangan"]
    unmarked = ("korban",)

    def __init__(self, *args, kasus, user, whole: bool, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["korban"]
        field.queryset = Korban.objects.visible_to(user).filter(kasus=kasus).order_by("urutan")
        if not whole:
            field.required, field.empty_label = True, None


class AlasanUnduhForm(BaseForm):
    alasan = forms.CharField(
        label="Untuk keperluan apa?", min_length=10, max_length=300,
        help_text="Misalnya: dilampirkan pada permohonan restitusi. Tulis tanpa nama korban.",
    )  # fmt: skip


class BagikanForm(BaseForm):
    instansi = forms.ModelChoiceField(
        label="Instansi", queryset=Instansi.objects.all(), to_field_name="kode", empty_label="— pilih —",
        help_text="Instansi melihat berkas ini hanya selama ikut menangani korbannya; berkas tentang seluruh kasus hanya bila semua "
        "korbannya ditanganinya, atau perkara hukumnya. Korban yang disebut berkas harus sudah menyetujui pemberian data kepadanya.",
    )  # fmt: skip


class PenarikanForm(BaseForm):
    alasan = forms.CharField(
        label="Mengapa berkas ini harus dihapus?", min_length=10, max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Misalnya: berkas milik kasus lain. Kepala sekretariat memutuskan; sampai saat itu berkas tertutup.",
    )  # fmt: skip


class PutusanPenarikanForm(BaseForm):
    putusan = forms.ChoiceField(label="Putusan", choices=pilihan(PutusanPenarikan))
