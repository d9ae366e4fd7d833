"""Referrals: each step from each state, consent before sharing, the head's exception, the lock, barriers counted."""

import datetime
import itertools

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from anggota.models import JejakAudit
from anggota.tests.factories import make_instansi
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import at
from gugus_tugas.tests.parallel import run_together
from kasus import actions
from kasus.enums import TRANSITIONS_RUJUKAN, StatusRujukan
from kasus.models import Layanan, RiwayatRujukan, Rujukan
from kasus.tests.factories import make_kasus, make_layanan, make_persetujuan, make_rujukan, victim

IDENTITAS = {"nama": "Cutkenari Rahasia", "nik": "1171019912310007"}


@pytest.fixture
def korban(sekretariat):
    return make_kasus(by=sekretariat, daftar_korban=[victim(identitas=IDENTITAS)]).daftar_korban.get()


@pytest.fixture
def rujukan(korban, sekretariat, dinsos):
    return make_rujukan(korban, dinsos.instansi, by=sekretariat, daftar_jenis=["SOS", "KES"], catatan="butuh kamar")


def today():
    return timezone.localdate()


def in_state(rujukan, status, *, dinsos, sekretariat) -> Rujukan:
    """The referral brought to this state by the acts that lead there."""
    if status == "ditolak":
        return actions.verify_rujukan(rujukan, status="ditolak", hambatan="rumah_aman", by=dinsos)
    if status == "dicabut":
        return actions.withdraw_rujukan(rujukan, alasan="keliru", by=sekretariat)
    if status in {"diterima", "selesai"}:
        rujukan = actions.verify_rujukan(rujukan, status="diterima", by=dinsos)
    if status == "selesai":
        rujukan = actions.report_rujukan(rujukan, hasil="sebagian", hambatan="biaya", by=dinsos)
    return rujukan


def move(rujukan, to, *, dinsos, sekretariat):
    if to in {"diterima", "ditolak"}:
        hambatan = "biaya" if to == "ditolak" else ""
        return actions.verify_rujukan(rujukan, status=to, hambatan=hambatan, by=dinsos)
    if to == "selesai":
        return actions.report_rujukan(rujukan, hasil="sebagian", hambatan="biaya", by=dinsos)
    return actions.withdraw_rujukan(rujukan, alasan="lainnya", catatan="korban pindah daerah", by=sekretariat)


STEPS = list(itertools.product(StatusRujukan, ["diterima", "ditolak", "selesai", "dicabut"]))


@pytest.mark.parametrize(("start", "to"), STEPS, ids=[f"{a}-{b}" for a, b in STEPS])
def test_each_step_from_each_state(rujukan, dinsos, sekretariat, start, to):
    who = {"dinsos": dinsos, "sekretariat": sekretariat}
    row = in_state(rujukan, start, **who)
    steps = RiwayatRujukan.objects.count()
    if to in TRANSITIONS_RUJUKAN[start]:
        move(row, to, **who)
        row.refresh_from_db()
        assert row.status == to
        newest = RiwayatRujukan.objects.filter(rujukan=row).latest("dicatat_pada")
        assert (newest.dari, newest.ke) == (start, to)
    else:
        with pytest.raises(ActionRefused, match="tidak dapat berubah"):
            move(row, to, **who)
        row.refresh_from_db()
        assert row.status == start
        assert RiwayatRujukan.objects.count() == steps


def test_sending_numbers_dates_and_records(korban, sekretariat, dinsos, polda):
    first = make_rujukan(korban, dinsos.instansi, by=sekretariat, urgensi="darurat")
    second = make_rujukan(korban, polda.instansi, by=sekretariat)
    assert (first.kode, second.kode) == (f"{korban.kode}-R1", f"{korban.kode}-R2")
    assert first.tenggat == today() + datetime.timedelta(days=1)
    assert second.tenggat == today() + datetime.timedelta(days=5)
    assert first.pengirim is None
    event = JejakAudit.objects.first()
    assert (event.peristiwa, event.objek_kode) == ("add_rujukan", second.kode)


