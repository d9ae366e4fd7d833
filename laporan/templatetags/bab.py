"""Within the chapters of a report: the office's text (nothing where there is none), and the way from a figure to its definition."""

from django import template
from django.urls import reverse
from django.utils.html import format_html

from laporan.definisi import DEFINISI
from laporan.enums import BAB_BERTEKS_SAJA, Bab
from laporan.narasi import render_narasi
from laporan.penomoran import Judul

register = template.Library()
ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@register.simple_tag(takes_context=True)
def narasi(context, bab: str) -> str:
    """The text of one chapter as HTML. Raises ValueError for a chapter that does not exist."""
    return render_narasi(context.get("narasi", {}).get(Bab(bab), ""))


@register.simple_tag(takes_context=True)
def ada_narasi(context, bab: str) -> bool:
    return bool(context.get("narasi", {}).get(Bab(bab), "").strip())


@register.simple_tag(takes_context=True)
def bab_berteks_saja(context, sesudah: int) -> list[dict]:
    """Chapters of text alone that have one, numbered on from chapter `sesudah`: [{"id", "judul", "nomor", "kode"}]."""
    known = context.get("narasi", {})
    filled = [bab for bab in BAB_BERTEKS_SAJA if known.get(bab, "").strip()]
    return [
        {"id": f"bab-{n + 1}", "judul": bab.label, "nomor": ROMAWI[n], "kode": bab.value}
        for n, bab in enumerate(filled, sesudah)
    ]


@register.simple_block_tag(takes_context=True)
def judul_tabel(context, content: str, bab: int, kunci: str) -> str:
    """The caption of the table `kunci` of this chapter (a key of laporan.definisi): number, words, the way to its definition."""
    return _caption("caption", context["penomoran"].add_tabel(bab, kunci, content), mengapa(context, kunci))


@register.simple_block_tag(takes_context=True)
def judul_gambar(context, content: str, bab: int, kunci: str) -> str:
    """As judul_tabel, of a figure."""
    return _caption("figcaption", context["penomoran"].add_gambar(bab, kunci, content), mengapa(context, kunci))


def _caption(tag: str, judul: Judul, tautan: str) -> str:
    return format_html('<{0} id="{1}">{2} {3}{4}</{0}>', tag, judul.id, judul.nomor, judul.teks, tautan)


@register.simple_tag(takes_context=True)
def mengapa(context, kunci: str) -> str:
    """The link from a figure to its definition, on the page of today's figures alone: nothing of it is printed or frozen.

    Raises KeyError for a figure without a definition.
    """
    nama = DEFINISI[kunci].nama
    if not context.get("is_layar"):
        return ""
    report = context["laporan"]
    url = f"{reverse('laporan:angka', args=[report.tahun, kunci])}?edisi={report.edisi.value}"
    return format_html(
        ' <a class="mengapa tanpa-cetak" href="{}">Mengapa angka ini?<span class="visually-hidden"> {}</span></a>',
        url,
        nama,
    )
