"""The database goes away under load and comes back: nothing acknowledged is lost, people are told, and nobody restarts anything."""

import time

import pytest

from gugus_tugas.tests.tahan.beban import Beban, Formulir
from gugus_tugas.tests.tahan.peramban import Jawaban
from gugus_tugas.tests.tahan.proses import PANJANG

pytestmark = pytest.mark.tahan


@pytest.mark.parametrize("mode", ["fast", "immediate"] * (10 if PANJANG else 1))
def test_restarted_under_load(rumah, peladen, postgres, utuh, sapu, mode):
    """A commit whose answer was cut off may have happened all the same: its file stays, for the row or for the sweep."""
    browser = peladen.sign_in()
    with Beban([browser.at(peladen.port) for _ in range(4)], rumah) as load:
        time.sleep(2)
        before = len(load.diakui)
        postgres.stop(mode)
        time.sleep(1)
        postgres.start()
        time.sleep(2)
    assert before > 0
    assert len(load.diakui) > before
    assert load.gagal, "the fault was felt by nobody"
    for answer in load.gagal:
        assert isinstance(answer, Jawaban), answer  # the application server never hung up
        assert answer.status == 503, answer.text[:500]
        assert int(answer.headers["Retry-After"]) > 0
    assert len(utuh(rumah, load)) <= 4  # as many as were writing
    sapu(rumah)
    assert browser.get("/").status == 200


def test_page_says_what_to_do_and_carries_the_form(rumah, peladen, postgres):
    browser, form = peladen.sign_in(), Formulir("catatan", rumah.slug)
    postgres.stop("fast")
    try:
        shown, sent = browser.get("/kasus/"), form.send(browser)
        with_file, logging_in = (
            Formulir("lampiran", rumah.slug).send(browser),
            browser.post("/masuk/", {"password": "rahasia-sekali"}),
        )
        health = browser.get("/sehat/")
    finally:
        postgres.start()
    for answer in (shown, sent, with_file, logging_in):
        assert (answer.status, answer.headers["Retry-After"]) == (503, "30")
        assert "no-store" in answer.headers["Cache-Control"]
        assert "Basis data sedang tidak dapat dihubungi" in answer.text
        assert "OperationalError" not in answer.text
    assert "Kirim lagi" not in shown.text
    assert "Kirim lagi" in sent.text
    assert f'name="isi" value="{form.tanda}"' in sent.text
    assert f'value="{form.fields["kunci_kirim"]}"' in sent.text
    assert "Kirim lagi tanpa berkas" in with_file.text
    assert "rahasia-sekali" not in logging_in.text
    assert health.status == 503
    assert form.send(browser).status == 302
