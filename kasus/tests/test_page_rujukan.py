"""Pages of referrals: who sees what, until when; canaries in every other part of the case stay out of every answer."""

import datetime
import io
import re

import pikepdf
import pytest
from django.core import mail
from django.utils import timezone

from anggota.models import Instansi, JejakAudit, Pengguna
from anggota.tests.factories import make_instansi, make_pengguna
from gugus_tugas.clock import at
from kasus import actions
from kasus.enums import Hambatan, StatusKasus
from kasus.models import Kasus, Korban, Layanan, Persetujuan, Rujukan
from kasus.tests.factories import make_kasus, make_layanan, make_persetujuan, make_rujukan, victim
from laporan.home import build_home

NAMA = {"nama": "ZZNAMA Kenari", "nik": "1171019912310007", "telepon": "0811-4242-7788", "alamat": "ZZALAMAT 9"}
LAIN = {"nama": "ZZLAIN Orang", "nik": "1171019912310008", "telepon": "0811-4242-7799", "alamat": "ZZALAMATLAIN"}
CATATAN = "ZZCATATANRUJUKAN perlu kamar"
# In every part of the case that is not the referred victim's.
HIDDEN = [
    "ZZURAIAN", "ZZLAIN", "-K2", "Pengeksploitasi", "ZZTERLAPOR", "ZZKETPOLDA", "ZZSIMFONI", "ZZLAYANANLAIN", "ZZALASANSTATUS",
    "1171019912310008", "ZZCATATANKORBAN2", "Penculikan",
]  # fmt: skip
IDENTITY = [*NAMA.values()]


@pytest.fixture
def kasus(sekretariat, polda):
    case = make_kasus(
        by=sekretariat, uraian="ZZURAIAN", nomor_simfoni="ZZSIMFONI",
        daftar_korban=[victim(identitas=NAMA), victim(identitas=LAIN, cara=["CULIK"])],
        daftar_terlapor=[{"jenis_kelamin": "L", "peran": "Exploiter", "identitas": {"nama": "ZZTERLAPOR"}}],
    )  # fmt: skip
    first, second = case.daftar_korban.order_by("urutan")
    make_layanan(first, by=sekretariat, penyedia=polda.instansi, jenis="IDENT", keterangan="ZZKETPOLDA")
    make_layanan(second, by=sekretariat, penyedia=polda.instansi, jenis="HUK", keterangan="ZZLAYANANLAIN")
    actions.change_status_kasus(case, to="FollowUp", alasan="ZZALASANSTATUS", by=sekretariat)
    third = make_instansi(kode="rsud")
    make_rujukan(second, third, by=sekretariat, catatan="ZZCATATANKORBAN2")
    make_rujukan(first, third, by=sekretariat, catatan="ZZCATATANKORBAN2")
    return case


@pytest.fixture
def korban(kasus):
    return kasus.daftar_korban.get(urutan=1)


@pytest.fixture
def rujukan(korban, sekretariat, polda, dinsos):
    make_persetujuan(korban, dinsos.instansi, by=sekretariat, catatan="ZZCATATANKORBAN2")
    return actions.add_rujukan(
        korban, by=polda, penerima=dinsos.instansi, daftar_jenis=["SOS", "KES"], urgensi="segera", catatan=CATATAN
    )


def url(rujukan, tail: str = "") -> str:
    return f"/kasus/rujukan/{rujukan.pk}/{tail}"


