"""One line of "Perlu tindakan Anda"."""

from dataclasses import dataclass

TASKS_SHOWN = 10
COUNTED = 250  # "250+" beyond: nobody works on so many at once, and each one counted costs a look into other tables


@dataclass(frozen=True)
class Tugas:
    """One line of "Perlu tindakan Anda"."""

    teks: str
    url: str
    nada: str
