"""In the browser: what an agency enters on its phone stands as evidence before the leadership; the pages pass axe, wide and narrow."""

import re

import pytest
from django.utils import timezone

from gugus_tugas.tanggal import tulis_tanggal
from gugus_tugas.tests.mata import looks_right
from laporan.contoh import nyata
from laporan.statistics.bukti import TANGGAL_2018
from rapat.tests.factories import make_rapat, make_rekomendasi

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def test_an_activity_told_on_a_phone_is_evidence_for_the_leadership(sign_in, visitor, sekretariat, dinsos, pimpinan):
    rapat = make_rapat(by=sekretariat, tanggal=TANGGAL_2018, judul=nyata.JUDUL_RAPAT)
    for text, *_ in nyata.REKOMENDASI:
        make_rekomendasi(by=sekretariat, rapat=rapat, instansi=dinsos.instansi, uraian=text)

    phone = sign_in(dinsos, width=390)
    phone.goto("/program/kegiatan/catat/")
    phone.get_by_label("Jenis kegiatan").select_option(label="Sosialisasi")
    phone.get_by_label("Nama kegiatan").fill("Sosialisasi di meunasah")
    phone.get_by_label("Sasaran").select_option(label="Masyarakat umum")
    phone.locator("[name=tanggal]").fill(tulis_tanggal(timezone.localdate()))
    phone.locator("[name=tempat_teks]").fill("lampulo")
    phone.get_by_role("option", name="Gampong Lampulo, Kec. Kuta Alam").click()
    looks_right(phone)
    phone.get_by_label("Status").select_option(label="Terlaksana")
    phone.locator("[name=peserta_p]").fill("37")
    phone.locator("main button[type=submit]").last.click()
    phone.get_by_role("heading", name="Sosialisasi di meunasah").wait_for()
    looks_right(phone)

    desk = sign_in(pimpinan)
    desk.goto("/rekomendasi/bukti/")
    desk.get_by_text("1 di antaranya sosialisasi; 37 peserta tercatat.").first.wait_for()
    looks_right(desk)
    desk.get_by_role("link", name="Melaksanakan sosialisasi, antara lain dengan buku saku dan brosur").click()
    desk.get_by_role("heading", name="Bukti dari register").wait_for()
    looks_right(desk)
    desk.get_by_role("link", name=re.compile("1 kegiatan terlaksana")).click()
    desk.get_by_role("heading", name="Rekap kegiatan").wait_for()
    for address in (
        "/laporan/jangkauan/",
        "/laporan/pembiayaan/",
        "/program/",
        "/program/lokasi/peta/",
        "/program/glosarium/",
    ):
        desk.goto(address)
        looks_right(desk)
    narrow = sign_in(pimpinan, width=390)
    for address in ("/rekomendasi/bukti/", "/rekomendasi/5/garis/", "/laporan/jangkauan/", "/laporan/pembiayaan/"):
        narrow.goto(address)
        looks_right(narrow)
    assert not visitor.faults
