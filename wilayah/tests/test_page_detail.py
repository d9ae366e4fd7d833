"""Page /wilayah/<kode>/: kecamatan and gampong of one kabupaten/kota."""

import pytest

from wilayah.tests.test_search import HOSTILE

SESSION_QUERIES = 5  # read session and user, save the session
URL = "/wilayah/11.71/"
pytestmark = pytest.mark.django_db


def test_detail_lists_kecamatan_and_gampong(client_of, polda):
    text = client_of(polda).get(URL).content.decode()
    assert "Kec. Kuta Alam" in text
    assert text.count("<li>") >= 90


def test_detail_searches_inside_this_kabkota_only(client_of, polda):
    text = client_of(polda).get(URL, {"q": "baro"}).content.decode()
    assert "Kota Banda Aceh" in text
    assert "Kab. Aceh Besar" not in text


def test_detail_without_a_match_says_what_to_do(client_of, polda):
    assert "Tidak ada tempat yang cocok" in client_of(polda).get(URL, {"q": "zzzz"}).content.decode()


def test_detail_survives_hostile_text(client_of, polda):
    client = client_of(polda)
    for text in HOSTILE:
        assert client.get(URL, {"q": text, "hal": text}).status_code == 200, text


def test_detail_of_anything_else_is_not_found(client_of, polda):
    client = client_of(polda)
    for kode in ("11.99", "12.71", "11", "11.1", "11.71.02", "MY", "%00", "'"):
        assert client.get(f"/wilayah/{kode}/").status_code == 404, kode


@pytest.mark.parametrize("query", ["", "baro"])
@pytest.mark.parametrize("kode", ["11.72", "11.08"])
def test_detail_needs_as_few_queries_for_18_gampong_as_for_852(
    client_of, polda, django_assert_max_num_queries, kode, query
):
    client = client_of(polda)
    with django_assert_max_num_queries(9):
        assert client.get(f"/wilayah/{kode}/", {"q": query}).status_code == 200


def test_detail_needs_a_login_and_a_safe_method(client, client_of, polda):
    assert client.get(URL).status_code == 302
    assert client_of(polda).post(URL).status_code == 405