def every_page(rujukan) -> list[str]:
    """Whatever a member could open about this case, and what searches for it."""
    kasus, korban = rujukan.korban.kasus, rujukan.korban
    base, other = f"/kasus/{kasus.slug}/", kasus.daftar_korban.get(urutan=2)
    services = [f"{base}layanan/{row.pk}/" for row in Layanan.objects.filter(korban__kasus=kasus)]
    referrals = [
        url(row, tail) for row in Rujukan.objects.all() for tail in ("", "jawab/", "hasil/", "cabut/", "surat/")
    ]
    return [
        "/", "/kasus/", f"/kasus/?q={kasus.nomor.split('/')[-1]}", "/kasus/?q=ZZNAMA", "/kasus/?kelompok=dewasa", "/kasus/rujukan/",
        "/kasus/rujukan/?arah=masuk", "/kasus/rujukan/?arah=keluar", "/kasus/rujukan/?keadaan=diterima", base, f"{base}?jenis=rujukan",
        f"{base}layanan/", f"{base}status/", f"{base}korban/{korban.pk}/", f"{base}korban/{other.pk}/", f"{base}korban/{korban.pk}/rujuk/",
        f"{base}korban/{other.pk}/rujuk/", f"{base}identitas/{korban.pk}/", f"{base}identitas/{other.pk}/",
        f"{base}korban/{korban.pk}/persetujuan/", f"{base}korban/{korban.pk}/persetujuan/lembar/", f"{base}darurat/{korban.pk}/",
        f"{base}darurat/{other.pk}/", "/rapat/", "/tindak-lanjut/", "/rekomendasi/", "/anggota/", "/jejak/", *services, *referrals,
    ]  # fmt: skip


def read(browser, addresses) -> dict[str, str]:
    return {address: browser.get(address).content.decode(errors="replace") for address in addresses}


def leaks(pages: dict[str, str], words: list[str]) -> list[tuple[str, str]]:
    return [
        (address, word)
        for address, body in pages.items()
        for word in words
        if word in body.replace("q=ZZNAMA", "").replace('value="ZZNAMA"', "")
    ]


@pytest.mark.parametrize("state", ["diajukan", "diterima", "ditolak", "selesai", "dicabut", "tanpa_persetujuan"])
def test_receiver_finds_nothing_of_the_rest_of_the_case_on_any_page(
    client_of, rujukan, dinsos, sekretariat, korban, state
):
    bring(rujukan, state, dinsos=dinsos, sekretariat=sekretariat)
    pages = read(client_of(dinsos), every_page(rujukan))
    assert leaks(pages, [*HIDDEN, *IDENTITY]) == []
    has_note = CATATAN in pages[url(rujukan)]
    assert has_note is (state in {"diajukan", "diterima", "selesai"})
    opens = state in {"diterima", "selesai"}
    browser = client_of(dinsos)
    assert browser.get(f"/kasus/{korban.kasus.slug}/").status_code == (200 if opens else 404)
    assert browser.get(f"/kasus/{korban.kasus.slug}/korban/{korban.pk}/").status_code == (200 if opens else 404)
    assert (korban.kasus.slug in pages["/kasus/"]) is opens
    assert Kasus.objects.visible_to(dinsos).count() == Korban.objects.visible_to(dinsos).count() == opens


def bring(rujukan, state, *, dinsos, sekretariat):
    if state == "ditolak":
        actions.verify_rujukan(rujukan, status="ditolak", hambatan="bpjs", by=dinsos)
    if state == "dicabut":
        actions.withdraw_rujukan(rujukan, alasan="keliru", by=sekretariat)
    if state in {"diterima", "selesai", "tanpa_persetujuan"}:
        row = actions.verify_rujukan(rujukan, status="diterima", by=dinsos)
    if state == "selesai":
        actions.report_rujukan(row, hasil="sebagian", hambatan="biaya", by=dinsos)
    if state == "tanpa_persetujuan":
        withdraw(rujukan.korban, sekretariat)


def withdraw(korban, by):
    for row in korban.daftar_persetujuan.filter(digantikan_pada=None, jawaban="setuju", dicabut_pada=None):
        actions.withdraw_persetujuan(row, tanggal=row.tanggal, alasan="", by=by)


def test_while_it_waits_the_receiver_sees_what_it_needs_to_decide(client_of, rujukan, dinsos):
    html = client_of(dinsos).get(url(rujukan)).content.decode()
    for shown in (
        rujukan.kode,
        "Perempuan",
        "Dewasa",
        "Rehabilitasi sosial",
        "Rehabilitasi kesehatan",
        "Segera",
        CATATAN,
    ):
        assert shown in html
    assert "Terima rujukan" in html
    event = JejakAudit.objects.first()
    assert (event.peristiwa, event.pelaku, event.objek_kode) == ("view_rujukan", "dinsos", rujukan.kode)


