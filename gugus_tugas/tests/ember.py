"""A real S3 server on loopback (`rclone serve s3`), its buckets being folders that a test may look into as a thief would."""

import contextlib
import datetime
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from time_machine import escape_hatch

from gugus_tugas import rak
from gugus_tugas.ember import Ember
from gugus_tugas.tests.anak import warisan

KUNCI, RAHASIA = "KUNCIUJI", "rahasia/dari+uji"
RCLONE = Path(sys.executable).with_name("rclone")


@dataclass
class Peladen:
    """`url` is what BERKAS_S3_URL says of one bucket of it; `isi` the folder of that bucket."""

    root: Path
    port: int
    process: subprocess.Popen

    def bucket(self, name: str = "") -> tuple[str, Path]:
        name = name or f"ember-{uuid.uuid4().hex[:8]}"
        url = f"s3+http://{KUNCI}:rahasia%2Fdari%2Buji@127.0.0.1:{self.port}/{name}"
        Ember(rak.parse_bucket(url))._client.create_bucket(Bucket=name)
        return url, self.root / name


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def _real_now(remove_tzinfo: bool = True) -> datetime.datetime:
    """The server refuses signatures of the suite's own day (jam/)."""
    now = datetime.datetime.fromtimestamp(escape_hatch.time.time(), datetime.UTC)
    return now.replace(tzinfo=None) if remove_tzinfo else now


@contextlib.contextmanager
def served(root: Path, port: int = 0) -> Iterator[Peladen]:
    port = port or free_port()
    process = subprocess.Popen(
        [RCLONE, "serve", "s3", "--config", "", "--auth-key", f"{KUNCI},{RAHASIA}", "--addr", f"127.0.0.1:{port}", root],
        env=warisan(HOME=str(root)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        for _ in range(200):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            time.sleep(0.05)
        else:
            raise AssertionError(f"rclone does not listen (exit code {process.poll()})")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("botocore.auth.get_current_datetime", _real_now)
            yield Peladen(root, port, process)
    finally:
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def peladen(tmp_path_factory):
    with served(tmp_path_factory.mktemp("s3")) as peladen:
        yield peladen


@pytest.fixture
def ember(peladen, settings) -> Path:
    """Files of this test lie in a bucket of its own; the folder behind that bucket."""
    url, folder = peladen.bucket()
    settings.BERKAS_S3 = rak.parse_bucket(url)
    return folder