def test_member_sends_in_the_name_of_its_agency(korban, sekretariat, dinsos, polda):
    make_persetujuan(korban, dinsos.instansi, by=sekretariat)
    row = actions.add_rujukan(korban, by=polda, penerima=dinsos.instansi, daftar_jenis=["SOS"])
    assert row.pengirim == polda.instansi
    make_persetujuan(korban, polda.instansi, by=sekretariat)
    with pytest.raises(ValidationError, match="instansi lain"):
        actions.add_rujukan(korban, by=polda, penerima=polda.instansi, daftar_jenis=["SOS"])


def test_acceptance_asks_one_service_per_kind_and_takes_the_one_that_waits(rujukan, korban, sekretariat, dinsos):
    waiting = make_layanan(korban, by=sekretariat, penyedia=dinsos.instansi, jenis="SOS")
    make_layanan(korban, by=sekretariat, penyedia=dinsos.instansi, jenis="KES", diberikan=datetime.date(2026, 3, 9))
    actions.verify_rujukan(rujukan, status="diterima", by=dinsos)
    linked = {row.jenis: row for row in Layanan.objects.filter(rujukan=rujukan)}
    assert set(linked) == {"SOS", "KES"}
    assert linked["SOS"].pk == waiting.pk
    assert (linked["KES"].diminta, linked["KES"].penyedia) == (today(), dinsos.instansi)
    assert Layanan.objects.count() == 3


def test_feedback_is_stored_on_the_services(rujukan, dinsos):
    row = actions.verify_rujukan(rujukan, status="diterima", by=dinsos)
    services = {layanan.jenis: layanan for layanan in row.daftar_layanan.all()}
    with pytest.raises(ActionRefused, match="tanggal pada setiap"):
        actions.report_rujukan(row, hasil="tuntas", diberikan={services["SOS"]: today()}, by=dinsos)
    assert not Layanan.objects.filter(diberikan__isnull=False).exists()  # all or nothing
    actions.report_rujukan(row, hasil="tuntas", diberikan=dict.fromkeys(services.values(), today()), by=dinsos)
    row.refresh_from_db()
    assert (row.status, row.hasil, row.hambatan) == ("selesai", "tuntas", "")
    assert set(Layanan.objects.values_list("diberikan", flat=True)) == {today()}


@pytest.mark.parametrize("hasil", ["sebagian", "tidak_diberikan"])
def test_what_was_not_given_names_its_barrier(rujukan, dinsos, hasil):
    row = actions.verify_rujukan(rujukan, status="diterima", by=dinsos)
    with pytest.raises(ActionRefused, match="hambatan"):
        actions.report_rujukan(row, hasil=hasil, by=dinsos)
    actions.report_rujukan(row, hasil=hasil, hambatan="bpjs", by=dinsos)
    assert Rujukan.objects.get().hambatan == "bpjs"


def test_service_of_another_referral_is_not_touched(rujukan, korban, sekretariat, dinsos, polda):
    other = make_layanan(korban, by=sekretariat, penyedia=polda.instansi)
    row = actions.verify_rujukan(rujukan, status="diterima", by=dinsos)
    with pytest.raises(ActionRefused, match="bukan bagian"):
        actions.report_rujukan(row, hasil="tuntas", diberikan={other: today()}, by=dinsos)


def test_refusal_without_a_barrier_is_refused(rujukan, dinsos):
    with pytest.raises(ActionRefused, match="hambatan"):
        actions.verify_rujukan(rujukan, status="ditolak", by=dinsos)
    assert Rujukan.objects.get().status == "diajukan"


# ── Consent before sharing (keamanan.md 40) ──────────────────────────────────


def send(korban, agency, by, **values):
    return actions.add_rujukan(korban, by=by, penerima=agency, daftar_jenis=["SOS"], **values)


