"""Closed lists of materials for information (KIE) and of what happens to their stock."""

from django.db.models import TextChoices


class JenisBahan(TextChoices):
    BUKU_SAKU = "buku_saku", "Buku saku"
    BROSUR = "brosur", "Brosur"
    POSTER = "poster", "Poster"
    SPANDUK = "spanduk", "Spanduk dan baliho"
    STIKER = "stiker", "Stiker"
    MODUL = "modul", "Modul pelatihan"
    LAIN = "lain", "Bahan lain"


class JenisMutasi(TextChoices):
    CETAK = "cetak", "Dicetak"
    TERIMA = "terima", "Diterima dari pihak lain"
    BAGI = "bagi", "Dibagikan"
    KOREKSI = "koreksi", "Koreksi hitungan"


MASUK = frozenset({JenisMutasi.CETAK, JenisMutasi.TERIMA})
