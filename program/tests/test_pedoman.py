"""Guides and the glossary: maker is not checker, what is published stays, a concept is seen by its makers alone."""

import datetime
import io
import random

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from anggota.models import JejakAudit
from gugus_tugas.auth import ActionRefused
from gugus_tugas.files import blank_pdf
from gugus_tugas.versi import MAX_STAMP, Conflict, changes, read_stamp, stamp
from program import actions
from program.enums.pedoman import StatusVersi
from program.models import BacaPedoman, Istilah, Pedoman, VersiPedoman
from program.naskah import read_naskah
from program.resources import TabelIstilah
from program.resources.istilah import BAWAAN
from program.statistics.pedoman import readers_of
from program.tests.factories import make_istilah, make_pedoman, make_versi, table
from program.tests.langkah import publish

HEAD = ["Istilah", "Arti", "Sumber"]


@pytest.fixture
def terbit(sekretariat, kepala):
    return publish(make_versi(make_pedoman(by=sekretariat), by=sekretariat), by=kepala)


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"status": "terbit"}, "versipedoman_terbit_bertanggal"),
        ({"isi": ""}, "versipedoman_berisi"),
        ({"diterbitkan_pada": datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)}, "versipedoman_diterbitkan_pada_lengkap"),
    ],
)  # fmt: skip
def test_database_refuses(sekretariat, values, name):
    row = make_versi(make_pedoman(by=sekretariat), by=sekretariat)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        VersiPedoman.objects.filter(pk=row.pk).update(**values)


def test_database_knows_the_states(terbit):
    with pytest.raises(IntegrityError, match="versipedoman_status_dikenal"), transaction.atomic():
        VersiPedoman.objects.filter(pk=terbit.pk).update(status="lupa")


def test_database_knows_that_maker_is_not_checker(terbit, sekretariat):
    with pytest.raises(IntegrityError, match="versipedoman_pemeriksa_lain"), transaction.atomic():
        VersiPedoman.objects.filter(pk=terbit.pk).update(diterbitkan_oleh=sekretariat)


def test_guide_of_many_pages_can_be_changed_and_withdrawn_and_a_meanwhile_is_noticed():
    """What its page showed travels in the form; a long text would make that longer than any form takes."""
    pages = " ".join("".join(random.Random(n).choices("aeiounrtklmdsb", k=6)) for n in range(8_000))
    row = VersiPedoman(
        pk=1, pedoman=Pedoman(judul="Rujukan"), nomor=1, isi=pages, berlaku_sejak=datetime.date(2027, 1, 1)
    )
    version, seen = read_stamp(stamp(row), row)
    assert (version, changes(row, seen)) == (row.versi, [])
    assert len(stamp(row)) < MAX_STAMP
    row.isi += " Sisipan."
    (change,) = changes(row, seen)
    assert change.label == "isi"
    assert change.lama.startswith(pages[:100])
    assert change.lama != change.baru
    assert len(change.baru) < 300


def test_who_wrote_on_it_does_not_publish_it(sekretariat, kepala):
    own = make_versi(make_pedoman(by=kepala), by=kepala)
    with pytest.raises(ActionRefused, match="Anda tulis sendiri"):
        publish(own, by=kepala)
    helped = make_versi(make_pedoman(by=sekretariat, judul="Lain"), by=sekretariat)
    helped = actions.update_versi(helped, versi=stamp(helped), isi="Diubah kepala", by=kepala)
    with pytest.raises(ActionRefused, match="Anda tulis sendiri"):
        publish(helped, by=kepala)
    assert not VersiPedoman.objects.exclude(status=StatusVersi.KONSEP).exists()


def test_what_is_published_is_what_the_checker_saw(sekretariat, kepala):
    row = make_versi(make_pedoman(by=sekretariat), by=sekretariat)
    seen = stamp(row)
    actions.update_versi(row, versi=seen, isi="Diubah sesudahnya", by=sekretariat)
    with pytest.raises(Conflict):
        actions.publish_versi(row, versi=seen, by=kepala)


