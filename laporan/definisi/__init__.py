"""What each printed figure means: its definition, its unit, how it is counted, up to when, from where, and the list behind it.

One entry for each table, chart or headline. A new table of the report needs a `TabelLaporan` (laporan/tabel_laporan.py), an
entry in laporan.py or bab.py of this package and the tag `{% mengapa "kunci" %}` in its caption; test_angka.py names what is missing.
"""

from laporan.definisi.bab import DAFTAR_BAB
from laporan.definisi.beranda import BERANDA
from laporan.definisi.daftar import Daftar, daftar_di_balik
from laporan.definisi.dasar import Definisi
from laporan.definisi.laporan import DAFTAR_DEFINISI

__all__ = ["BERANDA", "DEFINISI", "Daftar", "Definisi", "daftar_di_balik"]

DEFINISI: dict[str, Definisi] = {definisi.kunci: definisi for definisi in (*DAFTAR_DEFINISI, *DAFTAR_BAB)}
