"""One line: from the cases that met a barrier to the meeting, the recommendation, the agencies, the evidence and the report."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from anggota.models import Pengguna
from kasus.enums import Hambatan
from kasus.models import Kasus
from laporan import perms, statistics
from laporan.sentences import kalimat_hambatan
from laporan.statistics.garis import BertemuHambatan, bertemu_hambatan
from rapat.models import Perkembangan, Rapat, Rekomendasi, TindakLanjut
from rapat.perms import can_export_bukti

KASUS_TAMPIL, BUKTI_TAMPIL = 20, 10


@dataclass(frozen=True)
class Bukti:
    """The notes of the present round: how many, how many with a file, and the newest files with the right to open them."""

    jumlah: int
    berbukti: int
    daftar: tuple[tuple[Perkembangan, bool], ...]


@dataclass(frozen=True)
class Garis:
    rekomendasi: Rekomendasi
    hambatan: BertemuHambatan | None
    kasus_tampil: tuple[Kasus, ...]
    is_rapat_terbuka: bool
    items: tuple[TindakLanjut, ...]
    bukti: Bukti
    tahun_laporan: int
    kalimat: str
    is_laporan_terbuka: bool

    @property
    def kasus_lain(self) -> int:
        """Cases in scope that the page does not name."""
        return self.hambatan.kasus - len(self.kasus_tampil)


def build_garis(row: Rekomendasi, *, user: Pengguna) -> Garis:
    """`row` with its progress; everything else is read within the scope of this account."""
    met = None
    if row.kode_hambatan:
        kode, until = Hambatan(row.kode_hambatan), row.rapat.tanggal
        met = bertemu_hambatan(kode, until=until, user=user, paling=KASUS_TAMPIL)
    items = TindakLanjut.objects.visible_to(user).filter(rekomendasi=row, putaran=row.putaran)
    year = max(timezone.localdate().year, row.rapat.tahun)
    return Garis(
        rekomendasi=row,
        hambatan=met,
        kasus_tampil=met.daftar or () if met else (),
        is_rapat_terbuka=Rapat.objects.visible_to(user).filter(pk=row.rapat_id).exists(),
        items=tuple(items.select_related("instansi", "rekomendasi")),
        bukti=_evidence(row, user),
        tahun_laporan=year,
        kalimat=_sentence(row, year) if row.kode_hambatan else "",
        is_laporan_terbuka=perms.can_view_laporan(user),
    )


def _evidence(row: Rekomendasi, user: Pengguna) -> Bukti:
    notes = Perkembangan.objects.visible_to(user)
    notes = notes.filter(tindak_lanjut__rekomendasi=row, tindak_lanjut__putaran=row.putaran)
    with_file = ~Q(bukti="")
    numbers = notes.aggregate(jumlah=Count("*"), berbukti=Count("pk", filter=with_file))
    newest = notes.filter(with_file).select_related("tindak_lanjut__instansi").order_by("-dicatat_pada")[:BUKTI_TAMPIL]
    return Bukti(**numbers, daftar=tuple((note, can_export_bukti(user, note)) for note in newest))


def _sentence(row: Rekomendasi, year: int) -> str:
    """What the report of this year, as it would be written now, says of the recommendation in a sentence of its own."""
    on = min(datetime.date(year, 12, 31), max(timezone.localdate(), row.rapat.tanggal))
    standing = statistics.rekomendasi(on=on, nomor=row.nomor)
    return kalimat_hambatan(standing[0]) if standing else ""
