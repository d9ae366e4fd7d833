"""Is an uploaded file what it says it is? Extension, first bytes and a real opening must agree.

Photos are re-encoded, which drops GPS, camera data and anything hidden behind the picture.
"""

import io
import zipfile

import pikepdf
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, ImageOps

MAX_PIXELS, MAX_SIDE = 40_000_000, 2400
FORMATS = {".pdf": b"%PDF-", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff", ".png": b"\x89PNG\r\n\x1a\n"}
MIME = {".pdf": "application/pdf", ".jpg": "image/jpeg", ".png": "image/png"}
ALLOWED = "PDF, JPG, atau PNG"
# Parts of a PDF that act by themselves or carry other files.
_ACTIVE = ("/JavaScript", "/JS", "/Launch", "/EmbeddedFiles", "/RichMedia", "/XFA", "/EF", "/AF")
_ACTS = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition", "/Movie", "/Sound")


def check_upload(upload) -> ContentFile:
    """A clean copy of the upload named `berkas.<ext>`; ValidationError in Indonesian when it is not acceptable."""
    extension = "." + upload.name.rpartition(".")[2].lower()
    if extension not in FORMATS:
        raise ValidationError(f"Jenis berkas ini tidak diterima. Kirim {ALLOWED}.")
    if upload.size > settings.MAX_UPLOAD_BYTES:
        limit = settings.MAX_UPLOAD_BYTES // 1024**2
        raise ValidationError(f"Berkas terlalu besar (paling besar {limit} MB). Kecilkan atau pindai ulang.")
    upload.seek(0)
    content = upload.read(settings.MAX_UPLOAD_BYTES + 1)
    if not content:
        raise ValidationError("Berkas kosong. Pilih berkas lain.")
    if not content.startswith(FORMATS[extension]):
        raise ValidationError(f"Isi berkas tidak sesuai dengan akhiran {extension}. Kirim {ALLOWED} yang asli.")
    clean = _clean_pdf(content) if extension == ".pdf" else _clean_image(content, extension)
    return ContentFile(clean, name="berkas" + (".jpg" if extension == ".jpeg" else extension))


def _clean_pdf(content: bytes) -> bytes:
    if zipfile.is_zipfile(io.BytesIO(content)) or b"<html" in content[:2048].lower():
        raise ValidationError("Berkas PDF ini memuat berkas lain di dalamnya. Cetak ulang ke PDF, lalu kirim.")
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            pages = len(pdf.pages)
            active = any(_is_active(obj) for obj in pdf.objects)
    except pikepdf.PasswordError:
        raise ValidationError("PDF ini terkunci dengan sandi. Simpan tanpa sandi, lalu kirim.") from None
    except Exception:
        raise ValidationError("PDF ini rusak atau tidak dapat dibuka. Cetak ulang ke PDF, lalu kirim.") from None
    if not pages:
        raise ValidationError("PDF ini tidak memiliki halaman.")
    if active:
        raise ValidationError("PDF ini memuat skrip atau lampiran. Cetak ulang ke PDF biasa, lalu kirim.")
    return content


def _is_active(obj) -> bool:
    """Does this object, or a direct part of it, act by itself or carry a file? Indirect parts are visited on their own."""
    if isinstance(obj, pikepdf.Array):
        return any(_is_active(part) for part in obj if _is_direct(part))
    if not isinstance(obj, (pikepdf.Dictionary, pikepdf.Stream)):
        return False
    if any(key in obj for key in _ACTIVE) or obj.get("/S") in _ACTS:
        return True
    return any(_is_active(part) for _, part in obj.items() if _is_direct(part))


def _is_direct(part) -> bool:
    return isinstance(part, pikepdf.Object) and not part.is_indirect


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
    except ValidationError:
        raise
    except Exception:  # odd EXIF makes Pillow raise almost anything
        raise ValidationError("Foto ini rusak atau tidak dapat dibuka. Ambil ulang, lalu kirim.") from None
    output = io.BytesIO()
    clean.save(output, "PNG" if extension == ".png" else "JPEG", **({} if extension == ".png" else {"quality": 85}))
    return output.getvalue()


def blank_pdf() -> ContentFile:
    """A real PDF of one empty page, for sample data and tests."""
    pdf, output = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page()
    pdf.save(output, deterministic_id=True)
    return ContentFile(output.getvalue(), name="berkas.pdf")
