"""Every write of the programmes, one file per register: atomic, keyword-only, with the actor and an audit row."""

from program.actions.impor import export_program, hold_impor, import_program
from program.actions.kegiatan import (
    add_berkas_kegiatan,
    change_status_kegiatan,
    export_berkas_kegiatan,
    record_kegiatan,
    repeat_kegiatan,
    update_kegiatan,
    withdraw_berkas_kegiatan,
)

__all__ = [
    "add_berkas_kegiatan",
    "change_status_kegiatan",
    "export_berkas_kegiatan",
    "export_program",
    "hold_impor",
    "import_program",
    "record_kegiatan",
    "repeat_kegiatan",
    "update_kegiatan",
    "withdraw_berkas_kegiatan",
]
