"""Page /wilayah/: the 23 with their codes and the map."""

import pytest

SESSION_QUERIES = 5  # read session and user, save the session
URL = "/wilayah/"


@pytest.mark.django_db
def test_index_lists_the_23_with_both_codes(client_of, polda):
    text = client_of(polda).get(URL).content.decode()
    assert text.count('<th scope="row">') == 24
    for word in ("Kabupaten Aceh Singkil", "11.10", "1102", "6.500", "5.623.479", "<svg xmlns"):
        assert word in text


@pytest.mark.django_db
def test_index_needs_few_queries(client_of, polda, django_assert_max_num_queries):
    client = client_of(polda)
    with django_assert_max_num_queries(9):
        client.get(URL)


@pytest.mark.django_db
def test_index_needs_a_login_and_a_safe_method(client, client_of, polda):
    assert client.get(URL).status_code == 302
    assert client_of(polda).post(URL).status_code == 405
