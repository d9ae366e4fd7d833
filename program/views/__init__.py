"""Pages of this app, one file per register."""

from program.views.impor import import_faults, import_program, import_template, preview_import
from program.views.index import index
from program.views.kegiatan import (
    add_berkas_kegiatan,
    cancel_kegiatan,
    complete_kegiatan,
    export_berkas_kegiatan,
    export_kegiatan,
    kegiatan_calendar,
    kegiatan_detail,
    kegiatan_index,
    record_kegiatan,
    rekap_kegiatan,
    reopen_kegiatan,
    repeat_kegiatan,
    update_kegiatan,
    withdraw_berkas_kegiatan,
)

__all__ = [
    "add_berkas_kegiatan",
    "cancel_kegiatan",
    "complete_kegiatan",
    "export_berkas_kegiatan",
    "export_kegiatan",
    "import_faults",
    "import_program",
    "import_template",
    "index",
    "kegiatan_calendar",
    "kegiatan_detail",
    "kegiatan_index",
    "preview_import",
    "record_kegiatan",
    "rekap_kegiatan",
    "reopen_kegiatan",
    "repeat_kegiatan",
    "update_kegiatan",
    "withdraw_berkas_kegiatan",
]