def test_new_version_replaces_and_nothing_published_is_edited(terbit, sekretariat, kepala):
    second = make_versi(terbit.pedoman, by=sekretariat, isi="Baru")
    with pytest.raises(ValidationError, match="masih mempunyai konsep"):
        make_versi(terbit.pedoman, by=sekretariat)
    second = publish(second, by=kepala)
    terbit.refresh_from_db()
    assert (terbit.status, second.status, second.nomor) == ("diganti", "terbit", 2)
    for row in (terbit, second):
        with pytest.raises(ActionRefused, match="tidak dapat diubah"):
            actions.update_versi(row, versi=stamp(row), isi="x", by=sekretariat)
        with pytest.raises(ActionRefused, match="tidak dapat diubah"):
            publish(row, by=kepala)
    events = JejakAudit.objects.filter(peristiwa="publish_pedoman").values_list("objek_kode", flat=True)
    assert sorted(events) == [f"PED-{terbit.pedoman_id} versi {n}" for n in (1, 2)]


def test_scope(cast):
    by = cast["sekretariat"]
    old = publish(make_versi(make_pedoman(by=by), by=by), by=cast["kepala"])
    make_versi(old.pedoman, by=by, isi="ZZKONSEP")
    make_versi(make_pedoman(by=by, judul="Belum terbit"), by=by)
    guides = {name: Pedoman.objects.visible_to(user).count() for name, user in cast.items()}
    versions = {name: VersiPedoman.objects.visible_to(user).count() for name, user in cast.items()}
    readers = dict.fromkeys(("polda", "dinsos", "pimpinan"), 1)
    assert guides == {"sekretariat": 2, "kepala": 2, **readers, "pengelola": 0}
    assert versions == {"sekretariat": 3, "kepala": 3, **readers, "pengelola": 0}


def test_reading_is_told_once_and_begins_anew_with_a_new_version(cast, terbit):
    for _ in range(2):
        actions.verify_baca(terbit, by=cast["polda"])
    sudah, belum = readers_of(terbit)
    assert [row.dicatat_oleh for row in sudah] == [cast["polda"]]
    assert {user.pk for user in belum} == {cast[name].pk for name in ("sekretariat", "kepala", "dinsos", "pimpinan")}
    assert JejakAudit.objects.filter(peristiwa="verify_baca_pedoman").count() == 1
    fresh = publish(make_versi(terbit.pedoman, by=cast["sekretariat"]), by=cast["kepala"])
    assert readers_of(fresh)[0] == []
    terbit.refresh_from_db()
    with pytest.raises(ActionRefused, match="versi yang berlaku"):
        actions.verify_baca(terbit, by=cast["dinsos"])


def test_file_of_a_concept_is_replaced_and_the_old_one_goes(sekretariat, django_capture_on_commit_callbacks):
    row = make_versi(make_pedoman(by=sekretariat), by=sekretariat, isi="", berkas=blank_pdf())
    storage, old = row.berkas.storage, row.berkas.name
    with django_capture_on_commit_callbacks(execute=True):
        row = actions.update_versi(row, versi=stamp(row), berkas=blank_pdf(), by=sekretariat)
    assert not storage.exists(old)
    assert actions.export_berkas_pedoman(row, by=sekretariat)[0].startswith(b"%PDF-")


def test_text_becomes_blocks():
    text = "# Tujuan\nBaris satu\nbaris dua\n\nParagraf\n- a\n- b\n1. satu\n## Sub"
    assert [(blok.jenis, blok.baris) for blok in read_naskah(text)] == [
        ("judul", ["Tujuan"]), ("paragraf", ["Baris satu", "baris dua"]), ("paragraf", ["Paragraf"]), ("butir", ["a", "b"]),
        ("nomor", ["satu"]), ("subjudul", ["Sub"]),
    ]  # fmt: skip


