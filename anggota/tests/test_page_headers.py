"""The shell around every answer: nothing kept, nothing framed, nothing foreign run."""

import os
import subprocess
import sys

import pytest
from django.test import Client

from gugus_tugas.crypto import development_keys

# (who, method, address, status)
ANSWERS = [
    (None, "get", "/masuk/", 200),
    (None, "get", "/sehat/", 200),
    (None, "get", "/kasus/", 302),
    (None, "get", "/tidak-ada/", 404),
    ("polda", "get", "/akun/", 200),
    ("polda", "get", "/tindak-lanjut/", 200),
    ("polda", "get", "/masuk/", 302),
    ("polda", "get", "/jejak/", 403),
    ("polda", "get", "/rapat/987654/", 404),
    ("polda", "get", "/keluar/", 405),
    ("polda", "post", "/keluar/", 302),
]


@pytest.fixture(params=ANSWERS, ids=lambda row: f"{row[3]} {row[2]}")
def response(request, client, client_of, cast):
    who, method, address, status = request.param
    answer = getattr(client_of(cast[who]) if who else client, method)(address)
    assert answer.status_code == status
    return answer


def test_answer_is_kept_by_nobody(response):
    assert response.headers["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ],
)
def test_answer_carries_the_header(response, name, value):
    assert response.headers[name] == value


def test_answer_runs_our_own_scripts_only(response):
    policy = dict(
        part.strip().split(" ", 1) for part in response.headers["Content-Security-Policy"].split(";") if part.strip()
    )
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"


def test_answer_asks_for_no_device_but_the_camera(response):
    assert "geolocation=()" in response.headers["Permissions-Policy"]
    assert "microphone=()" in response.headers["Permissions-Policy"]


def test_refused_form_token_wears_the_same_shell(db):
    response = Client(enforce_csrf_checks=True).post("/masuk/", {"username": "x"})
    assert response.status_code == 403
    assert response.headers["Cache-Control"] == "no-store, private"
    assert "'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize(("address", "words"), [("/jejak/", "Tidak diizinkan"), ("/tidak-ada/", "Tidak ditemukan")])
def test_refusal_page_speaks_indonesian_and_tells_nothing(client_of, polda, address, words):
    html = client_of(polda).get(address).content.decode()
    assert words in html
    assert "Traceback" not in html


@pytest.mark.parametrize(
    ("address", "login"),
    [
        ("/kasus/", "/masuk/?next=/kasus/"),
        ("/jejak/", "/masuk/?next=/jejak/"),
        ("/tindak-lanjut/1/", "/masuk/?next=/tindak-lanjut/1/"),
    ],
)
def test_stranger_is_sent_to_the_door(client, db, address, login):
    assert client.get(address).url == login


def test_redirect_to_https_and_refused_host_wear_the_same_shell(client, settings, db):
    settings.SECURE_SSL_REDIRECT = True
    for answer in (client.get("/masuk/"), client.get("/masuk/", headers={"Host": "evil.example"})):
        assert answer.status_code in {301, 400}
        assert answer.headers["Cache-Control"] == "no-store, private"
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert "'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("address", ["/keluar/", "/akun/sesi/akhiri/", "/akun/faktor/cabut/"])
def test_address_that_takes_forms_only_is_no_blank_page(client_of, polda, address):
    answer = client_of(polda).get(address)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "Alamat ini bukan halaman" in answer.content.decode()


def test_cookies_of_the_site_cannot_be_planted_by_a_sister_site():
    """In production (https) both cookies carry the prefix that binds them to this very host."""
    env = {**os.environ, "DEBUG": "0", "SITUS_URL": "https://tppo.example.go.id", "EMAIL_URL": "console:"}
    env |= {"SECRET_KEY": "k3P" * 5 + "abcdefghijklmnopqrstuvwxyz0123456789XYZ", "KUNCI_DATA": development_keys()}
    code = (
        "from gugus_tugas import settings as s;"
        "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.WAJIB_DUA_FAKTOR)"
    )
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["__Host-sesi", "__Host-csrf", "True", "True", "True"]
