"""Attendance: the seats are those of the decree in force on the day of the meeting."""

import datetime

import pytest

from anggota.models import Pejabat
from anggota.tests.factories import make_keanggotaan, make_sk
from rapat.models import Kehadiran
from rapat.tests.factories import make_rapat

OLD_END, NEW_START = datetime.date(2021, 6, 30), datetime.date(2021, 7, 1)


@pytest.fixture
def decrees(sekretariat):
    """The old decree (2018 – June 2021) and the one that follows it, one seat each."""
    old = make_sk(by=sekretariat, nomor="1/2018", berlaku_sampai=OLD_END)
    new = make_sk(by=sekretariat, nomor="2/2021", tanggal=NEW_START, berlaku_mulai=NEW_START)
    return make_keanggotaan(sk=old, jabatan_dinas="Kursi Lama"), make_keanggotaan(sk=new, jabatan_dinas="Kursi Baru")


@pytest.fixture
def page(client_of, sekretariat):
    return client_of(sekretariat)


def address(rapat) -> str:
    return f"/rapat/{rapat.pk}/kehadiran/"


@pytest.mark.parametrize(
    ("tanggal", "seats"),
    [
        (datetime.date(2018, 7, 31), []),
        (datetime.date(2018, 8, 1), ["Kursi Lama"]),
        (OLD_END, ["Kursi Lama"]),
        (NEW_START, ["Kursi Baru"]),
        (datetime.date(2026, 2, 12), ["Kursi Baru"]),
    ],
)
@pytest.mark.usefixtures("decrees")
def test_form_offers_the_seats_of_that_day(page, sekretariat, tanggal, seats):
    html = page.get(address(make_rapat(by=sekretariat, tanggal=tanggal))).content.decode()
    assert [name for name in ("Kursi Lama", "Kursi Baru") if name in html] == seats
    assert ("Tidak ada SK pada tanggal rapat" in html) is not bool(seats)


def test_form_names_who_held_the_seat_that_day(page, sekretariat, decrees):
    seat = decrees[1]
    Pejabat.objects.create(keanggotaan=seat, nama="Pejabat Dahulu", mulai=NEW_START, selesai=datetime.date(2023, 1, 1))
    Pejabat.objects.create(keanggotaan=seat, nama="Pejabat Kini", mulai=datetime.date(2023, 1, 2))
    html = page.get(address(make_rapat(by=sekretariat, tanggal=datetime.date(2022, 5, 5)))).content.decode()
    assert "Pejabat Dahulu" in html
    assert "Pejabat Kini" not in html


def test_record_stores_and_shows_again_for_correction(page, sekretariat, decrees):
    rapat, seat = make_rapat(by=sekretariat), decrees[1].pk
    typed = {f"kursi-{seat}-status": "diwakili", f"kursi-{seat}-nama_wakil": "Wakil Rekaan"}
    response = page.post(address(rapat), typed)
    assert response.url == f"/rapat/{rapat.pk}/"
    assert 'value="Wakil Rekaan"' in page.get(address(rapat)).content.decode()
    page.post(address(rapat), {f"kursi-{seat}-status": "hadir"})
    assert list(Kehadiran.objects.values_list("keanggotaan", "status", "nama_wakil")) == [(seat, "hadir", "")]


def test_record_skips_seats_left_open(page, sekretariat, decrees):
    rapat = make_rapat(by=sekretariat)
    response = page.post(address(rapat), {f"kursi-{decrees[1].pk}-status": ""}, follow=True)
    assert "Kehadiran 0 kursi tersimpan" in response.content.decode()
    assert not Kehadiran.objects.exists()


def test_record_takes_no_seat_of_another_decree(page, sekretariat, decrees):
    old, new = decrees
    page.post(
        address(make_rapat(by=sekretariat)), {f"kursi-{old.pk}-status": "hadir", f"kursi-{new.pk}-status": "izin"}
    )
    assert Kehadiran.objects.get().keanggotaan == new


