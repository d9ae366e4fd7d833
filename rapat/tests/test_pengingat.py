"""What is told, to whom, when, and never twice."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from anggota.models import Pejabat, Pengguna
from anggota.tests.factories import make_keanggotaan, make_nota, make_pengguna, make_sk
from rapat import actions
from rapat.enums import Usulan
from rapat.models import ButirPemberitahuan, Pemberitahuan
from rapat.tests.factories import make_perkembangan, make_rapat, make_rekomendasi, make_tindak_lanjut

DAY = datetime.timedelta(days=1)
# A Monday in the middle of a quarter: no empty slot warns.
START = datetime.datetime(2026, 8, 3, 1, tzinfo=datetime.UTC)
TODAY = START.date()


@pytest.fixture(autouse=True)
def _quiet_office(cast, calendar):
    """Everybody has an address, and the calendar stands still."""
    for one in cast.values():
        one.surel = f"{one.nama_pengguna}@contoh.go.id"
        one.save()


@pytest.fixture
def calendar(monkeypatch):
    """calendar(n): n days after the start. Reminders ask for the date of Aceh."""
    moment = {"now": START}

    def move(days: int):
        moment["now"] = START + days * DAY
        return moment["now"].date()

    monkeypatch.setattr(timezone, "now", lambda: moment["now"])
    return move


def told(jenis: str | None = None) -> list[tuple[str, str]]:
    rows = Pemberitahuan.objects.filter(jenis=jenis) if jenis else Pemberitahuan.objects.all()
    return sorted(rows.values_list("penerima__nama_pengguna", "jenis"))


def days_told(calendar, days) -> list[int]:
    """On which of these days after the start a reminder is queued."""
    found = []
    for day in days:
        calendar(day)
        if actions.antre_pengingat():
            found.append(day)
        assert actions.antre_pengingat() == 0  # the second run of a day finds nothing to say
    return found


def test_due_date_is_told_fourteen_seven_and_one_day_before_and_weekly_after(calendar, sekretariat, dinsos):
    make_tindak_lanjut(by=sekretariat, instansi=dinsos.instansi, tenggat=TODAY + 20 * DAY)
    assert days_told(calendar, range(45)) == [6, 13, 19, 21, 28, 35, 42]
    assert set(told("ringkasan")) == {("dinsos", "ringkasan")}


def test_timer_that_stood_still_forgets_nobody(calendar, sekretariat, dinsos):
    make_tindak_lanjut(by=sekretariat, instansi=dinsos.instansi, tenggat=TODAY + 20 * DAY)
    assert days_told(calendar, [0, 9, 12, 15, 24, 26, 31]) == [9, 15, 24, 31]


def test_one_mail_a_person_and_day_whatever_the_number_of_items(sekretariat, dinsos, polda):
    for number in range(5):
        make_tindak_lanjut(by=sekretariat, instansi=dinsos.instansi, tenggat=TODAY + (number - 2) * DAY)
    make_tindak_lanjut(by=sekretariat, instansi=polda.instansi, tenggat=TODAY - DAY)
    assert actions.antre_pengingat() == 2
    assert told() == [("dinsos", "ringkasan"), ("polda", "ringkasan")]
    assert ButirPemberitahuan.objects.filter(pemberitahuan__penerima=dinsos).count() == 5


def test_what_is_settled_undated_far_or_awaits_a_verdict_is_not_told(sekretariat, kepala, dinsos):
    make_tindak_lanjut(by=sekretariat, instansi=dinsos.instansi)
    make_tindak_lanjut(by=sekretariat, instansi=dinsos.instansi, tenggat=TODAY + 15 * DAY)
    item = make_tindak_lanjut(by=sekretariat, instansi=dinsos.instansi, tenggat=TODAY - DAY)
    note = make_perkembangan(item, by=dinsos, usulan=Usulan.SELESAI)
    assert actions.antre_pengingat() == 0
    actions.verify_tindak_lanjut(note, by=kepala, hasil="sesuai")
    assert actions.antre_pengingat() == 0


def test_handed_back_is_told_even_to_who_wants_no_reminders(sekretariat, kepala, dinsos):
    item = make_tindak_lanjut(by=sekretariat, instansi=dinsos.instansi, tenggat=TODAY - DAY)
    actions.update_pilihan_kabar(dinsos, terima_pengingat=False)
    note = make_perkembangan(item, by=dinsos)
    actions.verify_tindak_lanjut(note, by=kepala, hasil="belum_sesuai", catatan="Lampirkan notulen.")
    assert (actions.antre_pengingat(), actions.antre_pengingat()) == (1, 0)
    assert told() == [("dinsos", "dikembalikan")]
    assert actions.kirim().terkirim == 1


def test_switched_off_while_the_mail_waited_it_is_not_sent(sekretariat, dinsos, kotak_surat):
    make_tindak_lanjut(by=sekretariat, instansi=dinsos.instansi, tenggat=TODAY - DAY)
    actions.antre_pengingat()
    actions.update_pilihan_kabar(dinsos, terima_pengingat=False)
    assert actions.kirim().terkirim == 0
    assert (kotak_surat.surat, Pemberitahuan.objects.get().status) == ([], "batal")


def test_answered_while_the_mail_waited_it_is_not_sent(sekretariat, kepala, dinsos, kotak_surat):
    item = make_tindak_lanjut(by=sekretariat, instansi=dinsos.instansi, tenggat=TODAY - DAY)
    actions.antre_pengingat()
    actions.verify_tindak_lanjut(make_perkembangan(item, by=dinsos), by=kepala, hasil="sesuai")
    actions.kirim()
    assert (kotak_surat.surat, Pemberitahuan.objects.get().status) == ([], "batal")


@pytest.mark.parametrize("end", ["inactive", "term"])
def test_who_left_gets_nothing(sekretariat, dinsos, end):
    make_tindak_lanjut(by=sekretariat, instansi=dinsos.instansi, tenggat=TODAY - DAY)
    if end == "inactive":
        Pengguna.objects.filter(pk=dinsos.pk).update(is_active=False)
    else:
        seat = make_keanggotaan(sk=make_sk(by=sekretariat), instansi=dinsos.instansi)
        Pejabat.objects.create(keanggotaan=seat, nama="x", mulai=TODAY - 90 * DAY, selesai=TODAY - DAY, pengguna=dinsos)
    assert actions.antre_pengingat() == 0


def test_new_tasks_are_told_at_closing_and_never_twice(sekretariat, dinsos, polda):
    rapat = make_rapat(by=sekretariat)
    for _ in range(3):
        make_rekomendasi(by=sekretariat, instansi=dinsos.instansi, rapat=rapat, pendukung=[polda.instansi])
    assert actions.antre_tugas_baru(rapat, by=sekretariat) == 2
    assert actions.antre_tugas_baru(rapat, by=sekretariat) == 0
    make_rekomendasi(by=sekretariat, instansi=dinsos.instansi, rapat=rapat)  # reopened, and closed again
    assert actions.antre_tugas_baru(rapat, by=sekretariat) == 1
    assert ButirPemberitahuan.objects.filter(pemberitahuan__penerima=dinsos).count() == 4


def test_meeting_tomorrow_is_told_to_who_has_a_seat_and_to_the_office(calendar, sekretariat, dinsos):
    make_keanggotaan(sk=make_sk(by=sekretariat), instansi=dinsos.instansi)
    make_rapat(by=sekretariat, tanggal=TODAY + 3 * DAY)
    make_rapat(by=sekretariat, tanggal=TODAY + 3 * DAY, status="konsep")
    assert days_told(calendar, range(6)) == [2]
    assert told() == [("dinsos", "besok"), ("kepala", "besok"), ("sekretariat", "besok")]


@pytest.mark.parametrize(("hour", "status"), [(9, "terkirim"), (7, "batal"), (None, "terkirim")])
def test_timer_that_stood_still_the_day_before_tells_on_the_day_unless_it_began(
    calendar, sekretariat, dinsos, kotak_surat, hour, status
):
    """The calendar stands at 8 o'clock in Aceh."""
    make_rapat(by=sekretariat, tanggal=TODAY + 3 * DAY, mulai=hour and datetime.time(hour))
    calendar(3)
    actions.antre_pengingat()
    actions.kirim()
    assert set(Pemberitahuan.objects.filter(jenis="besok").values_list("status", flat=True)) == {status}


