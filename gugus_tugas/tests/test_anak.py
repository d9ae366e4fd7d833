"""Child processes stand on the day of the suite, whatever day it runs: else a reminder due today makes a test fail once a year."""

import datetime
import subprocess
import sys
from pathlib import Path

from gugus_tugas.tests.anak import warisan

ROOT = Path(__file__).resolve().parents[2]
OWN_CLOCK = {
    "gugus_tugas/tests/anak.py",
    "gugus_tugas/tests/tahan/proses.py",
}  # faults are tried on the clock of the machine


def test_child_stands_on_the_day_of_the_suite():
    code = "import datetime; print(datetime.date.today())"
    told = subprocess.run(
        [sys.executable, "-c", code], env=warisan(), capture_output=True, text=True, check=True
    ).stdout
    assert told.strip() == str(datetime.date.today())  # noqa: DTZ011 - both in the zone of the machine


def test_no_test_makes_an_environment_without_it():
    own = [path for path in ROOT.glob("*/tests/**/*.py") if '"PATH": os.' + "environ" in path.read_text()]
    assert {str(path.relative_to(ROOT)) for path in own} <= OWN_CLOCK
