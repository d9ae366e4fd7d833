"""What a person of the secretariat leaves behind when the account is shut: the open cases in the own hands."""

from anggota import serah_terima
from anggota.enums import Izin
from anggota.models import Pengguna
from anggota.roles import KEBIJAKAN
from kasus.actions import reassign_kasus
from kasus.models import Kasus


def count(pengguna: Pengguna) -> int:
    return Kasus.objects.terbuka().filter(penanggung_jawab=pengguna).count()


def petugas() -> list[Pengguna]:
    """Active accounts that may answer for a case, by name."""
    roles = [peran for peran, policy in KEBIJAKAN.items() if Izin.RECORD_KASUS in policy.izin]
    return list(Pengguna.objects.filter(is_active=True, peran__in=roles).order_by("nama", "nama_pengguna"))


serah_terima.register(serah_terima.Pekerjaan("kasus terbuka", izin=Izin.RECORD_KASUS, count=count, move=reassign_kasus))
