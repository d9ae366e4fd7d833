"""In the browser: a case with two victims, one of them a child, is recorded and found again by its code."""

import pytest

from kasus.models import Kasus

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def test_sekretariat_records_a_case_with_two_victims_and_finds_it(sign_in, sekretariat, visitor):
    page = sign_in(sekretariat)
    page.get_by_role("link", name="Catat kasus").first.click()

    page.get_by_label("Tanggal laporan diterima").fill("9 maret 2026")
    page.get_by_text("Senin, 9 Maret 2026").wait_for()
    page.get_by_label("Sumber laporan").select_option(label="Laporan polisi")
    page.get_by_label("Tempat laporan diterima").type("lampulo")
    page.get_by_role("option", name="Gampong Lampulo, Kec. Kuta Alam").click()
    page.locator("#id_korban-0-jenis_kelamin").select_option("P")
    page.locator("#id_korban-0-usia_saat_terjerat").fill("16")
    page.locator("#id_korban-0-nama").fill("Rekaan Cut Melur")
    page.get_by_role("button", name="Tambah korban").click()

    assert page.locator("#id_korban-0-nama").input_value() == "Rekaan Cut Melur"  # nothing typed is lost
    assert page.get_by_text("Belum tersimpan.").count() == 0
    page.locator("#id_korban-1-jenis_kelamin").select_option("L")
    page.locator("#id_korban-1-usia_saat_terjerat").fill("23")
    page.get_by_role("button", name="Simpan kasus").dblclick()

    page.get_by_text("tersimpan. Tambahkan layanan").wait_for()
    assert page.title().startswith("TPPO-ACEH/2026/0001")
    assert "Rekaan" not in page.content()
    assert Kasus.objects.count() == 1  # the double click recorded once

    page.get_by_role("navigation", name="Menu utama").get_by_role("link", name="Kasus").click()
    page.get_by_label("Cari nomor").fill("0001-K2")
    page.get_by_role("button", name="Terapkan").click()
    row = page.get_by_role("row", name="TPPO-ACEH/2026/0001")
    assert "K1 (anak), K2" in row.inner_text()
    assert not visitor.faults


def test_fault_is_explained_and_nothing_is_lost(sign_in, sekretariat):
    page = sign_in(sekretariat)
    page.goto("/kasus/catat/")
    page.get_by_label("Tanggal laporan diterima").fill("12/31/2025")
    page.locator("#id_korban-0-alamat").fill("Jalan Panjang 7")
    page.get_by_role("button", name="Simpan kasus").click()
    page.get_by_text("Belum tersimpan.").first.wait_for()
    assert page.get_by_text("Bulan 31 tidak ada").count()
    assert page.locator("#id_korban-0-alamat").input_value() == "Jalan Panjang 7"
    assert page.evaluate("document.activeElement.className").startswith("galat")
    assert not Kasus.objects.exists()


def test_identity_needs_a_reason_and_leaves_with_the_page(sign_in, kepala, sekretariat):
    from kasus.tests.factories import make_kasus, victim

    kasus = make_kasus(by=sekretariat, daftar_korban=[victim(identitas={"nama": "Rekaan Nyak Seulanga"})])
    page = sign_in(kepala)
    page.goto(f"/kasus/{kasus.slug}/korban/{kasus.daftar_korban.get().pk}/")
    page.get_by_role("link", name="Buka identitas").click()
    page.get_by_label("Untuk keperluan apa").fill("menghubungi korban untuk jadwal visum")
    page.get_by_role("button", name="Buka identitas").click()
    page.get_by_text("Rekaan Nyak Seulanga").wait_for()
    page.get_by_role("button", name="Keluar").click()
    page.wait_for_url("**/masuk/")
    page.go_back()
    page.wait_for_load_state()
    assert "Rekaan" not in page.content()
