"""One PostgreSQL and one installation on it for all faults; every server that a test started ends with it."""

import json
import os
import time
from collections import Counter

import pytest
from django.conf import settings as django_settings

from gugus_tugas.tests.pola import fingerprint
from gugus_tugas.tests.tahan.proses import Postgres, Rumah

# Parts of `manage.py periksa` that are about a finished installation, which this is none.
INSTALASI = {"Berkas statis", "Surel", "Setelan", "Folder cadangan", "Cadangan terakhir", "Pekerjaan berkala", "Cakram"}


@pytest.fixture(scope="session")
def postgres():
    server = Postgres()
    yield server
    server.remove()


@pytest.fixture(scope="session")
def _rumah(postgres, request, tmp_path_factory):
    house = Rumah(postgres.url, tmp_path_factory.mktemp("rumah"), django_settings)
    pattern = request.config.cache.mkdir("pola") / f"pola_{fingerprint()}.sql"
    postgres.copy_pattern(pattern)
    house.migrate()
    postgres.keep_pattern(pattern)
    house.fill()
    return house


@pytest.fixture
def rumah(_rumah):
    yield _rumah
    _rumah.stop()


@pytest.fixture(scope="session")
def peladen(_rumah):
    """The server that lives through all faults and is never restarted."""
    server = _rumah.serve()
    _rumah.peladen.remove(server)  # stop() of a test is not for this one
    yield server
    server.stop()


def baca(rumah) -> dict:
    return json.loads(rumah.checked("-m", "gugus_tugas.tests.tahan.pemeriksa"))


@pytest.fixture
def utuh():
    """utuh(rumah, *beban): nothing stands half, the trail is whole, and every write of the writers is there as it should be.

    Returns the files without a row: only a killed process may leave some.
    """

    def check(rumah, *loads) -> list[str]:
        found = baca(rumah)
        assert found["separuh"] == []
        for load in loads:
            assert load.diakui, "the load wrote nothing"
            acknowledged = {form.tanda for form in load.diakui}
            for kind in ("kasus", "catatan", "lampiran"):
                there = Counter(found[kind])
                sent = {form.tanda for form in load.dikirim if form.jenis == kind}
                assert {tanda: there[tanda] for tanda in sent & acknowledged if there[tanda] != 1} == {}
                assert {tanda: there[tanda] for tanda in sent - acknowledged if there[tanda] > 1} == {}
        assert "Jejak audit utuh" in found["jejak"]
        told = found["periksa"]
        wrong = {line.partition("] ")[2].partition(":")[0] for line in told.splitlines() if line.startswith("[SALAH]")}
        assert wrong <= INSTALASI, told
        return found["yatim"]

    return check


@pytest.fixture
def sapu():
    """sapu(rumah): files without a row are removed by the command, a day later; none is left."""

    def sweep(rumah) -> None:
        for name in baca(rumah)["yatim"]:
            old = time.time() - 100 * 3600
            os.utime(rumah.berkas / name, (old, old))
        rumah.checked("manage.py", "sapu_berkas", "--hapus")
        assert baca(rumah)["yatim"] == []

    return sweep
