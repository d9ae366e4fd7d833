"""The queue of mails: put in once, taken by one, marked; what a killed process left; what a person decides."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from anggota.models import JejakAudit
from gugus_tugas import clock
from gugus_tugas.auth import ActionRefused
from gugus_tugas.tests.parallel import run_together
from rapat import actions
from rapat.actions import pemberitahuan as queue
from rapat.actions import pengiriman
from rapat.enums import GalatKirim, JenisPemberitahuan, StatusPemberitahuan
from rapat.models import Pemberitahuan
from rapat.models.pemberitahuan import SEWA
from rapat.tests.factories import make_surel, make_tindak_lanjut

LATER = SEWA + datetime.timedelta(seconds=1)
TODAY = timezone.localdate


@pytest.fixture
def receiver(dinsos):
    dinsos.surel = "dinsos@contoh.go.id"
    dinsos.save()
    return dinsos


@pytest.fixture
def mail(receiver, sekretariat):
    """A reminder that waits, about one item that is due tomorrow."""
    tomorrow = TODAY() + datetime.timedelta(days=1)
    make_tindak_lanjut(by=sekretariat, instansi=receiver.instansi, tenggat=tomorrow)
    actions.antre_pengingat()
    return Pemberitahuan.objects.get()


def state(row) -> str:
    row.refresh_from_db()
    return row.status


def test_same_key_is_queued_once(receiver):
    put = {"penerima": receiver}
    assert queue.antre(JenisPemberitahuan.RINGKASAN, "k", **put) is True
    assert queue.antre(JenisPemberitahuan.RINGKASAN, "k", **put) is False
    assert Pemberitahuan.objects.count() == 1


def test_taken_mail_is_taken_by_nobody_else(mail):
    assert queue.ambil() == mail
    assert state(mail) == "diambil"
    assert queue.ambil() is None


def test_killed_before_the_message_left_it_is_sent_by_the_next_run(mail, kotak_surat):
    queue.ambil()
    assert actions.kirim().terkirim == 0  # it may still be in living hands
    with clock.at(timezone.now() + LATER):
        assert actions.kirim().terkirim == 1
    assert kotak_surat.penerima == ["dinsos@contoh.go.id"]


def test_killed_while_the_message_left_a_person_decides(mail, kotak_surat, sekretariat):
    assert queue.serahkan(queue.ambil(), surel="dinsos@contoh.go.id")
    with clock.at(timezone.now() + LATER):
        done = actions.kirim()
    assert (done.terkirim, done.tidak_pasti, done.is_beres, state(mail)) == (0, 1, False, "tidak_pasti")
    assert kotak_surat.surat == []
    assert actions.kirim_lagi([mail], by=sekretariat) == 1
    assert actions.kirim().terkirim == 1
    assert kotak_surat.per_message == {f"<{mail.pk}@127.0.0.1>": 1}
    assert JejakAudit.objects.filter(peristiwa="resend_pemberitahuan").count() == 1


def test_sleeper_whose_lease_ended_sends_nothing(mail):
    sleeper = queue.ambil()
    with clock.at(timezone.now() + LATER):
        queue.pulihkan()
        other = queue.ambil()
        assert queue.serahkan(sleeper, surel="x@contoh.go.id") is False
        assert queue.tandai(sleeper, StatusPemberitahuan.GAGAL) is False
        assert queue.serahkan(other, surel="x@contoh.go.id") is True


def test_late_answer_settles_what_was_declared_uncertain(mail):
    slow = queue.ambil()
    queue.serahkan(slow, surel="x@contoh.go.id")
    with clock.at(timezone.now() + LATER):
        queue.pulihkan()
    assert queue.tandai(slow, StatusPemberitahuan.TERKIRIM)
    assert state(mail) == "terkirim"


def test_late_answer_does_not_touch_what_was_sent_again(mail, sekretariat):
    slow = queue.ambil()
    queue.serahkan(slow, surel="x@contoh.go.id")
    with clock.at(timezone.now() + LATER):
        queue.pulihkan()
    actions.kirim_lagi([mail], by=sekretariat)
    queue.ambil()
    assert queue.tandai(slow, StatusPemberitahuan.TERKIRIM) is False
    assert state(mail) == "diambil"


@pytest.mark.parametrize(
    ("answers", "status", "galat"),
    [
        ({"RCPT dinsos@contoh.go.id": "550 tidak ada"}, "gagal", GalatKirim.ALAMAT_DITOLAK),
        ({"RCPT dinsos@contoh.go.id": "451 nanti"}, "antre", GalatKirim.SERVER_SIBUK),
        ({"DATA": "554 tidak"}, "gagal", GalatKirim.PESAN_DITOLAK),
        ({"MAIL": "530 masuk dahulu"}, "antre", GalatKirim.PENGIRIM_DITOLAK),
        ({"ISI": ""}, "tidak_pasti", GalatKirim.TERPUTUS),
    ],
)
def test_refusal_stands_there_as_a_code(mail, kotak_surat, answers, status, galat):
    kotak_surat.answers = answers
    done = actions.kirim()
    assert (state(mail), mail.galat) == (status, galat)
    assert done.jumlah[status] == 1
    assert bool(done.putus) is (galat == GalatKirim.PENGIRIM_DITOLAK)


def test_refused_for_now_is_tried_with_growing_pauses_and_then_given_up(mail, kotak_surat):
    kotak_surat.answers = {"RCPT dinsos@contoh.go.id": "451 nanti"}
    moment, waits = timezone.now() + datetime.timedelta(seconds=1), []
    for _ in range(len(queue.JEDA)):
        with clock.at(moment):
            assert actions.kirim().tertunda == 1
            assert actions.kirim().tertunda == 0  # not before its time
        mail.refresh_from_db()
        waits.append(mail.tunggu_sampai - moment)
        moment = mail.tunggu_sampai
    assert waits == queue.JEDA
    with clock.at(moment):
        assert actions.kirim().gagal == 1
    assert state(mail) == "gagal"


def test_server_that_is_away_stops_the_run_and_loses_nothing(mail, settings):
    make_surel(penerima=mail.penerima)
    settings.EMAIL_BACKEND, settings.EMAIL_PORT = "django.core.mail.backends.smtp.EmailBackend", 1
    done = actions.kirim()
    assert (done.tertunda, done.putus) == (1, "Server surel tidak dapat dihubungi")
    assert set(Pemberitahuan.objects.values_list("status", flat=True)) == {"antre"}


def test_server_that_is_away_for_two_days_uses_up_no_attempt(mail, kotak_surat, settings):
    """The timer runs every quarter of an hour; nobody has to send each mail again by hand afterwards."""
    there = settings.EMAIL_BACKEND, settings.EMAIL_PORT
    settings.EMAIL_BACKEND, settings.EMAIL_PORT = "django.core.mail.backends.smtp.EmailBackend", 1
    moment, tick = timezone.now() + datetime.timedelta(seconds=1), datetime.timedelta(minutes=15)
    for n in range(2 * 24 * 4):
        with clock.at(moment + n * tick):
            assert actions.kirim().gagal == 0
    assert (state(mail), mail.tundaan) == ("antre", 0)
    settings.EMAIL_BACKEND, settings.EMAIL_PORT = there
    with clock.at(mail.tunggu_sampai):
        assert actions.kirim().terkirim == 1


def test_mail_at_which_the_server_hangs_up_stands_before_nobody(mail, kotak_surat):
    make_surel(penerima=mail.penerima, jenis=JenisPemberitahuan.KANTOR)
    kotak_surat.answers = {"RCPT dinsos@contoh.go.id": ""}
    moment = timezone.now() + datetime.timedelta(seconds=1)
    with clock.at(moment):
        actions.kirim()
    tried = Pemberitahuan.objects.exclude(galat="").get()
    with clock.at(moment + datetime.timedelta(minutes=15)):
        assert queue.ambil() != tried


def test_mail_that_cannot_be_written_stops_nobody_behind_it(mail, kotak_surat, monkeypatch):
    bad = make_surel(penerima=mail.penerima, tunggu_sampai=timezone.now() - LATER)
    write = pengiriman.surat.tulis
    monkeypatch.setattr(pengiriman.surat, "tulis", lambda row: 1 / 0 if row == bad else write(row))
    done = actions.kirim()
    assert (done.terkirim, done.tertunda) == (1, 1)
    assert (state(bad), bad.galat) == ("antre", GalatKirim.TIDAK_TERTULIS)


def test_account_without_address_is_shown_as_failed(mail, kotak_surat):
    type(mail.penerima).objects.update(surel="")
    assert actions.kirim().gagal == 1
    assert state(mail) == "gagal"
    assert mail.get_galat_display() == "Penerima tidak memiliki alamat surel"


def test_account_that_was_closed_meanwhile_gets_nothing(mail, kotak_surat):
    type(mail.penerima).objects.update(is_active=False)
    assert actions.kirim().is_beres
    assert (state(mail), kotak_surat.surat) == ("batal", [])


def test_received_otherwise_is_marked_and_cannot_be_decided_twice(mail, sekretariat):
    mail.status = "tidak_pasti"
    mail.save()
    assert actions.tandai_diterima(mail, by=sekretariat).status == "terkirim"
    for act in (
        lambda: actions.tandai_diterima(mail, by=sekretariat),
        lambda: actions.kirim_lagi([mail], by=sekretariat),
    ):
        with pytest.raises(ActionRefused):
            act()
    assert JejakAudit.objects.filter(peristiwa="verify_pemberitahuan").count() == 1


@pytest.mark.parametrize("status", ["antre", "diambil", "diserahkan", "terkirim", "batal"])
def test_only_what_failed_or_is_uncertain_is_sent_again(mail, sekretariat, status):
    held = timezone.now() if status in ("diambil", "diserahkan") else None
    sent = timezone.now() if status == "terkirim" else None
    Pemberitahuan.objects.update(status=status, diambil_sejak=held, terkirim_sejak=sent)
    with pytest.raises(ActionRefused):
        actions.kirim_lagi([mail], by=sekretariat)


@pytest.mark.parametrize(
    "values",
    [
        {"status": "terkirim"},
        {"status": "antre", "terkirim_sejak": timezone.now()},
        {"status": "diambil"},
        {"status": "gagal", "diambil_sejak": timezone.now()},
        {"penerima": None},
        {"status": "hilang"},
        {"galat": "lain"},
    ],
)
def test_database_refuses_a_row_that_contradicts_itself(receiver, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_surel(**{"penerima": receiver, **values})


@pytest.mark.django_db(transaction=True)
def test_two_processes_share_the_queue(cast, kotak_surat):
    """Each mail goes out once, whoever takes it; both put today's reminders into the queue at the same moment."""
    by, members = cast["sekretariat"], [cast["polda"], cast["dinsos"]]
    for number, one in enumerate(members):
        one.surel = f"satu{number}@contoh.go.id"
        one.save()
        make_tindak_lanjut(by=by, instansi=one.instansi, tenggat=TODAY() - datetime.timedelta(days=3))
    for _ in range(12):
        make_surel(penerima=by, jenis=JenisPemberitahuan.KANTOR)
    type(by).objects.filter(pk=by.pk).update(surel="kantor@contoh.go.id")

    def work():
        actions.antre_pengingat()
        actions.kirim()

    assert run_together(work, work) == []
    assert set(kotak_surat.per_message.values()) == {1}
    assert kotak_surat.penerima == sorted(["kantor@contoh.go.id"] * 12 + ["satu0@contoh.go.id", "satu1@contoh.go.id"])
