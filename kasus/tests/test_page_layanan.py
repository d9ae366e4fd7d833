"""Services of a victim: asked for, and given."""

import datetime

import pytest

from anggota.models import JejakAudit
from gugus_tugas.auth import ActionRefused
from kasus import actions
from kasus.enums import StatusKasus
from kasus.models import Layanan
from kasus.tests.factories import make_kasus, make_layanan, victim

DIMINTA = datetime.date(2026, 3, 3)


@pytest.fixture
def page(client_of, sekretariat):
    return client_of(sekretariat)


@pytest.fixture
def kasus(sekretariat):
    return make_kasus(by=sekretariat, daftar_korban=[victim(), victim()])


@pytest.fixture
def layanan(kasus, sekretariat, dinsos):
    return make_layanan(kasus.daftar_korban.first(), by=sekretariat, penyedia=dinsos.instansi)


def address(layanan) -> str:
    return f"/kasus/{layanan.korban.kasus.slug}/layanan/{layanan.pk}/"


def payload(kasus, dinsos, **changes) -> dict:
    return {
        "korban": str(kasus.daftar_korban.first().pk),
        "jenis": "SOS",
        "penyedia": dinsos.instansi.kode,
        "diminta": "3/3/2026",
        "sumber_biaya": "apba",
        **changes,
    }


def close(kasus, by):
    return actions.change_status_kasus(kasus, to=StatusKasus.TERMINASI, alasan="Semua layanan tuntas.", by=by)


def test_service_is_stored_and_shown(page, kasus, dinsos):
    response = page.post(f"/kasus/{kasus.slug}/layanan/", payload(kasus, dinsos), follow=True)
    row = Layanan.objects.get()
    assert (row.diminta, row.diberikan, row.penyedia) == (DIMINTA, None, dinsos.instansi)
    assert f"untuk {row.korban} tersimpan" in response.content.decode()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"penyedia": "9" * 30}, "Instansi penyedia"),
        ({"penyedia": "tidak-ada"}, "Instansi penyedia"),
        ({"korban": "9" * 30}, "Korban"),
        ({"diberikan": "2/3/2026"}, "sebelum diminta"),
        ({"diminta": "3/3/2999"}, "belum terjadi"),
        ({"sumber_biaya": "BPJS"}, "BPJS"),
    ],
)
def test_fault_is_shown_and_nothing_is_stored(page, kasus, dinsos, change, message):
    html = page.post(f"/kasus/{kasus.slug}/layanan/", payload(kasus, dinsos, **change)).content.decode()
    assert message in html
    assert not Layanan.objects.exists()


def test_given_stops_the_clock_and_leaves_a_trail(page, layanan):
    response = page.post(address(layanan), {"diberikan": "9/3/2026"}, follow=True)
    html = response.content.decode()
    layanan.refresh_from_db()
    assert layanan.diberikan == datetime.date(2026, 3, 9)
    assert "tercatat diberikan" in html
    assert "9 Maret 2026" in html
    event = JejakAudit.objects.exclude(peristiwa="view_kasus").first()
    assert (event.peristiwa, event.objek_kode, event.kolom) == ("give_layanan", layanan.korban.kode, ["diberikan"])


def test_given_date_can_be_corrected(page, layanan):
    page.post(address(layanan), {"diberikan": "9/3/2026"})
    assert 'value="9 Maret 2026"' in page.get(address(layanan)).content.decode()
    page.post(address(layanan), {"diberikan": "8/3/2026"})
    layanan.refresh_from_db()
    assert layanan.diberikan == datetime.date(2026, 3, 8)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("2/3/2026", "diminta 3 Maret 2026"),
        ("", "Isi tanggal"),
        ("9/3/2999", "belum terjadi"),
        ("kemarin dulu", "kemarin"),
    ],
)
def test_bad_date_is_refused_in_words(page, layanan, typed, message):
    assert message in page.post(address(layanan), {"diberikan": typed}).content.decode()
    layanan.refresh_from_db()
    assert layanan.diberikan is None


def test_closed_case_gives_no_service(page, layanan, kepala, sekretariat):
    kasus = layanan.korban.kasus
    close(kasus, kepala)
    assert page.post(address(layanan), {"diberikan": "9/3/2026"}).status_code == 403
    with pytest.raises(ActionRefused, match="diterminasi"):
        actions.give_layanan(layanan, diberikan=datetime.date(2026, 3, 9), by=sekretariat)
    assert "Catat tanggal" not in page.get(f"/kasus/{kasus.slug}/").content.decode()


def test_service_of_another_case_is_not_found(page, layanan, sekretariat):
    other = make_kasus(by=sekretariat)
    assert page.get(f"/kasus/{other.slug}/layanan/{layanan.pk}/").status_code == 404


def test_provider_reports_on_its_own_service(client_of, dinsos, layanan):
    browser = client_of(dinsos)
    html = browser.get(f"/kasus/{layanan.korban.kasus.slug}/").content.decode()
    assert layanan.korban.kode in html
    assert "Catat tanggal" in html
    assert browser.post(address(layanan), {"diberikan": "9/3/2026"}).status_code == 302
    layanan.refresh_from_db()
    assert layanan.diberikan == datetime.date(2026, 3, 9)
