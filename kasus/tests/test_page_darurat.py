"""Break-glass: at once for who serves the victim, never silently; reviewed by the head; the owner sees who looked."""

import pytest
from django.core import mail
from django.db import connection

from anggota.models import JejakAudit, Pengguna
from anggota.tests.factories import make_pengguna
from gugus_tugas.auth import ActionRefused
from kasus import actions
from kasus.models import PembukaanDarurat
from kasus.tests.factories import make_kasus, make_layanan, victim

NAMES = {"nama": "Cutkenari Rahasia", "nik": "1171019912310007", "telepon": "0811-4242-7788"}
ALASAN = "korban hilang dari rumah aman"


@pytest.fixture
def korban(sekretariat, dinsos):
    kasus = make_kasus(by=sekretariat, daftar_korban=[victim(identitas=NAMES), victim()])
    first = kasus.daftar_korban.get(urutan=1)
    make_layanan(first, by=sekretariat, penyedia=dinsos.instansi)
    return first


def address(korban) -> str:
    return f"/kasus/{korban.kasus.slug}/darurat/{korban.pk}/"


def payload(**changes) -> dict:
    return {"alasan": ALASAN, "darurat": "on", **changes}


def test_member_who_serves_the_victim_gets_through_and_the_head_knows_at_once(client_of, dinsos, kepala, korban):
    Pengguna.objects.filter(pk=kepala.pk).update(surel="kepala@example.go.id")
    html = client_of(dinsos).post(address(korban), payload()).content.decode()
    assert NAMES["nama"] in html
    assert [m.to for m in mail.outbox] == [["kepala@example.go.id"]]
    assert korban.kode in mail.outbox[0].body
    assert not [v for v in NAMES.values() if v in mail.outbox[0].body + mail.outbox[0].subject]
    assert "1 pembukaan darurat menunggu tinjauan" in client_of(kepala).get("/").content.decode()
    event = JejakAudit.objects.first()
    assert (event.pelaku, event.peristiwa, event.objek_kode) == ("dinsos", "break_glass", korban.kode)


def test_without_a_mail_address_the_task_still_stands(client_of, dinsos, kepala, korban):
    assert client_of(dinsos).post(address(korban), payload()).status_code == 200
    assert mail.outbox == []
    assert "menunggu tinjauan" in client_of(kepala).get("/").content.decode()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"alasan": ""}, "Apa keadaan daruratnya"),
        ({"alasan": "pendek"}, "10"),
        ({"darurat": ""}, "Centang bila memang darurat"),
        ({"alasan": "Cutkenari hilang dari rumah"}, "memuat nama atau nomor"),
        ({"alasan": "hubungi 081142427788 sekarang"}, "memuat nama atau nomor"),
    ],
)
def test_refused_opening_shows_nothing_and_records_nothing(client_of, dinsos, korban, change, message):
    html = client_of(dinsos).post(address(korban), payload(**change)).content.decode()
    assert message in html
    assert NAMES["nama"] not in html
    assert not PembukaanDarurat.objects.exists()


def test_other_victim_of_the_same_case_stays_closed(client_of, dinsos, korban):
    other = korban.kasus.daftar_korban.get(urutan=2)
    assert client_of(dinsos).post(address(other), payload()).status_code == 404


def test_closed_case_has_no_emergency(client_of, dinsos, korban):
    type(korban.kasus).objects.update(status="Closed")
    assert client_of(dinsos).post(address(korban), payload()).status_code == 403
    assert "Darurat: buka" not in client_of(dinsos).get(f"/kasus/{korban.kasus.slug}/").content.decode()


def opened(korban, dinsos) -> PembukaanDarurat:
    actions.break_glass(korban, alasan=ALASAN, by=dinsos)
    return PembukaanDarurat.objects.get()


def test_head_reviews_once(client_of, dinsos, kepala, korban):
    row, page = opened(korban, dinsos), client_of(kepala)
    assert ALASAN in page.get("/kasus/pembukaan-darurat/").content.decode()
    response = page.post(f"/kasus/pembukaan-darurat/{row.pk}/", {"hasil": "wajar", "catatan": ""}, follow=True)
    row.refresh_from_db()
    assert (row.hasil, row.ditinjau_oleh) == ("wajar", kepala)
    assert "Wajar: memang darurat" in response.content.decode()
    assert "menunggu tinjauan" not in page.get("/").content.decode()
    with pytest.raises(ActionRefused, match="sudah ditinjau"):
        actions.review_darurat(row, hasil="wajar", catatan="", by=kepala)


@pytest.mark.parametrize("typed", [{"hasil": ""}, {"hasil": "x"}, {"hasil": "tidak_wajar", "catatan": " "}])
def test_review_without_a_verdict_or_note_is_refused(client_of, dinsos, kepala, korban, typed):
    row = opened(korban, dinsos)
    assert "galat" in client_of(kepala).post(f"/kasus/pembukaan-darurat/{row.pk}/", typed).content.decode()
    row.refresh_from_db()
    assert row.hasil == ""


def test_who_opened_does_not_review(dinsos, korban):
    row = opened(korban, dinsos)
    with pytest.raises(ActionRefused, match="orang lain"):
        actions.review_darurat(row, hasil="wajar", catatan="", by=dinsos)


@pytest.mark.parametrize(("who", "sees"), [("sekretariat", True), ("kepala", True), ("dinsos", False)])
def test_owner_and_head_see_who_looked(client_of, cast, dinsos, kepala, korban, who, sees):
    opened(korban, dinsos)
    actions.reveal_identitas(korban, alasan="menghubungi untuk visum", by=kepala)
    html = client_of(cast[who]).get(f"/kasus/{korban.kasus.slug}/").content.decode()
    assert ("Siapa membuka identitas" in html) is sees
    assert ("membuka identitas dalam keadaan darurat" in html) is sees
    assert ("menghubungi untuk visum" in html) is sees


def test_staff_who_does_not_own_the_case_does_not_see_who_looked(client_of, sekretariat, korban):
    other = make_pengguna(peran="sekretariat")
    assert "Siapa membuka identitas" not in client_of(other).get(f"/kasus/{korban.kasus.slug}/").content.decode()


def test_restricted_victim_stays_closed_even_in_an_emergency(client_of, dinsos, kepala, korban):
    actions.change_pembatasan(korban, dibatasi=True, alasan="permintaan korban sendiri", by=kepala)
    html = client_of(dinsos).post(address(korban), payload()).content.decode()
    assert "dibatasi" in html
    assert NAMES["nama"] not in html
    assert not PembukaanDarurat.objects.exists()


def test_reason_and_note_are_sealed_in_the_table(dinsos, kepala, korban):
    row = opened(korban, dinsos)
    actions.review_darurat(row, hasil="tidak_wajar", catatan="ditegur lewat atasannya", by=kepala)
    with connection.cursor() as cursor:
        cursor.execute("SELECT alasan, catatan FROM kasus_pembukaandarurat")
        stored = b"".join(map(bytes, cursor.fetchone()))
    assert b"rumah aman" not in stored
    assert b"ditegur" not in stored
