"""Materials as a table; and a stock card to take out, never to send in: its rows are made one after the other, under a lock."""

from anggota.enums import JenisPeristiwa
from gugus_tugas.lembar import ANGKA, BARIS, INSTANSI, KUNCI, PILIHAN, TANGGAL, Kesalahan, KolomLembar, fault_at
from program.enums.bahan import JenisBahan, JenisMutasi
from program.models import BahanKIE, MutasiBahan
from program.resources.dasar import Tabel


class TabelBahan(Tabel):
    kunci, judul, alamat, model = "bahan", "Bahan KIE", "program:bahan_index", BahanKIE
    awalan = "KIE-"
    peristiwa_catat, peristiwa_ubah = JenisPeristiwa.RECORD_BAHAN, JenisPeristiwa.UPDATE_BAHAN
    kolom = (
        KolomLembar("Kunci", "kunci_sumber", KUNCI, wajib=True, panjang=60),
        KolomLembar("Instansi", "instansi", INSTANSI, wajib=True),
        KolomLembar("Jenis bahan", "jenis", PILIHAN, JenisBahan, wajib=True),
        KolomLembar("Judul", "judul", wajib=True),
        KolomLembar("Satuan", "satuan", wajib=True, panjang=20),
        KolomLembar("Keterangan", "keterangan", panjang=300),
    )
    petunjuk = (
        "Isi lembar Bahan KIE, satu baris untuk satu judul. Stoknya tidak diimpor: catat di kartu stok sesudahnya.",
        "Kunci: nomor Anda sendiri untuk baris itu, misalnya BUKU-01. Kunci yang sama tidak pernah masuk dua kali.",
        "Jangan menggabungkan (merge) sel dan jangan memakai rumus. Tidak ada yang tersimpan sebelum Anda memeriksa pratinjaunya.",
    )
    contoh = (
        {"kunci_sumber": "BUKU-01", "instansi": "DP3A", "jenis": "Buku saku", "judul": "Kenali perdagangan orang", "satuan": "eksemplar"},
    )  # fmt: skip

    def clashes(self, good: list[tuple[dict, dict]], known: dict[tuple, BahanKIE]) -> list[Kesalahan]:
        """An agency has a title of one kind once."""
        stored, seen, faults = self._stored({values["judul"] for _, values in good}), {}, []
        for row, values in good:
            same = values["instansi"].pk, values["jenis"], values["judul"]
            twin, first = stored.get(same), seen.setdefault(same, row[BARIS])
            if twin and twin != known.get(self.key(values)):
                said = f"judul ini sudah tercatat. Pakai kuncinya: {twin.kunci_sumber or twin}"
                faults.append(fault_at(self._by_name["judul"], row, said))
            elif first != row[BARIS]:
                faults.append(fault_at(self._by_name["judul"], row, f"judul ini sudah ada pada baris {first}"))
        return faults

    def _stored(self, titles: set[str]) -> dict[tuple, BahanKIE]:
        found, wanted = {}, sorted(titles)
        for start in range(0, len(wanted), 500):
            rows = BahanKIE.objects.visible_to(self.user).filter(judul__in=wanted[start : start + 500])
            found |= {(row.instansi_id, row.jenis, row.judul): row for row in rows}
        return found


class TabelMutasi(Tabel):
    kunci, judul, model = "mutasi", "Kartu stok", MutasiBahan
    kolom = (
        KolomLembar("No", "urutan", ANGKA),
        KolomLembar("Tanggal", "tanggal", TANGGAL),
        KolomLembar("Mutasi", "jenis", PILIHAN, JenisMutasi),
        KolomLembar("Dari atau kepada", "kepada"),
        KolomLembar("Alasan", "alasan"),
        KolomLembar("Masuk", "masuk", ANGKA),
        KolomLembar("Keluar", "keluar", ANGKA),
        KolomLembar("Saldo", "saldo", ANGKA),
    )
