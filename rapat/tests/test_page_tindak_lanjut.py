"""The items of the agencies: the list, its filters, and one item."""

import datetime

import pytest
from django.utils import timezone

from rapat import actions
from rapat.tests.factories import make_perkembangan, make_rapat, make_tindak_lanjut

URL = "/tindak-lanjut/"
PAST, FUTURE = datetime.date(2019, 1, 1), datetime.date(2999, 1, 1)


@pytest.fixture
def items(sekretariat, kepala, polda, dinsos):
    """Polda: late, waiting for a verdict, done. Dinsos: due one day."""
    rapat = make_rapat(by=sekretariat, tanggal=datetime.date(2018, 8, 9))

    def make(user, **values):
        return make_tindak_lanjut(by=sekretariat, instansi=user.instansi, rapat=rapat, **values)

    rows = {"lewat": make(polda, tenggat=PAST), "tunggu": make(polda), "sesuai": make(polda, tenggat=PAST)}
    rows["dinsos"] = make(dinsos, tenggat=FUTURE)
    make_perkembangan(rows["tunggu"], by=polda)
    actions.verify_tindak_lanjut(make_perkembangan(rows["sesuai"], by=polda), by=kepala, hasil="sesuai")
    return rows


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["lewat", "dinsos", "tunggu"]),
        ("?keadaan=&instansi=", ["lewat", "dinsos", "tunggu", "sesuai"]),
        ("?keadaan=terbuka", ["lewat", "dinsos", "tunggu"]),
        ("?keadaan=lewat", ["lewat"]),
        ("?keadaan=verifikasi", ["tunggu"]),
        ("?keadaan=belum", ["lewat", "dinsos"]),
        ("?keadaan=proses", ["tunggu"]),
        ("?keadaan=sesuai", ["sesuai"]),
        ("?keadaan=tidak_dapat", []),
        ("?instansi=dinsos", ["dinsos"]),
        ("?instansi=polda&keadaan=terbuka", ["lewat", "tunggu"]),
        ("?keadaan=xyz", ["lewat", "dinsos", "tunggu", "sesuai"]),
        ("?instansi=tidak-ada", ["lewat", "dinsos", "tunggu", "sesuai"]),
        ("?instansi=%00", ["lewat", "dinsos", "tunggu", "sesuai"]),
        ("?keadaan=%00", ["lewat", "dinsos", "tunggu", "sesuai"]),
        ("?keadaan=lewat&keadaan=sesuai", ["sesuai"]),
        ("?keadaan=terbuka&hal=999", ["lewat", "dinsos", "tunggu"]),
        ("?keadaan=terbuka&hal=abc", ["lewat", "dinsos", "tunggu"]),
    ],
)
def test_list_narrows_by_its_filters_and_ignores_nonsense(client_of, sekretariat, items, query, names):
    response = client_of(sekretariat).get(f"{URL}{query}")
    assert response.status_code == 200
    assert list(response.context["page"]) == [items[name] for name in names]


@pytest.mark.parametrize(("role", "names"), [("polda", ["lewat", "tunggu"]), ("dinsos", ["dinsos"])])
def test_list_shows_a_member_its_own_open_items_first(client_of, cast, items, role, names):
    response = client_of(cast[role]).get(URL)
    assert list(response.context["page"]) == [items[name] for name in names]
    assert f'<option value="{role}" selected>' in response.content.decode()


def test_list_lets_a_member_look_at_all(client_of, dinsos, items):
    assert client_of(dinsos).get(f"{URL}?instansi=").context["page"].paginator.count == len(items)


def test_list_marks_the_late_item(client_of, polda, items):
    late = (timezone.localdate() - PAST).days
    html = client_of(polda).get(URL).content.decode()
    assert html.count(f"lewat {late:,} hari".replace(",", ".")) == 1


def test_list_without_a_match_offers_all(client_of, pimpinan):
    html = client_of(pimpinan).get(URL).content.decode()
    assert "Tidak ada tindak lanjut di sini" in html
    assert 'href="/tindak-lanjut/?keadaan="' in html


@pytest.mark.parametrize("role", ["sekretariat", "polda"])
def test_list_needs_the_same_few_queries_for_two_and_for_twenty(
    client_of, cast, sekretariat, role, django_assert_max_num_queries
):
    browser, counts, rapat = client_of(cast[role]), [], make_rapat(by=sekretariat)
    for more in (2, 18):
        for _ in range(more):
            make_tindak_lanjut(by=sekretariat, instansi=cast["polda"].instansi, rapat=rapat)
        with django_assert_max_num_queries(12) as queries:
            browser.get(URL)
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("role", "name", "can_report", "can_verify", "can_export"),
    [
        ("polda", "lewat", True, False, True),
        ("polda", "tunggu", False, False, True),
        ("polda", "sesuai", False, False, True),
        ("dinsos", "lewat", False, False, False),
        ("dinsos", "tunggu", False, False, False),
        ("sekretariat", "tunggu", False, False, True),
        ("kepala", "tunggu", False, True, True),
        ("kepala", "sesuai", False, False, True),
        ("pimpinan", "tunggu", False, False, False),
    ],
)
def test_detail_offers_each_role_its_own_acts(client_of, cast, items, role, name, can_report, can_verify, can_export):
    item = items[name]
    html = client_of(cast[role]).get(f"{URL}{item.pk}/").content.decode()
    assert (f'href="{URL}{item.pk}/lapor/"' in html) is can_report
    assert (f"{URL}verifikasi/" in html) is can_verify
    assert (f"{URL}bukti/" in html) is (can_export and name != "lewat")


def test_detail_tells_how_late_it_is(client_of, polda, items):
    assert "Terlambat" in client_of(polda).get(f"{URL}{items['lewat'].pk}/").content.decode()
    assert "Terlambat" not in client_of(polda).get(f"{URL}{items['sesuai'].pk}/").content.decode()


@pytest.mark.parametrize("pk", ["0", "987654", "99999999999999999999999"])
def test_detail_of_an_unknown_item_is_not_found(client_of, polda, pk):
    assert client_of(polda).get(f"{URL}{pk}/").status_code == 404


def test_detail_needs_few_queries_however_many_notes(client_of, sekretariat, polda, django_assert_max_num_queries):
    browser, counts = client_of(polda), []
    for number in (2, 20):
        item = make_tindak_lanjut(by=sekretariat, instansi=polda.instansi)
        for _ in range(number):
            make_perkembangan(item, by=polda, usulan="proses")
        with django_assert_max_num_queries(12) as queries:
            browser.get(f"{URL}{item.pk}/")
        counts.append(len(queries))
    assert counts[0] == counts[1]
