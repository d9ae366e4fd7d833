"""Companies and visits as tables; and recruiters to take out, never to send in."""

import datetime

from django.db.models import Q

from anggota.enums import JenisPeristiwa
from gugus_tugas.lembar import (
    INSTANSI,
    KUNCI,
    PILIHAN,
    TANGGAL,
    TEKS,
    TELEPON,
    TEMPAT,
    Kesalahan,
    KolomLembar,
    fault_at,
)
from gugus_tugas.sel import MAX_QUOTE
from gugus_tugas.text import fold
from program.aturan.perusahaan import perusahaan_faults
from program.enums.perusahaan import JenisKunjungan, JenisPerusahaan, JenisResmi
from program.models import KunjunganPengawasan, Perusahaan, RincianPerekrut, Temuan
from program.resources.dasar import Tabel

_UMUM = (
    "Tanggal: hari/bulan/tahun dengan tahun empat angka, misalnya 9/8/2018.",
    "Jangan menggabungkan (merge) sel dan jangan memakai rumus. Tidak ada yang tersimpan sebelum Anda memeriksa pratinjaunya.",
)


class TabelBerperusahaan(Tabel):
    """A table with a column that points to a company of the directory by its permit number or code."""

    penunjuk = ""  # name of that column

    def companies(self):
        return Perusahaan.objects.visible_to(self.user).resmi()

    @property
    def relations(self) -> list[str]:
        return [*super().relations, self.penunjuk]

    def _reader(self):
        """The number is read as text first, then looked up: an empty cell is no company."""
        read, known = super()._reader(), {}
        for row in self.companies():
            for name in filter(None, (row.nomor_izin, str(row))):
                known.setdefault(fold(name), {})[row.pk] = row

        def read_with_company(row: dict) -> tuple[dict, dict]:
            values, faults = read(row)
            text = values.get(self.penunjuk)
            if text:
                met = [*known.get(fold(text), {}).values()]
                values[self.penunjuk] = met[0] if len(met) == 1 else None
                if not met:
                    said = f"'{text[:MAX_QUOTE]}' belum ada di daftar perusahaan. Catat atau impor dahulu"
                    faults[self.penunjuk] = said
                elif len(met) > 1:
                    said = f"nomor izin ini dipakai {len(met)} kantor. Tulis kodenya, misalnya {met[0]}"
                    faults[self.penunjuk] = said
            elif text is not None:
                values[self.penunjuk] = None
            return values, faults

        return read_with_company

    def _shown(self, kolom: KolomLembar, row):
        if kolom.nama != self.penunjuk:
            return super()._shown(kolom, row)
        company = getattr(row, self.penunjuk)  # by its code: a branch may bear the permit number of its head office
        return str(company) if company else None


class TabelPerusahaan(TabelBerperusahaan):
    kunci, judul, alamat, model = "perusahaan", "P3MI", "program:perusahaan_index", Perusahaan
    awalan, penunjuk = "P3MI-", "induk"
    peristiwa_catat, peristiwa_ubah = JenisPeristiwa.RECORD_PERUSAHAAN, JenisPeristiwa.UPDATE_PERUSAHAAN
    kolom = (
        KolomLembar("Kunci", "kunci_sumber", KUNCI, wajib=True, panjang=60),
        KolomLembar("Instansi", "instansi", INSTANSI, wajib=True),
        KolomLembar("Jenis", "jenis", PILIHAN, JenisResmi, wajib=True),
        KolomLembar("Nama", "nama", wajib=True, panjang=160),
        KolomLembar("Nomor izin", "nomor_izin", panjang=80),
        KolomLembar("Kantor pusat", "induk", TEKS, panjang=80),
        KolomLembar("Tanggal terbit", "tanggal_terbit", TANGGAL),
        KolomLembar("Berlaku sampai", "berlaku_sampai", TANGGAL),
        KolomLembar("Dicabut pada", "tanggal_cabut", TANGGAL),
        KolomLembar("Alasan pencabutan", "alasan_cabut", panjang=300),
        KolomLembar("Tempat", "tempat", TEMPAT, wajib=True),
        KolomLembar("Alamat", "alamat", panjang=300),
        KolomLembar("Telepon", "telepon", TELEPON, panjang=60),
        KolomLembar("Negara tujuan", "negara_tujuan", panjang=200),
        KolomLembar("Sektor", "sektor", panjang=200),
    )
    petunjuk = (
        "Isi lembar P3MI, satu baris untuk satu kantor. Perekrut tidak resmi tidak diimpor: catat di halamannya.",
        "Kunci: nomor Anda sendiri untuk baris itu, misalnya P3MI-A-01. Kunci yang sama tidak pernah masuk dua kali; isi yang berubah "
        "memperbarui barisnya.",
        "Nomor izin: SIP3MI untuk kantor pusat, nomor izin cabang untuk kantor cabang.",
        "Kantor pusat: hanya untuk kantor cabang; SIP3MI atau kode kantor pusatnya, yang sudah ada di daftar. Impor kantor pusat dahulu.",
        "Tempat: nama atau kode, sampai gampong bila diketahui, misalnya 'Lampulo, Kuta Alam' atau Kota Langsa. Kode ditulis sebagai teks.",
        *_UMUM,
    )
    contoh = (
        {"kunci_sumber": "A-01", "instansi": "Disnaker", "jenis": "P3MI (kantor pusat)", "nama": "PT Contoh Karya Nanggroe",
         "nomor_izin": "SIP3MI 001/2024", "tanggal_terbit": datetime.date(2024, 2, 1), "berlaku_sampai": datetime.date(2029, 1, 31),
         "tempat": "Kota Banda Aceh", "negara_tujuan": "Malaysia", "sektor": "Perkebunan"},
    )  # fmt: skip

    def companies(self):
        return super().companies().filter(jenis=JenisPerusahaan.P3MI)

    def rules(self, nilai: dict) -> dict[str, str]:
        return perusahaan_faults(nilai)

    def change_rules(self, row: Perusahaan, nilai: dict) -> dict[str, str]:
        """A table never makes one kind of office another: branches hang on a head office."""
        return {"jenis": f"{row} adalah {row.get_jenis_display()} dan tetap demikian"} if "jenis" in nilai else {}

    def _outcome(self, rows: list[dict], good: list[tuple[dict, dict]], faults: list[Kesalahan]):
        return super()._outcome(rows, good, [*faults, *self._taken_numbers(good)])

    def _taken_numbers(self, good: list[tuple[dict, dict]]) -> list[Kesalahan]:
        """A permit number belongs to one office: of this file, and of the directory, whoever recorded it."""
        owners = {}
        for row in Perusahaan.objects.visible_to(self.user).resmi().exclude(nomor_izin=""):
            owners[row.jenis, row.nomor_izin] = ((row.instansi_id, row.kunci_sumber or str(row)), str(row))
        faults = []
        for row, values in good:
            number = values["jenis"], values.get("nomor_izin")
            key, said = (
                owners.setdefault(number, (self.key(values), f"baris {row['baris']}")) if number[1] else (None, "")
            )
            if key and key != self.key(values):
                faults.append(fault_at(self._by_name["nomor_izin"], row, f"nomor izin ini sudah dipakai {said}"))
        return faults


