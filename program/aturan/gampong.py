"""What a gampong in a year must say as a whole: asked by forms and tables alike, and held by the constraints of the model."""

from django.utils import timezone

from program.enums.gampong import Keadaan

TAHUN_AWAL, TAHUN_AKHIR = 2015, 2100  # of a report of a gampong


def gampong_faults(nilai: dict) -> dict[str, str]:
    """The same for a gampong in a year. That a year or an SK must not lie ahead is asked here alone: no table knows today."""
    faults, tahun = {}, nilai.get("tahun")
    if tahun is not None and not TAHUN_AWAL <= tahun <= timezone.localdate().year:
        faults["tahun"] = f"isi tahun antara {TAHUN_AWAL} dan {timezone.localdate().year}"
    if nilai.get("forum_anak") != Keadaan.ADA:
        text = "SK hanya untuk gampong yang mempunyai forum anak. Kosongkan, atau pilih Ada pada forum anak"
        faults |= {name: text for name in ("forum_anak_sk", "forum_anak_tanggal") if nilai.get(name)}
    elif tahun and nilai.get("forum_anak_tanggal") and nilai["forum_anak_tanggal"].year > tahun:
        faults["forum_anak_tanggal"] = f"SK ini terbit sesudah {tahun}. Periksa tanggalnya, atau tahun laporannya"
    if nilai.get("reusam_nomor") and nilai.get("reusam") != Keadaan.ADA:
        faults["reusam_nomor"] = (
            "nomor hanya untuk gampong yang mempunyai reusam. Kosongkan, atau pilih Ada pada reusam"
        )
    if nilai.get("kegiatan_apbg") and nilai.get("apbg") == 0:
        faults["kegiatan_apbg"] = "APBG-nya nol, jadi tidak ada kegiatan yang dibiayainya. Periksa keduanya"
    return faults
