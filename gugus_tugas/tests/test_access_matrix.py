"""Every URL × every role, read from one table (matriks.py). A URL that is missing there fails; so does a line for one that is gone."""

from functools import partial

import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from gugus_tugas.tests.matriks import CELLS, ROWS
from gugus_tugas.tests.savepoint import undone
from gugus_tugas.tests.test_architecture import ORDER

pytestmark = pytest.mark.sekali

DOORS = {url: obj for _, url, obj, *_ in ROWS}  # name of an address -> the row that it opens


def url_names(resolver=None, prefix="") -> set[str]:
    names = set()
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            names |= url_names(entry, f"{entry.namespace}:" if entry.namespace else prefix)
        elif isinstance(entry, URLPattern):
            names.add(f"{prefix}{entry.name}")
    return names


def test_every_url_stands_in_the_table_with_both_methods():
    assert {(m, url) for m, url, *_ in ROWS} == {(m, url) for url in url_names() for m in ("GET", "POST")}
    assert len({(m, url) for m, url, *_ in ROWS}) == len(ROWS)
    assert {(url, obj) for _, url, obj, *_ in ROWS} == set(DOORS.items())  # both methods knock at the same row


def said(answer, want: str) -> str:
    """The answer as the table writes it; a redirection to the login page is → only where the table asks for it (logout too ends there)."""
    is_turned_away = want == "→" and answer.status_code == 302 and answer.url.startswith("/masuk/")
    return want if is_turned_away else str(answer.status_code)


@pytest.mark.usefixtures("_no_rendering")
@pytest.mark.parametrize("obj", dict.fromkeys(DOORS.values()))
def test_doors_to(obj, cast, objects, client_of):
    """Both methods as every role; an open session of a membership that ended gets what somebody without an account gets."""
    row = objects(obj)
    sessions = {name: client_of(user).cookies["sesi"].value for name, user in cast.items()}

    def knock(url, method, role, want):
        browser = Client()
        if role != "anonim":
            browser.cookies["sesi"] = sessions["dinsos" if role == "berakhir" else role]
        if role == "berakhir":
            type(cast["dinsos"]).objects.filter(pk=cast["dinsos"].pk).update(is_active=False)
        address = reverse(url, kwargs=row)
        return said(browser.generic(method, address, content_type="application/x-www-form-urlencoded"), want)

    wanted = {(url, method, role): want for method, url, of, role, want in CELLS if of == obj}
    wanted |= {(url, m, "berakhir"): want for (url, m, role), want in wanted.items() if role == "anonim"}
    found = {cell: undone(partial(knock, *cell, want)) for cell, want in wanted.items()}
    assert {cell: found[cell] for cell, want in wanted.items() if found[cell] != want} == {}


def fingerprint() -> dict[str, list]:
    """Every row of our tables, but the trail (reading leaves lines there) and the sessions (activity is noted)."""
    noted = {"JejakAudit", "KepalaJejak", "Sesi"}
    models = [m for m in apps.get_models() if m.__module__.split(".")[0] in ORDER and m.__name__ not in noted]
    return {m._meta.label: sorted(map(repr, m._base_manager.values_list())) for m in models}


@pytest.mark.usefixtures("_no_rendering")
@pytest.mark.parametrize("role", ["kepala", "polda", "pengelola"])
def test_looking_changes_nothing(role, cast, objects, client_of):
    """A crawl of every address by GET and HEAD leaves every row as it was (keamanan.md 20)."""
    rows = {obj: objects(obj) for obj in dict.fromkeys(DOORS.values())}
    addresses = [reverse(url, kwargs=rows[obj]) for url, obj in DOORS.items()]
    browser, before = client_of(cast[role]), fingerprint()
    for address in addresses:
        browser.get(address)
        if role == "kepala":  # to whom most doors open; a view that treats HEAD otherwise does so for all
            browser.head(address)
    assert fingerprint() == before