@pytest.mark.parametrize("who", ["pihak ketiga", "pimpinan", "pengelola"])
def test_a_third_agency_and_other_roles_find_no_referral(client_of, cast, rujukan, who):
    user = make_pengguna(peran="anggota") if who == "pihak ketiga" else cast[who]
    browser = client_of(user)
    want = 404 if who == "pihak ketiga" else 403
    for tail in ("", "jawab/", "hasil/", "cabut/", "surat/"):
        assert browser.get(url(rujukan, tail)).status_code == want
    index = browser.get("/kasus/rujukan/")
    assert rujukan.kode not in index.content.decode()


def test_two_taps_accept_and_the_service_clock_runs(client_of, rujukan, dinsos):
    page = client_of(dinsos)
    response = page.post(url(rujukan, "jawab/"), {"status": "diterima"}, follow=True)
    html = response.content.decode()
    assert "diterima; pengirim melihat jawaban ini" in html
    assert "Laporkan hasil" in html
    assert Layanan.objects.filter(rujukan=rujukan, penyedia=dinsos.instansi, diberikan=None).count() == 2


def test_refusal_asks_for_the_barrier_and_keeps_what_was_typed(client_of, rujukan, dinsos, polda):
    page = client_of(dinsos)
    html = page.post(url(rujukan, "jawab/"), {"status": "ditolak", "catatan": "kamar penuh"}).content.decode()
    assert "Pilih hambatan" in html
    assert "kamar penuh" in html
    page.post(url(rujukan, "jawab/"), {"status": "ditolak", "hambatan": "rumah_aman", "catatan": "kamar penuh"})
    rujukan.refresh_from_db()
    assert (rujukan.status, rujukan.hambatan) == ("ditolak", "rumah_aman")
    html = client_of(polda).get(url(rujukan)).content.decode()
    assert "rumah aman penuh atau tidak ada" in html
    assert "kamar penuh" in html  # the sender, who serves the victim, reads the answer


def test_second_answer_is_told_who_was_first_and_changes_nothing(client_of, rujukan, dinsos):
    other = make_pengguna(peran="anggota", instansi=dinsos.instansi)
    client_of(other).post(url(rujukan, "jawab/"), {"status": "diterima"})
    response = client_of(dinsos).post(url(rujukan, "jawab/"), {"status": "ditolak", "hambatan": "biaya"}, follow=True)
    assert f"sudah menjadi diterima oleh {other.nama}" in response.content.decode()
    rujukan.refresh_from_db()
    assert (rujukan.status, rujukan.hambatan) == ("diterima", "")


def test_a_page_that_was_overtaken_is_told_so_and_stores_nothing(client_of, rujukan, sekretariat, polda, dinsos):
    actions.verify_rujukan(rujukan, status="diterima", by=dinsos)
    rujukan.refresh_from_db()
    actions.withdraw_rujukan(rujukan, alasan="lainnya", catatan="korban pindah daerah", by=sekretariat)
    answer = {"hasil": "tidak_diberikan", "hambatan": "biaya"}
    for user, tail, sent in ((dinsos, "hasil/", answer), (polda, "cabut/", {"alasan": "keliru"})):
        html = client_of(user).post(url(rujukan, tail), sent, follow=True).content.decode()
        assert f"sudah menjadi dicabut oleh {sekretariat.nama}" in html
    rujukan.refresh_from_db()
    assert (rujukan.status, rujukan.hasil, rujukan.alasan_cabut) == ("dicabut", "", "lainnya")


def test_an_answer_to_a_case_that_was_closed_meanwhile_is_told_so(client_of, rujukan, dinsos):
    Kasus.objects.update(status=StatusKasus.TERMINASI)
    html = client_of(dinsos).post(url(rujukan, "jawab/"), {"status": "diterima"}, follow=True).content.decode()
    assert "kasusnya sudah ditutup" in html
    rujukan.refresh_from_db()
    assert rujukan.status == "diajukan"


