"""Presentation only: numbers, badges, icons. A builtin library, so templates need not load it."""

from decimal import Decimal
from functools import lru_cache

from django import template
from django.forms import CheckboxInput, Select, Textarea
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from gugus_tugas.desimal import tulis_desimal
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


DAYS_AS_DAYS, MONTHS_AS_MONTHS = 60, 24  # up to which an age is told in the smaller unit


@register.simple_tag
@lru_cache(maxsize=1000)  # a list writes two on each row
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


@register.simple_tag
def isian_saring(field) -> str:
    """One field of a row of filters, or a cell of a table that is typed in: label above, no help, no mark. Written out here,
    because the widget templates take a hundred times as long for a long select, and a list page has fifteen of them."""
    errors = field.errors
    attrs = {
        "id": field.id_for_label,
        "name": field.html_name,
        **field.field.widget_attrs(field.field.widget),
        **field.field.widget.attrs,
        **({"aria-invalid": "true"} if errors else {}),
    }
    control, label = _control(field, attrs), format_html('<label class="{}" for="{}">{}</label>',
        "form-check-label" if _is_check(field) else "form-label", field.id_for_label, field.label)  # fmt: skip
    told = format_html('<div class="invalid-feedback d-block">{}</div>', " ".join(errors)) if errors else ""
    if _is_check(field):
        return format_html('<div class="form-check">{} {}{}</div>', control, label, told)
    return format_html("<div>{}{}{}</div>", label, control, told)


def _is_check(field) -> bool:
    return isinstance(field.field.widget, CheckboxInput)


def _control(field, attrs: dict) -> str:
    value = field.value()
    if _is_check(field):
        checked = {"checked": "checked"} if field.field.widget.check_test(value) else {}
        return format_html("<input{}>", _attrs({"type": "checkbox", "class": "form-check-input", **attrs, **checked}))
    if isinstance(field.field.widget, Select):
        # Plus "": a label is text here, never markup, whatever it was marked as.
        choices = tuple((str(key), str(label) + "") for key, label in field.field.choices)
        chosen = str(value) if str(value) in dict(choices) else ""  # what was asked may be nonsense without end
        options = _options(choices, chosen)
        return format_html("<select{}>{}</select>", _attrs({"class": "form-select", **attrs}), options)
    shown = field.field.prepare_value(value)
    if isinstance(field.field.widget, Textarea):
        return format_html(
            "<textarea{}>\n{}</textarea>", _attrs({"class": "form-control", **attrs}), "" if shown is None else shown
        )
    kind = {"type": field.field.widget.input_type, "class": "form-control", "value": "" if shown is None else shown}
    return format_html("<input{}>", _attrs({**kind, **attrs}))


@lru_cache(maxsize=200)
def _options(choices: tuple[tuple[str, str], ...], chosen: str) -> str:
    """`choices` as (value, label). The words themselves are the key of what is kept, so nobody is shown what only another may choose."""
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((key, mark_safe(" selected") if key == chosen else "", label) for key, label in choices),
    )


def _attrs(attrs: dict) -> str:
    return format_html_join("", ' {}="{}"', attrs.items())


@register.simple_tag
def lama(since, until) -> str:
    """How long ago, short enough for a column: "12 hari", "7 bulan", "8 tahun"."""
    days = (until - since).days
    if days < DAYS_AS_DAYS:
        return f"{max(days, 0)} hari"
    months = (until.year - since.year) * 12 + until.month - since.month - (until.day < since.day)
    return f"{months} bulan" if months < MONTHS_AS_MONTHS else f"{months // 12} tahun"


@register.filter
def angka(value) -> str:
    """1234 -> "1.234"; None -> "–"."""
    return "–" if value is None or value == "" else f"{int(value):,}".replace(",", ".")


@register.filter
def samar(value) -> str:
    """1234 -> "1.234"; None, a number that would give somebody away -> "*"."""
    return "*" if value is None else angka(value)


@register.filter
def desimal(value) -> str:
    """Decimal("1250.50") -> "1.250,5"; None -> "–"."""
    return "–" if value is None or value == "" else tulis_desimal(Decimal(value))


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
