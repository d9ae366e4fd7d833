"""One line: from the cases that met a barrier to the meeting, the recommendation, the agencies, the evidence and the report."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.utils import timezone

from anggota.models import Pengguna
from kasus.enums import Hambatan
from kasus.models import Kasus
from laporan import perms
from laporan.bukti import RekomendasiBerbukti, is_standing, with_evidence
from laporan.sentences import kalimat_hambatan
from laporan.statistics import StatusRekomendasi
from laporan.statistics.garis import BertemuHambatan, bertemu_hambatan
from rapat.enums import StatusRapat
from rapat.models import Perkembangan, Rapat, Rekomendasi, TindakLanjut
from rapat.models.bukti import with_bukti
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
    bukti_hidup: RekomendasiBerbukti | None  # of the sixteen of 2018: what the registers say today

    @property
    def kasus_lain(self) -> int:
        """Cases in scope that the page does not name."""
        return self.hambatan.kasus - len(self.kasus_tampil)


def with_origin(rows, *, user: Pengguna):
    """With the progress, whether this account may open the meeting, and the newest year that has a report."""
    meetings = Rapat.objects.visible_to(user)
    held = meetings.exclude(status=StatusRapat.KONSEP).filter(tahun__lte=timezone.localdate().year)
    return (
        rows.select_related("rapat")
        .with_progress()
        .annotate(
            is_rapat_terbuka=Exists(meetings.filter(pk=OuterRef("rapat"))),
            tahun_terakhir=Subquery(held.order_by("-tahun").values("tahun")[:1]),
        )
    )


def build_garis(row: Rekomendasi, *, user: Pengguna) -> Garis:
    """`row` as `with_origin` gives it; everything else is read within the scope of this account."""
    met = None
    if row.kode_hambatan:
        kode, until = Hambatan(row.kode_hambatan), row.rapat.tanggal
        met = bertemu_hambatan(kode, until=until, user=user, paling=KASUS_TAMPIL)
    rows = TindakLanjut.objects.visible_to(user).filter(rekomendasi=row, putaran=row.putaran)
    items = tuple(rows.select_related("instansi", "rekomendasi").order_by("peran", "instansi__singkatan"))
    return Garis(
        rekomendasi=row,
        hambatan=met,
        kasus_tampil=met.daftar or () if met else (),
        is_rapat_terbuka=row.is_rapat_terbuka,
        items=items,
        bukti=_evidence(row, user),
        tahun_laporan=row.tahun_terakhir or row.rapat.tahun,
        kalimat=_sentence(row, items),
        is_laporan_terbuka=perms.can_view_laporan(user),
        bukti_hidup=_live(row, user),
    )


def _live(row: Rekomendasi, user: Pengguna) -> RekomendasiBerbukti | None:
    if not is_standing(row):
        return None
    return with_evidence([row], timezone.localdate().year, user=user)[0]


def _evidence(row: Rekomendasi, user: Pengguna) -> Bukti:
    notes = Perkembangan.objects.visible_to(user)
    notes = notes.filter(tindak_lanjut__rekomendasi=row, tindak_lanjut__putaran=row.putaran)
    with_file = Q(jumlah_bukti__gte=1)
    numbers = notes.aggregate(jumlah=Count("*"), berbukti=Count("pk", filter=with_file))
    if not numbers["berbukti"]:
        return Bukti(**numbers, daftar=())
    newest = with_bukti(notes.filter(with_file), user).select_related("tindak_lanjut__instansi")
    newest = newest.order_by("-dicatat_pada")[:BUKTI_TAMPIL]
    return Bukti(**numbers, daftar=tuple((note, can_export_bukti(user, note)) for note in newest))


def _sentence(row: Rekomendasi, items: tuple[TindakLanjut, ...]) -> str:
    """What the report would say of the recommendation today, in a sentence of its own."""
    agencies = tuple(item.instansi.singkatan for item in items)
    counts = (row.jumlah_tindak_lanjut, row.jumlah_sesuai)
    barrier = row.get_kode_hambatan_display()
    return kalimat_hambatan(
        StatusRekomendasi(row.nomor, row.uraian, row.rapat.judul, agencies, *counts, row.status, barrier)
    )