def test_outcome_with_dates_closes_the_circle(client_of, rujukan, dinsos, polda):
    actions.verify_rujukan(rujukan, status="diterima", by=dinsos)
    page = client_of(dinsos)
    names = [f"diberikan_{row.pk.hex}" for row in Layanan.objects.filter(rujukan=rujukan)]
    today = f"{timezone.localdate():%d/%m/%Y}"
    html = page.post(url(rujukan, "hasil/"), {"hasil": "tuntas", names[0]: today}).content.decode()
    assert "Isi tanggalnya" in html
    html = page.post(url(rujukan, "hasil/"), {"hasil": "tuntas", names[0]: "1/1/2020"}).content.decode()
    assert "tidak mungkin diberikan sebelumnya" in html
    assert not Layanan.objects.filter(rujukan=rujukan, diberikan__isnull=False).exists()
    html = page.post(
        url(rujukan, "hasil/"),
        {"hasil": "tuntas", "catatan": "ditempatkan", **dict.fromkeys(names, today)},
        follow=True,
    ).content.decode()
    assert "Identitas korban tertutup kembali" in html
    assert "semua layanan yang diminta diberikan" in client_of(polda).get(url(rujukan)).content.decode()


# ── Identity: only while accepted, only while consent holds ─────────────────


def identity(rujukan) -> str:
    return f"/kasus/{rujukan.korban.kasus.slug}/identitas/{rujukan.korban.pk}/"


REASON = {"alasan": "menjemput ke rumah aman"}


def test_identity_opens_with_a_reason_and_a_trail_while_accepted(client_of, rujukan, dinsos):
    page = client_of(dinsos)
    assert page.get(identity(rujukan)).status_code == 404
    actions.verify_rujukan(rujukan, status="diterima", by=dinsos)
    assert NAMA["nama"] not in page.get(identity(rujukan)).content.decode()
    assert NAMA["nama"] not in page.post(identity(rujukan), {"alasan": "x"}).content.decode()
    assert NAMA["nama"] in page.post(identity(rujukan), REASON).content.decode()
    event = JejakAudit.objects.first()
    assert (event.peristiwa, event.pelaku, event.alasan) == ("reveal_identitas", "dinsos", REASON["alasan"])
    other = rujukan.korban.kasus.daftar_korban.get(urutan=2)
    assert page.post(f"/kasus/{rujukan.korban.kasus.slug}/identitas/{other.pk}/", REASON).status_code == 404


def consent_withdrawn(rujukan, cast):
    withdraw(rujukan.korban, cast["sekretariat"])


def ended_by_the_secretariat(rujukan, cast):
    row = Rujukan.objects.get(pk=rujukan.pk)
    actions.withdraw_rujukan(row, alasan="lainnya", catatan="korban pindah daerah", by=cast["sekretariat"])


def finished(rujukan, cast):
    row = Rujukan.objects.get(pk=rujukan.pk)
    actions.report_rujukan(row, hasil="sebagian", hambatan="biaya", by=cast["dinsos"])


def case_closed(rujukan, cast):
    actions.change_status_kasus(
        Kasus.objects.get(pk=rujukan.korban.kasus_id), to="Closed", alasan="tuntas", by=cast["kepala"]
    )


def victim_restricted(rujukan, cast):
    actions.change_pembatasan(rujukan.korban, dibatasi=True, alasan="permintaan korban sendiri", by=cast["kepala"])


def membership_ended(rujukan, cast):
    Pengguna.objects.filter(pk=cast["dinsos"].pk).update(is_active=False)


def moved_to_another_agency(rujukan, cast):
    Pengguna.objects.filter(pk=cast["dinsos"].pk).update(instansi=make_instansi())


ENDS = [
    consent_withdrawn, ended_by_the_secretariat, finished, case_closed, victim_restricted, membership_ended, moved_to_another_agency,
]  # fmt: skip


@pytest.mark.parametrize("end", ENDS, ids=lambda f: f.__name__)
def test_identity_closes_at_once(client_of, cast, rujukan, dinsos, end):
    actions.verify_rujukan(rujukan, status="diterima", by=dinsos)
    page = client_of(dinsos)
    assert NAMA["nama"] in page.post(identity(rujukan), REASON).content.decode()
    end(rujukan, cast)
    response = page.post(identity(rujukan), REASON)
    assert response.status_code in {302, 403, 404}
    assert NAMA["nama"] not in response.content.decode()


