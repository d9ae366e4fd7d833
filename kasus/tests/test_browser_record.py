"""In the browser: a case with two victims by keyboard alone, and nothing typed is ever lost or stored twice."""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Error

from anggota.models import Sesi
from gugus_tugas.tests.fixtures import SANDI
from kasus.models import Kasus, Konsep

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


class Keys:
    """A person without a mouse: Tab, Shift+Tab, Enter, Space, arrows and letters."""

    def __init__(self, page):
        self.page, self.keyboard = page, page.keyboard

    def to(self, selector: str, limit: int = 120):
        for _ in range(limit):
            if self.page.evaluate("selector => document.activeElement?.matches(selector) ?? false", selector):
                return self
            self.keyboard.press("Tab")
        raise AssertionError(f"no way to {selector} by keyboard")

    def type(self, selector: str, text: str):
        self.to(selector)
        self.keyboard.type(text)
        return self

    def press(self, selector: str, key: str):
        self.to(selector)
        self.keyboard.press(key)
        return self

    def place(self, name: str, text: str, option: str):
        """The place picker: letters, arrow down to the suggestion, Enter."""
        self.type(f"[name='{name}_teks']", text)
        self.page.get_by_role("option", name=option).wait_for()
        self.keyboard.press("ArrowDown")
        self.keyboard.press("Enter")
        return self


def test_full_intake_with_two_victims_by_keyboard_only(sign_in, sekretariat, visitor):
    page = sign_in(sekretariat)
    keys = Keys(page)
    keys.press("a[href='/kasus/catat/']", "Enter")
    page.wait_for_url("**/kasus/catat/")
    keys.type("#id_kasus-tanggal_lapor", "9 maret 2026")
    page.get_by_text("Senin, 9 Maret 2026").wait_for()
    keys.type("#id_kasus-sumber_laporan", "Laporan p").type("#id_kasus-jenis_pelapor", "Kel")
    keys.type("#id_kasus-uraian", "Rekaan untuk uji papan ketik")
    keys.place("kasus-tempat_lapor", "lampulo", "Gampong Lampulo, Kec. Kuta Alam")
    keys.type("#id_kasus-risiko", "Sed")
    keys.type("#id_korban-0-jenis_kelamin", "P").type("#id_korban-0-usia_saat_terjerat", "16")
    assert "cara tidak disyaratkan" in page.locator("#id_korban-0-cara_helptext").inner_text()
    keys.press("input[name='korban-0-proses'][value='REKRUT']", "Space")
    keys.press("input[name='korban-0-tujuan'][value='SexualExploitation']", "Space")
    keys.type("#id_korban-0-nama", "Rekaan Cut Melur").type("#id_korban-0-tanggal_lahir", "sekitar 2009")
    keys.press("button[name='tambah'][value='korban']", "Enter")
    page.wait_for_url("**/kasus/konsep/**#korban-2")
    assert page.locator("#id_korban-0-nama").input_value() == "Rekaan Cut Melur"  # nothing typed is lost
    assert page.get_by_text("Belum tersimpan.").count() == 0
    keys.to("#korban-2 *", limit=3)  # the new block is where the keys go on
    keys.press("#id_korban-1-menolak", "Space")
    assert not page.locator("#id_korban-1-nama").is_visible()
    keys.type("#id_korban-1-jenis_kelamin", "L").type("#id_korban-1-kelompok_usia", "Dew")
    keys.place("korban-1-kewarganegaraan", "indones", "Indonesia")
    keys.type("#id_peristiwa-2-tanggal", "agustus 2025")
    page.get_by_text("Agustus 2025 (perkiraan)").wait_for()
    keys.to("form[data-konsep] button.btn-primary").keyboard.press("Enter")

    page.get_by_text("tersimpan. Tambahkan layanan").wait_for()
    assert page.title().startswith("TPPO-ACEH/2026/0001")
    assert "Rekaan Cut" not in page.content()
    kasus = Kasus.objects.get()
    first, second = kasus.daftar_korban.order_by("urutan")
    assert (kasus.tempat_lapor.nama, kasus.sumber_laporan, kasus.risiko) == ("Lampulo", "kepolisian", "sedang")
    assert (first.is_anak, first.identitas.nama, first.daftar_unsur.count()) == (True, "Rekaan Cut Melur", 2)
    assert (second.keadaan_identitas, second.kelompok_usia, second.identitas.nama) == ("ditolak", "dewasa", "")
    assert str(kasus.daftar_peristiwa.get().waktu) == "Agustus 2025 (perkiraan)"
    assert not Konsep.objects.exists()
    assert not visitor.faults


