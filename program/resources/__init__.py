"""The registers as tables: import, export, template. A new register adds its class here."""

from program.resources.dasar import Tabel
from program.resources.kegiatan import TabelKegiatan

TABEL: dict[str, type[Tabel]] = {tabel.kunci: tabel for tabel in (TabelKegiatan,)}
