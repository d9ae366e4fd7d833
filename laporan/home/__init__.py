"""Beranda: what needs this person now, then a few numbers. Counts use the same scoped rows as the lists they link to.

A source of tasks is a function (user, today) -> list[Tugas] in the file of its noun, named in SUMBER.
"""

from django.utils import timezone

from anggota.models import Pengguna
from laporan.home.akun import accounts
from laporan.home.anggota import agreements, membership
from laporan.home.angka import Angka, daftar_angka
from laporan.home.data_pribadi import disposals, requests
from laporan.home.instansi import agency
from laporan.home.kantor import office
from laporan.home.kasus import closings, entries, flags, withdrawals
from laporan.home.konsep import drafts
from laporan.home.layanan import services, visits
from laporan.home.perkara import hearings, stuck
from laporan.home.rekomendasi import rounds
from laporan.home.rujukan import referrals
from laporan.home.tugas import Tugas

__all__ = ["Angka", "Tugas", "daftar_angka", "daftar_tugas"]

SUMBER = (
    accounts,
    services,
    visits,
    membership,
    agreements,
    office,
    requests,
    disposals,
    referrals,
    agency,
    drafts,
    hearings,
    stuck,
    flags,
    closings,
    withdrawals,
    entries,
    rounds,
)
_URUTAN = {"terlambat": 0, "perhatian": 1, "berjalan": 2}


def daftar_tugas(user: Pengguna) -> list[Tugas]:
    """The most urgent first; empty when nothing waits."""
    today = timezone.localdate()
    tasks = [task for source in SUMBER for task in source(user, today)]
    return sorted(tasks, key=lambda task: _URUTAN.get(task.nada, 3))
