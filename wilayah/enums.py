"""Closed list of words: the levels of a place."""

from django.db.models import TextChoices


class TingkatWilayah(TextChoices):
    """Level of a place, from wide to narrow; searches put the wider one first when names are equal."""

    NEGARA = "negara", "Negara"
    PROVINSI = "provinsi", "Provinsi"
    KABKOTA = "kabkota", "Kabupaten/kota"
    KECAMATAN = "kecamatan", "Kecamatan"
    GAMPONG = "gampong", "Gampong"
