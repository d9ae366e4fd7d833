"""The house rules that a parser can check: import order, scoped reads, one writing path."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

ORDER = ["gugus_tugas", "wilayah", "anggota", "program", "kasus", "rapat", "laporan"]
WRITES = {"save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "delete"}
WRITERS = {"actions", "audit", "files", "upload_worker"}  # the last two write a picture or a PDF, no row
QUERY_WORDS = {"objects", "filter", "exclude", "all", "visible_to", "select_for_update"}
MAX_LINES, MAX_VIEW_LINES, MAX_FUNCTION_LINES = 400, 25, 45


def sources() -> list[Path]:
    return [
        path
        for app in ORDER
        for path in sorted((settings.BASE_DIR / app).rglob("*.py"))
        if not {"tests", "migrations"} & set(path.relative_to(settings.BASE_DIR).parts)
    ]


def relative(path: Path) -> str:
    return str(path.relative_to(settings.BASE_DIR))


def layer(path: Path) -> str:
    """The room of a file: "models", "actions", "views", also when that room is a package."""
    parts = path.relative_to(settings.BASE_DIR).parts
    return Path(parts[1]).stem if len(parts) > 1 else path.stem


def imports(tree: ast.AST) -> list[tuple[str, ast.AST]]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, node) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [(f"{node.module}.{alias.name}" if node.module else "", node) for alias in node.names]
    return found


def import_faults(path: Path, tree: ast.AST) -> list[str]:
    app = path.relative_to(settings.BASE_DIR).parts[0]
    faults = []
    for name, node in imports(tree):
        root = name.split(".")[0]
        if isinstance(node, ast.ImportFrom) and node.level:
            faults.append(f"{relative(path)}:{node.lineno}: relative import")
        if root in ORDER and ORDER.index(root) > ORDER.index(app):
            faults.append(f"{relative(path)}:{node.lineno}: {app} imports {root}, which stands to its right")
        inner = name.split(".")[1] if root in ORDER and "." in name else ""
        if layer(path) in {"models", "enums", "perms"} and inner in {"actions", "forms", "views"}:
            faults.append(f"{relative(path)}:{node.lineno}: {layer(path)} imports {inner}")
        if layer(path) == "actions" and (inner in {"forms", "views"} or name.startswith("django.http")):
            faults.append(f"{relative(path)}:{node.lineno}: actions import {name}")
        if root == "weasyprint" and path.name != "pdf_worker.py":
            faults.append(f"{relative(path)}:{node.lineno}: weasyprint belongs to the child process alone")
    for function in ast.walk(tree):
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)):
            inside = [n for n in ast.walk(function) if isinstance(n, (ast.Import, ast.ImportFrom))]
            faults += [
                f"{relative(path)}:{n.lineno}: import inside a function" for n in inside if path.name != "pdf_worker.py"
            ]
    return faults


def open_models() -> set[str]:
    """Models whose rows every logged-in person may read; each says why in Privacy.terbuka."""
    return {m.__name__ for m in apps.get_models() if getattr(getattr(m, "Privacy", None), "terbuka", "")}


def scope_faults(path: Path, tree: ast.AST) -> list[str]:
    if layer(path) not in {"views", "forms", "resources", "context"}:
        return []
    faults, parents = [], {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager", "_base_manager"}:
            model = node.value.id if isinstance(node.value, ast.Name) else "?"
            after = parents.get(node)
            scoped = isinstance(after, ast.Attribute) and after.attr == "visible_to"
            if not scoped and model not in open_models():
                faults.append(f"{relative(path)}:{node.lineno}: {model}.objects without visible_to")
    return faults


def write_faults(path: Path, tree: ast.AST) -> list[str]:
    if layer(path) in WRITERS or path.name in WRITERS:
        return []
    faults = []
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        words = {n.attr for n in ast.walk(node.func.value) if isinstance(n, ast.Attribute)}
        if node.func.attr in WRITES or (node.func.attr == "update" and words & QUERY_WORDS):
            faults.append(f"{relative(path)}:{node.lineno}: .{node.func.attr}() outside actions")
    return faults


def length_faults(path: Path, tree: ast.AST) -> list[str]:
    faults = []
    if len(path.read_text().splitlines()) > MAX_LINES:
        faults.append(f"{relative(path)}: longer than {MAX_LINES} lines; make it a package")
    limit = MAX_VIEW_LINES if layer(path) == "views" else MAX_FUNCTION_LINES
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.body[0].lineno >= limit:
            faults.append(f"{relative(path)}:{node.lineno}: {node.name} is longer than {limit} lines")
    return faults


@pytest.mark.parametrize("rule", [import_faults, scope_faults, write_faults, length_faults], ids=lambda r: r.__name__)
def test_source_keeps_the_house_rule(rule):
    faults = [fault for path in sources() for fault in rule(path, ast.parse(path.read_text()))]
    assert not faults, "\n".join(faults)


def test_every_module_says_what_lives_there():
    missing = [
        relative(p) for p in sources() if p.read_text().strip() and not ast.get_docstring(ast.parse(p.read_text()))
    ]
    assert not missing


@pytest.mark.parametrize(
    ("rule", "place", "code"),
    [
        (import_faults, "wilayah/models.py", "from kasus.models import Kasus"),
        (import_faults, "gugus_tugas/auth.py", "import anggota.models"),
        (import_faults, "kasus/models.py", "from kasus.actions import record_kasus"),
        (import_faults, "kasus/actions.py", "from django.http import HttpRequest"),
        (import_faults, "kasus/views.py", "def f():\n    import os"),
        (import_faults, "laporan/views.py", "import weasyprint"),
        (scope_faults, "kasus/views.py", "Kasus.objects.filter(pk=1)"),
        (scope_faults, "kasus/views/detail.py", "Kasus.objects.get(pk=1)"),
        (scope_faults, "kasus/forms.py", "Korban._default_manager.all()"),
        (write_faults, "kasus/views.py", "form.save()"),
        (write_faults, "kasus/forms.py", "kasus.daftar_korban.filter(x=1).update(y=2)"),
        (write_faults, "kasus/models.py", "def f(self):\n    Kasus.objects.create(x=1)"),
        (length_faults, "kasus/views.py", "def f():\n" + "    x = 1\n" * 30),
    ],
)
def test_rule_catches_a_breach(rule, place, code, monkeypatch):
    """Each rule can fail: the same checker run over a line that breaks it."""
    monkeypatch.setattr(Path, "read_text", lambda self: code)
    assert rule(settings.BASE_DIR / place, ast.parse(code))
