"""Is an uploaded file what it says it is? Extension, first bytes and a real opening must agree.

Photos are re-encoded, which drops GPS, camera data and anything hidden behind the picture; PDFs lose author and metadata.
"""

import io
import os
import subprocess
import sys
import zipfile

import pikepdf
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, ImageOps

from gugus_tugas import upload_worker

MAX_PIXELS, MAX_SIDE = 40_000_000, 2400
FORMATS = {".pdf": b"%PDF-", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff", ".png": b"\x89PNG\r\n\x1a\n"}
MIME = {".pdf": "application/pdf", ".jpg": "image/jpeg", ".png": "image/png"}
ALLOWED = "PDF, JPG, atau PNG"
# The test string that every scanner knows, in two halves so that no scanner takes this file for it.
_EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
# Windows and DOS, Linux, macOS (four kinds), scripts, Java, and the old Office container that may hold macros.
_PROGRAMMES = (
    b"MZ", b"\x7fELF", b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
)  # fmt: skip
PDF_SECONDS = 30  # a scan of 10 MB opens in less than one
_DAMAGED = "PDF ini rusak atau tidak dapat dibuka. Cetak ulang ke PDF, lalu kirim."
_REFUSALS = {
    upload_worker.LOCKED: "PDF ini terkunci dengan sandi. Simpan tanpa sandi, lalu kirim.",
    upload_worker.EMPTY: "PDF ini tidak memiliki halaman.",
    upload_worker.ACTIVE: "PDF ini memuat skrip atau lampiran. Cetak ulang ke PDF biasa, lalu kirim.",
}


class DangerousUpload(ValidationError):
    """A virus test string, a programme or a macro: refused like the rest, and worth a line in the trail."""


def check_upload(upload) -> ContentFile:
    """A clean copy of the upload named `berkas.<ext>`; ValidationError in Indonesian when it is not acceptable."""
    if upload.size > settings.MAX_UPLOAD_BYTES:
        limit = settings.MAX_UPLOAD_BYTES // 1024**2
        raise ValidationError(f"Berkas terlalu besar (paling besar {limit} MB). Kecilkan atau pindai ulang.")
    upload.seek(0)
    content = upload.read(settings.MAX_UPLOAD_BYTES + 1)
    _refuse_dangerous(content)
    extension = "." + upload.name.rpartition(".")[2].lower()
    if extension not in FORMATS:
        raise ValidationError(f"Jenis berkas ini tidak diterima. Kirim {ALLOWED}.")
    if not content:
        raise ValidationError("Berkas kosong. Pilih berkas lain.")
    if not content.startswith(FORMATS[extension]):
        raise ValidationError(f"Isi berkas tidak sesuai dengan akhiran {extension}. Kirim {ALLOWED} yang asli.")
    clean = _clean_pdf(content) if extension == ".pdf" else _clean_image(content, extension)
    return ContentFile(clean, name="berkas" + (".jpg" if extension == ".jpeg" else extension))


def _refuse_dangerous(content: bytes) -> None:
    """No virus scanner stands behind this: it knows the agreed test string, programmes by their first bytes, and macros."""
    if _EICAR in content:
        raise DangerousUpload("Berkas ini memuat tanda uji virus (EICAR) dan ditolak. Periksa perangkat Anda.")
    if content.startswith(_PROGRAMMES) or b"vbaProject.bin" in content:
        raise DangerousUpload(f"Berkas ini memuat program atau makro dan ditolak. Kirim {ALLOWED} yang asli.")


def _clean_pdf(content: bytes) -> bytes:
    """The same pages, without author and metadata. Opened in a child process with limits (see `upload_worker`)."""
    if zipfile.is_zipfile(io.BytesIO(content)) or b"<html" in content[:2048].lower():
        raise ValidationError("Berkas PDF ini memuat berkas lain di dalamnya. Cetak ulang ke PDF, lalu kirim.")
    known = {name: os.environ[name] for name in ("LD_LIBRARY_PATH",) if name in os.environ}
    try:
        child = subprocess.run(
            [sys.executable, "-m", "gugus_tugas.upload_worker"],
            input=content,
            capture_output=True,
            cwd=settings.BASE_DIR,
            env={**known, "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
            timeout=PDF_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise ValidationError(_DAMAGED) from None
    if child.returncode or not child.stdout.startswith(b"%PDF-"):
        raise ValidationError(_REFUSALS.get(child.returncode, _DAMAGED))
    return child.stdout


def _clean_image(content: bytes, extension: str) -> bytes:
    """The same picture, upright, at most MAX_SIDE pixels a side, without metadata."""
    try:
        with Image.open(io.BytesIO(content), formats=["PNG"] if extension == ".png" else ["JPEG"]) as image:
            if image.width * image.height > MAX_PIXELS:
                raise ValidationError("Ukuran foto terlalu besar. Kecilkan resolusinya, lalu kirim.")
            image.draft("RGB", (MAX_SIDE, MAX_SIDE))
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((MAX_SIDE, MAX_SIDE))
            clean = upright.convert("RGBA" if extension == ".png" else "RGB")
            clean.info = {}  # comments and colour profiles may carry text
        output = io.BytesIO()
        clean.save(output, "PNG" if extension == ".png" else "JPEG", **({} if extension == ".png" else {"quality": 85}))
    except ValidationError:
        raise
    except Exception:  # odd EXIF makes Pillow raise almost anything
        raise ValidationError("Foto ini rusak atau tidak dapat dibuka. Ambil ulang, lalu kirim.") from None
    return output.getvalue()


def blank_pdf() -> ContentFile:
    """A real PDF of one empty page, for sample data and tests."""
    pdf, output = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page()
    pdf.save(output, deterministic_id=True)
    return ContentFile(output.getvalue(), name="berkas.pdf")
