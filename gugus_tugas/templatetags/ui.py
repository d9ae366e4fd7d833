"""Presentation only: numbers, badges, icons. A builtin library, so templates need not load it."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html

from gugus_tugas.rupiah import tulis_rupiah
from gugus_tugas.tanggal import tulis_hijriah

register = template.Library()

# Tone of a badge -> icon, so that a state is never told by colour alone (rupa.md).
TONES = {
    "netral": "titik",
    "berjalan": "putar",
    "perhatian": "jam",
    "terlambat": "peringatan",
    "selesai": "centang",
    "rahasia": "kunci",
}


@register.simple_tag
def ikon(name: str, label: str = "") -> str:
    """An icon from static/img/ikon.svg; with `label` it is announced, without it is decoration."""
    sprite = f"{static('img/ikon.svg')}#{name}"
    if label:
        return format_html('<svg class="ikon" role="img" aria-label="{}"><use href="{}"></use></svg>', label, sprite)
    return format_html('<svg class="ikon" aria-hidden="true"><use href="{}"></use></svg>', sprite)


@register.simple_tag
def lencana(text: str, tone: str = "netral") -> str:
    """A state: word, icon and colour together."""
    return format_html('<span class="lencana lencana-{}">{}{}</span>', tone, ikon(TONES[tone]), text)


@register.filter
def angka(value) -> str:
    """1234 -> "1.234"; None -> "–"."""
    return "–" if value is None or value == "" else f"{int(value):,}".replace(",", ".")


@register.filter
def romawi(value) -> str:
    """Quarter 1-4 as it is written on letters: I-IV."""
    return {1: "I", 2: "II", 3: "III", 4: "IV"}.get(value, "")


@register.filter
def hijriah(value) -> str:
    """A date as "27 Zulkaidah 1439"; empty where the tables of the calendar end."""
    return tulis_hijriah(value)


@register.filter
def rupiah(value) -> str:
    """1250000 -> "Rp1.250.000"; None -> "–"."""
    return "–" if value is None or value == "" else tulis_rupiah(int(value))
