"""The folder of backups: names, the lock, which are kept, and the copy on another machine.

A file bears its final name only when it is whole and was read back; beside it lies its SHA-256, so that a copy elsewhere can be
checked without the key ("sha256sum -c"). Whatever else lies there under `.sementara` is of a run that was killed.
"""

import datetime
import errno
import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gugus_tugas.cadangan.gagal import CadanganGagal, CakramPenuh, LuarGagal, SedangBerjalan
from gugus_tugas.rak import RakGagal

NAME, TIME = re.compile(r"gugus-tugas-(\d{8}-\d{6})\.cadangan"), "%Y%m%d-%H%M%S"
RECENT = datetime.timedelta(days=2)
UNFINISHED, LOCK = ".sementara-", ".kunci"


@dataclass(frozen=True)
class Simpan:
    """How many newest backups of distinct days, ISO weeks and months are kept."""

    harian: int
    mingguan: int
    bulanan: int


def parse_simpan(text: str) -> Simpan:
    """Simpan from ``14,8,12``. Raises ValueError."""
    numbers = [int(word) for word in text.split(",")]
    if len(numbers) != 3 or min(numbers) < 0 or numbers[0] < 1:
        raise ValueError(text)
    return Simpan(*numbers)


def moment(path: Path) -> datetime.datetime:
    """When the backup was begun, by the clock of the site (no time zone)."""
    return datetime.datetime.strptime(NAME.fullmatch(path.name)[1], TIME)  # noqa: DTZ007 (the name carries local time)


def backups(folder: Path) -> list[Path]:
    """Whole backups, newest first."""
    found = [path for path in folder.glob("*.cadangan") if NAME.fullmatch(path.name)] if folder.is_dir() else []
    return sorted(found, key=lambda path: path.name, reverse=True)


def expired(names: list[Path], simpan: Simpan) -> list[Path]:
    """Those that no rule keeps. All of the last two days stay: one made after a mishap may not push out the one before it."""
    kept = {path for path in names if moment(names[0]) - moment(path) < RECENT}
    rules = [
        (simpan.harian, lambda day: day.date()),
        (simpan.mingguan, lambda day: day.isocalendar()[:2]),
        (simpan.bulanan, lambda day: (day.year, day.month)),
    ]
    for number, period in rules:
        newest: dict = {}
        for path in names:
            newest.setdefault(period(moment(path)), path)
        kept |= set(list(newest.values())[:number])
    return [path for path in names if path not in kept]


@contextmanager
def alone(folder: Path):
    """Within: no other backup or restore of this folder runs; what a killed one left is gone. The lock dies with its process."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = open(folder / LOCK, "w")  # noqa: SIM115 (closed below)
    except OSError as error:
        raise CadanganGagal(
            f"Folder cadangan {folder} tidak dapat ditulis: {error.strerror}. Periksa CADANGAN_DIR."
        ) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SedangBerjalan("Pencadangan atau pemulihan lain sedang berjalan; yang ini tidak dimulai.") from None
        for left in folder.glob(f"{UNFINISHED}*"):
            shutil.rmtree(left, ignore_errors=True)
        yield


@contextmanager
def workshop(folder: Path) -> Iterator[Path]:
    """A folder of its own on the same disk, gone afterwards. A full disk is told as such."""
    with explained(folder):
        place = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=folder))
    try:
        with explained(folder):
            yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Within: a full disk below `folder`, and a store of files that does not answer, stop the work with a sentence."""
    try:
        yield
    except RakGagal as failure:
        raise CadanganGagal(
            f"Berkas tidak terjangkau: {failure.strerror}. Tidak ada yang diganti; periksa BERKAS_S3_URL, lalu ulangi."
        ) from failure
    except OSError as error:
        if error.errno not in {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}:
            raise CadanganGagal(f"Pekerjaan terhenti: {error}. Tidak ada yang diganti.") from error
        there = next(place for place in (folder, *folder.parents) if place.exists())
        free = shutil.disk_usage(there).free // 1024**2
        raise CakramPenuh(
            f"Cakram penuh: di {folder} tersisa {free} MB. Tidak ada yang diganti dan cadangan lama utuh; lapangkan cakram, lalu ulangi."
        ) from error


def sha256(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def publish(made: Path, folder: Path, name: str) -> Path:
    """Gives a whole backup its name: the fingerprint first, so that no backup lies there without one."""
    beside = made.with_suffix(".sha256")
    beside.write_text(f"{sha256(made)}  {name}\n")
    made.chmod(0o600)
    for path in (beside, made):
        with open(path, "rb") as file:
            os.fsync(file.fileno())
    beside.replace(folder / f"{name}.sha256")
    made.replace(folder / name)
    entry = os.open(folder, os.O_RDONLY)
    os.fsync(entry)
    os.close(entry)
    return folder / name


def remove(paths: list[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
        path.with_name(f"{path.name}.sha256").unlink(missing_ok=True)


def send(path: Path, target: str) -> None:
    """Copies a backup and its fingerprint to ``rsync:HOST:/folder`` or ``rclone:REMOTE:folder``. Raises LuarGagal."""
    kind, _, place = target.partition(":")
    beside = path.with_name(f"{path.name}.sha256")
    commands = {
        "rsync": [["rsync", "--times", "--timeout=120", str(beside), str(path), place]],
        "rclone": [["rclone", "copy", "--no-traverse", str(file), place] for file in (beside, path)],
    }
    if kind not in commands or not place:
        raise LuarGagal("CADANGAN_LUAR tidak dikenal. Isi rsync:pengguna@host:/folder/ atau rclone:remote:folder.")
    if not shutil.which(kind):
        raise LuarGagal(f"Program {kind} tidak ditemukan. Jalankan 'apt-get install {kind}', lalu ulangi.")
    for command in commands[kind]:
        done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, check=False)  # noqa: S603
        if done.returncode:
            lines = done.stderr.decode(errors="replace").strip().splitlines() or [""]
            # rclone sums up at the end; of rsync the last before its own: ssh tells there what was the matter, after its banner.
            told = next((line for line in reversed(lines) if line and not line.startswith("rsync")), lines[-1])
            raise LuarGagal(f"{kind} gagal (kode {done.returncode}): {told[:200]}")
