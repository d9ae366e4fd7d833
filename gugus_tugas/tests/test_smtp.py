"""The conversation of SMTP: what each refusal means, and when a mail can no longer be taken back."""

import pytest
from django.core.mail import EmailMessage

from gugus_tugas.smtp import Kurir, NotSent, Unknown


def mail(to: str = "a@contoh.go.id") -> EmailMessage:
    return EmailMessage("Perihal", "Isi", "kami@contoh.go.id", [to])


def send(courier, message=None, *, go_on=True) -> tuple[bool, list]:
    called = []
    done = courier.deliver(message or mail(), before_data=lambda: called.append(1) or go_on)
    return done, called


def test_mails_go_out_over_one_connection(kotak_surat):
    with Kurir() as courier:
        assert send(courier) == (True, [1])
        assert send(courier, mail("b@contoh.go.id")) == (True, [1])
    assert kotak_surat.penerima == ["a@contoh.go.id", "b@contoh.go.id"]


def test_given_up_at_the_last_moment_nothing_leaves(kotak_surat):
    with Kurir() as courier:
        assert send(courier, go_on=False) == (False, [1])
        assert send(courier) == (True, [1])
    assert len(kotak_surat.surat) == 1


@pytest.mark.parametrize(
    ("answers", "kind", "temporary", "reached_data"),
    [
        ({"MAIL": "550 tidak"}, "sender", True, 0),
        ({"MAIL": "421 tutup"}, "sender", True, 0),
        ({"MAIL": ""}, "connection", True, 0),
        ({"RCPT a@contoh.go.id": "550 tidak ada"}, "address", False, 0),
        ({"RCPT a@contoh.go.id": "450 penuh"}, "address", True, 0),
        ({"DATA": "554 tidak"}, "message", False, 1),
        ({"DATA": "451 nanti"}, "message", True, 1),
        ({"ISI": "552 terlalu besar"}, "message", False, 1),
        ({"ISI": "451 nanti"}, "message", True, 1),
    ],
)
def test_refusal_says_what_was_refused_and_the_next_mail_goes_out(kotak_surat, answers, kind, temporary, reached_data):
    kotak_surat.answers, called = answers, []
    with Kurir() as courier:
        with pytest.raises(NotSent) as refusal:
            courier.deliver(mail(), before_data=lambda: called.append(1) or True)
        assert (refusal.value.kind, refusal.value.temporary, len(called)) == (kind, temporary, reached_data)
        kotak_surat.answers = {}
        assert send(courier, mail("b@contoh.go.id"))[0]
    assert kotak_surat.penerima == ["b@contoh.go.id"]


def test_cut_off_before_the_answer_nobody_knows(kotak_surat):
    kotak_surat.answers = {"ISI": ""}
    with Kurir() as courier, pytest.raises(Unknown):
        send(courier)
    assert len(kotak_surat.surat) == 1


def test_connection_that_died_while_it_was_kept_is_renewed(kotak_surat):
    with Kurir() as courier:
        assert send(courier)[0]
        kotak_surat.answers = {"MAIL": ""}
        kotak_surat.on_step = lambda step, number: (
            kotak_surat.answers.clear() if step == "MAIL" and number > 6 else None
        )
        assert send(courier)[0]
    assert len(kotak_surat.surat) == 2


def test_server_that_is_not_there(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with Kurir() as courier, pytest.raises(NotSent) as refusal:
        send(courier)
    assert (refusal.value.kind, refusal.value.temporary) == ("connection", True)


def test_what_cannot_be_written_never_begins(kotak_surat):
    called, broken = [], EmailMessage("a\nBcc: x@y.z", "Isi", "k@c.id", ["a@c.id"])
    with Kurir() as courier, pytest.raises(NotSent) as refusal:
        courier.deliver(broken, before_data=lambda: called.append(1) or True)
    assert (refusal.value.kind, refusal.value.temporary, called, kotak_surat.steps) == ("message", False, [], 0)
