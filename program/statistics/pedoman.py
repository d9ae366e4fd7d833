"""Who has read a version of a guide, and who has not yet."""

from django.db.models import QuerySet

from anggota.enums import Izin
from anggota.models import Pengguna
from anggota.roles import KEBIJAKAN
from program.models import BacaPedoman, VersiPedoman

PEMBACA = frozenset(peran for peran, policy in KEBIJAKAN.items() if Izin.VIEW_PROGRAM in policy.izin)


def accounts_of(versi: VersiPedoman) -> QuerySet[Pengguna]:
    """The accounts that said to have read this version."""
    return Pengguna.objects.filter(pk__in=BacaPedoman.objects.filter(versi=versi).values("dicatat_oleh"))


def readers_of(versi: VersiPedoman) -> tuple[list[BacaPedoman], list[Pengguna]]:
    """Those who said so, and the open accounts of readers who did not."""
    read = list(
        BacaPedoman.objects.filter(versi=versi).select_related("dicatat_oleh__instansi").order_by("dicatat_pada")
    )
    accounts = Pengguna.objects.filter(is_active=True, peran__in=PEMBACA).select_related("instansi")
    return read, list(accounts.exclude(pk__in=[row.dicatat_oleh_id for row in read]).order_by("nama", "pk"))
