"""Filters of the register. They live in the address, which holds codes and names of places only: a text that is neither (a
person's name, perhaps) is refused before it gets there."""

from functools import cache

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone

from anggota.models import Pengguna
from gugus_tugas.forms import FilterForm, TanggalField
from gugus_tugas.saring import SaringForm
from kasus import perms, serah_terima
from kasus.enums import JenisKelamin, JenisUnsur, KelompokUsia, StatusKasus, SumberLaporan, Tujuan
from kasus.forms.perusahaan import PerusahaanField
from kasus.models import Kasus
from wilayah.models import Wilayah

SEMUA = [("", "Semua")]
TERBUKA = "terbuka"
# Orders of the list; each ends in the primary key, so that no two rows are equal, and has its index.
TERBARU = "terbaru"
URUTAN = {
    TERBARU: ("Laporan terbaru", ("-tanggal_lapor", "-urutan", "-pk")),
    "terlama": ("Laporan terlama", ("tanggal_lapor", "urutan", "pk")),
    "nomor": ("Nomor terakhir", ("-tahun_nomor", "-urutan")),
    "nomor_awal": ("Nomor pertama", ("tahun_nomor", "urutan")),
}
COUNT_LIMIT = 2_000  # eighty pages: every reader of a list pays for counting it
COUNT_LIMIT_JOINED = 100  # four pages: beyond, each counted case costs a look into other tables
ALL = "semua"  # the address of the whole list, for who has a filter of the own that opens it narrowed


def _places() -> list[tuple[str, str]]:
    return [*SEMUA, *Wilayah.objects.kabkota_aceh().order_by("kode").values_list("kode", "nama")]


def _people() -> list[tuple[str, str]]:
    return [*SEMUA, *((row.nama_pengguna, row.nama) for row in serah_terima.petugas())]


