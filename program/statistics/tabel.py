"""Sums as the cells of a table: the same columns on the page for all rows, each with the word that stands for its heading on a phone."""

from dataclasses import dataclass


@dataclass(frozen=True)
class KolomJumlah:
    """`nama` is the key of the sum in a row; `label` says the heading in full where the heading is cut short."""

    judul: str
    nama: str
    label: str = ""
    is_rupiah: bool = False

    @property
    def sebutan(self) -> str:
        return self.label or self.judul


def with_cells(rows: list[dict], columns: tuple[KolomJumlah, ...]) -> list[dict]:
    """Each row with `sel`: (column, its sum)."""
    return [{**row, "sel": [(kolom, row[kolom.nama]) for kolom in columns]} for row in rows]
