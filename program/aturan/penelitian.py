"""What a research request must say as a whole: asked by forms and tables alike, and held by the constraints of the model."""

import datetime
import re

from django.utils import timezone

from gugus_tugas.tanggal import tulis_tanggal
from program.enums.penelitian import BERPERJANJIAN, StatusPenelitian

ETIK = ("etik_nomor", "etik_tanggal", "etik_lembaga")


PERJANJIAN = ("perjanjian_nomor", "perjanjian_tanggal", "perjanjian_sampai")


TAUTAN = re.compile(r"https?://[^\s/?#@:]+\.[^\s]+", re.ASCII)


def penelitian_faults(nilai: dict) -> dict[str, str]:
    """Column -> sentence without its full stop. Missing values break no rule."""
    faults, status, today = {}, nilai.get("status"), timezone.localdate()
    for name in ("tanggal", "etik_tanggal", "perjanjian_tanggal"):
        if nilai.get(name) and nilai[name] > today:
            faults[name] = "tanggal ini belum terjadi"
    for names, what in ((ETIK, "persetujuan etik"), (PERJANJIAN, "perjanjian")):
        missing = [name for name in names if not nilai.get(name)]
        if missing and (len(missing) < len(names) or status in BERPERJANJIAN):
            faults |= dict.fromkeys(missing, f"lengkapi: nomor, tanggal, dan isian lain {what} diisi bersama-sama")
    start, end = nilai.get("perjanjian_tanggal"), nilai.get("perjanjian_sampai")
    if start and end and end < start:
        faults["perjanjian_sampai"] = f"perjanjian dibuat {tulis_tanggal(start)}; akhirnya tidak boleh sebelum itu"
    if nilai.get("tautan") and not TAUTAN.fullmatch(nilai["tautan"]):
        faults["tautan"] = "tulis alamat lengkap yang dimulai dengan https://"
    return faults | _result_faults(status, nilai)


def _result_faults(status, nilai: dict) -> dict[str, str]:
    faults = {}
    if status == StatusPenelitian.SELESAI and not nilai.get("hasil"):
        faults["hasil"] = "tulis ringkasan hasilnya, karena penelitian selesai"
    elif status and status != StatusPenelitian.SELESAI:
        text = "hasil dan tautan hanya untuk penelitian yang selesai"
        faults |= {name: text for name in ("hasil", "tautan") if nilai.get(name)}
    if status == StatusPenelitian.DITOLAK and not nilai.get("alasan_tolak"):
        faults["alasan_tolak"] = "tulis alasan penolakannya"
    elif status and status != StatusPenelitian.DITOLAK and nilai.get("alasan_tolak"):
        faults["alasan_tolak"] = "alasan hanya untuk penelitian yang ditolak"
    return faults


def hasil_penelitian_faults(nilai: dict, *, diajukan: datetime.date) -> dict[str, str]:
    """Of a file of a result, beside the day on which the research was asked for."""
    day = nilai.get("tanggal")
    if day and day > timezone.localdate():
        return {"tanggal": "tanggal ini belum terjadi"}
    if day and day < diajukan:
        return {"tanggal": f"penelitian diajukan {tulis_tanggal(diajukan)}; hasilnya tidak mungkin sebelum itu"}
    return {}
