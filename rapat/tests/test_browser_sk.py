"""In the browser: an annex is imported, the diff seen, the decree carried out, and who left is out with the open session."""

import io

import openpyxl
import pytest
from django.utils import timezone

from anggota import actions as anggota
from anggota.lampiran import KOLOM
from anggota.models import SuratKeputusan
from anggota.roster import DAY
from anggota.tests.factories import make_kedudukan, make_sk
from rapat.models import TindakLanjut
from rapat.tests.factories import make_tindak_lanjut

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def annex(*rows) -> dict:
    book = openpyxl.Workbook()
    for row in (KOLOM, *rows):
        book.active.append(row)
    output = io.BytesIO()
    book.save(output)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return {"name": "lampiran.xlsx", "mimeType": kind, "buffer": output.getvalue()}


def test_new_decree_is_imported_carried_out_and_shuts_the_ended_member_out(
    sign_in, sekretariat, kepala, polda, dinsos, visitor
):
    today, place = timezone.localdate(), make_kedudukan(nama="Anggota", unit="sub_5")
    old = make_sk(by=sekretariat, nomor="1/2025", berlaku_mulai=today - 300 * DAY)
    for user, office in ((polda, "Direktur Reskrimum"), (dinsos, "Kepala Dinas Sosial")):
        anggota.add_keanggotaan(
            old, by=sekretariat, instansi=user.instansi, jabatan_dinas=office, kedudukan=place,
            pejabat=f"Rekaan {user.nama_pengguna.title()}", pengguna=user,
        )  # fmt: skip
    item = make_tindak_lanjut(by=sekretariat, instansi=polda.instansi, uraian="Memetakan lokasi rawan")
    phone = sign_in(polda, width=390)
    phone.get_by_role("link", name="Memetakan lokasi rawan").click()
    phone.get_by_role("link", name="Laporkan perkembangan").first.wait_for()

    desk = sign_in(sekretariat)
    desk.goto("/anggota/sk/")
    desk.get_by_role("link", name="Catat SK").click()
    desk.get_by_label("Tentang").fill("Gugus Tugas, susunan baru")
    desk.get_by_label("Tanggal ditetapkan").fill(f"{today:%d/%m/%Y}")
    desk.get_by_label("Berlaku mulai").fill(f"{today:%d/%m/%Y}")
    desk.get_by_label("Mencabut SK").select_option(label=str(old))
    desk.get_by_role("button", name="Simpan SK").click()
    desk.get_by_role("link", name="Impor lampiran").click()
    desk.get_by_label("Berkas lampiran").set_input_files(annex([1, "Kepala Dinas Sosial", "Anggota", "tiada"]))
    desk.get_by_role("button", name="Unggah dan lihat pratinjau").click()
    desk.get_by_text("Baris 2, kolom Kode instansi").wait_for()
    desk.get_by_role("link", name="Unggah berkas lain").click()
    desk.get_by_label("Berkas lampiran").set_input_files(annex([1, "Kepala Dinas Sosial", "Anggota", "dinsos"]))
    desk.get_by_role("button", name="Unggah dan lihat pratinjau").click()
    desk.get_by_role("button", name="Simpan 1 kursi").click()
    desk.get_by_text("Lampiran SK tersimpan").wait_for()
    desk.get_by_role("link", name="Lihat perubahan").click()
    desk.get_by_text("Kepala sekretariat yang melaksanakan").wait_for()

    head = sign_in(kepala)
    head.get_by_role("link", name="laksanakan perubahan anggotanya").click()
    head.get_by_text("Instansi Polda: 1 tindak lanjut terbuka").wait_for()
    head.get_by_label("Penerima rekomendasi 1").select_option("dinsos")
    head.get_by_role("button", name="Laksanakan SK ini").click()
    head.get_by_text("Sudah dilaksanakan").wait_for()

    phone.get_by_role("link", name="Laporkan perkembangan").first.click()  # the session that was open all the time
    phone.wait_for_url("**/masuk/**")
    assert TindakLanjut.objects.get(pk=item.pk).instansi == dinsos.instansi
    assert SuratKeputusan.objects.get(mencabut=old).dilaksanakan_oleh == kepala
    assert not visitor.faults
