"""What a restricted place and a check of it must say as a whole: asked by forms and tables alike, and held by the models."""

from django.utils import timezone

from gugus_tugas.tanggal import tulis_tanggal
from program.enums.lokasi import StatusLokasi


def lokasi_faults(nilai: dict) -> dict[str, str]:
    """Of a restricted place, or of a check of one (`terakhir_diperiksa` is its day)."""
    last, following = nilai.get("terakhir_diperiksa"), nilai.get("periksa_berikutnya")
    if last and last > timezone.localdate():
        return {"terakhir_diperiksa": "tanggal ini belum terjadi"}
    if following and nilai.get("status") == StatusLokasi.AMAN:
        return {"periksa_berikutnya": "kosongkan, karena lokasinya tidak lagi rawan"}
    if following and last and following < last:
        return {"periksa_berikutnya": f"terakhir diperiksa {tulis_tanggal(last)}; berikutnya tidak boleh sebelum itu"}
    return {}
