"""Prevention in a year, from the registers of the programmes: chapter IV of the report (ranah.md 5.2, T12).

Nothing that is dated after the cut-off day counts. What the registers keep without a day (offices known, states of research, places
still dangerous) is told as it stands when it is read. Units are named in each type; none of them is a victim.
"""

import datetime
from collections import Counter
from dataclasses import dataclass, replace

from django.db.models import Count, Q, Sum
from django.db.models.functions import Substr

from laporan import guard
from laporan.statistics import Baris
from laporan.statistics.bukti.dasar import ask_named, jumlah
from program.aturan.kegiatan import PESERTA
from program.enums.bahan import MASUK, JenisBahan, JenisMutasi
from program.enums.gampong import Keadaan
from program.enums.kegiatan import JenisKegiatan, StatusKegiatan
from program.enums.penelitian import StatusPenelitian
from program.enums.perusahaan import JenisKunjungan
from program.models import (
    Kegiatan,
    KunjunganPengawasan,
    MutasiBahan,
    Penelitian,
    Perusahaan,
    ProgramGampong,
    Temuan,
)
from program.statistics.lokasi import PITA, lokasi_pita
from wilayah.models import ACEH, KODE_KABKOTA_LENGTH, Wilayah

SEMUA = Count("*")


@dataclass(frozen=True)
class BarisKegiatan:
    """Activities of one kind that were carried out, and participants by sex, children among them; None: nobody counted them."""

    kode: str
    label: str
    jumlah: int
    laki_laki: int | None
    perempuan: int | None
    tanpa_peserta: int


@dataclass(frozen=True)
class BarisBahan:
    """Materials of one kind, in pieces: what came in (printed or received) and what was given out in the year."""

    kode: str
    label: str
    masuk: int
    dibagikan: int


@dataclass(frozen=True)
class Pengawasan:
    """Offices of P3MI known and visited, visits of the year by kind, findings of these visits and those done up to the cut-off day.

    Recruiters stand in no number.
    """

    kantor: int
    dikunjungi: int
    kunjungan: tuple[Baris, ...]
    temuan: int
    selesai: int

    @property
    def jumlah_kunjungan(self) -> int:
        return sum(row.jumlah for row in self.kunjungan)

    @property
    def terbuka(self) -> int:
        return self.temuan - self.selesai


@dataclass(frozen=True)
class CapaianGampong:
    """Gampong of Aceh, those that were reported for the year, and of these those that have what each line says.

    A gampong that was not reported is not one that has nothing. `apbg` in rupiah, None as long as nobody told an amount.
    `forum`: gampong with a forum anak in each kabupaten/kota that reported any; empty in a version that was frozen before.
    """

    semua: int
    dilaporkan: int
    baris: tuple[Baris, ...]
    apbg: int | None
    forum: tuple[Baris, ...] = ()


@dataclass(frozen=True)
class Pencegahan:
    """The chapter. `penelitian`: requests of the year by state. `lokasi`: the band of restricted places in all Aceh, in words.

    `is_peserta_ditutup`: an edition for the public whose participants by kind are too few to be told; their sum stands.
    `tempat`: activities by each of the 23, empty in a version that was frozen before they were counted.
    """

    kegiatan: tuple[BarisKegiatan, ...]
    peserta: int | None
    kabkota: int
    is_peserta_ditutup: bool
    bahan: tuple[BarisBahan, ...]
    pengawasan: Pengawasan
    gampong: CapaianGampong
    penelitian: tuple[Baris, ...]
    lokasi: str
    tempat: tuple[Baris, ...] = ()

    @property
    def jumlah_kegiatan(self) -> int:
        return sum(row.jumlah for row in self.kegiatan)

    @property
    def jumlah_penelitian(self) -> int:
        return sum(row.jumlah for row in self.penelitian)


def pencegahan(tahun: int, *, on: datetime.date, in_full: bool) -> Pencegahan:
    """The chapter of a year up to `on`. `in_full`: for an edition that is not for the public."""
    of_year = Q(tanggal__year=tahun, tanggal__lte=on)
    done = Kegiatan.objects.filter(of_year, status=StatusKegiatan.TERLAKSANA)
    visits = KunjunganPengawasan.objects.filter(of_year, perusahaan__in=Perusahaan.objects.resmi())
    found = _together(tahun, done, visits, on=on)
    held, places = _held(done), list(Wilayah.objects.kabkota_aceh())
    activities, by_place = _kegiatan(held), _tempat(held, places)
    counted = [n for row in activities for n in (row.laki_laki, row.perempuan) if n is not None]
    is_closed = not in_full and bool(counted) and not guard.may_break_down(counted)
    if is_closed:
        activities = [replace(row, laki_laki=None, perempuan=None) for row in activities]
    return Pencegahan(
        kegiatan=tuple(activities),
        peserta=sum(counted) if counted else None,
        kabkota=sum(bool(row.jumlah) for row in by_place),
        is_peserta_ditutup=is_closed,
        bahan=tuple(_bahan(MutasiBahan.objects.filter(of_year))),
        pengawasan=Pengawasan(
            kantor=found["kantor"]["n"],
            dikunjungi=found["dikunjungi"]["kantor"],
            kunjungan=tuple(Baris(k.value, str(k.label), found["dikunjungi"][k.value]) for k in JenisKunjungan),
            temuan=found["temuan"]["n"],
            selesai=found["temuan"]["selesai"],
        ),
        gampong=_gampong(ProgramGampong.objects.filter(tahun=tahun), found["semua"]["n"], places),
        penelitian=tuple(Baris(s.value, str(s.label), found["penelitian"][s.value]) for s in StatusPenelitian),
        lokasi=PITA[lokasi_pita()[1]],
        tempat=tuple(by_place),
    )


