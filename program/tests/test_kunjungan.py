"""Visits with their checklist, findings until they are done, and the report on one sheet."""

import datetime
import io

import pikepdf
import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from anggota.models import JejakAudit
from gugus_tugas.auth import ActionRefused
from gugus_tugas.pdf import render_pdf
from gugus_tugas.versi import Conflict, stamp
from program import actions
from program.dokumen.kunjungan import kunjungan_document
from program.enums.perusahaan import Pertanyaan
from program.models import JawabanPengawasan, KunjunganPengawasan, Temuan
from program.tests.factories import make_kunjungan, make_perusahaan, make_temuan

DAY = datetime.date(2026, 3, 4)


@pytest.fixture
def company(dinsos):
    return make_perusahaan(by=dinsos)


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"berat": "ngeri"}, "temuan_berat_dikenal"),
        ({"tanggal_selesai": DAY}, "temuan_penyelesaian_lengkap"),
        ({"penyelesaian": "beres"}, "temuan_penyelesaian_lengkap"),
    ],
)
def test_database_refuses(dinsos, company, values, name):
    row = make_temuan(make_kunjungan(company, by=dinsos), by=dinsos)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Temuan.objects.filter(pk=row.pk).update(**values)


def test_question_is_answered_once(dinsos, company):
    row = make_kunjungan(company, by=dinsos)
    with pytest.raises(IntegrityError), transaction.atomic():
        JawabanPengawasan.objects.create(kunjungan=row, pertanyaan="sip3mi", jawaban="ya")
    with pytest.raises(IntegrityError, match="jawaban_dikenal"), transaction.atomic():
        JawabanPengawasan.objects.filter(kunjungan=row).update(jawaban="mungkin")


def payload(**changes) -> dict:
    answers = {f"tanya_{question}": "ya" for question in Pertanyaan.values}
    return {"tanggal": "4/3/2026", "jenis": "rutin", "instansi": "polda", "tim": "BP3MI Aceh", "kesimpulan": "Berkas lengkap.",
            **answers, **changes}  # fmt: skip


def test_member_visits_a_company_of_another_agency(client_of, polda, dinsos, company):
    page = client_of(polda)
    response = page.post(
        f"/program/perusahaan/{company.pk}/kunjungan/", payload(tanya_tanpa_biaya="tidak"), follow=True
    )
    row = KunjunganPengawasan.objects.get()
    assert response.redirect_chain[0][0] == f"/program/kunjungan/{row.pk}/#temuan"
    answers = dict(JawabanPengawasan.objects.values_list("pertanyaan", "jawaban"))
    assert (len(answers), answers["tanpa_biaya"], answers["sip3mi"]) == (len(Pertanyaan), "tidak", "ya")
    assert client_of(dinsos).get(f"/program/kunjungan/{row.pk}/").status_code == 404
    with pytest.raises(ActionRefused, match="hanya dapat mencatat untuk instansi Anda"):
        make_kunjungan(company, by=polda, instansi=dinsos.instansi)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"tanggal": "1/1/2099"}, "tanggal"),
        ({"tanggal": ""}, "tanggal"),
        ({"jenis": "wisata"}, "jenis"),
        ({"instansi": "dinsos"}, "instansi"),
        ({"tanya_sip3mi": "mungkin"}, "tanya_sip3mi"),
        ({"tanya_sip3mi": ""}, "tanya_sip3mi"),
        ({"kesimpulan": "x" * 2001}, "kesimpulan"),
    ],
)
def test_form_says_what_is_wrong_and_keeps_what_was_typed(client_of, polda, company, changes, field):
    response = client_of(polda).post(f"/program/perusahaan/{company.pk}/kunjungan/", payload(**changes))
    assert response.status_code == 422
    assert response.context["form"].errors[field]
    assert "BP3MI Aceh" in response.content.decode()
    assert not KunjunganPengawasan.objects.exists()


def test_changed_answer_alone_counts_the_version_up(client_of, dinsos, sekretariat, company):
    row = make_kunjungan(company, by=dinsos, jawaban={"sip3mi": "ya"})
    page, url, old = client_of(dinsos), f"/program/kunjungan/{row.pk}/ubah/", stamp(row)
    shown = page.get(url).context["form"]
    assert (shown["tanya_sip3mi"].value(), shown["tanya_pelaporan"].value()) == ("ya", "tidak_diperiksa")
    same = {name: "tidak_diperiksa" for name in payload() if name.startswith("tanya_")} | {"tanya_sip3mi": "ya"}
    page.post(url, payload(versi=old, instansi="dinsos", tim="", kesimpulan="", **same))
    row.refresh_from_db()
    assert row.versi == 1
    page.post(url, payload(versi=old, instansi="dinsos", tim="", kesimpulan="", **{**same, "tanya_sip3mi": "tidak"}))
    row.refresh_from_db()
    assert row.versi == 2
    assert JejakAudit.objects.get(peristiwa="update_kunjungan").kolom == ["jawaban"]
    late = page.post(url, payload(versi=old, instansi="dinsos", **{**same, "tanya_pelaporan": "tidak"}))
    assert (late.status_code, late.context["form"]["tanya_pelaporan"].value()) == (409, "tidak")
    with pytest.raises(Conflict):
        actions.update_kunjungan(row, by=sekretariat, versi=old, tim="x")


