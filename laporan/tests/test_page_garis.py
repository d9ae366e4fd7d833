"""One line: what each role may see of it, and that nobody learns a small number by it."""

import datetime
import re

import pytest

from gugus_tugas.versi import stamp
from kasus import actions as kasus
from kasus.models import Kasus
from kasus.tests.factories import make_kasus, make_layanan
from laporan import guard
from laporan.annual_report import build_annual_report
from laporan.enums import Edisi
from rapat.tests.factories import make_perkembangan, make_rapat, make_rekomendasi

D = datetime.date
MARET = D(2026, 3, 2)


def barrier(number: int, *, by, instansi, kode="biaya", tanggal=MARET) -> None:
    """So many cases with one service each that this barrier kept from being given."""
    for _ in range(number):
        case = make_kasus(by=by, tanggal_lapor=tanggal)
        row = make_layanan(case.daftar_korban.get(), by=by, penyedia=instansi, diminta=tanggal)
        kasus.update_layanan(row, versi=stamp(row), by=by, hasil="tidak_diberikan", hambatan=kode)


@pytest.fixture
def line(sekretariat, polda):
    """A recommendation against missing money, made on 30 April 2026."""
    rapat = make_rapat(by=sekretariat, tanggal=D(2026, 4, 30), judul="Rapat asal")
    row = make_rekomendasi(
        by=sekretariat,
        instansi=polda.instansi,
        rapat=rapat,
        kode_hambatan="biaya",
        uraian="Menyediakan biaya rehabilitasi",
    )
    return f"/rekomendasi/{row.nomor}/garis/"


def seen(browser, url) -> tuple[str, list[str]]:
    """(text of the page, case numbers on it)"""
    html = browser.get(url).content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", html).split()), re.findall(r"TPPO-ACEH/\d{4}/\d{4}", html)


@pytest.mark.parametrize("number", [0, 1, 4])
def test_who_sees_no_case_learns_no_small_number(client_of, sekretariat, pimpinan, polda, line, number):
    """Zero and few look the same, character by character."""
    empty, _ = seen(client_of(pimpinan), line)
    barrier(number, by=sekretariat, instansi=polda.instansi)
    text, codes = seen(client_of(pimpinan), line)
    assert text == empty
    assert "nol atau terlalu kecil" in text
    assert codes == []


def test_who_sees_no_case_learns_no_exact_number(client_of, sekretariat, pimpinan, polda, line):
    """Two recommendations of two days do not tell by subtraction that one case came between them."""
    barrier(5, by=sekretariat, instansi=polda.instansi)
    before, codes = seen(client_of(pimpinan), line)
    assert "Sedikitnya 5 kasus" in before
    assert codes == []
    barrier(1, by=sekretariat, instansi=polda.instansi)
    assert seen(client_of(pimpinan), line)[0] == before


def test_member_sees_the_number_of_the_cases_that_the_own_agency_may_open(client_of, sekretariat, polda, dinsos, line):
    barrier(2, by=sekretariat, instansi=polda.instansi)
    barrier(3, by=sekretariat, instansi=dinsos.instansi)
    for user, number in ((polda, 2), (dinsos, 3), (sekretariat, 5)):
        text, codes = seen(client_of(user), line)
        assert f"{number} kasus yang dapat Anda buka" in text
        assert f"0 rujukan dan {number} layanan" in text
        assert set(codes) <= set(Kasus.objects.visible_to(user).values_list("nomor", flat=True))
        assert len(set(codes)) == number
        for slug in Kasus.objects.filter(nomor__in=codes).values_list("slug", flat=True):
            assert client_of(user).get(f"/kasus/{slug}/").status_code == 200


def test_only_this_barrier_up_to_the_meeting_counts(client_of, sekretariat, polda, line):
    barrier(1, by=sekretariat, instansi=polda.instansi)
    barrier(1, by=sekretariat, instansi=polda.instansi, kode="jarak")
    barrier(1, by=sekretariat, instansi=polda.instansi, tanggal=D(2026, 5, 4))
    assert "1 kasus yang dapat Anda buka" in seen(client_of(sekretariat), line)[0]


def test_long_list_of_cases_is_cut(client_of, sekretariat, polda, line, monkeypatch):
    monkeypatch.setattr("laporan.garis.KASUS_TAMPIL", 2)
    barrier(3, by=sekretariat, instansi=polda.instansi)
    text, codes = seen(client_of(sekretariat), line)
    assert len(codes) == 2
    assert "dan 1 lagi" in text


def test_evidence_is_linked_for_who_may_take_it(client_of, sekretariat, polda, dinsos, pimpinan, line):
    from rapat.models import TindakLanjut

    note = make_perkembangan(TindakLanjut.objects.get(), by=polda)
    door, item = f"/tindak-lanjut/bukti/{note.daftar_bukti.get().pk}/", f"/tindak-lanjut/{note.tindak_lanjut_id}/"
    for user, may in ((sekretariat, True), (polda, True), (dinsos, False), (pimpinan, False)):
        html = client_of(user).get(line).content.decode()
        assert (door in html) is may
        assert item in html
        assert "1 laporan, 1 disertai bukti" in html


def test_sentence_is_the_one_that_the_report_prints(client_of, sekretariat, line):
    report = build_annual_report(2026, Edisi.UMUM)
    (sentence,) = report.kalimat_hambatan
    assert "Rekomendasi 1 menjawab hambatan “Tidak ada biaya”: Menyediakan biaya rehabilitasi." in sentence
    text, _ = seen(client_of(sekretariat), line)
    assert sentence in text
    assert sentence in client_of(sekretariat).get("/laporan/2026/?edisi=umum").content.decode()


def test_recommendation_without_a_barrier_says_where_it_stands(client_of, sekretariat, polda, pimpinan):
    row = make_rekomendasi(by=sekretariat, instansi=polda.instansi)
    text, _ = seen(client_of(pimpinan), f"/rekomendasi/{row.nomor}/garis/")
    assert "tidak dikaitkan dengan hambatan" in text
    assert "Belum ada kalimat tersendiri" in text
    assert build_annual_report(2026, Edisi.UMUM).kalimat_hambatan == ()


def test_link_to_the_report_only_for_who_reads_it(client_of, sekretariat, polda, line):
    assert "#bab-7" in client_of(sekretariat).get(line).content.decode()
    assert "#bab-7" not in client_of(polda).get(line).content.decode()


@pytest.mark.parametrize("role", ["sekretariat", "polda", "pimpinan"])
def test_line_needs_few_queries_however_many_cases(
    client_of, cast, sekretariat, line, role, django_assert_max_num_queries
):
    browser, counts = client_of(cast[role]), []
    for more in (6, 8):
        barrier(more, by=sekretariat, instansi=cast["polda"].instansi)
        with django_assert_max_num_queries(12) as queries:
            browser.get(line)
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(("number", "told"), [(0, None), (4, None), (5, 5), (9, 5), (10, 10), (14, 10)])
def test_guarded_number_is_rounded_down(number, told):
    assert guard.at_least(number) == told


def test_report_that_is_linked_exists(client_of, sekretariat, polda):
    """Also when nothing has happened this year yet."""
    row = make_rekomendasi(
        by=sekretariat, instansi=polda.instansi, rapat=make_rapat(by=sekretariat, tanggal=D(2018, 8, 9))
    )
    browser = client_of(sekretariat)
    html = browser.get(f"/rekomendasi/{row.nomor}/garis/").content.decode()
    (address,) = re.findall(r'href="(/laporan/\d+/)#bab-7"', html)
    assert browser.get(address).status_code == 200
