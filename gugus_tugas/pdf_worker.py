"""The child process that makes one PDF: order (JSON) on stdin, PDF on stdout. Knows neither Django nor our keys.

Run by `gugus_tugas.pdf.render_pdf`; says why it failed by its exit code, so that nothing of the document leaks.
"""

import base64
import gc
import json
import os
import re
import resource
import sys
import traceback
import urllib.parse
from datetime import datetime
from pathlib import Path

from gugus_tugas.pdf import ADDRESS_REFUSED, LIBRARIES_MISSING, MEMORY_SPENT, PROJECT, TIMEOUT_SECONDS

try:
    from weasyprint import CSS, HTML, Attachment
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse
except OSError:  # Pango, HarfBuzz or Fontconfig is not on this machine
    sys.exit(LIBRARIES_MISSING)

STATIC = PROJECT / "static"
SCHEME = "static"  # private: css/cetak.css in the document becomes static:///css/cetak.css
TYPES = {".css": "text/css", ".woff": "font/woff", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg"}
EMBEDDED = re.compile(r"data:image/(png|jpeg);base64,[A-Za-z0-9+/=%]+")
MEMORY_BYTES = 2 * 1024**3  # address space; 20 pages need about a tenth of it
REFUSED_EVENTS = {"socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.exec", "os.posix_spawn", "os.fork"}


class StaticFetcher(URLFetcher):
    """Serves files below static/ and photos written into the document; any other address ends the rendering.

    Fails closed: an ordinary exception would only leave a hole in the page, so a refusal is the fatal one. It is counted
    too, because inside a drawing even the fatal one is swallowed.
    """

    refusals = 0

    def fetch(self, url, headers=None):
        if EMBEDDED.fullmatch(url):
            return super().fetch(url, headers)
        try:
            path = static_path(url)
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": TYPES[path.suffix]})
        except OSError:
            self.refusals += 1
            raise FatalURLFetchingError("not a static file") from None


def static_path(url: str) -> Path:
    """The file that a `static:` address names. Anything odd (escapes, "..", links, other types) raises OSError."""
    match = re.fullmatch(rf"{SCHEME}:(?:///|/)?([A-Za-z0-9_./-]+)(?:#[\w-]*)?", url)
    relative = Path(match[1]) if match else None
    if relative is None or relative.is_absolute() or ".." in relative.parts or relative.suffix not in TYPES:
        raise OSError("address refused")
    root = STATIC.resolve()
    path = root / relative
    if path.resolve() != path or not path.is_file():
        raise OSError("no such static file")
    return path


def limit_process() -> None:
    """Bounds memory and processor time, and forbids a core dump: it would hold what the document says of people."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (2 * TIMEOUT_SECONDS, 2 * TIMEOUT_SECONDS))


def refuse_outside(event: str, _arguments: tuple) -> None:
    """Audit hook behind the fetcher: whatever a library tries, no connection and no program is started."""
    if event in REFUSED_EVENTS:
        raise FatalURLFetchingError(event)


def build(order: dict) -> bytes:
    for known in (urllib.parse.uses_relative, urllib.parse.uses_netloc):
        if SCHEME not in known:
            known.append(SCHEME)  # lets ../fonts/x.woff resolve against static:///css/fonts.css
    fetcher, fonts = StaticFetcher(), FontConfiguration()
    ours = CSS(
        url=f"{SCHEME}:///css/fonts.css", url_fetcher=fetcher, font_config=fonts
    )  # the renderer crashes without a font
    document = HTML(string=order["html"], base_url=f"{SCHEME}:///", url_fetcher=fetcher)
    attachments = [attach(item, fetcher) for item in order["attachments"]] or None
    content = document.write_pdf(
        stylesheets=[ours], font_config=fonts, pdf_variant=order["variant"], attachments=attachments
    )
    if fetcher.refusals:
        raise FatalURLFetchingError("refused while drawing")
    return content


def attach(item: dict, fetcher: StaticFetcher) -> Attachment:
    moment = datetime.fromisoformat(item["moment"])
    return Attachment(
        string=base64.b64decode(item["content"]),
        url_fetcher=fetcher,
        name=item["name"],
        description=item["description"],
        created=moment,
        modified=moment,
        relationship="Data",
    )


def main() -> int:
    gc.disable()  # a quarter of the time of long tables; the process ends soon anyway
    limit_process()
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a stray print of a library must not reach the PDF
    sys.addaudithook(refuse_outside)
    try:
        pdf = build(json.load(sys.stdin.buffer))
    except FatalURLFetchingError:
        return ADDRESS_REFUSED
    except MemoryError:
        return MEMORY_SPENT
    except Exception as fault:
        last = traceback.extract_tb(fault.__traceback__)[-1]
        sys.stderr.write(f"GALAT {type(fault).__name__} {Path(last.filename).name}:{last.lineno}\n")
        return 1
    with output:
        output.write(pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main())
