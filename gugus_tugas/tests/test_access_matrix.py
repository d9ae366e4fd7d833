"""Every URL × every role, read from one table (matriks.py). A URL that is missing there fails; so does a line for one that is gone."""

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from gugus_tugas.tests.matriks import CELLS, ROWS
from gugus_tugas.tests.test_architecture import ORDER


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


@pytest.mark.usefixtures("_no_rendering")
@pytest.mark.parametrize(
    ("method", "url", "obj", "role", "want"), CELLS, ids=[f"{m} {u} {r}" for m, u, _, r, _ in CELLS]
)
def test_door(method, url, obj, role, want, cast, objects, client, client_of):
    browser = client if role == "anonim" else client_of(cast[role])
    response = browser.generic(
        method, reverse(url, kwargs=objects(obj)), content_type="application/x-www-form-urlencoded"
    )
    if want == "→":
        assert response.status_code == 302
        assert response.url.startswith("/masuk/")
    else:
        assert response.status_code == int(want)


@pytest.mark.usefixtures("_no_rendering")
@pytest.mark.parametrize(
    ("method", "url", "obj", "want"),
    [(m, u, o, anonim) for m, u, o, anonim, *_ in ROWS],
    ids=[f"{m} {u}" for m, u, *_ in ROWS],
)
def test_ended_member_is_a_stranger_at_every_door(method, url, obj, want, cast, objects, client_of):
    """An open session of an account whose membership ended gets what somebody without an account gets."""
    browser, address = client_of(cast["dinsos"]), reverse(url, kwargs=objects(obj))
    type(cast["dinsos"]).objects.filter(pk=cast["dinsos"].pk).update(is_active=False)
    response = browser.generic(method, address, content_type="application/x-www-form-urlencoded")
    assert response.status_code == (302 if want == "→" else int(want))
    assert want != "→" or response.url.startswith("/masuk/")


def fingerprint() -> dict[str, list]:
    """Every row of our tables, but the trail (reading leaves lines there) and the sessions (activity is noted)."""
    noted = {"JejakAudit", "KepalaJejak", "Sesi"}
    models = [m for m in apps.get_models() if m.__module__.split(".")[0] in ORDER and m.__name__ not in noted]
    return {m._meta.label: sorted(map(repr, m._base_manager.values_list())) for m in models}


@pytest.mark.usefixtures("_no_rendering")
@pytest.mark.parametrize("role", ["kepala", "polda", "pengelola"])
def test_looking_changes_nothing(role, cast, objects, client_of):
    """A crawl of every address by GET and HEAD leaves every row as it was (keamanan.md 20)."""
    addresses = [reverse(url, kwargs=objects(obj)) for method, url, obj, *_ in ROWS if method == "GET"]
    browser, before = client_of(cast[role]), fingerprint()
    for address in addresses:
        browser.get(address)
        browser.head(address)
    assert fingerprint() == before