@pytest.mark.parametrize(
    ("status", "nama_wakil", "message"),
    [
        ("diwakili", "", "Tulis nama wakilnya."),
        ("hadir", "Wakil Rekaan", "hanya diisi bila dipilih Diwakili"),
        ("terbang", "Wakil Rekaan", "terbang"),
        ("diwakili", "a" * 121, "120"),
    ],
)
def test_record_shows_the_fault_and_keeps_what_was_typed(page, sekretariat, decrees, status, nama_wakil, message):
    seat = decrees[1].pk
    response = page.post(
        address(make_rapat(by=sekretariat)), {f"kursi-{seat}-status": status, f"kursi-{seat}-nama_wakil": nama_wakil}
    )
    html = response.content.decode()
    assert response.status_code == 200
    assert message in html
    assert not nama_wakil or f'value="{nama_wakil}"' in html
    assert not Kehadiran.objects.exists()


def test_record_is_refused_once_the_meeting_is_done(page, sekretariat, decrees):
    rapat = make_rapat(by=sekretariat, status="selesai")
    response = page.post(address(rapat), {f"kursi-{decrees[1].pk}-status": "hadir"})
    assert "sudah selesai dan terkunci" in response.content.decode()
    assert not Kehadiran.objects.exists()


def test_record_refuses_a_member(client_of, polda, sekretariat, decrees):
    rapat = make_rapat(by=sekretariat)
    response = client_of(polda).post(address(rapat), {f"kursi-{decrees[1].pk}-status": "hadir"})
    assert response.status_code == 403
    assert not Kehadiran.objects.exists()


def test_form_needs_the_same_few_queries_for_two_and_for_twenty(page, sekretariat, django_assert_max_num_queries):
    sk, rapat, counts = make_sk(by=sekretariat), make_rapat(by=sekretariat), []
    for more in (2, 18):
        for _ in range(more):
            make_keanggotaan(sk=sk)
        with django_assert_max_num_queries(12) as queries:
            page.get(address(rapat))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_record_takes_a_seat_back_to_not_recorded(page, sekretariat, decrees):
    rapat, seat = make_rapat(by=sekretariat), decrees[1].pk
    page.post(address(rapat), {f"kursi-{seat}-status": "hadir"})
    response = page.post(address(rapat), {f"kursi-{seat}-status": ""}, follow=True)
    assert "Kehadiran 0 kursi tersimpan" in response.content.decode()
    assert not Kehadiran.objects.exists()


def test_record_leaves_seats_alone_that_the_sent_page_did_not_hold(page, sekretariat, decrees):
    rapat, seat = make_rapat(by=sekretariat), decrees[1].pk
    page.post(address(rapat), {f"kursi-{seat}-status": "hadir"})
    page.post(address(rapat), {})
    assert Kehadiran.objects.get().status == "hadir"


def test_tap_on_a_seat_that_left_the_list_is_not_said_to_be_stored(page, sekretariat, decrees):
    rapat, seat = make_rapat(by=sekretariat), decrees[0].pk
    answer = page.post(address(rapat), {f"kursi-{seat}-status": "hadir"}, headers={"Accept": "application/json"})
    assert answer.status_code == 409
    assert "Muat ulang" in answer.json()["pesan"]
    assert not Kehadiran.objects.exists()


def test_whole_list_sent_leaves_what_a_colleague_recorded_meanwhile(page, sekretariat, decrees):
    rapat, seat = make_rapat(by=sekretariat), decrees[1]
    other = make_keanggotaan(sk=seat.sk, jabatan_dinas="Kursi Kedua")
    shown = page.get(address(rapat)).context["daftar"]
    typed = {form["semula"].html_name: form["semula"].value() for form in shown}
    typed |= {f"kursi-{row.pk}-status": "" for row in (seat, other)}
    page.post(address(rapat), {f"kursi-{seat.pk}-status": "diwakili", f"kursi-{seat.pk}-nama_wakil": "Wakil Rekaan"})
    page.post(address(rapat), typed | {f"kursi-{other.pk}-status": "hadir"})
    found = set(Kehadiran.objects.values_list("keanggotaan", "status", "nama_wakil"))
    assert found == {(seat.pk, "diwakili", "Wakil Rekaan"), (other.pk, "hadir", "")}
    typed = {form["semula"].html_name: form["semula"].value() for form in page.get(address(rapat)).context["daftar"]}
    page.post(address(rapat), typed | {f"kursi-{seat.pk}-status": "", f"kursi-{other.pk}-status": "hadir"})
    assert Kehadiran.objects.get().keanggotaan == other
