"""An unattended computer locks; the password opens it again; nothing typed is lost; a working day ends."""

import re
import time

import pytest
from axes.models import AccessAttempt
from django.test import Client

from anggota import gerbang, sesi
from anggota.tests.factories import make_pengguna
from kasus.models import Kasus
from kasus.tests.test_page_record import payload

SANDI, MINUTE = "sandi-uji-yang-panjang", 60


@pytest.fixture
def account(db):
    return make_pengguna(nama_pengguna="melati", peran="sekretariat", sandi=SANDI)


@pytest.fixture
def browser(client, account):
    client.post("/masuk/", {"username": "melati", "password": SANDI})
    return client


@pytest.fixture
def wait(monkeypatch):
    """wait(minutes): the clock of the lock moves on."""
    real, moved = time.time, [0]
    monkeypatch.setattr(time, "time", lambda: real() + moved[0])

    def go(minutes):
        moved[0] += minutes * MINUTE

    return go


def test_used_session_goes_on_and_an_unattended_one_locks(browser, wait):
    for _ in range(3):
        wait(29)
        assert browser.get("/kasus/").status_code == 200
    wait(31)
    response = browser.get("/kasus/?q=7")
    assert (response.status_code, response.url) == (302, "/kunci/?next=%2Fkasus%2F%3Fq%3D7")
    for address in ("/", "/akun/", "/wilayah/cari/?q=banda", "/kunci/denyut/"):
        assert browser.get(address).url.startswith("/kunci/?next=")


def test_locked_page_shows_no_menu_and_stays_locked(browser, wait):
    wait(31)
    html = browser.get("/kunci/").content.decode()
    assert "Layar terkunci" in html
    assert "Menu utama" not in html
    assert browser.get("/kasus/").status_code == 302


def test_password_opens_and_leads_back(browser, wait):
    wait(31)
    browser.get("/kasus/")
    assert browser.post("/kunci/?next=/rapat/", {"kunci-sandi": "salah sekali ini"}).status_code == 423
    assert browser.get("/kasus/").status_code == 302
    assert browser.post("/kunci/?next=/rapat/", {"kunci-sandi": SANDI}).url == "/rapat/"
    assert browser.get("/kasus/").status_code == 200


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example/", "/\\evil.example"])
def test_way_back_stays_inside(browser, wait, target):
    wait(31)
    assert browser.post(f"/kunci/?next={target}", {"kunci-sandi": SANDI}).url == "/"
    wait(31)
    response = browser.post("/kunci/", {"kunci-sandi": SANDI, "kunci-lanjut": target})
    assert (response.status_code, response.headers["Location"]) == (307, "/")


def test_form_sent_into_the_lock_is_carried_and_then_stored(browser, wait):
    sent = payload(victims=2, **{"korban-0-proses": ["REKRUT", "ANGKUT"], "korban-1-nama": "O'Neil \"<b>"})
    wait(31)
    locked = browser.post("/kasus/catat/", sent)
    assert locked.status_code == 423
    assert not Kasus.objects.exists()
    carried = {}
    for name, value in locked.context["titipan"]:
        carried.setdefault(name, []).append(value)
    assert {name: values if len(values) > 1 else values[0] for name, values in carried.items()} == sent
    again = {**carried, "kunci-lanjut": locked.context["lanjut"]}
    wrong = browser.post("/kunci/", {**again, "kunci-sandi": "salah sekali ini"})
    assert len(wrong.context["titipan"]) == len(locked.context["titipan"])
    opened = browser.post("/kunci/", {**again, "kunci-sandi": SANDI})
    assert (opened.status_code, opened.headers["Location"]) == (307, "/kasus/catat/")
    browser.post("/kasus/catat/", {**again, "kunci-sandi": SANDI})  # what a browser does on 307
    assert Kasus.objects.get().daftar_korban.count() == 2


def test_script_is_answered_without_a_page(browser, wait):
    wait(31)
    answers = [
        browser.post("/kunci/", {"kunci-sandi": sandi}, headers={"X-Kunci": "1"}).status_code for sandi in ("x", SANDI)
    ]
    assert answers == [423, 204]


def test_guessing_at_the_lock_is_counted_like_at_the_door(browser, wait):
    wait(31)
    codes = [browser.post("/kunci/", {"kunci-sandi": "salah sekali ini"}).status_code for _ in range(11)]
    assert codes == [423] * 9 + [429] * 2
    assert browser.post("/kunci/", {"kunci-sandi": SANDI, "titipan": "tetap"}).status_code == 429


def test_password_of_another_account_opens_nothing(browser, wait):
    make_pengguna(nama_pengguna="mawar", sandi="sandi-lain-yang-panjang")
    wait(31)
    browser.post("/kunci/", {"kunci-sandi": "sandi-lain-yang-panjang", "username": "mawar"})
    assert browser.get("/kasus/").status_code == 302


def test_who_is_not_the_owner_can_leave(browser, wait):
    wait(31)
    assert browser.post("/keluar/").url == "/masuk/"
    assert browser.get("/kasus/").url == "/masuk/?next=/kasus/"


