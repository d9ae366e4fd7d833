"""The page that sends an invitation, and the list of everything that was sent."""

import datetime
import uuid

import pytest
from django.utils import timezone

from anggota.models import JejakAudit
from anggota.tests.factories import make_instansi, make_keanggotaan, make_sk
from gugus_tugas import clock
from kasus.tests.factories import make_kasus
from rapat import actions
from rapat.models import Pemberitahuan, Rapat, SiaranUndangan
from rapat.tests.factories import make_konferensi, make_rapat, make_surel, make_tindak_lanjut

SOON = timezone.localdate() + datetime.timedelta(days=20)
LIST = "/rapat/pemberitahuan/"


@pytest.fixture
def page(client_of, sekretariat):
    return client_of(sekretariat)


@pytest.fixture
def rapat(cast):
    """Dinsos has an account and an office address, Polda an account without one, Bappeda a number alone."""
    by, dinsos = cast["sekretariat"], cast["dinsos"]
    dinsos.surel, dinsos.instansi.surel = "anggota@dinsos.go.id", "kantor@dinsos.go.id"
    dinsos.save()
    dinsos.instansi.save()
    sk = make_sk(by=by)
    for agency in (dinsos.instansi, cast["polda"].instansi, make_instansi(kode="bappeda", whatsapp="6281200000000")):
        make_keanggotaan(sk=sk, instansi=agency)
    return make_rapat(by=by, tanggal=SOON, judul="Rapat uji")


def send(page, rapat, **data):
    address = f"/rapat/{rapat.pk}/undangan/kirim/"
    return page.post(address, {"setuju": "on", "kunci_kirim": str(uuid.uuid4()), **data}, follow=True)


def test_one_mail_a_receiver_and_who_has_none_is_shown(page, rapat, kotak_surat):
    html = send(page, rapat).content.decode()
    assert kotak_surat.penerima == ["anggota@dinsos.go.id", "kantor@dinsos.go.id"]
    assert "2 surel terkirim." in html
    assert html.count("Tanpa alamat") == 3  # Polda's account and its office, Bappeda's office
    assert "https://wa.me/6281200000000?text=" in html
    assert JejakAudit.objects.filter(peristiwa="send_pemberitahuan").count() == 1


def test_nothing_is_sent_before_it_was_confirmed(page, rapat, kotak_surat):
    html = send(page, rapat, setuju="").content.decode()
    assert "sudah diperiksa" in html
    assert (kotak_surat.surat, SiaranUndangan.objects.count()) == ([], 0)


def test_sent_twice_with_one_form_or_two_it_goes_out_once(page, rapat, kotak_surat):
    key = str(uuid.uuid4())
    send(page, rapat, kunci_kirim=key)
    send(page, rapat, kunci_kirim=key)
    assert "sudah dikirim" in send(page, rapat).content.decode()
    assert len(kotak_surat.surat) == 2


def test_changed_meeting_warns_and_its_update_replaces_the_old(page, rapat, kotak_surat):
    send(page, rapat)
    Rapat.objects.filter(pk=rapat.pk).update(tempat="Gedung lain")
    html = page.get(f"/rapat/{rapat.pk}/undangan/kirim/").content.decode()
    assert "berubah sesudah undangannya dikirim" in html
    assert "Kirim pembaruan" in html
    send(page, rapat)
    assert len(kotak_surat.surat) == 4
    last = kotak_surat.surat[-1][1]
    assert last["Subject"].startswith("Perubahan undangan: Rapat uji")
    [part] = list(last.iter_attachments())
    assert "SEQUENCE:1" in part.get_content()
    assert "LOCATION:Gedung lain" in part.get_content()


def test_failed_and_new_receivers_get_it_later_and_nobody_twice(page, rapat, kotak_surat, cast):
    kotak_surat.answers = {"RCPT anggota@dinsos.go.id": "550 tidak ada"}
    html = send(page, rapat).content.decode()
    assert "Alamat ditolak oleh server penerima" in html
    kotak_surat.answers = {}
    type(cast["polda"]).objects.filter(pk=cast["polda"].pk).update(surel="anggota@polri.go.id")
    html = page.post(f"/rapat/{rapat.pk}/undangan/ulang/", follow=True).content.decode()
    assert "2 surel terkirim." in html
    assert kotak_surat.penerima == ["anggota@dinsos.go.id", "anggota@polri.go.id", "kantor@dinsos.go.id"]
    html = page.post(f"/rapat/{rapat.pk}/undangan/ulang/", follow=True).content.decode()
    assert "Tidak ada penerima" in html


@pytest.mark.parametrize("status", ["konsep", "berlangsung", "selesai"])
def test_only_a_scheduled_meeting_is_announced(page, rapat, kotak_surat, status):
    Rapat.objects.filter(pk=rapat.pk).update(status=status)
    assert "Undangan dikirim untuk rapat terjadwal" in send(page, rapat).content.decode()
    assert (kotak_surat.surat, SiaranUndangan.objects.count()) == ([], 0)


