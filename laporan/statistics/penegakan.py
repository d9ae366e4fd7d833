"""The legal track in a year: chapter VI of the report (ranah.md 5.2, T7, T8).

Units: perkara (reports to the police), terdakwa (suspects judged), korban and rupiah of restitution. Everything is told as it stood on
the cut-off day: a stage, verdict or payment that came later does not count. P-21 says that a file is complete, no more; only inkracht is
final. The numbers are small and tell of persons: the public edition gets the totals of the province alone.
"""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.models import Case, Count, Exists, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from gugus_tugas.sel_kecil import SEL_TERKECIL
from kasus.enums import TAHAP_BERHENTI, TAHAP_TANDA, JenisPutusan, KodeTahap
from kasus.models import PembayaranRestitusi, PerkaraHukum, Putusan, Restitusi, TahapHukum
from laporan.periode import Periode, setahun
from laporan.statistics import Baris
from laporan.statistics.biaya import langkah
from laporan.statistics.bukti.dasar import ask_named, jumlah

_K = KodeTahap
TETAP = ("tetap", "Berkekuatan hukum tetap (inkracht)")
# Where a report stands that is not final: code, words, stages. Each stage stands in exactly one of them.
KELOMPOK_TAHAP = (
    ("penyidikan", "Penyelidikan dan penyidikan", {_K.LP, _K.LID, _K.SIDIK, _K.SPDP, _K.TSK}),
    ("berkas", "Berkas diteliti penuntut umum", {_K.TAHAP1, _K.P18, _K.P19}),
    ("lengkap", "Berkas lengkap (P-21), belum dilimpahkan ke pengadilan", {_K.P21, _K.TAHAP2, _K.DAKWAAN}),
    ("sidang", "Persidangan", {_K.LIMPAH, _K.SIDANG, _K.TUNTUTAN}),
    (
        "putusan",
        "Diputus, belum tercatat inkracht",
        {_K.PUTUSAN, _K.BANDING, _K.KASASI, _K.INKRACHT, _K.PK, _K.EKSEKUSI},
    ),
    ("henti", "Dihentikan (SP3 atau SKP2)", set(TAHAP_BERHENTI)),
)
# The funnel of the year (ranah.md 5.2).
ARUS = {
    _K.LP: "Laporan polisi diterima",
    _K.TSK: "Tersangka ditetapkan",
    _K.P21: "Berkas dinyatakan lengkap (P-21)",
    _K.PUTUSAN: "Putusan pengadilan negeri",
    _K.INKRACHT: "Berkekuatan hukum tetap (inkracht)",
}
HENTI = ("henti", "Dihentikan (SP3 atau SKP2)")


@dataclass(frozen=True)
class BarisPutusan:
    """Suspects judged in one way in the year; `tetap`: of these, in reports that were final on the cut-off day."""

    kode: str
    label: str
    jumlah: int
    tetap: int


@dataclass(frozen=True)
class BarisRestitusi:
    """One step of restitution in the year: victims and rupiah, rounded down; None where so few victims would read their own sum."""

    kode: str
    label: str
    korban: int
    rupiah: int | None


@dataclass(frozen=True)
class Penegakan:
    """The chapter. `perkara`: all reports up to the cut-off day, `perkara_baru` those of the year, `terdakwa` the suspects judged in it.

    The tables are empty in an edition for the public; `inkracht` also in a version that was frozen before it was counted.
    """

    perkara: int
    perkara_baru: int
    terdakwa: int
    tahap: tuple[Baris, ...] = ()
    arus: tuple[Baris, ...] = ()
    putusan: tuple[BarisPutusan, ...] = ()
    restitusi: tuple[BarisRestitusi, ...] = ()
    inkracht: tuple[Baris, ...] = ()

    @property
    def terpidana(self) -> int:
        """Whose conviction became final in the year."""
        return sum(row.jumlah for row in self.inkracht)


def penegakan(tahun: int, *, on: datetime.date, in_full: bool) -> Penegakan:
    """The chapter of a year up to `on`. `in_full`: for an edition that is not for the public; another holds totals alone."""
    known, periode = PerkaraHukum.objects.filter(tanggal_lp__lte=on), setahun(tahun).sampai(on)
    asked = {
        "perkara": jumlah(known, n=Count("*"), baru=Count("pk", filter=Q(tahun_lp=tahun))),
        "putusan": diputus(periode),
    }
    of_members = {"arus": arus(periode), "terpidana": terpidana(periode)} | restitusi(periode) if in_full else {}
    found = ask_named(**asked, **of_members)
    totals = (found["perkara"]["n"], found["perkara"]["baru"], found["putusan"]["n"])
    if not in_full:
        return Penegakan(*totals)
    return Penegakan(
        *totals,
        tahap=tuple(_standing(known, on=on)),
        arus=(
            *(Baris(kode.value, label, found["arus"][kode.value]) for kode, label in ARUS.items()),
            Baris(*HENTI, found["arus"]["henti"]),
        ),
        putusan=tuple(
            BarisPutusan(
                kind.value, str(kind.label), found["putusan"][kind.value], found["putusan"][f"{kind.value}_tetap"]
            )
            for kind in JenisPutusan
        ),
        restitusi=tuple(
            _restitusi(periode, name, found[name]["korban"]) for name in ("diminta", "dikabulkan", "dibayar")
        ),
        inkracht=(
            Baris("kini", f"Diputus pada {tahun}", found["terpidana"]["n"] - found["terpidana"]["lama"]),
            Baris("lama", f"Diputus sebelum {tahun}", found["terpidana"]["lama"]),
        ),
    )


def _restitusi(periode: Periode, name: str, korban: int) -> BarisRestitusi:
    return BarisRestitusi(name, name.capitalize(), korban, sum_told(korban, lambda: per_korban(periode, name)))


