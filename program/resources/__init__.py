"""The registers as tables: import, export, template. A new register adds its class here."""

from program.resources.anggaran import TabelAnggaran
from program.resources.bahan import TabelBahan, TabelMutasi
from program.resources.dasar import Tabel
from program.resources.gampong import TabelGampong
from program.resources.gugus_daerah import TabelGugusDaerah
from program.resources.istilah import TabelIstilah
from program.resources.kegiatan import TabelKegiatan
from program.resources.lokasi import TabelLokasi
from program.resources.penelitian import TabelPenelitian
from program.resources.perusahaan import TabelKunjungan, TabelPerekrut, TabelPerusahaan
from program.resources.realisasi import TabelRealisasi
from program.resources.rencana import TabelRencana

__all__ = [
    "TABEL",
    "Tabel",
    "TabelAnggaran",
    "TabelBahan",
    "TabelGampong",
    "TabelGugusDaerah",
    "TabelIstilah",
    "TabelKegiatan",
    "TabelKunjungan",
    "TabelLokasi",
    "TabelMutasi",
    "TabelPenelitian",
    "TabelPerekrut",
    "TabelPerusahaan",
    "TabelRealisasi",
    "TabelRencana",
]

# What may be sent in, by its word in the address.
TABEL: dict[str, type[Tabel]] = {
    tabel.kunci: tabel
    for tabel in (
        TabelRencana,
        TabelRealisasi,
        TabelKegiatan,
        TabelBahan,
        TabelPerusahaan,
        TabelKunjungan,
        TabelLokasi,
        TabelGampong,
        TabelGugusDaerah,
        TabelAnggaran,
        TabelPenelitian,
        TabelIstilah,
    )
}
