"""Each kind of mail as it arrives: its words, its headers, and every link followed as its receiver and as a stranger."""

import datetime
import re

import icalendar
import pytest
from django.test import Client
from django.utils import timezone

from anggota.models import Pengguna
from anggota.tests.factories import make_keanggotaan, make_nota, make_sk
from kasus.tests.factories import make_kasus, make_layanan
from rapat import actions
from rapat.models import Pemberitahuan
from rapat.pesan import pesan_tindak_lanjut
from rapat.tests.factories import make_konferensi, make_perkembangan, make_rapat, make_rekomendasi, make_tindak_lanjut

DAY = datetime.timedelta(days=1)
SITE = "http://127.0.0.1:8000"
TITLE = "Rapat 'Rumah Aman' & rujukan: évaluasi"
KINDS = ["undangan", "besok", "tugas_baru", "dikembalikan", "ringkasan", "pencabutan", "kantor"]


@pytest.fixture
def posted(cast, kotak_surat):
    """posted(kind): the mail of this kind as the server got it, and its receiver."""
    by, kepala, dinsos = cast["sekretariat"], cast["kepala"], cast["dinsos"]
    today = timezone.localdate()
    for one in cast.values():
        one.surel = f"{one.nama_pengguna}@contoh.go.id"
        one.save()

    def undangan():
        make_keanggotaan(sk=make_sk(by=by), instansi=dinsos.instansi)
        rapat = make_rapat(by=by, judul=TITLE, tanggal=today + 9 * DAY, mulai=datetime.time(9), tempat="Aula, Lt. 2")
        actions.send_undangan(rapat, by=by)

    def besok():
        make_keanggotaan(sk=make_sk(by=by), instansi=dinsos.instansi)
        make_rapat(by=by, judul=TITLE, tanggal=today + DAY, mulai=datetime.time(9))
        actions.antre_pengingat()

    def tugas_baru():
        rapat = make_rapat(by=by, judul=TITLE)
        make_rekomendasi(by=by, instansi=dinsos.instansi, rapat=rapat, uraian="Menyusun alur rujukan " * 9)
        actions.antre_tugas_baru(rapat, by=by)

    def dikembalikan():
        note = make_perkembangan(make_tindak_lanjut(by=by, instansi=dinsos.instansi), by=dinsos)
        actions.verify_tindak_lanjut(note, by=kepala, hasil="belum_sesuai", catatan="Kurang lengkap.")
        actions.antre_pengingat()

    def ringkasan():
        for late in (-5, 3):
            make_tindak_lanjut(by=by, instansi=dinsos.instansi, tenggat=today + late * DAY)
        actions.antre_pengingat()

    def pencabutan():
        rapat = make_rapat(by=by, judul=TITLE)
        row = make_rekomendasi(by=by, instansi=cast["polda"].instansi, pendukung=[dinsos.instansi], rapat=rapat)
        actions.antre_tugas_baru(rapat, by=by)
        actions.kirim()
        kotak_surat.surat.clear()
        actions.withdraw_instansi(row.daftar_tindak_lanjut.get(instansi=dinsos.instansi), by=by, alasan="Sudah jelas.")

    def kantor():
        make_nota(by=by, berlaku_sampai=today + 20 * DAY)
        make_sk(by=by, berlaku_sampai=today + 20 * DAY)
        actions.antre_pengingat()

    def post(kind):
        locals_ = {"undangan": undangan, "besok": besok, "tugas_baru": tugas_baru, "dikembalikan": dikembalikan}
        {**locals_, "ringkasan": ringkasan, "pencabutan": pencabutan, "kantor": kantor}[kind]()
        actions.kirim()
        who = cast["sekretariat"] if kind == "kantor" else dinsos
        [message] = [mail for address, mail in kotak_surat.surat if address == who.surel]
        return message, who

    return post


def body(message) -> str:
    return message.get_body(("plain",)).get_content()


def links(message) -> list[str]:
    return [link.removeprefix(SITE) for link in re.findall(rf"{SITE}\S+", body(message))]


@pytest.mark.parametrize("kind", KINDS)
def test_every_link_opens_for_its_receiver_and_for_no_stranger(posted, client_of, cast, kind):
    message, who = posted(kind)
    found = links(message)
    assert found
    for link in found:
        assert client_of(who).get(link).status_code == 200, link
        turned_away = Client().get(link)
        assert turned_away.status_code == 302
        assert turned_away.url.startswith("/masuk/"), link
        foreign = client_of(cast["pengelola"]).get(link).status_code
        assert foreign in (403, 404) or "/anggota/" in link, link
        if link.endswith("/lapor/"):
            assert client_of(cast["polda"]).get(link).status_code == 403


@pytest.mark.parametrize("kind", KINDS)
def test_mail_is_plain_readable_and_says_that_a_machine_wrote_it(posted, kind):
    message, who = posted(kind)
    text = body(message)
    assert message.get_body(("html",)) is None
    assert [line for line in text.splitlines() if len(line) > 72 and SITE not in line] == []
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["To"] == who.surel
    assert re.fullmatch(r"<[0-9a-f-]{36}@127\.0\.0\.1>", message["Message-ID"])
    assert ("List-Unsubscribe" in message) is (kind not in ("undangan", "dikembalikan", "pencabutan"))
    assert not re.search(r"&(amp|#\w+);|None|TPPO-ACEH/|korban", text)
    assert text.rstrip().endswith("Sekretariat Gugus Tugas PP-TPPO Aceh")


