"""The page that puts a meeting on the calendar."""

import datetime

import pytest

from rapat.models import Rapat
from rapat.tests.factories import make_rapat

URL = "/rapat/jadwalkan/"


def payload(**changes) -> dict:
    return {
        "jenis": "triwulan",
        "triwulan": "2",
        "judul": "Rapat Triwulan II",
        "tanggal": "9/4/2026",
        "mulai": "09.00",
        "selesai": "12.30",
        "tempat": "Banda Aceh",
        **changes,
    }


@pytest.fixture
def page(client_of, sekretariat):
    return client_of(sekretariat)


def test_schedule_stores_a_draft(page, sekretariat):
    response = page.post(URL, payload(), follow=True)
    rapat = Rapat.objects.get()
    assert response.redirect_chain == [(f"/rapat/{rapat.pk}/", 302)]
    assert "tersimpan sebagai konsep" in response.content.decode()
    assert (rapat.status, rapat.triwulan, rapat.tahun, rapat.dicatat_oleh) == ("konsep", 2, 2026, sekretariat)
    assert (rapat.tanggal, rapat.mulai) == (datetime.date(2026, 4, 9), datetime.time(9))


def test_schedule_ignores_the_quarter_of_another_kind(page):
    page.post(URL, payload(jenis="rakor"))
    assert Rapat.objects.get().triwulan is None


def test_schedule_takes_the_quarter_from_the_address(page):
    html = page.get(f"{URL}?triwulan=3&judul=Rapat+III").content.decode()
    assert '<option value="3" selected>' in html
    assert 'value="Rapat III"' in html


@pytest.mark.parametrize(
    "query", ["triwulan=9", "triwulan=abc", "triwulan=%00", "judul=%3Cscript%3Ealert(1)%3C/script%3E"]
)
def test_schedule_survives_nonsense_in_the_address(page, query):
    response = page.get(f"{URL}?{query}")
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"triwulan": ""}, "Pilih triwulan I–IV."),
        ({"triwulan": "7"}, "7"),
        ({"jenis": "arisan"}, "arisan"),
        ({"judul": ""}, "Judul"),
        ({"judul": " \u202e "}, "Judul"),
        ({"judul": "a" * 251}, "250"),
        ({"tanggal": "12/31/2026"}, "Bulan 31 tidak ada"),
        ({"tanggal": "besok"}, "Tulis tanggal"),
        ({"selesai": "08.00"}, "mendahului jam mulai"),
        ({"mulai": "pagi"}, "Jam mulai"),
        ({"tempat": "x\x00"}, "Tempat"),
    ],
)
def test_schedule_shows_the_fault_and_keeps_what_was_typed(page, change, message):
    response = page.post(URL, payload(**change))
    html = response.content.decode()
    assert response.status_code == 200
    assert "Belum tersimpan" in html
    assert message in html
    kept = "Rapat Triwulan II" if "judul" not in change else "Banda Aceh"
    assert f'value="{kept}"' in html
    assert not Rapat.objects.exists()


def test_schedule_refuses_a_taken_quarter_in_words(page, sekretariat):
    make_rapat(by=sekretariat, jenis="triwulan", triwulan=2, tanggal=datetime.date(2026, 4, 2))
    html = page.post(URL, payload()).content.decode()
    assert "Rapat triwulan ini sudah ada untuk tahun itu." in html
    assert 'value="Rapat Triwulan II"' in html
    assert Rapat.objects.count() == 1


def test_schedule_takes_no_field_it_did_not_ask(page, sekretariat, kepala):
    page.post(URL, payload(status="selesai", tahun="1999", dicatat_oleh=str(kepala.pk)))
    rapat = Rapat.objects.get()
    assert (rapat.status, rapat.tahun, rapat.dicatat_oleh) == ("konsep", 2026, sekretariat)


@pytest.mark.parametrize("role", ["polda", "pimpinan", "pengelola"])
def test_schedule_refuses_other_roles(client_of, cast, role):
    assert client_of(cast[role]).post(URL, payload()).status_code == 403
    assert not Rapat.objects.exists()


@pytest.mark.parametrize(
    ("quarter", "tanggal", "message"),
    [("2", "31/3/2026", "Triwulan II 2026 baru dimulai 1 April 2026"), ("4", "5/1/2027", "1 Oktober 2027")],
)
def test_schedule_refuses_a_date_before_the_quarter(page, quarter, tanggal, message):
    assert message in page.post(URL, payload(triwulan=quarter, tanggal=tanggal)).content.decode()
    assert not Rapat.objects.exists()


def test_form_marks_the_quarter_neither_optional_nor_lets_victims_be_named(page):
    html = page.get(URL).content.decode()
    label = html.split('for="id_triwulan"')[1].split("</label>")[0]
    assert "opsional" not in label
    assert "Jangan menulis nama atau ciri korban." in html
