"""What scripts/pasang installs agrees with the code: a timer for each recurring work, a sandbox around each unit, scripts that parse."""

import configparser
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

from anggota.keadaan import DAFTAR_BERKALA
from anggota.management.commands.berkala import PEKERJAAN

UNITS = settings.BASE_DIR / "deploy/systemd"
SCRIPTS = [
    p for p in sorted((settings.BASE_DIR / "scripts").iterdir()) if p.is_file() and b"bash" in p.read_bytes()[:200]
]
SANDBOX = {
    "NoNewPrivileges": "yes",
    "PrivateTmp": "yes",
    "PrivateDevices": "yes",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "RestrictSUIDSGID": "yes",
    "CapabilityBoundingSet": "",
    "User": "gugus-tugas",
}


def unit(path: Path) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str
    parser.read(path)
    return parser


def started() -> dict[str, str]:
    """Recurring work -> the service that runs it, by the timers."""
    pairs = [unit(path)["Timer"]["Unit"].removesuffix(".service").split("@") for path in UNITS.glob("*.timer")]
    return {nama: service for service, nama in pairs}


def test_each_recurring_work_has_a_timer_and_the_health_check_knows_it():
    assert set(started()) == set(PEKERJAAN)
    assert set(DAFTAR_BERKALA) == set(PEKERJAAN) - {"periksa"}  # what it would say of itself, it has just said


def test_only_backups_and_the_self_test_see_the_key_of_backups():
    assert {n for n, service in started().items() if service == "gugus-tugas-urus"} == {
        "cadangkan",
        "uji_pemulihan",
        "periksa",
    }
    assert "urus.env" not in (UNITS / "gugus-tugas.service").read_text() + (UNITS / "gugus-tugas@.service").read_text()


@pytest.mark.parametrize("path", sorted(UNITS.glob("*.service")), ids=lambda path: path.name)
def test_unit_is_sandboxed(path):
    service = unit(path)["Service"]
    assert {key: service.get(key) for key in SANDBOX} == SANDBOX


@pytest.mark.parametrize("path", sorted(UNITS.glob("*.timer")), ids=lambda path: path.name)
def test_timer_goes_by_the_clock_of_aceh_and_makes_up_for_a_night_without_power(path):
    timer = unit(path)["Timer"]
    assert timer["OnCalendar"].endswith(" Asia/Jakarta")
    assert timer["Persistent"] == "true"


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_script_parses(path):
    assert subprocess.run(["bash", "-n", path], check=False).returncode == 0
