"""Research requests: what the database holds, who decides, every step, each role's page, the table in and out."""

import datetime
import io

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from anggota.models import JejakAudit
from anggota.tests.factories import make_pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from gugus_tugas.versi import Conflict, stamp
from program import actions
from program.enums.penelitian import TRANSITIONS_PENELITIAN, StatusPenelitian
from program.models import Penelitian
from program.resources import TabelPenelitian
from program.syarat import SYARAT_PENELITIAN
from program.tests.factories import ETIK, PERJANJIAN, make_penelitian, table
from program.tests.isian import isian_penelitian
from program.tests.langkah import NEXT, change, decide, made

S = StatusPenelitian


@pytest.mark.parametrize(
    ("status", "values", "name"),
    [
        ("diajukan", {"status": "lupa"}, "penelitian_(status_dikenal|diputus)"),
        ("diajukan", {"status": "disetujui"}, "penelitian_diputus"),
        ("disetujui", {"status": "diajukan"}, "penelitian_diputus"),
        ("disetujui", {"diputus_oleh": None}, "penelitian_diputus"),
        ("disetujui", {"status": "ditolak"}, "penelitian_alasan_bila_ditolak"),
        ("diajukan", {"alasan_tolak": "x"}, "penelitian_alasan_bila_ditolak"),
        ("diajukan", {"etik_lembaga": ""}, "penelitian_etik_lengkap"),
        ("diajukan", {"etik_tanggal": None}, "penelitian_etik_lengkap"),
        ("diajukan", {"perjanjian_sampai": None}, "penelitian_perjanjian_lengkap"),
        ("diajukan", {"perjanjian_sampai": datetime.date(2026, 2, 28)}, "penelitian_perjanjian_sampai_urut"),
        ("berjalan", {"etik_nomor": "", "etik_tanggal": None, "etik_lembaga": ""}, "penelitian_berperjanjian"),
        ("selesai", {"hasil": ""}, "penelitian_hasil_bila_selesai"),
        ("berjalan", {"tautan": "https://x.id"}, "penelitian_hasil_bila_selesai"),
        ("selesai", {"tautan": "javascript:alert(1)"}, "penelitian_tautan_web"),
    ],
)
def test_database_refuses(dinsos, kepala, status, values, name):
    row = made(S(status), by=dinsos, kepala=kepala)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Penelitian.objects.filter(pk=row.pk).update(**values)


def test_database_refuses_the_same_hand(dinsos):
    row = make_penelitian(by=dinsos)
    with pytest.raises(IntegrityError, match="penelitian_pemutus_lain"), transaction.atomic():
        Penelitian.objects.filter(pk=row.pk).update(status="disetujui", diputus_oleh=dinsos, diputus_pada=now())


@pytest.mark.parametrize("before", S)
@pytest.mark.parametrize("after", S)
def test_every_step(dinsos, kepala, before, after):
    row = made(before, by=dinsos, kepala=kepala)
    if after in TRANSITIONS_PENELITIAN[before]:
        assert NEXT[after](row, dinsos, kepala).status == after
        return
    for act in (decide, change):
        who = kepala if act is decide and row.diubah_oleh != kepala else make_pengguna(peran="kepala")
        with pytest.raises(ActionRefused, match=r"tidak dapat berubah|hanya lewat keputusan"):
            act(row, after, by=who)
    row.refresh_from_db()
    assert row.status == before


def test_decided_by_the_head_alone_and_never_on_own_work(sekretariat, dinsos, kepala):
    row = make_penelitian(by=dinsos)
    for by in (sekretariat, dinsos):
        with pytest.raises(ActionRefused, match="Hanya kepala sekretariat"):
            decide(row, S.DISETUJUI, by=by)
    with pytest.raises(ActionRefused, match="harus orang lain"):
        decide(make_penelitian(by=kepala), S.DISETUJUI, by=kepala)
    changed = make_penelitian(by=dinsos)
    changed = actions.update_penelitian(changed, by=kepala, versi=stamp(changed), judul="Judul kepala")
    with pytest.raises(ActionRefused, match="terakhir mengubahnya"):
        decide(changed, S.DISETUJUI, by=kepala)
    row = decide(row, S.DISETUJUI, by=kepala)
    assert (row.diputus_oleh, row.status) == (kepala, S.DISETUJUI)
    assert JejakAudit.objects.filter(peristiwa="verify_penelitian", objek_kode=str(row)).count() == 1


def test_refusal_needs_a_reason_and_a_start_needs_the_papers(dinsos, kepala):
    with pytest.raises(ValidationError, match="beralasan"):
        decide(make_penelitian(by=dinsos), S.DITOLAK, by=kepala)
    row = decide(make_penelitian(by=dinsos, **ETIK), S.DISETUJUI, by=kepala)
    with pytest.raises(ValidationError, match="hanya dengan persetujuan etik dan perjanjian"):
        change(row, S.BERJALAN, by=dinsos)
    row = actions.update_perjanjian(row, by=dinsos, versi=stamp(row), **PERJANJIAN)
    assert change(row, S.BERJALAN, by=dinsos).status == S.BERJALAN


