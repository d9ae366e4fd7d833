"""Planted names: nothing that a person typed about a victim may leave through an error page or a log line."""

import html
import io
import logging
import logging.config
import re
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.test import Client

from gugus_tugas.logs import QuietFormatter
from kasus.tests.factories import make_kasus, victim
from kasus.tests.test_page_record import payload

NAMES = {
    "nama": "Cutkenari Rahasia",
    "nik": "1171019912310007",
    "telepon": "0811-4242-7788",
    "alamat": "Lorong Kenari 9",
}
CANARIES = [*NAMES.values(), "Kronologi kenari", "Cutkenari", "08114242"]


@pytest.fixture
def log(settings):
    """Everything that any logger says, as the server's own formatter would print it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(QuietFormatter(settings.LOGGING["formatters"]["line"]["fmt"]))
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.fixture
def sent():
    return payload(**{f"korban-0-{name}": value for name, value in NAMES.items()}, **{"kasus-uraian": CANARIES[4]})


def told(text: str) -> list[str]:
    return [word for word in CANARIES if word.lower() in text.lower()]


# (what is raised, status, what the page says). A database that is away gives the form back to who typed it, to be sent again.
FAILURES = [
    (RuntimeError(f"tak terduga: {NAMES['nama']}"), 500, "Terjadi gangguan"),
    (DatabaseError(f"DETAIL: Failing row contains ({NAMES['nik']}, {NAMES['telepon']})"), 503, "Basis data sedang"),
    (KeyError(NAMES["alamat"]), 500, "Terjadi gangguan"),
]


@pytest.mark.parametrize(("failure", "status", "said"), FAILURES, ids=lambda f: type(f).__name__)
def test_crash_while_recording_tells_no_name(client_of, sekretariat, sent, log, monkeypatch, failure, status, said):
    def crash(*keys, **values):
        try:
            raise ValidationError(f"dalam: {values['daftar_korban']}")
        except ValidationError as inner:
            raise failure from inner

    monkeypatch.setattr("kasus.actions.record_kasus_of_konsep", crash)
    browser = client_of(sekretariat)
    browser.raise_request_exception = False
    response = browser.post("/kasus/catat/", sent)
    assert response.status_code == status
    assert said in response.content.decode()
    carried = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', response.content.decode())
    assert {(name, html.unescape(value)) for name, value in carried} <= {(n, str(v)) for n, v in sent.items()}
    assert bool(carried) is (status == 503)
    assert "no-store" in response.headers["Cache-Control"]
    assert told(re.sub(r'<input type="hidden"[^>]*>', "", response.content.decode())) == []
    assert type(failure).__name__ in log.getvalue()  # the place and the kind are there, and the inner one too
    assert "ValidationError" in log.getvalue()
    assert "views/konsep.py" in log.getvalue()
    assert told(log.getvalue()) == []


def test_crash_while_revealing_tells_no_name(client_of, sekretariat, log, monkeypatch):
    kasus = make_kasus(by=sekretariat, daftar_korban=[victim(identitas=NAMES)])
    korban = kasus.daftar_korban.get()

    def crash(row, **values):
        raise RuntimeError(row.identitas.nama)

    monkeypatch.setattr("kasus.actions.reveal_identitas", crash)
    browser = client_of(sekretariat)
    browser.raise_request_exception = False
    response = browser.post(f"/kasus/{kasus.slug}/identitas/{korban.pk}/", {"alasan": "menghubungi untuk visum"})
    assert response.status_code == 500
    assert told(response.content.decode()) == told(log.getvalue()) == []


def test_ordinary_work_logs_no_name(client_of, sekretariat, sent, log):
    browser = client_of(sekretariat)
    browser.post(
        "/kasus/catat/", {**sent, "kasus-kunci_kirim": str(uuid.uuid4()), "korban-0-jenis_kelamin": "?"}
    )  # refused, and shown again
    page = browser.post("/kasus/catat/", sent, follow=True).redirect_chain[-1][0]
    for address in (page, "/kasus/", "/", "/kasus/tidak-ada/", "/laporan/"):
        browser.get(address)
    assert told(log.getvalue()) == []


def test_server_uses_the_quiet_formatter(settings):
    formatter = settings.LOGGING["formatters"]["line"]
    assert formatter["()"] == "gugus_tugas.logs.QuietFormatter"
    assert {handler["formatter"] for handler in settings.LOGGING["handlers"].values()} == {"line"}


@pytest.mark.parametrize("address", ["/undangan/{}/", "/sandi/atur/MQ/{}/"])
def test_refused_request_logs_no_link_that_still_works(client, db, log, address):
    """A mail scanner that posts to the link is refused, and Django writes the address down."""
    token = "cZ3v_bQ8kR-" * 4
    Client(enforce_csrf_checks=True).post(address.format(token))
    client.delete(address.format(token))
    assert token not in log.getvalue()
    assert address.split("/")[1] in log.getvalue()