# Pages


def test_from_title_to_published_and_read(client_of, sekretariat, kepala, dinsos):
    office, head, member = client_of(sekretariat), client_of(kepala), client_of(dinsos)
    begun = office.post("/program/pedoman/catat/", {"jenis": "sop", "judul": "Alur"})
    concept = office.post(
        begun.url, {"berlaku_sejak": "1/3/2026", "isi": "# Judul\n<script>x</script> https://contoh.invalid"}
    )
    row = VersiPedoman.objects.get()
    assert concept.url == f"/program/pedoman/versi/{row.pk}/"
    assert member.get(concept.url).status_code == 404
    assert office.get(f"{concept.url}terbitkan/").status_code == 403
    assert head.post(f"{concept.url}terbitkan/", {"versi": stamp(row)}).status_code == 302
    html = member.get(f"/program/pedoman/{row.pedoman_id}/").content.decode()
    assert "<h2>Judul</h2>" in html
    assert "&lt;script&gt;x" in html
    assert '<a href="https://contoh.invalid" rel="nofollow">' in html
    assert "Saya sudah membaca" in html
    assert "Sudah membaca:" not in html
    after = member.post(f"{concept.url}baca/", follow=True).content.decode()
    assert "Sudah Anda baca" in after
    assert "Sudah membaca: 1 · belum: 4" in office.get(f"/program/pedoman/{row.pedoman_id}/").content.decode()
    assert office.get(f"{concept.url}ubah/").status_code == 403


@pytest.mark.parametrize(
    ("sent", "field"),
    [({"isi": ""}, "isi"), ({"berlaku_sejak": ""}, "berlaku_sejak"), ({"isi": "x" * 60_001}, "isi"), ({"isi": "ada\x00"}, "isi")],
)  # fmt: skip
def test_bad_version_comes_back(client_of, sekretariat, sent, field):
    row = make_pedoman(by=sekretariat)
    url = f"/program/pedoman/{row.pk}/versi/"
    response = client_of(sekretariat).post(
        url, {"berlaku_sejak": "1/3/2026", "isi": "ada", "perubahan": "ZZKET", **sent}
    )
    assert response.status_code == 422
    assert [*response.context["form"].errors] == [field]
    assert "ZZKET" in response.content.decode()
    assert not VersiPedoman.objects.exists()


@pytest.mark.parametrize(("name", "content"), [("a.png", b"\x89PNG"), ("a.pdf", b"MZ"), ("a.pdf", b"")])
def test_file_is_a_real_pdf(client_of, sekretariat, name, content):
    url = f"/program/pedoman/{make_pedoman(by=sekretariat).pk}/versi/"
    sent = {"berlaku_sejak": "1/3/2026", "isi": "ada", "berkas": SimpleUploadedFile(name, content)}
    assert client_of(sekretariat).post(url, sent).context["form"].errors["berkas"]


def test_download_is_logged_and_named_by_code(client_of, sekretariat, kepala, pimpinan):
    row = make_versi(make_pedoman(by=sekretariat, judul="ZZJUDUL"), by=sekretariat, berkas=blank_pdf())
    row = publish(row, by=kepala)
    response = client_of(pimpinan).get(f"/program/pedoman/versi/{row.pk}/berkas/")
    assert response.content.startswith(b"%PDF-")
    assert "ZZJUDUL" not in response["Content-Disposition"]
    assert JejakAudit.objects.filter(peristiwa="export_pedoman", pelaku=pimpinan.nama_pengguna).count() == 1


@pytest.mark.parametrize(
    ("query", "found"),
    [("q=alur", 1), ("q=korban", 1), ("q=ZZKONSEP", 0), ("q=%00", 1), ("jenis=sop", 1), ("jenis=edaran", 0), ("jenis=x", 1), ("belum=1", 1),
     ("hal=rusak", 1)],
)  # fmt: skip
def test_filters_and_no_search_in_a_concept(client_of, terbit, sekretariat, dinsos, query, found):
    make_versi(terbit.pedoman, by=sekretariat, isi="ZZKONSEP")
    for by in (dinsos, sekretariat):
        page = client_of(by).get(f"/program/pedoman/?{query}").context["page"]
        assert len(page.object_list) == found


