"""The mail server is away: what is written is written, mails wait, and each goes out once when it is back."""

import socket

import pytest

from gugus_tugas.tests.tahan.beban import Formulir

pytestmark = pytest.mark.tahan
ACCOUNTS = 5
FILL = (
    "import django, datetime; django.setup(); from anggota.models import Pengguna; from django.utils import timezone; "
    "from anggota.tests.factories import make_pengguna; from rapat.tests.factories import make_rapat, make_rekomendasi; "
    "by = Pengguna.objects.get(nama_pengguna='sekretariat'); rapat = make_rapat(by=by); "
    "day = timezone.localdate() - datetime.timedelta(days=2); "
    f"accounts = [make_pengguna(nama_pengguna=f'a{{n}}', peran='anggota', surel=f'a{{n}}@contoh.go.id') for n in range({ACCOUNTS})]; "
    "[make_rekomendasi(by=by, instansi=a.instansi, rapat=rapat, tenggat=day) for a in accounts]"
)

# The pause after a refused mail is over.
WAITED = (
    "import django; django.setup(); from rapat.models import Pemberitahuan; "
    "Pemberitahuan.objects.filter(tunggu_sampai__isnull=False).update(tunggu_sampai='2020-01-01 00:00:00+00:00')"
)


def address(port: int) -> str:
    return f"smtp://127.0.0.1:{port}/?dari=kami@contoh.go.id"


def test_mails_wait_for_the_mail_server(rumah, kotak_surat, utuh):
    with socket.socket() as closed:  # bound and not listening: every connection is refused
        closed.bind(("127.0.0.1", 0))
        away = address(closed.getsockname()[1])
        server = rumah.serve(EMAIL_URL=away)
        browser = server.sign_in()
        assert browser.post("/sandi/lupa/", {"email": "s@contoh.go.id"}).status == 302
        assert Formulir("catatan", rumah.slug).send(browser).status == 302
        rumah.checked("-c", FILL)
        for _ in range(2):  # each run gives up at its first mail, which then waits a while
            refused = rumah.run("manage.py", "kirim_pengingat", EMAIL_URL=away)
            assert refused.returncode == 1
            assert "Yang belum terkirim tetap menunggu" in refused.stderr
            assert "0 terkirim" in refused.stdout
    for _ in range(2):
        sent = rumah.run("manage.py", "kirim_pengingat", EMAIL_URL=address(kotak_surat.port))
        assert sent.returncode == 0, sent.stdout + sent.stderr
        rumah.checked("-c", WAITED)
    assert [kotak_surat.penerima.count(f"a{n}@contoh.go.id") for n in range(ACCOUNTS)] == [1] * ACCOUNTS
    assert set(kotak_surat.per_message.values()) == {1}
    assert browser.get("/").status == 200
    assert utuh(rumah) == []