def test_title_arrives_as_it_was_typed(posted):
    message, _ = posted("undangan")
    assert message["Subject"].strip().startswith(f"Undangan: {TITLE}, ")
    assert TITLE in body(message)


def test_title_with_a_line_end_forges_no_header(cast, kotak_surat):
    by = cast["sekretariat"]
    by.surel = "kantor@contoh.go.id"
    by.save()
    make_rapat(by=by, judul="Rapat\r\nBcc: jahat@contoh.com", tanggal=timezone.localdate() + DAY)
    actions.antre_pengingat()
    actions.kirim()
    [(address, message)] = kotak_surat.surat
    assert (address, message["Bcc"]) == ("kantor@contoh.go.id", None)
    assert message["Subject"].endswith("Rapat Bcc: jahat@contoh.com")


def test_attached_calendar_file_is_the_meeting(posted):
    message, _ = posted("undangan")
    [part] = list(message.iter_attachments())
    assert (part.get_filename(), part.get_content_type()) == ("undangan.ics", "text/calendar")
    [event] = icalendar.Calendar.from_ical(part.get_content()).walk("VEVENT")
    day = timezone.localdate() + 9 * DAY
    assert (str(event["SUMMARY"]), str(event["LOCATION"]), event["SEQUENCE"]) == (TITLE, "Aula, Lt. 2", 0)
    assert event["DTSTART"].dt.astimezone(datetime.UTC) == datetime.datetime(
        day.year, day.month, day.day, 2, tzinfo=datetime.UTC
    )


def test_words_about_a_case_do_not_leave_the_house(cast, kotak_surat):
    """Neither the title nor the recommendation of a conference; and nothing at all to an agency that the case is closed to by now."""
    by, dinsos, polda = cast["sekretariat"], cast["dinsos"], cast["polda"]
    for name in ("dinsos", "polda"):
        cast[name].surel = f"{name}@contoh.go.id"
        cast[name].save()
    kasus = make_kasus(by=by)
    services = [make_layanan(kasus.daftar_korban.get(), by=by, penyedia=one.instansi) for one in (dinsos, polda)]
    rapat = make_konferensi(kasus, by=by)
    item = make_tindak_lanjut(rapat=rapat, by=by, instansi=dinsos.instansi, pendukung=[polda.instansi], uraian="ZZISI")
    actions.antre_tugas_baru(rapat, by=by)
    type(services[1]).objects.filter(pk=services[1].pk).update(penyedia=dinsos.instansi)
    actions.kirim()
    [(address, message)] = kotak_surat.surat
    assert address == dinsos.surel
    assert not re.search("ZZISI|TPPO-ACEH", str(message) + body(message))
    assert f"/tindak-lanjut/{item.pk}/lapor/" in body(message)
    assert "ZZISI" not in pesan_tindak_lanjut(item)


def test_who_was_invited_learns_that_it_is_cancelled(cast, client_of, kotak_surat):
    """Once; who still waited for the invitation gets neither; the calendar entry is the same one, cancelled."""
    by, dinsos = cast["sekretariat"], cast["dinsos"]
    dinsos.surel = "dinsos@contoh.go.id"
    dinsos.save()
    sk = make_sk(by=by)
    make_keanggotaan(sk=sk, instansi=dinsos.instansi)
    rapat = make_rapat(by=by, judul=TITLE, tanggal=timezone.localdate() + 9 * DAY)
    actions.send_undangan(rapat, by=by)
    actions.kirim()
    make_keanggotaan(sk=sk, instansi=cast["polda"].instansi, urutan=2)
    Pengguna.objects.filter(pk=cast["polda"].pk).update(surel="polda@contoh.go.id")
    actions.resend_undangan(rapat, by=by)
    invited = len(kotak_surat.surat)
    actions.cancel_rapat(rapat, by=by, alasan="Narasumber berhalangan")
    actions.kirim()
    actions.kirim()
    told = kotak_surat.surat[invited:]
    assert [address for address, _ in told] == [dinsos.surel]
    [(_, message)] = told
    assert message["Subject"].strip().startswith(f"Dibatalkan: {TITLE}, ")
    assert "Narasumber berhalangan" in body(message)
    [part] = list(message.iter_attachments())
    [event] = icalendar.Calendar.from_ical(part.get_content()).walk("VEVENT")
    assert (str(event["STATUS"]), event["SEQUENCE"], str(event["UID"])) == ("CANCELLED", 1, str(rapat.uid))
    [link] = links(message)
    assert client_of(dinsos).get(link).status_code == 200
    assert Client().get(link).status_code == 302


def test_invitation_that_is_on_its_way_is_followed_by_the_cancellation(cast, kotak_surat):
    """The timer has taken it and speaks with the mail server just now."""
    by, dinsos = cast["sekretariat"], cast["dinsos"]
    Pengguna.objects.filter(pk=dinsos.pk).update(surel="dinsos@contoh.go.id")
    make_keanggotaan(sk=make_sk(by=by), instansi=dinsos.instansi)
    rapat = make_rapat(by=by, judul=TITLE, tanggal=timezone.localdate() + 9 * DAY)
    actions.send_undangan(rapat, by=by)
    Pemberitahuan.objects.update(status="diambil", diambil_sejak=timezone.now())
    actions.cancel_rapat(rapat, by=by, alasan="Narasumber berhalangan")
    assert sorted(Pemberitahuan.objects.values_list("jenis", flat=True)) == ["pembatalan", "undangan"]
