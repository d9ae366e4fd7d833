"""Fixtures of the whole suite, loaded by pytest.ini before Django is set up: models are imported inside functions.

The cast: `sekretariat` and `kepala` run the office, `polda` and `dinsos` are agency members (each a stranger to the
other's work), `pimpinan` reads reports, `pengelola` keeps accounts.
"""

import datetime
import os
import socket
import time
from pathlib import Path

import pytest
import time_machine

os.environ.update(DEBUG="1", SITUS_URL="http://127.0.0.1:8000", EMAIL_URL="console:")
for name in ("SECRET_KEY", "KUNCI_DATA", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "WAJIB_DUA_FAKTOR", "SEL_TERKECIL"):
    os.environ.pop(name, None)
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # synchronous Playwright and the ORM share a thread

# Sample years, deadlines and decrees of the suite were written for this day; it goes on from there, on whatever day it runs.
HARI_UJI = datetime.datetime(2026, 11, 30, 3, tzinfo=datetime.UTC)
if "JAM_UJI" not in os.environ:  # a worker of the suite has it already: jam/sitecustomize.py
    os.environ["JAM_UJI"] = str(HARI_UJI.timestamp() - time.time())
    os.environ["PYTHONPATH"] = os.pathsep.join(
        [str(Path(__file__).parent / "jam"), *filter(None, [os.environ.get("PYTHONPATH")])]
    )
    time_machine.travel(HARI_UJI, tick=True).start()

ROLES = ("sekretariat", "kepala", "polda", "dinsos", "pimpinan", "pengelola")


class NetworkRefused(Exception):
    """A test tried to leave this machine."""


def pytest_configure(config):
    """Every way out of this process is watched: connections, datagrams and the asking for a name."""

    def check(host):
        if isinstance(host, (str, bytes)) and host not in {"", "127.0.0.1", "::1", "localhost"}:
            raise NetworkRefused(f"no network in tests: {host}")

    def guard(owner, name, host_of):
        real = getattr(owner, name)

        def guarded(*args, **kwargs):
            check(host_of(args))
            return real(*args, **kwargs)

        setattr(owner, name, guarded)

    def address(args):
        return args[-1][0] if isinstance(args[-1], tuple) else None  # a socket file has no host

    for name in ("connect", "connect_ex", "sendto"):
        guard(socket.socket, name, address)
    for name in ("getaddrinfo", "gethostbyname"):
        guard(socket, name, lambda args: args[0])


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef, request):
    """The database of this worker is a copy of one that was migrated before (pola.py).

    One that is kept (--reuse-db) or made without migrations is no pattern for others.
    """
    options = request.config.option
    if fixturedef.argname != "django_db_setup" or options.reuse_db or options.nomigrations:
        return (yield)
    from django.db import connection

    from gugus_tugas.tests.pola import copied

    with request.getfixturevalue("django_db_blocker").unblock(), copied(connection, request.config.cache.mkdir("pola")):
        return (yield)


@pytest.fixture
def copy_pattern(request):
    """copy_pattern(path): a SQLite file for child processes, migrated already if the suite on SQLite has run."""
    from gugus_tugas.tests.pola import copy_file

    return lambda path: copy_file(request.config.cache.mkdir("pola"), path)


@pytest.fixture(autouse=True)
def _private_media(settings, tmp_path):
    """Uploaded files of a test live and die with it."""
    settings.MEDIA_ROOT = tmp_path / "berkas"


@pytest.fixture(autouse=True)
def _fresh_home(settings):
    """Tests change rows behind the back of the actions, of which a home page that is kept knows nothing."""
    settings.UMUR_BERANDA = 0


@pytest.fixture(scope="session", autouse=True)
def _flush_passes_the_guard():
    """A transactional test ends by emptying every table.

    The trail refuses that, so its guard is lifted just there; and what the migrations had filled (places, articles, courts)
    is filled again, so that the next test of this worker finds what every database holds.
    """
    from django.core.management import call_command
    from django.test import TransactionTestCase

    from gugus_tugas.tests.penjaga import without_guard

    flush = TransactionTestCase._fixture_teardown

    def unguarded(self):
        with without_guard():
            flush(self)
        call_command("muat_wilayah", verbosity=0)
        call_command("muat_acuan_hukum", verbosity=0)

    TransactionTestCase._fixture_teardown = unguarded
    yield
    TransactionTestCase._fixture_teardown = flush


