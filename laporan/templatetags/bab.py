"""The office's text within the chapters of a report; nothing where there is none (the live page has no texts)."""

from django import template

from laporan.enums import BAB_BERTEKS_SAJA, Bab
from laporan.narasi import render_narasi

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
