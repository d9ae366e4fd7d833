"""In the browser: a meeting from the first tap to the downloaded minutes; a line survives a broken connection."""

import pytest

from anggota.tests.factories import make_keanggotaan, make_sk
from gugus_tugas.tests.pdf_structure import text_of
from rapat import actions
from rapat.models import Hasil, Kehadiran, Rapat, Rekomendasi
from rapat.tests.factories import make_hasil, make_rapat

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def write(page, text):
    page.get_by_label("Baris baru").fill(text)
    page.get_by_label("Baris baru").press("Enter")


def test_meeting_from_attendance_to_closed_minutes(sign_in, sekretariat, kepala, dinsos, visitor):
    rapat, sk = make_rapat(by=sekretariat, status="berlangsung"), make_sk(by=sekretariat)
    make_keanggotaan(sk=sk, jabatan_dinas="Kepala Rekaan", urutan=1)
    make_keanggotaan(sk=sk, jabatan_dinas="Ketua Rekaan", urutan=2)
    page = sign_in(sekretariat)

    page.goto(f"/rapat/{rapat.pk}/kehadiran/")
    first, second = page.get_by_role("group", name="Kepala Rekaan"), page.get_by_role("group", name="Ketua Rekaan")
    first.get_by_text("Hadir", exact=True).click()
    first.get_by_text("Tersimpan").wait_for()
    second.get_by_text("Diwakili", exact=True).click()
    second.get_by_text("tulis nama wakilnya").wait_for()
    second.get_by_label("Nama wakil").fill("Wakil Rekaan")
    second.get_by_label("Nama wakil").press("Enter")
    second.get_by_text("Tersimpan").wait_for()
    page.get_by_text("2 dari 2 kursi hadir atau diwakili").wait_for()
    assert sorted(Kehadiran.objects.values_list("status", flat=True)) == ["diwakili", "hadir"]

    page.goto(f"/rapat/{rapat.pk}/notulen/")
    write(page, "I Anggaran sudah cair")
    page.locator("#daftar-notulen").get_by_text("Anggaran sudah cair").wait_for()
    write(page, "Tanpa huruf")
    page.get_by_text("Awali baris dengan I").first.wait_for()
    box = page.get_by_label("Baris baru")
    assert box.input_value() == "Tanpa huruf"  # refused, and back in the box
    page.reload()
    assert box.input_value() == "Tanpa huruf"
    box.fill("")
    box.press_sequentially("R Menyusun alur @din")
    page.get_by_role("option", name="Dinsos").wait_for()
    box.press("Enter")
    assert box.input_value() == "R Menyusun alur @Dinsos "
    box.press_sequentially("#30/9/2026 !tinggi")
    box.press("Enter")
    page.locator("#daftar-notulen").get_by_text("Rekomendasi 1").wait_for()
    write(page, "K Setuju")
    page.locator("#daftar-notulen").get_by_text("Setuju").wait_for()
    make_hasil(rapat, "I Dari meja sebelah", by=kepala)
    page.locator("#daftar-notulen").get_by_text("Dari meja sebelah").wait_for()  # by itself
    page.get_by_role("button", name="Batalkan baris 1").click()
    page.locator("del", has_text="Anggaran sudah cair").wait_for()

    page.context.set_offline(True)
    write(page, "I Ditulis saat putus")
    page.get_by_text("Tidak tersambung").wait_for()
    page.context.set_offline(False)
    page.locator("#daftar-notulen").get_by_text("Ditulis saat putus").wait_for()
    assert Hasil.objects.filter(teks="Ditulis saat putus").count() == 1
    assert Rekomendasi.objects.get().prioritas == "tinggi"
    visitor.faults.clear()  # refusals and the broken line are logged by the browser

    page.get_by_role("link", name="Tutup rapat").click()
    page.get_by_text("4 baris notulen terkunci").wait_for()
    page.get_by_label("Pimpinan rapat").fill("Pemimpin Rekaan")
    page.get_by_label("Notulis").fill("Notulis Rekaan")
    page.get_by_role("button", name="Tutup rapat dan simpan notulen").click()
    page.get_by_text("notulen versi 1 tersimpan dan terkunci").wait_for(timeout=60_000)
    assert Rapat.objects.get().status == "selesai"
    with page.expect_download() as minutes:
        page.get_by_role("link", name="Unduh notulen (PDF)").click()
    with open(minutes.value.path(), "rb") as file:
        text = " ".join(text_of(file.read()))
    assert "Dari meja sebelah" in text
    assert "Anggaran sudah cair" not in text
    assert not visitor.faults


def test_projector_follows_the_minutes(sign_in, sekretariat, visitor):
    rapat = make_rapat(by=sekretariat, status="berlangsung")
    page = sign_in(sekretariat)
    page.goto(f"/rapat/{rapat.pk}/layar/")
    page.get_by_text("Belum ada hasil yang dicatat").wait_for()
    make_hasil(rapat, "K Tampil di layar", by=sekretariat)
    page.get_by_text("Tampil di layar").wait_for()
    assert not visitor.faults


def test_lines_that_wait_for_the_network_survive_a_reload(sign_in, sekretariat, visitor):
    rapat = make_rapat(by=sekretariat, status="berlangsung")
    page = sign_in(sekretariat)
    page.goto(f"/rapat/{rapat.pk}/notulen/")
    page.route("**/notulen/**", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    write(page, "I Baris pertama")
    write(page, "I Baris kedua")
    page.locator("#antre").get_by_text("Baris kedua").wait_for()
    page.on("dialog", lambda dialog: dialog.accept())
    page.unroute("**/notulen/**")
    page.reload()
    page.locator("#daftar-notulen").get_by_text("Baris kedua").wait_for()
    assert [row.teks for row in Hasil.objects.order_by("urutan")] == ["Baris pertama", "Baris kedua"]
    page.reload()
    assert page.locator("#antre li").count() == 0
    visitor.faults.clear()


def test_whole_page_sent_from_one_screen_leaves_what_another_tapped(sign_in, sekretariat, kepala, visitor):
    rapat, sk = make_rapat(by=sekretariat, status="berlangsung"), make_sk(by=sekretariat)
    mine = make_keanggotaan(sk=sk, jabatan_dinas="Kepala Rekaan", urutan=1)
    other = make_keanggotaan(sk=sk, jabatan_dinas="Ketua Rekaan", urutan=2)
    page = sign_in(sekretariat)
    page.goto(f"/rapat/{rapat.pk}/kehadiran/")
    page.get_by_role("group", name="Kepala Rekaan").get_by_text("Hadir", exact=True).click()
    page.get_by_role("group", name="Kepala Rekaan").get_by_text("Tersimpan").wait_for()
    actions.record_kehadiran(rapat, by=kepala, daftar=[{"keanggotaan": other, "status": "izin", "nama_wakil": ""}])
    page.get_by_role("button", name="Simpan kehadiran").click()
    page.get_by_text("Kehadiran tersimpan").wait_for()
    assert dict(Kehadiran.objects.values_list("keanggotaan", "status")) == {mine.pk: "hadir", other.pk: "izin"}
    assert not visitor.faults