def test_no_finding_lies_before_its_visit(client_of, dinsos, company):
    row = make_kunjungan(company, by=dinsos, tanggal=DAY)
    with pytest.raises(ActionRefused, match="tidak boleh sebelum itu"):
        make_temuan(row, by=dinsos, tenggat=DAY - datetime.timedelta(days=1))
    finding = make_temuan(row, by=dinsos, tenggat=DAY)
    with pytest.raises(ActionRefused, match="bertanggal sebelum itu"):
        actions.update_kunjungan(row, by=dinsos, versi=stamp(row), tanggal=DAY + datetime.timedelta(days=1))
    sent = {"versi": stamp(finding), "tanggal_selesai": "3/3/2026", "penyelesaian": "diserahkan"}
    refused = client_of(dinsos).post(f"/program/temuan/{finding.pk}/selesai/", sent)
    assert refused.context["form"].errors["tanggal_selesai"]


def test_finding_is_recorded_done_and_opened_again(client_of, dinsos, company):
    row, page = make_kunjungan(company, by=dinsos, tanggal=DAY), client_of(dinsos)
    sent = {"uraian": "Paspor ditahan", "berat": "berat", "diminta": "Kembalikan", "tenggat": "10/3/2026"}
    assert page.post(f"/program/kunjungan/{row.pk}/temuan/", {**sent, "tenggat": "1/3/2026"}).status_code == 422
    page.post(f"/program/kunjungan/{row.pk}/temuan/", sent)
    finding = Temuan.objects.get()
    assert finding.is_lewat
    assert "lencana-terlambat" in page.get("/program/temuan/").content.decode()
    for url in (f"/program/kunjungan/{row.pk}/", f"/program/perusahaan/{company.pk}/"):
        assert "Paspor ditahan" in page.get(url).content.decode()
    page.post(f"/program/temuan/{finding.pk}/ubah/", {**sent, "versi": stamp(finding), "uraian": "Dua paspor ditahan"})
    finding.refresh_from_db()
    done = {"versi": stamp(finding), "tanggal_selesai": "9/3/2026", "penyelesaian": "dikembalikan"}
    page.post(f"/program/temuan/{finding.pk}/selesai/", done)
    finding.refresh_from_db()
    assert (finding.tanggal_selesai, finding.is_lewat, finding.nada) == (datetime.date(2026, 3, 9), False, "selesai")
    assert page.get("/program/temuan/").context["page"].object_list == []
    with pytest.raises(ActionRefused, match="sudah selesai"):
        actions.complete_temuan(
            finding, by=dinsos, versi=stamp(finding), tanggal_selesai=DAY, penyelesaian="sekali lagi"
        )
    page.post(f"/program/temuan/{finding.pk}/buka/", {"versi": stamp(finding)})
    finding.refresh_from_db()
    assert (finding.uraian, finding.tanggal_selesai, finding.penyelesaian) == ("Dua paspor ditahan", None, "")
    with pytest.raises(ActionRefused, match="belum selesai"):
        actions.reopen_temuan(finding, by=dinsos, versi=stamp(finding))
    events = JejakAudit.objects.filter(objek_kode=str(row)).values_list("peristiwa", flat=True)
    assert {"add_temuan", "update_temuan", "complete_temuan", "reopen_temuan"} <= set(events)


def test_findings_wait_in_the_order_of_their_day(client_of, dinsos, company):
    row, today = make_kunjungan(company, by=dinsos), timezone.localdate()
    late = make_temuan(row, by=dinsos, tenggat=today + datetime.timedelta(days=9), berat="berat")
    soon = make_temuan(row, by=dinsos, tenggat=today)
    page = client_of(dinsos)
    assert page.get("/program/temuan/").context["page"].object_list == [soon, late]
    assert page.get("/program/temuan/?berat=berat").context["page"].object_list == [late]
    assert page.get("/program/temuan/?lewat=1").context["page"].object_list == []


def test_report_of_an_ordinary_visit_is_one_sheet(client_of, dinsos, company):
    row = make_kunjungan(company, by=dinsos, tim="BP3MI Aceh; Polda Aceh", kesimpulan="Berkas lengkap. " * 20)
    for _ in range(3):
        make_temuan(row, by=dinsos)
    parts = {"jawaban": JawabanPengawasan.objects.all(), "temuan": Temuan.objects.all()}
    html = kunjungan_document(row, **parts)
    assert html.count("<tr>") >= 10 + 3
    with pikepdf.open(io.BytesIO(render_pdf(html))) as pdf:
        assert len(pdf.pages) == 1
        assert str(pdf.docinfo["/Title"]) == f"Laporan kunjungan pengawasan {row}"


@pytest.mark.usefixtures("_no_rendering")
def test_report_taken_away_leaves_a_line(client_of, dinsos, company):
    row = make_kunjungan(company, by=dinsos)
    response = client_of(dinsos).get(f"/program/kunjungan/{row.pk}/pdf/")
    assert response.headers["Content-Disposition"] == f'attachment; filename="laporan-kjg-{row.pk}.pdf"'
    assert JejakAudit.objects.filter(peristiwa="export_kunjungan", objek_kode=str(row)).count() == 1
