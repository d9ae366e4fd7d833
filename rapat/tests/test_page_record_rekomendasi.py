"""A recommendation enters with its owner, or not at all."""

import datetime

import pytest

from rapat.models import Rekomendasi, TindakLanjut
from rapat.tests.factories import make_rapat


@pytest.fixture
def rapat(sekretariat):
    return make_rapat(by=sekretariat)


@pytest.fixture
def url(rapat):
    return f"/rapat/{rapat.pk}/rekomendasi/"


def payload(polda, **changes) -> dict:
    return {
        "uraian": "Menyusun alur rujukan",
        "penanggung_jawab": polda.instansi.kode,
        "prioritas": "tinggi",
        "tenggat": "30/6/2026",
        **changes,
    }


def test_record_gives_each_agency_its_item(client_of, sekretariat, polda, dinsos, url):
    agencies = [dinsos.instansi.kode, polda.instansi.kode]
    response = client_of(sekretariat).post(url, payload(polda, pendukung=agencies), follow=True)
    assert response.redirect_chain == [("/rekomendasi/1/", 302)]
    assert "2 instansi menerima tugas ini" in response.content.decode()
    row = Rekomendasi.objects.get()
    assert (row.prioritas, row.tenggat) == ("tinggi", datetime.date(2026, 6, 30))
    assert TindakLanjut.objects.get(peran="penanggung_jawab").instansi == polda.instansi


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"uraian": ""}, "Rekomendasi"),
        ({"uraian": "a" * 401}, "400"),
        ({"penanggung_jawab": ""}, "Penanggung jawab"),
        ({"penanggung_jawab": "987654"}, "Penanggung jawab"),
        ({"penanggung_jawab": "abc"}, "Penanggung jawab"),
        ({"pendukung": ["987654"]}, "987654"),
        ({"pendukung": ["9" * 30]}, "9" * 30),
        ({"penanggung_jawab": "9" * 30}, "Penanggung jawab"),
        ({"prioritas": "darurat"}, "darurat"),
        ({"tenggat": "31/2/2026"}, "31 Februari 2026 tidak ada"),
        ({"berulang_bulan": "0"}, "Berulang"),
        ({"berulang_bulan": "61"}, "60"),
    ],
)
def test_record_shows_the_fault_and_keeps_what_was_typed(client_of, sekretariat, polda, url, change, message):
    response = client_of(sekretariat).post(url, payload(polda, **change))
    html = response.content.decode()
    assert response.status_code == 200
    assert "Belum tersimpan" in html
    assert message in html
    assert ("30/6/2026" if "uraian" in change else "Menyusun alur rujukan") in html
    assert not Rekomendasi.objects.exists()


@pytest.mark.parametrize("role", ["polda", "pimpinan", "pengelola"])
def test_record_refuses_other_roles(client_of, cast, polda, url, role):
    assert client_of(cast[role]).post(url, payload(polda)).status_code == 403
    assert not Rekomendasi.objects.exists()


def test_record_for_an_unknown_meeting_is_not_found(client_of, sekretariat, polda):
    assert client_of(sekretariat).post("/rapat/987654/rekomendasi/", payload(polda)).status_code == 404
