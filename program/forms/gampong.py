"""What is typed about a gampong in a year; the filters of the list."""

from crispy_forms.layout import HTML, Div
from django import forms
from django.core.validators import MaxValueValidator
from django.utils import timezone

from anggota.models import Instansi
from gugus_tugas.forms import BaseForm, KunciKirimField, TanggalField
from gugus_tugas.rupiah import RupiahField
from gugus_tugas.saring import SaringForm
from gugus_tugas.versi import VersiForm
from program.aturan.gampong import TAHUN_AWAL, gampong_faults
from program.enums.gampong import Isi, Keadaan
from program.forms.dasar import SEMUA, TANPA_KORBAN, InstansiSendiriMixin, RulesMixin, instansi_field
from program.models.gampong import MAX_KADER, isi
from program.perms import can_manage_program
from wilayah.enums import TingkatWilayah
from wilayah.forms import PilihTempatField
from wilayah.models import ACEH, Wilayah
from wilayah.pencarian import normalise, strip_level

PETUNJUK = '<p class="form-text">Kosongkan angka yang tidak diketahui; tulis 0 bila memang tidak ada.</p>'


def _years() -> list[tuple[int, str]]:
    return [(year, str(year)) for year in range(timezone.localdate().year, TAHUN_AWAL - 1, -1)]


def _keadaan(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=Keadaan.choices, initial=Keadaan.TIDAK_DIKETAHUI, widget=forms.RadioSelect
    )


class GampongForm(RulesMixin, InstansiSendiriMixin, BaseForm):
    rules = staticmethod(gampong_faults)
    unmarked = ("apbg", "kader")
    kunci_kirim = KunciKirimField()
    gampong = PilihTempatField(label="Gampong", tingkat=(TingkatWilayah.GAMPONG,), di=ACEH)
    tahun = forms.TypedChoiceField(label="Tahun", choices=_years, coerce=int, initial=lambda: timezone.localdate().year)
    instansi = instansi_field("Instansi pelapor")
    apbg = RupiahField(label="APBG untuk perempuan dan anak (rupiah)", required=False)
    kegiatan_apbg = forms.CharField(label="Kegiatan yang dibiayai", max_length=300, required=False)
    forum_anak = _keadaan("Forum anak")
    forum_anak_sk = forms.CharField(label="Nomor SK forum anak", max_length=100, required=False)
    forum_anak_tanggal = TanggalField(label="Tanggal SK", required=False)
    reusam = _keadaan("Reusam perlindungan perempuan dan anak")
    reusam_nomor = forms.CharField(label="Nomor reusam", max_length=100, required=False)
    kader = forms.IntegerField(
        label="Kader terlatih", required=False, min_value=0, validators=[MaxValueValidator(MAX_KADER)],
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "6"}),
    )  # fmt: skip
    catatan = forms.CharField(
        label="Catatan", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}), help_text=TANPA_KORBAN
    )  # fmt: skip

    def get_layout_fields(self):
        return [
            "gampong", Div("tahun", "instansi", css_class="kisi"), "forum_anak",
            Div("forum_anak_sk", "forum_anak_tanggal", css_class="kisi"), "reusam", "reusam_nomor", HTML(PETUNJUK),
            Div("apbg", "kader", css_class="kisi"), "kegiatan_apbg", "catatan",
        ]  # fmt: skip


class UbahGampongForm(GampongForm, VersiForm):
    kunci_kirim = None


class GampongFilterForm(SaringForm):
    """Filters of the list; they live in the address. Unreadable values narrow nothing."""

    main = ("q", "tahun", "kabkota", "kecamatan")

    q = forms.CharField(
        label="Cari gampong", required=False, max_length=80, widget=forms.TextInput(attrs={"type": "search"})
    )
    tahun = forms.TypedChoiceField(
        label="Tahun", required=False, choices=lambda: [*SEMUA, *_years()], coerce=int, empty_value=None
    )
    kabkota = forms.ChoiceField(label="Kabupaten/kota", required=False, choices=SEMUA)
    kecamatan = forms.ChoiceField(label="Kecamatan", required=False, choices=SEMUA)
    forum = forms.ChoiceField(label="Forum anak", required=False, choices=[*SEMUA, *Keadaan.choices])
    reusam = forms.ChoiceField(label="Reusam", required=False, choices=[*SEMUA, *Keadaan.choices])
    apbg = forms.ChoiceField(label="APBG", required=False, choices=[*SEMUA, *Isi.choices])
    kader = forms.ChoiceField(label="Kader", required=False, choices=[*SEMUA, *Isi.choices])
    instansi = forms.ModelChoiceField(
        label="Instansi", required=False, queryset=Instansi.objects.all(), to_field_name="kode", empty_label="Semua"
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        places = Wilayah.objects.kabkota_aceh().order_by("kode")
        self.fields["kabkota"].choices = [*SEMUA, *places.values_list("kode", "nama")]
        self.fields["kecamatan"].choices = self._kecamatan()
        if not can_manage_program(user):
            del self.fields["instansi"]

    def _kecamatan(self) -> list[tuple[str, str]]:
        """Those of the chosen kabupaten/kota: all 290 would be no help."""
        kabkota = self.data.get("kabkota", "")
        if kabkota not in dict(self.fields["kabkota"].choices) or not kabkota:
            return [("", "Pilih kabupaten/kota dahulu")]
        return [*SEMUA, *Wilayah.objects.filter(induk=kabkota).order_by("nama").values_list("kode", "nama")]

    def _by_q(self, rows, text):
        words = " ".join(strip_level(normalise(text)))
        return rows.filter(gampong__nama_cari__contains=words) if words else rows

    def _by_tahun(self, rows, value):
        return rows.filter(tahun=value)

    def _by_kabkota(self, rows, value):
        return rows.filter(kabkota=value)

    def _by_kecamatan(self, rows, value):
        return rows.filter(kecamatan=value)

    def _by_forum(self, rows, value):
        return rows.filter(forum_anak=value)

    def _by_reusam(self, rows, value):
        return rows.filter(reusam=value)

    def _by_apbg(self, rows, value):
        return rows.filter(isi("apbg")[value])

    def _by_kader(self, rows, value):
        return rows.filter(isi("kader")[value])

    def _by_instansi(self, rows, value):
        return rows.filter(instansi=value)