def test_identity_closes_when_consent_runs_out_by_itself(client_of, korban, sekretariat, dinsos):
    until = timezone.localdate() - datetime.timedelta(days=1)
    with at(timezone.now() - datetime.timedelta(days=5)):
        make_persetujuan(korban, dinsos.instansi, by=sekretariat, berlaku_sampai=until)
        row = make_rujukan(korban, dinsos.instansi, by=sekretariat, consent=False, catatan=CATATAN)
        actions.verify_rujukan(row, status="diterima", by=dinsos)
    page = client_of(dinsos)
    assert page.post(identity(row), REASON).status_code == 404
    html = page.get(url(row)).content.decode()
    assert "tidak berlaku lagi" in html
    assert CATATAN not in html


def test_who_is_shut_out_when_consent_runs_out_tells_the_secretariat_the_outcome(
    client_of, korban, sekretariat, dinsos
):
    until = timezone.localdate() - datetime.timedelta(days=1)
    with at(timezone.now() - datetime.timedelta(days=5)):
        make_persetujuan(korban, dinsos.instansi, by=sekretariat, berlaku_sampai=until)
        row = make_rujukan(korban, dinsos.instansi, by=sekretariat, consent=False)
        actions.verify_rujukan(row, status="diterima", by=dinsos)
    assert client_of(dinsos).get(url(row, "hasil/")).status_code == 403
    office = client_of(sekretariat)
    names = [f"diberikan_{one.pk.hex}" for one in Layanan.objects.filter(rujukan=row)]
    today = f"{timezone.localdate():%d/%m/%Y}"
    assert office.post(url(row, "hasil/"), {"hasil": "tuntas", **dict.fromkeys(names, today)}).status_code == 302
    row.refresh_from_db()
    assert row.status == "selesai"


def test_exception_of_the_head_opens_without_consent_and_survives_a_no(client_of, korban, kepala, sekretariat, dinsos):
    row = make_rujukan(
        korban, dinsos.instansi, by=kepala, consent=False, pengecualian="darurat",
        alasan_pengecualian="diancam, pindah malam ini",
    )  # fmt: skip
    actions.verify_rujukan(row, status="diterima", by=dinsos)
    make_persetujuan(korban, by=sekretariat, jawaban="menolak")
    assert NAMA["nama"] in client_of(dinsos).post(identity(row), REASON).content.decode()


def test_emergency_stays_as_it_was(client_of, rujukan, dinsos):
    actions.verify_rujukan(rujukan, status="diterima", by=dinsos)
    address = f"/kasus/{rujukan.korban.kasus.slug}/darurat/{rujukan.korban.pk}/"
    html = client_of(dinsos).post(address, {"alasan": "korban hilang dari rumah", "darurat": "on"}).content.decode()
    assert NAMA["nama"] in html


def test_receiver_gives_the_own_service_and_no_other(client_of, rujukan, dinsos, korban):
    actions.verify_rujukan(rujukan, status="diterima", by=dinsos)
    page, base = client_of(dinsos), f"/kasus/{korban.kasus.slug}/layanan/"
    own = Layanan.objects.filter(rujukan=rujukan).first()
    foreign = Layanan.objects.get(korban=korban, jenis="IDENT")
    assert page.post(f"{base}{foreign.pk}/", {"diberikan": "9/3/2026"}).status_code == 404
    assert page.post(f"{base}{own.pk}/", {"diberikan": f"{timezone.localdate():%d/%m/%Y}"}).status_code == 302
    own.refresh_from_db()
    assert own.diberikan == timezone.localdate()


# ── Sending ─────────────────────────────────────────────────────────────────


def send_to(korban) -> str:
    return f"/kasus/{korban.kasus.slug}/korban/{korban.pk}/rujuk/"


def typed(**changes) -> dict:
    return {"penerima": "dinsos", "daftar_jenis": ["SOS"], "urgensi": "biasa", "catatan": CATATAN, **changes}


