"""The quarterly summary, and answers under the headings of the TIP Report: which figures stand where, and in which words.

Both are made of the same figures (laporan/statistics/ringkasan.py), each beside that of the period before. What the system does not
know is named, so that nobody takes its absence for "none".
"""

import datetime
from dataclasses import dataclass

from kasus.enums import HARI_LAYANAN, JenisLayanan, KodeTahap
from laporan.periode import TIP, Periode, periode_of, sebelum
from laporan.statistics.ringkasan import angka_periode


@dataclass(frozen=True)
class Angka:
    """A figure in words: what it is, its unit, how it is counted."""

    label: str
    satuan: str
    cara: str = ""


@dataclass(frozen=True)
class Butir:
    """One line. None: the register does not answer for that period, which is not zero."""

    angka: Angka
    kini: int | None
    lalu: int | None


@dataclass(frozen=True)
class Bagian:
    judul: str
    butir: tuple[Butir, ...]
    tak_tercatat: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ringkasan:
    """`on`: the day on which it was counted. `is_berjalan`: the period has not ended by then."""

    periode: Periode
    sebelum: Periode
    on: datetime.date
    bagian: tuple[Bagian, ...]

    @property
    def is_berjalan(self) -> bool:
        return self.on <= self.periode.akhir


_TAHAP = "Menurut tanggal tahapnya; perkara dapat berasal dari masa sebelumnya dan mencapai lebih dari satu tahap."
_INKRACHT = "Menurut tanggal inkracht, kapan pun perkaranya diputus; setiap terdakwa dihitung pada satu masa saja."
ANGKA = {
    "kasus.n": Angka("Kasus dilaporkan", "kasus", "Menurut tanggal laporan diterima, dengan sedikitnya satu korban yang terhitung."),
    "korban.n": Angka("Korban", "orang", "Terindikasi dan ditetapkan, tiap orang sekali; yang dinyatakan bukan korban tidak dihitung."),
    "korban.pd": Angka("Perempuan dewasa", "orang"),
    "korban.ap": Angka("Anak perempuan", "orang", "Anak: belum 18 tahun ketika dieksploitasi."),
    "korban.ld": Angka("Laki-laki dewasa", "orang"),
    "korban.al": Angka("Anak laki-laki", "orang"),
    "korban.td": Angka("Usia atau jenis kelamin tidak diketahui", "orang"),
    "korban.wni": Angka("Warga negara Indonesia", "orang"),
    "korban.wna": Angka("Warga negara asing", "orang"),
    "korban.tk": Angka("Kewarganegaraan tidak diketahui", "orang"),
    "unsur.seksual": Angka("Eksploitasi seksual", "korban", "Seorang korban dapat mengalami lebih dari satu bentuk."),
    "unsur.kerja": Angka("Kerja paksa, pekerja anak, perbudakan", "korban"),
    "unsur.lain": Angka("Bentuk lain", "korban"),
    "penetapan.korban": Angka("Ditetapkan sebagai korban", "orang", "Menurut tanggal penetapan oleh instansi yang berwenang."),
    "penetapan.bukan": Angka("Dinyatakan bukan korban", "orang"),
    "layanan.n": Angka("Layanan diminta", "layanan", "Menurut tanggal diminta."),
    "layanan.diberikan": Angka("Di antaranya sudah diberikan", "layanan", "Sampai akhir masa itu."),
    "layanan.tepat": Angka(f"Diberikan dalam {HARI_LAYANAN} hari", "layanan", "Batas waktu UU 21/2007 Pasal 52 dan 53."),
    **{f"layanan.{kind.value.lower()}": Angka(str(kind.label), "layanan") for kind in JenisLayanan},
    "rujukan.n": Angka("Rujukan dikirim", "rujukan"),
    "jawaban.n": Angka("Rujukan dijawab", "rujukan", "Menurut hari dijawab."),
    "jawaban.ditolak": Angka("Di antaranya ditolak", "rujukan"),
    "kunjungan.n": Angka("Kunjungan setelah pemulangan", "kunjungan"),
    "pemberdayaan.korban": Angka("Korban yang diberdayakan", "orang", "Pelatihan, alat, modal, atau sekolah."),
    "perkara.n": Angka("Perkara dilaporkan kepada polisi", "perkara", "Menurut tanggal laporan polisi."),
    **{f"arus.{kode.value}": Angka(label, "perkara", _TAHAP if kode == KodeTahap.TSK else "") for kode, label in (
        (KodeTahap.TSK, "Tersangka ditetapkan"), (KodeTahap.P21, "Berkas lengkap (P-21)"),
        (KodeTahap.PUTUSAN, "Diputus pengadilan negeri"), (KodeTahap.INKRACHT, "Berkekuatan hukum tetap (inkracht)"))},
    "arus.henti": Angka("Dihentikan (SP3 atau SKP2)", "perkara"),
    "putusan.n": Angka("Terdakwa diputus", "orang", "Satu putusan tiap terdakwa dan perkara: yang berlaku pada akhir masa itu."),
    "putusan.bersalah": Angka("Terbukti bersalah", "orang", "Belum tentu final: hanya inkracht yang final."),
    "putusan.bebas": Angka("Bebas", "orang"),
    "putusan.lepas": Angka("Lepas dari segala tuntutan hukum", "orang"),
    "terpidana.n": Angka("Putusan bersalah menjadi final (inkracht)", "orang", _INKRACHT),
    "restitusi_diminta.korban": Angka("Korban yang memohon restitusi", "orang"),
    "restitusi_dikabulkan.korban": Angka("Korban yang restitusinya dikabulkan", "orang"),
    "restitusi_dibayar.korban": Angka("Korban yang menerima pembayaran", "orang"),
    "rapat.n": Angka("Rapat terlaksana", "rapat", "Tanpa konferensi kasus."),
    "rapat.triwulan": Angka("Di antaranya rapat triwulan", "rapat"),
    "rekomendasi.n": Angka("Rekomendasi baru", "rekomendasi"),
    "perkembangan.n": Angka("Laporan tindak lanjut", "laporan"),
    "perkembangan.instansi": Angka("Instansi yang melapor", "instansi"),
    "selesai.n": Angka("Tindak lanjut dinyatakan sesuai", "tindak lanjut"),
    "nota.n": Angka("MoU dan PKS ditandatangani", "naskah"),
    "kegiatan.n": Angka("Kegiatan terlaksana", "kegiatan"),
    "kegiatan.peserta": Angka("Peserta kegiatan", "orang", "Yang dicatat; satu orang dapat ikut beberapa kegiatan."),
    "kegiatan.kabkota": Angka("Kabupaten dan kota terjangkau", "dari 23"),
    "bahan.n": Angka("Bahan KIE dibagikan", "eksemplar"),
    "pengawasan.n": Angka("Kunjungan pengawasan P3MI", "kunjungan"),
    "pengawasan.kantor": Angka("Kantor yang dikunjungi", "kantor"),
    "temuan.n": Angka("Temuan pengawasan", "temuan"),
    "pedoman.n": Angka("Pedoman dan SOP terbit", "versi"),
    "anggaran.pagu": Angka("Pagu anggaran TPPO", "rupiah", "Setahun penuh, tahun terakhir masa itu, semua instansi yang melapor."),
    "anggaran.realisasi": Angka("Realisasi anggaran TPPO", "rupiah", "Yang sudah dilaporkan."),
}  # fmt: skip
_KELOMPOK = ("kasus.n", "korban.n", "korban.pd", "korban.ap", "korban.ld", "korban.al", "korban.td")
_BENTUK = ("unsur.seksual", "unsur.kerja", "unsur.lain")
_LAYANAN = ("layanan.n", "layanan.diberikan", "layanan.tepat", "rujukan.n", "jawaban.n", "jawaban.ditolak")
_HUKUM = (
    "perkara.n", "arus.TSK", "arus.P21", "arus.PUTUSAN", "arus.INKRACHT", "arus.henti", "putusan.n", "putusan.bersalah",
    "putusan.bebas", "putusan.lepas", "terpidana.n",
)  # fmt: skip
_RESTITUSI = ("restitusi_diminta.korban", "restitusi_dikabulkan.korban", "restitusi_dibayar.korban")
_CEGAH = (
    "kegiatan.n", "kegiatan.peserta", "kegiatan.kabkota", "bahan.n", "pengawasan.n", "pengawasan.kantor", "temuan.n",
)  # fmt: skip
_RAPAT = (
    "rapat.n", "rapat.triwulan", "rekomendasi.n", "perkembangan.n", "perkembangan.instansi", "selesai.n", "nota.n",
)  # fmt: skip
SUSUNAN_TRIWULAN = (
    ("Kasus dan korban", (*_KELOMPOK, *_BENTUK), ()),
    ("Layanan dan rujukan", (*_LAYANAN, "kunjungan.n", "pemberdayaan.korban"), ()),
    ("Penegakan hukum", (*_HUKUM, *_RESTITUSI), ()),
    ("Pencegahan", _CEGAH, ()),
    ("Rapat dan tindak lanjut", _RAPAT, ()),
)
SUSUNAN_TIP = (
    (
        "Penuntutan (Prosecution)",
        _HUKUM,
        (
            "Lama pidana dan pasal yang dipakai: lihat register putusan pada perkara masing-masing.",
            "Pejabat yang terlibat (complicit officials): tidak dicatat di sini; tanyakan Polda dan Kejati.",
        ),
    ),
    (
        "Perlindungan (Protection)",
        (
            *_KELOMPOK, "korban.wni", "korban.wna", "korban.tk", *_BENTUK, "penetapan.korban", "penetapan.bukan", *_LAYANAN,
            *(f"layanan.{kind.value.lower()}" for kind in JenisLayanan), "kunjungan.n", "pemberdayaan.korban", *_RESTITUSI,
        ),
        (
            "Rumah aman dan daya tampungnya: tidak dicatat di sini; tanyakan Dinsos dan UPTD PPA.",
            "Korban yang tidak dipidana (non-punishment): tidak dihitung sistem; ceritakan contohnya tanpa identitas.",
        ),
    ),
    (
        "Pencegahan (Prevention)",
        (*_RAPAT, *_CEGAH, "pedoman.n", "anggaran.pagu", "anggaran.realisasi"),
        (
            "Panggilan ke hotline: tidak dicatat di sini; tanyakan BP3MI dan UPTD PPA.",
            "Pengawasan sektor perikanan: tidak dipisahkan dari kunjungan lain; tanyakan DKP dan KSOP.",
        ),
    ),
)  # fmt: skip


def build_ringkasan(kode: str, tahun: int, *, on: datetime.date) -> Ringkasan:
    """Of the period with this code ("1" to "4", "tip"), as the register tells it on this day."""
    now, before = periode_of(kode, tahun), sebelum(kode, tahun)
    kini, lalu = angka_periode(now, on=on), angka_periode(before, on=on)
    parts = (
        Bagian(judul, tuple(Butir(ANGKA[name], kini[name], lalu[name]) for name in names), unknown)
        for judul, names, unknown in (SUSUNAN_TIP if kode == TIP else SUSUNAN_TRIWULAN)
    )
    return Ringkasan(now, before, on, tuple(parts))