def no_consent(korban, agency, by):
    pass


def withdrawn(korban, agency, by):
    row = make_persetujuan(korban, agency, by=by)
    actions.withdraw_persetujuan(row, tanggal=row.tanggal, alasan="", by=by)


def expired(korban, agency, by):
    make_persetujuan(korban, agency, by=by, berlaku_sampai=datetime.date(2026, 3, 31))


def other_purpose(korban, agency, by):
    make_persetujuan(korban, by=by, tujuan="layanan")
    make_persetujuan(korban, by=by, tujuan="penelitian")


def other_agency(korban, agency, by):
    make_persetujuan(korban, make_instansi(), by=by)


def refused(korban, agency, by):
    make_persetujuan(korban, agency, by=by)
    make_persetujuan(korban, by=by, jawaban="menolak")


def not_asked(korban, agency, by):
    make_persetujuan(korban, agency, by=by, jawaban="tidak_ditanyakan")


def only_the_family(korban, agency, by):
    make_persetujuan(korban, agency, by=by, pemberi="orang_tua")


NO_CONSENT = [no_consent, withdrawn, expired, other_purpose, other_agency, refused, not_asked, only_the_family]


@pytest.mark.parametrize("lack", NO_CONSENT, ids=lambda f: f.__name__)
@pytest.mark.parametrize("role", ["sekretariat", "kepala", "polda"])
def test_without_consent_in_force_nothing_is_shared(korban, cast, dinsos, lack, role):
    lack(korban, dinsos.instansi, cast["sekretariat"])
    with pytest.raises(ActionRefused, match="Belum ada persetujuan"):
        send(korban, dinsos.instansi, cast[role])
    assert not Rujukan.objects.exists()


@pytest.mark.parametrize("voices", [["korban"], ["wali"], ["orang_tua"]])
@pytest.mark.parametrize("group", ["anak", "tidak_diketahui"])
def test_a_child_is_not_referred_on_one_voice(sekretariat, dinsos, voices, group):
    row = victim(usia_saat_terjerat=None, kelompok_usia=group)
    child = make_kasus(by=sekretariat, daftar_korban=[row]).daftar_korban.get()
    for voice in voices:
        make_persetujuan(child, dinsos.instansi, by=sekretariat, pemberi=voice)
    with pytest.raises(ActionRefused, match="Belum ada persetujuan"):
        send(child, dinsos.instansi, sekretariat)
    for voice in {"korban", "wali"} - set(voices):
        make_persetujuan(child, dinsos.instansi, by=sekretariat, pemberi=voice)
    assert send(child, dinsos.instansi, sekretariat).status == "diajukan"


EXCEPTION = {"pengecualian": "darurat", "alasan_pengecualian": "korban diancam, harus pindah malam ini"}


def test_head_refers_without_consent_with_basis_reason_and_trail(korban, kepala, dinsos):
    row = send(korban, dinsos.instansi, kepala, **EXCEPTION)
    assert (row.pengecualian, row.alasan_pengecualian) == ("darurat", EXCEPTION["alasan_pengecualian"])
    event = JejakAudit.objects.get(peristiwa="record_pengecualian")
    assert (event.pelaku, event.objek_kode, event.alasan) == ("kepala", row.kode, row.get_pengecualian_display())
    assert actions.verify_rujukan(row, status="diterima", by=dinsos).status == "diterima"


@pytest.mark.parametrize("role", ["sekretariat", "polda"])
def test_nobody_but_the_head_goes_without_consent(korban, cast, dinsos, role):
    with pytest.raises(ActionRefused, match="Hanya kepala"):
        send(korban, dinsos.instansi, cast[role], **EXCEPTION)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"alasan_pengecualian": "mendesak"}, "10 huruf"),
        ({"alasan_pengecualian": "Cutkenari harus pindah malam ini"}, "memuat nama"),
        ({"pengecualian": "anak"}, "hanya berlaku bagi korban anak"),
        ({"pengecualian": "apa saja"}, "tidak dikenal|bukan pilihan|valid"),
    ],
)
def test_exception_needs_a_known_basis_and_a_reason_without_a_name(korban, kepala, dinsos, change, message):
    with pytest.raises((ActionRefused, ValidationError), match=message):
        send(korban, dinsos.instansi, kepala, **{**EXCEPTION, **change})
    assert not Rujukan.objects.exists()


