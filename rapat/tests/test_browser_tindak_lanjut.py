"""In the browser, on the real items of 2018: from a copied WhatsApp link to a verified report, on a phone of 390 pixels."""

import io
import re
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from PIL import Image

from anggota.models import Pengguna
from gugus_tugas.files import blank_pdf
from gugus_tugas.tests.mata import looks_right
from rapat.models import KonsepPerkembangan, Perkembangan, TindakLanjut
from rapat.tests.factories import make_tindak_lanjut
from rapat.tests.test_lapor import GPS, photo_with_place

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
SANDI = "sandi-contoh-uji"


def enter(page, name: str) -> None:
    page.get_by_label("Nama pengguna").fill(name)
    page.locator("#id_password").fill(SANDI)
    page.get_by_role("button", name="Masuk").click()


def choose_evidence(phone) -> None:
    """One after another, as a camera gives them: they add up, a large one shrinks on the phone, one is taken out again."""
    field, large = phone.get_by_label("Bukti (foto, PDF)"), io.BytesIO()
    Image.effect_noise((3600, 1800), 40).convert("RGB").save(large, "JPEG", quality=95)
    letter = {"name": "surat.pdf", "mimeType": "application/pdf", "buffer": blank_pdf().read()}
    field.set_input_files({"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": photo_with_place()})
    field.set_input_files(letter)
    field.set_input_files({"name": "IMG_0002.jpg", "mimeType": "image/jpeg", "buffer": large.getvalue()})
    phone.get_by_text("3 dari 5 berkas").wait_for()
    third = "document.querySelector('#id_bukti').files[2].size"
    for _ in range(100):
        if phone.evaluate(third) < len(large.getvalue()) * 0.8:
            break
        phone.wait_for_timeout(100)
    assert phone.evaluate(third) < len(large.getvalue()) * 0.8
    phone.get_by_role("button", name="Hapus surat.pdf").click()
    phone.get_by_text("2 dari 5 berkas").wait_for()
    assert phone.evaluate("[...document.querySelector('#id_bukti').files].map((f) => f.name)") == [
        "IMG_0001.jpg",
        "IMG_0002.jpg",
    ]


def test_from_a_copied_link_to_a_verified_report(transactional_db, monkeypatch, settings, live_server, visitor):
    monkeypatch.setenv("SANDI_CONTOH", SANDI)
    settings.SITUS_URL = live_server.url
    call_command("muat_contoh", stdout=io.StringIO())
    item = TindakLanjut.objects.get(rekomendasi__nomor=6, instansi__kode="polda")  # MoU lintas sektor, 9 Agustus 2018

    desk = visitor()
    desk.goto(f"/masuk/?next=/tindak-lanjut/{item.pk}/")
    enter(desk, "sekretariat")
    message = desk.locator("[data-salin='pesan WhatsApp']").inner_text()
    assert "Rekomendasi 6" in message
    assert desk.get_by_role("link", name="Buka WhatsApp").get_attribute("href").startswith("https://wa.me/?text=")
    link = re.search(r"Lapor: (\S+)", message)[1]

    phone = visitor(width=390)  # the link, the login, four touches
    phone.goto(urlsplit(link).path)
    enter(phone, "polda")
    phone.wait_for_url(link)
    phone.get_by_label("Apa yang sudah dilakukan?").fill("Naskah MoU dibahas bersama Biro Hukum.")
    choose_evidence(phone)
    phone.get_by_label("Selesai, mohon diverifikasi").check()
    looks_right(phone)
    phone.get_by_role("button", name="Kirim laporan").click()
    phone.get_by_text("terkirim ke sekretariat").wait_for()
    phone.get_by_role("link", name="Item berikutnya").wait_for()
    looks_right(phone)
    note = Perkembangan.objects.get(tindak_lanjut=item)
    stored = [row.berkas.open().read() for row in note.daftar_bukti.all()]
    assert [content[:3] for content in stored] == [b"\xff\xd8\xff"] * 2
    assert not any(Image.open(io.BytesIO(content)).getexif().get_ifd(GPS) for content in stored)
    assert Image.open(io.BytesIO(stored[1])).size == (2400, 1200)
    assert not KonsepPerkembangan.objects.exists()  # what had been kept while typing is used up

    head = visitor()
    head.goto("/masuk/?next=/tindak-lanjut/?keadaan=verifikasi")
    enter(head, "kepala")
    head.goto(f"/tindak-lanjut/verifikasi/{note.pk}/")
    looks_right(head)
    head.get_by_label("Belum sesuai, kembalikan dengan catatan").check()
    head.get_by_role("button", name="Simpan verifikasi").click()
    head.get_by_text("Tulis apa yang masih kurang").first.wait_for()
    head.get_by_role("textbox", name="Catatan").fill("Lampirkan naskah yang sudah ditandatangani.")
    head.get_by_role("button", name="Simpan verifikasi").click()
    head.get_by_text("tersimpan").first.wait_for()

    phone.goto("/tindak-lanjut/")
    looks_right(phone)
    phone.get_by_role("link", name="Perbaiki laporan rekomendasi 6").click()
    phone.get_by_text("Lampirkan naskah yang sudah ditandatangani.").wait_for()
    words = phone.get_by_label("Apa yang sudah dilakukan?")
    assert words.input_value() == "Naskah MoU dibahas bersama Biro Hukum."
    words.fill("Naskah MoU ditandatangani lima instansi.")
    phone.get_by_label("Selesai, mohon diverifikasi").check()
    phone.get_by_role("button", name="Kirim laporan").click()
    phone.get_by_text("terkirim ke sekretariat").wait_for()

    mended = Perkembangan.objects.get(tindak_lanjut=item, hasil="")
    head.goto(f"/tindak-lanjut/verifikasi/{mended.pk}/")
    head.get_by_label("Sesuai rekomendasi", exact=True).check()
    head.get_by_role("button", name="Simpan verifikasi").click()
    head.get_by_text("tersimpan").first.wait_for()
    assert TindakLanjut.objects.get(pk=item.pk).status == "sesuai"
    assert Pengguna.objects.get(nama_pengguna="kepala") == TindakLanjut.objects.get(pk=item.pk).selesai_oleh
    assert not visitor.faults


