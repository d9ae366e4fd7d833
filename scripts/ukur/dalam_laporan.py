"""Runs inside Django: a year of the report over a register of many cases, then its PDF beside Chromium on the same HTML."""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from anggota.models import Pengguna  # noqa: E402
from gugus_tugas.pdf import render_pdf  # noqa: E402
from kasus.models import Korban  # noqa: E402
from laporan.annual_report import build_annual_report  # noqa: E402
from laporan.enums import Bab, Edisi  # noqa: E402
from laporan.naskah import naskah_html  # noqa: E402
from rapat.models import Rekomendasi  # noqa: E402
from ukur import dalam_rapat, tanam  # noqa: E402
from ukur.dalam import milliseconds  # noqa: E402

REKOMENDASI = 60  # with the text below about twenty pages, the length of desain.md 9
TEKS = "\n\n".join(["Naskah rekaan yang mengisi satu paragraf tanpa memuat angka tentang siapa pun. " * 6] * 4)
CHROMIUM = "/usr/bin/chromium"
BARE = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--allow-file-access-from-files",
    "--disable-background-networking",
)


def fill(number: int) -> None:
    tanam.fill(number)
    dalam_rapat.fill(REKOMENDASI, {row.nama_pengguna: row for row in Pengguna.objects.all()})


def statistics(tahun: int) -> list[dict]:
    """The year's figures as each edition prints them, the guard of the public one included."""
    rows = []
    for edisi in Edisi:
        with CaptureQueriesContext(connection) as queries:
            build_annual_report(tahun, edisi)
        median, worst, cpu = milliseconds(lambda edisi=edisi: build_annual_report(tahun, edisi))
        rows.append({"edisi": edisi.label, "median": median, "terburuk": worst, "cpu": cpu, "kueri": len(queries)})
    return rows


def papers(tahun: int) -> list[dict]:
    """The same HTML by the application and by Chromium: seconds, the memory of the largest process, pages."""
    report = build_annual_report(tahun, Edisi.TERBATAS)
    html = naskah_html(report, narasi=dict.fromkeys(Bab.values, TEKS))
    base = f'<head><base href="{(settings.BASE_DIR / "static").as_uri()}/">'
    with tempfile.TemporaryDirectory() as scratch:
        page, paper = Path(scratch, "laporan.html"), Path(scratch, "laporan.pdf")
        page.write_text(html.replace("<head>", base, 1))
        command = [CHROMIUM, *BARE, f"--user-data-dir={scratch}/profil", f"--print-to-pdf={paper}", page.as_uri()]
        return [
            _timed("sistem ini", lambda: paper.write_bytes(render_pdf(html)), paper),
            _timed("Chromium", lambda: subprocess.run(command, check=True, capture_output=True), paper),
        ]


def _timed(name: str, make, paper: Path) -> dict:
    """Best of three. The memory is that of the largest child so far, so the leaner one is measured first."""
    seconds = []
    for _ in range(3):
        start = time.monotonic()
        make()
        seconds.append(time.monotonic() - start)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    told = subprocess.run(["pdfinfo", paper], check=True, capture_output=True, text=True).stdout
    pages = next(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pages:"))
    return {"nama": name, "detik": min(seconds), "mb": peak, "halaman": pages, "kb": paper.stat().st_size // 1024}


if __name__ == "__main__":
    fill(int(sys.argv[1]))
    tahun = timezone.localdate().year
    floor = milliseconds(lambda: Korban.objects.filter(tahun_lapor=tahun).count())
    figures = {
        "kasus": int(sys.argv[1]), "tahun": tahun, "korban": Korban.objects.filter(tahun_lapor=tahun).count(),
        "rekomendasi": Rekomendasi.objects.count(), "batas_bawah": floor[0], "statistik": statistics(tahun), "pdf": papers(tahun),
    }  # fmt: skip
    print(json.dumps(figures))
