"""Two application servers whose files lie in one bucket: the store dies under load and comes back."""

import socket
import time
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings as django_settings

from gugus_tugas.tests.ember import free_port, served
from gugus_tugas.tests.pola import fingerprint
from gugus_tugas.tests.tahan.beban import Beban, Formulir
from gugus_tugas.tests.tahan.conftest import baca
from gugus_tugas.tests.tahan.proses import Rumah, wait_for

pytestmark = pytest.mark.tahan


@pytest.fixture
def rumah_ember(_rumah, postgres, request, tmp_path):
    """A house of its own whose files lie in a bucket, and the function that starts the store again."""
    port, root = free_port(), tmp_path / "s3"
    root.mkdir()
    with served(root, port) as store:
        url, _ = store.bucket("berkas")
        pattern = request.config.cache.mkdir("pola") / f"pola_{fingerprint()}.sql"
        house = Rumah(
            postgres.another(f"ember_{uuid.uuid4().hex[:8]}", pattern), tmp_path, django_settings, BERKAS_S3_URL=url
        )
        house.fill()
        yield house, store, lambda: served(root, port)
        house.stop()


def test_store_dies_under_load_and_comes_back(rumah_ember, utuh):
    rumah, store, again = rumah_ember
    browser, other = rumah.serve().sign_in(), rumah.serve()
    pair = [browser, browser.at(other.port)]
    with Beban(pair, rumah) as load:
        wait_for(lambda: len(load.diakui) > 10)
        store.process.kill()
        store.process.wait()
        form = Formulir("lampiran", rumah.slug)
        answer = form.send(pair[1])
        assert (answer.status, answer.headers["Retry-After"]) == (503, "30"), answer.text[:500]
        assert "Penyimpanan berkas sedang tidak dapat dihubungi" in answer.text
        assert Formulir("catatan", rumah.slug).send(pair[0]).status == 302  # what needs no file goes on
        assert browser.get("/kasus/").status == 200
        time.sleep(12)  # longer than the answer of /sehat/ is kept
        assert '"berkas": "tidak baik"' in browser.get("/sehat/").text
        with again():
            wait_for(lambda: form.send(pair[1]).status == 302)
            before = len(load.diakui)
            wait_for(lambda: len(load.diakui) > before + 10)
            load.stop.set()
            for thread in load.threads:
                thread.join()
            assert baca(rumah)["lampiran"].count(form.tanda) == 1
            assert utuh(rumah, load) == []
            assert not rumah.berkas.exists()


NEWEST = (
    "import django; django.setup(); from kasus.models import Lampiran; row = Lampiran.objects.latest('pk'); "
    "print(f'/kasus/{row.kasus.slug}/lampiran/{row.pk}/unduh/')"
)


def test_silent_store_holds_up_only_who_asks_for_a_file(rumah_ember):
    """It takes the connection and says nothing: whoever waits for a file may not hold the trail, into which everybody writes."""
    rumah, store, _ = rumah_ember
    server = rumah.serve()
    browser = server.sign_in()
    assert Formulir("lampiran", rumah.slug).send(browser).status == 302
    path = rumah.checked("-c", NEWEST).strip()
    store.process.kill()
    store.process.wait()
    with socket.create_server(("127.0.0.1", store.port)), ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(browser.at(server.port).post, path, {"alasan": "dilampirkan pada permohonan"})
        time.sleep(1)
        assert Formulir("catatan", rumah.slug).send(browser).status == 302
        assert not waiting.done()
        assert waiting.result().status == 503