def saved(page):
    page.locator("#konsep-keadaan", has_text=re.compile(r"^Tersimpan [0-9]{2}\.[0-9]{2}$")).wait_for()


def test_draft_is_restored_after_the_session_ended(sign_in, sekretariat):
    page = sign_in(sekretariat)
    page.goto("/kasus/catat/")
    page.get_by_label("Tanggal laporan diterima").fill("9/3/2026")
    page.locator("#id_korban-0-nama").fill("Rekaan Cut Melur")
    saved(page)
    assert "/kasus/konsep/" in page.url  # loading the page again would find it too
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    Sesi.objects.all().delete()
    page.locator("#id_korban-0-alamat").fill("Jalan Rekaan 7")
    page.get_by_text("Sesi berakhir. Masuk lagi di tab lain").wait_for()
    page.get_by_role("button", name="Simpan kasus").click()  # does not swallow the text
    page.get_by_text("Sesi berakhir. Masuk lagi di tab lain").wait_for()
    assert page.locator("#id_korban-0-alamat").input_value() == "Jalan Rekaan 7"

    other = page.context.new_page()
    other.goto("/masuk/")
    other.get_by_label("Nama pengguna").fill("sekretariat")
    other.locator("#id_password").fill(SANDI)
    other.get_by_role("button", name="Masuk").click()
    other.wait_for_url("**/")
    page.bring_to_front()
    page.locator("#id_korban-0-telepon").fill("0899-0000")  # the page takes a fresh token by itself
    saved(page)
    page.close()

    other.reload()
    other.get_by_role("link", name="1 konsep kasus (tersisa 30 hari)").click()
    other.get_by_role("link", name="Lanjutkan konsep").click()
    assert other.locator("#id_korban-0-nama").input_value() == "Rekaan Cut Melur"
    assert other.locator("#id_korban-0-alamat").input_value() == "Jalan Rekaan 7"
    assert other.locator("#id_korban-0-telepon").input_value() == "0899-0000"
    other.get_by_label("Sumber laporan").select_option(label="Laporan polisi")
    other.locator("#id_korban-0-jenis_kelamin").select_option("P")
    other.locator("#id_korban-0-usia_saat_terjerat").fill("16")
    other.get_by_role("button", name="Simpan kasus").click()
    other.get_by_text("tersimpan. Tambahkan layanan").wait_for()
    assert Kasus.objects.get().daftar_korban.get().identitas.alamat == "Jalan Rekaan 7"
    assert not Konsep.objects.exists()


def fill_shortly(page):
    page.goto("/kasus/catat/")
    page.get_by_label("Tanggal laporan diterima").fill("9/3/2026")
    page.get_by_label("Sumber laporan").select_option(label="Laporan polisi")
    page.locator("#id_korban-0-jenis_kelamin").select_option("P")
    page.locator("#id_korban-0-usia_saat_terjerat").fill("23")


def test_double_click_reload_and_back_make_one_case(sign_in, sekretariat, visitor):
    page = sign_in(sekretariat)
    fill_shortly(page)
    page.get_by_role("button", name="Simpan kasus").dblclick()
    page.get_by_text("tersimpan. Tambahkan layanan").wait_for()
    page.reload()
    page.go_back()
    page.wait_for_load_state()
    assert Kasus.objects.count() == 1
    assert not Konsep.objects.exists()


def wait_for_draft(page):
    for _ in range(100):
        if Konsep.objects.exists():
            return
        page.wait_for_timeout(100)
    raise AssertionError("what was typed did not arrive within ten seconds")


def test_a_link_in_the_middle_of_typing_loses_nothing(sign_in, sekretariat, visitor):
    page = sign_in(sekretariat)
    page.goto("/kasus/catat/")
    page.locator("#id_kasus-uraian").fill("belum sempat disimpan")
    page.get_by_role("navigation", name="Menu utama").get_by_role("link", name="Rapat").click()
    page.wait_for_url("**/rapat/")
    wait_for_draft(page)  # what the page sends as it goes travels beside the next page, and may arrive after it
    page.goto("/kasus/konsep/")
    page.get_by_role("link", name="Lanjutkan konsep").click()
    assert page.locator("#id_kasus-uraian").input_value() == "belum sempat disimpan"
    assert not visitor.faults


