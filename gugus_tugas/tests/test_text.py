"""Names stay as people write them; disguises go."""

import pytest
from django.core.exceptions import ValidationError

from gugus_tugas.text import clean_text, fold


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  Tgk. H. Hasan\u00a0", "Tgk. H. Hasan"),
        ("T. Ha\u0323san", "T. Ḥasan".replace("Ḥ", "H").replace("as", "ạs")),
        ("nama\u202efdp.exe", "namafdp.exe"),
        ("a\u200bb\ufeff", "ab"),
        ("baris\r\nbaru", "baris\nbaru"),
        ("Banda Aceh\x0bJumat", "Banda Aceh\nJumat"),
        ("Banda Aceh\x0cJumat\x85Sabtu", "Banda Aceh\nJumat\nSabtu"),
        ("Mu\u00adhammad", "Muhammad"),
        ("Rene\u200b\u0301", "René"),
        ("تنكو", "تنكو"),
        ("NUL\x00", "NUL"),
    ],
)
def test_clean_text(typed, stored):
    assert clean_text(typed) == stored
    assert clean_text(stored) == stored


def test_lone_surrogate_is_refused():
    with pytest.raises(ValidationError):
        clean_text("a\ud800")


def test_fold_finds_both_spellings():
    assert fold("Tgk. Ḥasan-Ali") == fold("tgk  hasan ali") == "tgk hasan ali"
