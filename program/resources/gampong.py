"""The yearly report of the gampong as a table: what a kabupaten sends, up to its last gampong."""

import datetime

from django.core.exceptions import ValidationError

from anggota.enums import JenisPeristiwa
from gugus_tugas.db import chunks
from gugus_tugas.lembar import ANGKA, HURUF, INSTANSI, NILAI, PILIHAN, RUPIAH, TANGGAL, TEMPAT, KolomLembar
from gugus_tugas.sel import MAX_QUOTE
from gugus_tugas.tabel import Terbaca
from program.aturan.gampong import TAHUN_AKHIR, gampong_faults
from program.enums.gampong import Keadaan
from program.models.gampong import CHUNK, MAX_KADER, ProgramGampong, owners
from program.resources.dasar import Tabel
from wilayah.gazeter import GampongWidget

KODE, NAMA, KECAMATAN, KABKOTA = "gampong", "nama_gampong", "nama_kecamatan", "nama_kabkota"
TANPA_KOLOM = "Tabel ini tidak mempunyai kolom Kode gampong atau Gampong. Pakai judul kolom seperti pada templat."


class TabelGampong(Tabel):
    kunci, judul, alamat, model = "gampong", "Program gampong", "program:rekap_gampong", ProgramGampong
    peristiwa_catat, peristiwa_ubah = JenisPeristiwa.RECORD_GAMPONG, JenisPeristiwa.UPDATE_GAMPONG
    batas_tanggal_depan = False
    kunci_ganda = "gampong ini untuk tahun itu sudah ada pada baris {}"
    kunci_lain = "gampong ini sudah dilaporkan instansi lain untuk tahun itu"
    kolom = (
        KolomLembar("Kode gampong", KODE, TEMPAT),
        KolomLembar("Gampong", NAMA),
        KolomLembar("Kecamatan", KECAMATAN),
        KolomLembar("Kabupaten/kota", KABKOTA),
        KolomLembar("Instansi", "instansi", INSTANSI, wajib=True),
        KolomLembar("Tahun", "tahun", ANGKA, wajib=True, maks=TAHUN_AKHIR),
        KolomLembar("APBG", "apbg", RUPIAH),
        KolomLembar("Kegiatan APBG", "kegiatan_apbg", panjang=300),
        KolomLembar("Forum anak", "forum_anak", PILIHAN, Keadaan),
        KolomLembar("SK", "forum_anak_sk", panjang=100),
        KolomLembar("Tanggal SK", "forum_anak_tanggal", TANGGAL),
        KolomLembar("Reusam", "reusam", PILIHAN, Keadaan),
        KolomLembar("Nomor reusam", "reusam_nomor", panjang=100),
        KolomLembar("Kader", "kader", ANGKA, maks=MAX_KADER),
        KolomLembar("Catatan", "catatan", panjang=1000),
    )
    petunjuk = (
        "Isi lembar Program gampong, satu baris untuk satu gampong dan satu tahun. Jangan menulis nama atau ciri korban di kolom mana pun.",
        "Gampong: kodenya sebagai teks (11.71.01.2001), atau namanya dengan kecamatannya. Nama yang dipakai beberapa gampong perlu "
        "kecamatan, kadang juga kabupaten/kotanya.",
        "Gampong dan tahun yang sudah ada diperbarui, tidak masuk dua kali. Yang sudah dilaporkan instansi lain ditolak.",
        "APBG: rupiah bulat untuk perempuan dan anak, misalnya 1.250.000 atau Rp 1.250.000,00. Kosong atau - berarti tidak diketahui, "
        "0 berarti nol.",
        "Forum anak dan Reusam: Ada, Tidak ada, atau Tidak diketahui. Kosong berarti tidak diketahui.",
        "SK dan Tanggal SK: hanya bila forum anaknya ada. Tanggal: hari/bulan/tahun dengan tahun empat angka, misalnya 9/8/2018.",
        "Kader: jumlah kader terlatih. Kosong berarti tidak diketahui, 0 berarti tidak ada.",
        "Jangan menggabungkan (merge) sel dan jangan memakai rumus. Tidak ada yang tersimpan sebelum Anda memeriksa pratinjaunya.",
    )
    contoh = (
        {KODE: "11.71.01.2001", "instansi": "DPMG", "tahun": 2025, "apbg": 12_500_000, "kegiatan_apbg": "Pelatihan kader",
         "forum_anak": "Ada", "forum_anak_sk": "141/7/2025", "forum_anak_tanggal": datetime.date(2025, 3, 4),
         "reusam": "Tidak ada", "kader": 4},
        {NAMA: "Lampulo", KECAMATAN: "Kuta Alam", KABKOTA: "Kota Banda Aceh", "instansi": "DPMG", "tahun": 2025,
         "forum_anak": "Tidak ada", "kader": 0},
    )  # fmt: skip

    def read(self, upload) -> Terbaca:
        rows = super().read(upload)
        if not {KODE, NAMA} & set(rows[0][HURUF]):
            raise ValidationError(TANPA_KOLOM)
        return rows

    def places(self) -> list[str]:
        return []

    def tempat_widget(self) -> GampongWidget:
        self.widget = GampongWidget()
        return self.widget

    def settle(self, nilai: dict, kesalahan: dict[str, str]) -> None:
        """The gampong of the code, or of its name and the areas around it; a name beside a code must be of the same gampong."""
        is_coded, wrong = KODE in nilai, {KODE, NAMA, KECAMATAN, KABKOTA} & set(kesalahan)
        nama, kecamatan, kabkota = (nilai.pop(name, "") for name in (NAMA, KECAMATAN, KABKOTA))
        place = nilai.get(KODE)
        if wrong:
            return
        if place is None and not nama:
            kesalahan[KODE if is_coded else NAMA] = "isi kode gampong, atau nama gampong dengan kecamatannya"
        elif place is None:
            try:
                nilai[KODE] = self.widget.by_name(nama, kecamatan, kabkota)
            except ValueError as error:
                kesalahan[NAMA] = str(error)
        elif nama and not self.widget.is_called(place, nama):
            kesalahan[KODE] = f"kode ini milik {place.jalur}, bukan '{nama[:MAX_QUOTE]}'. Perbaiki kode atau namanya"

    def rules(self, nilai: dict) -> dict[str, str]:
        return gampong_faults(nilai)

    def change_rules(self, row: ProgramGampong, nilai: dict) -> dict[str, str]:
        """A sheet with few columns must agree with what the row says in the others."""
        stays = {kolom.nama: getattr(row, kolom.nama) for kolom in self.kolom if hasattr(row, kolom.nama)}
        return gampong_faults({**stays, **nilai})

    def key(self, nilai: dict) -> tuple[str, int]:
        return nilai[KODE].pk, nilai["tahun"]

    def key_column(self, row: dict) -> KolomLembar:
        return self._by_name[KODE if KODE in row[NILAI] else NAMA]

    def known(self, keys: list[tuple[str, int]]) -> dict[tuple[str, int], ProgramGampong]:
        found = {}
        for some in chunks(keys, CHUNK):
            rows = ProgramGampong.objects.visible_to(self.user).under(some).select_related(*self.relations)
            found |= {(row.gampong_id, row.tahun): row for row in rows}
        return found

    def owners(self, keys: list[tuple[str, int]]) -> dict[tuple[str, int], int]:
        return owners(keys)

    def _empty(self) -> dict:
        """An empty cell says that nobody knows."""
        return {**super()._empty(), "forum_anak": Keadaan.TIDAK_DIKETAHUI, "reusam": Keadaan.TIDAK_DIKETAHUI}

    def _shown(self, kolom: KolomLembar, row: ProgramGampong):
        place = row.gampong
        areas = {KODE: place.kode, NAMA: place.nama, KECAMATAN: place.induk.nama, KABKOTA: place.induk.induk.nama}
        return areas[kolom.nama] if kolom.nama in areas else super()._shown(kolom, row)
