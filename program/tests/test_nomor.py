"""Codes of the restricted registers are drawn: who sees one learns nothing about how many others there are."""

import datetime

import pytest
from django.db import models

from gugus_tugas import nomor
from program import actions
from program.models import (
    JawabanPengawasan,
    KunjunganPengawasan,
    LokasiRawan,
    PemeriksaanLokasi,
    Perusahaan,
    RencanaPatroli,
    RincianPerekrut,
    Temuan,
)
from program.resources import TabelKunjungan
from program.tests import lokasi
from program.tests.factories import (
    make_kunjungan,
    make_lokasi,
    make_patroli,
    make_perekrut,
    make_perusahaan,
    make_temuan,
    table,
)

SHOWN = [LokasiRawan, PemeriksaanLokasi, RencanaPatroli, Perusahaan, RincianPerekrut, KunjunganPengawasan, Temuan]


@pytest.fixture
def drawn(monkeypatch):
    """Makes the next draws these numbers."""

    def plan(*numbers):
        given = iter(numbers)
        monkeypatch.setattr(nomor, "acak", lambda digits=6: next(given))

    return plan


@pytest.mark.parametrize("model", SHOWN)
def test_no_address_and_no_code_of_a_restricted_register_counts(model):
    """Answers to a checklist alone have a key that runs on: it stands in no page and no address."""
    assert not isinstance(model._meta.pk, models.AutoField)
    assert isinstance(JawabanPengawasan._meta.pk, models.AutoField)


@pytest.mark.parametrize("digits", [6, 9])
def test_number_is_as_long_as_is_said(digits):
    assert {len(str(nomor.acak(digits))) for _ in range(200)} == {digits}


def test_number_that_is_taken_is_drawn_again(drawn, dinsos, polda):
    drawn(482137, 482137, 482137, 190022)
    assert [str(make_lokasi(by=by)) for by in (dinsos, polda)] == ["LR-482137", "LR-190022"]


def test_companies_tell_nothing_of_the_recruiters_between_them(drawn, dinsos):
    drawn(482137, 730415, 190022)
    first, hidden, second = make_perusahaan(by=dinsos), make_perekrut(by=dinsos), make_perusahaan(by=dinsos)
    assert [str(row) for row in (first, hidden, second)] == ["P3MI-482137", "PTR-730415", "P3MI-190022"]


def test_visits_findings_and_patrols_are_drawn_too(dinsos):
    visit = make_kunjungan(make_perekrut(by=dinsos), by=dinsos)
    rows = [visit, make_temuan(visit, by=dinsos), make_patroli(make_lokasi(by=dinsos), by=dinsos)]
    assert all(len(str(row.pk)) == 6 for row in rows)


def test_code_of_a_time_when_they_ran_on_stays_valid(client_of, dinsos):
    LokasiRawan.objects.filter(pk=make_lokasi(by=dinsos, nama="Lama").pk).update(nomor=7)
    make_lokasi(by=dinsos)
    page = client_of(dinsos)
    assert [str(row) for row in page.get("/program/lokasi/?q=LR-7").context["page"].object_list] == ["LR-7"]
    known = lokasi.preview(dinsos, lokasi.row(Kunci="LR-7"))
    assert [str(row) for row, _ in known.berubah] == ["LR-7"]


def test_newest_first_is_by_the_day_and_not_by_the_number(drawn, client_of, dinsos):
    drawn(500000, 900000, 100000, 500001, 900001, 100001)
    places = [make_lokasi(by=dinsos) for _ in range(3)]
    recruiters = [make_perekrut(by=dinsos) for _ in range(3)]
    for n, row in enumerate([*places, *recruiters], 1):
        day = datetime.datetime(2026, 3, n, tzinfo=datetime.UTC)
        type(row).objects.filter(pk=row.pk).update(dicatat_pada=day)
    page = client_of(dinsos)
    assert page.get("/program/lokasi/").context["page"].object_list == places[::-1]
    assert page.get("/program/lokasi/?urut=terlama").context["page"].object_list == places
    assert page.get("/program/perekrut/").context["page"].object_list == recruiters[::-1]


def test_import_draws_all_its_numbers_together(drawn, dinsos, django_assert_max_num_queries):
    head = [kolom.judul for kolom in TabelKunjungan.kolom]
    company = make_perusahaan(by=dinsos)
    rows = [[f"K-{n}", "Dinsos", str(company), "4/3/2026", "Rutin", None, None] for n in range(40)]
    tabel = TabelKunjungan(dinsos)
    read = tabel.read(table(head, *rows))
    impor, sidik = actions.hold_impor(tabel, rows=read, by=dinsos), tabel.preview(read).sidik
    drawn(*[482137] * 2, *range(600000, 600100))  # twice the same in one draw
    with django_assert_max_num_queries(40):
        actions.import_program(impor, sidik=sidik, by=dinsos)
    assert len({row.pk for row in KunjunganPengawasan.objects.all()}) == 40


def test_full_register_goes_on_with_longer_numbers():
    found = nomor.draw(3, lambda numbers: {number for number in numbers if number < 10**6})
    assert {len(str(number)) for number in found} == {9}
