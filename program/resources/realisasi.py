"""What was told of the quarters of plan lines as a table: one row for one quarter of one line, met again by the two."""

from import_export import widgets

from anggota.enums import JenisPeristiwa
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.lembar import ANGKA, DESIMAL, KUNCI, RUPIAH, KolomLembar
from gugus_tugas.sel import MAX_QUOTE
from gugus_tugas.text import fold
from program.aturan.rencana import realisasi_faults
from program.enums.rencana import StatusRencana
from program.models import BarisRencana, RealisasiRencana, RencanaAksi
from program.perms import can_change_program
from program.resources.dasar import Tabel
from program.resources.pratinjau import Pratinjau

SOME = 500  # keys in one query


class BarisWidget(widgets.Widget):
    """A line of a plan in force that this user may report on: by its code ("RAB-12"), or by the key that it was imported with."""

    def __init__(self, user: Pengguna):
        super().__init__()
        self.user = user
        rows = BarisRencana.objects.visible_to(user).select_related("rencana", "instansi")
        self.known: dict[str, list[BarisRencana]] = {}
        for row in rows.filter(rencana__status=StatusRencana.BERLAKU):
            for name in {fold(str(row)), fold(row.kunci_sumber)} - {""}:
                self.known.setdefault(name, []).append(row)

    def clean(self, value, row=None, **kwargs):
        met = self.known.get(fold(value), [])
        found = [line for line in met if can_change_program(self.user, line)]
        if len(found) == 1:
            return found[0]
        if found:
            raise ValueError(f"kunci ini ada pada {len(found)} baris. Tulis kodenya, misalnya {found[0]}")
        if met:
            raise ValueError(f"baris ini dilaporkan {met[0].instansi.singkatan}, bukan instansi Anda. Hapus baris ini")
        raise ValueError(
            f"baris '{value[:MAX_QUOTE]}' tidak ada dalam rencana yang berlaku. Pakai kodenya, misalnya RAB-12"
        )


class TabelRealisasi(Tabel):
    kunci, judul, alamat, model = "realisasi", "Realisasi rencana", "program:rencana_index", RealisasiRencana
    peristiwa_catat, peristiwa_ubah = JenisPeristiwa.RECORD_REALISASI, JenisPeristiwa.UPDATE_REALISASI
    kunci_ganda = "triwulan baris ini sudah dilaporkan pada baris {}"
    kolom = (
        KolomLembar("Baris", "baris", KUNCI, wajib=True, panjang=60),
        KolomLembar("Triwulan", "triwulan", ANGKA, wajib=True, maks=4),
        KolomLembar("Realisasi", "jumlah", DESIMAL, wajib=True),
        KolomLembar("Biaya terpakai", "biaya", RUPIAH),
        KolomLembar("Catatan", "catatan", panjang=500),
    )
    petunjuk = (
        "Isi lembar Realisasi rencana, satu baris untuk satu triwulan dari satu baris rencana yang berlaku.",
        "Baris: kodenya pada halaman rencana, misalnya RAB-12, atau kunci yang dipakai ketika barisnya diimpor.",
        "Triwulan: 1 sampai 4; yang belum dimulai belum dapat dilaporkan. Triwulan yang sudah dilaporkan diperbarui, tidak masuk dua kali.",
        "Realisasi: angka dengan paling banyak dua desimal; 0 bila belum ada yang tercapai. Biaya terpakai: rupiah bulat, boleh kosong.",
        "Anda hanya melaporkan baris instansi Anda sendiri. Jangan menulis nama atau ciri korban.",
        "Jangan menggabungkan (merge) sel dan jangan memakai rumus. Tidak ada yang tersimpan sebelum Anda memeriksa pratinjaunya.",
    )
    contoh = (
        {"baris": "RAB-12", "triwulan": 1, "jumlah": 3, "biaya": 4_500_000, "catatan": "Dayah di Aceh Besar"},
        {"baris": "RAB-12", "triwulan": 2, "jumlah": 0, "catatan": "Ditunda ke triwulan III"},
    )  # fmt: skip

    def rules(self, nilai: dict) -> dict[str, str]:
        return realisasi_faults(nilai)

    def own_widgets(self) -> dict[str, widgets.Widget]:
        return {"baris": BarisWidget(self.user)}

    def key(self, nilai: dict) -> tuple:
        return nilai["baris"].pk, nilai["triwulan"]

    def known(self, keys: list[tuple]) -> dict[tuple, RealisasiRencana]:
        lines, found = list({line for line, _ in keys}), {}
        for start in range(0, len(lines), SOME):
            rows = RealisasiRencana.objects.visible_to(self.user).filter(baris__in=lines[start : start + SOME])
            found |= {(row.baris_id, row.triwulan): row for row in rows.select_related("baris")}
        return found

    def guard(self, preview: Pratinjau) -> None:
        """Plans and lines, locked in the order of actions.record_realisasi: none is closed or deleted meanwhile."""
        lines = {values["baris"].pk for values in preview.baru} | {row.baris_id for row, _ in preview.berubah}
        rows = BarisRencana.objects.visible_to(self.user).filter(pk__in=lines)
        plans = RencanaAksi.objects.visible_to(self.user).filter(pk__in=rows.values("rencana")).order_by("pk")
        closed = [p for p in plans.select_for_update(of=("self",)) if p.status != StatusRencana.BERLAKU]
        left = len(rows.order_by("pk").select_for_update(of=("self",)))
        if closed or left != len(lines):
            raise ActionRefused("Rencananya baru saja diubah orang lain. Periksa pratinjau yang baru, lalu simpan.")

    def trail(self, row: RealisasiRencana, columns) -> tuple:
        """In the history of the line, as when it is typed."""
        return row.baris, [f"triwulan {row.triwulan}", *(name for name in columns if name not in {"baris", "triwulan"})]

    def _shown(self, kolom: KolomLembar, row: RealisasiRencana):
        return str(row.baris) if kolom.nama == "baris" else super()._shown(kolom, row)
