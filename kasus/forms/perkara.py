"""What is typed on the legal track: report, stages, articles, hearings, and the filters of the list."""

from crispy_forms.layout import Div
from django import forms
from django.db.models import Q

from anggota.enums import JenisInstansi
from anggota.models import Instansi
from gugus_tugas.forms import BaseForm, FilterForm, KunciKirimField, PerkiraanField, TanggalField
from gugus_tugas.versi import VersiForm
from kasus.enums import TAHAP_TANDA, AcaraSidang, JenisLaporanPolisi, KodeTahap
from kasus.forms.pilihan import KOSONG, pilihan
from kasus.models import Korban, Pasal, Pengadilan, PerkaraHukum, Terlapor

PENEGAK_HUKUM = Instansi.objects.filter(jenis=JenisInstansi.PENEGAK_HUKUM)
_K = KodeTahap
_KELOMPOK = (
    ("Penyelidikan dan penyidikan", (_K.LID, _K.SIDIK, _K.SPDP, _K.TSK, _K.TAHAP1)),
    ("Penuntutan", (_K.P18, _K.P19, _K.P21, _K.TAHAP2, _K.DAKWAAN, _K.LIMPAH)),
    ("Pengadilan", (_K.SIDANG, _K.TUNTUTAN, _K.PUTUSAN, _K.BANDING, _K.KASASI, _K.INKRACHT, _K.PK, _K.EKSEKUSI)),
    ("Dihentikan", (_K.SP3, _K.SKP2)),
)
PILIHAN_TAHAP = [(name, [(kode.value, kode.label) for kode in codes]) for name, codes in _KELOMPOK]


