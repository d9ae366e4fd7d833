import time, pytest
from django.test import Client
from axes.models import AccessAttempt
from anggota.gerbang import TERKUNCI, TERAKHIR
from anggota.tests.factories import make_pengguna
SANDI="sandi-uji-yang-panjang"

def locked(client_of, user):
    c = client_of(user); s = c.session; s[TERKUNCI] = True; s.save(); return c

def test_axes_keeps_typed(client_of, sekretariat):
    sekretariat.set_password(SANDI); sekretariat.save()
    c = locked(client_of, sekretariat)
    r = c.post("/kunci/", {"kunci-sandi": "SALAHKENARI99", "kunci-lanjut": "/kasus/catat/", "korban-0-nama": "ZZNAMA-7Q"})
    kept = str(list(AccessAttempt.objects.values()))
    assert "SALAHKENARI99" not in kept and "ZZNAMA" not in kept

def test_csrf_via_lock(client_of, sekretariat):
    c = Client(enforce_csrf_checks=True); c.force_login(sekretariat); s=c.session; s.update({TERKUNCI: True, TERAKHIR: time.time()}); s.save()
    r = c.post("/kasus/catat/", {"x": "y"}, headers={"Origin": "https://jahat.acehprov.go.id"})
    assert r.status_code == 403

@pytest.mark.parametrize("nxt", ["foo", "anggota:logout", "laporan:home", "login", "../x", "?a=b", "/x\r\nSet-Cookie: a=b", "/x?q=é", "/%0d%0ax", "http:foo", "///e.com", "javascript:alert(1)", "/"+"a"*9000])
@pytest.mark.parametrize("where", ["/kunci/", "/akun/yakin/", "/masuk/"])
def test_next(client_of, sekretariat, nxt, where):
    sekretariat.set_password(SANDI); sekretariat.save()
    c = Client() if where == "/masuk/" else client_of(sekretariat)
    from urllib.parse import quote
    r = c.get(where + "?next=" + quote(nxt)) if where=="/kunci/" else c.post(where + "?next=" + quote(nxt), {"sandi": SANDI, "username": "sekretariat", "password": SANDI, "next": nxt})
    print(r.status_code, r.headers.get("Location"))
    assert r.status_code == 302
    assert r.headers["Location"].startswith("/") and not r.headers["Location"].startswith("//")

@pytest.mark.parametrize("nxt", ["foo", "/x\r\nSet-Cookie: a=b", "/x?q=é", "/"+"a"*9000])
def test_lanjut(client_of, sekretariat, nxt):
    sekretariat.set_password(SANDI); sekretariat.save()
    c = locked(client_of, sekretariat)
    r = c.post("/kunci/", {"kunci-sandi": SANDI, "kunci-lanjut": nxt})
    print(r.status_code, r.headers.get("Location"))
    assert r.status_code in (302, 307)
    assert r.headers["Location"].startswith("/")

def test_own_login_does_not_reset_victims_counter(db):
    make_pengguna(nama_pengguna="melati", sandi=SANDI); make_pengguna(nama_pengguna="jahat", sandi=SANDI)
    for _ in range(3):
        for _ in range(6):
            Client().post("/masuk/", {"username": "melati", "password": "tebak"}, REMOTE_ADDR="203.0.113.9")
        Client().post("/masuk/", {"username": "jahat", "password": SANDI}, REMOTE_ADDR="203.0.113.9")
    assert Client().post("/masuk/", {"username": "melati", "password": SANDI}, REMOTE_ADDR="198.51.100.1").status_code == 429

@pytest.mark.parametrize("addr", ["/akun/kelola/orang/%00/", "/undangan/%00/", "/undangan/"+"x"*3000+"/", "/sandi/atur/%00/%00/", "/sandi/atur/MQ/x-y/", "/anggota/kursi/99999999999999999999999/", "/anggota/instansi/%00/", "/akun/kelola/?hal=999999999999999999999999", "/akun/kelola/undang/?instansi=%00","/akun/kelola/undang/?instansi=zz", "/anggota/?pada=%00", "/jejak/?hal=%00", "/jejak/?kode=%00","/jejak/kebocoran/?pelaku=%00&sejak=1&sampai=2&diketahui=3", "/jejak/kebocoran/csv/?pelaku=x", "/anggota/mou/?keadaan=%00&urut=x&pihak=%00&hal=x", "/akun/kelola/orang/" + "a"*5000+"/"])
def test_odd(client_of, pengelola, kepala, addr):
    for u in (pengelola, kepala):
        c = client_of(u); s = c.session; s["yakin_sejak"]=time.time(); s.save()
        r = c.get(addr)
        assert r.status_code < 500

def test_newline(client_of, kepala):
    r = client_of(kepala).post("/anggota/sk/catat/", {"nomor": "1\nSK palsu", "tentang": "x", "tanggal": "1/1/2026", "berlaku_mulai": "1/1/2026"})
    from anggota.models import JejakAudit
    assert "\n" not in str(list(JejakAudit.objects.values_list("objek_kode", flat=True)).__str__()).replace("\\n","\n")

def test_405_not_blank(client_of, kepala):
    r = client_of(kepala).get("/keluar/")
    assert r.status_code == 405 and b"<h1" in r.content