def test_member_sends_for_the_victim_it_serves_and_for_no_other(client_of, korban, sekretariat, polda, dinsos):
    make_persetujuan(korban, dinsos.instansi, by=sekretariat)
    page = client_of(polda)
    response = page.post(send_to(korban), typed(), follow=True)
    row = Rujukan.objects.get(penerima=dinsos.instansi)
    assert row.pengirim == polda.instansi
    assert f"Rujukan {row.kode} ke Dinsos terkirim" in response.content.decode()
    stranger = make_kasus(by=sekretariat).daftar_korban.get()
    assert page.post(send_to(stranger), typed()).status_code == 404
    assert client_of(dinsos).post(send_to(korban), typed()).status_code == 404  # waiting is not serving


def test_without_consent_the_page_says_what_to_do_and_keeps_what_was_typed(client_of, korban, polda, dinsos):
    html = client_of(polda).post(send_to(korban), typed()).content.decode()
    assert "Belum ada persetujuan yang berlaku" in html
    assert CATATAN in html
    assert not Rujukan.objects.filter(penerima=dinsos.instansi).exists()


def test_only_the_head_is_shown_the_exception_and_a_forged_field_changes_nothing(
    client_of, korban, sekretariat, kepala, polda, dinsos
):
    exception = {"pengecualian": "darurat", "alasan_pengecualian": "diancam, pindah malam ini"}
    for user, shown in ((sekretariat, False), (polda, False), (kepala, True)):
        assert ("Tanpa persetujuan (hanya kepala" in client_of(user).get(send_to(korban)).content.decode()) is shown
    for user in (sekretariat, polda):
        client_of(user).post(send_to(korban), typed(**exception))
        assert not Rujukan.objects.filter(penerima=dinsos.instansi).exists()
    assert "10 huruf" in client_of(kepala).post(send_to(korban), typed(pengecualian="darurat")).content.decode()
    client_of(kepala).post(send_to(korban), typed(**exception))
    assert Rujukan.objects.get(penerima=dinsos.instansi).pengecualian == "darurat"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"penerima": ""}, "Instansi penerima"),
        ({"penerima": "tidak-ada"}, "Instansi penerima"),
        ({"penerima": "polda"}, "Instansi penerima"),
        ({"daftar_jenis": []}, "Layanan yang diminta"),
        ({"daftar_jenis": ["XX"]}, "Layanan yang diminta"),
        ({"urgensi": "kilat"}, "Urgensi"),
        ({"tenggat": "1/1/2020"}, "Batas jawaban"),
        ({"tenggat": "31/2/2026"}, "Jawaban paling lambat"),
    ],
)
def test_bad_input_is_explained(client_of, korban, sekretariat, polda, dinsos, change, message):
    make_persetujuan(korban, dinsos.instansi, by=sekretariat)
    html = client_of(polda).post(send_to(korban), typed(**change)).content.decode()
    assert "Belum tersimpan" in html
    assert message in html
    assert not Rujukan.objects.filter(penerima=dinsos.instansi).exists()


def test_mail_and_whatsapp_carry_no_code_and_no_name(client_of, korban, sekretariat, polda, dinsos):
    type(dinsos.instansi).objects.filter(pk=dinsos.instansi_id).update(
        surel="kantor@example.go.id", whatsapp="628990001"
    )
    Pengguna.objects.filter(pk=dinsos.pk).update(surel="dinsos@example.go.id")
    make_persetujuan(korban, dinsos.instansi, by=sekretariat)
    page = client_of(polda)
    html = page.post(send_to(korban), typed(), follow=True).content.decode()
    row = Rujukan.objects.get(penerima=dinsos.instansi)
    assert sorted(m.to[0] for m in mail.outbox) == ["dinsos@example.go.id", "kantor@example.go.id"]
    text = mail.outbox[0].subject + mail.outbox[0].body
    assert f"http://127.0.0.1:8000/kasus/rujukan/{row.pk}/" in text
    secret = [*NAMA.values(), CATATAN, korban.kode, korban.kasus.nomor, "-K1", "Perempuan", korban.kasus.slug]
    assert [word for word in secret if word in text] == []
    assert "https://wa.me/628990001?text=" in html


