"""Pages of this app, one file per register."""

from program.views.impor import import_faults, import_program, import_template, preview_import
from program.views.index import index

__all__ = ["import_faults", "import_program", "import_template", "index", "preview_import"]
