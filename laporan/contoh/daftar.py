"""Filters that the office keeps for its own list of cases."""

from anggota.models import Pengguna
from kasus import actions as kasus

SARINGAN = (
    ("Masih terbuka", "status=terbuka"),
    ("Layanan lewat 7 hari", "lewat=1"),
    ("Anak, belum SIMFONI", "kelompok=anak&simfoni=1"),
)


def muat(akun: dict[str, Pengguna]) -> None:
    for name in ("sekretariat", "kepala"):
        for nama, kueri in SARINGAN:
            kasus.record_saringan(nama=nama, kueri=kueri, is_utama=False, by=akun[name])
