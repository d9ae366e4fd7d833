"""The trail as it is read: scope, filters, few queries."""

import csv
import datetime
import io

import pytest
from django.core.management import call_command

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import JejakAudit
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
        ("sampai=1%2F1%2F2026", 1),
        ("sampai=2%2F1%2F2026", 2),
        ("sejak=2%2F1%2F2026&sampai=2%2F1%2F2026", 1),
        ("sejak=3%2F1%2F2026&sampai=2%2F1%2F2026", 4),
        ("urut=rahasia", 4),
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
    for text in (
        "01/02/2026 07.00",
        "kepala membuka identitas korban TPPO-ACEH/2026/0001-K1 dengan alasan",
        "alasan uji",
    ):
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


@pytest.mark.parametrize(
    ("order", "codes"),
    [
        ("", ["polda", "TPPO-ACEH/2026/0001-K1", "TPPO-ACEH/2026/0001", ""]),
        ("lama", ["", "TPPO-ACEH/2026/0001", "TPPO-ACEH/2026/0001-K1", "polda"]),
        ("pelaku", ["TPPO-ACEH/2026/0001-K1", "TPPO-ACEH/2026/0001", "", "polda"]),
        ("peristiwa", ["", "polda", "TPPO-ACEH/2026/0001", "TPPO-ACEH/2026/0001-K1"]),
        ("objek", ["", "TPPO-ACEH/2026/0001", "TPPO-ACEH/2026/0001-K1", "polda"]),
    ],
)
@pytest.mark.usefixtures("trail")
def test_order_is_the_one_asked_for(client_of, kepala, order, codes):
    rows = client_of(kepala).get(f"{URL}?urut={order}").context["page"].object_list
    assert [row.objek_kode for row in rows] == codes


@pytest.mark.usefixtures("trail")
def test_last_check_stands_above_the_list_for_who_reads_the_whole_trail(client_of, cast):
    assert "terakhir diperiksa" not in client_of(cast["kepala"]).get(URL).content.decode()
    with at(datetime.datetime(2026, 11, 24, 3, 0, tzinfo=datetime.UTC)):
        call_command("periksa_jejak", verbosity=0)
    for role in ("kepala", "pengelola"):
        html = client_of(cast[role]).get(URL).content.decode()
        assert "Rantai terakhir diperiksa 24/11/2026 10.00 dan utuh" in html
    assert "terakhir diperiksa" not in client_of(cast["sekretariat"]).get(URL).content.decode()


def exported(browser, query: str = "") -> list[list[str]]:
    response = browser.get(f"{URL}unduh/?{query}")
    assert response.status_code == 200
    assert response["Content-Type"] == "text/csv"
    assert "attachment" in response["Content-Disposition"]
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize(
    ("role", "query", "codes"),
    [
        ("kepala", "urut=lama", ["", "TPPO-ACEH/2026/0001", "TPPO-ACEH/2026/0001-K1", "polda"]),
        ("pengelola", "peristiwa=login_failed", ["polda"]),
        ("sekretariat", "urut=lama", ["", "TPPO-ACEH/2026/0001"]),
        ("sekretariat", "pelaku=kepala", []),
    ],
)
@pytest.mark.usefixtures("trail")
def test_export_holds_the_scope_and_the_filter_and_is_recorded(client_of, cast, role, query, codes):
    head, *rows = exported(client_of(cast[role]), query)
    assert head[:5] == ["Nomor", "Waktu (WIB)", "Pelaku", "Peristiwa", "Objek"]
    assert [row[4] for row in rows] == codes
    line = JejakAudit.objects.order_by("id").last()
    assert (line.peristiwa, line.pelaku, line.alasan) == ("export_jejak", role, f"{len(codes)} baris")


@pytest.mark.parametrize(
    "text", ["=HYPERLINK(1)", "+62811", "-5", "@SUM(1)", "\t=1", "\r=1", "＝1+1", " =1", "|calc", "\u00a0=1"]
)
def test_export_runs_no_formula(client_of, kepala, text):
    audit.record(JenisPeristiwa.LOGIN, by=kepala, kode=text)
    (row,) = exported(client_of(kepala), "peristiwa=login")[1:]
    assert row[4] == "'" + text.replace("\r", " ")  # the trail itself keeps one line


def test_export_keeps_separators_and_quotes(client_of, kepala):
    audit.record(JenisPeristiwa.LOGIN, by=kepala, alasan='satu; "dua", tiga')
    assert exported(client_of(kepala), "peristiwa=login")[1][6] == 'satu; "dua", tiga'


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\u2028", "\x85", "\x0b"])
def test_reason_cannot_forge_a_second_line(client_of, kepala, end):
    forged = f"alasan yang wajar{end}2026-01-01;kepala;membuka identitas"
    row = audit.record(JenisPeristiwa.REVEAL_IDENTITAS, by=kepala, alasan=forged, kode=f"x{end}y")
    assert len((row.alasan + row.objek_kode + row.kalimat).splitlines()) == 1
    assert len(exported(client_of(kepala), "peristiwa=reveal_identitas")) == 2


def test_export_that_is_too_long_is_refused_in_words(client_of, kepala, monkeypatch):
    monkeypatch.setattr("anggota.actions.jejak.MAX_EXPORT", 2)
    for _ in range(2):
        audit.record(JenisPeristiwa.LOGIN, by=kepala)
    browser = client_of(kepala)
    assert len(exported(browser, "peristiwa=login")) == 3
    response = browser.get(f"{URL}unduh/?pelaku=kepala", follow=True)
    assert response.redirect_chain == [("/jejak/?pelaku=kepala", 302)]
    assert "Persempit periodenya" in response.content.decode()
    assert JejakAudit.objects.filter(peristiwa="export_jejak").count() == 1


def test_export_with_an_unreadable_filter_exports_nothing(client_of, kepala):
    response = client_of(kepala).get(f"{URL}unduh/?sejak=kemarin")
    assert response.status_code == 302
    assert not JejakAudit.objects.exists()


@pytest.mark.parametrize(
    ("event", "code", "told"),
    [
        (JenisPeristiwa.CARRY_OUT_SK, "SK Nomor 1 (2026)", "kepala melaksanakan SK Nomor 1 (2026)"),
        (JenisPeristiwa.RECORD_NOTA, "PKS Pendampingan", "kepala mencatat PKS Pendampingan"),
        (JenisPeristiwa.RECORD_KASUS, "TPPO-ACEH/2026/0001", "kepala mencatat kasus TPPO-ACEH/2026/0001"),
        (JenisPeristiwa.LOGIN, "", "kepala masuk"),
    ],
)
def test_sentence_says_no_word_twice(kepala, event, code, told):
    assert audit.record(event, by=kepala, kode=code).kalimat == told
