"""The registers in the order of the page /program/: name, what it is for, where it opens. A new register adds its line here."""

from dataclasses import dataclass

from django.db import models

from program.models import (
    AnggaranInstansi,
    BahanKIE,
    GugusDaerah,
    Istilah,
    Kegiatan,
    LokasiRawan,
    Pedoman,
    Penelitian,
    Perusahaan,
    ProgramGampong,
    RencanaAksi,
)


@dataclass(frozen=True)
class Register:
    kunci: str
    nama: str
    keterangan: str
    alamat: str  # name of its list
    model: type[models.Model]  # its manager knows counted_for(user)
    satuan: str  # "12 kegiatan"
    rekap: str = ""  # name of the page of sums, for who opens no row
    is_terbatas: bool = False  # who opens no row is told no number of rows either


REGISTER: tuple[Register, ...] = (
    Register(
        "rencana",
        "Rencana aksi",
        "RAD dan rencana kerja: target per triwulan, biaya, dan realisasinya",
        "program:rencana_index",
        RencanaAksi,
        "rencana",
        "program:rekap_rencana",
    ),
    Register(
        "kegiatan",
        "Kegiatan",
        "Sosialisasi, pelatihan, advokasi, dan pemberdayaan",
        "program:kegiatan_index",
        Kegiatan,
        "kegiatan",
        "program:rekap_kegiatan",
    ),
    Register(
        "bahan",
        "Bahan KIE",
        "Buku saku, brosur, poster: kartu stok dicetak, dibagikan, tersisa",
        "program:bahan_index",
        BahanKIE,
        "judul",
    ),
    Register(
        "perusahaan",
        "Pengawasan P3MI",
        "Perusahaan dan kantor cabang, izin, kunjungan pengawasan, temuan",
        "program:perusahaan_index",
        Perusahaan,
        "kantor",
        "program:rekap_pengawasan",
    ),
    Register(
        "lokasi",
        "Lokasi rawan",
        "Tempat yang diindikasikan: pemeriksaan, patroli, peta; terbatas",
        "program:lokasi_index",
        LokasiRawan,
        "lokasi",
        "program:lokasi_map",
        is_terbatas=True,
    ),
    Register(
        "gampong",
        "Program gampong",
        "APBG perempuan dan anak, forum anak, reusam, kader, per gampong dan tahun",
        "program:rekap_gampong",
        ProgramGampong,
        "laporan",
        "program:rekap_gampong",
    ),
    Register(
        "gugus-daerah",
        "Gugus Tugas kabupaten/kota",
        "Yang sudah, dan yang belum, dibentuk di 23 kabupaten dan kota, dengan SK-nya",
        "program:gugus_daerah_index",
        GugusDaerah,
        "catatan",
        "program:gugus_daerah_index",
    ),
    Register(
        "anggaran",
        "Anggaran",
        "Pagu dan realisasi setiap instansi per tahun, dan yang belum menganggarkan",
        "program:anggaran_index",
        AnggaranInstansi,
        "baris",
        "program:rekap_anggaran",
    ),
    Register(
        "penelitian",
        "Penelitian",
        "Permohonan, persetujuan etik, perjanjian, dan hasil penelitian tentang TPPO",
        "program:penelitian_index",
        Penelitian,
        "permohonan",
        "program:rekap_penelitian",
    ),
    Register(
        "pedoman",
        "Pedoman",
        "SOP, buku saku, alur penanganan, dan surat edaran yang berlaku",
        "program:pedoman_index",
        Pedoman,
        "pedoman",
        "program:pedoman_index",
    ),
    Register(
        "istilah",
        "Glosarium",
        "Istilah dan artinya",
        "program:glosarium",
        Istilah,
        "istilah",
        "program:glosarium",
    ),
)
