"""What is typed about budgets; the filters of the list."""

from crispy_forms.layout import Div
from django import forms
from django.db.models import Q
from django.utils import timezone

from anggota.models import Instansi
from gugus_tugas.forms import BaseForm, KunciKirimField
from gugus_tugas.rupiah import RupiahField
from gugus_tugas.saring import SaringForm
from gugus_tugas.versi import VersiForm
from program.aturan.anggaran import TAHUN_PERTAMA, TAHUN_TERAKHIR, anggaran_faults
from program.aturan.rekomendasi import PERTAMA, REKOMENDASI, TERAKHIR
from program.enums.dana import SumberDana
from program.forms.dasar import KOSONG, SEMUA, InstansiSendiriMixin, RulesMixin, instansi_field
from program.perms import can_manage_program

TERBARU = "terbaru"
# Orders of the list; each ends in the primary key, so that no two rows are equal, and has its index.
URUTAN = {
    TERBARU: ("Tahun terbaru", ("-tahun", "-pk")),
    "program": ("Nama program", ("program", "pk")),
    "pagu": ("Pagu terbesar", ("-pagu", "-pk")),
}


def _tahun(label: str = "Tahun anggaran", **kwargs) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=TAHUN_PERTAMA, max_value=TAHUN_TERAKHIR,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "4"}), **kwargs,
    )  # fmt: skip


def _tahun_ini() -> int:
    return timezone.localdate().year


def _kode(**kwargs) -> forms.CharField:
    return forms.CharField(label="Kode", max_length=40, required=False, **kwargs)


class AnggaranForm(RulesMixin, InstansiSendiriMixin, BaseForm):
    rules = staticmethod(anggaran_faults)
    kunci_kirim = KunciKirimField()
    instansi = instansi_field("Instansi pemilik anggaran")
    tahun = _tahun(initial=_tahun_ini)
    kode_program = _kode(help_text="Misalnya 2.08.02.")
    program = forms.CharField(label="Program", max_length=250)
    kode_kegiatan = _kode()
    kegiatan = forms.CharField(label="Kegiatan", max_length=250, required=False)
    kode_sub_kegiatan = _kode()
    sub_kegiatan = forms.CharField(label="Sub-kegiatan", max_length=250, required=False)
    sumber_dana = forms.ChoiceField(
        label="Sumber dana",
        choices=[*KOSONG, *SumberDana.choices],
        help_text="Yang dibiayai dua sumber dicatat dua kali.",
    )
    pagu = RupiahField(label="Pagu (rupiah)", setrip=0, help_text="Rupiah penuh, bukan ribuan atau jutaan.")
    realisasi = RupiahField(
        label="Realisasi (rupiah)", setrip=0, required=False, help_text="Kosong: belum dilaporkan. 0: tidak terpakai."
    )
    keterangan = forms.CharField(
        label="Keterangan",
        max_length=300,
        required=False,
        help_text="Wajib bila realisasi melebihi pagu: tulis sebabnya.",
    )
    nomor_rekomendasi = forms.IntegerField(
        label="Nomor rekomendasi", required=False, min_value=PERTAMA, max_value=TERAKHIR,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "2"}),
        help_text=f"Bila anggaran ini menjawab salah satu dari {len(REKOMENDASI)} rekomendasi.",
    )  # fmt: skip

    def get_layout_fields(self):
        levels = [Div(f"kode_{name}", name, css_class="kisi") for name in ("program", "kegiatan", "sub_kegiatan")]
        money = [Div("sumber_dana", "nomor_rekomendasi", css_class="kisi"), Div("pagu", "realisasi", css_class="kisi")]
        return [Div("instansi", "tahun", css_class="kisi"), *levels, *money, "keterangan"]


class UbahAnggaranForm(AnggaranForm, VersiForm):
    kunci_kirim = None


class TahunAnggaranForm(RulesMixin, InstansiSendiriMixin, BaseForm):
    """One agency and one year: to copy the lines of the year before into it, or to declare that it has none."""

    rules = staticmethod(anggaran_faults)
    kunci_kirim = KunciKirimField()
    instansi = instansi_field("Instansi")
    tahun = _tahun(initial=_tahun_ini)

    def get_layout_fields(self):
        return [Div("instansi", "tahun", css_class="kisi")]


class AnggaranFilterForm(SaringForm):
    """Filters and order of the list; they live in the address. Unreadable values narrow nothing."""

    main = ("q", "tahun", "sumber_dana", "urut")

    q = forms.CharField(
        label="Cari program atau kode", required=False, max_length=80, widget=forms.TextInput(attrs={"type": "search"})
    )
    tahun = _tahun("Tahun", required=False)
    sumber_dana = forms.ChoiceField(label="Sumber dana", required=False, choices=[*SEMUA, *SumberDana.choices])
    instansi = forms.ModelChoiceField(
        label="Instansi", required=False, queryset=Instansi.objects.all(), to_field_name="kode", empty_label="Semua"
    )
    belum = forms.BooleanField(label="Realisasi belum dilaporkan", required=False)
    urut = forms.ChoiceField(
        label="Urutkan", required=False, choices=[("" if key == TERBARU else key, label) for key, (label, _) in URUTAN.items()]
    )  # fmt: skip

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        if not can_manage_program(user):
            del self.fields["instansi"]

    def _by_q(self, rows, text):
        names, code = ("program", "kegiatan", "sub_kegiatan"), Q(kode_program__startswith=text)
        found = code | Q(kode_kegiatan__startswith=text) | Q(kode_sub_kegiatan__startswith=text)
        for name in names:
            found |= Q(**{f"{name}__icontains": text})
        return rows.filter(found)

    def _by_tahun(self, rows, value):
        return rows.filter(tahun=value)

    def _by_sumber_dana(self, rows, value):
        return rows.filter(sumber_dana=value)

    def _by_instansi(self, rows, value):
        return rows.filter(instansi=value)

    def _by_belum(self, rows, _):
        return rows.filter(realisasi__isnull=True)

    def filter_nihil(self, rows):
        """The declarations of the year and the agency that are asked for."""
        for name in {"tahun", "instansi"} & set(self.asked):
            rows = rows.filter(**{name: self.asked[name]})
        return rows

    @property
    def order(self) -> tuple[str, ...]:
        return URUTAN[self.asked.get("urut", TERBARU)][1]
