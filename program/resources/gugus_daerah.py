"""Task forces of the kabupaten and kota as a table."""

import datetime

from anggota.enums import JenisPeristiwa
from gugus_tugas.lembar import INSTANSI, PILIHAN, TANGGAL, TEMPAT, KolomLembar
from program.aturan.gugus_daerah import gugus_faults
from program.enums.gugus_daerah import KeadaanGugus
from program.models import GugusDaerah
from program.perms import can_manage_program
from program.resources.dasar import Tabel
from wilayah.enums import TingkatWilayah


class TabelGugusDaerah(Tabel):
    kunci, judul, alamat, model = (
        "gugus-daerah",
        "Gugus Tugas kabupaten dan kota",
        "program:gugus_daerah_index",
        GugusDaerah,
    )
    kunci_ganda = "kabupaten/kota ini sudah ada dengan tanggal itu pada baris {}"
    tingkat_tempat = (TingkatWilayah.KABKOTA,)
    can_import = staticmethod(can_manage_program)
    peristiwa_catat, peristiwa_ubah = JenisPeristiwa.RECORD_GUGUS_DAERAH, JenisPeristiwa.UPDATE_GUGUS_DAERAH
    kolom = (
        KolomLembar("Instansi", "instansi", INSTANSI, wajib=True),
        KolomLembar("Kabupaten/kota", "wilayah", TEMPAT, wajib=True),
        KolomLembar("Keadaan", "keadaan", PILIHAN, KeadaanGugus, wajib=True),
        KolomLembar("Tanggal SK atau keterangan", "tanggal", TANGGAL, wajib=True),
        KolomLembar("Nomor SK", "nomor", panjang=80),
        KolomLembar("Berlaku sampai", "berlaku_sampai", TANGGAL),
        KolomLembar("Jabatan ketua", "ketua", panjang=120),
        KolomLembar("Sekretariat", "sekretariat", panjang=160),
        KolomLembar("Sumber keterangan", "sumber", panjang=200),
    )
    petunjuk = (
        "Isi lembar ini, satu baris untuk satu SK, atau satu keterangan bahwa gugus tugasnya belum dibentuk.",
        "Kabupaten/kota dan tanggalnya mengenali baris: isi yang berubah memperbarui yang sudah ada, yang sama dilewati.",
        "Kabupaten/kota: nama lengkap atau kodenya, misalnya Kabupaten Pidie. Kode ditulis sebagai teks.",
        "Jangan menggabungkan (merge) sel dan jangan memakai rumus. Tidak ada yang tersimpan sebelum Anda memeriksa pratinjaunya.",
    )
    contoh = (
        {"instansi": "DP3A", "wilayah": "Kota Langsa", "keadaan": "Sudah dibentuk",
         "tanggal": datetime.date(2026, 2, 3), "ketua": "Wali Kota", "sekretariat": "Dinas yang mengurus perempuan dan anak",
         "sumber": "Surat jawaban kota"},
    )  # fmt: skip

    def rules(self, nilai: dict) -> dict[str, str]:
        return gugus_faults(nilai)

    def key(self, nilai: dict) -> tuple:
        return nilai["wilayah"].pk, nilai["tanggal"]

    def key_column(self, row: dict) -> KolomLembar:
        return self._by_name["wilayah"]

    def known(self, keys: list[tuple]) -> dict[tuple, GugusDaerah]:
        rows = GugusDaerah.objects.visible_to(self.user).filter(wilayah__in={place for place, _ in keys})
        return {(row.wilayah_id, row.tanggal): row for row in rows.select_related(*self.relations)}
