"""Slots of the files of a case (pembanding.md 1.3 item 1)."""

from django.db.models import TextChoices


class JenisLampiran(TextChoices):
    """What the file is. The code becomes part of its download name, so it names no person."""

    LP = "lp", "Laporan polisi (LP)"
    VISUM = "visum", "Visum et repertum"
    BAP = "bap", "Berita acara pemeriksaan (BAP)"
    PUTUSAN = "putusan", "Putusan pengadilan"
    SPLP = "splp", "Surat Perjalanan Laksana Paspor (SPLP)"
    PASPOR = "paspor", "Paspor"
    DOKUMEN_PERJALANAN = "dokumen-perjalanan", "Tiket, visa, atau dokumen perjalanan lain"
    KEPENDUDUKAN = "kependudukan", "KTP, KK, atau akta kelahiran"
    FOTO = "foto", "Foto"
    ASESMEN = "asesmen", "Laporan asesmen atau psikologis"
    SURAT_RUJUKAN = "surat-rujukan", "Surat rujukan"
    PERSETUJUAN = "persetujuan", "Lembar persetujuan"
    SERAH_TERIMA = "serah-terima", "Berita acara serah terima"
    LAINNYA = "lainnya", "Lainnya"


class PutusanPenarikan(TextChoices):
    """What the head decides on a file that somebody wants removed."""

    HAPUS = "hapus", "Hapus berkasnya"
    PERTAHANKAN = "pertahankan", "Pertahankan"


MAX_LAMPIRAN = 100  # files of one case that are kept at once, all versions counted
