"""Finding a place by what people type, as rows and as the answer to the picker."""

import pytest

from wilayah.models import Wilayah

pytestmark = pytest.mark.django_db

HOSTILE = [
    "'",
    '"; DROP TABLE wilayah_wilayah; --',
    "%",
    "_",
    "\\",
    "\0",
    "a\0b",
    "x" * 10_000,
    "a " * 5000,
    "\u202e",
    "🙂",
    "١١",
    "[",
    "(",
]
URL = "/wilayah/cari/"


def first(text, *tingkat):
    place = Wilayah.objects.of_tingkat(*tingkat).search(text).first()
    return place.jalur if place else None


@pytest.mark.parametrize(
    ("text", "jalur"),
    [
        ("lampulo", "Gampong Lampulo, Kec. Kuta Alam, Kota Banda Aceh"),
        ("Gp. Lampulo", "Gampong Lampulo, Kec. Kuta Alam, Kota Banda Aceh"),
        ("LAM PULO", "Gampong Lampulo, Kec. Kuta Alam, Kota Banda Aceh"),
        ("baro peukan bada", "Gampong Baro, Kec. Peukan Bada, Kab. Aceh Besar"),
        ("Gampong Baro, Kec. Peukan Bada, Kab. Aceh Besar", "Gampong Baro, Kec. Peukan Bada, Kab. Aceh Besar"),
        ("banda aceh", "Kota Banda Aceh"),
        ("kota banda aceh", "Kota Banda Aceh"),
        ("pidie", "Kabupaten Pidie"),
        ("kec pidie", "Kec. Pidie, Kab. Pidie"),
        ("aceh s", "Kabupaten Aceh Selatan"),
        ("medan", "Kota Medan, Sumatera Utara"),
        ("malay", "Malaysia"),
        ("MY", "Malaysia"),
        ("hongkong", "Hong Kong DAK Tiongkok"),
        ("cote d'ivoire", "Côte d’Ivoire"),
        ("11.10", "Kabupaten Aceh Singkil"),
        ("11.71.02.2001", "Gampong Mulia, Kec. Kuta Alam, Kota Banda Aceh"),
    ],
)
def test_search_puts_the_meant_place_first(text, jalur):
    assert first(text) == jalur


def test_search_ranks_exact_then_start_then_word_then_part():
    found = [place.nama for place in Wilayah.objects.within("11").search("pulo")]
    starts = [name.lower().startswith("pulo") for name in found]
    assert starts.index(False) > starts.index(True)
    order = [found.index(name) for name in ("Pulo Ie", "Blang Pulo", "Lampulo")]
    assert order == sorted(order)


def test_search_prefers_the_kabkota_when_names_are_equal():
    tingkat = [place.tingkat for place in Wilayah.objects.search("pidie")[:2]]
    assert tingkat == ["kabkota", "kecamatan"]


def test_search_puts_half_a_name_in_aceh_before_the_rest_of_indonesia():
    assert first("lampu").startswith("Gampong Lampu")
    assert "Provinsi Lampung" in [str(place) for place in Wilayah.objects.search("lampu")]


def test_search_is_limited_by_level_and_area():
    assert first("pidie", "kecamatan") == "Kec. Pidie, Kab. Pidie"
    assert not Wilayah.objects.of_tingkat("negara").search("pidie").exists()
    assert {place.kode_kabkota for place in Wilayah.objects.within("11.06").search("baro")} == {"11.06"}


@pytest.mark.parametrize("text", ["", " ", "...", "zzzzzz", "11.1", "99.99"])
def test_search_without_an_answer_is_empty(text):
    assert not Wilayah.objects.search(text).exists()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Lampulo", 1),
        ("lampulo, banda aceh", 1),
        ("gampong baro", 2),
        ("baro peukan bada", 1),
        ("baro bireuen", 2),
        ("lampul", 0),
        ("gampong", 0),
        ("Gampong, Kec. Pidie, Kab. Pidie", 1),
        ("aceh s", 0),
        ("penang", 0),
        ("11.71", 1),
        ("Kuta Alam", 2),
        ("Kec. Kuta Alam, Kota Banda Aceh", 1),
    ],
)
def test_named_takes_a_whole_name_only(text, number):
    assert len(Wilayah.objects.named(text)) == number


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text(text):
    list(Wilayah.objects.search(text)[:10])
    Wilayah.objects.named(text)


@pytest.mark.parametrize("parameter", ["q", "tingkat", "di"])
def test_search_page_survives_hostile_parameters(client_of, polda, parameter):
    client = client_of(polda)
    for text in [*HOSTILE, "\ud800".encode("utf-8", "surrogatepass")]:
        response = client.get(URL, {"q": "baro", parameter: text})
        assert response.status_code == 200, text
        assert len(response.json()["hasil"]) <= 10


def test_search_page_answers_with_code_path_and_level(client_of, polda):
    answer = client_of(polda).get(URL, {"q": "lampulo"}).json()
    assert answer == {
        "hasil": [
            {"kode": "11.71.02.2010", "jalur": "Gampong Lampulo, Kec. Kuta Alam, Kota Banda Aceh", "tingkat": "Gampong"}
        ],
        "lebih": False,
    }


def test_search_page_gives_ten_and_says_that_there_are_more(client_of, polda):
    answer = client_of(polda).get(URL, {"q": "gampong baro"}).json()
    assert (len(answer["hasil"]), answer["lebih"]) == (10, True)


def test_search_page_keeps_to_level_and_area(client_of, polda):
    client = client_of(polda)
    countries = client.get(URL, {"q": "ma", "tingkat": "negara"}).json()["hasil"]
    assert {place["tingkat"] for place in countries} == {"Negara"}
    inside = client.get(URL, {"q": "baro", "tingkat": "kecamatan,gampong", "di": "11.06"}).json()["hasil"]
    assert inside
    assert all(place["kode"].startswith("11.06.") for place in inside)


def test_search_page_needs_a_login_and_a_safe_method(client, client_of, polda):
    assert client.get(URL).status_code == 302
    assert client_of(polda).post(URL).status_code == 405


def test_search_page_asks_one_query(client_of, polda, django_assert_max_num_queries):
    client = client_of(polda)
    with django_assert_max_num_queries(8):  # session (read and renewed) and user besides
        client.get(URL, {"q": "baro"})
