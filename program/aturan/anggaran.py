"""What a line of a budget must say as a whole: asked by forms and tables alike, and held by the constraints of the model."""

import re

from django.utils import timezone

from program.aturan.rekomendasi import PERTAMA, REKOMENDASI, TERAKHIR

TAHUN_PERTAMA, TAHUN_TERAKHIR = 2000, 2100  # of a budget


TAHUN_DI_DEPAN = 2  # a budget is planned a year ahead; further away is a slip of the finger


KODE = r"[0-9A-Za-z][0-9A-Za-z./-]*"


KODE_SALAH = "kode ditulis dengan angka, huruf, dan titik tanpa spasi, misalnya 2.08.02.1.01"


TINGKAT = ("program", "kegiatan", "sub_kegiatan")


def anggaran_faults(nilai: dict) -> dict[str, str]:
    """Column -> sentence without its full stop. Missing values break no rule."""
    faults, tahun, this = {}, nilai.get("tahun"), timezone.localdate().year
    pagu, realisasi = nilai.get("pagu"), nilai.get("realisasi")
    if tahun is not None and not TAHUN_PERTAMA <= tahun <= this + TAHUN_DI_DEPAN:
        faults["tahun"] = f"tahun anggaran antara {TAHUN_PERTAMA} dan {this + TAHUN_DI_DEPAN}. Periksa angkanya"
    elif tahun is not None and tahun > this and realisasi:
        faults["realisasi"] = (
            f"tahun {tahun} belum berjalan, jadi belum ada realisasinya. Kosongkan, atau periksa tahunnya"
        )
    for name in TINGKAT:
        kode = nilai.get(f"kode_{name}")
        if kode and not re.fullmatch(KODE, kode, re.ASCII):
            faults[f"kode_{name}"] = KODE_SALAH
        elif kode and not nilai.get(name):
            faults[name] = "tulis namanya, karena kodenya diisi"
    if None not in (pagu, realisasi) and realisasi > pagu and not nilai.get("keterangan"):
        text = "realisasi melebihi pagu. Periksa keduanya; bila memang demikian, tulis sebabnya dalam keterangan"
        faults.setdefault("realisasi", text)
    nomor = nilai.get("nomor_rekomendasi")
    if nomor is not None and nomor not in REKOMENDASI:
        faults["nomor_rekomendasi"] = f"nomor rekomendasi dari {PERTAMA} sampai {TERAKHIR}"
    return faults


def anggaran_identity(nilai: dict) -> tuple:
    """What makes a line of a budget this one and no other: in one year, of one source, by code, or without a code by name.

    The unique constraints of AnggaranInstansi say the same.
    """
    where = (nilai["instansi"].pk, nilai["tahun"], nilai["sumber_dana"])
    kode = nilai.get("kode_sub_kegiatan")
    return (*where, kode) if kode else (*where, *(nilai.get(name) or "" for name in TINGKAT))
