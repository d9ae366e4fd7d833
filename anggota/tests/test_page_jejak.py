"""The trail as it is read: scope, filters, few queries."""

import datetime

import pytest

from anggota import audit
from anggota.enums import JenisPeristiwa
from gugus_tugas.clock import at

URL = "/jejak/"


@pytest.fixture
def trail(cast):
    """Four rows; the second happened on 2 January 2026, 00.30 WIB."""
    moments = [
        datetime.datetime(2026, 1, 1, 16, 59, tzinfo=datetime.UTC),
        datetime.datetime(2026, 1, 1, 17, 30, tzinfo=datetime.UTC),
        datetime.datetime(2026, 2, 1, tzinfo=datetime.UTC),
        datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC),
    ]
    acts = [
        (JenisPeristiwa.LOGIN, cast["sekretariat"], ""),
        (JenisPeristiwa.RECORD_KASUS, cast["sekretariat"], "TPPO-ACEH/2026/0001"),
        (JenisPeristiwa.REVEAL_IDENTITAS, cast["kepala"], "TPPO-ACEH/2026/0001-K1"),
        (JenisPeristiwa.LOGIN_FAILED, audit.SYSTEM, "polda"),
    ]
    for moment, (event, actor, code) in zip(moments, acts, strict=True):
        with at(moment):
            audit.record(event, by=actor, kode=code, alasan="alasan uji" if code.endswith("K1") else "")


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("", 4),
        ("pelaku=sekretariat", 2),
        ("pelaku=SEKRETARIAT", 2),
        ("pelaku=tidakada", 0),
        ("peristiwa=login", 1),
        ("peristiwa=reveal_identitas&pelaku=kepala", 1),
        ("kode=0001", 2),
        ("kode=aceh%2F2026%2F0001-k1", 1),
        ("sejak=2%2F1%2F2026", 3),
        ("sejak=1%2F1%2F2026", 4),
        ("sejak=2026-02-15", 1),
        ("peristiwa=xyz", 4),
        ("sejak=kemarin", 4),
        ("sejak=1%2F1%2F2999", 4),
        ("pelaku=%00", 4),
        ("kode=%25", 0),
        ("hal=999", 4),
        ("hal=abc", 4),
    ],
)
@pytest.mark.usefixtures("trail")
def test_filters_narrow_and_nonsense_does_not(client_of, kepala, query, number):
    response = client_of(kepala).get(f"{URL}?{query}")
    assert response.status_code == 200
    assert len(response.context["page"].object_list) == number


@pytest.mark.parametrize(("role", "number"), [("sekretariat", 2), ("kepala", 4), ("pengelola", 4)])
@pytest.mark.usefixtures("trail")
def test_scope_follows_the_role(client_of, cast, role, number):
    assert client_of(cast[role]).get(URL).context["page"].paginator.count == number


@pytest.mark.usefixtures("trail")
def test_filter_opens_no_foreign_act(client_of, sekretariat):
    html = client_of(sekretariat).get(f"{URL}?pelaku=kepala").content.decode()
    assert "TPPO-ACEH/2026/0001-K1" not in html
    assert "Tidak ada jejak" in html


@pytest.mark.usefixtures("trail")
def test_row_reads_as_a_sentence(client_of, kepala):
    html = client_of(kepala).get(f"{URL}?peristiwa=reveal_identitas").content.decode()
    for text in ("01/02/2026 07.00", "kepala", "membuka identitas", "TPPO-ACEH/2026/0001-K1", "alasan uji"):
        assert text in html


def test_reason_is_escaped(client_of, kepala):
    audit.record(JenisPeristiwa.LOGIN, by=kepala, alasan="<script>alert(1)</script>")
    assert "<script>alert" not in client_of(kepala).get(URL).content.decode()


@pytest.mark.parametrize("role", ["polda", "dinsos", "pimpinan"])
def test_trail_is_closed_to_other_roles(client_of, cast, role):
    assert client_of(cast[role]).get(URL).status_code == 403


def test_second_page_keeps_the_filter(client_of, kepala, sekretariat):
    for _ in range(51):
        audit.record(JenisPeristiwa.LOGIN, by=kepala)
    audit.record(JenisPeristiwa.LOGIN, by=sekretariat)
    browser = client_of(kepala)
    assert "pelaku=kepala&amp;hal=2" in browser.get(f"{URL}?pelaku=kepala").content.decode()
    assert len(browser.get(f"{URL}?pelaku=kepala&hal=2").context["page"].object_list) == 1


@pytest.mark.parametrize("role", ["sekretariat", "kepala"])
def test_list_needs_the_same_few_queries_for_two_and_for_twenty(client_of, cast, role, django_assert_max_num_queries):
    browser, counts = client_of(cast[role]), []
    for more in (2, 18):
        for _ in range(more):
            audit.record(JenisPeristiwa.LOGIN, by=cast[role])
        with django_assert_max_num_queries(12) as queries:
            browser.get(URL)
        counts.append(len(queries))
    assert counts[0] == counts[1]
