"""A key that is missing is named before anything runs; a database that needs no other passes."""

from io import StringIO

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from gugus_tugas import crypto
from kasus.models import Kasus
from kasus.tests.factories import make_kasus


def test_keys_at_hand_pass(sekretariat):
    make_kasus(by=sekretariat, uraian="Kronologi rekaan")
    assert not [fault for fault in run_checks(databases=["default"]) if fault.id == "anggota.E001"]


def test_missing_key_is_named_with_column_and_version(sekretariat, settings):
    make_kasus(by=sekretariat, uraian="Kronologi rekaan")
    before = bytes(Kasus.objects.get().__dict__["uraian"])
    piece = crypto.generate_data_key(settings.KUNCI_DATA)
    rest = crypto.development_keys().split(",", 1)[1]
    settings.KUNCI_DATA = crypto.parse_keys(f"{piece},{rest}")
    with pytest.raises(SystemCheckError) as refused:
        call_command("check", databases=["default"], stdout=StringIO(), stderr=StringIO())
    told = str(refused.value)
    assert "kasus.Kasus.uraian" in told
    assert "kunci versi 1" in told
    assert piece.split(":")[1] not in told
    assert bytes(Kasus.objects.get().__dict__["uraian"]) == before


def test_check_without_a_database_asks_nothing():
    assert not [fault for fault in run_checks() if fault.id == "anggota.E001"]
