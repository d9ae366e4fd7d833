"""Accounts: invited by link, changed and shut by others than their owner, work handed over, nobody above oneself."""

import datetime
import re
import smtplib
import time

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from anggota import actions, gerbang, surat
from anggota.models import JejakAudit, Pengguna, Sesi, Undangan
from anggota.tests.factories import make_instansi, make_pengguna
from gugus_tugas.auth import ActionRefused
from kasus.tests.factories import make_kasus

SANDI = "rangkaian kata yang panjang"


def enter(client_of, user):
    """Logged in with a fresh password."""
    browser = client_of(user)
    session = browser.session
    session[gerbang.YAKIN] = time.time()
    session.save()
    return browser


@pytest.fixture
def manager(client_of, pengelola):
    return enter(client_of, pengelola)


@pytest.fixture
def head(client_of, kepala):
    return enter(client_of, kepala)


def payload(**changes) -> dict:
    return {"nama": "Orang Baru", "nama_pengguna": "orang.baru", "peran": "pimpinan", "surel": "", **changes}


def link_in(response) -> str:
    return re.search(r'value="http://127\.0\.0\.1:8000(/undangan/[^"]+/)"', response.content.decode())[1]


def test_invited_person_chooses_a_password_and_is_in(manager, client):
    link = link_in(manager.post("/akun/kelola/undang/", payload()))
    akun = Pengguna.objects.get(nama_pengguna="orang.baru")
    assert not akun.has_usable_password()
    assert client.get(link).url == "/undangan/"
    response = client.post("/undangan/", {"new_password1": SANDI, "new_password2": SANDI})
    assert response.url == "/"
    assert client.get("/laporan/").status_code == 200
    events = JejakAudit.objects.filter(objek_kode="orang.baru").order_by("id").values_list("pelaku", "peristiwa")
    assert list(events)[:3] == [
        ("pengelola", "invite_pengguna"),
        ("pengelola", "send_undangan"),
        ("orang.baru", "accept_undangan"),
    ]


def test_invited_person_with_case_rights_sets_up_the_factor_first(manager, client, settings):
    settings.WAJIB_DUA_FAKTOR = True
    link = link_in(manager.post("/akun/kelola/undang/", payload(peran="sekretariat")))
    client.get(link)
    assert client.post("/undangan/", {"new_password1": SANDI, "new_password2": SANDI}).url == "/masuk/pasang/"
    assert client.get("/kasus/").status_code == 302


def test_link_is_nowhere_in_clear_and_works_once(manager, client):
    link = link_in(manager.post("/akun/kelola/undang/", payload()))
    token = link.split("/")[2]
    client.get(link)
    sessions = [row.get_decoded() for row in Sesi.objects.all()]
    assert token not in str([*Undangan.objects.values(), *JejakAudit.objects.values(), *sessions])
    client.post("/undangan/", {"new_password1": SANDI, "new_password2": SANDI})
    client.post("/keluar/")
    assert client.get(link).status_code == 410
    assert client.get("/undangan/").status_code == 410


def test_looking_at_the_link_uses_nothing_up(manager, client):
    link = link_in(manager.post("/akun/kelola/undang/", payload()))
    assert [client.get(link).status_code for _ in range(3)] == [302] * 3


@pytest.mark.parametrize("death", ["newer", "expired", "mail", "shut"])
def test_link_dies(manager, client, pengelola, death):
    link = link_in(manager.post("/akun/kelola/undang/", payload()))
    akun = Pengguna.objects.get(nama_pengguna="orang.baru")
    client.get(link)  # already standing before the form
    if death == "newer":
        actions.send_undangan(akun, by=pengelola)
    elif death == "expired":
        Undangan.objects.update(berlaku_sampai=timezone.now() - datetime.timedelta(seconds=1))
    elif death == "mail":
        actions.change_pengguna(akun, by=pengelola, surel="lain@example.go.id")
    else:
        actions.deactivate_pengguna(akun, by=pengelola)
    assert client.get(link).status_code == 410
    assert client.post("/undangan/", {"new_password1": SANDI, "new_password2": SANDI}).status_code == 410
    akun.refresh_from_db()
    assert not akun.has_usable_password()


def test_link_is_not_opened_inside_another_account(manager, client_of, dinsos):
    link = link_in(manager.post("/akun/kelola/undang/", payload()))
    assert "Anda sedang masuk sebagai" in client_of(dinsos).get(link).content.decode()