class DaftarOrangField(forms.ModelMultipleChoiceField):
    """People of the case by code, as boxes to tick; cleans to a list."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj):
        return f"{obj.kode} ({obj.sebutan})" if isinstance(obj, Terlapor) else obj.kode

    def clean(self, value):
        return list(super().clean(value))


class PerkaraMixin(forms.Form):
    jenis_laporan = forms.ChoiceField(
        label="Jenis laporan", choices=JenisLaporanPolisi.choices, initial=JenisLaporanPolisi.LP
    )
    nomor_lp = forms.CharField(
        label="Nomor laporan", required=False, max_length=80,
        help_text="Misalnya LP/B/12/III/2026/SPKT/POLDA ACEH. Disimpan terenkripsi; daftar hanya menampilkan kode.",
    )  # fmt: skip
    tanggal_lp = TanggalField(label="Tanggal laporan")
    instansi = forms.ModelChoiceField(
        label="Instansi penyidik", queryset=PENEGAK_HUKUM, to_field_name="kode", empty_label="— pilih —",
        help_text="Instansi ini melihat dan mencatat tahap perkara ini, dan tidak melihat apa pun lainnya dari kasus.",
    )  # fmt: skip
    unit = forms.CharField(
        label="Unit penyidik", required=False, max_length=120, help_text="Misalnya Unit PPA Polresta Banda Aceh."
    )
    penuntut = forms.ModelChoiceField(
        label="Instansi penuntut umum", queryset=PENEGAK_HUKUM, to_field_name="kode", required=False, empty_label="belum ada",
        help_text="Isi bila sudah ada; instansi ini mendapat hak yang sama.",
    )  # fmt: skip
    tempus_delicti = PerkiraanField(
        label="Waktu perbuatan (tempus delicti)", required=False,
        help_text="Menentukan pasal yang berlaku. Kosongkan untuk memakai tanggal perekrutan dan eksploitasi dari kasus.",
    )  # fmt: skip
    daftar_korban = DaftarOrangField(label="Korban dalam perkara ini", queryset=None)
    daftar_terlapor = DaftarOrangField(label="Terlapor dalam perkara ini", queryset=None, required=False)

    def __init__(self, *args, kasus, user, **kwargs):
        super().__init__(*args, **kwargs)
        korban, terlapor = Korban.objects.visible_to(user), Terlapor.objects.visible_to(user)
        self.fields["daftar_korban"].queryset = korban.filter(kasus=kasus).select_related("kasus").order_by("urutan")
        self.fields["daftar_terlapor"].queryset = (
            terlapor.filter(kasus=kasus).select_related("kasus").order_by("urutan")
        )

    def get_layout_fields(self):
        return [
            Div("jenis_laporan", "nomor_lp", "tanggal_lp", css_class="kisi"),
            Div("instansi", "unit", "penuntut", "tempus_delicti", css_class="kisi"),
            "daftar_korban",
            "daftar_terlapor",
        ]

    def clean(self):
        """The day of the act as the two columns of the register."""
        data = super().clean()
        if data.get("tempus_delicti"):
            known = data["tempus_delicti"]
            if data.get("tanggal_lp") and known.awal > data["tanggal_lp"]:
                self.add_error("tempus_delicti", "Perbuatan tidak mungkin sesudah laporannya. Periksa kedua tanggal.")
        return data

    @property
    def values(self) -> dict:
        """Keyword arguments of the action."""
        known = self.cleaned_data["tempus_delicti"]
        split = {"tempus_delicti": known.tanggal, "ketelitian": known.ketelitian} if known else {"tempus_delicti": None}
        return {**self.cleaned_data, **split}


class PerkaraForm(PerkaraMixin, BaseForm):
    kunci_kirim = KunciKirimField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["daftar_korban"].initial = list(self.fields["daftar_korban"].queryset)  # for usual all of them


class UpdatePerkaraForm(PerkaraMixin, VersiForm):
    @classmethod
    def initial_of(cls, row: PerkaraHukum) -> dict:
        return {
            **super().initial_of(row),
            "tempus_delicti": row.waktu_perbuatan,
            "daftar_korban": [link.korban_id for link in row.daftar_korban_perkara.all()],
            "daftar_terlapor": [link.terlapor_id for link in row.daftar_terlapor_perkara.all()],
        }


class TahapForm(BaseForm):
    """One stage. `terlihat` carries the number of the last stage that the page showed."""

    kunci_kirim = KunciKirimField()
    terlihat = forms.IntegerField(required=False, widget=forms.HiddenInput)
    kode = forms.ChoiceField(
        label="Tahap", choices=[*KOSONG, *PILIHAN_TAHAP],
        help_text="P-21 berarti berkas lengkap, bukan putusan bersalah; hanya inkracht yang final.",
    )  # fmt: skip
    tanggal = TanggalField(label="Tanggal tahap ini")
    nomor_dokumen = forms.CharField(
        label="Nomor dokumen", required=False, max_length=120, help_text="Misalnya nomor SPDP, P-19, atau P-21."
    )
    instansi_berikutnya = forms.ModelChoiceField(
        label="Instansi yang ditunggu", queryset=Instansi.objects.all(), to_field_name="kode", required=False,
        empty_label="menurut tahapnya", help_text="Kosongkan bila sesuai alur biasa.",
    )  # fmt: skip
    keterangan = forms.CharField(
        label="Keterangan", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Disimpan terenkripsi. Jangan menulis nama korban atau terlapor.",
    )  # fmt: skip

    def get_layout_fields(self):
        return [Div("kode", "tanggal", "nomor_dokumen", "instansi_berikutnya", css_class="kisi"), "keterangan"]

    def see_again(self, terlihat: int) -> None:
        """The page is shown again with all stages: sending once more means having seen them."""
        self.data = self.data.copy()
        self.data["terlihat"] = str(terlihat)


class KoreksiTahapForm(TahapForm):
    """A correction of one stage, or its withdrawal."""

    kunci_kirim = None
    terlihat = None
    alasan = forms.CharField(label="Alasan koreksi", min_length=5, max_length=300)
    cabut = forms.BooleanField(
        label="Cabut: tahap ini tidak pernah terjadi", required=False,
        help_text="Tahap dicabut dengan alasan di atas; isian lain diabaikan. Catatan lamanya tetap tersimpan.",
    )  # fmt: skip

    def get_layout_fields(self):
        return [*super().get_layout_fields(), "alasan", "cabut"]

    @staticmethod
    def initial_of(stage) -> dict:
        names = ("kode", "tanggal", "nomor_dokumen", "instansi_berikutnya", "keterangan")
        return {name: getattr(stage, name) for name in names}


class PasalPerkaraForm(BaseForm):
    """Articles charged: those that were law at the time of the act, and those that stand already."""

    daftar_pasal = forms.ModelMultipleChoiceField(
        label="Pasal yang disangkakan", queryset=Pasal.objects.all(), required=False, widget=forms.CheckboxSelectMultiple
    )  # fmt: skip
    terlihat = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)
    unmarked = ("daftar_pasal", "terlihat")

    def __init__(self, *args, tempus, standing: list[str], **kwargs):
        super().__init__(*args, initial={"daftar_pasal": standing, "terlihat": " ".join(standing)}, **kwargs)
        field = self.fields["daftar_pasal"]
        field.label_from_instance = self.label_of
        if tempus.is_pasti:
            valid = Pasal.objects.berlaku(mulai=tempus.mulai, sampai=tempus.sampai)
            field.queryset = Pasal.objects.filter(Q(pk__in=valid.values("pk")) | Q(pk__in=standing))

    @staticmethod
    def label_of(pasal: Pasal) -> str:
        return f"{pasal}: {pasal.isi}{' [perlu diperiksa]' if pasal.perlu_diperiksa else ''}"

    def clean_daftar_pasal(self):
        return list(self.cleaned_data["daftar_pasal"])

    def clean_terlihat(self):
        return self.cleaned_data["terlihat"].split()


class SidangForm(BaseForm):
    kunci_kirim = KunciKirimField()
    tanggal = TanggalField(label="Tanggal sidang", future=True)
    jam = forms.TimeField(
        label="Jam", required=False, input_formats=["%H.%M", "%H:%M"],
        widget=forms.TimeInput(format="%H.%M", attrs={"placeholder": "09.30", "autocomplete": "off"}),
        error_messages={"invalid": "Tulis jam sebagai 09.30."},
    )  # fmt: skip
    acara = forms.ChoiceField(label="Acara", choices=pilihan(AcaraSidang))
    pengadilan = forms.ModelChoiceField(label="Pengadilan", queryset=Pengadilan.objects.all(), empty_label="— pilih —")
    keterangan = forms.CharField(
        label="Keterangan", required=False, max_length=300, help_text="Misalnya ruang sidang. Jangan menulis nama."
    )

    def get_layout_fields(self):
        return [Div("tanggal", "jam", "acara", "pengadilan", css_class="kisi"), "keterangan"]


class PerkaraFilterForm(FilterForm):
    """Filters of the list; they live in the address."""

    keadaan = forms.ChoiceField(
        label="Keadaan", required=False,
        choices=[("", "Masih berjalan"), ("macet", "Macet"), ("lewat", "Di atas kebiasaan"), ("semua", "Semua")],
    )  # fmt: skip
    tahap = forms.ChoiceField(
        label="Tahap", required=False,
        choices=[("", "Semua"), *((kode.value, kode.label) for kode in KodeTahap if kode not in TAHAP_TANDA)],
    )  # fmt: skip
    instansi = forms.ModelChoiceField(
        label="Instansi", queryset=PENEGAK_HUKUM, to_field_name="kode", required=False, empty_label="Semua"
    )
    urut = forms.ChoiceField(
        label="Urutkan", required=False,
        choices=[("", "Terlama dalam tahapnya"), ("lp", "Laporan terbaru"), ("kasus", "Nomor kasus")],
    )  # fmt: skip

    URUTAN = {"": ["tahap_sejak", "id"], "lp": ["-tanggal_lp", "id"], "kasus": ["kasus__nomor", "urutan"]}

    def filter(self, rows, *, batas: dict[str, float], kali: int, on):
        """Narrows an already scoped queryset; unreadable values narrow nothing. `batas`: usual days of each stage."""
        self.is_valid()
        asked = self.cleaned_data
        if asked.get("keadaan") in {"macet", "lewat"}:
            rows = rows.melampaui(batas, kali=kali if asked["keadaan"] == "macet" else 1, on=on)
        elif asked.get("keadaan") != "semua":
            rows = rows.berjalan()
        if asked.get("tahap"):
            rows = rows.filter(tahap=asked["tahap"])
        if agency := asked.get("instansi"):
            rows = rows.filter(Q(instansi=agency) | Q(penuntut=agency))
        return rows.order_by(*self.URUTAN[asked.get("urut") or ""])
