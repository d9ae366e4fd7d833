"""Where money comes from: of activities, of budgets."""

from django.db.models import TextChoices


class SumberDana(TextChoices):
    APBA = "apba", "APBA"
    APBK = "apbk", "APBK"
    APBN = "apbn", "APBN"
    APBG = "apbg", "Dana gampong (APBG)"
    DONOR = "donor", "Lembaga donor"
    SWADAYA = "swadaya", "Swadaya"
    LAIN = "lain", "Sumber lain"