def test_what_was_decided_is_not_rewritten(dinsos, kepala):
    row = made(S.DISETUJUI, by=dinsos, kepala=kepala)
    with pytest.raises(ActionRefused, match="sudah diputus"):
        actions.update_penelitian(row, by=dinsos, versi=stamp(row), tujuan="Lain")
    for status in (S.DITOLAK, S.SELESAI):
        ended = made(status, by=dinsos, kepala=kepala)
        with pytest.raises(ActionRefused, match="sudah berakhir"):
            actions.update_perjanjian(ended, by=dinsos, versi=stamp(ended), **PERJANJIAN)


def test_decision_on_what_was_changed_meanwhile_is_a_conflict(dinsos, kepala):
    row = make_penelitian(by=dinsos)
    old = stamp(row)
    actions.update_penelitian(row, by=dinsos, versi=old, tujuan="Tujuan lain")
    with pytest.raises(Conflict):
        actions.verify_penelitian(row, keputusan=S.DISETUJUI, by=kepala, versi=old)


def test_member_records_for_the_own_agency_alone(polda, dinsos):
    with pytest.raises(ActionRefused, match="hanya dapat mencatat untuk instansi Anda"):
        make_penelitian(by=polda, instansi=dinsos.instansi)


def test_scope_and_counting(cast):
    make_penelitian(by=cast["dinsos"])
    make_penelitian(by=cast["polda"])
    seen = {name: Penelitian.objects.visible_to(user).count() for name, user in cast.items()}
    counted = {name: Penelitian.objects.counted_for(user).count() for name, user in cast.items()}
    assert seen == {"sekretariat": 2, "kepala": 2, "polda": 1, "dinsos": 1, "pimpinan": 0, "pengelola": 0}
    assert counted == {**seen, "pimpinan": 2}


# Pages


def test_from_request_to_result_on_the_pages(client_of, dinsos, kepala):
    page, head = client_of(dinsos), client_of(kepala)
    text = page.post("/program/penelitian/catat/", isian_penelitian(), follow=True).content.decode()
    row = Penelitian.objects.get()
    assert all(line in text for line in SYARAT_PENELITIAN)
    assert "/putuskan/" not in text
    url = f"/program/penelitian/{row.pk}/"
    assert f"{url}putuskan/" in head.get(url).content.decode()

    def send(browser, step, **values):
        row.refresh_from_db()
        return browser.post(f"{url}{step}/", {"versi": stamp(row), **values}, follow=True).content.decode()

    assert "Catat perjanjian dan persetujuan etiknya" in send(head, "putuskan", keputusan="disetujui")
    assert "hanya dengan persetujuan etik dan perjanjian" in send(page, "mulai")
    papers = {"etik_nomor": "12/KE", "etik_tanggal": "10/2/2026", "etik_lembaga": "Komite", "perjanjian_nomor": "7/PKS"}
    assert "Lengkapi: nomor, tanggal" in send(page, "perjanjian", **papers)
    send(page, "perjanjian", **papers, perjanjian_tanggal="1/3/2026", perjanjian_sampai="2/3/2026")
    assert "Perjanjian berakhir" in send(page, "mulai")
    done = send(page, "selesaikan", hasil="Lewat kerabat", tautan="https://jurnal.contoh.ac.id/12")
    assert 'href="https://jurnal.contoh.ac.id/12" rel="noopener noreferrer"' in done
    row.refresh_from_db()
    assert (row.status, row.versi) == (S.SELESAI, 5)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, "keputusan"),
        ({"keputusan": "selesai"}, "keputusan"),
        ({"keputusan": "ditolak"}, "alasan_tolak"),
        ({"keputusan": "disetujui", "alasan_tolak": "x"}, "alasan_tolak"),
    ],
)
def test_decision_that_says_too_little_or_too_much(client_of, dinsos, kepala, values, field):
    row = make_penelitian(by=dinsos)
    response = client_of(kepala).post(f"/program/penelitian/{row.pk}/putuskan/", {"versi": stamp(row), **values})
    assert response.context["form"].errors[field]
    row.refresh_from_db()
    assert row.status == S.DIAJUKAN


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "ftp://x.id/a", "jurnal.id", "https://", "//x.id", "https://u@x.id"]
)
def test_link_is_an_address_of_the_web(client_of, dinsos, kepala, link):
    row = made(S.BERJALAN, by=dinsos, kepala=kepala)
    sent = {"versi": stamp(row), "hasil": "Lewat kerabat", "tautan": link}
    assert client_of(dinsos).post(f"/program/penelitian/{row.pk}/selesaikan/", sent).status_code == 422
    row.refresh_from_db()
    assert row.status == S.BERJALAN