def sum_told(korban: int, per_korban: Callable[[], Sequence[int]]) -> int | None:
    """Members read this edition, and no agency may read what one victim asked for or got; neither in it nor between two versions of it,
    so the sum goes down to a step that is no smaller than what any of them did."""
    if korban < SEL_TERKECIL:
        return None if korban else 0
    sums = per_korban()
    return sum(sums) // (step := langkah(max(sums))) * step


def _finals(perkara: str):
    return TahapHukum.objects.berlaku().filter(kode=KodeTahap.INKRACHT, perkara=OuterRef(perkara))


def _final(perkara: str, on: datetime.date) -> Exists:
    return Exists(_finals(perkara).filter(tanggal__lte=on))


def _per_kind() -> dict[str, Count]:
    kinds = {kind.value: Q(jenis=kind) for kind in JenisPutusan}
    counts = {kode: Count("pk", filter=fits) for kode, fits in kinds.items()}
    return counts | {f"{kode}_tetap": Count("pk", filter=fits & Q(is_tetap=True)) for kode, fits in kinds.items()}


def arus(periode: Periode) -> Subquery:
    """Reports that came to each stage of the funnel in the period, by code, and "henti"; a stage that nobody recorded is not guessed."""
    stages = TahapHukum.objects.berlaku().filter(periode.memuat("tanggal"))
    counts = {kode.value: Count("perkara", distinct=True, filter=Q(kode=kode)) for kode in ARUS}
    return jumlah(stages, henti=Count("perkara", distinct=True, filter=Q(kode__in=TAHAP_BERHENTI)), **counts)


def diputus(periode: Periode) -> Subquery:
    """Suspects judged in the period, by the verdict that stood on its last day: "n", each kind, and "<kind>_tetap" of final reports."""
    judged = Putusan.objects.terakhir(on=periode.akhir).filter(periode.memuat("tanggal"))
    return jumlah(judged.annotate(is_tetap=_final("perkara", periode.akhir)), n=Count("*"), **_per_kind())


def terpidana(periode: Periode) -> Subquery:
    """Suspects whose conviction became final in the period: "n", and "lama" by a verdict of before it.

    By the day on which the report became final, whenever the verdict was; who got a first verdict only afterwards, by that day. So
    everybody counts in one period, and in no other.
    """
    firsts = Putusan.objects.filter(perkara=OuterRef("perkara"), terlapor=OuterRef("terlapor")).order_by("tanggal")
    guilty = Putusan.objects.terakhir(on=periode.akhir).filter(jenis=JenisPutusan.BERSALAH)
    guilty = guilty.annotate(
        tetap_pada=Subquery(_finals("perkara").order_by("tanggal").values("tanggal")[:1]),
        pertama_pada=Subquery(firsts.values("tanggal")[:1]),
    )
    came = periode.memuat("tetap_pada") | Q(tetap_pada__lt=periode.awal) & periode.memuat("pertama_pada")
    return jumlah(guilty.filter(came), n=Count("*"), lama=Count("pk", filter=Q(tanggal__lt=periode.awal)))


def restitusi(periode: Periode) -> dict[str, Subquery]:
    """Victims for whom it was asked, granted (more than zero) and paid on a day of the period."""
    return {
        name: jumlah(rows, korban=Count(korban, distinct=True))
        for name, (rows, korban, _) in _restitution(periode).items()
    }


def per_korban(periode: Periode, name: str) -> list[int]:
    """Rupiah of each victim in one of these steps. For `sum_told` alone."""
    rows, korban, rupiah = _restitution(periode)[name]
    return [int(n) for n in rows.order_by().values(korban).annotate(n=Sum(rupiah)).values_list("n", flat=True)]


def _restitution(periode: Periode) -> dict:
    """The rows of each step, where they name the victim, and the column of rupiah."""
    asked = Restitusi.objects.filter(periode.memuat("tanggal_diminta"))
    granted = Restitusi.objects.filter(periode.memuat("tanggal_dikabulkan"), dikabulkan__gt=0)
    paid = PembayaranRestitusi.objects.filter(periode.memuat("tanggal"), dicabut_pada__isnull=True)
    return {
        "diminta": (asked, "korban", "diminta"),
        "dikabulkan": (granted, "korban", "dikabulkan"),
        "dibayar": (paid, "restitusi__korban", "jumlah"),
    }


def _standing(known, *, on: datetime.date) -> list[Baris]:
    """All reports by where they stood on the day, each once: the sum is `perkara`."""
    order = Case(*(When(kode=kode, then=Value(kode.urutan)) for kode in KodeTahap))
    stages = TahapHukum.objects.berlaku().filter(perkara=OuterRef("pk"), tanggal__lte=on).exclude(kode__in=TAHAP_TANDA)
    newest = stages.order_by("-tanggal", order.desc(), "-urutan").values("kode")[:1]
    rows = known.annotate(
        tahap_pada=Coalesce(Subquery(newest), Value(_K.LP.value)), is_tetap=_final("pk", on)
    ).order_by()
    counts = dict.fromkeys((kode for kode, *_ in KELOMPOK_TAHAP), 0)
    final = 0
    for kode, is_final, number in rows.values_list("tahap_pada", "is_tetap").annotate(n=Count("*")):
        if is_final:
            final += number
        else:
            counts[_group_of(kode)] += number
    *before, stopped = [Baris(kode, label, counts[kode]) for kode, label, _ in KELOMPOK_TAHAP]
    return [*before, Baris(*TETAP, final), stopped]


def _group_of(kode: str) -> str:
    return next(name for name, _, stages in KELOMPOK_TAHAP if kode in stages)
