"""Leaving ends the session on the server and empties the browser."""

from django.contrib.sessions.models import Session
from django.test import Client

from anggota.models import JejakAudit


def test_logout_ends_the_session_and_clears_the_browser(client_of, sekretariat):
    browser = client_of(sekretariat)
    key = browser.session.session_key
    response = browser.post("/keluar/")
    assert response.url == "/masuk/"
    assert response.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert not Session.objects.filter(session_key=key).exists()
    assert browser.get("/akun/").url.startswith("/masuk/")
    assert list(JejakAudit.objects.values_list("pelaku", "peristiwa")) == [("sekretariat", "logout")]


def test_logout_by_a_link_is_refused(client_of, sekretariat):
    browser = client_of(sekretariat)
    assert browser.get("/keluar/").status_code == 405
    assert browser.get("/akun/").status_code == 200
    assert not JejakAudit.objects.exists()


def test_logout_needs_the_token(sekretariat):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(sekretariat)
    assert browser.post("/keluar/").status_code == 403
    assert browser.get("/akun/").status_code == 200


def test_logout_leaves_other_devices_alone(client_of, sekretariat):
    one, two = client_of(sekretariat), client_of(sekretariat)
    one.post("/keluar/")
    assert two.get("/akun/").status_code == 200
