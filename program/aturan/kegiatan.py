"""What an activity must say as a whole: asked by forms and tables alike, and held by the constraints of the model."""

import datetime

from django.utils import timezone

from gugus_tugas.tanggal import tulis_tanggal
from program.enums.kegiatan import StatusKegiatan

PESERTA = ("peserta_l", "peserta_p", "anak_l", "anak_p")


def kegiatan_faults(nilai: dict) -> dict[str, str]:
    """Column -> sentence without its full stop. Missing values break no rule."""
    status, start, end = nilai.get("status"), nilai.get("tanggal"), nilai.get("sampai")
    faults = _date_faults(status, start, end)
    if status != StatusKegiatan.TERLAKSANA:
        text = "peserta dan hasil hanya untuk kegiatan terlaksana. Kosongkan, atau ubah statusnya"
        faults |= {name: text for name in PESERTA if nilai.get(name) is not None}
        faults |= {"hasil": text} if nilai.get("hasil") else {}
    if nilai.get("biaya") and not nilai.get("sumber_dana"):
        faults["sumber_dana"] = "pilih sumber dananya, karena biayanya diisi"
    if status == StatusKegiatan.BATAL and not nilai.get("alasan_batal"):
        faults["alasan_batal"] = "tulis alasan pembatalannya"
    if status != StatusKegiatan.BATAL and nilai.get("alasan_batal"):
        faults["alasan_batal"] = "alasan batal hanya untuk kegiatan yang batal"
    return faults


def _date_faults(status, start: datetime.date | None, end: datetime.date | None) -> dict[str, str]:
    if start and end and end < start:
        return {"sampai": f"kegiatan dimulai {tulis_tanggal(start)}; akhirnya tidak boleh sebelum itu"}
    last = end or start
    if status == StatusKegiatan.TERLAKSANA and last and last > timezone.localdate():
        name = "sampai" if end else "tanggal"
        return {name: "tanggal ini belum tiba, jadi kegiatannya belum terlaksana. Pilih Direncanakan"}
    return {}