class KasusFilterForm(SaringForm):
    """What the list is narrowed by. `q` finds codes, and for the secretariat places; never names."""

    whole_only = (
        "tujuan",
        "asal",
        "tempat",
        "penanggung",
        "simfoni",
        "perusahaan",
    )  # of what only who sees the whole case may ask
    own = ("status", "tahun", "sumber", "penanggung", "dari", "sampai", "urut")  # columns of the case itself
    main = ("q", "status", "tahun", "kelompok", "urut")
    kosong = f"{ALL}=1"

    q = forms.CharField(
        label="Nomor atau tempat", required=False, max_length=60, widget=forms.TextInput(attrs={"type": "search"})
    )
    status = forms.ChoiceField(
        label="Status", required=False, choices=[*SEMUA, (TERBUKA, "Masih terbuka"), *StatusKasus.choices]
    )
    tahun = forms.IntegerField(label="Tahun lapor", required=False, min_value=1990, max_value=2100)
    kelompok = forms.ChoiceField(label="Korban", required=False, choices=[*SEMUA, *KelompokUsia.choices])
    kelamin = forms.ChoiceField(label="Jenis kelamin", required=False, choices=[*SEMUA, *JenisKelamin.choices])
    tujuan = forms.ChoiceField(label="Tujuan eksploitasi", required=False, choices=[*SEMUA, *Tujuan.choices])
    asal = forms.ChoiceField(label="Asal korban", required=False, choices=SEMUA)
    tempat = forms.ChoiceField(label="Tempat peristiwa", required=False, choices=SEMUA)
    sumber = forms.ChoiceField(label="Sumber laporan", required=False, choices=[*SEMUA, *SumberLaporan.choices])
    perusahaan = PerusahaanField(label="Perusahaan atau perekrut (kode)")
    penanggung = forms.ChoiceField(label="Penanggung jawab", required=False, choices=SEMUA)
    dari = TanggalField(label="Dilaporkan dari", required=False)
    sampai = TanggalField(label="Dilaporkan sampai", required=False)
    lewat = forms.BooleanField(label="Layanan lewat 7 hari", required=False)
    simfoni = forms.BooleanField(label="Belum ada nomor SIMFONI", required=False)
    urut = forms.ChoiceField(
        label="Urutkan", required=False, choices=[("" if key == TERBARU else key, label) for key, (label, _) in URUTAN.items()]
    )  # fmt: skip

    def __init__(self, *args, user: Pengguna, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.is_asing = (
            user,
            False,
        )  # the second: neither a code nor a place was searched for; set by filter()
        if perms.can_view_whole_kasus(user):
            self.fields["asal"].choices = self.fields["tempat"].choices = cache(_places)
            self.fields["penanggung"].choices = cache(_people)
            self.fields["perusahaan"].user = user
        else:
            self.fields["q"].label = "Nomor kasus"
            for name in self.whole_only:
                del self.fields[name]
        self.full_clean()

    @classmethod
    def rows_of(cls, kueri: str, *, user: Pengguna) -> tuple[QuerySet, int]:
        """What the list behind this query shows to this account, and how far it counts."""
        form = cls.of(kueri, user=user)
        return form.filter(Kasus.objects.visible_to(user)).order_by(*form.order), form.count_limit

    @classmethod
    def of(cls, kueri: str, *, user: Pengguna) -> "KasusFilterForm":
        """The filter that a query means to this account."""
        return cls(QueryDict(kueri), user=user)

    def clean(self):
        data = super().clean()
        if data.get("dari") and data.get("sampai") and data["dari"] > data["sampai"]:
            self.add_error("sampai", "Akhir periode terletak sebelum awalnya. Periksa kedua tanggal.")
        return data

    @property
    def order(self) -> tuple[str, ...]:
        return URUTAN[self.asked.get("urut", TERBARU)][1]

    @property
    def count_limit(self) -> int:
        """How far the list is counted: as far as one index goes, or less where every case is looked up in other tables."""
        is_own = self.asked.keys() <= set(self.own) and perms.can_view_whole_kasus(self.user)
        return COUNT_LIMIT if is_own else COUNT_LIMIT_JOINED

    def _by_q(self, rows, text):
        found = rows.by_kode(text)
        if found is None and perms.can_view_whole_kasus(self.user):
            found = rows.by_tempat(text)
        self.is_asing = found is None
        return rows.none() if found is None else found

    def _by_status(self, rows, value):
        return rows.terbuka() if value == TERBUKA else rows.filter(status=value)

    def _by_tahun(self, rows, value):
        return rows.filter(tahun_lapor=value)

    def _by_sumber(self, rows, value):
        return rows.filter(sumber_laporan=value)

    def _by_perusahaan(self, rows, value):
        return rows.with_perusahaan(value)

    def _by_penanggung(self, rows, value):
        return rows.filter(penanggung_jawab__nama_pengguna=value)

    def _by_dari(self, rows, value):
        return rows.filter(tanggal_lapor__gte=value)

    def _by_sampai(self, rows, value):
        return rows.filter(tanggal_lapor__lte=value)

    def _by_simfoni(self, rows, value):
        return rows.belum_simfoni()

    def _by_kelompok(self, rows, value):
        return rows.with_korban(self.user, kelompok_usia=value)

    def _by_kelamin(self, rows, value):
        return rows.with_korban(self.user, jenis_kelamin=value)

    def _by_asal(self, rows, value):
        return rows.with_korban(self.user, asal__kode__startswith=value)

    def _by_tujuan(self, rows, value):
        return rows.with_unsur(JenisUnsur.TUJUAN, value)

    def _by_tempat(self, rows, value):
        return rows.with_tempat(value)

    def _by_lewat(self, rows, value):
        return rows.with_layanan_lewat(self.user, on=timezone.localdate())

    def checked_kueri(self, rows) -> str:
        """What was asked as a query, without a searched text that is neither code nor place: it may be a name."""
        self.filter(rows)
        return self.kueri(without="q" if self.is_asing else "")


class KelengkapanFilterForm(FilterForm):
    tahun = forms.IntegerField(label="Tahun lapor", required=False, min_value=1990, max_value=2100)

    @property
    def tahun_diminta(self) -> int | None:
        """The year that was asked for; None (all years) when there is none or it cannot be read."""
        return self.cleaned_data["tahun"] if self.is_valid() else None
