"""SECURITY.md promises fifty claims and tries the hostile inputs; each stands there once, with a proof that exists or the
plain word that it is not built.
"""

import re

import pytest
from django.conf import settings

CLAIMS, INPUTS = (settings.BASE_DIR / "SECURITY.md").read_text().split("## Hostile inputs")
ROW = re.compile(r"^\| (\d+) \| [^|]+ \| ([^|]+) \|$", re.M)
ROWS, TRIED = ROW.findall(CLAIMS), ROW.findall(INPUTS)
TRIED_NUMBERS = [1, 2, 3, 5, 7, 8, 9, 10, 12, 14, 15, 17, 19, 21, 22, 24, 25, 26, 27, 29, 30, 32, 34, 35, 37, 39]


def test_every_claim_stands_once():
    assert [int(number) for number, _ in ROWS] == list(range(1, 51))


def test_every_hostile_input_stands_once():
    assert [int(number) for number, _ in TRIED] == TRIED_NUMBERS


@pytest.mark.parametrize(
    ("number", "proof"), [*ROWS, *TRIED], ids=[*(n for n, _ in ROWS), *(f"input {n}" for n, _ in TRIED)]
)
def test_proof_exists_or_the_lack_is_said(number, proof):
    named = re.findall(r"`([\w/]+\.py)(?:::(\w+))?`", proof)
    assert named or "*belum*" in proof
    for file, test in named:
        source = (settings.BASE_DIR / file).read_text()
        assert re.search(rf"(def|class) {test}\b", source) if test else "def test_" in source, (file, test)
