"""In a browser: an unattended form is covered, the password uncovers it as it was; without the cover nothing is lost either."""

import pytest

from anggota.models import Sesi
from anggota.tests.factories import make_pengguna
from kasus.models import Kasus

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
SANDI = "sandi-uji-yang-panjang"


@pytest.fixture
def page(visitor):
    make_pengguna(nama_pengguna="melati", peran="sekretariat", sandi=SANDI)
    page = visitor()
    page.clock.install()
    page.goto("/masuk/")
    page.get_by_label("Nama pengguna").fill("melati")
    page.get_by_label("Sandi").fill(SANDI)
    page.get_by_role("button", name="Masuk").click()
    page.get_by_role("heading", name="Perlu tindakan Anda").wait_for()
    page.goto("/kasus/catat/")
    page.locator("#id_korban-0-nama").fill("Rekaan Cut Melur")
    return page


def fill_rest(page):
    page.get_by_label("Tanggal laporan diterima").fill("9/3/2026")
    page.get_by_label("Sumber laporan").select_option(label="Laporan polisi")
    page.locator("#id_korban-0-jenis_kelamin").select_option("P")
    page.locator("#id_korban-0-usia_saat_terjerat").fill("16")


def test_cover_hides_the_form_and_gives_it_back_intact(page, visitor):
    page.clock.run_for(28 * 60_000 + 2000)
    page.get_by_text("Layar terkunci dalam dua menit").wait_for()
    page.clock.run_for(2 * 60_000 + 2000)
    page.get_by_role("heading", name="Layar terkunci").wait_for()
    assert not page.locator("#id_korban-0-nama").is_visible()
    for _ in range(3):
        page.keyboard.press("Escape")
    page.locator("#tirai").wait_for()
    assert not page.locator("#id_korban-0-nama").is_visible()
    page.locator("#tirai-sandi").fill("salah sekali ini")
    page.get_by_role("button", name="Buka", exact=True).click()
    page.get_by_text("Sandi tidak cocok").wait_for()
    page.locator("#tirai-sandi").fill(SANDI)
    page.get_by_role("button", name="Buka", exact=True).click()
    page.locator("#tirai").wait_for(state="hidden")
    assert page.locator("#id_korban-0-nama").input_value() == "Rekaan Cut Melur"
    fill_rest(page)
    page.get_by_role("button", name="Simpan kasus").click()
    page.get_by_text("tersimpan. Tambahkan layanan").wait_for()
    assert Kasus.objects.get().daftar_korban.get().identitas.nama == "Rekaan Cut Melur"
    assert [
        fault for fault in visitor.faults if "423" not in fault
    ] == []  # the wrong password, as the browser notes it


def test_form_sent_into_a_locked_session_is_stored_after_the_password(page, visitor):
    fill_rest(page)
    row = Sesi.objects.exclude(pengguna=None).get()
    store = row.get_session_store_class()(row.session_key)
    store["terkunci"] = True
    store.save()
    page.get_by_role("button", name="Simpan kasus").click()
    page.get_by_role("heading", name="Layar terkunci").wait_for()
    assert not Kasus.objects.exists()
    page.locator("#tirai-sandi").fill(SANDI)
    page.get_by_role("button", name="Buka", exact=True).click()
    page.get_by_text("tersimpan. Tambahkan layanan").wait_for()
    assert Kasus.objects.get().daftar_korban.get().identitas.nama == "Rekaan Cut Melur"
