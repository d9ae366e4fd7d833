"""What a row on the task force of a kabupaten/kota must say as a whole: asked by form and table alike, and held by the model."""

from django.utils import timezone

from gugus_tugas.tanggal import tulis_tanggal
from program.enums.gugus_daerah import KeadaanGugus
from wilayah.models import ACEH, KODE_KABKOTA_LENGTH


def gugus_faults(nilai: dict) -> dict[str, str]:
    """Column -> sentence without its full stop. Missing values break no rule."""
    tempat, day, ends = nilai.get("wilayah"), nilai.get("tanggal"), nilai.get("berlaku_sampai")
    faults = {}
    if tempat and not (tempat.kode.startswith(f"{ACEH}.") and len(tempat.kode) == KODE_KABKOTA_LENGTH):
        faults["wilayah"] = "pilih kabupaten atau kota di Aceh"
    if day and day > timezone.localdate():
        faults["tanggal"] = "tanggal ini belum tiba"
    if day and ends and ends < day:
        faults["berlaku_sampai"] = f"SK ditetapkan {tulis_tanggal(day)}; akhirnya tidak boleh sebelum itu"
    if nilai.get("keadaan") == KeadaanGugus.BELUM:
        text = "kosongkan, karena gugus tugasnya belum dibentuk. Atau ubah keadaannya"
        faults |= {name: text for name in ("nomor", "berlaku_sampai", "ketua") if nilai.get(name)}
    return faults
