"""In the browser: an invitation sent from a phone, what failed seen at once; a calendar address made and shown once."""

import pytest

from laporan.tests.test_browser_pages import faults_of
from rapat.tests.test_page_send_undangan import rapat  # noqa: F401 (the meeting with its receivers)

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def test_invitation_is_sent_from_a_phone_and_its_failure_is_seen(cast, rapat, sign_in, visitor, kotak_surat):  # noqa: F811
    kotak_surat.answers = {"RCPT anggota@dinsos.go.id": "550 tidak ada"}
    page = sign_in(cast["sekretariat"], width=390)
    page.goto(f"/rapat/{rapat.pk}/")
    page.get_by_role("link", name="Kirim undangan").click()
    page.get_by_label("Saya sudah memeriksa").check()
    page.get_by_role("button", name="Kirim undangan").click()
    page.get_by_text("Alamat ditolak oleh server penerima").wait_for()
    assert kotak_surat.penerima == ["kantor@dinsos.go.id"]
    assert not faults_of(page, "undangan")
    kotak_surat.answers = {}
    page.get_by_role("button", name="Kirim kepada 1 penerima itu").click()
    page.get_by_text("1 surel terkirim.").wait_for()
    assert kotak_surat.penerima == ["anggota@dinsos.go.id", "kantor@dinsos.go.id"]
    assert not visitor.faults


def test_calendar_address_is_made_and_can_be_copied(cast, sign_in, visitor):
    page = sign_in(cast["polda"], width=390)
    page.goto("/akun/")
    page.get_by_role("link", name="Pengingat dan kalender").click()
    page.get_by_role("button", name="Buat alamat").click()
    page.get_by_role("button", name="Salin alamat kalender").click()
    page.get_by_text("Tersalin").wait_for()
    assert not faults_of(page, "alamat kalender")
    assert not visitor.faults
