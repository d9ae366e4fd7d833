"""The 23 kabupaten/kota by where they lie: larger parts for numbers too small to be told of one. A grouping of this report, not of law."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Zona:
    kode: str
    nama: str
    kabkota: tuple[str, ...]  # codes of Kemendagri


ZONA = (
    Zona("ujung", "Banda Aceh, Aceh Besar, dan Sabang", ("11.06", "11.71", "11.72")),
    Zona("utara", "Pantai utara (Pidie sampai Aceh Utara)", ("11.07", "11.08", "11.11", "11.18", "11.73")),
    Zona("timur", "Pantai timur (Aceh Timur sampai Aceh Tamiang)", ("11.03", "11.16", "11.74")),
    Zona("tengah", "Dataran tinggi tengah dan tenggara", ("11.02", "11.04", "11.13", "11.17")),
    Zona(
        "barat",
        "Pantai barat dan selatan, dengan Simeulue",
        ("11.01", "11.05", "11.09", "11.10", "11.12", "11.14", "11.15", "11.75"),
    ),
)
