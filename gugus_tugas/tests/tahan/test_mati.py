"""kill -9 at random moments under load: of the processes that serve, and of the whole application server."""

import os
import random
import signal
import time

import pytest

from gugus_tugas.tests.tahan.beban import Beban
from gugus_tugas.tests.tahan.proses import PANJANG, wait_for

pytestmark = pytest.mark.tahan
KILLS = 500 if PANJANG else 12


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)


def test_workers_killed_again_and_again(rumah, peladen, utuh, sapu):
    browser, chance, killed = peladen.sign_in(), random.Random(2026), set()
    with Beban([browser.at(peladen.port) for _ in range(3)], rumah) as load:
        for _ in range(KILLS):
            before = len(load.diakui)
            wait_for(lambda before=before: len(load.diakui) > before + 1, every=0.005)  # work is going on
            time.sleep(chance.random() * 0.2)
            victim = chance.choice(peladen.workers())
            kill(victim)
            killed.add(victim)
    assert len(killed) == KILLS
    assert any(isinstance(fault, OSError) for fault in load.gagal), "no kill met a request"
    assert len(utuh(rumah, load)) <= KILLS  # a file whose row was not committed yet
    sapu(rumah)
    assert peladen.process.poll() is None
    assert browser.get("/").status == 200


def test_whole_server_killed_and_another_takes_over(rumah, utuh, sapu):
    first, second = rumah.serve(), None
    browser = first.sign_in()
    with Beban([browser.at(first.port) for _ in range(3)], rumah) as load:
        wait_for(lambda: len(load.diakui) > 5)
        for pid in [first.process.pid, *first.workers()]:
            kill(pid)
        first.process.wait()
        second = rumah.serve("--bind", f"127.0.0.1:{first.port}")
        wait_for(lambda: len(load.diakui) > 20)
    assert load.gagal
    assert len(utuh(rumah, load)) <= len(load.threads)
    sapu(rumah)
    assert second.process.poll() is None
