"""Two machines as installed (nginx, gunicorn) behind one proxy by TLS: one dies under load, the other goes on; who asks is known."""

import contextlib
import os
import signal

import pytest

from gugus_tugas.tests.tahan.beban import Beban
from gugus_tugas.tests.tahan.nginx import Nginx, certificate
from gugus_tugas.tests.tahan.peramban import Peramban
from gugus_tugas.tests.tahan.proses import SANDI, wait_for

pytestmark = pytest.mark.tahan
PROXY = "127.0.0.3"  # where the front proxy asks from: another loopback address, as another machine has another


TRUST = f"set_real_ip_from {PROXY}; real_ip_header X-Forwarded-For;"
VISITOR = "127.0.0.5"
ASKED = (
    "import django; django.setup(); from anggota.models import JejakAudit; "
    "print(*set(JejakAudit.objects.filter(peristiwa='login').order_by('-pk').values_list('asal', flat=True)[:{}]))"
)


@pytest.fixture
def situs(rumah, tmp_path):
    """Front proxy, both machines as (gunicorn, nginx), and a signed-in person who comes through the proxy."""
    tls, machines = certificate(tmp_path), []
    with contextlib.ExitStack() as stack:
        for name in ("satu", "dua"):
            server = rumah.serve(SITUS_URL="https://127.0.0.1")
            words = {
                "unix:/run/gugus-tugas/situs.sock": f"127.0.0.1:{server.port}",
                "rate=30r/s": "rate=900r/s",  # all writers of this test are one address
            }
            machine = Nginx("nginx.conf", tmp_path / name, tmp_path, words, proksi=TRUST)
            stack.callback(machine.kill)
            machines.append((server, machine))
        words = {f"@PELADEN{n}@:443": f"127.0.0.1:{machine.port}" for n, (_, machine) in enumerate(machines, 1)}
        words["proxy_connect_timeout 3s;"] = f"proxy_connect_timeout 3s; proxy_bind {PROXY};"
        front = Nginx("nginx-depan.conf", tmp_path / "depan", tmp_path, words)
        stack.callback(front.kill)
        yield machines, Peramban(front.port, tls=tls, asal=VISITOR).sign_in("sekretariat", SANDI)


def _die(server, machine) -> None:
    machine.kill()
    for pid in server.workers():
        os.kill(pid, signal.SIGKILL)
    server.process.kill()
    server.process.wait()


def test_one_machine_dies_under_load_and_the_other_goes_on(rumah, situs, utuh, sapu):
    machines, browser = situs
    with Beban([browser.at(browser.port) for _ in range(4)], rumah) as load:
        wait_for(lambda: len(load.diakui) > 12)
        assert load.gagal == []  # one session, two machines
        _die(*machines[1])
        before = len(load.diakui)
        wait_for(lambda: len(load.diakui) > before + 12)
    assert len(load.gagal) <= 8, load.gagal  # what the dead machine had in hand; sent again by its writer
    utuh(rumah, load)
    sapu(rumah)
    assert all((machine.folder / "gugus-tugas.log").read_text().count("POST /kasus 302") > 3 for _, machine in machines)
    _die(*machines[0])
    answer = browser.get("/kasus/")
    assert (answer.status, answer.headers["Cache-Control"]) == (502, "no-store")
    assert "muat ulang" in answer.text.lower()


def test_application_alone_dies_and_readers_do_not_meet_its_page_again(situs):
    """nginx of that machine lives and answers 502 at once, which must not make it the favourite."""
    (server, _), _ = situs[0]
    browser = situs[1]
    for pid in server.workers():
        os.kill(pid, signal.SIGKILL)
    server.process.kill()
    server.process.wait()
    assert [browser.get("/kasus/").status for _ in range(20)] == [200] * 20


def test_who_asks_is_known_behind_the_proxy_and_not_written_by_it(rumah, situs, tmp_path):
    _, browser = situs
    for _ in range(3):  # to either machine
        Peramban(browser.port, tls=browser.tls, asal=VISITOR).sign_in("sekretariat", SANDI)
    assert rumah.checked("-c", ASKED.format(4)).split() == [VISITOR]
    assert browser.get(f"/kasus/{rumah.slug}/?q=rahasia").status == 200
    logs = "".join(path.read_text() for path in tmp_path.glob("*/*.log"))
    assert "GET /kasus 200" in logs
    assert not any(word in logs for word in (VISITOR, PROXY, rumah.slug, "rahasia"))


def test_address_that_a_visitor_claims_is_not_believed(rumah, situs):
    machines, browser = situs
    claimed = {"X-Forwarded-For": "203.0.113.9", "X-Real-IP": "203.0.113.9"}
    for port in (browser.port, machines[0][1].port):  # at the proxy, and past it
        person = Peramban(port, tls=browser.tls, asal=VISITOR, headers=claimed)
        person.sign_in("sekretariat", SANDI)
        assert rumah.checked("-c", ASKED.format(1)).split() == [VISITOR]


def test_what_is_too_large_is_refused_with_a_page(rumah, situs):
    _, browser = situs
    answer = browser.post(f"/kasus/{rumah.slug}/lampiran/", {}, {"berkas": ("besar.png", bytes(28 * 1024 * 1024))})
    assert answer.status == 413
    assert "pilih berkas" in answer.text.lower()
