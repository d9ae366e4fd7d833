"""What a company and a finding must say as a whole: asked by forms and tables alike, and held by the constraints of the model."""

import datetime

from django.utils import timezone

from gugus_tugas.tanggal import tulis_tanggal
from program.enums.perusahaan import JenisPerusahaan


def perusahaan_faults(nilai: dict) -> dict[str, str]:
    """Column -> sentence without its full stop. Missing values break no rule."""
    jenis, today = nilai.get("jenis"), timezone.localdate()
    issued, ends, revoked = nilai.get("tanggal_terbit"), nilai.get("berlaku_sampai"), nilai.get("tanggal_cabut")
    faults = {}
    if jenis == JenisPerusahaan.CABANG and not nilai.get("induk"):
        faults["induk"] = "pilih kantor pusatnya, karena ini kantor cabang"
    if jenis == JenisPerusahaan.P3MI and nilai.get("induk"):
        faults["induk"] = "hanya kantor cabang yang memiliki kantor pusat. Kosongkan, atau ubah jenisnya"
    if issued and issued > today:
        faults["tanggal_terbit"] = "tanggal ini belum tiba, jadi izinnya belum terbit"
    if issued and ends and ends < issued:
        faults["berlaku_sampai"] = f"izin terbit {tulis_tanggal(issued)}; akhirnya tidak boleh sebelum itu"
    if revoked and revoked > today:
        faults["tanggal_cabut"] = "tanggal ini belum tiba. Catat pencabutan setelah terjadi"
    elif revoked and issued and revoked < issued:
        faults["tanggal_cabut"] = f"izin terbit {tulis_tanggal(issued)}; tidak dapat dicabut sebelum itu"
    if revoked and not nilai.get("alasan_cabut"):
        faults["alasan_cabut"] = "tulis alasan pencabutannya, misalnya nomor keputusannya"
    if nilai.get("alasan_cabut") and not revoked:
        faults["tanggal_cabut"] = "isi tanggal pencabutannya, karena alasannya diisi"
    return faults


def temuan_faults(nilai: dict, *, kunjungan: datetime.date) -> dict[str, str]:
    """Nothing of a finding lies before the visit."""
    text = f"kunjungannya {tulis_tanggal(kunjungan)}; tanggal ini tidak boleh sebelum itu"
    days = {name: nilai.get(name) for name in ("tenggat", "tanggal_selesai")}
    return {name: text for name, day in days.items() if day and day < kunjungan}
