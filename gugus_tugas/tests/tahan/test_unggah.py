"""Uploads that go wrong: cut off, slow, or onto a full disk. Nothing half is stored, and others go on working."""

import contextlib
import resource
import socket
import time

import pytest

from gugus_tugas.tests.tahan.beban import Formulir, picture
from gugus_tugas.tests.tahan.conftest import baca

pytestmark = pytest.mark.tahan
ROOM = 100_000  # bytes that a file may have while the disk is "full"


def cut_off(browser, form: Formulir, share: float) -> bytes:
    """The first part of the form, then nothing more; what the server answers, if it does."""
    kind, body = browser.form(form.fields, form.files)
    with browser.begin(form.path, kind, len(body)) as line:
        line.sendall(body[: min(int(len(body) * share), len(body) - 3)])
        line.shutdown(socket.SHUT_WR)
        with contextlib.suppress(ConnectionError):
            return line.recv(200)
    return b""


@pytest.mark.parametrize("jenis", ["lampiran", "catatan", "kasus"])
def test_form_cut_off_is_not_stored(rumah, peladen, utuh, jenis):
    browser, forms = peladen.sign_in(), []
    for share in (0.1, 0.5, 0.9, 1):
        form = Formulir(jenis, rumah.slug)
        last = {"lampiran": "keterangan", "catatan": "isi", "kasus": "kasus-uraian"}[jenis]
        form.fields[last] = form.fields.pop(last) + " " + "kata " * 50  # the text that is cut comes last
        answer = cut_off(browser, form, share)
        assert b" 302 " not in answer.partition(b"\r\n")[0], answer
        forms.append(form)
    found = baca(rumah)
    assert [text for text in found[jenis] if any(form.tanda in text for form in forms)] == []
    assert utuh(rumah) == []
    assert browser.get("/").status == 200


def test_slow_clients_hold_nobody_up(rumah, peladen, utuh):
    browser, lines = peladen.sign_in(), []
    with contextlib.ExitStack() as stack:
        for _ in range(3):
            form = Formulir("lampiran", rumah.slug)
            kind, body = browser.form(form.fields, form.files)
            line = stack.enter_context(browser.begin(form.path, kind, len(body)))
            lines.append((form, line, body))
        for step in range(10):
            for _, line, body in lines:
                line.sendall(body[len(body) * step // 10 : len(body) * (step + 1) // 10])
            began = time.monotonic()
            assert Formulir("catatan", rumah.slug).send(browser).status == 302
            assert time.monotonic() - began < 5
        assert all(b" 302 " in line.recv(200).partition(b"\r\n")[0] for _, line, _ in lines)
    assert {form.tanda for form, _, _ in lines} <= set(baca(rumah)["lampiran"])
    assert utuh(rumah) == []


@pytest.mark.parametrize("side", [600, 1800], ids=["in the store", "already while it arrives"])
def test_disk_full_is_told_leaves_nothing_and_ends_by_itself(rumah, utuh, side):
    server = rumah.serve()
    browser, form = server.sign_in(), Formulir("lampiran", rumah.slug)
    form.files = {"berkas": ("foto.png", picture(side))}

    def limit(size: int) -> None:
        for pid in server.workers():
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    limit(ROOM)
    answer = form.send(browser)
    assert (answer.status, answer.headers["Retry-After"]) == (503, "30"), answer.text[:500]
    assert "Penyimpanan server penuh" in answer.text
    assert form.tanda not in baca(rumah)["lampiran"]
    assert utuh(rumah) == []
    limit(resource.RLIM_INFINITY)
    assert form.send(browser).status == 302
    assert baca(rumah)["lampiran"].count(form.tanda) == 1
    assert utuh(rumah) == []
