"""Record of processing activities (UU 27/2022 Pasal 31): one table of purposes, joined with what the models really hold.

The table names each column; what kind of column it is, and whether it is encrypted, is read from the models. A test fails
when an identifying column of any model stands in no category, so that the record cannot fall behind the register.
"""

from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.db import models

from gugus_tugas.fields import EncryptedTextField
from gugus_tugas.storage import EncryptedStorage

_TAHUN = settings.RETENSI_TAHUN
_REGISTER = (
    f"{_TAHUN} tahun sejak kasus diterminasi, kemudian dimusnahkan oleh dua orang; ditangguhkan selama ada penahanan"
)
_DASAR_KASUS = (
    "Kewajiban hukum dan tugas kepentingan umum (UU 27/2022 Pasal 20; UU 21/2007 Pasal 58: tugas gugus tugas); "
    "kerahasiaan identitas menurut UU 21/2007 Pasal 44"
)


@dataclass(frozen=True)
class Kategori:
    """Why a group of columns is processed, on which ground, who receives it, and how long it stays."""

    kode: str
    nama: str
    subjek: str
    tujuan: str
    dasar: str
    penerima: str
    retensi: str
    kolom: tuple[str, ...]  # "app.Model.field"
    is_spesifik: bool = False  # UU 27/2022 Pasal 4 ayat (2): children, health, crime


def _columns(model: str, *names: str) -> tuple[str, ...]:
    return tuple(f"{model}.{name}" for name in names)


