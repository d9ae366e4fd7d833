"""One line of "Perlu tindakan Anda"."""

from dataclasses import dataclass

TASKS_SHOWN = 10


@dataclass(frozen=True)
class Tugas:
    """One line of "Perlu tindakan Anda"."""

    teks: str
    url: str
    nada: str
