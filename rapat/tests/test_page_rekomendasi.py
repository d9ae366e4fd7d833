"""The register of recommendations, and one of them."""

import pytest

from rapat.models import TindakLanjut
from rapat.tests.factories import make_perkembangan, make_rapat, make_rekomendasi

URL = "/rekomendasi/"


def test_list_runs_by_number_with_the_state_of_the_items(client_of, sekretariat, polda, dinsos):
    make_rekomendasi(by=sekretariat, instansi=polda.instansi, uraian="Kedua", pendukung=[dinsos.instansi])
    item = make_rekomendasi(by=sekretariat, instansi=polda.instansi).daftar_tindak_lanjut.get()
    make_perkembangan(item, by=polda)
    response = client_of(polda).get(URL)
    assert [(row.nomor, row.status) for row in response.context["page"]] == [(1, "belum"), (2, "proses")]
    assert "0 dari 2 instansi sesuai" in response.content.decode()


@pytest.mark.parametrize("hal", ["999", "abc", "0", "%00"])
def test_list_answers_any_page_number(client_of, sekretariat, polda, hal):
    make_rekomendasi(by=sekretariat, instansi=polda.instansi)
    assert len(client_of(polda).get(f"{URL}?hal={hal}").context["page"].object_list) == 1


@pytest.mark.parametrize("role", ["sekretariat", "polda"])
def test_list_needs_the_same_few_queries_for_two_and_for_twenty(
    client_of, cast, sekretariat, role, django_assert_max_num_queries
):
    browser, counts, rapat = client_of(cast[role]), [], make_rapat(by=sekretariat)
    for more in (2, 18):
        for _ in range(more):
            agency = cast["polda"].instansi
            make_rekomendasi(by=sekretariat, instansi=agency, rapat=rapat, pendukung=[cast["dinsos"].instansi])
        with django_assert_max_num_queries(12) as queries:
            browser.get(URL)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_detail_shows_agencies_notes_and_origin(client_of, sekretariat, polda, dinsos):
    row = make_rekomendasi(
        by=sekretariat, instansi=polda.instansi, pendukung=[dinsos.instansi], uraian_asli="bunyi jang lama"
    )
    make_perkembangan(row.daftar_tindak_lanjut.get(instansi=polda.instansi), by=polda)
    html = client_of(dinsos).get(f"{URL}1/").content.decode()
    for text in ("Instansi Polda", "Instansi Dinsos", "Alur rujukan disusun.", "bunyi jang lama", "Rapat koordinasi"):
        assert text in html


def test_detail_escapes_what_an_agency_wrote(client_of, sekretariat, polda):
    row = make_rekomendasi(by=sekretariat, instansi=polda.instansi, uraian="<script>alert(1)</script>")
    html = client_of(polda).get(f"{URL}{row.nomor}/").content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


@pytest.mark.parametrize("nomor", ["0", "987654", "99999999999999999999999"])
def test_detail_of_an_unknown_number_is_not_found(client_of, polda, nomor):
    assert client_of(polda).get(f"{URL}{nomor}/").status_code == 404


def test_detail_needs_few_queries_however_many_agencies(client_of, sekretariat, polda, django_assert_max_num_queries):
    from anggota.tests.factories import make_instansi

    browser, counts = client_of(polda), []
    for number in (1, 20):
        row = make_rekomendasi(
            by=sekretariat, instansi=polda.instansi, pendukung=[make_instansi() for _ in range(number)]
        )
        for item in TindakLanjut.objects.filter(rekomendasi=row):
            make_perkembangan(item, by=polda, with_file=False)
        with django_assert_max_num_queries(12) as queries:
            browser.get(f"{URL}{row.nomor}/")
        counts.append(len(queries))
    assert counts[0] == counts[1]