def test_the_second_tab_is_told_and_may_keep_its_text(sign_in, sekretariat):
    page = sign_in(sekretariat)
    page.goto("/kasus/catat/")
    page.locator("#id_kasus-uraian").fill("awal")
    saved(page)
    second = page.context.new_page()
    second.goto(page.url)
    page.locator("#id_kasus-uraian").fill("dari tab satu")
    saved(page)
    for _ in range(100):
        if page.locator("[name=konsep_versi]").input_value() == "2":
            break
        page.wait_for_timeout(100)
    second.locator("#id_kasus-uraian").fill("dari tab dua")
    second.get_by_role("heading", name="Konsep ini juga diubah di tab lain").wait_for()
    second.get_by_role("button", name="Simpan isian halaman ini sebagai konsep baru").click()
    second.wait_for_url(lambda url: page.url not in url)
    assert second.locator("#id_kasus-uraian").input_value() == "dari tab dua"
    assert sorted(row.data["kasus-uraian"][0] for row in Konsep.objects.all()) == ["dari tab dua", "dari tab satu"]


def test_two_editors_the_second_sees_what_changed_and_keeps_the_text(sign_in, sekretariat, kepala):
    from kasus.tests.factories import make_kasus

    address = f"/kasus/{make_kasus(by=sekretariat).slug}/ubah/"
    first, second = sign_in(kepala), sign_in(sekretariat)
    first.goto(address)
    second.goto(address)
    first.get_by_label("Sumber laporan").select_option(label="Media atau media sosial")
    first.get_by_role("button", name="Simpan laporan").click()
    first.get_by_text("diperbarui").wait_for()
    second.get_by_label("Nomor SIMFONI-PPA").fill("SIM-2")
    second.get_by_role("button", name="Simpan laporan").click()
    second.get_by_text("Datang langsung → Media atau media sosial").wait_for()
    assert second.get_by_label("Nomor SIMFONI-PPA").input_value() == "SIM-2"
    assert Kasus.objects.get().nomor_simfoni == ""
    second.get_by_role("button", name="Simpan punya saya di atasnya").click()
    second.get_by_text("diperbarui").wait_for()
    assert (Kasus.objects.get().sumber_laporan, Kasus.objects.get().nomor_simfoni) == ("media", "SIM-2")


def test_step_by_step_on_a_phone(sign_in, sekretariat, visitor):
    page = sign_in(sekretariat, width=390)
    page.goto("/kasus/catat/langkah/")
    page.get_by_label("Tanggal laporan diterima").fill("9/3/2026")
    page.get_by_label("Sumber laporan").select_option(label="Datang langsung")
    next_step(page)
    page.get_by_label("Uraian singkat").fill("Rekaan")
    page.locator("#id_peristiwa-2-tanggal").fill("2025")
    next_step(page)
    page.get_by_label("Tingkat risiko").select_option(label="Rendah")
    next_step(page)
    page.locator("#id_korban-0-jenis_kelamin").select_option("P")
    page.locator("#id_korban-0-kelompok_usia").select_option("anak")
    page.locator("#id_korban-0-nama").fill("Rekaan Cut Melur")
    next_step(page)
    next_step(page)
    page.get_by_label("Menerima layanan").select_option(label="Setuju")
    page.get_by_label("Cara menjawab").select_option(label="Lisan")
    next_step(page)
    assert page.get_by_text("2025 (perkiraan)").is_visible()
    page.get_by_role("button", name="Ubah Keselamatan").click()
    assert page.get_by_label("Tingkat risiko").input_value() == "rendah"
    page.get_by_text("Semua langkah").click()
    page.get_by_role("button", name="Periksa lagi").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="Simpan kasus").last.click()
    page.get_by_text("tersimpan. Tambahkan layanan").wait_for()
    assert Kasus.objects.get().daftar_korban.get().daftar_persetujuan.count() == 1
    assert not visitor.faults


def next_step(page):
    before = page.url
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="Lanjut", exact=True).last.click()
    page.wait_for_url(lambda url: url != before)


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
    with suppress(Error):  # the browser kept no copy of the answer, and sends no form again by itself
        page.go_back()
    page.wait_for_function("document.readyState == 'complete'")
    assert "Rekaan" not in page.locator("html").inner_html()
