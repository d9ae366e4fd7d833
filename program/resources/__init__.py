"""The registers as tables: import, export, template. A new register adds its class here."""

from program.resources.dasar import Tabel

TABEL: dict[str, type[Tabel]] = {}
