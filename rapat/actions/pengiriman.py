"""Sends what waits in the queue, one mail after the other, each in its own short transactions."""

import logging
import time
from dataclasses import dataclass, field

from gugus_tugas.smtp import Kurir, NotSent, Unknown
from rapat import surat
from rapat.actions.pemberitahuan import ambil, kembalikan, pulihkan, serahkan, tandai, tunda
from rapat.enums import GalatKirim, StatusPemberitahuan
from rapat.models import Pemberitahuan

log = logging.getLogger(__name__)
GALAT = {
    NotSent.CONNECTION: GalatKirim.TIDAK_TERSAMBUNG,
    NotSent.SENDER: GalatKirim.PENGIRIM_DITOLAK,
    NotSent.ADDRESS: GalatKirim.ALAMAT_DITOLAK,
    NotSent.MESSAGE: GalatKirim.PESAN_DITOLAK,
}


@dataclass
class HasilKirim:
    """What one run did."""

    jumlah: dict[str, int] = field(default_factory=lambda: dict.fromkeys(StatusPemberitahuan.values, 0))
    putus: str = ""  # why the run stopped early; the rest waits

    @property
    def terkirim(self) -> int:
        return self.jumlah[StatusPemberitahuan.TERKIRIM]

    @property
    def gagal(self) -> int:
        return self.jumlah[StatusPemberitahuan.GAGAL]

    @property
    def tertunda(self) -> int:
        return self.jumlah[StatusPemberitahuan.ANTRE]

    @property
    def tidak_pasti(self) -> int:
        return self.jumlah[StatusPemberitahuan.TIDAK_PASTI]

    @property
    def is_beres(self) -> bool:
        return not (self.putus or self.gagal or self.tidak_pasti)


def kirim(*, selama: float | None = None) -> HasilKirim:
    """Empties the queue, at most for so many seconds. A server that does not answer ends the run: the others would fail as well."""
    done, end = HasilKirim(), None if selama is None else time.monotonic() + selama
    done.jumlah[StatusPemberitahuan.TIDAK_PASTI] = pulihkan()
    with Kurir() as kurir:
        while not done.putus and (end is None or time.monotonic() < end):
            row = ambil()
            if row is None:
                break
            if status := _kirim_satu(row, kurir, done):
                done.jumlah[status] += 1
    return done


def _kirim_satu(row: Pemberitahuan, kurir: Kurir, done: HasilKirim) -> str:
    """How this mail stands now; empty when it was no longer ours."""
    try:
        message = surat.tulis(row)
    except Exception:  # one mail that cannot be written must not stop those behind it
        log.exception("mail %s could not be written", row.pk)
        return tunda(row, galat=GalatKirim.TIDAK_TERTULIS)
    if message is None:
        return StatusPemberitahuan.BATAL if tandai(row, StatusPemberitahuan.BATAL) else ""
    [address] = message.to or [""]
    if not address:
        tandai(row, StatusPemberitahuan.GAGAL, galat=GalatKirim.TANPA_ALAMAT)
        return StatusPemberitahuan.GAGAL
    try:
        sent = kurir.deliver(message, before_data=lambda: serahkan(row, surel=address))
    except Unknown:
        tandai(row, StatusPemberitahuan.TIDAK_PASTI, galat=GalatKirim.TERPUTUS)
        return StatusPemberitahuan.TIDAK_PASTI
    except NotSent as refusal:
        return _ditolak(row, refusal, done)
    if sent:
        tandai(row, StatusPemberitahuan.TERKIRIM)
    return StatusPemberitahuan.TERKIRIM if sent else ""


def _ditolak(row: Pemberitahuan, refusal: NotSent, done: HasilKirim) -> str:
    galat = GALAT[refusal.kind]
    if refusal.kind in {NotSent.CONNECTION, NotSent.SENDER}:
        done.putus = galat.label
        return kembalikan(row, galat=galat)
    if refusal.temporary:
        return tunda(row, galat=GalatKirim.SERVER_SIBUK)
    tandai(row, StatusPemberitahuan.GAGAL, galat=galat)
    return StatusPemberitahuan.GAGAL
