"""The registers as tables: import, export, template. A new register adds its class here."""

from program.resources.bahan import TabelBahan, TabelMutasi
from program.resources.dasar import Tabel
from program.resources.kegiatan import TabelKegiatan

__all__ = ["TABEL", "Tabel", "TabelBahan", "TabelKegiatan", "TabelMutasi"]

# What may be sent in, by its word in the address.
TABEL: dict[str, type[Tabel]] = {tabel.kunci: tabel for tabel in (TabelKegiatan, TabelBahan)}
