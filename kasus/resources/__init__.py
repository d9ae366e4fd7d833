"""What the rows of a table of cases mean, with every fault by row and column. Writes nothing: storing is kasus/actions/impor.py."""

from kasus.resources.hasil import KasusBaru, Kesalahan, Pratinjau
from kasus.resources.kasus import KasusResource

__all__ = ["KasusBaru", "KasusResource", "Kesalahan", "Pratinjau"]
