"""A row is asked about its rules in one question: the answers are Django's, for whatever values, and the message is the rule's."""

import datetime
import random
from decimal import Decimal

import pytest
from django.apps import apps
from django.db import models
from django.db.models import CheckConstraint, Q

from gugus_tugas import terperiksa
from gugus_tugas.fields import EncryptedTextField
from gugus_tugas.terperiksa import Terperiksa

MODELS = [model for model in apps.get_models() if issubclass(model, Terperiksa) and terperiksa._askable(model)]
DAY = datetime.date(2026, 3, 1)


def value_for(field: models.Field, dice: random.Random):
    if field.null and dice.random() < 0.4:
        return None
    if field.choices and dice.random() < 0.7:
        return dice.choice([value for value, _ in field.flatchoices])
    match field:
        case models.BooleanField():
            return dice.random() < 0.5
        case models.DateTimeField():
            return datetime.datetime(2026, 3, 1, dice.randrange(24), tzinfo=datetime.UTC)
        case models.DateField():
            return DAY + datetime.timedelta(days=dice.randrange(-400, 400))
        case models.DecimalField():
            return Decimal(dice.randrange(-500, 5000)) / 100
        case models.CharField() | models.TextField():
            return dice.choice(["", "x", "AB-12", "1172010", "a" * 40, " ", "100%", "Déjà"])
        case models.IntegerField() | models.ForeignKey():
            return dice.randrange(-2, 2200)
    return field.get_default()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_the_answers_are_those_of_django(model, db):
    """A few rows of whatever values: each check and each condition of a uniqueness, one by one."""
    dice = random.Random(model._meta.label)
    for _ in range(4):
        row = model(
            **{field.attname: value_for(field, dice) for field in model._meta.concrete_fields if not field.generated}
        )
        kept = terperiksa._ask(row, set())
        values = row._get_field_expression_map(meta=model._meta)
        for one, _names in terperiksa._askable(model):
            condition = Q(one.condition) if isinstance(one, CheckConstraint) else ~Q(one.condition)
            expected = condition.check(values)
            assert (one.name in kept) == expected, (one.name, {name: getattr(row, name, None) for name in _names})


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_no_rule_is_left_to_the_slow_way(model, db):
    asked = terperiksa._askable(model)
    assert terperiksa._question(model, "default", tuple(one.name for one, _ in asked))
    left = {one.name for one in model._meta.constraints if isinstance(one, CheckConstraint)} - {
        one.name for one, _ in asked
    }
    assert left <= {"programgampong_gampong_aceh"}


def test_rule_about_a_sealed_column_is_left_to_django_and_to_the_database(db, monkeypatch):
    """Its value is sealed when the row is written, not before; Django asks nothing about it either."""
    model = apps.get_model("kasus.IdentitasKorban")
    named = next(field.name for field in model._meta.concrete_fields if isinstance(field, EncryptedTextField))
    rule = CheckConstraint(condition=Q(**{f"{named}__isnull": False}), name="uji_terisi")
    monkeypatch.setattr(terperiksa, "_askable", lambda _: [(rule, {named})])
    assert terperiksa._ask(model(**{named: "Rekaan"}), set()) == frozenset()
