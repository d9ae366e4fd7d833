"""The smallest numbers about people that are told outside the register (ranah.md 8.3). Policy: to be raised, never lowered."""

from django.conf import settings

SEL_TERKECIL, SEL_TERKECIL_RENTAN = (
    settings.SEL_TERKECIL
)  # the second where the number tells of children or of sexual exploitation


def sebut_jumlah(number: int) -> str:
    """ "kurang dari 5" for a number that could point at a person, otherwise the number."""
    return f"kurang dari {SEL_TERKECIL}" if 0 < number < SEL_TERKECIL else f"{number:,}".replace(",", ".")
