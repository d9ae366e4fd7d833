"""Several files of evidence to one report: all of them or none, each checked, each kept, and those of the former form carried over."""

import io
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from PIL import Image

from gugus_tugas.auth import ActionRefused
from gugus_tugas.files import blank_pdf
from rapat import actions
from rapat.enums import Usulan
from rapat.models import BuktiPerkembangan, Perkembangan
from rapat.tests.factories import make_perkembangan, make_tindak_lanjut

MB = 1024 * 1024


@pytest.fixture
def item(sekretariat, polda):
    return make_tindak_lanjut(by=sekretariat, instansi=polda.instansi, prioritas="tinggi")


@pytest.fixture
def send(client_of, polda, item):
    """send(files): the answer to the report form with these files."""

    def _send(files, **changes):
        data = {"tindakan": "Alur rujukan disusun.", "usulan": "selesai", "bukti": files, **changes}
        return client_of(polda).post(f"/tindak-lanjut/{item.pk}/lapor/", data)

    return _send


def pdf(name="surat.pdf"):
    return SimpleUploadedFile(name, blank_pdf().read(), content_type="application/pdf")


def photo(color, name="image.jpg"):
    output = io.BytesIO()
    Image.new("RGB", (40, 40), color).save(output, "JPEG")
    return SimpleUploadedFile(name, output.getvalue(), content_type="image/jpeg")


def files_on_disk(settings) -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_photos_of_one_name_and_a_letter_are_kept_in_their_order(send, settings):
    assert send([photo("red"), pdf(), photo("blue")]).status_code == 302
    note = Perkembangan.objects.get()
    rows = list(note.daftar_bukti.all())
    assert (note.jumlah_bukti, [row.urutan for row in rows], [row.akhiran for row in rows]) == (
        3,
        [1, 2, 3],
        ["jpg", "pdf", "jpg"],
    )
    first, last = (Image.open(rows[n].berkas.open("rb")).getpixel((5, 5)) for n in (0, 2))
    assert first[0] > 200 > 60 > first[2]
    assert last[2] > 200 > 60 > last[0]
    assert len(files_on_disk(settings)) == 3


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (lambda: [pdf() for _ in range(6)], "Paling banyak 5 berkas; Anda memilih 6"),
        (lambda: [pdf(), SimpleUploadedFile("kedua.pdf", b"MZ" + b"\0" * 99)], "kedua.pdf: Berkas ini memuat program"),
        (lambda: [pdf(), SimpleUploadedFile("<b>.pdf", b"")], "&lt;b&gt;.pdf: Berkas kosong"),
        (lambda: [pdf(), SimpleUploadedFile("fdp\u202e.exe\u200b", b"x")], "fdp.exe: Jenis berkas ini"),
        (
            lambda: [pdf(), SimpleUploadedFile("x" * 90 + ".pdf", b"")],
            "x" * 60 + ": Berkas kosong. Pilih berkas lain. Sesudah itu",
        ),
        (lambda: [photo("red"), SimpleUploadedFile("c.exe", b"%PDF-1.7")], "c.exe: Jenis berkas ini tidak diterima"),
        (
            lambda: [SimpleUploadedFile(f"{n}.pdf", b"%PDF-" + b"0" * 9 * MB) for n in range(3)],
            "Semua berkas bersama paling besar 25 MB",
        ),
    ],
)
def test_one_bad_file_refuses_all_and_is_named(send, settings, files, message):
    response = send(files())
    assert response.status_code == 200
    html = response.content.decode()
    assert message in html
    assert "Alur rujukan disusun.</textarea>" in html
    assert not Perkembangan.objects.exists()
    assert files_on_disk(settings) == []


def test_all_files_are_read_by_whoever_writes_past_the_form(item, polda):
    with pytest.raises(ActionRefused, match="paling banyak 5"):
        make_perkembangan(item, by=polda, bukti=[blank_pdf() for _ in range(6)])


def test_what_fails_at_the_last_file_leaves_no_file_and_no_report(item, polda, settings, monkeypatch):
    real, calls = BuktiPerkembangan.full_clean, []

    def third_fails(self, *args, **kwargs):
        calls.append(self)
        if len(calls) == 3:
            self.berkas.save(self.berkas.name, self.berkas.file, save=False)  # the file is written, its row is not
            raise IntegrityError("uji")
        return real(self, *args, **kwargs)

    monkeypatch.setattr(BuktiPerkembangan, "full_clean", third_fails)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_perkembangan(item, by=polda, bukti=[blank_pdf() for _ in range(4)])
    assert not Perkembangan.objects.exists()
    assert files_on_disk(settings) == []


def test_two_files_never_share_a_place(item, polda):
    note = make_perkembangan(item, by=polda)
    for urutan in (1, 0, 6):
        with pytest.raises(IntegrityError), transaction.atomic():
            BuktiPerkembangan.objects.create(perkembangan=note, urutan=urutan, berkas="x.pdf")


@pytest.mark.django_db(transaction=True)
def test_the_one_file_of_the_former_form_becomes_the_first_of_its_list_and_back(sekretariat, polda, kepala):
    """Through both migrations as an installation walks them: with a report that has a file, and one without."""
    item = make_tindak_lanjut(by=sekretariat, instansi=polda.instansi)
    bare = make_perkembangan(item, by=polda, usulan=Usulan.PROSES, with_file=False)
    full = make_perkembangan(item, by=polda)
    name = full.daftar_bukti.get().berkas.name
    try:
        former = walk("0002_pemilik_dan_urutan").get_model("rapat", "Perkembangan")
        assert dict(former.objects.values_list("pk", "bukti")) == {bare.pk: "", full.pk: name}
    finally:
        walk("0003_banyak_bukti")
    assert dict(Perkembangan.objects.values_list("pk", "jumlah_bukti")) == {bare.pk: 0, full.pk: 1}
    assert Perkembangan.objects.get(pk=full.pk).daftar_bukti.get().berkas.name == name
    assert actions.export_bukti(full.daftar_bukti.get(), by=kepala).startswith(b"%PDF-")


def walk(name: str):
    executor = MigrationExecutor(connection)
    executor.migrate([("rapat", name)])
    return MigrationExecutor(connection).loader.project_state([("rapat", name)]).apps


def test_back_again_loses_no_second_file(item, polda):
    make_perkembangan(item, by=polda, bukti=[blank_pdf(), blank_pdf()])
    move_back = import_module("rapat.migrations.0003_banyak_bukti").move_back
    with pytest.raises(RuntimeError, match="1 laporan memuat lebih dari satu"):
        move_back(apps, SimpleNamespace(connection=connection))
