"""The lines of plans as a table: each names its plan by its code, so that one file may fill several."""

import re

from import_export import widgets

from anggota.enums import JenisPeristiwa
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.lembar import ANGKA, CENTANG, DESIMAL, INSTANSI, KUNCI, PILIHAN, RUPIAH, TEKS, KolomLembar
from gugus_tugas.sel import MAX_QUOTE
from program.aturan.rekomendasi import PERTAMA, TERAKHIR
from program.aturan.rencana import TAHUN_TETAP, baris_rencana_faults
from program.enums.dana import SumberDana
from program.enums.rencana import Hitungan, KeadaanBaris, StatusRencana
from program.models import BarisRencana, RealisasiRencana, RencanaAksi
from program.models.rencana import TAHUN_AKHIR
from program.perms import can_manage_program
from program.resources.dasar import Tabel, as_number
from program.resources.pratinjau import Pratinjau

_KODE = re.compile(r"(?:RA-)?([1-9]\d{0,8})", re.ASCII | re.I)


class RencanaWidget(widgets.Widget):
    """A plan by its code ("RA-3"), as its page shows it; a closed one takes no line any more."""

    def __init__(self, user: Pengguna):
        super().__init__()
        self.known = {row.pk: row for row in RencanaAksi.objects.visible_to(user)}

    def clean(self, value, row=None, **kwargs):
        found = _KODE.fullmatch(value.strip())
        plan = self.known.get(int(found[1])) if found else None
        if plan is None:
            raise ValueError(f"rencana '{value[:MAX_QUOTE]}' tidak dikenal. Pakai kodenya, misalnya RA-3")
        if plan.status == StatusRencana.SELESAI:
            raise ValueError(f"{plan} sudah selesai, jadi barisnya tidak dapat diubah")
        return plan


def _told(triwulan: int):
    return lambda row: next((as_number(r.jumlah) for r in row.terlapor if r.triwulan == triwulan), None)


