"""In the browser: an agency reports with evidence from a phone, cannot touch another's item, and the head verifies."""

import pytest

from gugus_tugas.files import blank_pdf
from rapat.models import TindakLanjut
from rapat.tests.factories import make_tindak_lanjut

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def test_polda_reports_and_kepala_verifies(sign_in, sekretariat, polda, dinsos, kepala, visitor):
    own = make_tindak_lanjut(
        by=sekretariat, instansi=polda.instansi, prioritas="tinggi", uraian="Memetakan lokasi rawan"
    )
    foreign = make_tindak_lanjut(by=sekretariat, instansi=dinsos.instansi)

    phone = sign_in(polda, width=390)
    phone.get_by_role("link", name="Memetakan lokasi rawan").click()
    phone.get_by_role("link", name="Laporkan perkembangan").first.click()
    phone.get_by_label("Apa yang sudah dilakukan?").fill("Daftar 14 lokasi diserahkan.")
    phone.get_by_label("Selesai, mohon diverifikasi").check()
    phone.get_by_role("button", name="Kirim laporan").click()
    phone.get_by_text("memerlukan bukti").first.wait_for()  # high priority: no claim without evidence
    assert phone.get_by_label("Apa yang sudah dilakukan?").input_value() == "Daftar 14 lokasi diserahkan."
    phone.get_by_label("Bukti (foto, PDF)").set_input_files(
        {"name": "daftar.pdf", "mimeType": "application/pdf", "buffer": blank_pdf().read()}
    )
    phone.get_by_role("button", name="Kirim laporan").click()
    phone.get_by_text("Laporan perkembangan terkirim").wait_for()
    assert phone.evaluate("document.documentElement.scrollWidth") == 390

    assert phone.goto(f"/tindak-lanjut/{foreign.pk}/").status == 200  # members see all items …
    assert phone.get_by_role("link", name="Laporkan perkembangan").count() == 0
    assert phone.goto(f"/tindak-lanjut/{foreign.pk}/lapor/").status == 403  # … and report on their own
    visitor.faults.clear()  # the refusal itself is logged by the browser

    desk = sign_in(kepala)
    desk.get_by_role("link", name="1 tindak lanjut menunggu verifikasi").click()
    desk.get_by_role("link", name="Memetakan lokasi rawan").click()
    with desk.expect_download() as evidence:
        desk.get_by_role("link", name="Unduh bukti").click()
    assert evidence.value.suggested_filename.startswith("bukti-rekomendasi-1-")
    desk.get_by_role("link", name="Verifikasi").click()
    desk.get_by_label("Sesuai rekomendasi").check()
    desk.get_by_role("button", name="Simpan verifikasi").click()
    desk.get_by_text("tersimpan").wait_for()
    assert TindakLanjut.objects.get(pk=own.pk).status == "sesuai"
    assert not visitor.faults
