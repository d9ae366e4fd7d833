"""In the browser: last year's plan copied, edited in one table by keyboard, put in force; an agency tells a quarter on its phone."""

import pytest

from gugus_tugas.tests.mata import looks_right
from program.models import BarisRencana, RealisasiRencana, RencanaAksi
from program.tests.factories import make_baris, make_rencana_aksi

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def test_last_year_becomes_this_year_and_a_quarter_is_told(sign_in, visitor, sekretariat, dinsos):
    old = make_rencana_aksi(by=sekretariat, instansi=dinsos.instansi, tahun=2025, baris=2)
    make_baris(old, by=sekretariat, instansi=dinsos.instansi, strategi="Penindakan", aksi="Gelar perkara")
    desk = sign_in(sekretariat)
    desk.goto(f"/program/rencana/{old.pk}/")
    looks_right(desk)
    desk.get_by_role("link", name="Salin ke tahun lain").click()
    desk.get_by_role("button", name="Salin baris").click()
    desk.get_by_role("heading", name="Isi baris 2026").wait_for()
    looks_right(desk)

    desk.locator("[name=baris-0-target]").fill("20")
    desk.locator("[name=baris-0-target]").press("Alt+ArrowDown")
    desk.keyboard.type("banyak")
    desk.locator("[name=baris-2-DELETE]").check()
    desk.get_by_role("button", name="Simpan semua baris").click()
    desk.get_by_text("Belum tersimpan.").wait_for()
    looks_right(desk)
    desk.get_by_role("link", name="Baris 2, Target").click()
    desk.locator("[name=baris-1-target]").fill("85,5")
    desk.locator("[name=baris-1-target]").press("Enter")
    desk.get_by_text("tersimpan.").wait_for()
    new = RencanaAksi.objects.get(asal=old)
    desk.get_by_text(f"Baris RA-{new.pk} tersimpan.").wait_for()
    assert [str(row.target) for row in BarisRencana.objects.filter(rencana=new)] == ["20.00", "85.50"]
    desk.get_by_role("link", name="Berlakukan").click()
    desk.get_by_role("button", name="Berlakukan").click()
    desk.get_by_text("berlaku.").wait_for()
    desk.get_by_role("link", name="Papan triwulan").click()
    looks_right(desk)

    phone = sign_in(dinsos, width=390)
    for address in (
        "/program/rencana/",
        f"/program/rencana/{new.pk}/papan/",
        f"/program/rencana/{new.pk}/",
        "/program/rencana/rekap/",
    ):
        phone.goto(address)
        looks_right(phone)
    phone.goto(f"/program/rencana/{new.pk}/")
    phone.get_by_role("link", name="Sosialisasi di dayah").first.click()
    looks_right(phone)
    phone.get_by_role("link", name="Catat triwulan I", exact=True).click()
    phone.get_by_label("Realisasi (dayah)").fill("20")
    phone.get_by_role("button", name="Simpan realisasi").click()
    phone.get_by_text("Realisasi tersimpan.").wait_for()
    looks_right(phone)
    assert RealisasiRencana.objects.get().jumlah == 20
    narrow = sign_in(sekretariat, width=390)
    narrow.goto(f"/program/rencana/{new.pk}/baris/")
    looks_right(narrow)
    assert all("422" in fault for fault in visitor.faults)  # the refused table; nothing else