def test_exception_is_not_recorded_where_consent_holds(korban, kepala, sekretariat, dinsos):
    make_persetujuan(korban, dinsos.instansi, by=sekretariat)
    row = send(korban, dinsos.instansi, kepala, **EXCEPTION)
    assert row.pengecualian == ""
    assert not JejakAudit.objects.filter(peristiwa="record_pengecualian").exists()


@pytest.mark.parametrize("start", ["diajukan", "diterima"])
def test_withdrawn_consent_ends_the_open_referral_with_its_reason(korban, rujukan, sekretariat, dinsos, start):
    in_state(rujukan, start, dinsos=dinsos, sekretariat=sekretariat)
    row = korban.daftar_persetujuan.get(digantikan_pada__isnull=True)
    actions.withdraw_persetujuan(row, tanggal=row.tanggal, alasan="", by=sekretariat)
    rujukan.refresh_from_db()
    assert (rujukan.status, rujukan.alasan_cabut) == ("dicabut", "persetujuan")
    assert set(JejakAudit.objects.values_list("peristiwa", flat=True)[:2]) == {
        "withdraw_persetujuan",
        "withdraw_rujukan",
    }


def test_a_general_no_ends_the_open_referral_too(korban, rujukan, sekretariat):
    make_persetujuan(korban, by=sekretariat, jawaban="menolak")
    rujukan.refresh_from_db()
    assert rujukan.status == "dicabut"


def test_a_yes_repeated_ends_nothing(korban, rujukan, sekretariat, dinsos):
    make_persetujuan(korban, dinsos.instansi, by=sekretariat)
    rujukan.refresh_from_db()
    assert rujukan.status == "diajukan"


def test_withdrawal_leaves_an_exception_and_another_agency_alone(korban, kepala, sekretariat, dinsos, polda):
    exception = send(korban, dinsos.instansi, kepala, **EXCEPTION)
    other = make_rujukan(korban, polda.instansi, by=sekretariat)
    row = make_persetujuan(korban, dinsos.instansi, by=sekretariat)
    actions.withdraw_persetujuan(row, tanggal=row.tanggal, alasan="", by=sekretariat)
    assert set(Rujukan.objects.filter(status="diajukan")) == {exception, other}


def test_consent_that_ran_out_is_not_accepted(korban, sekretariat, dinsos):
    until = today() + datetime.timedelta(days=1)
    make_persetujuan(korban, dinsos.instansi, by=sekretariat, berlaku_sampai=until)
    row = make_rujukan(korban, dinsos.instansi, by=sekretariat, consent=False)
    with at(timezone.now() + datetime.timedelta(days=3)), pytest.raises(ActionRefused, match="tidak berlaku lagi"):
        actions.verify_rujukan(row, status="diterima", by=dinsos)


# ── The lock, and who comes second ──────────────────────────────────────────


def test_sender_is_locked_out_once_it_is_accepted(korban, sekretariat, dinsos, polda):
    make_persetujuan(korban, dinsos.instansi, by=sekretariat)
    row = actions.add_rujukan(korban, by=polda, penerima=dinsos.instansi, daftar_jenis=["SOS"])
    row = actions.verify_rujukan(row, status="diterima", by=dinsos)
    with pytest.raises(ActionRefused, match="sudah diterima"):
        actions.withdraw_rujukan(row, alasan="keliru", catatan="sudah tidak perlu lagi", by=polda)
    with pytest.raises(ActionRefused, match="10 huruf"):
        actions.withdraw_rujukan(row, alasan="lainnya", catatan="", by=sekretariat)
    actions.withdraw_rujukan(row, alasan="lainnya", catatan="korban pindah daerah", by=sekretariat)
    assert Rujukan.objects.get().status == "dicabut"


