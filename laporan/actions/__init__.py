"""Writes of this app: historical counts, the trail of downloads, and the Laporan Tahunan from draft to issued edition."""

from anggota.actions.konsep import KonsepConflict, KonsepForeign, KonsepGone, KonsepTooBig
from laporan.actions.bab import (
    add_komentar,
    assign_bab,
    complete_komentar,
    record_konsep_bab,
    update_bab,
    update_bab_of_konsep,
)
from laporan.actions.dasar import (
    export_glotip,
    export_naskah,
    export_tabel,
    export_tabel_penelitian,
    record_export_laporan,
    record_export_ringkasan,
    record_rekap,
)
from laporan.actions.konsep import propose_laporan, record_laporan, remove_laporan, return_laporan
from laporan.actions.terbit import export_edisi, publish_laporan, verify_laporan, withdraw_laporan

__all__ = [
    "KonsepConflict",
    "KonsepForeign",
    "KonsepGone",
    "KonsepTooBig",
    "add_komentar",
    "assign_bab",
    "complete_komentar",
    "export_edisi",
    "export_glotip",
    "export_naskah",
    "export_tabel",
    "export_tabel_penelitian",
    "propose_laporan",
    "publish_laporan",
    "record_export_laporan",
    "record_export_ringkasan",
    "record_konsep_bab",
    "record_laporan",
    "record_rekap",
    "remove_laporan",
    "return_laporan",
    "update_bab",
    "update_bab_of_konsep",
    "verify_laporan",
    "withdraw_laporan",
]