@pytest.fixture(autouse=True, scope="session")
def _uncollected_static():
    """Each client of a test builds its own application, which would read whatever was collected here; that doubles a suite."""
    from django.test import override_settings

    with override_settings(STATIC_ROOT="/nowhere/static"):
        yield


@pytest.fixture(autouse=True, scope="session")
def _cheap_hashing():
    """Argon2 as in production, but quick: its cost protects real passwords, not those of a test."""
    from django.contrib.auth.hashers import Argon2PasswordHasher

    Argon2PasswordHasher.time_cost, Argon2PasswordHasher.memory_cost, Argon2PasswordHasher.parallelism = 1, 8, 1


@pytest.fixture
def cast(db):
    """All accounts by name, with their agencies."""
    from anggota.tests.factories import make_instansi, make_pengguna

    agencies = {kode: make_instansi(kode=kode) for kode in ("polda", "dinsos")}
    return {
        name: make_pengguna(
            nama_pengguna=name, peran="anggota" if name in agencies else name, instansi=agencies.get(name)
        )
        for name in ROLES
    }


def _member(name):
    @pytest.fixture(name=name)
    def member(cast):
        return cast[name]

    return member


sekretariat, kepala, polda, dinsos, pimpinan, pengelola = (_member(name) for name in ROLES)


@pytest.fixture
def client_of():
    """client_of(user): a test client that is logged in as this user, just now."""
    from django.test import Client

    from anggota.gerbang import TERAKHIR
    from anggota.sesi import MULAI

    def build(user):
        client = Client()
        client.force_login(user)
        session = client.session
        session.update(dict.fromkeys((TERAKHIR, MULAI), time.time()))
        session.save()
        return client

    return build


@pytest.fixture
def objects(cast):
    """objects(name): URL arguments of a row of the table of doors, built only for the row at hand."""
    from gugus_tugas.tests.objek import builders

    known = builders(cast)
    return lambda name: known[name]()


@pytest.fixture
def _no_rendering(monkeypatch):
    """For tests that are about doors: rendering is proved in its own. Wherever it is called from, whichever app that is of."""
    import sys
    from importlib import import_module

    from django.conf import settings

    from gugus_tugas.pdf import render_pdf

    import_module(settings.ROOT_URLCONF)
    for module in list(sys.modules.values()):
        if getattr(module, "__dict__", {}).get("render_pdf") is render_pdf:
            monkeypatch.setattr(module, "render_pdf", lambda html, **options: b"%PDF-")


@pytest.fixture
def kotak_surat(settings):
    """A real SMTP server on loopback, to which the application of this test sends its mails."""
    import threading

    from gugus_tugas.tests.surel import KotakSurat

    with KotakSurat() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        yield server
        server.shutdown()


# No other host has an address. A route that aborts would do too, but it switches the cache of the browser off: every style
# sheet and font would be fetched anew for each page.
ONLY_HERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"


@pytest.fixture(scope="session")
def chromium():
    """Debian's Chromium, headless. Without it these tests fail: scripts/test installs it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", ONLY_HERE],
        )
        yield browser
        browser.close()


@pytest.fixture
def visitor(chromium, live_server):
    """visitor(width=1280): a fresh browser page at the live site that notes every script error and refused resource."""
    contexts, faults = [], []

    def build(*, width: int = 1280):
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, locale="id-ID", base_url=live_server.url
        )
        context.on("request", lambda r: None if r.url.startswith(live_server.url) else faults.append(r.url))
        page = context.new_page()
        page.set_default_timeout(30_000)  # a machine that is busy with its first pages is slow, not wrong
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        contexts.append(context)
        return page

    build.faults = faults
    yield build
    for context in contexts:
        context.close()


SANDI = "sandi-uji-yang-panjang"


@pytest.fixture
def sign_in(visitor):
    """sign_in(user, width=…): a page on which this user logged in by hand."""

    def enter(user, *, width: int = 1280):
        user.set_password(SANDI)
        user.save()
        page = visitor(width=width)
        page.goto("/masuk/")
        page.get_by_label("Nama pengguna").fill(user.nama_pengguna)
        page.locator("#id_password").fill(SANDI)
        page.get_by_role("button", name="Masuk").click()
        page.wait_for_url("**/")
        return page

    return enter
