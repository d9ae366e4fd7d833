"""In the browser: a referral from sending to feedback across two agencies; a withdrawn consent closes the open page."""

import pytest
from django.utils import timezone

from kasus import actions
from kasus.models import Layanan, Rujukan
from kasus.tests.factories import make_kasus, make_layanan, make_persetujuan, make_rujukan, victim

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def korban(sekretariat, polda):
    kasus = make_kasus(by=sekretariat, daftar_korban=[victim(identitas={"nama": "Rekaan Cut Melur"}), victim()])
    first = kasus.daftar_korban.get(urutan=1)
    make_layanan(first, by=sekretariat, penyedia=polda.instansi, jenis="IDENT")
    return first


def test_referral_from_sending_to_feedback_across_two_agencies(sign_in, korban, sekretariat, polda, dinsos, visitor):
    make_persetujuan(korban, dinsos.instansi, by=sekretariat)
    desk = sign_in(polda)
    desk.goto(f"/kasus/{korban.kasus.slug}/korban/{korban.pk}/")
    desk.get_by_role("link", name="Rujuk ke instansi lain").click()
    desk.get_by_label("Instansi penerima").select_option("dinsos")
    desk.get_by_label("Rehabilitasi sosial").check()
    desk.get_by_label("Segera").check()
    desk.get_by_label("Catatan untuk penerima").fill("Perlu kamar terpisah.")
    desk.get_by_role("button", name="Kirim rujukan").dblclick()
    desk.get_by_text("terkirim").wait_for()
    assert Rujukan.objects.count() == 1

    phone = sign_in(dinsos, width=390)
    phone.get_by_role("link", name="1 rujukan belum dijawab").click()
    assert "Perlu kamar terpisah." in phone.content()
    assert "Rekaan" not in phone.content()
    phone.get_by_role("button", name="Terima rujukan").click()  # the second tap
    phone.get_by_text("pengirim melihat jawaban ini").wait_for()
    assert phone.evaluate("document.documentElement.scrollWidth") == 390
    assert Layanan.objects.filter(penyedia=dinsos.instansi, diberikan=None).count() == 1

    phone.get_by_role("link", name="Buka identitas").click()
    phone.get_by_label("Untuk keperluan apa").fill("menjemput ke rumah aman")
    phone.get_by_role("button", name="Buka identitas").click()
    phone.get_by_text("Rekaan Cut Melur").wait_for()

    phone.goto(f"/kasus/rujukan/{Rujukan.objects.get().pk}/")
    phone.get_by_role("link", name="Laporkan hasil").click()
    phone.get_by_label("Rehabilitasi sosial: tanggal diberikan").fill(f"{timezone.localdate():%d/%m/%Y}")
    phone.get_by_label("Semua layanan yang diminta diberikan").check()
    phone.get_by_label("Catatan untuk pengirim").fill("Sudah ditempatkan.")
    phone.get_by_role("button", name="Kirim hasil").click()
    phone.get_by_text("Identitas korban tertutup kembali").wait_for()
    assert phone.get_by_role("link", name="Buka identitas").count() == 0

    desk.reload()
    desk.get_by_text("Sudah ditempatkan.").wait_for()
    assert "semua layanan yang diminta diberikan" in desk.content()
    assert desk.get_by_role("link", name="Cabut rujukan").count() == 0
    assert Layanan.objects.get(penyedia=dinsos.instansi).diberikan == timezone.localdate()
    assert not visitor.faults


def test_refusal_takes_a_coded_barrier_and_reaches_the_sender(sign_in, korban, sekretariat, polda, dinsos, visitor):
    make_persetujuan(korban, dinsos.instansi, by=sekretariat)
    row = actions.add_rujukan(korban, by=polda, penerima=dinsos.instansi, daftar_jenis=["KES"])
    phone = sign_in(dinsos, width=390)
    phone.goto(f"/kasus/rujukan/{row.pk}/")
    phone.get_by_text("Tolak…").click()
    phone.get_by_label("Hambatan").select_option("bpjs")
    phone.get_by_role("button", name="Tolak rujukan").click()
    phone.get_by_text("Isi rujukan ini tertutup").wait_for()
    desk = sign_in(polda)
    assert desk.get_by_text("ditolak Dinsos: tidak ditanggung bpjs kesehatan").count() == 1
    assert not visitor.faults


def test_withdrawing_consent_closes_the_receivers_open_page_at_the_next_click(
    sign_in, korban, sekretariat, dinsos, visitor
):
    row = make_rujukan(korban, dinsos.instansi, by=sekretariat, catatan="Perlu kamar terpisah.")
    actions.verify_rujukan(row, status="diterima", by=dinsos)
    receiver = sign_in(dinsos)
    receiver.goto(f"/kasus/{korban.kasus.slug}/korban/{korban.pk}/")
    assert receiver.get_by_role("link", name="Buka identitas").count() == 1

    office = sign_in(sekretariat)
    office.goto(f"/kasus/{korban.kasus.slug}/korban/{korban.pk}/")
    office.get_by_role("link", name="Cabut: Data dibagi").click()
    office.get_by_text(row.kode).wait_for()
    office.get_by_label("Tanggal dicabut").fill(f"{timezone.localdate():%d/%m/%Y}")
    office.get_by_role("button", name="Catat pencabutan").click()
    office.get_by_text("berlaku sekarang juga").wait_for()

    receiver.get_by_role("link", name="Buka identitas").click()
    receiver.wait_for_load_state()
    assert "Rekaan" not in receiver.content()
    assert receiver.get_by_role("heading", name="tidak").count() or "404" in receiver.content()
    assert receiver.goto(f"/kasus/{korban.kasus.slug}/korban/{korban.pk}/").status == 404
    receiver.goto(f"/kasus/rujukan/{row.pk}/")
    receiver.get_by_text("Isi rujukan ini tertutup").wait_for()
    assert "Perlu kamar terpisah." not in receiver.content()
    receiver.goto("/kasus/")
    assert korban.kasus.nomor not in receiver.content()
