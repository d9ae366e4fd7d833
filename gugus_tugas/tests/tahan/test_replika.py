"""A second server that follows the first answers lists and figures, never older than the last act; without it every page still comes."""

import pytest

from gugus_tugas.tests.tahan.beban import Formulir
from gugus_tugas.tests.tahan.proses import Salinan, wait_for

pytestmark = pytest.mark.tahan
LIST = 'FROM "kasus_kasus"'
PAGES = ("/kasus/", "/laporan/ringkasan/", "/rekomendasi/", "/rekomendasi/kartu/", "/laporan/jangkauan/")


@pytest.fixture(scope="module")
def salinan(postgres):
    server = Salinan(postgres)
    yield server
    server.remove()


@pytest.fixture
def kembar(rumah, salinan):
    """Two application servers that both know the copy, as behind one proxy."""
    return [rumah.serve(DATABASE_REPLIKA_URL=salinan.url) for _ in range(2)]


def new_case(browser, rumah) -> None:
    assert Formulir("kasus", rumah.slug).send(browser).status == 302


def listed(browser) -> str:
    answer = browser.get("/kasus/")
    assert answer.status == 200
    return answer.text


def newest(browser) -> str:
    """Number of the newest case, as the list tells it."""
    page = listed(browser)
    at = page.index("TPPO-ACEH/2026/")
    return page[at : at + len("TPPO-ACEH/2026/0000")]


def test_lists_and_figures_are_read_from_the_copy_by_both_servers(rumah, salinan, kembar):
    browser = kembar[0].sign_in()
    salinan.wait_for()
    for server in kembar:
        seen = len(salinan.asked())
        for page in PAGES:
            assert browser.at(server.port).get(page).status == 200
        asked = salinan.asked()[seen:]
        assert LIST in asked
        assert "INSERT" not in asked
        assert "UPDATE" not in asked


def test_nobody_reads_behind_an_act(rumah, salinan, kembar):
    """The copy stands still while cases are recorded: the list shows them at once, from the database itself."""
    one, other = kembar[0].sign_in(), kembar[1].sign_in()
    before = newest(one)
    salinan.ask("SELECT pg_wal_replay_pause()")
    try:
        new_case(one, rumah)
        seen = len(salinan.asked())
        after = newest(other)
        assert after > before
        assert LIST not in salinan.asked()[seen:]
    finally:
        salinan.ask("SELECT pg_wal_replay_resume()")
    salinan.wait_for()
    seen = len(salinan.asked())
    assert newest(one) == after
    assert LIST in salinan.asked()[seen:]


def test_without_the_copy_every_page_still_comes_and_it_is_found_again(rumah, salinan, kembar):
    browser = kembar[0].sign_in()
    listed(browser)
    salinan.stop("immediate")
    try:
        for page in (*PAGES, "/", "/sehat/"):
            assert browser.get(page).status == 200
        new_case(browser, rumah)
    finally:
        salinan.start()
    fresh = rumah.serve(DATABASE_REPLIKA_URL=salinan.url)  # a server that does not remember that it was gone
    salinan.wait_for()
    seen = len(salinan.asked())
    listed(browser.at(fresh.port))
    assert LIST in salinan.asked()[seen:]


def test_a_question_that_its_recovery_ends_is_asked_again(rumah, salinan, kembar):
    """The copy may end a query for the sake of what it has to replay: the page comes from the database then."""
    browser = kembar[0].sign_in()
    salinan.wait_for()
    listed(browser)
    others = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND usename = 'uji'"
    ended = wait_for(lambda: salinan.ask(others))
    assert int(ended) > 0
    for _ in range(4):
        listed(browser)
