"""The places at hand answer as the query does."""

import random

import pytest

from wilayah.gazeter import Gazeter
from wilayah.models import Wilayah

pytestmark = pytest.mark.django_db


def test_it_names_what_the_query_names():
    gazeter, chance = Gazeter(), random.Random(5)
    rows = chance.sample(list(Wilayah.objects.order_by("kode")), 60)
    texts = [
        text
        for row in rows
        for text in (row.jalur, row.nama, row.kode, f"{row.nama} {row.induk.nama if row.induk else ''}")
    ]
    for text in [
        *texts,
        "Baro",
        "Baro, Peukan Bada",
        "gampong",
        "",
        "Malaysia",
        "MY",
        "Kota Langsa",
        "Kab. Aceh Timur",
        "xx yy",
    ]:
        want, got = Wilayah.objects.named(text), gazeter.named(text)
        assert len(got) >= len(want), text
        assert {row.kode for row in want} <= {row.kode for row in got}, text
        assert (len(want) == 1) == (len(got) == 1), text


def test_it_suggests_what_looks_alike():
    gazeter = Gazeter()
    assert gazeter.suggest("Lampullo")[0].nama == "Lampulo"
    assert "Kota Langsa" in {row.nama for row in gazeter.suggest("Kota Langso")}
    assert gazeter.suggest("qqqqzzzz") == []
    assert len(gazeter.suggest("Baro")) <= 3


def test_it_keeps_to_its_levels():
    gazeter = Gazeter(tingkat=("negara",))
    assert gazeter.named("Indonesia")
    assert gazeter.named("Kota Langsa") == []