def test_sender_takes_back_what_is_not_answered(korban, sekretariat, dinsos, polda):
    make_persetujuan(korban, dinsos.instansi, by=sekretariat)
    row = actions.add_rujukan(korban, by=polda, penerima=dinsos.instansi, daftar_jenis=["SOS"])
    actions.withdraw_rujukan(row, alasan="keliru", by=polda)
    assert Rujukan.objects.get().alasan_cabut == "keliru"


def test_second_answer_on_an_old_page_is_told_who_was_first(rujukan, dinsos):
    stale = Rujukan.objects.get()
    actions.verify_rujukan(rujukan, status="diterima", by=dinsos)
    with pytest.raises(ActionRefused, match=f"sudah diubah {dinsos.nama} menjadi diterima"):
        actions.verify_rujukan(stale, status="ditolak", hambatan="biaya", by=dinsos)
    assert RiwayatRujukan.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_answers_at_once_leave_one(rujukan, dinsos):
    stale = [Rujukan.objects.get(), Rujukan.objects.get()]

    def answer(row):
        return lambda: actions.verify_rujukan(row, status="diterima", by=dinsos)

    failures = run_together(*(answer(row) for row in stale))
    assert [type(failure) for failure in failures] == [ActionRefused]
    assert Layanan.objects.filter(rujukan=rujukan).count() == 2


@pytest.mark.django_db(transaction=True)
def test_consent_withdrawn_while_it_is_accepted_never_leaves_it_open(korban, rujukan, sekretariat, dinsos):
    consent = korban.daftar_persetujuan.get(digantikan_pada__isnull=True)
    failures = run_together(
        lambda: actions.verify_rujukan(Rujukan.objects.get(), status="diterima", by=dinsos),
        lambda: actions.withdraw_persetujuan(consent, tanggal=consent.tanggal, alasan="", by=sekretariat),
    )
    assert {type(failure) for failure in failures} <= {ActionRefused}  # nobody crashes or hangs, whoever came first
    assert Rujukan.objects.get().status == "dicabut"
    assert not Layanan.objects.visible_to(dinsos).exists()


def test_one_waiting_referral_per_agency(rujukan, korban, sekretariat, dinsos):
    with pytest.raises(ValidationError, match="belum dijawab"):
        send(korban, dinsos.instansi, sekretariat)
    in_state(rujukan, "ditolak", dinsos=dinsos, sekretariat=sekretariat)
    assert send(korban, dinsos.instansi, sekretariat).urutan == 2


def test_the_same_form_sent_twice_refers_once(korban, sekretariat, dinsos):
    make_persetujuan(korban, dinsos.instansi, by=sekretariat)
    key = "6f1d3a52-5b1f-4b6c-9d1a-0a0b0c0d0e0f"
    first = send(korban, dinsos.instansi, sekretariat, kunci_kirim=key)
    second = send(korban, dinsos.instansi, sekretariat, kunci_kirim=key)
    assert first == second
    assert second.is_ulangan
    assert Rujukan.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"daftar_jenis": []}, "satu jenis layanan"),
        ({"daftar_jenis": ["XXX"]}, "'XXX' bukan pilihan yang valid"),
        ({"tenggat": datetime.date(2020, 1, 1)}, "Batas jawaban"),
        ({"tenggat": datetime.date(2099, 1, 1)}, "Batas jawaban"),
        ({"urgensi": "kilat"}, "'kilat' bukan pilihan yang valid"),
    ],
)
def test_bad_referral_is_refused(korban, sekretariat, dinsos, change, message):
    make_persetujuan(korban, dinsos.instansi, by=sekretariat)
    with pytest.raises((ActionRefused, ValidationError), match=message):
        actions.add_rujukan(korban, by=sekretariat, **{"penerima": dinsos.instansi, "daftar_jenis": ["SOS"], **change})
    assert not Rujukan.objects.exists()


