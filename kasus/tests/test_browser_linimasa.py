"""In the browser: a note written on the case page itself, a file sent and taken out, a field copied from the sheet."""

import pytest

from gugus_tugas.files import blank_pdf
from kasus.models import Catatan, Lampiran
from kasus.tests.factories import make_kasus

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def test_note_file_and_sheet(sign_in, visitor, sekretariat, tmp_path):
    kasus = make_kasus(by=sekretariat)
    page = sign_in(sekretariat, width=390)
    page.goto(f"/kasus/{kasus.slug}/")
    page.get_by_text("Tulis catatan…").press("Enter")  # by keyboard
    page.locator("#id_isi").fill("K1 sehat dan meminta kabar keluarga")
    page.get_by_role("button", name="Simpan catatan").press("Enter")
    page.get_by_text("K1 sehat dan meminta kabar keluarga").wait_for()
    assert Catatan.objects.count() == 1

    path = tmp_path / "visum atas nama siapa.pdf"
    path.write_bytes(blank_pdf().read())
    page.goto(f"/kasus/{kasus.slug}/lampiran/")
    page.get_by_label("Jenis lampiran").select_option("visum")
    page.locator("#id_berkas").set_input_files(path)
    page.get_by_role("button", name="Unggah").click()
    page.get_by_role("link", name="Visum et repertum 1").first.wait_for()
    page.wait_for_load_state()  # as people do; what a script still adds would move the link from under the pointer
    page.get_by_role("link", name="Visum et repertum 1").first.click()
    page.wait_for_url("**/lampiran/*/")
    page.get_by_role("link", name="Unduh").click()
    page.wait_for_url("**/unduh/")
    page.wait_for_load_state()
    page.get_by_label("Untuk keperluan apa?").fill("dilampirkan pada permohonan restitusi")
    with page.expect_download(timeout=90_000) as file:
        page.get_by_role("button", name="Unduh").click()
    assert file.value.suggested_filename == f"{Lampiran.objects.get().nama}.pdf"
    page.wait_for_timeout(1200)
    assert page.locator(".sedang").count() == 0  # the page stays, but nothing is under way

    page.goto(f"/kasus/{kasus.slug}/simfoni/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Salin Nomor register gugus tugas, K1").click()
    page.get_by_text("Tersalin").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == kasus.nomor
    assert not visitor.faults