class TabelKunjungan(TabelBerperusahaan):
    """Without the checklist and the findings: those are typed."""

    kunci, judul, alamat, model = "kunjungan", "Kunjungan", "program:kunjungan_index", KunjunganPengawasan
    awalan, penunjuk, tahunan, batas_tanggal_depan = "KJG-", "perusahaan", "tanggal", False
    peristiwa_catat, peristiwa_ubah = JenisPeristiwa.RECORD_KUNJUNGAN, JenisPeristiwa.UPDATE_KUNJUNGAN
    kolom = (
        KolomLembar("Kunci", "kunci_sumber", KUNCI, wajib=True, panjang=60),
        KolomLembar("Instansi", "instansi", INSTANSI, wajib=True),
        KolomLembar("Perusahaan", "perusahaan", TEKS, wajib=True, panjang=80),
        KolomLembar("Tanggal", "tanggal", TANGGAL, wajib=True),
        KolomLembar("Jenis kunjungan", "jenis", PILIHAN, JenisKunjungan, wajib=True),
        KolomLembar("Tim dan instansi lain", "tim", panjang=300),
        KolomLembar("Kesimpulan", "kesimpulan", panjang=2000),
    )
    petunjuk = (
        "Isi lembar Kunjungan, satu baris untuk satu kunjungan. Daftar periksa dan temuan diisi di halaman kunjungannya sesudahnya.",
        "Kunci: nomor Anda sendiri untuk baris itu, misalnya KUNJ-2026-03. Kunci yang sama tidak pernah masuk dua kali; isi yang berubah "
        "memperbarui barisnya.",
        "Perusahaan: SIP3MI, nomor izin cabang, atau kode seperti P3MI-482137, yang sudah ada di daftar.",
        "Jangan menulis nama atau ciri korban, dan jangan menulis nama perekrut tidak resmi.",
        *_UMUM,
    )
    contoh = (
        {"kunci_sumber": "KUNJ-2026-03", "instansi": "Disnaker", "perusahaan": "SIP3MI 001/2024",
         "tanggal": datetime.date(2026, 3, 4), "jenis": "Rutin", "tim": "BP3MI Aceh", "kesimpulan": "Berkas lengkap."},
    )  # fmt: skip

    def change_rules(self, row: KunjunganPengawasan, nilai: dict) -> dict[str, str]:
        """Visits to recruiters are no rows of this table; and no finding may come to lie before its visit."""
        if not row.perusahaan.is_resmi:
            return {"kunci_sumber": "kode ini tidak ada pada instansi itu. Pakai nomor Anda sendiri untuk baris baru"}
        if "perusahaan" in nilai:  # its checklist, findings and files are of that office
            return {
                "kunci_sumber": f"kunci ini sudah dipakai kunjungan ke {row.perusahaan}. Pakai kunci lain untuk kunjungan yang baru"
            }
        day = nilai.get("tanggal")
        before = Q(tenggat__lt=day) | Q(tanggal_selesai__lt=day)
        if day and Temuan.objects.visible_to(self.user).filter(before, kunjungan=row).exists():
            return {"tanggal": f"{row} punya temuan yang bertanggal sebelum itu. Perbaiki dahulu tanggal temuannya"}
        return {}


class TabelPerekrut(Tabel):
    """Rows are RincianPerekrut, opened by actions.export_perekrut alone."""

    kunci, judul, model = "perekrut", "Perekrut tidak resmi", RincianPerekrut
    kolom = (
        KolomLembar("Kode", "kunci_sumber", KUNCI),
        KolomLembar("Instansi", "instansi", INSTANSI),
        KolomLembar("Tempat", "tempat", TEMPAT),
        KolomLembar("Nama", "nama", is_rahasia=True),
        KolomLembar("Nama panggilan", "alias", is_rahasia=True),
        KolomLembar("Alamat", "alamat", is_rahasia=True),
        KolomLembar("Telepon", "telepon", is_rahasia=True),
        KolomLembar("Negara tujuan", "negara_tujuan"),
        KolomLembar("Sektor", "sektor"),
        KolomLembar("Cara merekrut", "uraian", is_rahasia=True),
    )

    def _shown(self, kolom: KolomLembar, row: RincianPerekrut):
        return super()._shown(kolom, row if kolom.is_rahasia else row.perusahaan)
