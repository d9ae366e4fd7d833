"""Whoever is shown what a sealed column holds leaves a line in the trail that names the column (keamanan.md 43).

Every sealed column of every row holds a sign of its own, and every page of the access table is opened: a new page or column is
tried without being named.
"""

import pytest
from django.apps import apps
from django.urls import reverse

from anggota.models import JejakAudit
from gugus_tugas.fields import EncryptedDateField, EncryptedTextField
from gugus_tugas.tests.matriks import ROWS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_no_rendering")]
# What the reader typed and nobody else can open: drafts, kept filters, and tables waiting for their confirmation.
OWN = {"kasus:konsep", "kasus:langkah", "kasus:preview_import"}
PAGES = [(url, obj) for method, url, obj, *_ in ROWS if method == "GET" and url.startswith("kasus:") and url not in OWN]


def plant() -> dict[str, str]:
    """Sign -> column, for every sealed text column of the register."""
    signs = {}
    for model in apps.get_app_config("kasus").get_models():
        columns = [
            field
            for field in model._meta.concrete_fields
            if isinstance(field, EncryptedTextField) and not isinstance(field, EncryptedDateField)
        ]
        if model.__name__ in {"Konsep", "ImporKasus", "KunciSumber", "SaringanTersimpan"} or not columns:
            continue
        for field in columns:
            signs[f"ZZ{len(signs):03d}ZZ"] = field.name
        for row in model._base_manager.all():
            for sign, name in list(signs.items())[-len(columns) :]:
                setattr(row, name, sign)
            row.save(update_fields=[field.name for field in columns])
    return signs


@pytest.mark.parametrize("role", ["sekretariat", "kepala", "dinsos", "polda"])
def test_shown_column_is_named_in_the_trail(role, cast, objects, client_of):
    built = {obj: objects(obj) for obj in dict.fromkeys(obj for _, obj in PAGES)}
    addresses = [(url, reverse(url, kwargs=built[obj])) for url, obj in PAGES]
    signs, browser, missing, seen = plant(), client_of(cast[role]), {}, set()
    for url, address in addresses:
        last = JejakAudit.objects.latest("pk").pk
        body = browser.get(address).content.decode(errors="replace")
        shown = {name for sign, name in signs.items() if sign in body}
        lines = JejakAudit.objects.filter(pk__gt=last, pelaku=role)
        named = {name for line in lines for name in line.kolom}
        seen |= shown
        if shown - named:
            missing[url] = sorted(shown - named)
    assert missing == {}
    assert seen, "the signs are shown somewhere, or this test tries nothing"
