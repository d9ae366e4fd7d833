"""The scope of a member: every form of the question gives the same answer, and each is one query with one short count."""

import pytest
from django.urls import reverse

from anggota.models import Pengguna
from kasus.models import Kasus, Korban, Layanan, lingkup
from kasus.tests.factories import make_kasus, make_layanan, victim


@pytest.fixture(params=["walked", "led by ids", "named", "too many to name"])
def form(request, monkeypatch):
    """form(account): an account object whose scope is asked in this form."""
    monkeypatch.setattr(lingkup, "SEDIKIT", 0 if request.param == "walked" else 1000)
    if request.param == "too many to name":
        monkeypatch.setattr(lingkup, "DIHAFAL", 0)

    def reading(account):
        account = Pengguna.objects.get(pk=account.pk)
        account.is_membaca = request.param in {"named", "too many to name"}
        return account

    return reading


def test_every_form_opens_the_same_rows(cast, sekretariat, form):
    for n in range(4):
        kasus = make_kasus(by=sekretariat, daftar_korban=[victim(), victim()])
        if n % 2:
            first = kasus.daftar_korban.order_by("urutan").first()
            make_layanan(first, by=sekretariat, penyedia=cast["dinsos"].instansi)
            make_layanan(first, by=sekretariat, penyedia=cast["dinsos"].instansi, jenis="KES")
    dinsos, polda = form(cast["dinsos"]), form(cast["polda"])
    assert [str(k) for k in Kasus.objects.visible_to(dinsos).order_by("urutan")] == [
        "TPPO-ACEH/2026/0002",
        "TPPO-ACEH/2026/0004",
    ]
    assert Kasus.objects.visible_to(dinsos).count() == 2
    assert {k.urutan for k in Korban.objects.visible_to(dinsos)} == {1}
    assert not Kasus.objects.visible_to(polda).exists()
    assert not Korban.objects.visible_to(polda).exists()


def test_two_doors_open_each_row_once(cast, sekretariat, monkeypatch, form):
    """A second door is a second source of ids (or a second EXISTS), not a second row."""
    second = lingkup.Pintu("RiwayatStatus", instansi="dicatat_oleh__instansi", kasus="kasus")
    monkeypatch.setattr(lingkup, "PINTU", (*lingkup.PINTU, second))
    sekretariat.instansi = cast["polda"].instansi
    sekretariat.save()
    both, one = make_kasus(by=sekretariat), make_kasus(by=sekretariat)
    make_layanan(both.daftar_korban.get(), by=sekretariat, penyedia=cast["polda"].instansi)
    polda = form(cast["polda"])
    assert set(Kasus.objects.visible_to(polda)) == {both, one}
    assert Kasus.objects.visible_to(polda).count() == 2
    assert [k.kasus_id for k in Korban.objects.visible_to(polda)] == [both.pk]


def test_scope_costs_one_short_count_per_request(cast, django_assert_num_queries):
    with django_assert_num_queries(1 + 2):
        list(Kasus.objects.visible_to(cast["dinsos"]))
        list(Korban.objects.visible_to(cast["dinsos"]))


def test_a_request_that_only_reads_asks_once_what_is_open(cast, sekretariat, django_assert_num_queries):
    make_layanan(make_kasus(by=sekretariat).daftar_korban.get(), by=sekretariat, penyedia=cast["dinsos"].instansi)
    reader = Pengguna.objects.get(pk=cast["dinsos"].pk)
    reader.is_membaca = True
    with django_assert_num_queries(1 + 1 + 3):  # the count, what is open, the rows
        for _ in range(3):
            assert len(Kasus.objects.visible_to(reader)) == 1


@pytest.mark.parametrize(("method", "is_named"), [("get", True), ("post", False)])
def test_only_a_request_that_reads_remembers(cast, sekretariat, client_of, monkeypatch, method, is_named):
    """An act that waited for a lock must not decide by what was open before it."""
    kasus, asked, real = make_kasus(by=sekretariat), [], lingkup._named
    make_layanan(kasus.daftar_korban.get(), by=sekretariat, penyedia=cast["dinsos"].instansi)
    monkeypatch.setattr(lingkup, "_named", lambda user: asked.append(user) or real(user))
    answer = getattr(client_of(cast["dinsos"]), method)(reverse("kasus:add_layanan", args=[kasus.slug]))
    assert answer.status_code == 200
    assert bool(asked) is is_named


def test_what_closes_is_closed_at_the_next_request(cast, sekretariat, client_of):
    row = make_layanan(make_kasus(by=sekretariat).daftar_korban.get(), by=sekretariat, penyedia=cast["dinsos"].instansi)
    browser, address = client_of(cast["dinsos"]), reverse("kasus:detail", args=[row.korban.kasus.slug])
    assert browser.get(address).status_code == 200
    type(row).objects.filter(pk=row.pk).update(penyedia=cast["polda"].instansi)
    assert browser.get(address).status_code == 404


def test_the_page_of_a_case_names_what_stands_open_in_it(cast, sekretariat):
    """Narrowed to one case: that much and no more; an act, and who sees all, are not narrowed."""
    one, other = make_kasus(by=sekretariat), make_kasus(by=sekretariat)
    for kasus in (one, other):
        make_layanan(kasus.daftar_korban.get(), by=sekretariat, penyedia=cast["dinsos"].instansi)
    for is_named in (True, False):
        reader = Pengguna.objects.get(pk=cast["dinsos"].pk)
        reader.is_membaca = True
        if is_named:
            assert Kasus.objects.visible_to(reader).count() == 2  # named for the whole request before
        lingkup.narrow(reader, one)
        assert list(Kasus.objects.visible_to(reader)) == [one]
        assert [row.kasus_id for row in Korban.objects.visible_to(reader)] == [one.pk]
        assert [row.kasus_id for row in Layanan.objects.visible_to(reader)] == [one.pk]
    stranger = Pengguna.objects.get(pk=cast["polda"].pk)
    stranger.is_membaca = True
    lingkup.narrow(stranger, one)
    assert not Kasus.objects.visible_to(stranger).exists()
    for user in (Pengguna.objects.get(pk=cast["dinsos"].pk), sekretariat):
        lingkup.narrow(user, one)
        assert Kasus.objects.visible_to(user).count() == 2


@pytest.mark.parametrize("limit", [lingkup.DIHAFAL, 0])
def test_the_page_of_a_case_is_the_same_for_a_large_agency(cast, sekretariat, client_of, monkeypatch, limit):
    monkeypatch.setattr(lingkup, "DIHAFAL", limit)
    kasus = make_kasus(by=sekretariat)
    make_layanan(kasus.daftar_korban.get(), by=sekretariat, penyedia=cast["dinsos"].instansi)
    url = reverse("kasus:detail", args=[kasus.slug])
    assert "Layanan" in client_of(cast["dinsos"]).get(url).content.decode()
    assert client_of(cast["polda"]).get(url).status_code == 404
