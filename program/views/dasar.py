"""What several pages of this app share: those with one form, all on one template; a list, also as a workbook; the row that may
be changed; the year of an address."""

from django.contrib import messages
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from gugus_tugas import ubah
from gugus_tugas.auth import allow
from gugus_tugas.paging import capped_count, keyset
from gugus_tugas.responses import XLSX, download
from program import actions, perms
from program.resources import Tabel
from program.statistics.tabel import KolomJumlah

MAX_EKSPOR = 10_000


def _on_template(page):
    """`page` with the template of this app put in after the request."""
    return lambda request, *args, **context: page(request, "program/isian.html", *args, **context)


record_page, amend_page = _on_template(ubah.record_page), _on_template(ubah.change_page)


def asked_year(request) -> int:
    """?tahun=, or this year for what is none."""
    text = request.GET.get("tahun", "")
    is_year = text.isascii() and text.isdigit() and len(text) == 4 and 1990 <= int(text) <= 2100
    return int(text) if is_year else timezone.localdate().year


def changeable(request, rows: QuerySet, pk: int):
    """The row of this key: 404 outside the scope of `rows`; 403 for who sees it and may not change it."""
    row = get_object_or_404(rows, pk=pk)
    allow(perms.can_change_program(request.user, row))
    return row


def list_page(request, template: str, form, rows: QuerySet, *, order: tuple = (), **context):
    """A list as its form narrows it, in the order of the form unless another is given."""
    page = keyset(request, form.filter(rows), order=order or form.order)
    manages = perms.can_manage_program(request.user)
    context |= {"form": form, "page": page, "can_manage": manages, "kueri": request.GET.urlencode()}
    return render(request, template, context)


def rekap_page(request, year: int, tables: list[dict], columns: tuple[KolomJumlah, ...], **words):
    """Tables of sums of a year, without opening a row; the way back to the list is for who opens it."""
    may = perms.can_record_program(request.user)
    context = {**words, "tahun": year, "daftar_tabel": tables, "kolom_jumlah": columns, "can_record": may}
    return render(request, "program/rekap_tahun.html", context)


def export_page(request, rows: QuerySet, tabel: type[Tabel], *, banyak: str, nama: str, kembali: str):
    """`rows`, the list as it is narrowed, with the columns of the template; never a part of it without a word."""
    if capped_count(rows, limit=MAX_EKSPOR).is_lebih:
        messages.error(
            request, f"Lebih dari {MAX_EKSPOR // 1000}.000 {banyak}. Saring dahulu, misalnya per tahun atau instansi."
        )
        return redirect(f"{reverse(kembali)}?{request.GET.urlencode()}")
    content = actions.export_program(tabel(request.user), rows, by=request.user)
    return download(content, name=f"{nama}-{timezone.localdate():%Y%m%d}.xlsx", content_type=XLSX)
