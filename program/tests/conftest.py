"""Rows that several test modules of this app start from."""

import pytest

from program.models import BarisRencana, RencanaAksi
from program.tests.factories import make_rencana_aksi


@pytest.fixture
def plan(sekretariat, dinsos) -> RencanaAksi:
    """In force, of 2026, with one line of dinsos: 12 dayah, quarters I and III."""
    return make_rencana_aksi(by=sekretariat, instansi=dinsos.instansi)


@pytest.fixture
def line(plan) -> BarisRencana:
    return BarisRencana.objects.select_related("instansi", "rencana").get(rencana=plan)
