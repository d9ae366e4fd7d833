"""Closed lists of reports."""

from django.db.models import TextChoices


class Edisi(TextChoices):
    """Who may read a report (ranah.md 8.3). The named-case edition ("Rahasia") is never printed by this system."""

    UMUM = "umum", "Umum"
    TERBATAS = "terbatas", "Terbatas"
