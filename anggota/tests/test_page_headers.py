"""The shell around every answer: nothing kept, nothing framed, nothing foreign run."""

import pytest
from django.test import Client

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
