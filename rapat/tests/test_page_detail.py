"""One meeting: what everyone reads, and the button that moves it on."""

import datetime
from functools import partial

import pytest

from anggota.actions import record_pejabat
from anggota.tests.factories import make_keanggotaan, make_sk
from rapat import actions
from rapat.models import Rapat
from rapat.tests.factories import make_rapat, make_rekomendasi

DAY = datetime.timedelta(days=1)


def test_detail_shows_attendance_and_recommendations(client_of, sekretariat, polda):
    rapat, sk = make_rapat(by=sekretariat), make_sk(by=sekretariat)
    daftar = [
        {"keanggotaan": make_keanggotaan(sk=sk, jabatan_dinas="Kepala Rekaan"), "status": "hadir"},
        {"keanggotaan": make_keanggotaan(sk=sk), "status": "diwakili", "nama_wakil": "Wakil Rekaan"},
        {"keanggotaan": make_keanggotaan(sk=sk), "status": "izin"},
    ]
    actions.record_kehadiran(rapat, by=sekretariat, daftar=daftar)
    make_rekomendasi(by=sekretariat, instansi=polda.instansi, rapat=rapat, uraian="Rekomendasi rapat ini")
    make_rekomendasi(by=sekretariat, instansi=polda.instansi, uraian="Rekomendasi rapat lain")
    html = client_of(polda).get(f"/rapat/{rapat.pk}/").content.decode()
    assert "2 dari 3 kursi hadir atau diwakili; kuorum (lebih dari setengah) tercapai." in html
    assert "Diwakili oleh Wakil Rekaan" in html
    assert "Kepala Rekaan" in html
    assert "Rekomendasi rapat ini" in html
    assert "Rekomendasi rapat lain" not in html
    assert "<form" not in html.split("<main")[1].split("</main>")[0]


def test_past_meeting_shows_who_held_the_seat_on_its_day(client_of, sekretariat):
    rapat = make_rapat(by=sekretariat)
    seat = make_keanggotaan(sk=make_sk(by=sekretariat, berlaku_mulai=rapat.tanggal - 30 * DAY))
    record = partial(record_pejabat, seat, by=sekretariat)
    record(nama="Pejabat Lama", mulai=rapat.tanggal - 30 * DAY)
    actions.record_kehadiran(rapat, by=sekretariat, daftar=[{"keanggotaan": seat, "status": "hadir"}])
    record(nama="Pejabat Baru", sebutan="Plt.", mulai=rapat.tanggal + DAY)
    page = client_of(sekretariat).get(f"/rapat/{rapat.pk}/").content.decode()
    assert "Pejabat Lama" in page
    assert "Pejabat Baru" not in page
    link = f"/anggota/?pada={rapat.tanggal.day}/{rapat.tanggal.month}/{rapat.tanggal.year}"
    assert link in page
    assert "Pejabat Lama" in client_of(sekretariat).get(link).content.decode()


def test_detail_offers_only_the_steps_that_are_open(client_of, sekretariat):
    rapat = make_rapat(by=sekretariat)
    response = client_of(sekretariat).get(f"/rapat/{rapat.pk}/")
    assert response.context["langkah"] == ["berlangsung"]


@pytest.mark.parametrize(("role", "status"), [("sekretariat", 200), ("kepala", 200), ("polda", 404), ("pimpinan", 404)])
def test_detail_of_a_draft_exists_for_its_makers_alone(client_of, cast, role, status):
    rapat = make_rapat(by=cast["sekretariat"], status="konsep")
    assert client_of(cast[role]).get(f"/rapat/{rapat.pk}/").status_code == status


@pytest.mark.parametrize("pk", ["0", "987654", "99999999999999999999999"])
@pytest.mark.parametrize("page", ["", "kehadiran/", "rekomendasi/"])
def test_detail_of_an_unknown_meeting_is_not_found(client_of, sekretariat, pk, page):
    assert client_of(sekretariat).get(f"/rapat/{pk}/{page}").status_code == 404


def test_detail_needs_few_queries_however_many_seats(client_of, sekretariat, polda, django_assert_max_num_queries):
    sk, browser, counts = make_sk(by=sekretariat), client_of(polda), []
    for number in (2, 20):
        rapat = make_rapat(by=sekretariat)
        daftar = [{"keanggotaan": make_keanggotaan(sk=sk), "status": "hadir"} for _ in range(number)]
        actions.record_kehadiran(rapat, by=sekretariat, daftar=daftar)
        for _ in range(number):
            make_rekomendasi(by=sekretariat, instansi=polda.instansi, rapat=rapat)
        with django_assert_max_num_queries(12) as queries:
            browser.get(f"/rapat/{rapat.pk}/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_change_status_moves_the_meeting_on(client_of, sekretariat):
    rapat = make_rapat(by=sekretariat)
    response = client_of(sekretariat).post(f"/rapat/{rapat.pk}/status/", {"ke": "berlangsung"}, follow=True)
    assert Rapat.objects.get().status == "berlangsung"
    assert "Rapat koordinasi: Berlangsung." in response.content.decode()


def test_change_status_says_why_a_step_is_refused(client_of, sekretariat):
    rapat = make_rapat(by=sekretariat)
    response = client_of(sekretariat).post(f"/rapat/{rapat.pk}/status/", {"ke": "selesai"}, follow=True)
    assert "tidak dapat berubah dari Terjadwal menjadi Selesai" in response.content.decode()
    assert Rapat.objects.get().status == "terjadwal"


@pytest.mark.parametrize("ke", ["", "batal", "\x00", "SELESAI"])
def test_change_status_refuses_an_unknown_word(client_of, sekretariat, ke):
    rapat = make_rapat(by=sekretariat)
    assert client_of(sekretariat).post(f"/rapat/{rapat.pk}/status/", {"ke": ke}).status_code == 403
    assert Rapat.objects.get().status == "terjadwal"


def test_change_status_of_an_unknown_meeting_is_not_found(client_of, sekretariat):
    assert client_of(sekretariat).post("/rapat/987654/status/", {"ke": "selesai"}).status_code == 404


@pytest.mark.parametrize("role", ["polda", "pimpinan", "pengelola"])
def test_change_status_refuses_other_roles(client_of, cast, role):
    rapat = make_rapat(by=cast["sekretariat"])
    assert client_of(cast[role]).post(f"/rapat/{rapat.pk}/status/", {"ke": "berlangsung"}).status_code == 403
    assert Rapat.objects.get().status == "terjadwal"
