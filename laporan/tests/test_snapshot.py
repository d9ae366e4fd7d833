"""Canonical JSON of a frozen tree: exact types, one spelling, an equal object back (no database needed but for the real report)."""

import dataclasses
import datetime
import json
import typing
from decimal import Decimal

import pytest
from django.db.models import TextChoices
from django.utils.safestring import mark_safe

from laporan import snapshot
from laporan.annual_report import AnnualReport, build_annual_report
from laporan.enums import Edisi


class Warna(TextChoices):
    MERAH = "merah", "Merah"


@dataclasses.dataclass(frozen=True)
class Daun:
    nama: str
    nilai: int | None


@dataclasses.dataclass(frozen=True)
class Pohon:
    warna: Warna
    tanggal: datetime.date
    saat: datetime.datetime
    daun: tuple[Daun, ...]
    jumlah: dict[str, int] | None
    bagian: "dict[str, list[Daun]]"
    biaya: Decimal
    rasio: float
    is_ada: bool
    apa_saja: object = None


def tree(**changes) -> Pohon:
    values = {
        "warna": Warna.MERAH,
        "tanggal": datetime.date(2026, 12, 31),
        "saat": datetime.datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=datetime.UTC),
        "daun": (Daun("“Meuligoë” </script>", 1), Daun("", None)),
        "jumlah": {"11.71": 2, "11.01": 0},
        "bagian": {"b": [Daun("x", 0)], "a": []},
        "biaya": Decimal("12.50"),
        "rasio": 0.1,
        "is_ada": True,
    }
    return Pohon(**{**values, **changes})


def test_comes_back_equal_with_exact_types():
    found = snapshot.loads(snapshot.dumps(tree()), Pohon)
    assert found == tree()
    assert isinstance(found.warna, Warna)
    assert isinstance(found.daun, tuple)
    assert found.is_ada is True
    assert str(found.biaya) == "12.50"
    assert snapshot.dumps(found) == snapshot.dumps(tree())


@pytest.mark.parametrize(
    ("first", "second"),
    [(1, True), (1, 1.0), ((1,), [1]), ("1", 1), (Decimal("1.0"), Decimal("1.00")), (0, None), (datetime.date(2026, 1, 1), "2026-01-01")],
)  # fmt: skip
def test_values_that_only_look_alike_are_told_apart(first, second):
    assert snapshot.dumps(first) != snapshot.dumps(second)


def test_equal_dicts_are_written_alike_in_whatever_order_they_came():
    assert snapshot.dumps(tree()) == snapshot.dumps(tree(jumlah={"11.01": 0, "11.71": 2}))
    assert list(json.loads(snapshot.dumps(tree()))["v"]) == sorted(f.name for f in dataclasses.fields(Pohon))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), object(), mark_safe("x"), {1, 2}, Decimal("NaN"), b"x"])
def test_what_could_not_be_restored_exactly_is_refused_with_its_place(value):
    with pytest.raises(snapshot.SnapshotFault, match=r"apa_saja"):
        snapshot.dumps(tree(apa_saja=value))


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[1]", '{"$":"Pohon","v":{}}', '{"$":"Path","v":"/etc"}', '{"$":"date","v":"31/12/2026"}', '{"$":"tuple","v":1}'],
)  # fmt: skip
def test_a_text_that_is_no_snapshot_is_refused(text):
    with pytest.raises(snapshot.SnapshotFault):
        snapshot.loads(text, Pohon)


def test_two_types_of_one_name_are_refused():
    other = dataclasses.make_dataclass("Daun", [("x", int)], frozen=True)
    root = dataclasses.make_dataclass("Akar", [("a", Daun), ("b", typing.Optional[other])], frozen=True)  # noqa: UP045
    with pytest.raises(snapshot.SnapshotFault, match="Daun"):
        snapshot.reachable(root)


@pytest.mark.django_db
@pytest.mark.parametrize("edisi", Edisi)
def test_every_field_of_the_report_can_be_frozen(edisi, sekretariat):
    report = build_annual_report(2026, edisi)
    assert snapshot.loads(snapshot.dumps(report), AnnualReport) == report