# ── Letter, list, home ──────────────────────────────────────────────────────


def test_letter_is_not_printed_once_its_consent_has_run_out(client_of, rujukan, polda, sekretariat):
    Persetujuan.objects.filter(korban=rujukan.korban).update(
        berlaku_sampai=timezone.localdate() - datetime.timedelta(days=1)
    )
    for user in (polda, sekretariat):
        assert client_of(user).get(url(rujukan, "surat/")).status_code in {403, 404}


def test_letter_names_the_victim_by_code_alone(client_of, rujukan, polda, sekretariat):
    for user in (polda, sekretariat):
        response = client_of(user).get(url(rujukan, "surat/"))
        assert response["Content-Type"] == "application/pdf"
        assert rujukan.kode.lower().replace("/", "-") in response["Content-Disposition"]
    assert JejakAudit.objects.first().peristiwa == "export_rujukan"
    with pikepdf.open(io.BytesIO(response.content)) as pdf:
        assert pdf.Root.Lang == "id"
        assert 1 <= len(pdf.pages) <= 2


def test_letter_holds_code_and_asked_services_and_nothing_of_the_person(client_of, rujukan, polda, monkeypatch):
    drawn = []
    monkeypatch.setattr("kasus.views.rujukan.render_pdf", lambda html: drawn.append(html) or b"%PDF-")
    client_of(polda).get(url(rujukan, "surat/"))
    for shown in (rujukan.kode, "Rehabilitasi sosial", "Rehabilitasi kesehatan", "Sekretariat"):
        assert shown in drawn[0]
    hidden = [*NAMA.values(), *HIDDEN, CATATAN, "Perempuan", "Dewasa", "ZZ", rujukan.korban.kasus.slug]
    assert [word for word in hidden if word in drawn[0]] == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 1), ("arah=masuk", 1), ("arah=keluar", 0), ("keadaan=diajukan", 1), ("keadaan=selesai", 0), ("keadaan=lewat", 0),
        ("urgensi=segera", 1), ("urgensi=darurat", 0), ("urgensi=x", 1), ("arah=%00", 1), ("hal=99", 1),
    ],
)  # fmt: skip
def test_filters_of_the_list(client_of, rujukan, dinsos, query, found):
    response = client_of(dinsos).get(f"/kasus/rujukan/?{query}")
    assert response.status_code == 200
    assert len(response.context["page"].object_list) == found


def test_list_shows_unanswered_first_and_late_in_words(client_of, rujukan, korban, sekretariat, dinsos):
    with at(timezone.now() - datetime.timedelta(days=9)):
        other = make_kasus(by=sekretariat).daftar_korban.get()
        make_persetujuan(other, dinsos.instansi, by=sekretariat)
        late = make_rujukan(other, dinsos.instansi, by=sekretariat, consent=False)
    answered = make_rujukan(make_kasus(by=sekretariat).daftar_korban.get(), dinsos.instansi, by=sekretariat)
    actions.verify_rujukan(answered, status="diterima", by=dinsos)
    response = client_of(dinsos).get("/kasus/rujukan/")
    assert list(response.context["page"].object_list) == [late, rujukan, answered]
    assert "Lewat 4 hari" in response.content.decode()


