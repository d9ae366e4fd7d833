"""The door: who enters, who does not, and that nobody learns why."""

import re
from urllib.parse import quote

import pytest
from django.test import Client

from anggota.models import JejakAudit, Sesi
from anggota.tests.factories import make_pengguna

URL, SANDI = "/masuk/", "sandi-uji-yang-panjang"
HOSTILE = [
    "//evil.example",
    "///evil.example",
    "https://evil.example/",
    "http:///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "javascript:alert(1)",
    " //evil.example",
    "/\t/evil.example",
    "https:evil.example",
    "http://testserver@evil.example/",
]


@pytest.fixture
def account(db):
    return make_pengguna(nama_pengguna="melati", sandi=SANDI)


def enter(client, name="melati", sandi=SANDI, url=URL, **values):
    return client.post(url, {"username": name, "password": sandi, **values})


def trail() -> list:
    return list(JejakAudit.objects.order_by("id").values_list("peristiwa", "pelaku", "objek_kode"))


@pytest.mark.parametrize("typed", ["melati", "  Melati ", "MELATI"])
def test_login_works_however_the_name_is_typed(client, account, typed):
    response = enter(client, typed)
    assert (response.status_code, response.url) == (302, "/")
    assert client.session["_auth_user_id"] == str(account.pk)
    assert trail() == [("login", "melati", "")]


def test_login_changes_the_session_key_and_burns_the_old_one(client, account):
    planted = client.session
    planted["tanam"] = "1"
    planted.save()
    enter(client)
    assert client.session.session_key != planted.session_key
    assert not Sesi.objects.filter(session_key=planted.session_key).exists()


def test_login_cookie_is_hidden_from_scripts_and_other_sites(client, account):
    cookie = enter(client).cookies["sesi"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def answer(response, name: str) -> tuple[int, str]:
    """The page without what is random (token) or typed (name)."""
    html = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
    return response.status_code, html.replace(f'value="{name}"', "")


def test_login_gives_every_refusal_the_same_page(account):
    make_pengguna(nama_pengguna="nonaktif", sandi=SANDI, is_active=False)
    make_pengguna(nama_pengguna="tanpasandi")
    tries = [("melati", "sandi-yang-salah"), ("tidakada", SANDI), ("nonaktif", SANDI), ("tanpasandi", SANDI)]
    answers = {answer(enter(Client(), name, sandi), name) for name, sandi in tries}
    assert len(answers) == 1
    [(status, html)] = answers
    assert status == 200
    assert "Nama pengguna atau sandi tidak cocok" in html


def test_login_never_shows_the_password_again(client, account):
    response = enter(client, sandi="sandi-yang-salah")
    assert 'value="melati"' in response.content.decode()
    assert "sandi-yang-salah" not in response.content.decode()
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("melati", "melati"),
        ("MELATI ", "melati"),
        ("sandi-rahasia-salah-kolom", "akun tidak dikenal"),
        ("", "akun tidak dikenal"),
    ],
)
def test_failed_login_is_recorded_without_unknown_names(client, account, name, code):
    enter(client, name, "sandi-yang-salah")
    assert trail() == [("login_failed", "sistem", code)]


@pytest.mark.parametrize("name", ["a" * 5000, "' OR 1=1 --", "melati\u202e", "<script>alert(1)</script>"])
def test_login_survives_a_hostile_name(client, account, name):
    response = enter(client, name, "sandi-yang-salah")
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("target", HOSTILE)
@pytest.mark.parametrize("place", ["query", "body"])
def test_login_lands_inside_whatever_next_says(client, account, target, place):
    if place == "query":
        response = enter(client, url=f"{URL}?next={quote(target)}")
    else:
        response = enter(client, next=target)
    assert response.url == "/"


@pytest.mark.parametrize("target", ["foo", "login", "?a=b", "../x", "./", "laporan:home", "/\r\nSet-Cookie: a=b"])
def test_odd_word_as_next_is_no_crash_behind_the_right_password(client, account, target):
    """redirect() takes a word for the name of a page; one that is not is a crash, one that is leads anywhere."""
    response = enter(client, url=f"{URL}?next={quote(target)}", next=target)
    assert response.status_code == 302
    assert "Set-Cookie" not in response.headers
    assert response.url.startswith("/")


@pytest.mark.parametrize("target", HOSTILE)
def test_login_page_sends_who_is_inside_to_the_home_page(client_of, sekretariat, target):
    assert client_of(sekretariat).get(f"{URL}?next={quote(target)}").url == "/"


def test_login_brings_one_back_to_the_page_asked_for(client, account):
    asked = client.get("/rapat/?hal=2")
    assert asked.url == f"/masuk/?next={quote('/rapat/?hal=2', safe='/')}"
    assert enter(client, url=asked.url).url == "/rapat/?hal=2"


def test_login_form_needs_the_token(account):
    response = enter(Client(enforce_csrf_checks=True))
    assert response.status_code == 403
    assert trail() == []


def test_closed_account_is_out_at_once(client_of, account):
    browser = client_of(account)
    assert browser.get("/akun/").status_code == 200
    account.is_active = False
    account.save()
    assert browser.get("/akun/").url.startswith(URL)


def test_login_page_offers_no_navigation(client, db):
    html = client.get(URL).content.decode()
    assert "/kasus/" not in html
    assert "/jejak/" not in html
