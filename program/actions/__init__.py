"""Every write of the programmes, one file per register: atomic, keyword-only, with the actor and an audit row."""

from program.actions.bahan import give_bahan, record_bahan, record_mutasi, update_bahan
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
    "give_bahan",
    "hold_impor",
    "import_program",
    "record_bahan",
    "record_kegiatan",
    "record_mutasi",
    "repeat_kegiatan",
    "update_bahan",
    "update_kegiatan",
    "withdraw_berkas_kegiatan",
]
