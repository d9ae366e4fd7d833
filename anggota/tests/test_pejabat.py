"""Persons in a seat over time: a successor ends the predecessor, two never hold it on one day."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from anggota import actions
from anggota.models import JejakAudit, Keanggotaan, Pejabat
from anggota.tests.factories import make_keanggotaan, make_pengguna, make_sk
from gugus_tugas.auth import ActionRefused
from gugus_tugas.tests.parallel import run_together

START, END = datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)


def day(month: int, number: int = 1) -> datetime.date:
    return datetime.date(2026, month, number)


@pytest.fixture
def seat(sekretariat):
    return make_keanggotaan(sk=make_sk(by=sekretariat, berlaku_mulai=START, berlaku_sampai=END))


def names(seat) -> list[tuple]:
    return [(p.nama, p.mulai, p.selesai) for p in seat.daftar_pejabat.order_by("mulai")]


def test_successor_ends_the_predecessor_the_day_before(seat, sekretariat):
    actions.record_pejabat(seat, by=sekretariat, nama="Pertama", mulai=START)
    actions.record_pejabat(seat, by=sekretariat, nama="Kedua", mulai=day(5), sebutan="Plt.")
    assert names(seat) == [("Pertama", START, day(4, 30)), ("Kedua", day(5), None)]
    assert list(JejakAudit.objects.values_list("peristiwa", flat=True)) == [
        "record_pejabat", "end_pejabat", "record_pejabat",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("start", "end"), [(day(3), None), (day(1), day(3)), (day(4, 30), day(5, 1)), (day(6), day(7))]
)
def test_two_pokok_never_hold_the_seat_on_one_day(seat, sekretariat, start, end):
    actions.record_pejabat(seat, by=sekretariat, nama="Pertama", mulai=day(3), selesai=day(4, 30))
    actions.record_pejabat(seat, by=sekretariat, nama="Kedua", mulai=day(5))
    actions.end_pejabat(seat.daftar_pejabat.get(nama="Kedua"), by=sekretariat, selesai=day(8, 31))
    before = names(seat)
    with pytest.raises(ActionRefused, match="pejabat pokok"):
        actions.record_pejabat(seat, by=sekretariat, nama="Ketiga", mulai=start, selesai=end)
    assert names(seat) == before


def test_a_gap_between_two_persons_is_filled(seat, sekretariat):
    actions.record_pejabat(seat, by=sekretariat, nama="Akhir", mulai=day(6))
    actions.record_pejabat(seat, by=sekretariat, nama="Awal", mulai=START, selesai=day(5, 31))
    assert [row[0] for row in names(seat)] == ["Awal", "Akhir"]


def test_pengganti_serves_beside_the_pokok(seat, sekretariat):
    actions.record_pejabat(seat, by=sekretariat, nama="Pokok", mulai=START)
    actions.record_pejabat(seat, by=sekretariat, nama="Pengganti", mulai=day(2), jenis="pengganti", is_narahubung=True)
    assert {p.nama for p in seat.daftar_pejabat.serving(on=day(3))} == {"Pokok", "Pengganti"}


@pytest.mark.parametrize(
    ("start", "end"), [(datetime.date(2025, 12, 31), None), (datetime.date(2027, 1, 1), None), (day(2), datetime.date(2027, 1, 1))]
)  # fmt: skip
def test_a_person_holds_a_seat_within_the_decree(seat, sekretariat, start, end):
    with pytest.raises(ActionRefused, match="1 Januari 2026 sampai 31 Desember 2026"):
        actions.record_pejabat(seat, by=sekretariat, nama="X", mulai=start, selesai=end)
    assert not Pejabat.objects.exists()


def test_end_pejabat_may_be_corrected_but_not_into_anothers_time(seat, sekretariat):
    first = actions.record_pejabat(seat, by=sekretariat, nama="Pertama", mulai=START)
    actions.record_pejabat(seat, by=sekretariat, nama="Kedua", mulai=day(5))
    actions.end_pejabat(first, by=sekretariat, selesai=day(3, 31))
    assert names(seat)[0] == ("Pertama", START, day(3, 31))
    with pytest.raises(ActionRefused, match="Kedua tercatat"):
        actions.end_pejabat(first, by=sekretariat, selesai=day(5))
    with pytest.raises(ValidationError, match="berakhir sebelum dimulai"):
        actions.end_pejabat(seat.daftar_pejabat.get(nama="Kedua"), by=sekretariat, selesai=day(4))


def test_the_database_itself_keeps_one_open_pokok(seat):
    Pejabat.objects.create(keanggotaan=seat, nama="A", mulai=START)
    with pytest.raises(IntegrityError), transaction.atomic():
        Pejabat.objects.create(keanggotaan=seat, nama="B", mulai=day(5))


@pytest.mark.django_db(transaction=True)
def test_two_changes_at_once_leave_no_overlap(sekretariat):
    """On PostgreSQL: both send at the same moment, each with dates that the other has not seen."""
    seat = make_keanggotaan(sk=make_sk(by=sekretariat, berlaku_mulai=START))

    def record(name, start, end):
        return lambda: actions.record_pejabat(
            Keanggotaan.objects.get(pk=seat.pk), by=sekretariat, nama=name, mulai=start, selesai=end
        )

    failures = run_together(record("A", day(2), day(8)), record("B", day(3), day(9)))
    assert [type(failure) for failure in failures] == [ActionRefused]
    assert Pejabat.objects.count() == 1


def test_page_records_a_change_and_shows_it(client_of, sekretariat, seat):
    page = client_of(sekretariat)
    actions.record_pejabat(seat, by=sekretariat, nama="Rekaan Pertama", mulai=START)
    values = {"nama": "Rekaan Kedua", "jenis": "pokok", "sebutan": "Pj.", "mulai": "1/5/2026", "selesai": ""}
    answer = page.post(f"/anggota/kursi/{seat.pk}/pejabat/", values, follow=True)
    html = answer.content.decode()
    assert "Pj. Rekaan Kedua" in html
    assert "30 April 2026" in html
    refused = page.post(f"/anggota/kursi/{seat.pk}/pejabat/", {**values, "nama": "Rekaan Ketiga"})
    assert "Dua pejabat pokok" in refused.content.decode()
    assert seat.daftar_pejabat.count() == 2


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"nama": ""}, "tidak boleh kosong"),
        ({"jenis": "raja"}, "raja bukan"),
        ({"mulai": "besok"}, "hari/bulan/tahun"),
        ({"selesai": "1/4/2026"}, "berakhir sebelum dimulai"),
        ({"nama": "\u202e"}, "tidak boleh kosong"),
    ],
)
def test_page_explains_a_fault(client_of, sekretariat, seat, changes, text):
    values = {"nama": "X", "jenis": "pokok", "sebutan": "", "mulai": "1/5/2026", "selesai": "", **changes}
    answer = client_of(sekretariat).post(f"/anggota/kursi/{seat.pk}/pejabat/", values)
    assert text in answer.content.decode()
    assert not Pejabat.objects.exists()


def test_page_ends_a_term(client_of, sekretariat, seat):
    person = actions.record_pejabat(seat, by=sekretariat, nama="Rekaan", mulai=START)
    client_of(sekretariat).post(f"/anggota/pejabat/{person.pk}/akhiri/", {"selesai": "3/2/2026"})
    assert names(seat) == [("Rekaan", START, day(2, 3))]


def test_accounts_are_offered_to_who_may_list_them(client_of, sekretariat, kepala, seat):
    account = make_pengguna(peran="anggota", instansi=seat.instansi)
    make_pengguna(peran="anggota")
    assert "pengguna" not in client_of(sekretariat).get(f"/anggota/kursi/{seat.pk}/pejabat/").context["form"].fields
    form = client_of(kepala).get(f"/anggota/kursi/{seat.pk}/pejabat/").context["form"]
    assert list(form.fields["pengguna"].queryset) == [account]


def test_page_marks_an_account_that_outlived_its_term(client_of, kepala, seat):
    account = make_pengguna(peran="anggota", instansi=seat.instansi)
    person = actions.record_pejabat(seat, by=kepala, nama="Rekaan", mulai=START, pengguna=account)
    assert "Masih aktif" not in client_of(kepala).get(f"/anggota/kursi/{seat.pk}/").content.decode()
    actions.end_pejabat(person, by=kepala, selesai=day(3))
    assert "Masih aktif" in client_of(kepala).get(f"/anggota/kursi/{seat.pk}/").content.decode()


def test_empty_seat_says_so(client_of, polda, seat):
    html = client_of(polda).get(f"/anggota/kursi/{seat.pk}/").content.decode()
    assert "Belum ada pejabat" in html
    assert "Catat pergantian" not in html
