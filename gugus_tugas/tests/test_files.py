"""Uploads: only what opens as what it says; photos lose their hidden data; stored bytes are unreadable without the key."""

import io
import resource
import zipfile
import zlib

import pikepdf
import pytest
from django.conf import settings
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
    stored = settings.MEDIA_ROOT / name
    assert b"KANARI-ISI" not in stored.read_bytes()
    assert default_storage.open(name).read() == b"KANARI-ISI"
    (settings.MEDIA_ROOT / other).write_bytes(stored.read_bytes())
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


def test_pdf_loses_author_and_metadata():
    pdf, output = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page()
    with pdf.open_metadata() as meta:
        meta["dc:creator"] = ["ZZNAMA-7Q"]
    pdf.docinfo["/Author"] = "ZZNAMA-7Q"
    pdf.docinfo["/Title"] = "ZZNAMA-7Q"
    pdf.pages[0].obj["/PieceInfo"] = pikepdf.Dictionary(A=pikepdf.String("ZZNAMA-7Q"))
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], T="ZZNAMA-7Q")
    pdf.pages[0].obj["/Annots"] = pikepdf.Array([pdf.make_indirect(note)])
    pdf.save(output)
    clean = check_upload(upload("a.pdf", output.getvalue())).read()
    with pikepdf.open(io.BytesIO(clean)) as copy:
        assert len(copy.pages) == 1
        assert not any(b"ZZNAMA-7Q" in obj.unparse(resolved=True) for obj in copy.objects)
        assert not any(b"ZZNAMA-7Q" in obj.read_bytes() for obj in copy.objects if isinstance(obj, pikepdf.Stream))
    assert b"ZZNAMA-7Q" not in clean


@pytest.mark.parametrize(
    "root",
    [
        {"OpenAction": pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("http://127.0.0.1/"))},
        {"AA": pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("http://127.0.0.1/")))},
    ],
)
def test_pdf_that_acts_when_opened_is_refused(root):
    with pytest.raises(ValidationError, match="skrip atau lampiran"):
        check_upload(upload("a.pdf", pdf_with(**root)))


def test_pdf_that_inflates_ends_its_own_process_only():
    """An object stream of 3 GB in a few megabytes: the child meets its limit, the site answers with a sentence."""
    with pytest.raises(ValidationError, match="tidak memiliki halaman"):
        check_upload(upload("bom.pdf", pdf_bomb(2**20)))  # the same file, small: it is well formed
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(ValidationError, match="rusak atau tidak dapat dibuka"):
        check_upload(upload("bom.pdf", pdf_bomb(3 * 1024**3)))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * 1024  # kilobytes


def pdf_bomb(size: int) -> bytes:
    squeeze, head = zlib.compressobj(9), b"4 0 5 33 <</Type/Catalog/Pages 5 0 R>>    <</Type/Pages/Kids[]/Count 0>>"
    body = (
        squeeze.compress(head)
        + b"".join(squeeze.compress(b" " * 2**20) for _ in range(size // 2**20))
        + squeeze.flush()
    )
    out = b"%PDF-1.7\n"
    start = len(out)
    out += b"1 0 obj\n<</Type/ObjStm/N 2/First 9/Filter/FlateDecode/Length %d>>\nstream\n" % len(body)
    out += body + b"\nendstream\nendobj\n"
    xref = len(out)
    rows = b"".join(
        kind.to_bytes(1, "big") + a.to_bytes(8, "big") + b.to_bytes(2, "big")
        for kind, a, b in [(0, 0, 0), (1, start, 0), (0, 0, 0), (1, xref, 0), (2, 1, 0), (2, 1, 1)]
    )
    out += b"3 0 obj\n<</Type/XRef/Size 6/W[1 8 2]/Root 4 0 R/Length %d>>\nstream\n" % len(rows) + rows
    return out + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % xref
