"""People who were recorded twice: one pair that is asked about, one that was joined, one that was found to be two. All invented."""

import datetime

from anggota.models import Pengguna
from kasus import actions
from kasus.models import IdentitasKorban, Korban
from kasus.models.orang import Sosok

KEMBAR = "diketahui dari kartu keluarga yang baru ditunjukkan"


def muat_orang(*, by: Pengguna) -> None:
    """Goes over the first and the last victims of the sample; adds no case, so that no figure of the sample changes."""
    rows = list(Korban.objects.select_related("kasus").order_by("kasus__tanggal_lapor", "kasus__urutan", "urutan"))
    if len(rows) < 6:
        return
    _again(rows[0], rows[-1], ejaan=_old_spelling, by=by)  # a hint: another spelling, born the same day
    _again(rows[1], rows[-2], ejaan=str, nik=True, by=by)
    seen = actions.compare_orang(Sosok(rows[1]), Sosok(rows[-2]), by=by)
    actions.merge_orang(
        Sosok(rows[1]), Sosok(rows[-2]), alasan="NIK sama dan diakui orangnya sendiri", sidik=seen.sidik, by=by
    )
    actions.record_bukan_sama(Sosok(rows[2]), Sosok(rows[-3]), by=by)


def _again(first: Korban, later: Korban, *, ejaan, nik: bool = False, by: Pengguna) -> None:
    """The later row turns out to describe the first person."""
    known = IdentitasKorban.objects.get(korban=first)
    found = {"nama": ejaan(known.nama), "tanggal_lahir": known.tanggal_lahir or datetime.date(1999, 5, 4)}
    actions.update_identitas(later, perubahan={**found, **({"nik": known.nik} if nik else {})}, alasan=KEMBAR, by=by)


def _old_spelling(nama: str) -> str:
    return nama.replace("Cut", "Tjut").replace("u", "oe").replace("j", "dj").replace("Tjoet", "Tjut")
