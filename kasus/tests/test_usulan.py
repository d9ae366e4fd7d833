"""What a screening proposes: every combination of age group and answers (ranah.md 4.4)."""

from itertools import product

import pytest

from kasus.enums import (
    HANYA_BILA,
    INDIKATOR,
    KODE_UNSUR,
    PENJELASAN_BUTIR,
    PENJELASAN_KODE,
    UNSUR_POKOK,
    ButirSkrining,
    JenisUnsur,
    StatusIdentifikasi,
    Usulan,
)
from kasus.usulan import needs_reason, propose

ANSWERS = ["ya", "tidak", "tidak_diketahui", "tidak_ditanyakan"]
AGES = ["anak", "dewasa", "tidak_diketahui"]


def expected(age: str, proses: str, cara: str, tujuan: str) -> Usulan:
    """The rule once more, written another way: as a table of who is there."""
    p, c, t = (answer == "ya" for answer in (proses, cara, tujuan))
    if p and t and (c or age == "anak"):
        return Usulan.LENGKAP
    if p and t and age == "tidak_diketahui":
        return Usulan.BERGANTUNG_USIA
    if p or t or (c and age != "anak"):
        return Usulan.SEBAGIAN
    asked = [proses, tujuan] if age == "anak" else [proses, cara, tujuan]
    return Usulan.TIDAK_ADA if asked == ["tidak"] * len(asked) else Usulan.BELUM


@pytest.mark.parametrize("age", AGES)
def test_truth_table(age):
    for proses, cara, tujuan in product(ANSWERS, repeat=3):
        found = propose(age, {"proses": proses, "cara": cara, "tujuan": tujuan})
        assert found.usulan == expected(age, proses, cara, tujuan), (age, proses, cara, tujuan)


def test_an_answer_that_is_missing_was_not_asked_and_is_no_no():
    assert propose("dewasa", {}).usulan == Usulan.BELUM
    assert propose("dewasa", {"proses": "tidak", "tujuan": "tidak"}).usulan == Usulan.BELUM


def test_sentences_name_what_is_missing():
    two = propose("dewasa", {"proses": "ya", "tujuan": "ya"})
    assert two.kalimat == "Dua dari tiga unsur: cara belum ditemukan."
    child = propose("anak", {"proses": "ya", "tujuan": "ya"})
    assert child.kalimat == "Proses dan tujuan ditemukan."
    assert any("cara tidak disyaratkan" in hint for hint in child.petunjuk)
    intent = propose("dewasa", {"proses": "ya", "cara": "ya"}, indikator_ya=3)
    assert any("belum terjadi pun dapat TPPO" in hint for hint in intent.petunjuk)
    assert any("3 dari 11 indikator" in hint for hint in intent.petunjuk)


@pytest.mark.parametrize("usulan", list(Usulan))
def test_waiting_needs_no_reason_and_going_against_the_proposal_does(usulan):
    free = {status for status in StatusIdentifikasi if not needs_reason(usulan, status)}
    assert StatusIdentifikasi.TERINDIKASI in free
    assert (StatusIdentifikasi.KORBAN in free) == (usulan == Usulan.LENGKAP)
    assert (StatusIdentifikasi.BUKAN_KORBAN in free) == (usulan == Usulan.TIDAK_ADA)


def test_every_item_has_its_meaning():
    assert set(PENJELASAN_BUTIR) == set(ButirSkrining.values)
    assert len(INDIKATOR) == 11
    assert all(JenisUnsur(jenis) in KODE_UNSUR for jenis in JenisUnsur)
    assert set(JenisUnsur.values) | set(INDIKATOR) == set(ButirSkrining.values)
    for jenis in UNSUR_POKOK:
        assert set(PENJELASAN_KODE[jenis]) == set(KODE_UNSUR[jenis].values)
    for jenis, codes in PENJELASAN_KODE.items():
        assert set(codes) <= set(KODE_UNSUR[jenis].values)
    assert set(HANYA_BILA.values()) <= set(KODE_UNSUR[JenisUnsur.TUJUAN])
