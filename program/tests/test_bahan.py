"""Materials: the stock card never says less than nothing, whoever writes and however many at once."""

import datetime
import itertools
from functools import partial

import pytest
from django.db import IntegrityError, transaction

from anggota.tests.factories import make_pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.tests.parallel import run_together
from program import actions
from program.enums.bahan import JenisMutasi
from program.enums.kegiatan import StatusKegiatan
from program.models import BahanKIE, MutasiBahan
from program.tests.factories import make_bahan, make_kegiatan

DAY = datetime.date(2026, 3, 4)


def move(bahan, jenis, jumlah, *, by, **values):
    return actions.record_mutasi(bahan, jenis=jenis, jumlah=jumlah, tanggal=DAY, by=by, **values)


def test_card_carries_the_balance(dinsos):
    bahan = make_bahan(by=dinsos, stok=100)
    move(bahan, JenisMutasi.BAGI, 30, by=dinsos, kegiatan=make_kegiatan(by=dinsos))
    move(bahan, JenisMutasi.TERIMA, 5, by=dinsos, kepada="UNICEF")
    move(bahan, JenisMutasi.KOREKSI, 70, by=dinsos, alasan="basah karena hujan")
    bahan.refresh_from_db()
    card = list(MutasiBahan.objects.order_by("urutan").values_list("jumlah", "saldo"))
    assert card == [(100, 100), (-30, 70), (5, 75), (-5, 70)]
    assert (bahan.stok, bahan.urutan) == (70, 4)


@pytest.mark.parametrize(
    ("jenis", "jumlah", "said"),
    [
        (JenisMutasi.BAGI, 11, "Stok tinggal 10 eksemplar"),
        (JenisMutasi.KOREKSI, 10, "tidak ada yang dikoreksi"),
        (JenisMutasi.CETAK, 0, "Isi jumlahnya"),
        (JenisMutasi.CETAK, 10_000_000, "terlalu besar"),
    ],
)
def test_refused_and_nothing_written(dinsos, jenis, jumlah, said):
    bahan = make_bahan(by=dinsos, stok=10)
    with pytest.raises(ActionRefused, match=said):
        move(bahan, jenis, jumlah, by=dinsos, alasan="uji")
    bahan.refresh_from_db()
    assert (bahan.stok, MutasiBahan.objects.count()) == (10, 1)


def test_nothing_is_given_at_a_cancelled_activity(dinsos):
    kegiatan = make_kegiatan(by=dinsos, status=StatusKegiatan.BATAL, alasan_batal="hujan")
    with pytest.raises(ActionRefused, match="batal"):
        move(make_bahan(by=dinsos, stok=10), JenisMutasi.BAGI, 1, by=dinsos, kegiatan=kegiatan)


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"jenis": "bagi"}, "mutasibahan_arah_sesuai_jenis"),
        ({"jumlah": -3}, "mutasibahan_arah_sesuai_jenis"),
        ({"jenis": "koreksi", "jumlah": 0, "alasan": "x"}, "mutasibahan_arah_sesuai_jenis"),
        ({"jumlah": 11}, "mutasibahan_saldo_ada"),
        ({"saldo": 10_000_001}, "mutasibahan_saldo_ada"),
        ({"jenis": "koreksi"}, "mutasibahan_koreksi_beralasan"),
        ({"jenis": "hilang"}, "mutasibahan_(jenis_dikenal|arah_sesuai_jenis)"),
    ],
)
def test_database_refuses_a_row(dinsos, values, name):
    make_bahan(by=dinsos, stok=10)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        MutasiBahan.objects.update(**values)


def test_database_refuses_less_than_nothing(dinsos):
    make_bahan(by=dinsos, stok=10)
    for model, values in ((BahanKIE, {"stok": -1}), (MutasiBahan, {"saldo": -1})):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.update(**values)


def test_second_row_of_the_same_number_is_refused(dinsos):
    bahan = make_bahan(by=dinsos, stok=10)
    move(bahan, JenisMutasi.BAGI, 1, by=dinsos)
    with pytest.raises(IntegrityError), transaction.atomic():
        MutasiBahan.objects.filter(urutan=2).update(urutan=1)


