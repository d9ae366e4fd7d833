"""Calendar files: read by a foreign parser; the feed by its secret alone, and only what its account may see."""

import datetime
import re

import icalendar
import pytest
from django.test import Client

from anggota.models import JejakAudit, Pengguna
from rapat.ics import Acara, escape, fold, write_calendar
from rapat.models import PilihanKabar, SiaranUndangan
from rapat.tests.factories import make_rapat

CHOICE, RENEW, WITHDRAW = "/akun/kabar/", "/akun/kabar/kalender/", "/akun/kabar/kalender/cabut/"


def acara(**values) -> Acara:
    defaults = {
        "uid": "u-1", "urutan": 3, "judul": "Rapat", "tanggal": datetime.date(2026, 12, 1), "mulai": datetime.time(9),
        "selesai": datetime.time(12, 30), "tempat": "Aula", "alamat": "http://x/rapat/1/",
        "dicatat": datetime.datetime(2026, 11, 1, 3, 4, 5, tzinfo=datetime.UTC),
    }  # fmt: skip
    return Acara(**{**defaults, **values})


def events(content: bytes) -> list:
    return icalendar.Calendar.from_ical(content).walk("VEVENT")


@pytest.mark.parametrize(
    "text",
    ["a;b,c\\d", "baris satu\nbaris dua", "é" * 200, "Rapat 📅 " * 30, "END:VEVENT\r\nBEGIN:VEVENT", ":", 'kutip "x"'],
)
def test_every_text_comes_back_from_the_parser(text):
    [event] = events(write_calendar([acara(judul=text)]))
    assert str(event["SUMMARY"]) == "\n".join(text.splitlines())


def test_lines_are_folded_at_75_octets_and_end_with_crlf():
    content = write_calendar([acara(judul="ш" * 300)])
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert max(len(line) for line in content.split(b"\r\n")) == 75
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert fold("x" * 75) == "x" * 75 + "\r\n"
    assert escape("a\r\nb") == r"a\nb"


def test_hours_are_those_of_aceh_and_none_are_invented():
    [full], [open_end], [day] = (
        events(write_calendar([acara(**values)]))
        for values in ({}, {"selesai": None}, {"mulai": None, "selesai": None})
    )
    assert full["DTSTART"].dt.astimezone(datetime.UTC).hour == 2
    assert (full["DTEND"].dt - full["DTSTART"].dt) == datetime.timedelta(hours=3, minutes=30)
    assert "DTEND" not in open_end
    assert (day["DTSTART"].dt, day["DTEND"].dt) == (datetime.date(2026, 12, 1), datetime.date(2026, 12, 2))


def test_file_of_a_meeting_counts_the_announced_changes(client_of, polda, sekretariat):
    rapat = make_rapat(by=sekretariat, tempat="Aula; lantai 2", mulai=datetime.time(9))
    known = {name: getattr(rapat, name) for name in SiaranUndangan.DIUMUMKAN}
    for number in (0, 1):
        SiaranUndangan.objects.create(rapat=rapat, urutan=number, dicatat_oleh=sekretariat, **known)
    answer = client_of(polda).get(f"/rapat/{rapat.pk}/rapat.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    assert 'filename="rapat-20260212.ics"' in answer["Content-Disposition"]
    [event] = events(answer.content)
    assert (str(event["UID"]), event["SEQUENCE"], str(event["LOCATION"])) == (str(rapat.uid), 1, "Aula; lantai 2")
    assert str(event["URL"]) == f"http://127.0.0.1:8000/rapat/{rapat.pk}/"


def test_draft_is_no_file_for_a_member(client_of, polda, sekretariat):
    rapat = make_rapat(by=sekretariat, status="konsep")
    assert client_of(polda).get(f"/rapat/{rapat.pk}/rapat.ics").status_code == 404


@pytest.fixture
def subscribe(client_of):
    """subscribe(user): the address of a new feed, as the page shows it once."""

    def make(user) -> str:
        html = client_of(user).post(RENEW).content.decode()
        return re.search(r">http://127\.0\.0\.1:8000(/kalender/[\w-]{43}\.ics)<", html)[1]

    return make


def test_feed_needs_no_login_and_shows_what_its_account_sees(subscribe, polda, sekretariat):
    seen = make_rapat(by=sekretariat)
    make_rapat(by=sekretariat, status="konsep")
    [event] = events(Client().get(subscribe(polda)).content)
    assert str(event["UID"]) == str(seen.uid)


def test_secret_is_not_kept_and_not_shown_again(subscribe, client_of, polda):
    address = subscribe(polda)
    secret = address.split("/")[2].removesuffix(".ics")
    row = PilihanKabar.objects.get()
    assert secret not in repr(row.__dict__)
    assert secret not in client_of(polda).get(CHOICE).content.decode()
    assert [row.peristiwa for row in JejakAudit.objects.all()][:1] == ["renew_kalender"]


def test_renewed_or_withdrawn_the_old_address_is_dead(subscribe, client_of, polda):
    old, new = subscribe(polda), subscribe(polda)
    assert (Client().get(old).status_code, Client().get(new).status_code) == (404, 200)
    client_of(polda).post(WITHDRAW)
    assert Client().get(new).status_code == 404
    again = client_of(polda).post(WITHDRAW, follow=True)
    assert "sudah dicabut" in again.content.decode()


@pytest.mark.parametrize("change", [{"is_active": False}, {"peran": "pengelola"}])
def test_feed_ends_with_the_account_and_with_its_right(subscribe, polda, change):
    address = subscribe(polda)
    Pengguna.objects.filter(pk=polda.pk).update(**change)
    assert Client().get(address).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("token", ["x", "x" * 43, "%00", "a%0Ab", "é", "x" * 5000])
def test_unknown_address_is_not_there(token):
    assert Client().get(f"/kalender/{token}.ics").status_code == 404


def test_account_without_a_feed_is_not_found_by_an_empty_secret(client_of, polda):
    client_of(polda).post(CHOICE, {})
    assert PilihanKabar.objects.get().sidik_kalender == ""
    assert Client().get("/kalender/.ics").status_code == 404


def test_choice_is_stored_and_shown(client_of, polda):
    page = client_of(polda)
    assert "checked" in page.get(CHOICE).content.decode()
    assert "tersimpan" in page.post(CHOICE, {}, follow=True).content.decode()
    assert PilihanKabar.objects.get().terima_pengingat is False
    page.post(CHOICE, {"terima_pengingat": "on"})
    assert PilihanKabar.objects.get().terima_pengingat is True


def test_profile_leads_there_only_who_follows_meetings(client_of, polda, pengelola):
    assert CHOICE in client_of(polda).get("/akun/").content.decode()
    assert CHOICE not in client_of(pengelola).get("/akun/").content.decode()