def test_working_day_ends_for_good(browser, wait):
    for _ in range(26):
        wait(28)
        last = browser.get("/kasus/")
    assert (last.status_code, last.url) == (302, "/masuk/?next=/kasus/")
    assert browser.post("/kunci/", {"kunci-sandi": SANDI}).url.startswith("/masuk/")


def test_cookie_dies_with_the_browser(browser, settings):
    assert browser.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == ""


def test_session_remembers_when_it_began(browser):
    assert {sesi.MULAI, gerbang.TERAKHIR} <= set(browser.session.keys())


def test_stranger_cannot_keep_the_lock_shut(browser, wait):
    for n in range(12):
        Client().post("/masuk/", {"username": "melati", "password": "salah sekali"}, REMOTE_ADDR=f"203.0.113.{n}")
    wait(31)
    assert browser.get("/kasus/").status_code == 302
    assert browser.post("/kunci/", {"kunci-sandi": SANDI}).url == "/"


@pytest.mark.parametrize("origin", [{}, {"Origin": "https://lain.acehprov.go.id"}])
def test_form_of_a_strange_page_is_not_carried_through_the_lock(account, wait, origin):
    """A sister site of the same domain gets the cookie along; the lock would have given its form a good token."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(account)
    session = browser.session
    session[gerbang.TERKUNCI] = True
    session.save()
    answer = browser.post("/kasus/catat/", {"korban-0-nama": "ZZNAMA"}, headers=origin)
    assert answer.status_code == 403
    assert b"ZZNAMA" not in answer.content


def test_wrong_password_keeps_neither_itself_nor_the_form_that_waits(browser, wait, caplog):
    wait(31)
    carried = {"kunci-sandi": "TebakanKenari", "kunci-lanjut": "/kasus/catat/?x=ZZKUERI", "korban-0-nama": "ZZNAMA-7Q"}
    for _ in range(2):
        assert browser.post("/kunci/?next=/ZZNEXT/", carried).status_code == 423
    kept = str(list(AccessAttempt.objects.values())) + caplog.text
    assert AccessAttempt.objects.get().failures_since_start == 2
    assert not [word for word in ("TebakanKenari", "ZZNAMA", "ZZKUERI", "ZZNEXT") if word in kept]


def part(answer, pattern: str) -> str:
    return re.search(pattern, answer.content.decode())[1]


def test_page_that_stood_open_over_a_new_login_finds_its_way_back(account):
    """What kunci.js does: the session ended, its reader logged in in another tab, and comes back to the covered page.

    The fresh token is that of the address in the cover, and only where the same account is in; else nothing is uncovered.
    """
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(account)
    open_page = browser.get("/kasus/catat/")
    token, fresh = 'csrfmiddlewaretoken" value="([^"]+)', part(open_page, 'data-segar="([^"]+)')
    sent = {"kunci-sandi": SANDI, "csrfmiddlewaretoken": part(open_page, token)}
    assert browser.post("/kunci/", sent, headers={"X-Kunci": "1"}).status_code == 204
    owner, told = 'data-orang="([^"]+)', []
    for person in (account, make_pengguna(nama_pengguna="mawar", peran="sekretariat", sandi=SANDI)):
        browser.logout()
        form = {"username": person.nama_pengguna, "password": SANDI}
        browser.post("/masuk/", {**form, "csrfmiddlewaretoken": part(browser.get("/masuk/"), token)})
        assert browser.post("/kunci/", sent, headers={"X-Kunci": "1"}).status_code == 403
        page = browser.get(fresh, headers={"X-Latar": "1"})
        renewed = {**sent, "csrfmiddlewaretoken": part(page, token)}
        assert browser.post("/kunci/", renewed, headers={"X-Kunci": "1"}).status_code == 204
        told.append(part(page, owner) == part(open_page, owner))
    assert told == [True, False]


@pytest.mark.parametrize("method", ["get", "head", "options", "put", "patch", "delete", "post"])
def test_no_method_and_no_kind_of_request_passes_the_lock(browser, wait, method):
    wait(31)
    for headers in ({}, {"X-Requested-With": "XMLHttpRequest"}, {"HX-Request": "true"}, {"X-Kunci": "1"}):
        for address in ("/", "/jejak/unduh/", "/laporan/2017/pdf/", "/akun/kelola/", "/kasus/?kunci=/kunci/"):
            answer = getattr(browser, method)(address, headers=headers)
            assert answer.status_code in {302, 423}
            assert answer.status_code == 423 or answer.url.startswith("/kunci/?next=")


@pytest.mark.parametrize("target", ["foo", "login", "?a=b", "../x", "anggota:logout"])
def test_a_word_is_no_way_back(browser, wait, target):
    wait(31)
    assert browser.post("/kunci/", {"kunci-sandi": SANDI, "kunci-lanjut": target}).headers["Location"] == "/"
    assert browser.get("/kunci/", {"next": target}).url == "/"


def test_way_back_carries_no_second_header(browser, wait):
    wait(31)
    answer = browser.post("/kunci/", {"kunci-sandi": SANDI, "kunci-lanjut": "/x?q=\u00e9\r\nSet-Cookie: a=b"})
    assert answer.status_code == 307
    assert answer.headers["Location"] == "/x?q=%C3%A9%0D%0ASet-Cookie:%20a=b"
