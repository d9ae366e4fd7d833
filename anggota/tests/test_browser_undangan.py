"""From the invitation to the first task, in a browser: link, password, authenticator, recovery codes, report."""

import time

import pytest
from django_otp.oath import TOTP

from anggota import actions
from anggota.models import FaktorKedua
from anggota.tests.factories import make_instansi
from rapat.tests.factories import make_tindak_lanjut

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
SANDI = "rangkaian kata yang panjang"


def code_of(faktor: FaktorKedua, *, steps: int = 0) -> str:
    totp = TOTP(bytes.fromhex(faktor.kunci))
    totp.time = time.time() + steps * 30
    return f"{totp.token():06d}"


@pytest.mark.parametrize("width", [1280, 390])
def test_invited_member_sets_everything_up_and_does_the_first_task(visitor, cast, settings, width):
    settings.WAJIB_DUA_FAKTOR = True
    instansi = make_instansi(kode="bpsdm")
    make_tindak_lanjut(by=cast["sekretariat"], instansi=instansi, uraian="Melatih petugas rumah aman")
    akun = actions.invite_pengguna(
        by=cast["pengelola"], nama_pengguna="anggota.baru", nama="Anggota Baru", peran="anggota", instansi=instansi
    )
    token = actions.send_undangan(akun, by=cast["pengelola"])
    page = visitor(width=width)
    page.goto(f"/undangan/{token}/")
    assert token not in page.url
    page.locator("#id_new_password1").fill(SANDI)
    page.locator("#id_new_password2").fill(SANDI)
    page.get_by_role("button", name="Simpan sandi dan masuk").click()
    page.get_by_role("heading", name="Pasang kode masuk").wait_for()
    assert page.evaluate("document.querySelector('svg.qr').getBoundingClientRect().width") > 150
    page.locator("#id_kode").fill(code_of(FaktorKedua.objects.get()))
    page.get_by_role("button", name="Pasang").click()
    page.get_by_role("heading", name="Simpan kode pemulihan").wait_for()
    assert page.locator(".kode-pemulihan code").count() == 10
    page.get_by_role("link", name="Sudah saya simpan").click()
    page.get_by_role("heading", name="Perlu tindakan Anda").wait_for()
    page.get_by_text("Melatih petugas rumah aman").first.wait_for()

    page.goto("/akun/")
    page.get_by_text("Sesi ini").wait_for()
    page.get_by_role("button", name="Keluar").click()
    page.get_by_label("Nama pengguna").fill("anggota.baru")
    page.get_by_label("Sandi").fill(SANDI)
    page.get_by_role("button", name="Masuk").click()
    page.locator("#id_kode").fill(code_of(FaktorKedua.objects.get(), steps=1))
    page.get_by_role("button", name="Masuk").click()
    page.get_by_role("heading", name="Perlu tindakan Anda").wait_for()
    assert not visitor.faults
