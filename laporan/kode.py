"""The code on a printed report: sixteen signs that nobody guesses and everybody can read aloud (80 bits, Crockford's alphabet)."""

import re
import secrets

ABJAD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PANJANG, KELOMPOK = 16, 4
_LIKE = str.maketrans("OIL", "011")  # what is easily taken for another sign


def new_kode() -> str:
    return "".join(secrets.choice(ABJAD) for _ in range(PANJANG))


def read_kode(typed: str) -> str:
    """The code in what was typed or stands in an address: any case, blanks and dashes anywhere; "" when it is none."""
    plain = re.sub(r"[\s\-–—.]", "", typed).upper().translate(_LIKE)
    return plain if re.fullmatch(rf"[{ABJAD}]{{{PANJANG}}}", plain) else ""


def tulis_kode(kode: str) -> str:
    """In groups of four: "7K3D-9QWM-2X5B-H0TR"."""
    return "-".join(kode[n : n + KELOMPOK] for n in range(0, len(kode), KELOMPOK))
