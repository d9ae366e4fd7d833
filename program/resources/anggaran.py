"""Budgets of the agencies as a table."""

from anggota.enums import JenisPeristiwa
from gugus_tugas.auth import ActionRefused
from gugus_tugas.lembar import ANGKA, BARIS, INSTANSI, KODE, KUNCI, PILIHAN, RUPIAH, Kesalahan, KolomLembar, fault_at
from program.aturan.anggaran import TAHUN_TERAKHIR, TINGKAT, anggaran_faults, anggaran_identity
from program.aturan.rekomendasi import TERAKHIR
from program.enums.dana import SumberDana
from program.models import AnggaranInstansi, NihilAnggaran
from program.resources.dasar import Tabel
from program.resources.pratinjau import Pratinjau

DINYATAKAN = (
    "instansi ini sudah menyatakan tidak mempunyai anggaran TPPO tahun {}. Cabut pernyataannya, atau hapus baris ini"
)


class TabelAnggaran(Tabel):
    kunci, judul, alamat, model = "anggaran", "Anggaran", "program:anggaran_index", AnggaranInstansi
    awalan, tahunan = "ANG-", "tahun"
    peristiwa_catat, peristiwa_ubah = JenisPeristiwa.RECORD_ANGGARAN, JenisPeristiwa.UPDATE_ANGGARAN
    kolom = (
        KolomLembar("Kunci", "kunci_sumber", KUNCI, wajib=True, panjang=60),
        KolomLembar("Instansi", "instansi", INSTANSI, wajib=True),
        KolomLembar("Tahun", "tahun", ANGKA, wajib=True, maks=TAHUN_TERAKHIR),
        KolomLembar("Kode program", "kode_program", KODE, panjang=40),
        KolomLembar("Program", "program", wajib=True, panjang=250),
        KolomLembar("Kode kegiatan", "kode_kegiatan", KODE, panjang=40),
        KolomLembar("Kegiatan", "kegiatan", panjang=250),
        KolomLembar("Kode sub-kegiatan", "kode_sub_kegiatan", KODE, panjang=40),
        KolomLembar("Sub-kegiatan", "sub_kegiatan", panjang=250),
        KolomLembar("Sumber dana", "sumber_dana", PILIHAN, SumberDana, wajib=True),
        KolomLembar("Pagu", "pagu", RUPIAH, wajib=True, setrip=0),
        KolomLembar("Realisasi", "realisasi", RUPIAH, setrip=0),
        KolomLembar("Keterangan", "keterangan", panjang=300),
        KolomLembar("Nomor rekomendasi", "nomor_rekomendasi", ANGKA, maks=TERAKHIR),
    )
    petunjuk = (
        "Isi lembar Anggaran, satu baris untuk satu sub-kegiatan dan satu sumber dana. Yang dibiayai dua sumber ditulis dua baris.",
        "Kunci: nomor Anda sendiri untuk baris itu, misalnya 2026-014. Kunci yang sama tidak pernah masuk dua kali; isi yang berubah "
        "memperbarui barisnya.",
        "Pagu dan realisasi: rupiah penuh dan bulat, bukan ribuan atau jutaan. Misalnya 1250000, 1.250.000, 1,250,000, atau "
        "Rp 1.250.000,00. Satu koma saja, seperti 1,250, ditolak karena dapat berarti dua hal.",
        "Nol: tulis 0, tanda - atau nihil. Realisasi yang kosong berarti belum dilaporkan, bukan nol. Pagu selalu diisi.",
        "Realisasi yang melebihi pagu hanya diterima bila sebabnya ditulis dalam Keterangan.",
        "Kode: tulis sebagai teks, misalnya 2.08.02.1.01. Sebagai angka atau tanggal Excel mengubahnya, jadi ditolak.",
        "Instansi yang tidak mempunyai anggaran TPPO pada suatu tahun tidak diisi di sini: nyatakan di halaman Anggaran.",
        "Jangan menggabungkan (merge) sel: tulis nama program pada setiap baris. Jangan memakai rumus dan jangan menyertakan baris JUMLAH "
        "atau TOTAL. Tidak ada yang tersimpan sebelum Anda memeriksa pratinjaunya.",
    )
    contoh = (
        {"kunci_sumber": "2026-014", "instansi": "DP3A", "tahun": 2026, "kode_program": "2.08.02",
         "program": "Program Perlindungan Perempuan", "kode_kegiatan": "2.08.02.1.01",
         "kegiatan": "Pencegahan kekerasan terhadap perempuan", "kode_sub_kegiatan": "2.08.02.1.01.0001",
         "sub_kegiatan": "Koordinasi pencegahan TPPO", "sumber_dana": "APBA", "pagu": 125_000_000, "realisasi": 97_500_000,
         "nomor_rekomendasi": 14},
    )  # fmt: skip

    def rules(self, nilai: dict) -> dict[str, str]:
        return anggaran_faults(nilai)

    def change_rules(self, row: AnggaranInstansi, nilai: dict) -> dict[str, str]:
        """The same rules over what a table without every column leaves as it is."""
        return anggaran_faults(self._whole(row, nilai))

    def clashes(self, good: list, known: dict) -> list[Kesalahan]:
        """No line twice, whatever its key; no line where the agency declared that there is none."""
        years = {values["tahun"] for _, values in good}
        nihil = set(
            NihilAnggaran.objects.visible_to(self.user).filter(tahun__in=years).values_list("instansi", "tahun")
        )
        stored = AnggaranInstansi.objects.visible_to(self.user).filter(tahun__in=years).select_related("instansi")
        taken = {anggaran_identity(self._whole(row, {})): row for row in stored}
        seen, faults = {}, []
        for row, values in good:
            met = known.get(self.key(values))
            whole = self._whole(met, values) if met else values
            if (whole["instansi"].pk, whole["tahun"]) in nihil:
                faults.append(fault_at(self._by_name["tahun"], row, DINYATAKAN.format(whole["tahun"])))
            identity, twin = anggaran_identity(whole), taken.get(anggaran_identity(whole))
            name = "kode_sub_kegiatan" if whole.get("kode_sub_kegiatan") else self._narrowest(whole)
            if twin and twin != met:
                text = (
                    f"baris anggaran ini sudah tercatat. Pakai kunci {twin.kunci_sumber or twin} untuk memperbaruinya"
                )
                faults.append(fault_at(self._by_name[name], row, text))
            elif seen.setdefault(identity, row[BARIS]) != row[BARIS]:
                text = f"baris anggaran ini sudah ada pada baris {seen[identity]}. Jumlahkan menjadi satu baris"
                faults.append(fault_at(self._by_name[name], row, text))
        return faults

    def guard(self, preview: Pratinjau) -> None:
        rows = [*preview.baru, *(self._whole(row, values) for row, values in preview.berubah)]
        asked = {(values["instansi"].pk, values["tahun"]) for values in rows}
        declared = NihilAnggaran.objects.visible_to(self.user).under_lock(agency for agency, _ in asked)
        if asked & set(declared.values_list("instansi", "tahun")):
            raise ActionRefused(
                "Ada instansi yang baru saja menyatakan tidak mempunyai anggaran. Periksa pratinjau yang baru."
            )

    def _whole(self, row: AnggaranInstansi, nilai: dict) -> dict:
        return {kolom.nama: getattr(row, kolom.nama) for kolom in self.kolom} | nilai

    @staticmethod
    def _narrowest(nilai: dict) -> str:
        return next(name for name in reversed(TINGKAT) if nilai.get(name) or name == TINGKAT[0])