def test_read_guides_leave_the_filter(client_of, terbit, dinsos):
    actions.verify_baca(terbit, by=dinsos)
    assert client_of(dinsos).get("/program/pedoman/?belum=1").context["page"].object_list == []
    assert BacaPedoman.objects.count() == 1


# Glossary


@pytest.mark.parametrize(
    ("query", "found"), [("", 2), ("q=gampong", 1), ("huruf=a", 1), ("huruf=Z", 0), ("huruf=%00", 2), ("huruf=ab", 2)]
)
def test_glossary_by_search_and_letter(client_of, sekretariat, pimpinan, query, found):
    make_istilah(by=sekretariat)
    make_istilah(by=sekretariat, istilah="APH", arti="Aparat penegak hukum")
    shown = client_of(pimpinan).get(f"/program/glosarium/?{query}").context
    assert (len(shown["page"].object_list), shown["huruf"]) == (found, ["A", "R"])


def test_term_stands_once_whatever_its_case(client_of, sekretariat):
    make_istilah(by=sekretariat)
    response = client_of(sekretariat).post("/program/glosarium/catat/", {"istilah": "REUSAM", "arti": "lain"})
    assert "sudah ada dalam glosarium" in response.content.decode()
    row = Istilah.objects.get()
    page = client_of(sekretariat).post(
        f"/program/glosarium/{row.pk}/ubah/", {"versi": stamp(row), "istilah": "Reusam", "arti": "Baru"}
    )
    row.refresh_from_db()
    assert (page.status_code, row.arti) == (302, "Baru")


def test_glossary_that_comes_with_the_program_is_a_table_that_reads_in(sekretariat):
    upload = SimpleUploadedFile("istilah.csv", BAWAAN.read_bytes())
    tabel = TabelIstilah(sekretariat)
    rows = tabel.read(upload)
    preview = tabel.preview(rows)
    assert [*map(str, preview.kesalahan)] == []
    actions.import_program(actions.hold_impor(tabel, rows=rows, by=sekretariat), sidik=preview.sidik, by=sekretariat)
    assert Istilah.objects.count() == len(preview.baru) > 25
    assert tabel.preview(rows).jumlah_tetap == len(preview.baru)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["Reusam", None, None], "Baris 3, kolom B (Arti): wajib diisi"),
        (["x" * 101, "arti", None], "Baris 3, kolom A (Istilah): paling panjang 100 huruf"),
        (["aph", "arti", None], "Baris 3, kolom A (Istilah): kunci ini sudah dipakai pada baris 2"),
    ],
)
def test_faults_of_the_glossary(sekretariat, row, said):
    tabel = TabelIstilah(sekretariat)
    preview = tabel.preview(tabel.read(table(HEAD, ["APH", "Aparat penegak hukum", None], row)))
    assert [str(fault)[: len(said)] for fault in preview.kesalahan] == [said]


def test_glossary_is_met_by_its_term_taken_out_and_closed_to_members(client_of, sekretariat, dinsos):
    make_istilah(by=sekretariat)
    tabel = TabelIstilah(sekretariat)
    changed = tabel.preview(tabel.read(table(HEAD, ["REUSAM", "Peraturan gampong", None]))).berubah
    assert [values for _, values in changed] == [{"istilah": "REUSAM"}]
    content = client_of(sekretariat).get("/program/glosarium/ekspor/").content
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert [cell.value for cell in sheet[2]] == ["Reusam", "Peraturan gampong", None]
    for url in ("/program/impor/istilah/", "/program/impor/istilah/templat/", "/program/glosarium/ekspor/"):
        assert client_of(dinsos).get(url).status_code == 403
