"""Which libraries and fonts make a PDF here: two machines with the same answer make the same bytes from the same document.

The renderer itself is not imported: versions of Python packages come from their metadata, those of Pango and HarfBuzz from
the libraries that it opens.
"""

import ctypes
import hashlib
import platform
import zlib
from importlib.metadata import PackageNotFoundError, version

from gugus_tugas.pdf import PROJECT

PAKET = (
    "weasyprint",
    "pydyf",
    "fonttools",
    "tinycss2",
    "tinyhtml5",
    "cssselect2",
    "pyphen",
    "pillow",
    "brotli",
    "zopfli",
)
ASLI = {
    "pango": ("libpango-1.0.so.0", "pango_version_string"),
    "harfbuzz": ("libharfbuzz.so.0", "hb_version_string"),
    "harfbuzz-subset": ("libharfbuzz-subset.so.0", "hb_version_string"),
}
TIDAK_ADA = "tidak ada"


def pdf_libraries() -> dict[str, str]:
    """Name -> version; of the fonts the fingerprint (16 hexadecimal digits). What is missing says so."""
    return {
        "python": platform.python_version(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        **{name: _package(name) for name in PAKET},
        **{name: _native(*where) for name, where in ASLI.items()},
        "huruf": _fonts(),
    }


def _package(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return TIDAK_ADA


def _native(library: str, function: str) -> str:
    try:
        ask = getattr(ctypes.CDLL(library), function)
    except (OSError, AttributeError):
        return TIDAK_ADA
    ask.restype = ctypes.c_char_p
    return ask().decode()


def _fonts() -> str:
    static = PROJECT / "static"
    content = hashlib.sha256()
    for path in [static / "css" / "fonts.css", *sorted((static / "fonts").glob("*.woff"))]:
        content.update(path.name.encode() + b"\0" + path.read_bytes())
    return content.hexdigest()[:16]
