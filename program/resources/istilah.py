"""The glossary as a table: met again under the term itself. program/data/istilah.csv is such a table."""

from pathlib import Path

from django.db.models import Value
from django.db.models.functions import Lower

from anggota.enums import JenisPeristiwa
from gugus_tugas.db import chunks
from gugus_tugas.lembar import KolomLembar
from program.models import Istilah
from program.perms import can_manage_program
from program.resources.dasar import Tabel

BAWAAN = Path(__file__).resolve().parent.parent / "data" / "istilah.csv"


class TabelIstilah(Tabel):
    kunci, judul, alamat, model = "istilah", "Glosarium", "program:glosarium", Istilah
    can_import = staticmethod(can_manage_program)
    peristiwa_catat, peristiwa_ubah = JenisPeristiwa.RECORD_ISTILAH, JenisPeristiwa.UPDATE_ISTILAH
    kolom = (
        KolomLembar("Istilah", "istilah", wajib=True, panjang=100),
        KolomLembar("Arti", "arti", wajib=True, panjang=1000),
        KolomLembar("Sumber", "sumber", panjang=200),
    )
    petunjuk = (
        "Isi lembar Glosarium, satu baris untuk satu istilah. Istilah yang sudah ada diperbarui artinya.",
        "Jangan menggabungkan (merge) sel dan jangan memakai rumus. Tidak ada yang tersimpan sebelum Anda memeriksa pratinjaunya.",
    )
    contoh = ({"istilah": "TPPO", "arti": "Tindak Pidana Perdagangan Orang", "sumber": "UU 21/2007"},)

    def key(self, nilai: dict) -> tuple:
        return (nilai["istilah"].lower(),)

    def known(self, keys: list[tuple]) -> dict[tuple, Istilah]:
        rows = Istilah.objects.visible_to(self.user).annotate(kecil=Lower("istilah"))
        found = [
            row
            for some in chunks([key for (key,) in keys], 500)
            for row in rows.filter(kecil__in=[Lower(Value(key)) for key in some])
        ]
        return {self.key({"istilah": row.istilah}): row for row in found}
