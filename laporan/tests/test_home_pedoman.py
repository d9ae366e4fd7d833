"""Home tells who read a guide that it was withdrawn, and stops when the one in force is read, or after thirty days."""

import datetime

import pytest

from gugus_tugas.clock import now
from gugus_tugas.versi import stamp
from laporan.home import build_home
from program import actions
from program.models import VersiPedoman
from program.tests.factories import make_pedoman, make_versi
from program.tests.langkah import publish


@pytest.fixture
def ditarik(sekretariat, kepala, dinsos) -> VersiPedoman:
    """The second version, read by dinsos and withdrawn; the first is in force again."""
    guide = make_pedoman(by=sekretariat, judul="Alur rujukan")
    for _ in range(2):
        row = publish(make_versi(guide, by=sekretariat), by=kepala)
    row.refresh_from_db()
    actions.verify_baca(row, by=dinsos)
    actions.withdraw_versi(row, by=kepala, versi=stamp(row), alasan_tarik="nomor layanan tidak aktif", is_kembali=True)
    return row


def told(user) -> list[str]:
    return [
        task.url for task in build_home(user).daftar_tugas if task.teks.startswith("Pedoman yang Anda baca ditarik")
    ]


def test_who_read_it_is_told_until_the_one_in_force_is_read(ditarik, dinsos, polda, kepala, pimpinan):
    assert told(dinsos) == [f"/program/pedoman/{ditarik.pedoman_id}/"]
    assert told(polda) == told(kepala) == told(pimpinan) == []
    actions.verify_baca(VersiPedoman.objects.get(status="terbit"), by=dinsos)
    assert told(dinsos) == []


def test_nobody_is_told_for_ever(ditarik, dinsos):
    VersiPedoman.objects.filter(pk=ditarik.pk).update(ditarik_pada=now() - datetime.timedelta(days=31))
    assert told(dinsos) == []