def test_empty_quarter_agreement_and_decree_are_told_to_the_office(calendar, sekretariat):
    make_nota(by=sekretariat, berlaku_sampai=TODAY + 100 * DAY)
    make_sk(by=sekretariat, berlaku_sampai=TODAY + 70 * DAY)
    assert days_told(calendar, range(60)) == [0, 10, 28, 40, 51]  # decree 90, 60 · quarter 30, 7 · agreement 90, 60
    assert set(told()) == {("kepala", "kantor"), ("sekretariat", "kantor")}


def test_filled_quarter_and_followed_decree_are_not_told(calendar, sekretariat):
    make_rapat(by=sekretariat, jenis="triwulan", triwulan=3, tanggal=TODAY + DAY, status="konsep")
    first = make_sk(by=sekretariat, nomor="1", berlaku_sampai=TODAY + 70 * DAY)
    make_sk(by=sekretariat, nomor="2", berlaku_mulai=first.berlaku_sampai + DAY)
    assert days_told(calendar, range(58)) == []


def test_command_says_what_it_did_and_names_nobody(sekretariat, dinsos, kotak_surat, capsys):
    make_tindak_lanjut(by=sekretariat, instansi=dinsos.instansi, tenggat=TODAY - DAY)
    call_command("kirim_pengingat")
    printed = capsys.readouterr().out
    assert "1 pengingat diantrekan" in printed
    assert "1 terkirim, 0 dicoba lagi nanti, 0 gagal, 0 tidak pasti" in printed
    call_command("kirim_pengingat")
    assert len(kotak_surat.surat) == 1


@pytest.mark.parametrize(
    ("answers", "words"),
    [({"RCPT dinsos@contoh.go.id": "550 dinsos tidak ada"}, "perlu diurus"), ({"MAIL": "550 x"}, "Berhenti")],
)
def test_command_fails_when_somebody_must_look(sekretariat, dinsos, kotak_surat, capsys, caplog, answers, words):
    make_tindak_lanjut(by=sekretariat, instansi=dinsos.instansi, tenggat=TODAY - DAY)
    kotak_surat.answers = answers
    with pytest.raises(CommandError, match=words):
        call_command("kirim_pengingat")
    captured = capsys.readouterr()
    assert "@" not in captured.out + captured.err + caplog.text


def test_second_account_of_an_agency_is_told_as_well(sekretariat, dinsos):
    make_pengguna(nama_pengguna="dua", peran="anggota", instansi=dinsos.instansi, surel="dua@contoh.go.id")
    make_tindak_lanjut(by=sekretariat, instansi=dinsos.instansi, tenggat=TODAY - DAY)
    actions.antre_pengingat()
    assert told() == [("dinsos", "ringkasan"), ("dua", "ringkasan")]
