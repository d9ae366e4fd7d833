"""What is typed about the task force of a kabupaten/kota; the filter of the 23."""

from crispy_forms.layout import Div
from django import forms

from gugus_tugas.forms import BaseForm, KunciKirimField, TanggalField
from gugus_tugas.saring import SaringForm
from gugus_tugas.versi import VersiForm
from program.aturan.gugus_daerah import gugus_faults
from program.enums.gugus_daerah import KeadaanGugus, StatusGugus
from program.forms.dasar import SEMUA, InstansiSendiriMixin, RulesMixin, instansi_field
from wilayah.models import Wilayah


class GugusDaerahForm(RulesMixin, InstansiSendiriMixin, BaseForm):
    rules = staticmethod(gugus_faults)
    kunci_kirim = KunciKirimField()
    wilayah = forms.ModelChoiceField(
        label="Kabupaten/kota", queryset=Wilayah.objects.kabkota_aceh().order_by("kode"), empty_label="— pilih —"
    )
    keadaan = forms.ChoiceField(label="Keadaan", choices=KeadaanGugus.choices, widget=forms.RadioSelect)
    tanggal = TanggalField(
        label="Tanggal SK atau keterangan",
        help_text="Hari SK ditetapkan; bila belum dibentuk, hari keterangan itu diberikan.",
    )
    nomor = forms.CharField(
        label="Nomor SK", max_length=80, required=False, help_text="Kosongkan bila tidak diketahui."
    )
    berlaku_sampai = TanggalField(label="Berlaku sampai", required=False, future=True)
    ketua = forms.CharField(
        label="Jabatan ketua", max_length=120, required=False, help_text="Jabatan, bukan nama orang."
    )
    sekretariat = forms.CharField(
        label="Sekretariat", max_length=160, required=False, help_text="Dinas yang menjadi sekretariatnya."
    )
    sumber = forms.CharField(
        label="Sumber keterangan", max_length=200, required=False, help_text="Misalnya nomor dan tanggal surat jawaban."
    )
    instansi = instansi_field("Instansi pencatat")

    def get_layout_fields(self):
        return ["wilayah", "keadaan", Div("tanggal", "berlaku_sampai", css_class="kisi"), "nomor",
                Div("ketua", "sekretariat", css_class="kisi"), "sumber", "instansi"]  # fmt: skip


class UbahGugusDaerahForm(GugusDaerahForm, VersiForm):
    kunci_kirim = None


class GugusDaerahFilterForm(SaringForm):
    """Narrows the 23, which are a list already."""

    main = ("keadaan",)
    keadaan = forms.ChoiceField(label="Keadaan", required=False, choices=[*SEMUA, *StatusGugus.choices])

    def _by_keadaan(self, rows: list, value: str) -> list:
        return [row for row in rows if row.status == value]
