"""The house rules that a parser can check: import order, scoped reads, one writing path."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

ORDER = ["gugus_tugas", "wilayah", "anggota", "program", "kasus", "rapat", "laporan"]
WRITES = {"save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "delete"}
RAW_SQL = {"execute", "executemany", "executescript", "cursor", "raw", "extra"}
WRITERS = {
    "actions",
    "audit",
    "kiriman",
    "files",
    "tabel",
    "word",
    "upload_worker",
    "storage",
    "catatan",
    "cadangan",
    "terperiksa",
}  # from files on they write files, no row; the last but one restores a database beside the one in use, the last asks in SQL
# Rooms that read without a user: they check, count or write for one, or (the gate) find out who it is.
READ_EVERYTHING = {
    *{"models", "actions", "audit", "kiriman", "perms", "statistics", "roster", "calendar", "contoh", "upload_worker"},
    *{"backend", "gerbang", "percobaan", "serah_terima", "surat"},
    "rantai",  # the check of the trail walks every row
    "nomor",  # asks which numbers are taken; no row leaves it
    "kedaluwarsa",  # names what a nightly command deletes; nobody reads it
}
MANAGERS, SHORTCUTS = {"objects", "_default_manager", "_base_manager"}, {"get_object_or_404", "get_list_or_404"}
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
        if root in {"scipy", "numpy"} and relative(path) != "laporan/guard/linear.py":
            faults.append(f"{relative(path)}:{node.lineno}: scipy belongs to laporan/guard/linear.py alone")
    for function in ast.walk(tree):
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)):
            inside = [n for n in ast.walk(function) if isinstance(n, (ast.Import, ast.ImportFrom))]
            faults += [
                f"{relative(path)}:{n.lineno}: import inside a function" for n in inside if path.name != "pdf_worker.py"
            ]
    return faults


def _doors() -> dict[str, object]:
    """Model name -> its Privacy door, as test_model_contract knows them."""
    return {m.__name__: m for m in apps.get_models() if hasattr(m, "Privacy")}


def closed_models() -> set[str]:
    """Models whose rows may not be read by every logged-in person."""
    return {name for name, model in _doors().items() if not getattr(model.Privacy, "terbuka", "")}


def closed_accessors() -> set[str]:
    """Names under which the rows of a model with a scope of its own, or an identity, hang on another row."""
    own_scope = [m for m in _doors().values() if hasattr(m._default_manager, "visible_to")]
    identity = [m for m in _doors().values() if "reveal" in getattr(m.Privacy, "melalui", "")]
    return {
        field.remote_field.get_accessor_name()
        for model in [*own_scope, *identity]
        for field in model._meta.fields
        if field.is_relation and not field.remote_field.hidden
    }


def scope_faults(path: Path, tree: ast.AST) -> list[str]:
    """Outside the rooms that must count everything, a closed row is only reached through `visible_to`."""
    if layer(path) in READ_EVERYTHING or "management" in path.parts:
        return []
    closed, hanging, faults = closed_models(), closed_accessors(), []
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}

    def fault(node, text):
        faults.append(f"{relative(path)}:{node.lineno}: {text}")

    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            after = parents.get(node)
            scoped = isinstance(after, ast.Attribute) and after.attr == "visible_to"
            if node.attr in MANAGERS and not scoped:
                model = node.value.id if isinstance(node.value, ast.Name) else "?"
                if model in closed or model not in _doors():
                    fault(node, f"{model}.{node.attr} without visible_to")
            if node.attr in hanging and not scoped:
                fault(node, f".{node.attr} without visible_to")
        if not isinstance(node, ast.Call):
            continue
        called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if called in SHORTCUTS and node.args and getattr(node.args[0], "id", "") in closed:
            fault(node, f"{called}({node.args[0].id}) without visible_to")
        if called in {"prefetch_related", "prefetch_related_objects"} or (called == "Prefetch" and len(node.args) < 2):
            for arg in node.args:
                words = set(str(arg.value).split("__")) if isinstance(arg, ast.Constant) else set()
                if words & hanging:
                    fault(node, f"{called}({arg.value!r}) without a scoped queryset")
    return faults


def write_faults(path: Path, tree: ast.AST) -> list[str]:
    """Only the rooms in WRITERS change rows: no save, no bulk or async write, no raw SQL anywhere else."""
    if layer(path) in WRITERS:
        return []
    faults = []
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        name = node.func.attr
        words = {n.attr for n in ast.walk(node.func.value) if isinstance(n, ast.Attribute)}
        rows_update = name in {"update", "aupdate"} and (node.keywords or words & QUERY_WORDS)
        related = name in {"set", "add", "remove", "clear"} and any(word.startswith("daftar_") for word in words)
        if name in WRITES or name.removeprefix("a") in WRITES or name in RAW_SQL or rows_update or related:
            faults.append(f"{relative(path)}:{node.lineno}: .{name}() outside actions")
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
        (scope_faults, "laporan/home.py", "Kasus.objects.count()"),
        (scope_faults, "kasus/intake.py", "Kasus.objects.count()"),
        (scope_faults, "kasus/views.py", "get_object_or_404(Kasus, pk=1)"),
        (scope_faults, "kasus/views.py", "shortcuts.get_list_or_404(Kasus, pk=1)"),
        (scope_faults, "kasus/views.py", "kasus.daftar_korban.all()"),
        (scope_faults, "kasus/views.py", "korban.identitas"),
        (scope_faults, "kasus/views.py", "rows.prefetch_related('daftar_korban__daftar_layanan')"),
        (scope_faults, "kasus/views.py", "rows.prefetch_related(Prefetch('daftar_korban'))"),
        (scope_faults, "kasus/views.py", "model.objects.all()"),
        (write_faults, "kasus/views.py", "form.save()"),
        (write_faults, "kasus/forms.py", "kasus.daftar_korban.filter(x=1).update(y=2)"),
        (write_faults, "kasus/models.py", "def f(self):\n    Kasus.objects.create(x=1)"),
        (write_faults, "kasus/views.py", "rows.update(y=2)"),
        (write_faults, "kasus/views.py", "await kasus.asave()"),
        (write_faults, "kasus/views.py", "connection.cursor()"),
        (write_faults, "kasus/views.py", "c.execute('DELETE FROM x')"),
        (write_faults, "kasus/views.py", "kasus.daftar_korban.add(korban)"),
        (length_faults, "kasus/views.py", "def f():\n" + "    x = 1\n" * 30),
    ],
)
def test_rule_catches_a_breach(rule, place, code, monkeypatch):
    """Each rule can fail: the same checker run over a line that breaks it."""
    monkeypatch.setattr(Path, "read_text", lambda self: code)
    assert rule(settings.BASE_DIR / place, ast.parse(code))
