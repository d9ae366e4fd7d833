"""Work left behind: by a person of the secretariat whose account is shut, by an agency that is in the decree no longer."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from anggota import serah_terima
from anggota.enums import Izin
from anggota.models import Instansi, Pengguna
from anggota.roles import KEBIJAKAN
from kasus.actions import reassign_kasus
from kasus.models import Kasus, Layanan, Rujukan


def count(pengguna: Pengguna) -> int:
    return Kasus.objects.terbuka().filter(penanggung_jawab=pengguna).count()


def petugas() -> list[Pengguna]:
    """Active accounts that may answer for a case, by name."""
    roles = [peran for peran, policy in KEBIJAKAN.items() if Izin.RECORD_KASUS in policy.izin]
    return list(Pengguna.objects.filter(is_active=True, peran__in=roles).order_by("nama", "nama_pengguna"))


@dataclass(frozen=True)
class Tertinggal:
    """What still waits for an agency; another one is chosen case by case, for the victim decides with whom data is shared."""

    instansi: Instansi
    layanan: int
    rujukan: int


def tertinggal(user: Pengguna, agencies: Iterable[Instansi]) -> list[Tertinggal]:
    """Services and referrals in the caller's scope that wait for these agencies, where there are any."""
    agencies = list(agencies)
    services = Layanan.objects.visible_to(user).menunggu().filter(penyedia__in=agencies)
    referrals = Rujukan.objects.visible_to(user).terbuka().filter(penerima__in=agencies)
    counts = [
        dict(rows.order_by().values_list(name).annotate(jumlah=Count("pk")))
        for rows, name in ((services, "penyedia"), (referrals, "penerima"))
    ]
    found = [Tertinggal(row, counts[0].get(row.pk, 0), counts[1].get(row.pk, 0)) for row in agencies]
    return [row for row in found if row.layanan or row.rujukan]


serah_terima.register(serah_terima.Pekerjaan("kasus terbuka", izin=Izin.RECORD_KASUS, count=count, move=reassign_kasus))
