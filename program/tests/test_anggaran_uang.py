"""Amounts in a sheet: read exactly, or refused."""

import datetime

import pytest

from gugus_tugas.lembar import KUNCI, NILAI, RUPIAH, SALAH, KolomLembar, read_sheet
from gugus_tugas.rupiah import TERBESAR
from gugus_tugas.sel import RupiahWidget
from program.resources.dasar import BATAS
from program.tests.factories import table

PAGU = KolomLembar("Pagu", "pagu", RUPIAH, setrip=0)
KIRI = KolomLembar("Kunci", "kunci", KUNCI)


def read_money(value, kolom: KolomLembar = PAGU):
    """Out of a real workbook. Raises ValueError with the fault."""
    (read,) = read_sheet(table(["Kunci", kolom.judul], ["K", value]), (KIRI, kolom), batas=BATAS, maks=9)
    if kolom.nama in read[SALAH]:
        raise ValueError(read[SALAH][kolom.nama])
    text = read[NILAI].get(kolom.nama)
    return None if text is None else RupiahWidget(kolom).clean(text)


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        (None, None), ("", None), ("   ", None), (0, 0), (0.0, 0), ("0", 0), ("Rp0", 0), ("Rp 0,00", 0),
        ("-", 0), ("–", 0), ("—", 0), (" - ", 0), ("Rp -", 0), ("Rp-", 0), ("nihil", 0), ("NIHIL", 0), ("Nol", 0), ("Rp nihil", 0),
        (1_250_000, 1_250_000), (1_250_000.0, 1_250_000), ("1250000", 1_250_000), ("1250000,00", 1_250_000),
        ("1250000.00", 1_250_000), ("1.250.000", 1_250_000), ("1.250.000,00", 1_250_000), ("1.250.000,-", 1_250_000),
        ("1,250,000", 1_250_000), ("1,250,000.00", 1_250_000), ("1 250 000", 1_250_000), ("1\u00a0250\u00a0000", 1_250_000),
        ("Rp 1.250.000,00", 1_250_000), ("Rp1.250.000", 1_250_000), ("RP. 1.250.000,-", 1_250_000), ("IDR 1,250,000", 1_250_000),
        ("\u200eRp\u00a01.250.000", 1_250_000), ("1.250", 1_250), ("1.250,00", 1_250), ("1,250.00", 1_250), ("750", 750),
        (TERBESAR, TERBESAR), ("1.000.000.000.000.000", TERBESAR), ("900.719.925.474.993", 900_719_925_474_993),
        (900_719_925_474_993, 900_719_925_474_993),
    ],
)  # fmt: skip
def test_money_is_read_exactly(cell, amount):
    assert read_money(cell) == amount


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("1,250", "angka"), ("1,250,00", "angka"), ("1.250,000", "angka"), ("1,250.000", "angka"), ("12.50.000", "angka"),
        ("1.25.000", "angka"), ("1..250", "angka"), ("1.250.", "angka"), ("1'250'000", "angka"), ("1_250", "angka"), ("1e6", "angka"),
        ("+5000", "angka"), ("5000-", "angka"), ("5 Rp", "angka"), ("Rp", "angka"), ("Rp Rp 5", "angka"), ("satu juta", "angka"),
        ("1,2 juta", "angka"), ("125 jt", "angka"), ("belum ada", "angka"), ("n/a", "angka"), ("?", "angka"), ("--", "kurang dari nol"),
        ("١٢٥٠", "angka"), ("1250000,50", "tanpa sen"), ("1.250.000,5", "angka"), ("1250000.99", "tanpa sen"),
        (1250000.5, "tulis rupiah bulat"), (1.25, "ketik angkanya tanpa titik"), (1249999.999, "tulis rupiah bulat"),
        (-5000, "kurang dari nol"), ("-5.000", "kurang dari nol"), ("(5.000)", "kurang dari nol"), ("Rp (5.000)", "kurang dari nol"),
        ("Rp -5.000", "kurang dari nol"), ("−5000", "kurang dari nol"), (TERBESAR + 1, "terlalu besar"), (1e18, "terlalu besar"),
        ("9.007.199.254.740.993", "terlalu besar"), ("9" * 60, "terlalu besar"), ("9" * 5000, "angka"), ("1" + ".000" * 2000, "angka"),
        ("=1+1", "rumus"), ("#REF!", "galat Excel"), (datetime.date(2026, 8, 2), "menjadi tanggal"),
    ],
)  # fmt: skip
def test_money_that_cannot_be_certain_is_refused(cell, said):
    with pytest.raises(ValueError, match=said.replace("(", "\\(")):
        read_money(cell)


def test_a_dash_is_nothing_known_elsewhere():
    """In the costs of activities it stays what it was."""
    assert read_money("-", KolomLembar("Biaya", "biaya", RUPIAH)) is None