def _together(tahun: int, done, visits, *, on: datetime.date) -> dict[str, dict]:
    """All single sums, in one query."""
    kinds = {kind.value: Count("pk", filter=Q(jenis=kind)) for kind in JenisKunjungan}
    states = {status.value: Count("pk", filter=Q(status=status)) for status in StatusPenelitian}
    return ask_named(
        kantor=jumlah(Perusahaan.objects.resmi(), n=SEMUA),
        dikunjungi=jumlah(visits, kantor=Count("perusahaan", distinct=True), **kinds),
        temuan=jumlah(
            Temuan.objects.filter(kunjungan__in=visits),
            n=SEMUA,
            selesai=Count("pk", filter=Q(tanggal_selesai__lte=on)),
        ),
        semua=jumlah(Wilayah.objects.filter(induk__induk__induk=ACEH), n=SEMUA),
        penelitian=jumlah(Penelitian.objects.filter(tanggal__year=tahun, tanggal__lte=on), **states),
    )


def _held(done) -> list[dict]:
    """Activities by kind and kabupaten/kota, asked once for both tables."""
    people = {f"total_{name}": Sum(name) for name in PESERTA}
    unknown = Count("pk", filter=Q(**{f"{name}__isnull": True for name in PESERTA}))
    place = Substr("tempat_id", 1, KODE_KABKOTA_LENGTH)
    return list(done.order_by().values("jenis", kabkota=place).annotate(n=SEMUA, tanpa=unknown, **people))


def _kegiatan(held: list[dict]) -> list[BarisKegiatan]:
    rows = []
    for kind in JenisKegiatan:
        if found := [row for row in held if row["jenis"] == kind.value]:
            men, women = (
                _sum(*(row[f"total_{who}_{sex}"] for row in found for who in ("peserta", "anak"))) for sex in "lp"
            )
            total, unknown = (sum(row[name] for row in found) for name in ("n", "tanpa"))
            rows.append(BarisKegiatan(kind.value, str(kind.label), total, men, women, unknown))
    return rows


def _tempat(held: list[dict], places: list[Wilayah]) -> list[Baris]:
    """Activities in each kabupaten and kota of Aceh, also where there was none; those elsewhere stand in none of these lines."""
    counts = Counter()
    for row in held:
        counts[row["kabkota"]] += row["n"]
    return [Baris(row.kode, row.nama, counts[row.kode]) for row in places]


def _sum(*numbers: int | None) -> int | None:
    """Of those that were counted; None when none was."""
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def _bahan(moved) -> list[BarisBahan]:
    """Kinds of which anything moved; a correction of the count is neither print nor gift."""
    pieces = {
        "masuk": Sum("jumlah", filter=Q(jenis__in=MASUK)),
        "bagi": Sum("jumlah", filter=Q(jenis=JenisMutasi.BAGI)),
    }
    found = {row["bahan__jenis"]: row for row in moved.order_by().values("bahan__jenis").annotate(**pieces)}
    rows = [
        BarisBahan(kind.value, str(kind.label), found[kind.value]["masuk"] or 0, -(found[kind.value]["bagi"] or 0))
        for kind in JenisBahan
        if kind.value in found
    ]
    return [row for row in rows if row.masuk or row.dibagikan]


def _gampong(reported, semua: int, places: list[Wilayah]) -> CapaianGampong:
    lines = {
        "forum": ("Forum anak", Q(forum_anak=Keadaan.ADA)),
        "ber_sk": ("Forum anak dengan SK", Q(forum_anak=Keadaan.ADA) & ~Q(forum_anak_sk="")),
        "apbg": ("Anggaran perlindungan dalam APBG", Q(apbg__gt=0)),
        "reusam": ("Reusam perlindungan", Q(reusam=Keadaan.ADA)),
        "kader": ("Kader terlatih", Q(kader__gt=0)),
    }
    counts = {f"n_{kode}": Count("pk", filter=met) for kode, (_, met) in lines.items()}
    rows = reported.order_by().values("kabkota").annotate(n=SEMUA, rupiah=Sum("apbg"), **counts)
    found = {row["kabkota"]: row for row in rows}
    return CapaianGampong(
        semua=semua,
        dilaporkan=sum(row["n"] for row in found.values()),
        baris=tuple(
            Baris(kode, label, sum(row[f"n_{kode}"] for row in found.values())) for kode, (label, _) in lines.items()
        ),
        apbg=_sum(*(row["rupiah"] for row in found.values())),
        forum=tuple(Baris(p.kode, p.nama, found[p.kode]["n_forum"]) for p in places if p.kode in found),
    )
