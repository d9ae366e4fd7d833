"""The case that stands in a service's row is that of its victim, however the row came to be: what an agency may see is found along it."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection

from kasus.models import Kasus, Layanan
from kasus.tests.factories import make_kasus, make_layanan


@pytest.fixture
def layanan(cast, sekretariat):
    return make_layanan(
        make_kasus(by=sekretariat).daftar_korban.get(), by=sekretariat, penyedia=cast["dinsos"].instansi
    )


def test_service_stands_in_the_case_of_its_victim(layanan, cast):
    assert layanan.kasus_id == layanan.korban.kasus_id
    assert list(Kasus.objects.visible_to(cast["dinsos"])) == [layanan.kasus]


def test_service_in_another_case_is_refused(layanan, sekretariat):
    layanan.kasus = make_kasus(by=sekretariat)
    with pytest.raises(ValidationError, match="tidak sama dengan kasus korbannya"):
        layanan.full_clean()


def test_migration_fills_the_case_of_each(layanan, cast, sekretariat):
    other = make_layanan(
        make_kasus(by=sekretariat).daftar_korban.get(), by=sekretariat, penyedia=cast["polda"].instansi
    )
    Layanan.objects.update(kasus=layanan.kasus)  # as if nobody had filled it
    import_module("kasus.migrations.0005_kasus_pada_layanan").fill(apps, SimpleNamespace(connection=connection))
    for row in (layanan, other):
        row.refresh_from_db()
        assert row.kasus_id == row.korban.kasus_id
