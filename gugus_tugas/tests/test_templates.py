"""Templates: each compiles, is used, and holds no inline script, handler or style."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

from gugus_tugas.tests.test_architecture import closed_accessors

ROOT = settings.BASE_DIR / "templates"
TEMPLATES = sorted(str(path.relative_to(ROOT)) for path in ROOT.rglob("*") if path.suffix in {".html", ".svg", ".txt"})
# Found by Django or a library under a fixed name.
FOUND_BY_NAME = {"403.html", "404.html", "500.html", "400.html", "403_csrf.html", "bootstrap5/errors.html"}
# Forms that have no fault of their own as a whole: the box of a note is sent to a page of its own, a search marks its field.
NO_SUMMARY = {"kasus/cari.html", "kasus/bagian/_linimasa.html"}
INLINE = {
    "inline script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", re.I),
    "inline style": re.compile(r"<style|\sstyle\s*=", re.I),
    "event handler": re.compile(r"\son[a-z]+\s*=\s*[\"']", re.I),
    "foreign address": re.compile(r"(src|href)\s*=\s*[\"'](https?:)?//", re.I),
    "unescaped output": re.compile(r"\|\s*safe\b|autoescape off"),
}


def faults(text: str) -> list[str]:
    return [name for name, pattern in INLINE.items() if pattern.search(text)]


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_compiles(name):
    get_template(name)


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_has_nothing_inline(name):
    assert not faults((ROOT / name).read_text())


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_form_tells_its_faults_above_itself(name):
    """The form library no longer does (bootstrap5/errors.html): without the summary a refusal would be silent."""
    text = (ROOT / name).read_text()
    assert "{% crispy " not in text or "components/galat.html" in text or name in NO_SUMMARY


def unscoped(text: str) -> list[str]:
    """Rows with a scope of their own, walked from another row: the view must hand them over, scoped."""
    return re.findall(rf"\w\.({'|'.join(sorted(closed_accessors()))})\b", text)


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_reads_only_what_the_view_scoped(name):
    assert not unscoped((ROOT / name).read_text())


@pytest.mark.parametrize("text", ["{% for k in kasus.daftar_korban.all %}", "{{ korban.identitas.nama }}"])
def test_scope_rule_catches_a_breach(text):
    assert unscoped(text)


@pytest.mark.parametrize("name", TEMPLATES)
def test_loads_are_sorted(name):
    loads = [line.strip() for line in (ROOT / name).read_text().splitlines() if line.strip().startswith("{% load ")]
    assert loads == sorted(loads)


def test_every_template_is_used():
    apps = [d for d in settings.BASE_DIR.iterdir() if (d / "__init__.py").exists()]
    texts = [p.read_text() for d in apps for p in d.rglob("*.py")] + [(ROOT / n).read_text() for n in TEMPLATES]
    everything = "\n".join(texts)
    unused = [n for n in TEMPLATES if n not in FOUND_BY_NAME and not re.search(f"[\"']{re.escape(n)}[\"']", everything)]
    assert not unused


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<p style="color:red">',
        "<style>p{}</style>",
        '<a onclick="x()">',
        '<img src="//cdn.example/x">',
        "{{ x|safe }}",
    ],
)
def test_inline_rule_catches_a_breach(text):
    assert faults(text)


def test_static_files_stay_below_the_size_of_a_page():
    """First page at most 100 kB compressed (desain.md 9): our own files, raw, stay well below."""
    own = sum(p.stat().st_size for p in Path(settings.BASE_DIR / "static" / "css").glob("*.css"))
    assert own < 120_000
