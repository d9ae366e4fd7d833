"""The papers of the programmes: a plan on sheets that lie."""

from django.template.loader import render_to_string
from django.utils import timezone

from gugus_tugas.pdf import Dokumen, render_pdf
from gugus_tugas.tanggal import tulis_tanggal
from program.enums.rencana import StatusRencana
from program.models import BarisRencana, RencanaAksi
from program.papan import by_strategi


def rencana_pdf(rencana: RencanaAksi, rows: list[BarisRencana], keping: list[dict]) -> bytes:
    """The lines (papan.laid_out), grouped by strategy; `keping` says how the list was narrowed. Raises PdfFailed."""
    return render_pdf(rencana_html(rencana, rows, keping))


def rencana_html(rencana: RencanaAksi, rows: list[BarisRencana], keping: list[dict]) -> str:
    today = timezone.localdate()
    dokumen = Dokumen(
        judul=f"{rencana.judul} ({rencana.masa})",
        tanggal=today,
        kaki=f"{rencana} · keadaan {tulis_tanggal(today)}",
        is_konsep=rencana.status == StatusRencana.KONSEP,
    )
    context = {
        "dokumen": dokumen,
        "rencana": rencana,
        "today": today,
        "keping": keping,
        "jumlah_baris": len(rows),
        "daftar_kelompok": by_strategi(rows),
        "total_biaya": sum(row.biaya or 0 for row in rows),
        "total_terpakai": sum(row.biaya_terpakai or 0 for row in rows),
    }
    return render_to_string("program/pdf/rencana.html", context)
