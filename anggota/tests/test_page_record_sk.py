"""A decree in the browser: recorded, completed, its file kept encrypted, nothing invented."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from anggota import actions
from anggota.models import JejakAudit, SuratKeputusan
from anggota.tests.factories import make_instansi, make_keanggotaan, make_kedudukan, make_sk
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from gugus_tugas.files import blank_pdf

PDF = blank_pdf().read()


@pytest.fixture
def page(client_of, sekretariat):
    return client_of(sekretariat)


def payload(**changes) -> dict:
    values = {"nomor": "", "tentang": "Gugus Tugas", "tanggal": "9/8/2018", "berlaku_mulai": "9/8/2018"}
    return {**values, "berlaku_sampai": "", "mencabut": "", **changes}


def pdf(name="sk.pdf", content=PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def test_record_sk_stores_the_decree_and_its_sealed_file(page, settings):
    answer = page.post("/anggota/sk/catat/", payload(berkas=pdf()))
    sk = SuratKeputusan.objects.get()
    assert answer.url == f"/anggota/sk/{sk.pk}/"
    assert (sk.nomor, sk.tanggal, sk.berlaku_sampai) == ("", datetime.date(2018, 8, 9), None)
    assert b"%PDF" not in (settings.MEDIA_ROOT / sk.berkas.name).read_bytes()
    trail = JejakAudit.objects.get()
    assert (trail.peristiwa, "berkas" in trail.kolom) == ("record_sk", True)


def test_berkas_is_a_download_with_a_line_in_the_trail(page, sekretariat):
    sk = actions.record_sk(
        by=sekretariat, tentang="x", tanggal=datetime.date(2018, 8, 9), berlaku_mulai=datetime.date(2018, 8, 9),
        berkas=blank_pdf(),
    )  # fmt: skip
    answer = page.get(f"/anggota/sk/{sk.pk}/berkas/")
    assert answer.content == PDF
    assert answer.headers["Content-Disposition"] == f'attachment; filename="sk-2018-{sk.pk}.pdf"'
    assert JejakAudit.objects.first().peristiwa == "export_berkas_sk"


def test_berkas_that_is_not_there(page, sekretariat):
    assert page.get(f"/anggota/sk/{make_sk(by=sekretariat).pk}/berkas/").status_code == 404
    sk = make_sk(by=sekretariat, berkas=blank_pdf())
    sk.berkas.storage.delete(sk.berkas.name)
    before = JejakAudit.objects.count()
    assert "tidak ada di penyimpanan" in page.get(f"/anggota/sk/{sk.pk}/berkas/", follow=True).content.decode()
    assert JejakAudit.objects.count() == before


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"tentang": ""}, "Bidang ini tidak boleh kosong"),
        ({"tanggal": "12/31/2025"}, "Bulan 31 tidak ada"),
        ({"berlaku_sampai": "8/8/2018"}, "berakhir sebelum dimulai"),
        ({"mencabut": "987654"}, "Pilih"),
        ({"nomor": "1/2017"}, "SK dengan nomor ini sudah tercatat"),
        ({"berkas": pdf("sk.png", b"\x89PNG\r\n\x1a\n")}, "Berkas SK harus PDF"),
        ({"berkas": pdf("sk.pdf", b"bukan pdf")}, "Isi berkas tidak sesuai"),
        ({"tentang": "x" * 251}, "250"),
    ],
)
def test_record_sk_explains_a_fault_and_stores_nothing(page, sekretariat, changes, text):
    make_sk(by=sekretariat, nomor="1/2017")
    answer = page.post("/anggota/sk/catat/", payload(**changes))
    assert answer.status_code == 200
    assert text in answer.content.decode()
    assert SuratKeputusan.objects.count() == 1


def test_record_sk_sent_twice_is_stored_once(page):
    key = "3f0c4e62-9f0d-4a5e-8c55-4dd6c1a4c111"
    for _ in range(2):
        page.post("/anggota/sk/catat/", payload(kunci_kirim=key))
    assert SuratKeputusan.objects.count() == 1


def test_a_decree_revokes_only_an_older_one_and_only_once(page, sekretariat):
    old, day = make_sk(by=sekretariat, nomor="1"), datetime.date(2018, 8, 1)
    with pytest.raises(ActionRefused, match="baru berlaku 1 Agustus 2018"):
        actions.record_sk(by=sekretariat, tentang="x", tanggal=day, berlaku_mulai=day, mencabut=old)
    page.post("/anggota/sk/catat/", payload(nomor="2", mencabut=old.pk))
    assert SuratKeputusan.objects.get(nomor="2").mencabut == old
    form = page.get("/anggota/sk/catat/").context["form"]
    assert list(form.fields["mencabut"].queryset) == [SuratKeputusan.objects.get(nomor="2")]


def test_update_sk_fills_in_the_number_and_keeps_the_file(page, sekretariat):
    sk = make_sk(by=sekretariat, berkas=blank_pdf())
    form = page.get(f"/anggota/sk/{sk.pk}/ubah/").content.decode()
    assert "1 Agustus 2018" in form
    page.post(
        f"/anggota/sk/{sk.pk}/ubah/",
        payload(nomor="440/1/2018", tentang=sk.tentang, tanggal="1/8/2018", berlaku_mulai="1/8/2018"),
    )
    fresh = SuratKeputusan.objects.get(pk=sk.pk)
    assert (fresh.nomor, fresh.berkas.name) == ("440/1/2018", sk.berkas.name)
    assert JejakAudit.objects.first().kolom == ["nomor"]


def test_update_sk_that_is_refused_keeps_the_file_and_a_new_file_takes_its_place(
    page, sekretariat, django_capture_on_commit_callbacks
):
    make_sk(by=sekretariat, nomor="440/1/2018")
    sk = make_sk(by=sekretariat, berkas=blank_pdf(), nomor="440/2/2018")
    values = payload(nomor="440/1/2018", tentang=sk.tentang, tanggal="1/8/2018", berlaku_mulai="1/8/2018")
    assert "sudah tercatat" in page.post(f"/anggota/sk/{sk.pk}/ubah/", values).content.decode()
    assert sk.berkas.storage.exists(sk.berkas.name)
    with django_capture_on_commit_callbacks(execute=True):
        page.post(f"/anggota/sk/{sk.pk}/ubah/", values | {"nomor": "440/2/2018", "berkas": pdf()})
    fresh = SuratKeputusan.objects.get(pk=sk.pk)
    assert fresh.berkas.name != sk.berkas.name
    assert [sk.berkas.storage.exists(row.berkas.name) for row in (sk, fresh)] == [False, True]


def test_update_sk_without_a_change_leaves_no_line(page, sekretariat):
    sk = make_sk(by=sekretariat)
    page.post(f"/anggota/sk/{sk.pk}/ubah/", payload(tentang=sk.tentang, tanggal="1/8/2018", berlaku_mulai="1/8/2018"))
    assert not JejakAudit.objects.exists()


def test_start_of_a_carried_out_decree_stays(page, sekretariat):
    sk = make_sk(by=sekretariat, dilaksanakan_pada=now(), dilaksanakan_oleh=sekretariat)
    answer = page.post(
        f"/anggota/sk/{sk.pk}/ubah/", payload(tentang=sk.tentang, tanggal="1/8/2018", berlaku_mulai="2/8/2018")
    )
    assert "sudah dilaksanakan" in answer.content.decode()
    assert SuratKeputusan.objects.get().berlaku_mulai == datetime.date(2018, 8, 1)


def test_add_keanggotaan_takes_the_next_number(page, sekretariat):
    sk, agency, place = make_sk(by=sekretariat), make_instansi(kode="dinkes"), make_kedudukan(nama="Ketua")
    make_keanggotaan(sk=sk, urutan=7)
    values = {"jabatan_dinas": "Kepala Dinas", "instansi": "dinkes", "kedudukan": place.pk, "pejabat": "Rekaan Satu"}
    page.post(f"/anggota/sk/{sk.pk}/kursi/", values)
    seat = sk.daftar_keanggotaan.get(instansi=agency)
    assert (seat.urutan, seat.daftar_pejabat.get().nama) == (8, "Rekaan Satu")
    again = page.post(f"/anggota/sk/{sk.pk}/kursi/", values).content.decode()
    assert "kedudukan yang sama" in again
    assert sk.daftar_keanggotaan.count() == 2


def test_kedudukan_is_added_at_the_end_and_once_per_unit(page):
    make_kedudukan(nama="Ketua", unit="pimpinan", urutan=4)
    page.post("/anggota/kedudukan/", {"unit": "sub_1", "nama": "Ketua"})
    html = page.post("/anggota/kedudukan/", {"unit": "sub_1", "nama": "Ketua"}).content.decode()
    assert "sudah ada dalam unit itu" in html
    assert html.count("<td>Ketua</td>") == 2


def test_members_read_decrees_without_the_buttons(client_of, polda, sekretariat):
    sk = make_sk(by=sekretariat)
    html = client_of(polda).get(f"/anggota/sk/{sk.pk}/").content.decode()
    assert "/ubah/" not in html
    assert "Catat SK" not in client_of(polda).get("/anggota/sk/").content.decode()
