"""Who receives what: accounts that may come in today, of agencies that were asked or that hold a seat."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from anggota.enums import Izin, Peran
from anggota.models import Instansi, Pengguna
from anggota.roles import KEBIJAKAN
from rapat.calendar import instansi_diundang
from rapat.models import Rapat, TindakLanjut


def akun(izin: Izin, *, on: datetime.date) -> QuerySet[Pengguna]:
    """Active accounts with this right whose membership has not ended on the date `on`."""
    roles = [role for role in Peran if izin in KEBIJAKAN[role].izin]
    return Pengguna.objects.filter(is_active=True, peran__in=roles).menjabat(on=on).select_related("instansi")


def akun_instansi(agencies: Iterable[int], *, on: datetime.date) -> dict[int, list[Pengguna]]:
    """Accounts that report for these agencies, by agency."""
    found: dict[int, list[Pengguna]] = {pk: [] for pk in agencies}
    for row in akun(Izin.REPORT_PROGRESS, on=on).filter(instansi__in=found).order_by("pk"):
        found[row.instansi_id].append(row)
    return found


def akun_kantor(*, on: datetime.date) -> list[Pengguna]:
    """The secretariat and its head."""
    return list(akun(Izin.SCHEDULE_RAPAT, on=on).order_by("pk"))


@dataclass(frozen=True)
class Penerima:
    """One receiver of an invitation: an account, or the office of an agency."""

    instansi: Instansi
    pengguna: Pengguna | None = None

    @property
    def surel(self) -> str:
        return self.pengguna.surel if self.pengguna else self.instansi.surel

    @property
    def kunci(self) -> str:
        return f"akun-{self.pengguna.pk}" if self.pengguna else f"kantor-{self.instansi.pk}"

    @property
    def nama(self) -> str:
        return self.pengguna.nama if self.pengguna else "Kantor"


def penerima_undangan(rapat: Rapat, *, today: datetime.date) -> list[Penerima]:
    """Of each agency that the meeting invites: its accounts, then its office unless an account has the same
    address. An agency without any address stands there as its office, so that it is not forgotten.
    """
    agencies = instansi_diundang(rapat)
    members: dict[int, list[Pengguna]] = {pk: [] for pk in agencies}
    for row in akun(Izin.VIEW_RAPAT, on=today).filter(instansi__in=agencies).order_by("nama", "pk"):
        members[row.instansi_id].append(row)
    found, taken = [], set()
    for pk, agency in agencies.items():
        ones = [Penerima(agency, one) for one in members[pk]]
        reached = [one for one in ones if one.surel]
        if agency.surel or not reached:
            ones.append(Penerima(agency))
        for one in ones:
            if not one.surel or one.surel.lower() not in taken:
                found.append(one)
                taken.add(one.surel.lower())
    return found


@dataclass(frozen=True)
class TakTerjangkau:
    """An agency with open items that no reminder reaches."""

    instansi: Instansi
    jumlah: int
    ada_akun: bool


def tak_terjangkau(*, on: datetime.date) -> list[TakTerjangkau]:
    """Agencies with open items without an account that may come in and has an address."""
    open_items = dict(
        TindakLanjut.objects.terbuka()
        .order_by()
        .values_list("instansi")
        .annotate(jumlah=Count("pk"))
        .values_list("instansi", "jumlah")
    )
    members = akun_instansi(open_items, on=on)
    without = [pk for pk, rows in members.items() if not any(row.surel for row in rows)]
    agencies = Instansi.objects.filter(pk__in=without)
    return [TakTerjangkau(agency, open_items[agency.pk], bool(members[agency.pk])) for agency in agencies]
