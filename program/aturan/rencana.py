"""What a plan and its lines must say as a whole: asked by forms and tables alike, and held by the constraints of the model."""

from django.utils import timezone

from gugus_tugas.tanggal import quarter_of
from program.aturan.rekomendasi import PERTAMA, REKOMENDASI, TERAKHIR
from program.enums.rencana import JenisRencana

MAX_TAHUN = 10
TW = ("tw1", "tw2", "tw3", "tw4")

TAHUN_TETAP = "Baris ini sudah memiliki realisasi, jadi tahunnya tetap. Buat baris baru untuk tahun lain."


def baris_rencana_faults(nilai: dict) -> dict[str, str]:
    """As kegiatan_faults; `rencana` is the plan of the line, when it is known."""
    faults, plan, year = {}, nilai.get("rencana"), nilai.get("tahun")
    if not any(nilai.get(name) for name in TW):
        faults["tw1"] = "pilih paling sedikit satu triwulan"
    if nilai.get("biaya") and not nilai.get("sumber_dana"):
        faults["sumber_dana"] = "pilih sumber dananya, karena biayanya diisi"
    if nilai.get("target") is not None and nilai["target"] <= 0:
        faults["target"] = "target harus lebih dari nol"
    number = nilai.get("nomor_rekomendasi")
    if number is not None and number not in REKOMENDASI:
        faults["nomor_rekomendasi"] = f"nomor rekomendasi 2018 adalah {PERTAMA} sampai {TERAKHIR}"
    if plan and year and year not in plan.daftar_tahun:
        faults["tahun"] = f"tahun {year} di luar masa rencana ({plan.masa})"
    return faults


def rencana_faults(nilai: dict) -> dict[str, str]:
    """The years of a plan."""
    first, last, is_yearly = (
        nilai.get("tahun_mulai"),
        nilai.get("tahun_selesai"),
        nilai.get("jenis") == JenisRencana.TAHUNAN,
    )
    if not first or not last:
        return {}
    if is_yearly and first != last:
        return {"tahun_selesai": "rencana kerja tahunan mulai dan selesai pada tahun yang sama"}
    if last < first:
        return {"tahun_selesai": f"rencana dimulai {first}; akhirnya tidak boleh sebelum itu"}
    return {"tahun_selesai": f"rencana paling lama {MAX_TAHUN} tahun"} if last - first >= MAX_TAHUN else {}


def realisasi_faults(nilai: dict) -> dict[str, str]:
    """What is told of a quarter (`triwulan`) of a line (`baris`), when both are known."""
    line, quarter = nilai.get("baris"), nilai.get("triwulan")
    if quarter is not None and not 1 <= quarter <= len(TW):
        return {"triwulan": f"triwulan adalah 1 sampai {len(TW)}"}
    if line and quarter and is_ahead(line.tahun, quarter):
        return {"triwulan": f"triwulan {quarter} tahun {line.tahun} belum dimulai"}
    return {}


def is_ahead(tahun: int, triwulan: int) -> bool:
    """Has this quarter not begun yet, in Aceh?"""
    today = timezone.localdate()
    return (tahun, triwulan) > (today.year, quarter_of(today))
