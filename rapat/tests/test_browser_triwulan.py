"""In the browser, on the sample with the meeting of 2018: a quarter from the proposal of the year to closed minutes."""

import io
import re

import pytest
from django.core.management import call_command
from django.utils import timezone

from gugus_tugas.tests.pdf_structure import text_of
from rapat.enums import StatusRapat
from rapat.models import Agenda, Pemberitahuan, Rapat, Rekomendasi, TindakLanjut
from rapat.tests.test_browser_tindak_lanjut import SANDI, enter, looks_right

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def test_a_quarter_from_the_proposal_to_closed_minutes(transactional_db, monkeypatch, visitor):
    monkeypatch.setenv("SANDI_CONTOH", SANDI)
    call_command("muat_contoh", stdout=io.StringIO())
    today = timezone.localdate()
    quarter, numbers = (today.month + 2) // 3, Rekomendasi.objects.count()
    page = visitor()
    page.goto(f"/masuk/?next=/rapat/?tahun={today.year + 1}")
    enter(page, "sekretariat")

    page.get_by_role("button", name=f"Usulkan jadwal {today.year + 1}").click()
    page.get_by_text(f"4 rapat triwulan {today.year + 1} diusulkan").wait_for()
    assert page.get_by_role("button", name="Usulkan").count() == 0
    assert Rapat.objects.triwulanan(today.year + 1).filter(status=StatusRapat.KONSEP).count() == 4

    for planned in Rapat.objects.triwulanan(today.year).filter(
        triwulan=quarter
    ):  # moved to today: cancelled and held now
        page.goto(f"/rapat/{planned.pk}/batalkan/")
        page.get_by_label("Alasan").fill("Dimajukan")
        page.get_by_role("button", name="Batalkan rapat ini").click()
        page.get_by_text("Rapat ini dibatalkan: Dimajukan").wait_for()
    page.goto(f"/rapat/jadwalkan/?triwulan={quarter}")
    page.get_by_label("Judul").fill("Rapat triwulan uji")
    page.locator("[name=tanggal]").fill(f"{today:%d/%m/%Y}")
    page.get_by_label("Jam mulai").fill("09.00")
    page.get_by_label("Tempat").fill("Aula DP3A Aceh")
    page.get_by_role("button", name=re.compile("Simpan")).click()
    page.get_by_role("button", name="Jadikan: Terjadwal").click()

    rapat = Rapat.objects.get(judul="Rapat triwulan uji")
    page.goto(f"/rapat/{rapat.pk}/agenda/")
    looks_right(page)
    page.get_by_role("button", name=re.compile("semua", re.I)).first.click()
    page.get_by_text(re.compile(r"\d butir masuk agenda")).wait_for()
    assert Agenda.objects.filter(rapat=rapat, asal="tindak_lanjut").exists()  # the sample has items past their due date
    page.goto(f"/rapat/{rapat.pk}/undangan/")
    page.get_by_label("Nomor surat").fill("005/17/2026")
    page.get_by_label("Jabatan penanda tangan").fill("Kepala Sekretariat")
    page.get_by_label("Nama penanda tangan").fill("Pejabat Contoh 01")
    page.get_by_role("button", name="Simpan undangan").click()
    with page.expect_download() as letter:
        page.get_by_role("link", name="Unduh PDF undangan").click()
    with open(letter.value.path(), "rb") as file:
        text = " ".join(text_of(file.read()))
    assert "005/17/2026" in text
    assert "Gubernur Aceh" in text

    page.get_by_role("button", name="Jadikan: Berlangsung").click()
    page.get_by_text(re.compile(r"\d+ rekomendasi rapat sebelumnya belum selesai")).click()
    page.get_by_text("dibawa dari rapat 9 Agustus 2018").first.wait_for()
    page.get_by_role("link", name="Tulis notulen").click()
    for line in (
        "K Rapat berikutnya bersama evaluasi tahunan",
        "R Menyusun prosedur pemulangan korban @Dinsos @Polda Aceh",
    ):
        page.get_by_label("Baris baru").fill(line)
        page.get_by_label("Baris baru").press("Enter")
        page.locator("#daftar-notulen").get_by_text(line[2:30]).wait_for()
    looks_right(page)
    page.get_by_role("link", name="Tutup rapat").click()
    looks_right(page)
    page.get_by_label("Pimpinan rapat").fill("Pejabat Contoh 02")
    page.get_by_label("Notulis").fill("Staf Sekretariat Contoh")
    page.get_by_role("button", name="Tutup rapat dan simpan notulen").click()
    page.get_by_text("notulen versi 1 tersimpan dan terkunci").wait_for(timeout=60_000)
    asked = TindakLanjut.objects.filter(rekomendasi__nomor=numbers + 1)
    assert sorted(asked.values_list("instansi__kode", flat=True)) == ["dinsos", "polda"]
    told = Pemberitahuan.objects.filter(jenis="tugas_baru", rapat=rapat).values_list(
        "penerima__nama_pengguna", flat=True
    )
    assert sorted(told) == ["dinsos", "polda"]
    with page.expect_download() as minutes:
        page.get_by_role("link", name="Unduh notulen (PDF)").click()
    with open(minutes.value.path(), "rb") as file:
        text = " ".join(" ".join(text_of(file.read())).split())
    assert "Menyusun prosedur pemulangan korban" in text
    assert "dibawa dari rapat 9 Agustus 2018" in text
