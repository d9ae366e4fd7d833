"""What a person of the secretariat leaves behind when the account is shut: the open cases in the own hands."""

from anggota import serah_terima
from anggota.enums import Izin
from anggota.models import Pengguna
from kasus.actions import reassign_kasus
from kasus.models import Kasus


def count(pengguna: Pengguna) -> int:
    return Kasus.objects.terbuka().filter(penanggung_jawab=pengguna).count()


serah_terima.register(serah_terima.Pekerjaan("kasus terbuka", izin=Izin.RECORD_KASUS, count=count, move=reassign_kasus))
