"""What every model of the house promises."""

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from gugus_tugas.fields import EncryptedTextField
from gugus_tugas.tests.test_architecture import ORDER

MODELS = [model for app in ORDER for model in apps.get_app_config(app).get_models()]
ids = [model._meta.label for model in MODELS]
every_model = pytest.mark.parametrize("model", MODELS, ids=ids)


def columns(model) -> list[models.Field]:
    return [field for field in model._meta.get_fields() if field.concrete]


def checks(model) -> dict[str, models.CheckConstraint]:
    return {c.name: c for c in model._meta.constraints if isinstance(c, models.CheckConstraint)}


def privacy_faults(model) -> list[str]:
    privacy = getattr(model, "Privacy", None)
    if privacy is None:
        return [f"{model._meta.label} has no Privacy class"]
    plain, identifying = list(getattr(privacy, "plain", [])), list(getattr(privacy, "identifying", []))
    named, real = plain + identifying, [field.name for field in columns(model)]
    faults = [f"{model._meta.label}.{name} is neither plain nor identifying" for name in real if name not in named]
    faults += [
        f"{model._meta.label}.Privacy names {name} wrongly or twice"
        for name in named
        if named.count(name) > 1 or name not in real
    ]
    faults += [
        f"{name} is encrypted, so it is identifying"
        for name in plain
        if isinstance(model._meta.get_field(name), EncryptedTextField)
    ]
    return faults


def door_faults(model) -> list[str]:
    """A row is reached through exactly one door: visible_to, an open model, or its parent."""
    privacy = getattr(model, "Privacy", None)
    doors = [
        hasattr(model._default_manager, "visible_to"),
        bool(getattr(privacy, "terbuka", "")),
        bool(getattr(privacy, "melalui", "")),
    ]
    return (
        []
        if sum(doors) == 1
        else [f"{model._meta.label} needs visible_to, Privacy.terbuka or Privacy.melalui: {doors}"]
    )


def choice_faults(model) -> list[str]:
    faults = []
    for field in columns(model):
        if not field.choices:
            continue
        check = checks(model).get(f"{model._meta.model_name}_{field.name}_dikenal")
        allowed = set(dict(check.condition.children)[f"{field.name}__in"]) if check else set()
        wanted = {value for value, _ in field.flatchoices if value != ""}
        if allowed - {""} != wanted:
            faults.append(f"{model._meta.label}.{field.name}: no CHECK with exactly its choices")
    return faults


def pair_faults(model) -> list[str]:
    faults, names = [], {field.name for field in columns(model)}
    for field in columns(model):
        if not field.name.endswith("_pada"):
            continue
        partner = field.name.removesuffix("pada") + "oleh"
        if partner not in names:
            faults.append(f"{model._meta.label}.{field.name} has no {partner}")
        elif field.null and f"{model._meta.model_name}_{field.name}_lengkap" not in checks(model):
            faults.append(f"{model._meta.label}: {field.name} and {partner} are not bound by both_or_neither")
        elif field.null != model._meta.get_field(partner).null:
            faults.append(f"{model._meta.label}: {field.name} and {partner} differ in null")
    return faults


def shape_faults(model) -> list[str]:
    label, meta, faults = model._meta.label, model._meta, []
    for field in columns(model):
        if field.is_relation and field.remote_field.on_delete is not models.PROTECT:
            faults.append(f"{label}.{field.name} is not PROTECT")
        if isinstance(field, (models.CharField, models.TextField)) and field.null:
            faults.append(f"{label}.{field.name}: text is never null")
        if field.verbose_name[:2] != field.verbose_name[:2].lower() and not field.verbose_name[:2].isupper():
            faults.append(f"{label}.{field.name}: label starts with a capital")
        if isinstance(field, EncryptedTextField) and not isinstance(meta.pk, models.UUIDField):
            faults.append(f"{label}: encrypted rows need a UUID primary key")
    if str(meta.verbose_name) != str(meta.verbose_name_plural) or str(meta.verbose_name)[:1].isupper():
        faults.append(f"{label}: verbose_name lower case and equal to verbose_name_plural")
    return faults


def message_faults(model) -> list[str]:
    """Every constraint that a form can meet says in Indonesian what is wrong."""
    return [
        f"{model._meta.label}: {c.name} has no violation_error_message"
        for c in model._meta.constraints
        if c.violation_error_message == c.default_violation_error_message and c.name != "kepalajejak_satu_baris"
    ]


RULES = [privacy_faults, door_faults, choice_faults, pair_faults, shape_faults, message_faults]


@every_model
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_model_keeps_the_contract(model, rule):
    assert not rule(model)


def test_rules_catch_a_breach():
    """A model that breaks everything is caught by every rule."""

    class Buruk(models.Model):
        status = models.CharField("Status", max_length=5, choices=[("a", "A")], null=True)
        selesai_pada = models.DateTimeField("selesai pada", null=True)
        rahasia = EncryptedTextField("rahasia")
        oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="oleh")

        class Meta:
            app_label = "buruk"
            constraints = [models.UniqueConstraint(fields=["status"], name="buruk_status_tunggal")]

        class Privacy:
            plain = ["id", "status", "rahasia"]

    assert all(rule(Buruk) for rule in RULES)
