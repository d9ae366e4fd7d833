"""What the pages of the Laporan Tahunan show: the years with their states, and one version from draft to issued edition."""

from dataclasses import dataclass, field

from django.db.models import Count, Q

from anggota.models import Pengguna
from laporan import perms
from laporan.enums import LAPORAN_PERNAH_TERBIT, Edisi, StatusLaporan
from laporan.kekurangan import Kekurangan, daftar_kekurangan, urutkan
from laporan.models import BabLaporan, EdisiLaporan, LaporanTahunan
from laporan.naskah import naskah_html
from laporan.perubahan import Beda, bandingkan, tercetak
from laporan.potret import Potret
from laporan.rancangan import build_rancangan
from laporan.statistics import available_years

NADA = {
    StatusLaporan.KONSEP: "perhatian",
    StatusLaporan.DIPERIKSA: "berjalan",
    StatusLaporan.DISETUJUI: "berjalan",
    StatusLaporan.TERBIT: "selesai",
    StatusLaporan.DITARIK: "terlambat",
}


@dataclass(frozen=True)
class BarisTahun:
    """A year in the list. `terbitan`: the version in force; `ditarik`: the last issued one, when it was withdrawn and none is in
    force; `terbuka`: the version in the making."""

    tahun: int
    terbitan: LaporanTahunan | None
    ditarik: LaporanTahunan | None
    terbuka: LaporanTahunan | None
    can_start: bool


def daftar_tahun(user: Pengguna) -> list[BarisTahun]:
    """Newest first: for who writes or signs every year with something to report, for members the issued ones."""
    rows = list(LaporanTahunan.objects.visible_to(user))
    last = {row.tahun: row for row in sorted(rows, key=lambda row: row.versi) if row.is_pernah_terbit}
    issued = {year: row for year, row in last.items() if not row.is_ditarik}
    withdrawn = {year: row for year, row in last.items() if row.is_ditarik}
    is_open = {row.tahun: row for row in rows if not row.is_pernah_terbit}
    years = set(last) | (set(available_years()) | set(is_open) if perms.can_view_laporan(user) else set())
    writes = perms.can_record_laporan(user)
    return [
        BarisTahun(
            year, issued.get(year), withdrawn.get(year), is_open.get(year), can_start=writes and year not in is_open
        )
        for year in sorted(years, reverse=True)
    ]


@dataclass(frozen=True)
class Isi:
    """What one version shows beside its state."""

    daftar_bab: list[BabLaporan] = field(default_factory=list)
    daftar_edisi: list[EdisiLaporan] = field(default_factory=list)
    kekurangan: list[Kekurangan] = field(default_factory=list)
    perubahan: list[Beda] = field(default_factory=list)
    versi_lama: int | None = None
    pokok: list[tuple[str, str]] = field(default_factory=list)


def isi_versi(laporan: LaporanTahunan, user: Pengguna) -> Isi:
    """Of a frozen version what is kept; of a draft what would be printed today, with its gaps."""
    chapters, editions = bab_laporan(laporan), list(laporan.daftar_edisi.all())
    old = edisi_sebelumnya(laporan)
    if laporan.is_beku:
        # Members hold the restricted edition in hand; the list of the public one suffices on the page of all.
        kept = Potret.read(next(row.potret for row in editions if row.edisi == Edisi.UMUM))
        return Isi(chapters, editions, perubahan=kept.perubahan, versi_lama=old and old.laporan.versi, pokok=kept.pokok)
    report = build_rancangan(laporan, Edisi.UMUM)
    figures = tercetak(naskah_html(report, narasi={}))
    printed = naskah_html(report, narasi={row.bab: row.teks for row in chapters})
    return Isi(
        chapters,
        kekurangan=daftar_kekurangan(laporan, report, chapters, tercetak=figures),
        perubahan=bandingkan(Potret.read(old.potret).naskah, printed) if old else [],
        versi_lama=old and old.laporan.versi,
    )


def bab_laporan(laporan: LaporanTahunan) -> list[BabLaporan]:
    """The chapters in their order, each with `.jumlah_komentar` (open ones)."""
    still_open = Count("daftar_komentar", filter=Q(daftar_komentar__selesai_pada__isnull=True))
    return urutkan(
        list(laporan.daftar_bab.select_related("pemilik", "diubah_oleh").annotate(jumlah_komentar=still_open))
    )


def edisi_sebelumnya(laporan: LaporanTahunan, edisi: Edisi = Edisi.UMUM) -> EdisiLaporan | None:
    """The edition of the version that was issued before this one."""
    rows = EdisiLaporan.of_year(laporan.tahun).filter(edisi=edisi, laporan__versi__lt=laporan.versi)
    return rows.filter(laporan__status__in=LAPORAN_PERNAH_TERBIT).order_by("-laporan__versi").first()


def langkah(laporan: LaporanTahunan, user: Pengguna) -> dict[str, bool]:
    """Which steps this person may take from here."""
    at = laporan.status
    return {
        "can_write": at == StatusLaporan.KONSEP and perms.can_record_laporan(user),
        "can_remove": at == StatusLaporan.KONSEP and perms.can_record_laporan(user),
        "can_propose": at == StatusLaporan.KONSEP and perms.can_record_laporan(user),
        "can_verify": at == StatusLaporan.DIPERIKSA and perms.can_verify_laporan(user, laporan),
        "can_publish": at == StatusLaporan.DISETUJUI and perms.can_publish(user),
        "can_return": at in {StatusLaporan.DIPERIKSA, StatusLaporan.DISETUJUI}
        and perms.can_return_laporan(user, laporan),
        "can_withdraw": at == StatusLaporan.TERBIT and perms.can_withdraw(user),
    }
