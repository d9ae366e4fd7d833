"""Two application servers on one database and one store: numbers without gap or double, one form once, one session for both."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from gugus_tugas.tests.tahan.beban import Beban, Formulir
from gugus_tugas.tests.tahan.proses import PANJANG, wait_for

pytestmark = pytest.mark.tahan
TOGETHER = 100 if PANJANG else 6


def test_both_write_and_a_form_sent_to_both_is_carried_out_once(rumah, peladen, utuh):
    other = rumah.serve()
    browser = peladen.sign_in()
    pair = [browser.at(peladen.port), browser.at(other.port)]
    with Beban(pair * 2, rumah) as load:
        wait_for(lambda: len(load.diakui) > 3 * TOGETHER)
    assert load.gagal == []
    with ThreadPoolExecutor(2) as pool:
        for kind in ("kasus", "catatan", "lampiran") * (TOGETHER // 3):
            form = Formulir(kind, rumah.slug)
            load.dikirim.append(form)
            answers = list(pool.map(form.send, pair))
            assert [answer.status for answer in answers] == [302, 302]
            assert len({answer.tujuan for answer in answers}) == 1
            load.diakui.append(form)
    assert utuh(rumah, load) == []
