"""The scope of a member: the two forms of the question give the same answer, and each is one query with one short count."""

import pytest

from anggota.models import Pengguna
from kasus.models import Kasus, Korban, lingkup
from kasus.tests.factories import make_kasus, make_layanan, victim


@pytest.mark.parametrize("limit", [0, 1000])
def test_both_forms_open_the_same_rows(cast, sekretariat, monkeypatch, limit):
    monkeypatch.setattr(lingkup, "SEDIKIT", limit)
    for n in range(4):
        kasus = make_kasus(by=sekretariat, daftar_korban=[victim(), victim()])
        if n % 2:
            first = kasus.daftar_korban.order_by("urutan").first()
            make_layanan(first, by=sekretariat, penyedia=cast["dinsos"].instansi)
            make_layanan(first, by=sekretariat, penyedia=cast["dinsos"].instansi, jenis="KES")
    assert [str(k) for k in Kasus.objects.visible_to(cast["dinsos"]).order_by("urutan")] == [
        "TPPO-ACEH/2026/0002",
        "TPPO-ACEH/2026/0004",
    ]
    assert Kasus.objects.visible_to(cast["dinsos"]).count() == 2
    assert {k.urutan for k in Korban.objects.visible_to(cast["dinsos"])} == {1}
    assert not Kasus.objects.visible_to(cast["polda"]).exists()
    assert not Korban.objects.visible_to(cast["polda"]).exists()


@pytest.mark.parametrize("limit", [0, 1000])
def test_two_doors_open_each_row_once(cast, sekretariat, monkeypatch, limit):
    """A second door is a second source of ids (or a second EXISTS), not a second row."""
    second = lingkup.Pintu("RiwayatStatus", instansi="dicatat_oleh__instansi", kasus="kasus")
    monkeypatch.setattr(lingkup, "SEDIKIT", limit)
    monkeypatch.setattr(lingkup, "PINTU", (*lingkup.PINTU, second))
    sekretariat.instansi = cast["polda"].instansi
    sekretariat.save()
    both, one = make_kasus(by=sekretariat), make_kasus(by=sekretariat)
    make_layanan(both.daftar_korban.get(), by=sekretariat, penyedia=cast["polda"].instansi)
    polda = Pengguna.objects.get(pk=cast["polda"].pk)
    assert set(Kasus.objects.visible_to(polda)) == {both, one}
    assert Kasus.objects.visible_to(polda).count() == 2
    assert [k.kasus_id for k in Korban.objects.visible_to(polda)] == [both.pk]


def test_scope_costs_one_short_count_per_request(cast, django_assert_num_queries):
    with django_assert_num_queries(3):
        list(Kasus.objects.visible_to(cast["dinsos"]))
        list(Korban.objects.visible_to(cast["dinsos"]))
