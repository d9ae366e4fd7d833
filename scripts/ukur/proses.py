"""Children of the measurement: commands of the project, and a PostgreSQL server that lives as long as it is needed."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PYTHON = ROOT / ".venv" / "bin" / "python"
SETUP = "import django; django.setup(); "
SERVER = {
    "listen_addresses": "''", "fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "shared_buffers": "512MB",
    "effective_cache_size": "2GB", "maintenance_work_mem": "256MB", "max_wal_size": "4GB", "jit": "off",
}  # fmt: skip


def process(environment: dict, *arguments: str, **options):
    return subprocess.Popen(
        [PYTHON, *arguments], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, **options
    )


def run(environment: dict, *arguments: str) -> tuple[float, str]:
    start = time.monotonic()
    child = process(environment, *arguments)
    printed = child.communicate()[0]
    if child.returncode:
        sys.exit(f"BERHENTI: {' '.join(arguments)[:60]} berakhir dengan {child.returncode}.\n{printed}")
    return time.monotonic() - start, printed.strip()


def base_environment(scratch: Path, database: str) -> dict:
    """As scripts/run serves: no debugging, one factor, keys of its own."""
    base = os.environ | {
        "DEBUG": "1",
        "DJANGO_SETTINGS_MODULE": "gugus_tugas.settings",
        "PYTHONUNBUFFERED": "1",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'scripts'}",
        "BERKAS_DIR": str(scratch / "berkas"),
        "DATABASE_URL": database,
    }
    _, printed = run(base, "manage.py", "buat_kunci")
    keys = dict(line.split("=", 1) for line in printed.splitlines() if "=" in line)
    served = {"DEBUG": "0", "WAJIB_DUA_FAKTOR": "0", "SITUS_URL": "http://127.0.0.1:8099", "EMAIL_URL": "console:"}
    return base | keys | served | {"ALLOWED_HOSTS": "127.0.0.1,localhost,testserver"}


@contextlib.contextmanager
def postgres():
    """Address of a server: the one named by BENCH_DATABASE_URL, or one that is started for this run and removed after it."""
    if given := os.environ.get("BENCH_DATABASE_URL"):
        yield given
        return
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        sys.exit(
            "BERHENTI: PostgreSQL belum terpasang. Jalankan scripts/test sekali, atau 'apt-get install postgresql'."
        )
    directory, bin_dir = Path(tempfile.mkdtemp(prefix="bench-pg-")), found[-1].parent
    as_postgres = []
    if os.geteuid() == 0:
        shutil.chown(directory, "postgres")
        as_postgres = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]

    def command(*arguments: str) -> None:
        subprocess.run([*as_postgres, *arguments], cwd="/", check=True, stdout=subprocess.DEVNULL)

    data = str(directory / "data")
    try:
        command(str(bin_dir / "initdb"), "-D", data, "-U", "ukur", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        options = " ".join(
            f"-c {name}={value}" for name, value in {**SERVER, "unix_socket_directories": directory}.items()
        )
        command(str(bin_dir / "pg_ctl"), "-D", data, "-w", "-l", str(directory / "log"), "-o", options, "start")
        yield f"postgres://ukur@{str(directory).replace('/', '%2F')}/postgres"
    finally:
        with contextlib.suppress(subprocess.CalledProcessError):
            command(str(bin_dir / "pg_ctl"), "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(directory, ignore_errors=True)
