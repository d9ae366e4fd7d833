"""What is typed about research: the request, its approvals, the decision, the result; the filters of the list."""

from crispy_forms.layout import Div
from django import forms
from django.db.models import Q
from django.utils import timezone

from anggota.models import Instansi
from gugus_tugas.forms import BaseForm, KunciKirimField, TanggalField
from gugus_tugas.saring import SaringForm
from gugus_tugas.versi import VersiForm
from program.aturan.penelitian import ETIK, PERJANJIAN, penelitian_faults
from program.enums.penelitian import KEPUTUSAN, StatusPenelitian
from program.forms.dasar import SEMUA, TANPA_KORBAN, InstansiSendiriMixin, RulesMixin, instansi_field
from program.models.penelitian import MAX_TEKS
from program.perms import can_manage_program

TERBARU, BERAKHIR = "terbaru", "berakhir"
# Orders of the list; each ends in the primary key, so that no two rows are equal, and has its index.
URUTAN = {
    TERBARU: ("Pengajuan terbaru", ("-tanggal", "-pk")),
    "terlama": ("Pengajuan terlama", ("tanggal", "pk")),
    "judul": ("Judul", ("judul", "pk")),
}


def _teks(label: str, **kwargs) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=MAX_TEKS, widget=forms.Textarea(attrs={"rows": 3}), help_text=TANPA_KORBAN, **kwargs
    )


class PenelitianRulesMixin(RulesMixin):
    rules = staticmethod(penelitian_faults)


class EtikForm(PenelitianRulesMixin, BaseForm):
    """The approval of the ethics committee: all three or none."""

    unmarked = (*ETIK, *PERJANJIAN)
    etik_nomor = forms.CharField(label="Nomor persetujuan etik", max_length=80, required=False)
    etik_tanggal = TanggalField(label="Tanggal persetujuan etik", required=False)
    etik_lembaga = forms.CharField(label="Komite etik", max_length=160, required=False)


class PenelitianForm(InstansiSendiriMixin, EtikForm):
    kunci_kirim = KunciKirimField()
    judul = forms.CharField(label="Judul penelitian", max_length=250, help_text=TANPA_KORBAN)
    peneliti = forms.CharField(label="Nama peneliti", max_length=160)
    lembaga = forms.CharField(label="Lembaga peneliti", max_length=160)
    instansi = instansi_field("Instansi yang mengajukan")
    tanggal = TanggalField(label="Tanggal pengajuan", initial=timezone.localdate)
    tujuan = _teks("Tujuan")
    metode = _teks("Metode")

    def get_layout_fields(self):
        who = Div("peneliti", "lembaga", "instansi", "tanggal", css_class="kisi")
        return ["judul", who, "tujuan", "metode", Div(*ETIK, css_class="kisi")]


class UbahPenelitianForm(PenelitianForm, VersiForm):
    kunci_kirim = None


class PerjanjianForm(EtikForm, VersiForm):
    """Ethics and agreement; of a research under way neither may go."""

    perjanjian_nomor = forms.CharField(label="Nomor perjanjian", max_length=80, required=False)
    perjanjian_tanggal = TanggalField(label="Tanggal perjanjian", required=False)
    perjanjian_sampai = TanggalField(label="Berlaku sampai", required=False, future=True)

    def __init__(self, *args, penelitian, **kwargs):
        super().__init__(*args, **kwargs)
        self.fixed = {"status": penelitian.status, "hasil": penelitian.hasil}

    def get_layout_fields(self):
        return [Div(*ETIK, css_class="kisi"), Div(*PERJANJIAN, css_class="kisi")]


class PutusanPenelitianForm(VersiForm):
    keputusan = forms.ChoiceField(
        label="Keputusan", widget=forms.RadioSelect, choices=[(s.value, s.label) for s in StatusPenelitian if s in KEPUTUSAN]
    )  # fmt: skip
    alasan_tolak = forms.CharField(
        label="Alasan", max_length=300, required=False, help_text=f"Wajib bila ditolak. {TANPA_KORBAN}"
    )

    def clean(self):
        data = super().clean()
        if data.get("keputusan") == StatusPenelitian.DITOLAK and not data.get("alasan_tolak"):
            self.add_error("alasan_tolak", "Tulis alasan penolakannya.")
        if data.get("keputusan") == StatusPenelitian.DISETUJUI and data.get("alasan_tolak"):
            self.add_error("alasan_tolak", "Alasan hanya untuk yang ditolak. Kosongkan.")
        return data


class HasilPenelitianForm(PenelitianRulesMixin, VersiForm):
    hasil = _teks("Ringkasan hasil")
    tautan = forms.CharField(
        label="Tautan terbitan", max_length=300, required=False, widget=forms.TextInput(attrs={"inputmode": "url"}),
        help_text="Misalnya https://jurnal.contoh.ac.id/artikel/12.",
    )  # fmt: skip


class PenelitianFilterForm(SaringForm):
    """Filters and order of the list; they live in the address. Unreadable values narrow nothing."""

    main = ("q", "status", "urut")

    q = forms.CharField(
        label="Cari judul, peneliti, lembaga", required=False, max_length=80, widget=forms.TextInput(attrs={"type": "search"})
    )  # fmt: skip
    status = forms.ChoiceField(
        label="Status", required=False, choices=[*SEMUA, (BERAKHIR, "Perjanjian berakhir"), *StatusPenelitian.choices]
    )
    instansi = forms.ModelChoiceField(
        label="Instansi", required=False, queryset=Instansi.objects.all(), to_field_name="kode", empty_label="Semua"
    )
    dari = TanggalField(label="Diajukan dari", required=False)
    sampai = TanggalField(label="Diajukan sampai", required=False, future=True)
    urut = forms.ChoiceField(
        label="Urutkan", required=False, choices=[("" if key == TERBARU else key, label) for key, (label, _) in URUTAN.items()]
    )  # fmt: skip

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        if not can_manage_program(user):
            del self.fields["instansi"]

    def _by_q(self, rows, text):
        return rows.filter(Q(judul__icontains=text) | Q(peneliti__icontains=text) | Q(lembaga__icontains=text))

    def _by_status(self, rows, value):
        return rows.lapsed(on=timezone.localdate()) if value == BERAKHIR else rows.filter(status=value)

    def _by_instansi(self, rows, value):
        return rows.filter(instansi=value)

    def _by_dari(self, rows, value):
        return rows.filter(tanggal__gte=value)

    def _by_sampai(self, rows, value):
        return rows.filter(tanggal__lte=value)

    @property
    def order(self) -> tuple[str, ...]:
        return URUTAN[self.asked.get("urut", TERBARU)][1]