@pytest.mark.django_db(transaction=True)
def test_twenty_hands_at_once_take_no_more_than_there_is(db):
    by = make_pengguna(peran="anggota")
    bahan = make_bahan(by=by, stok=50)
    failures = run_together(*[partial(move, bahan, JenisMutasi.BAGI, 4, by=by)] * 20)
    bahan.refresh_from_db()
    assert (bahan.stok, bahan.urutan) == (2, 13)  # twelve times four
    assert len(failures) == 8
    assert all(isinstance(failure, ActionRefused) for failure in failures)
    card = list(MutasiBahan.objects.order_by("urutan"))
    assert [row.urutan for row in card] == list(range(1, 14))
    assert all(later.saldo == earlier.saldo + later.jumlah for earlier, later in itertools.pairwise(card))


# Pages


def payload(**changes) -> dict:
    return {"jenis": "bagi", "tanggal": "4/3/2026", "jumlah": "4", **changes}


def test_card_on_the_page(client_of, dinsos):
    bahan, page = make_bahan(by=dinsos, stok=10), client_of(dinsos)
    done = page.post(f"/program/bahan/{bahan.pk}/mutasi/", payload(kepada="Dayah contoh"), follow=True)
    text = done.content.decode()
    assert "Stok sekarang 6 eksemplar" in text
    assert "Dayah contoh" in text
    refused = page.post(f"/program/bahan/{bahan.pk}/mutasi/", payload(jumlah="7", kepada="Meunasah"))
    assert refused.status_code == 422
    assert "Stok tinggal 6 eksemplar" in refused.content.decode()
    assert "Meunasah" in refused.content.decode()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"jumlah": "0"}, "jumlah"), ({"jumlah": "-4"}, "jumlah"), ({"jumlah": "empat"}, "jumlah"), ({"jumlah": "99999999"}, "jumlah"),
        ({"jenis": "koreksi"}, "alasan"), ({"jenis": "x"}, "jenis"), ({"tanggal": "1/1/2099"}, "tanggal"),
    ],
)  # fmt: skip
def test_form_refuses(client_of, dinsos, changes, field):
    bahan = make_bahan(by=dinsos, stok=10)
    response = client_of(dinsos).post(f"/program/bahan/{bahan.pk}/mutasi/", payload(**changes))
    assert response.context["form"].errors[field]
    assert MutasiBahan.objects.count() == 1


def test_activity_gives_from_the_store_of_its_own_agency(client_of, sekretariat, dinsos, polda):
    kegiatan, own = make_kegiatan(by=dinsos), make_bahan(by=dinsos, stok=10)
    foreign = make_bahan(by=polda, stok=10)
    page, url = client_of(sekretariat), f"/program/kegiatan/{kegiatan.pk}/bahan/"
    refused = page.post(url, {"bahan": foreign.pk, "jumlah": "2", "tanggal": "4/3/2026"})
    assert refused.context["form"].errors["bahan"]
    page.post(url, {"bahan": own.pk, "jumlah": "2", "tanggal": "4/3/2026"})
    assert MutasiBahan.objects.get(kegiatan=kegiatan).saldo == 8
    assert "Kenali perdagangan orang" in page.get(f"/program/kegiatan/{kegiatan.pk}/").content.decode()


def test_title_stands_once_for_an_agency(client_of, dinsos):
    bahan = make_bahan(by=dinsos)
    sent = {"jenis": bahan.jenis, "judul": bahan.judul, "satuan": "eksemplar", "instansi": "dinsos"}
    response = client_of(dinsos).post("/program/bahan/catat/", sent)
    assert "sudah ada pada instansi itu" in response.content.decode()
    assert BahanKIE.objects.count() == 1


@pytest.mark.parametrize("query", ["q=%00", "jenis=x", "hal=rusak", "habis=on", "q=" + "x" * 90])
def test_list_survives_nonsense(client_of, dinsos, query):
    make_bahan(by=dinsos)
    assert client_of(dinsos).get(f"/program/bahan/?{query}").status_code == 200
