"""The year that stands in a victim's row is that of the case, however it came to be: figures are counted along it."""

import datetime
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection

from gugus_tugas.versi import stamp
from kasus import actions
from kasus.models import Korban
from kasus.tests.factories import make_kasus, victim
from laporan import statistics


@pytest.fixture
def kasus(sekretariat):
    return make_kasus(by=sekretariat, daftar_korban=[victim(), victim()], tanggal_lapor=datetime.date(2026, 1, 2))


def years() -> list[int]:
    return list(Korban.objects.order_by("urutan").values_list("tahun_lapor", flat=True))


def test_victims_follow_the_day_of_the_report_into_another_year(kasus, sekretariat):
    assert years() == [2026, 2026]
    actions.update_kasus(kasus, versi=stamp(kasus), by=sekretariat, tanggal_lapor=datetime.date(2025, 12, 31))
    assert years() == [2025, 2025]
    assert (statistics.jumlah_korban(2026), statistics.jumlah_korban(2025)) == (0, 2)
    actions.add_korban(kasus, by=sekretariat, **victim())
    assert years() == [2025, 2025, 2025]


def test_row_with_another_year_is_refused(kasus):
    row = kasus.daftar_korban.first()
    row.tahun_lapor = 2025
    with pytest.raises(ValidationError, match="tidak sama dengan tahun laporan kasusnya"):
        row.full_clean()


def test_migration_fills_the_year_of_each(kasus, sekretariat):
    make_kasus(by=sekretariat, daftar_korban=[victim()], tanggal_lapor=datetime.date(2024, 5, 6))
    Korban.objects.update(tahun_lapor=1999)
    fill = import_module("kasus.migrations.0004_hitungan_setahun").fill
    fill(apps, SimpleNamespace(connection=connection))
    assert sorted(years()) == [2024, 2026, 2026]
