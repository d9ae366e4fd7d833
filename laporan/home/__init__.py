"""Beranda: what needs this person now, then a few numbers. Counts use the same scoped rows as the lists they link to.

A source of tasks is a function (user, today) -> list[Tugas | Tanya] in the file of its noun, named in SUMBER. What all of them
ask, and the numbers below, is counted in one query; a source that has nothing costs nothing more. What was found for a person
is kept until somebody does anything at all (docs/adr/0021).
"""

from dataclasses import dataclass

from django.utils import timezone

from anggota import audit
from anggota.models import Pengguna
from gugus_tugas.db import Ditanya
from gugus_tugas.paging import COUNT_LIMIT, count_together
from laporan import perms
from laporan.home.akun import accounts
from laporan.home.anggota import agreements, membership
from laporan.home.angka import Angka, numbers
from laporan.home.data_pribadi import disposals, requests
from laporan.home.instansi import agency
from laporan.home.kantor import empty_quarters, office
from laporan.home.kasus import closings, entries, flags, withdrawals
from laporan.home.konsep import drafts
from laporan.home.laporan import reports
from laporan.home.layanan import services, visits
from laporan.home.pedoman import guides
from laporan.home.perkara import hearings, stuck
from laporan.home.rekomendasi import rounds
from laporan.home.rujukan import referrals
from laporan.home.tugas import Tanya, Tugas
from laporan.overview import Ikhtisar, build_overview
from laporan.simpanan import keep
from rapat.models.konsep import begun_by
from rapat.models.rapat import dalam_kueri

__all__ = ["Beranda", "build_home"]

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
    reports,
    guides,
)
_URUTAN = {"terlambat": 0, "perhatian": 1, "berjalan": 2}


@dataclass(frozen=True)
class Beranda:
    daftar_tugas: list[Tugas]  # the most urgent first; empty when nothing waits
    daftar_angka: list[Angka]
    ikhtisar: Ikhtisar | None  # for who may read reports


def build_home(user: Pengguna) -> Beranda:
    """As it was found last time, when nobody has done anything since; typing a draft leaves no line, so drafts are counted beside."""
    today = timezone.localdate()
    newest, *drafted = count_together([(rows, COUNT_LIMIT) for rows in begun_by(user)], beside=[audit.newest()])
    name = f"beranda:{user.pk}:{user.peran}:{user.instansi_id}:{today}:{'-'.join(map(str, drafted))}"
    return keep(name, lambda: _find(user, today), newest=newest or "")


def _find(user: Pengguna, today) -> Beranda:
    dalam_kueri(user)
    said, asked = [entry for source in SUMBER for entry in source(user, today)], numbers(user)
    questions = [pair for entry in said if isinstance(entry, Tanya) for pair in entry.asked]
    glance = build_overview(user, today) if perms.can_view_laporan(user) else Ditanya([], lambda: None)
    found = count_together([*questions, *((rows, limit) for *_, rows, limit in asked)], beside=glance.nilai)
    overview, counts = glance.susun(*found[: len(glance.nilai)]), iter(found[len(glance.nilai) :])
    tasks = [task for entry in said for task in _lines(entry, counts)]
    tasks += empty_quarters(user, overview)
    tasks.sort(key=lambda task: _URUTAN.get(task.nada, 3))
    return Beranda(tasks, [Angka(label, next(counts), url, kunci) for label, url, kunci, *_ in asked], overview)


def _lines(entry: Tugas | Tanya, counts) -> list[Tugas]:
    if isinstance(entry, Tugas):
        return [entry]
    own = [next(counts) for _ in entry.asked]
    return entry.susun(*own) if own[0].nilai else []
