"""Geometry of the charts, the same on the page and in print; drawn by templates/components/grafik/*.svg.

Pure functions from numbers to frozen dataclasses. Every coordinate leaves here as text: Django writes a float as "12,5" in
Indonesian, which is not a number to SVG. A value of None is a masked one: a hatched stub of fixed size with "*", from
which nothing can be measured. Widths in pixels: 604 fills the text column of an A4 page, 294 half of it, 340 a phone.
"""

from gugus_tugas.grafik.bentuk import Grafik
from gugus_tugas.grafik.jaringan import Jaringan, jaringan
from gugus_tugas.grafik.mendatar import batang, bertumpuk
from gugus_tugas.grafik.tegak import kolom

__all__ = ["Grafik", "Jaringan", "batang", "bertumpuk", "jaringan", "kolom"]