@pytest.mark.parametrize("sandi", ["pendek", "123456789012", "orang.baru12"])
def test_weak_first_password_is_refused_and_the_link_lives(manager, client, sandi):
    link = link_in(manager.post("/akun/kelola/undang/", payload()))
    client.get(link)
    assert client.post("/undangan/", {"new_password1": sandi, "new_password2": sandi}).status_code == 200
    assert client.get(link).status_code == 302


def test_link_travels_by_mail_when_there_is_an_address(manager):
    response = manager.post("/akun/kelola/undang/", payload(surel="orang@example.go.id"))
    assert [m.to for m in mail.outbox] == [["orang@example.go.id"]]
    assert link_in(response) in mail.outbox[0].body
    assert "Tautan dikirim ke orang@example.go.id" in response.content.decode()


def test_mail_server_down_still_hands_over_the_link(manager, monkeypatch):
    def fail(*args, **kwargs):
        raise smtplib.SMTPServerDisconnected("putus")

    monkeypatch.setattr(surat, "send_mail", fail)
    response = manager.post("/akun/kelola/undang/", payload(surel="orang@example.go.id"))
    assert response.status_code == 200
    assert "Surel tidak terkirim" in response.content.decode()
    assert link_in(response)


def test_head_learns_of_every_account_that_may_open_identities(manager, kepala):
    Pengguna.objects.filter(pk=kepala.pk).update(surel="kepala@example.go.id")
    manager.post("/akun/kelola/undang/", payload())
    assert mail.outbox == []
    manager.post("/akun/kelola/undang/", payload(nama_pengguna="staf.baru", peran="sekretariat"))
    assert [m.to for m in mail.outbox] == [["kepala@example.go.id"]]
    assert "staf.baru" in mail.outbox[0].body


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"nama": ""}, "Nama lengkap"),
        ({"nama_pengguna": "dua kata"}, "tanpa spasi"),
        ({"nama_pengguna": "kepala"}, "sudah dipakai"),
        ({"nama_pengguna": "sistem"}, "sistem sendiri"),
        ({"surel": "bukan"}, "alamat surel"),
        ({"surel": "a@b.c\nBcc: x@y.z"}, "alamat surel"),
        ({"peran": "raja"}, "raja"),
        ({"peran": "anggota"}, "Pilih instansi"),
        ({"instansi": "9" * 30}, "Instansi"),
    ],
)
@pytest.mark.usefixtures("kepala")
def test_fault_is_shown_and_nothing_is_stored(manager, change, message):
    before = Pengguna.objects.count()
    html = manager.post("/akun/kelola/undang/", payload(**change)).content.decode()
    assert message in html
    assert (Pengguna.objects.count(), Undangan.objects.count()) == (before, 0)


def test_head_invites_members_and_nobody_else(head, polda):
    response = head.post("/akun/kelola/undang/", payload(peran="anggota", instansi=polda.instansi.kode))
    assert link_in(response)
    for peran in ("sekretariat", "kepala", "pengelola", "pimpinan"):
        assert "Peran" in head.post("/akun/kelola/undang/", payload(nama_pengguna="lain", peran=peran)).content.decode()
    assert not Pengguna.objects.filter(nama_pengguna="lain").exists()


@pytest.mark.parametrize("address", ["ubah", "nonaktif", "tautan", "aktif"])
@pytest.mark.parametrize("target", ["kepala", "sekretariat", "pengelola"])
def test_head_touches_no_account_but_a_members(head, cast, address, target):
    before = Pengguna.objects.values().get(nama_pengguna=target)
    assert head.post(f"/akun/kelola/orang/{target}/{address}/", payload()).status_code == 403
    assert Pengguna.objects.values().get(nama_pengguna=target) == before


@pytest.mark.parametrize("address", ["ubah", "nonaktif", "tautan", "aktif"])
def test_manager_does_not_touch_the_own_account(manager, pengelola, address):
    assert manager.post(f"/akun/kelola/orang/pengelola/{address}/", payload(peran="kepala")).status_code == 403
    pengelola.refresh_from_db()
    assert (pengelola.peran, pengelola.is_active) == ("pengelola", True)
    with pytest.raises(ActionRefused, match="sendiri"):
        actions.change_pengguna(pengelola, by=pengelola, peran="kepala")


