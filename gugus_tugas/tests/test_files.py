"""Uploads: only what opens as what it says; photos lose their hidden data; stored bytes are unreadable without the key."""

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from gugus_tugas.crypto import DecryptionFailed
from gugus_tugas.files import MAX_SIDE, blank_pdf, check_upload
from gugus_tugas.storage import neutral_path


def image(kind="JPEG", size=(40, 30), **options) -> bytes:
    output = io.BytesIO()
    Image.new("RGB", size, "teal").save(output, kind, **options)
    return output.getvalue()


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def pdf_with(**root) -> bytes:
    pdf, output = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page()
    for name, value in root.items():
        pdf.Root[f"/{name}"] = value
    pdf.save(output)
    return output.getvalue()


def zipped(content: bytes) -> bytes:
    output = io.BytesIO(content)
    output.seek(0, io.SEEK_END)
    with zipfile.ZipFile(output, "a") as archive:
        archive.writestr("x.html", "<script>1</script>")
    return output.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "clean"),
    [
        ("surat.pdf", blank_pdf().read(), "berkas.pdf"),
        ("foto.JPG", image(), "berkas.jpg"),
        ("foto.jpeg", image(), "berkas.jpg"),
        ("layar.png", image("PNG"), "berkas.png"),
        ("../../etc/passwd.pdf", blank_pdf().read(), "berkas.pdf"),
        ("nama\u202efdp.pdf", blank_pdf().read(), "berkas.pdf"),
    ],
)
def test_good_files_are_taken_under_a_neutral_name(name, content, clean):
    assert check_upload(upload(name, content)).name == clean


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("kosong.pdf", b""),
        ("x.exe", b"MZ"),
        ("x.pdf.exe", blank_pdf().read()),
        ("x.svg", b"<svg onload=alert(1)>"),
        ("x.html", b"<html>"),
        ("x.pdf", image("PNG")),
        ("x.png", blank_pdf().read()),
        ("x.jpg", b"\xff\xd8\xff" + b"<html>" * 50),
        ("x.pdf", b"%PDF-1.7 rusak"),
        ("x.pdf", b"<html>" + blank_pdf().read()),
        ("x.pdf", zipped(blank_pdf().read())),
        ("x.pdf", pdf_with(OpenAction=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)"))),
        ("x.pdf", pdf_with(Names=pikepdf.Dictionary(EmbeddedFiles=pikepdf.Dictionary()))),
        ("tanpa-akhiran", blank_pdf().read()),
    ],
)
def test_bad_files_are_refused_in_words(name, content):
    with pytest.raises(ValidationError) as refusal:
        check_upload(upload(name, content))
    assert refusal.value.messages[0].endswith(".")


def test_locked_pdf_is_refused_with_the_remedy():
    pdf, output = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page()
    pdf.save(output, encryption=pikepdf.Encryption(user="x", owner="y"))
    with pytest.raises(ValidationError, match="sandi"):
        check_upload(upload("x.pdf", output.getvalue()))


def test_too_large_is_refused(settings):
    settings.MAX_UPLOAD_BYTES = 100
    with pytest.raises(ValidationError, match="terlalu besar"):
        check_upload(upload("x.jpg", image()))


def test_decompression_bomb_is_refused_before_unpacking():
    header = bytearray(image("PNG", (1, 1)))
    header[16:24] = (50_000).to_bytes(4, "big") * 2
    with pytest.raises(ValidationError):
        check_upload(upload("bom.png", bytes(header)))


def test_photo_loses_position_and_camera():
    exif = Image.Exif()
    exif[0x010F] = "KAMERA-RAHASIA"
    exif.get_ifd(0x8825)[1] = "N"
    clean = check_upload(upload("foto.jpg", image(exif=exif) + b"<script>ekor</script>")).read()
    assert b"KAMERA-RAHASIA" not in clean
    assert b"script" not in clean
    assert not Image.open(io.BytesIO(clean)).getexif()


def test_large_photo_is_made_smaller():
    clean = check_upload(upload("foto.jpg", image(size=(5000, 1000)))).read()
    assert max(Image.open(io.BytesIO(clean)).size) == MAX_SIDE


def test_stored_bytes_are_encrypted_and_bound_to_their_name():
    name = default_storage.save("a/satu.pdf", ContentFile(b"KANARI-ISI"))
    other = default_storage.save("a/dua.pdf", ContentFile(b"lain"))
    stored = default_storage.path(name)
    assert b"KANARI-ISI" not in Path(stored).read_bytes()
    assert default_storage.open(name).read() == b"KANARI-ISI"
    Path(default_storage.path(other)).write_bytes(Path(stored).read_bytes())
    with pytest.raises(DecryptionFailed):
        default_storage.open(other)
    with pytest.raises(ValueError, match="no public address"):
        default_storage.url(name)


@pytest.mark.parametrize("typed", ["../../x.pdf", "a" * 300 + ".pdf", ".htaccess", "x.php", "nul\x00.pdf", "C:\\x.png"])
def test_path_holds_nothing_typed(typed):
    class Row:
        class _meta:  # noqa: N801
            model_name = "bukti"

    path = neutral_path(Row(), typed)
    assert path.startswith("bukti/")
    assert len(path) < 60
    assert not {"\\", "\x00"} & set(path)
    assert ".." not in path
