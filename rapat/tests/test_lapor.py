"""From the link to a saved note: the draft behind the form, what a photo loses, what a number and a date must be."""

import datetime
import io
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone
from PIL import Image

from anggota.models import JejakAudit
from anggota.tests.factories import make_pengguna
from gugus_tugas import clock
from gugus_tugas.clock import now
from gugus_tugas.tests.fixtures import SANDI
from rapat import actions
from rapat.models import BuktiPerkembangan, KonsepPerkembangan, Perkembangan
from rapat.tests.factories import make_konsep_perkembangan, make_perkembangan, make_rapat, make_tindak_lanjut
from rapat.tests.test_models import assert_both_doors_refuse

TAB, OTHER = "a" * 32, "b" * 32
GPS = 0x8825


def photo_with_place() -> bytes:
    """A JPEG as a phone makes it: with the camera's name and the place."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "ZZKAMERA", "ZZMODEL"
    exif.get_ifd(GPS).update({1: "N", 2: (5.0, 33.0, 12.0), 3: "E", 4: (95.0, 19.0, 3.0)})
    output = io.BytesIO()
    Image.effect_mandelbrot((640, 480), (-2, -1, 1, 1), 20).convert("RGB").save(output, "JPEG", exif=exif)
    return output.getvalue()


@pytest.fixture
def item(sekretariat, polda):
    return make_tindak_lanjut(by=sekretariat, instansi=polda.instansi)


@pytest.fixture
def url(item):
    return f"/tindak-lanjut/{item.pk}/lapor/"


@pytest.fixture
def page(client_of, polda):
    return client_of(polda)


def keep(client, item, *, kunci, versi=0, tab=TAB, urut=1, **fields):
    """One sending of konsep.js."""
    data = {"kunci_kirim": kunci, "konsep_versi": versi, "konsep_tab": tab, "konsep_urut": urut, "usulan": "proses"}
    return client.post(f"/tindak-lanjut/{item.pk}/konsep/", {**data, "tindakan": "Rapat digelar", **fields})


class TestLink:
    def test_leads_through_the_login_to_the_form(self, polda, url):
        polda.set_password(SANDI)
        polda.save()
        browser = Client()
        answer = browser.get(url)
        assert answer.url == f"/masuk/?next={url}"
        answer = browser.post(answer.url, {"username": "polda", "password": SANDI}, follow=True)
        assert answer.redirect_chain[-1][0] == url
        assert "Apa yang sudah dilakukan?" in answer.content.decode()

    def test_of_an_item_that_waits_tells_its_state(self, page, url, item, polda):
        make_perkembangan(item, by=polda)
        answer = page.get(url, follow=True)
        assert answer.redirect_chain == [(f"/tindak-lanjut/{item.pk}/", 302)]
        assert "Menunggu verifikasi" in answer.content.decode()


class TestDraft:
    def test_is_kept_sealed_and_found_again(self, page, item, url):
        kunci = uuid.uuid4()
        answer = keep(page, item, kunci=kunci, tindakan="ZZTEKS", tanggal_tindakan="kemarin", asing="x").json()
        assert (answer["versi"], answer["alamat"]) == (1, url)
        with connection.cursor() as cursor:
            cursor.execute("SELECT isi FROM rapat_konsepperkembangan")
            assert b"ZZTEKS" not in bytes(cursor.fetchone()[0])
        assert "asing" not in KonsepPerkembangan.objects.get().data
        html = page.get(url).content.decode()
        assert "ZZTEKS</textarea>" in html
        assert 'value="kemarin"' in html
        assert f'value="{kunci}"' in html
        assert 'class="galat"' not in html
        assert "ZZTEKS" not in str(list(JejakAudit.objects.filter(peristiwa="record_konsep_perkembangan").values()))

    def test_is_listed_with_the_own_items(self, page, item, polda):
        make_konsep_perkembangan(item, by=polda)
        html = page.get("/tindak-lanjut/").content.decode()
        assert "Konsep belum dikirim" in html
        assert "1 konsep laporan belum dikirim" in page.get("/").content.decode()
        assert f'href="/tindak-lanjut/{item.pk}/konsep/hapus/"' in html

    def test_button_keeps_it_without_javascript(self, page, url):
        answer = page.post(url, {"tindakan": "Baru sebagian", "nanti": "1"}, follow=True)
        assert answer.redirect_chain == [("/tindak-lanjut/", 302)]
        assert "belum dikirim" in answer.content.decode()
        assert KonsepPerkembangan.objects.get().data["tindakan"] == ["Baru sebagian"]
        assert not Perkembangan.objects.exists()

    def test_form_with_a_fault_is_kept_too(self, page, url):
        page.post(url, {"tindakan": "Rapat digelar", "usulan": "beres"})
        assert KonsepPerkembangan.objects.get().data["tindakan"] == ["Rapat digelar"]

    def test_is_used_up_by_its_report_once(self, page, item, url):
        kunci = uuid.uuid4()
        keep(page, item, kunci=kunci)
        sent = {
            "kunci_kirim": kunci,
            "konsep_versi": 1,
            "konsep_tab": TAB,
            "tindakan": "Rapat digelar",
            "usulan": "proses",
        }
        for _ in range(2):
            assert page.post(url, sent).status_code == 302
        assert Perkembangan.objects.count() == 1
        assert not KonsepPerkembangan.objects.exists()
        late = keep(page, item, kunci=kunci, versi=1, urut=3)  # a sending that arrives after the report
        assert late.status_code == 410
        assert "sudah terkirim" in late.json()["pesan"]

    @pytest.mark.parametrize("is_same_draft", [True, False])
    def test_second_tab_overwrites_nothing(self, page, item, url, is_same_draft):
        """It opened the same draft, or an empty form before there was one."""
        kunci = uuid.uuid4()
        keep(page, item, kunci=kunci, tindakan="Dari tab satu")
        keep(page, item, kunci=kunci, versi=1, urut=2, tindakan="Dari tab satu, lagi")
        other = {"kunci": kunci, "versi": 1} if is_same_draft else {"kunci": uuid.uuid4(), "versi": 0}
        assert keep(page, item, **other, tab=OTHER, tindakan="Dari tab dua").status_code == 409
        sent = {"kunci_kirim": other["kunci"], "konsep_versi": other["versi"], "konsep_tab": OTHER, "usulan": "proses"}
        answer = page.post(url, {**sent, "tindakan": "Dari tab dua"})
        html = answer.content.decode()
        assert answer.status_code == 409
        assert "Dari tab dua</textarea>" in html
        assert KonsepPerkembangan.objects.get().data["tindakan"] == ["Dari tab satu, lagi"]
        assert not Perkembangan.objects.exists()
        assert page.post(url, {**sent, "tindakan": "Dari tab dua", "timpa": "2"}).status_code == 302
        assert Perkembangan.objects.get().tindakan == "Dari tab dua"

    def test_sending_that_was_overtaken_changes_nothing(self, page, item):
        kunci = uuid.uuid4()
        keep(page, item, kunci=kunci, urut=5, tindakan="Yang akhir")
        keep(page, item, kunci=kunci, versi=1, urut=4, tindakan="Yang tertinggal")
        assert KonsepPerkembangan.objects.get().data["tindakan"] == ["Yang akhir"]

    @pytest.mark.parametrize("is_colleague", [True, False])
    def test_of_one_account_is_not_there_for_another(self, client_of, page, item, polda, dinsos, url, is_colleague):

        row = make_konsep_perkembangan(item, by=polda, tindakan="ZZTEKS")
        other = make_pengguna(peran="anggota", instansi=polda.instansi) if is_colleague else dinsos
        browser = client_of(other)
        assert "ZZTEKS" not in browser.get(url).content.decode()
        assert keep(browser, item, kunci=row.pk, versi=1).status_code == (404 if is_colleague else 403)
        assert browser.post(f"/tindak-lanjut/{item.pk}/konsep/hapus/").status_code == (404 if is_colleague else 403)
        assert KonsepPerkembangan.objects.get().data["tindakan"] == ["ZZTEKS"]

    def test_key_of_one_item_opens_no_other(self, page, item, sekretariat, polda):
        row = make_konsep_perkembangan(item, by=polda)
        second = make_tindak_lanjut(by=sekretariat, instansi=polda.instansi)
        assert keep(page, second, kunci=row.pk, versi=1).status_code == 404

    def test_is_deleted_by_its_owner_for_good(self, page, item, polda):
        make_konsep_perkembangan(item, by=polda)
        address = f"/tindak-lanjut/{item.pk}/konsep/hapus/"
        assert "dihapus untuk selamanya" in page.get(address).content.decode()
        page.post(address)
        assert not KonsepPerkembangan.objects.exists()
        assert JejakAudit.objects.filter(peristiwa="withdraw_konsep_perkembangan").count() == 1
        assert page.get(address).status_code == 404

    def test_of_an_account_that_ended_goes_after_thirty_days(self, item, polda):
        with clock.at(now() - datetime.timedelta(days=31)):
            make_konsep_perkembangan(item, by=polda)
        polda.is_active = False
        polda.save()
        call_command("hapus_kedaluwarsa", verbosity=0)
        assert not KonsepPerkembangan.objects.exists()

    def test_goes_out_of_sight_with_the_item(self, page, item, polda, dinsos, sekretariat):
        make_konsep_perkembangan(item, by=polda)
        actions.reassign_tindak_lanjut(item, by=sekretariat, instansi=dinsos.instansi, alasan="x")
        assert "Konsep belum dikirim" not in page.get("/tindak-lanjut/").content.decode()

    def test_too_large_is_refused_in_words(self, page, item, settings):
        settings.KONSEP_BYTES = 300
        answer = keep(page, item, kunci=uuid.uuid4(), tindakan="y" * 400)
        assert answer.status_code == 413
        assert "terlalu panjang" in answer.json()["pesan"]


class TestReturned:
    def test_note_stands_on_top_and_the_former_text_in_the_form(self, page, item, url, polda, kepala):
        note = make_perkembangan(item, by=polda, angka_capaian=14, satuan="lokasi")
        actions.verify_tindak_lanjut(note, by=kepala, hasil="belum_sesuai", catatan="Kurang foto.")
        assert "Kurang foto." in page.get(f"/tindak-lanjut/{item.pk}/").content.decode()
        assert "perlu diperbaiki" in page.get("/tindak-lanjut/").content.decode()
        html = page.get(url).content.decode()
        for text in ("Kurang foto.", "Alur rujukan disusun.</textarea>", 'value="14"', 'value="lokasi"'):
            assert text in html
        page.post(url, {"tindakan": "Alur rujukan disusun, dengan foto.", "usulan": "selesai"})
        assert list(Perkembangan.objects.values_list("hasil", flat=True).order_by("dicatat_pada")) == [
            "belum_sesuai",
            "",
        ]
        assert "perlu diperbaiki" not in page.get("/tindak-lanjut/").content.decode()

    def test_after_the_report_the_next_item_is_offered(self, page, item, url, sekretariat, polda):
        after = make_tindak_lanjut(by=sekretariat, instansi=polda.instansi, uraian="Berikut")
        html = page.post(url, {"tindakan": "Rapat digelar", "usulan": "selesai"}, follow=True).content.decode()
        assert "Kepala sekretariat memeriksanya" in html
        assert f'href="/tindak-lanjut/{after.pk}/lapor/"' in html


class TestPhoto:
    def test_loses_place_and_camera(self, page, url):
        photo = photo_with_place()
        assert Image.open(io.BytesIO(photo)).getexif().get_ifd(GPS)
        upload = SimpleUploadedFile("IMG_20260812.jpg", photo, content_type="image/jpeg")
        page.post(url, {"tindakan": "Rapat digelar", "usulan": "selesai", "bukti": upload})
        stored = BuktiPerkembangan.objects.get().berkas.open().read()
        image = Image.open(io.BytesIO(stored))
        assert (image.format, image.size) == ("JPEG", (640, 480))
        assert not dict(image.getexif())
        assert b"ZZKAMERA" not in stored

    def test_field_lets_the_phone_offer_camera_and_files(self, page, url):
        html = page.get(url).content.decode()
        assert 'accept="image/jpeg,image/png,application/pdf"' in html
        assert "capture" not in html

    def test_lost_by_another_fault_is_asked_for_again(self, page, url):
        upload = SimpleUploadedFile("a.jpg", photo_with_place(), content_type="image/jpeg")
        html = page.post(url, {"tindakan": "", "usulan": "proses", "bukti": upload}).content.decode()
        assert "Pilih kembali berkas bukti" in html


class TestDetails:
    def test_number_and_date_are_stored_and_shown(self, page, item, url):
        sent = {"angka_capaian": "120", "satuan": "gampong", "tanggal_tindakan": "3/3/2026"}
        page.post(url, {"tindakan": "Sosialisasi", "usulan": "proses", **sent})
        note = Perkembangan.objects.get()
        assert (note.angka_capaian, note.satuan, note.tanggal_tindakan) == (120, "gampong", datetime.date(2026, 3, 3))
        html = page.get(f"/tindak-lanjut/{item.pk}/").content.decode()
        assert "Dilakukan 3 Maret 2026 · Capaian 120 gampong" in html

    @pytest.mark.parametrize(
        ("sent", "message"),
        [
            ({"angka_capaian": "120"}, "bersama-sama"),
            ({"satuan": "gampong"}, "bersama-sama"),
            ({"angka_capaian": "0", "satuan": "gampong"}, "Angka capaian"),
            ({"angka_capaian": "-3", "satuan": "gampong"}, "Angka capaian"),
            ({"angka_capaian": "banyak", "satuan": "gampong"}, "Angka capaian"),
            ({"angka_capaian": "9999999999", "satuan": "gampong"}, "Angka capaian"),
            ({"tanggal_tindakan": "11/2/2026"}, "mendahului rekomendasinya (12 Februari 2026)"),
            ({"tanggal_tindakan": "1/1/2036"}, "belum terjadi"),
            ({"tanggal_tindakan": "31/2/2026"}, "Tanggal tindakan"),
        ],
    )
    def test_faults_are_told_beside_the_field(self, page, url, sent, message):
        html = page.post(url, {"tindakan": "Sosialisasi", "usulan": "proses", **sent}).content.decode()
        assert message in html
        assert '<details class="mb-3" open>' in html
        assert not Perkembangan.objects.exists()

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            ({"angka_capaian": 5}, "bersama-sama"),
            ({"satuan": "gampong"}, "bersama-sama"),
            ({"angka_capaian": 0, "satuan": "gampong"}, "bersama-sama"),
            ({"tindakan": ""}, "tidak boleh kosong"),
            ({"jumlah_bukti": 0, "prioritas": "tinggi"}, "memerlukan bukti"),
            ({"jumlah_bukti": 6}, "paling banyak 5 berkas"),
            ({"prioritas": "sangat"}, "tidak dikenal"),
        ],
    )
    def test_stored_note_refuses_what_contradicts_itself(self, item, polda, change, message):
        assert_both_doors_refuse(make_perkembangan(item, by=polda), change, message)

    def test_returned_note_says_why(self, item, polda, kepala):
        note = actions.verify_tindak_lanjut(
            make_perkembangan(item, by=polda), by=kepala, hasil="belum_sesuai", catatan="Kurang foto."
        )
        assert_both_doors_refuse(note, {"catatan_verifikasi": ""}, "apa yang masih kurang")

    @pytest.mark.parametrize(("days", "message"), [(1, "belum terjadi"), (-4000, "mendahului rekomendasinya")])
    def test_date_outside_its_bounds_is_refused_by_the_action_too(self, item, polda, days, message):
        day = timezone.localdate() + datetime.timedelta(days=days)
        with pytest.raises(ValidationError, match=message):
            make_perkembangan(item, by=polda, usulan="proses", tanggal_tindakan=day)

    def test_day_of_the_meeting_and_today_are_inside(self, item, polda):
        for day in (item.rekomendasi.rapat.tanggal, timezone.localdate()):
            make_perkembangan(item, by=polda, usulan="proses", tanggal_tindakan=day)


def test_queue_leads_from_one_report_to_the_next(client_of, sekretariat, polda, kepala):
    rapat = make_rapat(by=sekretariat)
    notes = [
        make_perkembangan(make_tindak_lanjut(by=sekretariat, instansi=polda.instansi, rapat=rapat), by=polda)
        for _ in range(3)
    ]
    first, second, third = (f"/tindak-lanjut/verifikasi/{note.pk}/" for note in notes)
    browser = client_of(kepala)
    assert f'href="{first}"' in browser.get("/tindak-lanjut/?keadaan=verifikasi").content.decode()
    html = browser.get(second).content.decode()
    assert f'href="{first}">Sebelumnya' in html
    assert f'href="{third}">Berikutnya' in html
    assert "2 dari 3 yang menunggu" in html
    assert browser.post(second, {"hasil": "sesuai"}).url == third
    assert browser.post(third, {"hasil": "belum_sesuai", "catatan": "Kurang."}).url == first
    assert browser.post(first, {"hasil": "sesuai"}).url == f"/tindak-lanjut/{notes[0].tindak_lanjut_id}/"
