"""The disk of the database itself is full under load, and has room again: nothing acknowledged is lost, and people are told."""

import itertools
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import pytest
from django.conf import settings as django_settings

from gugus_tugas.tests.pola import fingerprint
from gugus_tugas.tests.tahan.beban import Beban, Formulir
from gugus_tugas.tests.tahan.peramban import Jawaban
from gugus_tugas.tests.tahan.proses import Postgres, Rumah, wait_for

pytestmark = pytest.mark.tahan
SIZE = "400m"


@pytest.fixture
def cakram():
    """A small disk of its own; skipped where this machine lets nobody mount one."""
    folder = Path(tempfile.mkdtemp(prefix="tahan-penuh-"))
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", folder], capture_output=True, text=True, check=False
    )
    if done.returncode:
        folder.rmdir()
        pytest.skip(f"no disk can be mounted here: {done.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)
    folder.rmdir()


@pytest.fixture
def rumah_sempit(_rumah, cakram, request, tmp_path):
    """A house whose database lies on the small disk; its files lie elsewhere."""
    server = Postgres(cakram)
    pattern = request.config.cache.mkdir("pola") / f"pola_{fingerprint()}.sql"
    house = Rumah(server.another("sempit", pattern), tmp_path, django_settings)
    house.fill()
    yield house, server
    house.stop()
    server.remove()


def fill(folder: Path) -> Path:
    """Takes what room is left, to the last page."""
    filler = folder / "pengisi"
    with open(filler, "ab", buffering=0) as out, pytest.raises(OSError, match="No space left"):
        all(out.write(b"\0" * 4096) for _ in itertools.count())
    return filler


def test_disk_of_the_database_is_full_and_has_room_again(rumah_sempit, cakram, utuh):
    rumah, postgres = rumah_sempit
    server = rumah.serve()
    browser = server.sign_in()
    with Beban([browser.at(server.port) for _ in range(3)], rumah) as load:
        wait_for(lambda: len(load.diakui) > 10)
        filler = fill(cakram)
        wait_for(lambda: load.gagal, every=0.02)
        told = browser.get("/masuk/")
        time.sleep(5)
        fill(cakram)
        filler.unlink()
        wait_for(lambda: postgres.is_up() or postgres.start() or True)
        before = len(load.diakui)
        wait_for(lambda: len(load.diakui) > before + 10)
    assert shutil.disk_usage(cakram).free > 0
    assert told.status in {200, 302, 503}
    for answer in load.gagal:
        assert isinstance(answer, Jawaban), answer
        assert answer.status == 503, answer.text[:500]
    assert any("Penyimpanan server penuh" in answer.text for answer in load.gagal)
    assert Formulir("kasus", rumah.slug).send(browser).status == 302
    assert utuh(rumah, load) == []