def test_leadership_reads_counts_and_opens_no_row(client_of, pimpinan, dinsos, kepala):
    make_penelitian(by=dinsos, judul="ZZJUDUL", tanggal=datetime.date(2025, 3, 4))
    made(S.SELESAI, by=dinsos, kepala=kepala)
    made(S.BERJALAN, by=dinsos, kepala=kepala, perjanjian_sampai=datetime.date(2026, 3, 2))
    response = client_of(pimpinan).get("/program/penelitian/rekap/")
    newest, older = response.context["daftar"]
    assert (newest["tahun"], newest["semua"], newest["selesai"], newest["berjalan"], newest["berakhir"]) == (
        2026,
        2,
        1,
        1,
        1,
    )
    assert (older["tahun"], older["diajukan"], older["terbit"]) == (2025, 1, 0)
    assert "ZZJUDUL" not in response.content.decode()
    assert "Peneliti Rekaan" not in response.content.decode()


# Tables

HEAD = [kolom.judul for kolom in TabelPenelitian.kolom]
GOOD = {
    "Kunci": "P-1", "Instansi": "Dinsos", "Judul": "Pola perekrutan", "Peneliti": "Peneliti Rekaan", "Lembaga": "Universitas",
    "Tujuan": "Pencegahan", "Metode": "Tabel agregat", "Tanggal pengajuan": "4/3/2026", "Status": "Diajukan",
}  # fmt: skip


def row_of(**changes) -> list:
    return [{**GOOD, **changes}.get(name) for name in HEAD]


def preview_of(by, upload):
    tabel = TabelPenelitian(by)
    return tabel.preview(tabel.read(upload))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"Judul": None}, "kolom C (Judul): wajib diisi"),
        ({"Peneliti": None}, "kolom D (Peneliti): wajib diisi"),
        ({"Tujuan": "x" * 2001}, "kolom F (Tujuan): paling panjang 2000"),
        ({"Tanggal pengajuan": "4/3/2030"}, "kolom H (Tanggal pengajuan): tanggal ini belum terjadi"),
        ({"Status": None}, "kolom I (Status): wajib diisi"),
        ({"Status": "Disetujui"}, "kolom I (Status): permohonan baru selalu Diajukan"),
        ({"Status": "Ditolak"}, "kolom J (Alasan ditolak): tulis alasan penolakannya"),
        ({"Nomor etik": "1", "Tanggal etik": "1/1/2026"}, "kolom M (Komite etik): lengkapi"),
        ({"Hasil": "x"}, "kolom Q (Hasil): hasil dan tautan hanya"),
    ],
)
def test_fault_names_row_column_and_cause(dinsos, sekretariat, changes, said):
    found = [
        str(f) for f in preview_of(sekretariat, table(HEAD, row_of(), row_of(**{"Kunci": "P-2", **changes}))).kesalahan
    ]
    assert [text for text in found if text.startswith(f"Baris 3, {said}")], found
    assert len(found) == 1


def test_stored_once_and_a_table_takes_no_step(client_of, dinsos, kepala):
    tabel = TabelPenelitian(dinsos)
    held = tabel.read(table(HEAD, row_of(), row_of(Kunci="P-2")))
    impor = actions.hold_impor(tabel, rows=held, by=dinsos)
    assert actions.import_program(impor, sidik=tabel.preview(held).sidik, by=dinsos).jumlah_baru == 2
    assert preview_of(dinsos, table(HEAD, row_of(), row_of(Kunci="P-2"))).jumlah_tetap == 2
    decide(Penelitian.objects.get(kunci_sumber="P-1"), S.DISETUJUI, by=kepala)
    (step,) = preview_of(dinsos, table(HEAD, row_of())).kesalahan
    assert "sekarang Disetujui. Status hanya diubah di halaman" in str(step)
    (text,) = preview_of(dinsos, table(HEAD, row_of(Status="Disetujui", Tujuan="Lain"))).kesalahan
    assert "kolom F (Tujuan)" in str(text)
    assert "sudah diputus" in str(text)
    papers = {"Nomor etik": "1", "Tanggal etik": "1/1/2026", "Komite etik": "K"}
    assert preview_of(dinsos, table(HEAD, row_of(Status="Disetujui", **papers))).is_ready


def test_exported_table_sent_in_again_changes_nothing(client_of, dinsos, kepala):
    for status in S:
        made(status, by=dinsos, kepala=kepala)
    content = client_of(dinsos).get("/program/penelitian/ekspor/").content
    assert [cell.value for cell in openpyxl.load_workbook(io.BytesIO(content)).active[1]] == HEAD
    preview = preview_of(dinsos, SimpleUploadedFile("a.xlsx", content))
    assert (list(map(str, preview.kesalahan)), preview.jumlah_tetap) == ([], 5)
