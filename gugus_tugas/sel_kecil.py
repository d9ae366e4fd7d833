"""The smallest number about people that is told outside the register (ranah.md 8.3)."""

SEL_TERKECIL = 5


def sebut_jumlah(number: int) -> str:
    """ "kurang dari 5" for a number that could point at a person, otherwise the number."""
    return f"kurang dari {SEL_TERKECIL}" if 0 < number < SEL_TERKECIL else f"{number:,}".replace(",", ".")
