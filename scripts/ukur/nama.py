"""Search over encrypted names: how many other spellings are found, how fast, how large the index is."""

from pathlib import Path

from ukur.proses import SETUP, base_environment, postgres, run


def nama(number: int, scratch: Path) -> None:
    with postgres() as database:
        base = base_environment(scratch, database) | {"UKUR_JUMLAH": str(number)}
        run(base, "manage.py", "migrate", "--verbosity", "0")
        print(run(base, "-c", SETUP + "import ukur.dalam_nama")[1])