@pytest.mark.parametrize("role", ["sekretariat", "dinsos"])
def test_list_needs_the_same_few_queries_for_two_and_for_twenty(
    client_of, cast, sekretariat, dinsos, role, django_assert_max_num_queries
):
    browser, counts = client_of(cast[role]), []
    for more in (2, 18):
        for _ in range(more):
            make_rujukan(make_kasus(by=sekretariat).daftar_korban.get(), dinsos.instansi, by=sekretariat)
        with django_assert_max_num_queries(12) as queries:
            browser.get("/kasus/rujukan/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def tasks(user) -> list[tuple[str, str]]:
    return [(task.teks, task.nada) for task in build_home(user).daftar_tugas if "ujukan" in task.teks]


def test_home_tells_each_side_what_waits(client_of, korban, sekretariat, kepala, polda, dinsos):
    with at(timezone.now() - datetime.timedelta(days=6)):
        make_persetujuan(korban, dinsos.instansi, by=sekretariat)
        row = actions.add_rujukan(korban, by=polda, penerima=dinsos.instansi, daftar_jenis=["SOS"])
    assert tasks(dinsos) == [("1 rujukan belum dijawab (6 hari)", "terlambat")]
    assert ("1 rujukan lewat batas jawaban instansi (6 hari)", "terlambat") in tasks(kepala)
    assert tasks(polda) == []
    assert client_of(dinsos).get("/").content.decode().count(url(row)) == 1
    actions.verify_rujukan(row, status="ditolak", hambatan="bpjs", by=dinsos)
    assert tasks(dinsos) == []
    assert tasks(polda) == [
        (f"Rujukan {row.kode} ditolak Dinsos: tidak ditanggung bpjs kesehatan. Cari jalan lain", "perhatian")
    ]
    again = actions.add_rujukan(korban, by=polda, penerima=dinsos.instansi, daftar_jenis=["SOS"])
    assert tasks(polda) == []
    actions.verify_rujukan(again, status="diterima", by=dinsos)
    assert tasks(dinsos) == [("1 rujukan diterima, hasilnya belum dilaporkan", "berjalan")]


# ── Agencies without an account ─────────────────────────────────────────────


def test_secretariat_records_the_answer_of_an_agency_without_an_account_only(client_of, rujukan, sekretariat):
    page = client_of(sekretariat)
    assert page.post(url(rujukan, "jawab/"), {"status": "diterima"}).status_code == 403  # dinsos has accounts
    outside = Rujukan.objects.get(penerima__kode="rsud", korban=rujukan.korban)
    assert "Terima rujukan" in page.get(url(outside)).content.decode()
    page.post(url(outside, "jawab/"), {"status": "ditolak", "hambatan": "bpjs"})
    outside.refresh_from_db()
    assert (outside.status, outside.hambatan, outside.dijawab_oleh) == ("ditolak", "bpjs", sekretariat)


def test_timeline_tells_the_steps_in_the_readers_scope(client_of, rujukan, sekretariat, dinsos, korban):
    actions.verify_rujukan(rujukan, status="diterima", by=dinsos)
    whole = client_of(sekretariat).get(f"/kasus/{korban.kasus.slug}/?jenis=rujukan").content.decode()
    assert f"{korban.kode}: rujukan ke Dinsos diterima" in whole
    assert "-K2: rujukan ke Rsud dikirim" in whole
    own = client_of(dinsos).get(f"/kasus/{korban.kasus.slug}/").content.decode()
    assert "rujukan ke Dinsos diterima" in own
    assert "Rsud" not in own


def section_of(html: str) -> str:
    """The card of referrals on the page of a victim."""
    return re.search(r'aria-labelledby="rujukan">(.*?)</section>', html, re.S)[1]


def test_victim_page_and_list_name_what_is_asked_to_the_same_readers(
    client_of, sekretariat, kepala, polda, dinsos, rujukan
):
    """Who may read the content reads it in both places; who may not, in neither."""
    actions.verify_rujukan(rujukan, status="diterima", by=dinsos)
    page = f"/kasus/{rujukan.korban.kasus.slug}/korban/{rujukan.korban_id}/"
    for user in (sekretariat, kepala, polda, dinsos):
        assert "Rehabilitasi kesehatan" in section_of(client_of(user).get(page).content.decode()), user
        assert "Rehabilitasi kesehatan" in client_of(user).get("/kasus/rujukan/").content.decode(), user
    rsud = make_pengguna(peran="anggota", instansi=Instansi.objects.get(kode="rsud"))
    other = Rujukan.objects.get(korban=rujukan.korban, penerima=rsud.instansi)
    actions.verify_rujukan(other, status="ditolak", hambatan=Hambatan.values[0], by=rsud)
    rows = client_of(rsud).get("/kasus/rujukan/?keadaan=ditolak").content.decode().split('class="baris"')[1]
    assert other.kode in rows
    assert "Rehabilitasi sosial" not in rows
