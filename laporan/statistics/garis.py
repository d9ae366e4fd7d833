"""How many cases met a barrier: in full for who may open each of them, guarded for everybody else."""

import datetime
from dataclasses import dataclass

from anggota.enums import Izin
from anggota.models import Pengguna
from kasus.enums import Hambatan
from kasus.models import Kasus, Layanan, Rujukan
from kasus.models.lingkup import led_by
from laporan import guard


@dataclass(frozen=True)
class BertemuHambatan:
    """Cases reported up to a day in which a referral or a service met this barrier.

    `daftar` holds the newest for an account that may open every one. For the others it is None, and each number means "at least", or is
    None when one of them is small.
    """

    kode: Hambatan
    kasus: int | None
    rujukan: int | None
    layanan: int | None
    daftar: tuple[Kasus, ...] | None


def bertemu_hambatan(kode: Hambatan, *, until: datetime.date, user: Pengguna, paling: int) -> BertemuHambatan:
    """For who reads cases: of the own scope, so that the number is the length of the list. For the others: of all, or nothing.

    At most `paling` cases are named.
    """
    sees = user.has_izin(Izin.VIEW_KASUS)
    cases = (Kasus.objects.visible_to(user) if sees else Kasus.objects.all()).filter(tanggal_lapor__lte=until)
    referrals = Rujukan.objects.visible_to(user) if sees else Rujukan.objects.all()
    services = Layanan.objects.visible_to(user) if sees else Layanan.objects.all()
    sources = [rows.filter(hambatan=kode) for rows in (referrals, services)]
    met = led_by(cases, [(rows, "korban__kasus") for rows in sources], is_few=True).order_by(
        "-tanggal_lapor", "-urutan"
    )
    named = tuple(met[: paling + 1]) if sees else ()
    number = len(named) if sees and len(named) <= paling else met.count()
    numbers = (number, *(rows.filter(korban__kasus__in=met.order_by().values("pk")).count() for rows in sources))
    if sees:
        return BertemuHambatan(kode, *numbers, daftar=named[:paling])
    shown = map(guard.at_least, numbers) if guard.may_break_down(numbers) else (None, None, None)
    return BertemuHambatan(kode, *shown, daftar=None)