_IDENTITAS = ("nama", "nik", "tanggal_lahir", "alamat", "telepon", "nik_indeks", "telepon_indeks")
DAFTAR_KATEGORI: tuple[Kategori, ...] = (
    Kategori(
        "identitas-korban", "Identitas korban", "Korban TPPO, termasuk anak",
        "Menghubungi, melindungi, dan memberi layanan kepada korban",
        _DASAR_KASUS,
        "Petugas sekretariat yang menyebut alasan; instansi penyedia layanan setelah rujukan diterima dan ada persetujuan",
        _REGISTER,
        _columns("kasus.IdentitasKorban", *_IDENTITAS),
        is_spesifik=True,
    ),
    Kategori(
        "keadaan-korban", "Keadaan dan asal korban", "Korban TPPO, termasuk anak",
        "Menentukan layanan, membuktikan status anak, dan menyusun statistik tanpa nama",
        _DASAR_KASUS,
        "Petugas sekretariat; statistik dengan pengaman angka kecil",
        f"{_REGISTER}; asal disamarkan sampai kabupaten/kota agar statistik tetap",
        _columns("kasus.Korban", "usia_saat_terjerat", "kewarganegaraan", "asal", "nama_samaran"),
        is_spesifik=True,
    ),
    Kategori(
        "kronologi", "Kronologi, tempat, dan waktu peristiwa", "Korban, saksi, dan terlapor",
        "Koordinasi penanganan perkara dan pengawasan penegakan hukum",
        _DASAR_KASUS,
        "Petugas sekretariat",
        _REGISTER,
        (
            *_columns("kasus.Kasus", "uraian", "tempat_lapor", "tindakan_segera"),
            *_columns("kasus.Peristiwa", "tempat", "tanggal"),
            *_columns("kasus.RiwayatStatus", "alasan"),
            *_columns("kasus.Penahanan", "alasan"),
            *_columns("kasus.Pemusnahan", "catatan"),
            *_columns("kasus.PembukaanDarurat", "alasan", "catatan"),
            *_columns("kasus.UsulanPenutupan", "catatan", "catatan_putusan"),
        ),
        is_spesifik=True,
    ),
    Kategori(
        "pelapor", "Kontak pelapor", "Orang yang melapor",
        "Menghubungi pelapor kembali; tidak pernah wajib",
        _DASAR_KASUS,
        "Petugas sekretariat",
        _REGISTER,
        _columns("kasus.Kasus", "kontak_pelapor"),
    ),
    Kategori(
        "konsep", "Konsep catatan kasus", "Korban, terlapor, dan pelapor yang sedang dicatat",
        "Menjaga ketikan petugas sampai kasusnya disimpan",
        _DASAR_KASUS,
        "Hanya petugas yang mengetiknya",
        f"{settings.KONSEP_HARI} hari sejak diubah terakhir, atau sampai kasusnya disimpan; kemudian dihapus",
        _columns("kasus.Konsep", "isi"),
        is_spesifik=True,
    ),
    Kategori(
        "konsep-tindak-lanjut", "Konsep laporan tindak lanjut", "Tidak dimaksudkan; orang yang terlanjur ditulis pelapor",
        "Menjaga ketikan anggota sampai laporannya dikirim",
        "Pelaksanaan tugas dalam rangka kepentingan umum (UU 27/2022 Pasal 20 ayat (2) huruf e)",
        "Hanya anggota yang mengetiknya",
        f"{settings.KONSEP_HARI} hari sejak diubah terakhir, atau sampai laporannya dikirim; kemudian dihapus",
        _columns("rapat.KonsepPerkembangan", "isi"),
    ),
    Kategori(
        "konsep-bab", "Konsep bab Laporan Tahunan", "Tidak dimaksudkan; orang yang terlanjur ditulis penyusun",
        "Menjaga ketikan penyusun sampai babnya disimpan",
        "Pelaksanaan tugas dalam rangka kepentingan umum (UU 27/2022 Pasal 20 ayat (2) huruf e)",
        "Hanya petugas yang mengetiknya",
        f"{settings.KONSEP_HARI} hari sejak diubah terakhir, atau sampai babnya disimpan; kemudian dihapus",
        _columns("laporan.KonsepBab", "isi"),
    ),
    Kategori(
        "catatan", "Catatan dan bendera kasus", "Korban, keluarga, dan saksi",
        "Meneruskan penanganan antarpetugas tanpa mengulang pertanyaan kepada korban",
        _DASAR_KASUS,
        "Petugas sekretariat; instansi untuk catatannya sendiri",
        _REGISTER,
        (*_columns("kasus.Catatan", "isi"), *_columns("kasus.Bendera", "keterangan", "catatan_selesai")),
        is_spesifik=True,
    ),
    Kategori(
        "lampiran", "Berkas kasus: visum, BAP, putusan, dokumen perjalanan, foto", "Korban, saksi, dan terlapor",
        "Membuktikan keadaan korban dan perkembangan perkara",
        _DASAR_KASUS,
        "Petugas sekretariat dengan alasan; instansi untuk unggahannya sendiri dan berkas yang dibagikan kepadanya",
        _REGISTER,
        _columns("kasus.Lampiran", "berkas", "keterangan", "alasan_penarikan"),
        is_spesifik=True,
    ),
    Kategori(
        "layanan", "Catatan layanan", "Korban TPPO, termasuk anak",
        "Memastikan layanan diberikan paling lama 7 hari (UU 21/2007 Pasal 52–53)",
        _DASAR_KASUS,
        "Petugas sekretariat; instansi penyedia untuk layanannya sendiri",
        _REGISTER,
        _columns("kasus.Layanan", "keterangan"),
        is_spesifik=True,
    ),
    Kategori(
        "skrining", "Skrining dan penetapan status", "Korban TPPO, termasuk anak",
        "Mengenali korban dari unsur dan indikator, dan membuktikan siapa menetapkan (UU 21/2007 Pasal 1)",
        _DASAR_KASUS,
        "Petugas sekretariat; tidak ditampilkan kepada instansi",
        _REGISTER,
        (*_columns("kasus.Skrining", "catatan"), *_columns("kasus.Penetapan", "alasan")),
        is_spesifik=True,
    ),
    Kategori(
        "reintegrasi", "Rencana reintegrasi, kunjungan, dan pemberdayaan", "Korban TPPO, termasuk anak",
        "Memulihkan korban dan memastikan ia tidak terjerat kembali (UU 21/2007 Pasal 51)",
        _DASAR_KASUS,
        "Petugas sekretariat; instansi pelaksana melihat jadwalnya sendiri, tanpa catatan",
        _REGISTER,
        (
            *_columns("kasus.RencanaReintegrasi", "sasaran"),
            *_columns("kasus.Pemantauan", "catatan"),
            *_columns("kasus.Pemberdayaan", "keterangan"),
        ),
        is_spesifik=True,
    ),
    Kategori(
        "persetujuan", "Persetujuan korban", "Korban TPPO, termasuk anak, dan walinya menurut hubungan",
        "Membuktikan untuk apa data boleh dipakai dan menutupnya ketika persetujuan dicabut",
        "Persetujuan sebagai dasar pembagian data (UU 27/2022 Pasal 20 ayat (2) huruf a, Pasal 22, dan Pasal 25)",
        "Petugas sekretariat; instansi yang disebut hanya mengetahui adanya persetujuan",
        _REGISTER,
        _columns("kasus.Persetujuan", "catatan", "alasan_cabut"),
        is_spesifik=True,
    ),
    Kategori(
        "rujukan", "Rujukan antarinstansi", "Korban TPPO, termasuk anak",
        "Meminta layanan bagi korban dari instansi lain dan mengetahui hasilnya",
        "Persetujuan korban, atau keadaan darurat, perintah undang-undang, dan kepentingan terbaik anak yang dicatat kepala "
        "sekretariat (UU 27/2022 Pasal 20 ayat (2))",
        "Petugas sekretariat; instansi pengirim; instansi penerima selama rujukan berjalan dan persetujuan berlaku",
        _REGISTER,
        (
            *_columns("kasus.Rujukan", "catatan", "alasan_pengecualian"),
            *_columns("kasus.RiwayatRujukan", "catatan"),
        ),
        is_spesifik=True,
    ),
    Kategori(
        "permintaan", "Permintaan korban atas datanya", "Korban TPPO dan yang mewakilinya",
        "Menjawab dalam 3x24 jam dan membuktikan apa yang diperbaiki (UU 27/2022 Pasal 32, 33, 41)",
        "Kewajiban hukum (UU 27/2022 Pasal 30–33 dan 41)",
        "Petugas sekretariat; korban atau yang mewakilinya",
        _REGISTER,
        (*_columns("kasus.Permintaan", "keterangan", "jawaban"), *_columns("kasus.Perbaikan", "alasan", "sebelum")),
        is_spesifik=True,
    ),
    Kategori(
        "perkara-hukum", "Perkara hukum: nomor laporan, dokumen, putusan", "Korban, terlapor",
        "Mengawasi perkembangan penegakan hukum dan memberitahukannya kepada korban (UU 21/2007 Pasal 36 dan 58)",
        _DASAR_KASUS,
        "Petugas sekretariat; penyidik dan penuntut umum untuk perkaranya sendiri; restitusi hanya sekretariat",
        f"{_REGISTER}; tahap, amar, dan jumlah rupiah tetap untuk statistik",
        (
            *_columns("kasus.PerkaraHukum", "nomor_lp", "unit", "tempus_delicti"),
            *_columns("kasus.TahapHukum", "nomor_dokumen", "keterangan", "alasan"),
            *_columns("kasus.Putusan", "nomor", "catatan"),
            *_columns("kasus.Restitusi", "catatan"),
            *_columns("kasus.JadwalSidang", "keterangan"),
            *_columns("kasus.RiwayatStatusHukum", "alasan"),
            *_columns("kasus.Pencarian", "nomor"),
        ),
        is_spesifik=True,
    ),
    Kategori(
        "impor", "Tabel kasus yang diimpor", "Korban TPPO, termasuk anak",
        "Memindahkan catatan lama ke register, satu kali untuk setiap baris",
        _DASAR_KASUS,
        "Petugas sekretariat yang mengunggahnya",
        f"Tabel: paling lama 24 jam, kosong setelah disimpan. Kunci sumber: {_REGISTER}",
        (*_columns("kasus.ImporKasus", "isi"), *_columns("kasus.KunciSumber", "kunci_kasus", "kunci_korban", "isi")),
        is_spesifik=True,
    ),
    Kategori(
        "terlapor", "Identitas terlapor", "Orang yang dilaporkan",
        "Pengawasan perkembangan penegakan hukum",
        _DASAR_KASUS,
        "Petugas sekretariat; tidak dibuka kepada instansi",
        _REGISTER,
        _columns("kasus.IdentitasTerlapor", *_IDENTITAS),
        is_spesifik=True,
    ),
    Kategori(
        "orang-sama", "Pencarian dan orang yang sama", "Korban dan terlapor",
        "Menemukan kembali orang yang sudah tercatat, agar tidak dicatat atau dihitung dua kali",
        _DASAR_KASUS,
        "Petugas sekretariat; tidak dibuka kepada instansi",
        _REGISTER,
        (
            *_columns("kasus.KodeNamaKorban", "kode"),
            *_columns("kasus.KodeNamaTerlapor", "kode"),
            *_columns("kasus.Korban", "orang"),
            *_columns("kasus.Terlapor", "orang"),
            *_columns("kasus.AnggotaPenyatuan", "korban", "terlapor", "sebelum"),
            *_columns("kasus.BukanOrangSama", "korban_a", "korban_b", "terlapor_a", "terlapor_b", "pasangan"),
        ),
        is_spesifik=True,
    ),
    Kategori(
        "akun", "Akun petugas", "Petugas sekretariat dan narahubung instansi",
        "Membatasi dan mempertanggungjawabkan akses",
        "Tugas kepentingan umum dan kewajiban menjaga keamanan data (UU 27/2022 Pasal 35)",
        "Pengelola akun dan kepala sekretariat",
        "Selama akun dipakai; nama pengguna tetap ada dalam jejak audit",
        (
            *_columns("anggota.Pengguna", "surel", "password"),
            *_columns("anggota.Kiriman", "sidik"),
            *_columns("rapat.Pemberitahuan", "surel"),
            *_columns("rapat.PilihanKabar", "sidik_kalender"),
            *_columns("kasus.SaringanTersimpan", "nama"),
        ),
    ),
    Kategori(
        "masuk", "Sesi, faktor kedua, dan undangan", "Petugas sekretariat dan narahubung instansi",
        "Memastikan bahwa yang masuk memang pemilik akun",
        "Tugas kepentingan umum dan kewajiban menjaga keamanan data (UU 27/2022 Pasal 35)",
        "Tidak diberikan kepada siapa pun; pemilik akun melihat daftar sesinya",
        "Sesi paling lama 12 jam; undangan berlaku 3 hari dan dihapus setelah 90 hari; faktor kedua selama akun dipakai",
        (
            *_columns("anggota.Sesi", "session_key", "session_data"),
            *_columns("anggota.FaktorKedua", "kunci"),
            *_columns("anggota.KodePemulihan", "sidik"),
            *_columns("anggota.Undangan", "sidik"),
        ),
    ),
    Kategori(
        "pejabat", "Pejabat dalam susunan gugus tugas", "Pejabat yang disebut SK",
        "Menyusun keanggotaan, undangan, dan daftar hadir",
        "Tugas kepentingan umum; data jabatan publik",
        "Semua anggota gugus tugas",
        "Tetap, sebagai arsip keputusan",
        (*_columns("anggota.Pejabat", "nama"), *_columns("anggota.ImporLampiran", "isi")),
    ),
    Kategori(
        "impor_program", "Tabel program yang diimpor", "Narahubung dan mitra yang disebut dalam tabel",
        "Memindahkan tabel kegiatan dan bahan ke register program, setelah diperiksa pengunggahnya",
        "Tugas kepentingan umum; data kegiatan dan jabatan publik",
        "Petugas yang mengunggahnya",
        "Kosong setelah disimpan; yang tidak disimpan dihapus paling lama 24 jam",
        (*_columns("program.ImporProgram", "isi"),),
    ),
    Kategori(
        "perekrut", "Perekrut tidak resmi", "Orang yang diduga merekrut calon pekerja migran tanpa izin",
        "Mengawasi perekrutan tanpa izin dan mencegah orang direkrut olehnya (rekomendasi 7 rapat 2018)",
        "Kewajiban hukum dan tugas kepentingan umum (UU 27/2022 Pasal 20; UU 21/2007 Pasal 58; UU 18/2017 Pasal 40)",
        "Petugas sekretariat; instansi yang mencatatnya. Tidak dibuka kepada pimpinan dan tidak dihitung dalam laporan",
        "Selama dugaan belum terbukti keliru; diperiksa setiap tahun",
        _columns("program.RincianPerekrut", "nama", "alias", "alamat", "telepon", "uraian"),
        is_spesifik=True,
    ),
    Kategori(
        "lokasi-rawan", "Lokasi yang diindikasikan rawan", "Pemilik atau pengelola tempat, dan petugas yang memeriksanya",
        "Mencegah: memeriksa dan memantau tempat yang diindikasikan dipakai untuk perdagangan orang",
        "Tugas kepentingan umum (UU 21/2007 Pasal 56-58: pencegahan)",
        "Petugas sekretariat dan instansi yang mencatatnya; pimpinan hanya melihat pita jumlah menurut kabupaten/kota",
        "Selama dipantau; setiap pembukaan rincian tercatat dalam jejak",
        (
            *_columns("program.LokasiRawan", "nama", "alamat", "indikasi"),
            *_columns("program.PemeriksaanLokasi", "petugas", "temuan"),
        ),
    ),
    Kategori(
        "jejak", "Jejak audit", "Petugas yang memakai sistem",
        "Membuktikan siapa membuka data siapa dan untuk apa",
        "Kewajiban merekam pemrosesan (UU 27/2022 Pasal 31)",
        "Kepala sekretariat dan pengelola akun; korban atas permintaannya",
        "Tetap; tidak dapat diubah melalui aplikasi dan tidak memuat isi data",
        _columns("anggota.JejakAudit", "pelaku", "alasan", "asal"),
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Kolom:
    """A column as the models know it."""

    tempat: str  # "identitas korban"
    nama: str
    is_terenkripsi: bool


@dataclass(frozen=True)
class Kegiatan:
    """One category with its columns, ready to show."""

    kategori: Kategori
    daftar_kolom: tuple[Kolom, ...]


def identifying_columns() -> set[str]:
    """Every column that a model calls identifying, as "app.Model.field"."""
    return {
        f"{model._meta.label}.{name}"
        for model in apps.get_models()
        for name in getattr(getattr(model, "Privacy", None), "identifying", ())
    }


def uncategorised() -> set[str]:
    """Identifying columns that no category explains; must be empty."""
    return identifying_columns() - {column for kategori in DAFTAR_KATEGORI for column in kategori.kolom}


def daftar_kegiatan() -> list[Kegiatan]:
    """The record as it is shown and printed. Raises LookupError or FieldDoesNotExist when a column is gone."""
    return [Kegiatan(kategori, tuple(_column(label) for label in kategori.kolom)) for kategori in DAFTAR_KATEGORI]


def _column(label: str) -> Kolom:
    model_label, _, name = label.rpartition(".")
    model: type[models.Model] = apps.get_model(model_label)
    field = model._meta.get_field(name)
    sealed = isinstance(field, EncryptedTextField) or isinstance(getattr(field, "storage", None), EncryptedStorage)
    return Kolom(str(model._meta.verbose_name), str(field.verbose_name), sealed)
