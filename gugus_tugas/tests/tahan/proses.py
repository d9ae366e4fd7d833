"""Child processes of the suite: a PostgreSQL that can be stopped, and application servers as scripts/run starts them."""

import contextlib
import itertools
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from gugus_tugas.tests.keys import as_text, ring
from gugus_tugas.tests.tahan.peramban import Peramban

ROOT = Path(__file__).resolve().parents[3]
PANJANG = os.environ.get("TAHAN_PANJANG") == "1"  # the long form: hundreds of faults instead of a dozen
SANDI = "sandi-uji-yang-panjang"
CASES, FORMS_PER_CASE = 40, 90  # a case takes MAX_LAMPIRAN files, and then no more
SQLITE_WAIT = 6  # seconds for which a server of this suite waits for a locked file; in production 20
# Commits reach the system before they are answered, as in production; only the disk itself is not waited for.
OPTIONS = (
    "-c listen_addresses='' -c unix_socket_directories={0} -c fsync=off -c full_page_writes=off -c shared_buffers=64MB"
)


def wait_for(what, *, seconds: float = 60, every: float = 0.1):
    """What `what()` returns as soon as it is true; fails after so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := what():
            return found
        time.sleep(every)
    raise AssertionError(f"waited {seconds} s for {what}")


class Postgres:
    """A server of its own: other suites must not feel that it is stopped."""

    def __init__(self, folder: Path | None = None):
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
        self.bin, self.folder = found[-1].parent, folder or Path(tempfile.mkdtemp(prefix="tahan-pg-"))
        self.as_postgres = []
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")
            self.as_postgres = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        self._create()
        self.start()

    def _create(self) -> None:
        self._run("initdb", "-U", "uji", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")

    def _run(self, program: str, *arguments: str) -> None:
        command = [*self.as_postgres, str(self.bin / program), "-D", str(self.folder / "data"), *arguments]
        subprocess.run(command, cwd="/", check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def start(self) -> None:
        options = OPTIONS.format(self.folder)
        self._run("pg_ctl", "-w", "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self, mode: str) -> None:
        self._run("pg_ctl", "-w", "-m", mode, "stop")

    def copy_pattern(self, pattern: Path) -> None:
        """Starts from what an earlier run had migrated, if there was one."""
        if pattern.exists():
            subprocess.run(
                [self.bin / "psql", "-q", "-d", self.url, "-f", pattern], check=True, stdout=subprocess.DEVNULL
            )

    def another(self, name: str, pattern: Path) -> str:
        """A second database of this server, migrated as the pattern was; its address."""
        url = f"{self.url.rpartition('/')[0]}/{name}"
        psql = [self.bin / "psql", "-q", "-v", "ON_ERROR_STOP=1", "-d"]
        subprocess.run([*psql, self.url, "-c", f"CREATE DATABASE {name}"], check=True)
        subprocess.run([*psql, url, "-f", pattern], check=True, stdout=subprocess.DEVNULL)
        return url

    def keep_pattern(self, pattern: Path) -> None:
        if not pattern.exists():
            subprocess.run([self.bin / "pg_dump", "-d", self.url, "-f", pattern], check=True)

    def is_up(self) -> bool:
        command = [self.bin / "pg_isready", "-q", "-d", self.url]
        return subprocess.run(command, check=False).returncode == 0

    def remove(self) -> None:
        with contextlib.suppress(subprocess.CalledProcessError):
            self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def url(self) -> str:
        return f"postgresql://uji@{str(self.folder).replace('/', '%2F')}/postgres"


class Salinan(Postgres):
    """A streaming replica of `utama`, which writes down every statement that it is asked."""

    def __init__(self, utama: Postgres):
        self.utama = utama
        super().__init__()

    def _create(self) -> None:
        self._run(
            "pg_basebackup",
            "-R",
            "-X",
            "stream",
            "-c",
            "fast",
            "-h",
            str(self.utama.folder),
            "-U",
            "uji",
            "-d",
            "dbname=postgres",
        )

    def start(self) -> None:
        options = f"{OPTIONS.format(self.folder)} -c log_statement=all -c hot_standby=on"
        self._run("pg_ctl", "-w", "-l", str(self.folder / "log"), "-o", options, "start")

    def ask(self, sql: str) -> str:
        command = [self.bin / "psql", "-At", "-d", self.url, "-c", sql]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    def asked(self) -> str:
        """All statements so far."""
        return (self.folder / "log").read_text()

    def wait_for(self) -> None:
        """Until it has seen what the other had written by now."""
        command = [self.bin / "psql", "-At", "-d", self.utama.url, "-c", "SELECT pg_current_wal_flush_lsn()"]
        here = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
        wait_for(lambda: self.ask(f"SELECT pg_last_wal_replay_lsn() >= '{here}'") == "t")


class Rumah:
    """One installation: database, files and keys; its commands, and the application servers that work on it."""

    def __init__(self, database: str, folder: Path, settings, **more: str):
        self.folder, self.berkas, self.peladen, self.daftar_slug = folder, folder / "berkas", [], None
        self.environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "PYTHONUNBUFFERED": "1",
            "DJANGO_SETTINGS_MODULE": "gugus_tugas.tests.tahan.setelan",
            "DEBUG": "0",
            "WAJIB_DUA_FAKTOR": "0",
            "SITUS_URL": "http://127.0.0.1:8000",
            "EMAIL_URL": "console:",
            "SECRET_KEY": "kunci-uji-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLM",
            "KUNCI_DATA": as_text(ring(settings, 1)),
            "DATABASE_URL": database,
            "BERKAS_DIR": str(self.berkas),
            "CATATAN_DIR": str(folder / "catatan"),
        } | more

    def run(self, *arguments: str, **extra: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=self.environment | extra, capture_output=True, text=True,
            timeout=300, check=False,
        )  # fmt: skip

    def migrate(self) -> None:
        self.checked("manage.py", "migrate", "-v", "0")

    def fill(self) -> None:
        slugs = self.checked("-m", "gugus_tugas.tests.tahan.isi", SANDI, str(CASES)).split()
        self.daftar_slug = itertools.cycle([slug for slug in slugs for _ in range(FORMS_PER_CASE)])

    @property
    def slug(self) -> str:
        """The case of the next form: all writers stand on one, but a fast machine must not fill it (MAX_LAMPIRAN)."""
        return next(self.daftar_slug)

    def checked(self, *arguments: str) -> str:
        done = self.run(*arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def serve(self, *options: str, **extra: str) -> "Peladen":
        server = Peladen(self.environment | extra, self.folder, options)
        self.peladen.append(server)
        return server

    def stop(self) -> None:
        while self.peladen:
            self.peladen.pop().stop()


class Peladen:
    """gunicorn with two workers, as scripts/run starts it; `options` come last and win."""

    def __init__(self, environment: dict[str, str], folder: Path, options: tuple[str, ...]):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.log = folder / f"peladen-{self.port}.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", "gugus_tugas.wsgi", "--bind", f"127.0.0.1:{self.port}", "--workers", "2",
                 "--threads", "4", "--no-control-socket", "--access-logfile", "/dev/null", "--log-level", "warning", *options],
                cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT,
            )  # fmt: skip
        wait_for(self.is_up)

    def is_up(self) -> bool:
        try:
            return Peramban(self.port).get("/masuk/").status in {200, 301}  # the second: a site by HTTPS, asked without
        except OSError:
            return False

    def workers(self) -> list[int]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(pid) for pid in children.split()]

    def sign_in(self, nama: str = "sekretariat") -> Peramban:
        return Peramban(self.port).sign_in(nama, SANDI)

    def stop(self) -> None:
        self.process.send_signal(signal.SIGQUIT)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