def test_closed_case_and_restricted_victim_are_not_referred(korban, kepala, sekretariat, dinsos):
    make_persetujuan(korban, dinsos.instansi, by=sekretariat)
    actions.change_pembatasan(korban, dibatasi=True, alasan="permintaan korban sendiri", by=kepala)
    with pytest.raises(ActionRefused, match="dibatasi"):
        send(korban, dinsos.instansi, sekretariat)
    actions.change_pembatasan(korban, dibatasi=False, alasan="permintaan korban sendiri", by=kepala)
    row = send(korban, dinsos.instansi, sekretariat)
    actions.change_status_kasus(korban.kasus, to="Closed", alasan="tuntas", by=kepala)
    with pytest.raises(ActionRefused, match="diterminasi"):
        actions.verify_rujukan(row, status="diterima", by=dinsos)
    with pytest.raises(ActionRefused, match="diterminasi"):
        send(korban, dinsos.instansi, sekretariat)


# ── What the table itself refuses, and what is sealed ───────────────────────


@pytest.mark.parametrize(
    "change",
    [
        {"status": "ditolak"},
        {"status": "diterima"},
        {"status": "dicabut"},
        {"hambatan": "biaya"},
        {"hasil": "tuntas"},
        {"alasan_cabut": "keliru"},
        {"status": "x"},
        {"urutan": 2, "status": "selesai", "hasil": "tuntas"},
    ],
    ids=str,
)
def test_table_itself_refuses(rujukan, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        Rujukan.objects.filter(pk=rujukan.pk).update(**change)


def test_notes_are_sealed(rujukan, dinsos):
    actions.verify_rujukan(rujukan, status="ditolak", hambatan="biaya", catatan="kamar penuh sampai Mei", by=dinsos)
    with connection.cursor() as cursor:
        cursor.execute("SELECT catatan FROM kasus_rujukan UNION ALL SELECT catatan FROM kasus_riwayatrujukan")
        stored = b"".join(bytes(cell) for (cell,) in cursor.fetchall())
    assert b"kamar" not in stored


def test_barriers_are_counted_over_refusals_and_unfinished_outcomes(sekretariat, dinsos, polda):
    def refer(agency):
        korban = make_kasus(by=sekretariat).daftar_korban.get()
        return make_rujukan(korban, agency, by=sekretariat)

    for hambatan in ("bpjs", "bpjs", "rumah_aman"):
        actions.verify_rujukan(refer(dinsos.instansi), status="ditolak", hambatan=hambatan, by=dinsos)
    accepted = actions.verify_rujukan(refer(polda.instansi), status="diterima", by=polda)
    actions.report_rujukan(accepted, hasil="tidak_diberikan", hambatan="bpjs", by=polda)
    refer(polda.instansi)
    assert list(Rujukan.objects.hambatan_terhitung().items()) == [("bpjs", 3), ("rumah_aman", 1)]
    assert Rujukan.objects.filter(penerima=dinsos.instansi).hambatan_terhitung() == {"bpjs": 2, "rumah_aman": 1}


def test_service_that_a_member_adds_itself_closes_with_the_referral(rujukan, korban, sekretariat, dinsos):
    """Its own record must not keep the door open."""
    in_state(rujukan, "diterima", dinsos=dinsos, sekretariat=sekretariat)
    own = make_layanan(korban, by=dinsos, penyedia=dinsos.instansi, jenis="HUK")
    assert own.rujukan == rujukan
    assert Layanan.objects.visible_to(dinsos).filter(pk=own.pk).exists()
    move(Rujukan.objects.get(), "dicabut", dinsos=dinsos, sekretariat=sekretariat)
    assert not Layanan.objects.visible_to(dinsos).exists()
    assert not type(korban).objects.visible_to(dinsos).exists()