def test_typing_survives_a_dropped_line_and_a_page_that_was_left(sign_in, sekretariat, polda, dinsos, visitor):
    own = make_tindak_lanjut(by=sekretariat, instansi=polda.instansi, prioritas="tinggi")
    foreign = make_tindak_lanjut(by=sekretariat, instansi=dinsos.instansi)
    phone = sign_in(polda, width=390)
    phone.goto(f"/tindak-lanjut/{own.pk}/lapor/")
    words = phone.get_by_label("Apa yang sudah dilakukan?")
    words.fill("Daftar 14 lokasi")
    phone.get_by_text(re.compile(r"Tersimpan \d\d\.\d\d")).wait_for()
    phone.context.set_offline(True)
    words.fill("Daftar 14 lokasi diserahkan.")
    phone.get_by_text("belum tersimpan; akan dicoba lagi").wait_for()
    phone.context.set_offline(False)
    phone.get_by_text(re.compile(r"Tersimpan \d\d\.\d\d")).wait_for(timeout=25_000)
    assert KonsepPerkembangan.objects.get().data["tindakan"] == ["Daftar 14 lokasi diserahkan."]
    visitor.faults.clear()  # the browser logs what could not be sent

    phone.goto("/tindak-lanjut/")
    phone.get_by_role("link", name="Lanjutkan konsep").click()
    assert words.input_value() == "Daftar 14 lokasi diserahkan."
    phone.get_by_label("Selesai, mohon diverifikasi").check()
    phone.get_by_role("button", name="Kirim laporan").click()
    phone.get_by_text("memerlukan bukti").first.wait_for()  # high priority: no claim without evidence
    assert words.input_value() == "Daftar 14 lokasi diserahkan."
    phone.get_by_label("Bukti (foto, PDF)").set_input_files(
        {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": photo_with_place()}
    )
    phone.get_by_role("button", name="Kirim laporan").click()
    phone.get_by_text("terkirim ke sekretariat").wait_for()

    assert phone.goto(f"/tindak-lanjut/{foreign.pk}/").status == 200  # members see all items …
    assert phone.get_by_role("link", name="Laporkan perkembangan").count() == 0
    assert phone.goto(f"/tindak-lanjut/{foreign.pk}/lapor/").status == 403  # … and report on their own
    visitor.faults.clear()