class TabelRencana(Tabel):
    kunci, judul, alamat, model = "rencana", "Rencana aksi", "program:rencana_index", BarisRencana
    awalan = "RAB-"
    peristiwa_catat, peristiwa_ubah = JenisPeristiwa.RECORD_BARIS_RENCANA, JenisPeristiwa.UPDATE_BARIS_RENCANA
    can_import = staticmethod(can_manage_program)
    kolom = (
        KolomLembar("Kunci", "kunci_sumber", KUNCI, wajib=True, panjang=60),
        KolomLembar("Rencana", "rencana", TEKS, wajib=True),
        KolomLembar("Instansi", "instansi", INSTANSI, wajib=True),
        KolomLembar("Tahun", "tahun", ANGKA, wajib=True, maks=TAHUN_AKHIR),
        KolomLembar("No urut", "urutan", ANGKA, maks=9999),
        KolomLembar("Strategi", "strategi", wajib=True),
        KolomLembar("Aksi", "aksi", wajib=True, panjang=300),
        KolomLembar("Indikator", "indikator", wajib=True),
        KolomLembar("Target", "target", DESIMAL, wajib=True),
        KolomLembar("Satuan", "satuan", wajib=True, panjang=40),
        KolomLembar("Cara menghitung", "hitungan", PILIHAN, Hitungan),
        KolomLembar("Tw I", "tw1", CENTANG),
        KolomLembar("Tw II", "tw2", CENTANG),
        KolomLembar("Tw III", "tw3", CENTANG),
        KolomLembar("Tw IV", "tw4", CENTANG),
        KolomLembar("Biaya", "biaya", RUPIAH),
        KolomLembar("Sumber dana", "sumber_dana", PILIHAN, SumberDana),
        KolomLembar("Rekomendasi 2018", "nomor_rekomendasi", ANGKA, maks=TERAKHIR),
    )
    # Of rows of papan.lines_of.
    tambahan = (
        ("Realisasi Tw I", _told(1)),
        ("Realisasi Tw II", _told(2)),
        ("Realisasi Tw III", _told(3)),
        ("Realisasi Tw IV", _told(4)),
        ("Capaian", lambda row: as_number(row.capaian)),
        ("Biaya terpakai", lambda row: row.biaya_terpakai),
        ("Keadaan", lambda row: str(KeadaanBaris(row.keadaan).label)),
    )
    petunjuk = (
        "Isi lembar Rencana aksi, satu baris untuk satu aksi dalam satu tahun. Aksi tiga tahun ditulis dalam tiga baris.",
        "Kunci: nomor Anda sendiri untuk baris itu, misalnya RAD-2026-07. Kunci yang sama tidak pernah masuk dua kali pada satu "
        "instansi; isi yang berubah memperbarui barisnya.",
        "Rencana: kodenya pada halaman rencana, misalnya RA-3. Buat rencananya dahulu di sistem.",
        "Target: angka dengan paling banyak dua desimal, misalnya 1.250 atau 85,5. Cara menghitung: Dijumlahkan untuk jumlah orang atau "
        "kegiatan, Angka terakhir untuk persentase; kosong berarti Dijumlahkan.",
        "Tw I sampai Tw IV: isi x pada triwulan pelaksanaannya.",
        f"Biaya: rupiah bulat. Bila diisi, pilih sumber dananya. Rekomendasi 2018: nomor {PERTAMA} sampai {TERAKHIR}, atau kosong.",
        "Kolom realisasi pada unduhan hanya untuk dibaca; realisasi dicatat instansi penanggung jawab di halamannya.",
        "Jangan menggabungkan (merge) sel dan jangan memakai rumus. Tidak ada yang tersimpan sebelum Anda memeriksa pratinjaunya.",
    )
    contoh = (
        {"kunci_sumber": "RAD-2026-07", "rencana": "RA-3", "instansi": "DP3A", "tahun": 2026, "urutan": 7, "strategi": "Pencegahan",
         "aksi": "Sosialisasi bahaya perdagangan orang di dayah", "indikator": "Jumlah dayah yang dikunjungi", "target": 12,
         "satuan": "dayah", "hitungan": "Dijumlahkan", "tw1": "x", "tw3": "x", "biaya": 54_000_000, "sumber_dana": "APBA",
         "nomor_rekomendasi": 5},
    )  # fmt: skip

    def own_widgets(self) -> dict:
        return {"rencana": RencanaWidget(self.user)}

    def rules(self, nilai: dict) -> dict[str, str]:
        return baris_rencana_faults(nilai)

    def change_rules(self, row: BarisRencana, nilai: dict) -> dict[str, str]:
        """A key belongs to its plan: last year's table never moves the lines of last year."""
        if "rencana" in nilai:
            return {
                "kunci_sumber": f"kunci ini sudah dipakai pada {row.rencana}. Pakai kunci lain untuk rencana yang baru"
            }
        if "tahun" in nilai and RealisasiRencana.objects.visible_to(self.user).filter(baris=row).exists():
            return {"tahun": TAHUN_TETAP}
        return {}

    def guard(self, preview: Pratinjau) -> None:
        """The plans, locked and as the preview knew them: none is closed, and none gets other years meanwhile."""
        seen = {plan.pk: plan.versi for plan in self._plans(preview)}
        plans = (
            RencanaAksi.objects.visible_to(self.user).filter(pk__in=seen).order_by("pk").select_for_update(of=("self",))
        )
        if {plan.pk: plan.versi for plan in plans} != seen:
            raise ActionRefused("Rencananya baru saja diubah orang lain. Periksa pratinjau yang baru, lalu simpan.")

    def _plans(self, preview: Pratinjau) -> list[RencanaAksi]:
        return [values["rencana"] for values in preview.baru] + [row.rencana for row, _ in preview.berubah]

    @property
    def relations(self) -> list[str]:
        return [*super().relations, "rencana"]

    def _empty(self) -> dict:
        return {**super()._empty(), "urutan": 0, "hitungan": Hitungan.JUMLAH}

    def _shown(self, kolom: KolomLembar, row: BarisRencana):
        return str(row.rencana) if kolom.nama == "rencana" else super()._shown(kolom, row)