def test_nobody_is_invited_to_a_day_that_is_over(page, rapat, kotak_surat, settings):
    """Neither by a mail that waited for the server, nor by a new one."""
    there = settings.EMAIL_BACKEND, settings.EMAIL_PORT
    settings.EMAIL_BACKEND, settings.EMAIL_PORT = "django.core.mail.backends.smtp.EmailBackend", 1
    send(page, rapat)
    settings.EMAIL_BACKEND, settings.EMAIL_PORT = there
    over = timezone.localdate() - datetime.timedelta(days=1)
    SiaranUndangan.objects.update(tanggal=over)
    Rapat.objects.filter(pk=rapat.pk).update(tanggal=over, tahun=over.year)
    with clock.at(timezone.now() + datetime.timedelta(days=1)):
        assert actions.kirim().terkirim == 0
    assert set(Pemberitahuan.objects.values_list("status", flat=True)) == {"batal"}
    Rapat.objects.update(tempat="Aula lain")
    assert "Tanggal rapat ini sudah lewat" in send(page, rapat).content.decode()
    assert (kotak_surat.surat, SiaranUndangan.objects.count()) == ([], 1)


def test_meeting_about_a_case_is_not_announced(page, rapat, sekretariat, kotak_surat):
    conference = make_konferensi(make_kasus(by=sekretariat), by=sekretariat, tanggal=rapat.tanggal)
    html = send(page, conference).content.decode()
    assert "Hubungi pesertanya langsung" in html
    assert "wa.me" not in html
    assert kotak_surat.surat == []


def test_whatsapp_text_holds_place_time_and_link_and_no_person(page, rapat, cast):
    html = page.get(f"/rapat/{rapat.pk}/undangan/kirim/").content.decode()
    text = html.partition('data-salin="pesan WhatsApp">')[2].partition("</p>")[0]
    assert f"http://127.0.0.1:8000/rapat/{rapat.pk}/" in text
    assert "Banda Aceh" in text
    assert not any(one.nama in text or "@" in text for one in cast.values())


def test_mail_server_away_keeps_everything_waiting(page, rapat, settings):
    settings.EMAIL_BACKEND, settings.EMAIL_PORT = "django.core.mail.backends.smtp.EmailBackend", 1
    html = send(page, rapat).content.decode()
    assert "Belum terkirim semua: Server surel tidak dapat dihubungi" in html
    assert set(Pemberitahuan.objects.values_list("status", flat=True)) == {"antre"}


def test_list_shows_state_reason_and_what_can_be_done(page, dinsos):
    make_surel(penerima=dinsos, status="gagal", galat="alamat_ditolak")
    make_surel(penerima=dinsos, status="tidak_pasti", galat="terputus")
    html = page.get(LIST).content.decode()
    assert "2 surel perlu diurus" in html
    assert "Alamat ditolak oleh server penerima" in html
    assert "/anggota/instansi/dinsos/" in html
    assert html.count("Tandai sudah diterima</button>") == 2


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", 3), ("?keadaan=perlu", 1), ("?keadaan=antre", 2), ("?jenis=kantor", 1), ("?instansi=dinsos", 2),
        ("?keadaan=x&jenis=%00&instansi=zzz&hal=99", 3),
    ],
)  # fmt: skip
def test_list_is_filtered(page, dinsos, sekretariat, query, shown):
    make_surel(penerima=dinsos, status="gagal")
    make_surel(penerima=dinsos)
    make_surel(penerima=sekretariat, jenis="kantor")
    assert page.get(LIST + query).content.decode().count('<td data-label="Penerima">') == shown


def test_decided_on_the_list(page, dinsos, kotak_surat):
    first, second = (make_surel(penerima=dinsos, status="tidak_pasti", galat="terputus") for _ in range(2))
    page.post(f"{LIST}{first.pk}/diterima/")
    page.post(f"{LIST}{second.pk}/lagi/")
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, second.status) == ("terkirim", "batal")  # a digest without open items has nothing to say
    assert "sudah diurus" in page.post(f"{LIST}{first.pk}/lagi/", follow=True).content.decode()


def test_agency_that_no_mail_reaches_is_shown_with_a_message(page, sekretariat, polda):
    make_tindak_lanjut(by=sekretariat, instansi=polda.instansi)
    office = make_instansi(kode="dayah", whatsapp="6281200000001")
    make_tindak_lanjut(by=sekretariat, instansi=office)
    html = page.get(LIST).content.decode()
    assert "2 instansi tidak terjangkau pengingat" in html
    assert "https://wa.me/6281200000001?text=" in html
    assert "akunnya tanpa alamat surel" in html


def test_office_sees_undelivered_mails_on_the_home_page(page, dinsos):
    make_surel(penerima=dinsos, status="gagal")
    assert "1 surel gagal atau tidak pasti sampai" in page.get("/").content.decode()


@pytest.mark.parametrize("address", ["list", "send"])
def test_pages_ask_as_much_of_the_database_with_many_rows(
    page, rapat, cast, kotak_surat, django_assert_max_num_queries, address
):
    url = LIST if address == "list" else f"/rapat/{rapat.pk}/undangan/kirim/"

    def fill(count):
        for _ in range(count):
            make_surel(penerima=cast["dinsos"], status="gagal", galat="alamat_ditolak")
            make_tindak_lanjut(by=cast["sekretariat"], instansi=make_instansi())

    send(page, rapat)
    fill(1)
    page.get(url)
    with django_assert_max_num_queries(12) as few:
        page.get(url)
    fill(30)
    with django_assert_max_num_queries(12) as many:
        page.get(url)
    assert len(many) == len(few)
