"""One entry of the "Tambah" menu of a page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Aksi:
    """What may be done now, in words, and where."""

    label: str
    url: str