def test_new_role_ends_the_open_session(manager, client_of, sekretariat):
    browser = client_of(sekretariat)
    manager.post("/akun/kelola/orang/sekretariat/ubah/", payload(nama="Staf", peran="pimpinan"))
    assert browser.get("/laporan/").status_code == 302
    event = JejakAudit.objects.filter(peristiwa="change_pengguna").get()
    assert (event.objek_kode, event.kolom) == ("sekretariat", ["nama", "peran"])


def test_extra_fields_change_nothing(manager, dinsos):
    before = Pengguna.objects.values("password", "is_active", "nama_pengguna", "is_contoh").get(pk=dinsos.pk)
    extra = {"is_active": "", "password": "x", "is_contoh": "1", "nama_pengguna": "lain", "versi_sesi": "9"}
    manager.post("/akun/kelola/orang/dinsos/ubah/", payload(peran="anggota", instansi="dinsos", **extra))
    assert Pengguna.objects.values(*before).get(pk=dinsos.pk) == before


def test_shut_account_is_out_at_once(manager, client_of, dinsos):
    browser = client_of(dinsos)
    assert browser.get("/kasus/").status_code == 200
    manager.post("/akun/kelola/orang/dinsos/nonaktif/")
    assert browser.get("/kasus/").status_code == 302
    dinsos.refresh_from_db()
    assert not dinsos.is_active


def test_open_cases_need_a_receiver_who_may_hold_them(manager, cast, sekretariat, kepala):
    open_case, closed = make_kasus(by=sekretariat), make_kasus(by=sekretariat)
    type(closed).objects.filter(pk=closed.pk).update(status="Closed")
    page = "/akun/kelola/orang/sekretariat/nonaktif/"
    assert "1 kasus terbuka" in manager.get(page).content.decode()
    for receiver in ("", "polda", "pimpinan", "sekretariat", "tidak-ada"):
        assert manager.post(page, {"penerima": receiver}).status_code == 200
    sekretariat.refresh_from_db()
    assert sekretariat.is_active
    manager.post(page, {"penerima": "kepala"})
    sekretariat.refresh_from_db()
    open_case.refresh_from_db()
    closed.refresh_from_db()
    assert (sekretariat.is_active, open_case.penanggung_jawab, closed.penanggung_jawab) == (False, kepala, sekretariat)
    assert JejakAudit.objects.filter(peristiwa="reassign_kasus", objek_kode=open_case.nomor).count() == 1


def test_last_manager_is_not_shut_nor_changed(pengelola, kepala):
    other = make_pengguna(peran="pengelola")
    actions.deactivate_pengguna(other, by=pengelola)
    for act in (actions.deactivate_pengguna, lambda p, by: actions.change_pengguna(p, by=by, peran="pimpinan")):
        with pytest.raises(ActionRefused, match="satu-satunya pengelola"):
            act(pengelola, by=other)


def test_reopened_account_needs_a_new_link(manager, client, dinsos):
    dinsos.set_password(SANDI)
    dinsos.save()
    manager.post("/akun/kelola/orang/dinsos/nonaktif/")
    assert "Buat tautan" in manager.post("/akun/kelola/orang/dinsos/aktif/", follow=True).content.decode()
    assert client.post("/masuk/", {"username": "dinsos", "password": SANDI}).status_code == 200
    link = link_in(manager.post("/akun/kelola/orang/dinsos/tautan/"))
    assert client.get(link).status_code == 302


def test_way_back_in_ends_password_factor_and_sessions(manager, client_of, dinsos):
    actions.offer_faktor(dinsos)
    browser = client_of(dinsos)
    manager.post("/akun/kelola/orang/dinsos/tautan/")
    dinsos.refresh_from_db()
    assert (dinsos.has_usable_password(), dinsos.daftar_faktor.exists()) == (False, False)
    assert browser.get("/kasus/").status_code == 302


def test_stale_password_is_asked_again_first(client_of, pengelola):
    browser = client_of(pengelola)
    assert browser.get("/akun/kelola/undang/").url == "/akun/yakin/?next=%2Fakun%2Fkelola%2Fundang%2F"
    assert browser.post("/akun/kelola/orang/x/nonaktif/").url.startswith("/akun/yakin/")


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("q=MEL", ["melati"]),
        ("q=%00", None),
        ("peran=pimpinan", ["pimpinan"]),
        ("keadaan=nonaktif", ["padam"]),
        ("peran=raja", None),
    ],
)
def test_list_is_filtered(manager, cast, query, names):
    make_pengguna(nama_pengguna="melati", nama="Melati", peran="sekretariat", sandi=SANDI)
    make_pengguna(nama_pengguna="padam", is_active=False)
    page = manager.get(f"/akun/kelola/?{query}").context["page"]
    found = [row.nama_pengguna for row in page.object_list]
    assert found == names if names else len(found) == Pengguna.objects.count()


