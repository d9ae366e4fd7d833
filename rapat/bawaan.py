"""What earlier meetings left unfinished: found anew for each meeting as it stood on its day, so nothing is stored twice."""

from dataclasses import dataclass

from django.db.models import Prefetch, Q

from anggota.models import Pengguna
from gugus_tugas.tanggal import tulis_tanggal
from gugus_tugas.templatetags.ui import romawi
from rapat.enums import JenisRapat
from rapat.models import Rapat, Rekomendasi, TindakLanjut


@dataclass(frozen=True)
class Bawaan:
    """One recommendation of an earlier meeting with the items that were still open."""

    rekomendasi: Rekomendasi
    daftar_butir: list[TindakLanjut]

    @property
    def asal(self) -> str:
        return f"dibawa dari {sebut_rapat(self.rekomendasi.rapat)}"


def sebut_rapat(rapat: Rapat) -> str:
    """rapat III/2026, or rapat 9 Agustus 2018 for one that is not quarterly."""
    if rapat.jenis == JenisRapat.TRIWULAN:
        return f"rapat {romawi(rapat.triwulan)}/{rapat.tahun}"
    return f"rapat {tulis_tanggal(rapat.tanggal)}"


def dibawa_ke(rapat: Rapat, *, user: Pengguna) -> list[Bawaan]:
    """Recommendations of meetings before this one that were not finished on its day, oldest first, each once. Two queries.

    Whoever reads these minutes reads them, so what a conference on a case asked for is carried into conferences on that case alone.
    """
    unfinished = Q(selesai_pada__isnull=True) | Q(selesai_pada__date__gt=rapat.tanggal)
    items = TindakLanjut.objects.visible_to(user).filter(unfinished, sejak__lte=rapat.tanggal)
    items = items.select_related("instansi").order_by("peran", "pk")
    rows = Rekomendasi.objects.visible_to(user).filter(rapat__tanggal__lt=rapat.tanggal, rapat__kasus=rapat.kasus_id)
    rows = rows.filter(pk__in=items.order_by().values("rekomendasi")).select_related("rapat").order_by("nomor")
    rows = rows.prefetch_related(Prefetch("daftar_tindak_lanjut", items, to_attr="butir_terbuka"))
    return [Bawaan(row, row.butir_terbuka) for row in rows]
