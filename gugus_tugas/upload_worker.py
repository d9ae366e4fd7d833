"""The child process that opens one uploaded PDF: bytes on stdin, a clean copy on stdout, a refusal as exit code.

A few kilobytes of PDF may unpack to gigabytes; here they meet limits of memory and time, and only this process ends.
Run by `gugus_tugas.files`; knows neither Django nor our keys.
"""

import io
import resource
import sys

import pikepdf

LOCKED, EMPTY, ACTIVE = 20, 21, 22  # every other exit code: damaged, or too much to open
MEMORY_BYTES, CPU_SECONDS = 1024**3, 20
# Parts of a PDF that act by themselves or carry other files.
_ACTIVE = ("/JavaScript", "/JS", "/Launch", "/EmbeddedFiles", "/RichMedia", "/XFA", "/EF", "/AF", "/AA")
_ACTS = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition", "/Movie", "/Sound")
# Parts that tell who made the file, and with what.
_TELLING = ("/Metadata", "/PieceInfo", "/LastModified")


def is_active(obj) -> bool:
    """Does this object, or a direct part of it, act by itself or carry a file? Indirect parts are visited on their own."""
    if isinstance(obj, pikepdf.Array):
        return any(is_active(part) for part in obj if _is_direct(part))
    if not isinstance(obj, (pikepdf.Dictionary, pikepdf.Stream)):
        return False
    opened = obj.get("/OpenAction")
    if isinstance(opened, pikepdf.Dictionary) and opened.get("/S") != "/GoTo":
        return True
    if any(key in obj for key in _ACTIVE) or obj.get("/S") in _ACTS:
        return True
    return any(is_active(part) for _, part in obj.items() if _is_direct(part))


def _is_direct(part) -> bool:
    return isinstance(part, pikepdf.Object) and not part.is_indirect


def _forget_maker(pdf: pikepdf.Pdf) -> None:
    """Removes author, programme and dates: of the file, of its parts, and of the remarks written on its pages."""
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    for obj in pdf.objects:
        if not isinstance(obj, (pikepdf.Dictionary, pikepdf.Stream)):
            continue
        for key in _TELLING:
            if key in obj:
                del obj[key]
        if obj.get("/Subtype") != "/Widget" and "/Rect" in obj and "/T" in obj:
            del obj["/T"]


def clean(content: bytes) -> tuple[int, bytes]:
    """Exit code and, with code 0, the clean copy."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        if not len(pdf.pages):
            return EMPTY, b""
        if any(is_active(obj) for obj in pdf.objects):
            return ACTIVE, b""
        _forget_maker(pdf)
        output = io.BytesIO()
        pdf.save(output, deterministic_id=True)
    if output.tell() > 2 * len(content) + 2**20:  # what was packed tightly must not fill the store
        return 1, b""
    return 0, output.getvalue()


def main() -> int:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    try:
        code, copy = clean(sys.stdin.buffer.read())
    except pikepdf.PasswordError:
        return LOCKED
    except Exception:  # whatever the library says of a damaged file, memory spent included
        return 1
    sys.stdout.buffer.write(copy)
    return code


if __name__ == "__main__":
    sys.exit(main())