def test_invited_are_those_without_a_password(manager, pengelola):
    make_pengguna(nama_pengguna="melati", sandi=SANDI)
    actions.invite_pengguna(by=pengelola, nama_pengguna="baru", nama="Baru", peran="sekretariat")
    found = {row.nama_pengguna for row in manager.get("/akun/kelola/?keadaan=diundang").context["page"].object_list}
    assert ("baru" in found, "melati" in found) == (True, False)


def test_list_needs_the_same_few_queries_for_two_and_for_fifty(manager):
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            manager.get("/akun/kelola/")
        counts.append(len(queries))
        for _ in range(25):
            make_pengguna(instansi=make_instansi())
    assert counts[0] == counts[1] <= 12


def test_link_of_a_new_seat_fills_in_its_agency(head, polda):
    html = head.get(f"/akun/kelola/undang/?instansi={polda.instansi.kode}").content.decode()
    assert f'<option value="{polda.instansi.kode}" selected>' in html
    assert head.get("/akun/kelola/undang/?instansi=%00tidak-ada").status_code == 200


@pytest.mark.parametrize("act", ["tautan", "nonaktif", "ubah", "aktif"])
def test_head_is_told_whatever_a_manager_does_to_an_account_that_opens_identities(manager, kepala, act, client_of):
    """A link for an account in use is its takeover; without any e-mail address the head still reads it on Beranda."""
    akun = make_pengguna(nama_pengguna="staf", peran="sekretariat", is_active=act != "aktif")
    form = {"nama": akun.nama, "peran": "sekretariat", "surel": "penyerang@example.go.id"}
    assert manager.post(f"/akun/kelola/orang/staf/{act}/", form).status_code in {200, 302}
    page = client_of(kepala).get("/").content.decode()
    assert re.search(r"pengelola [^<]* staf\b[^<]*pastikan Anda mengetahuinya", page)


def test_owner_and_head_are_told_by_mail_at_the_address_held_so_far(manager, kepala):
    Pengguna.objects.filter(pk=kepala.pk).update(surel="kepala@example.go.id")
    form = {"nama": kepala.nama, "peran": "kepala", "surel": "penyerang@example.go.id"}
    manager.post("/akun/kelola/orang/kepala/ubah/", form)
    assert "kepala@example.go.id" in mail.outbox[0].to
    assert "mengubah peran atau surel akun kepala" in mail.outbox[0].body


def test_role_given_and_taken_back_stays_on_the_beranda_of_the_head(manager, kepala, client_of):
    make_pengguna(nama_pengguna="kedua", peran="pimpinan")
    for peran in ("kepala", "pimpinan"):
        manager.post("/akun/kelola/orang/kedua/ubah/", {"nama": "Kedua", "peran": peran, "surel": ""})
    page = client_of(kepala).get("/").content.decode()
    assert "mengubah akun kedua (Kepala sekretariat menjadi Pimpinan)" in page


def test_link_opened_before_a_login_sets_no_password_behind_it(manager, client, pengelola):
    link = link_in(manager.post("/akun/kelola/undang/", payload()))
    client.get(link)
    client.force_login(pengelola)
    client.post("/undangan/", {"new_password1": SANDI, "new_password2": SANDI})
    assert not Pengguna.objects.get(nama_pengguna="orang.baru").has_usable_password()


def test_name_that_no_account_can_have_is_not_found(manager):
    for name in ("%00", "ADA", "x%0ay", "ada%20"):
        assert manager.get(f"/akun/kelola/orang/{name}/").status_code == 404


def test_after_the_password_one_is_back_where_the_button_was(client_of, pengelola):
    make_pengguna(nama_pengguna="staf", peran="pimpinan")
    page = "http://testserver/akun/kelola/orang/staf/"
    browser = client_of(pengelola)
    assert "next=%2Fakun%2Fkelola%2Forang%2Fstaf%2F" in browser.post(f"{page}tautan/", headers={"Referer": page}).url
    foreign = browser.post(f"{page}tautan/", headers={"Referer": "https://evil.example/akun/kelola/"})
    assert foreign.url.endswith("next=%2Fakun%2F")
