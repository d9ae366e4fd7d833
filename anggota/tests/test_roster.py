"""Who sat in the task force on a date."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from anggota import actions
from anggota.models import Pejabat, SuratKeputusan
from anggota.roster import decree_context, susun_per_unit
from anggota.tests.factories import make_instansi, make_keanggotaan, make_kedudukan, make_sk

START, END = datetime.date(2018, 8, 1), datetime.date(2021, 7, 31)
DAY = datetime.timedelta(days=1)


@pytest.fixture
def sk(sekretariat):
    return make_sk(by=sekretariat, berlaku_sampai=END)


def test_susun_without_a_decree_is_empty():
    assert susun_per_unit(None, on=START) == []


def test_susun_orders_units_as_the_decree_and_leaves_empty_ones_out(sk):
    for unit, name, order in [("sub_5", "E", 3), ("pengarah", "B", 2), ("pengarah", "A", 1)]:
        make_keanggotaan(sk=sk, kedudukan=make_kedudukan(unit=unit), jabatan_dinas=name, urutan=order)
    units = susun_per_unit(sk, on=START)
    assert [(unit.nama, [seat.jabatan_dinas for seat in unit.daftar_kursi]) for unit in units] == [
        ("Pengarah", ["A", "B"]),
        ("Sub Gugus Tugas V: Penegakan Hukum", ["E"]),
    ]


@pytest.mark.parametrize(
    ("on", "names"),
    [
        (START - DAY, []),
        (START, ["Pertama"]),
        (datetime.date(2019, 12, 31), ["Pertama"]),
        (datetime.date(2020, 1, 1), ["Kedua"]),
        (datetime.date(2030, 1, 1), ["Kedua"]),
    ],
)
def test_susun_names_who_served_that_day(sk, on, names):
    seat = make_keanggotaan(sk=sk)
    Pejabat.objects.create(keanggotaan=seat, nama="Pertama", mulai=START, selesai=datetime.date(2019, 12, 31))
    Pejabat.objects.create(keanggotaan=seat, nama="Kedua", mulai=datetime.date(2020, 1, 1))
    [unit] = susun_per_unit(sk, on=on)
    assert [person.nama for person in unit.daftar_kursi[0].pejabat_saat_itu] == names


@pytest.mark.parametrize("seats", [2, 20])
def test_susun_takes_two_queries_whatever_the_size(sk, seats, django_assert_num_queries):
    for _ in range(seats):
        Pejabat.objects.create(keanggotaan=make_keanggotaan(sk=sk), nama="X", mulai=START)
    with django_assert_num_queries(2):
        rows = [seat for unit in susun_per_unit(sk, on=START) for seat in unit.daftar_kursi]
        assert len({(seat.instansi.nama, seat.kedudukan.nama, seat.pejabat_saat_itu[0].pk) for seat in rows}) == seats


@pytest.mark.parametrize(("on", "in_force"), [(START - DAY, False), (START, True), (END, True), (END + DAY, False)])
def test_decree_is_in_force_from_its_first_to_its_last_day(sk, on, in_force):
    assert SuratKeputusan.objects.in_force(on=on).exists() is in_force
    assert sk.is_in_force(on=on) is in_force


@pytest.mark.parametrize(("today", "shown"), [(START - DAY, START), (START, START), (END, END), (END + DAY, END)])
def test_date_to_show_stays_within_the_decree(sk, today, shown):
    assert sk.date_to_show(today) == shown
    assert decree_context(sk, today=today)["on"] == shown


def test_date_to_show_of_an_open_decree_is_today(sekretariat):
    assert make_sk(by=sekretariat).date_to_show(datetime.date(2040, 1, 1)) == datetime.date(2040, 1, 1)


def test_decree_ends_not_before_it_starts(sk):
    with pytest.raises(IntegrityError), transaction.atomic():
        SuratKeputusan.objects.update(berlaku_sampai=START - DAY)
    sk.berlaku_sampai = START - DAY
    with pytest.raises(ValidationError, match="sebelum dimulai"):
        sk.full_clean()


def test_decree_number_is_unique_but_may_be_unknown(sekretariat):
    values = {"tentang": "x", "tanggal": START, "berlaku_mulai": START}
    for nomor in ("", "", "1/2018"):
        actions.record_sk(by=sekretariat, nomor=nomor, **values)
    with pytest.raises(ValidationError, match="sudah tercatat"):
        actions.record_sk(by=sekretariat, nomor="1/2018", **values)
    assert SuratKeputusan.objects.count() == 3


def test_add_keanggotaan_seats_office_and_person(sk, sekretariat, polda):
    seat = actions.add_keanggotaan(
        sk, by=sekretariat, instansi=polda.instansi, jabatan_dinas="Kapolda", kedudukan=make_kedudukan(), urutan=1,
        pejabat="Pejabat Rekaan", pengguna=polda,
    )  # fmt: skip
    person = seat.daftar_pejabat.get()
    assert (person.nama, person.mulai, person.is_narahubung, person.pengguna) == ("Pejabat Rekaan", START, True, polda)


def test_add_keanggotaan_refuses_the_same_seat_twice_and_leaves_nothing(sk, sekretariat):
    values = {"instansi": make_instansi(), "jabatan_dinas": "Kapolda", "kedudukan": make_kedudukan(), "urutan": 1}
    actions.add_keanggotaan(sk, by=sekretariat, **values)
    with pytest.raises(ValidationError, match="kedudukan yang sama"):
        actions.add_keanggotaan(sk, by=sekretariat, pejabat="Orang Rekaan", **values)
    assert not Pejabat.objects.exists()


def test_load_kedudukan_twice_adds_nothing(db):
    rows = [("pengarah", "Ketua"), ("sub_1", "Ketua")]
    first, second = (actions.load_kedudukan(rows, by="sistem") for _ in range(2))
    assert first == second
    assert [row.urutan for row in first] == [1, 2]
