"""The guard itself: exact, the same on every machine, true to its memory of earlier editions."""

import random
from itertools import combinations, product

import pytest

from laporan.guard import Sel, Tabel, Terbitan, jumlah, satu_arah, terbitkan, terbitkan_semua
from laporan.guard.bentang import spans_of

K = 3


def one_way(counts: dict[str, int], masa="2026", batas=K) -> list[Tabel]:
    return satu_arah(
        "uji", masa, {kode: [kode] for kode in counts}, bagian={kode: (n, batas) for kode, n in counts.items()}
    )


def printed(edition: Terbitan) -> dict[str, int | None]:
    return {kunci[-1]: n for kunci, n in edition.tercetak.items() if kunci[-1] != "jumlah"}


def is_safe(counts: dict[str, int], masked: set[str]) -> bool:
    """By trying every table that a reader may believe in."""
    hidden = sum(counts[kode] for kode in masked)
    worlds = [w for w in product(range(hidden + 1), repeat=len(masked)) if sum(w) == hidden]
    believed = {kode: {world[n] for world in worlds} for n, kode in enumerate(sorted(masked))}
    return all(set(range(K)) <= believed[kode] for kode in masked if counts[kode] < K)


def test_masks_are_the_fewest_and_the_earliest_of_all_safe_ones():
    """Against every set of masks, on every table of four cells up to five."""
    for numbers in product(range(6), repeat=4):
        counts = dict(zip("abcd", numbers, strict=True))
        small = {kode for kode, n in counts.items() if n < K}
        others = sorted(counts.keys() - small)
        safe = [
            small | set(more)
            for size in range(len(others) + 1)
            for more in combinations(others, size)
            if is_safe(counts, small | set(more)) and any(counts[kode] for kode in counts.keys() - small - set(more))
        ]
        shown = printed(terbitkan(one_way(counts)))
        assert {kode for kode, n in shown.items() if n is None} == (safe[0] if safe else set()), counts
        assert bool(shown) == bool(safe)


def test_merging_goes_before_masking():
    parts = {"a": (2, K), "b": (2, K), "c": (9, K)}
    fine, coarse = {kode: [kode] for kode in parts}, {"ab": ["a", "b"], "c": ["c"]}
    assert printed(terbitkan(satu_arah("uji", "2026", fine, coarse, bagian=parts))) == {"ab": 4, "c": 9}


def test_a_group_that_holds_everybody_is_not_told():
    assert printed(terbitkan(one_way({"a": 40, "b": 0, "c": 0}))) == {}


def test_tables_that_share_a_cell_are_seen_together():
    """b is masked beside a. A second table that would tell how b divides, told alone, would tell b: it is left out."""
    a, b, c, total = (("satu", "2026", kode) for kode in ("a", "b", "c", "jumlah"))
    x, y = ("dua", "2026", "x"), ("dua", "2026", "y")
    first = Tabel(
        (Sel(total, 16, 1, terbuka=True), Sel(a, 6, K), Sel(b, 2, K), Sel(c, 8, K)), (jumlah(total, [a, b, c]),)
    )
    second = Tabel((Sel(x, 3, K), Sel(y, 3, K)), (jumlah(a, [x, y]),))
    edition = terbitkan_semua([[first], [second]])
    assert (edition.tercetak[a], edition.tercetak[b], edition.tercetak[c]) == (None, None, 8)
    assert None in {edition.tercetak.get(x), edition.tercetak.get(y)}
    assert terbitkan([second]).tercetak == {x: 3, y: 3}  # alone it tells nothing small


def test_earlier_edition_is_remembered():
    first = terbitkan(one_way({"a": 10, "b": 1, "c": 8, "d": 9}))
    assert printed(first) == {"a": None, "b": None, "c": 8, "d": 9}
    assert terbitkan(one_way({"a": 10, "b": 1, "c": 8, "d": 9}), [first]) == first
    assert (
        printed(terbitkan(one_way({"a": 10, "b": 1, "c": 8, "d": 10}), [first])) == {}
    )  # one more, and he would be found
    assert printed(terbitkan(one_way({"a": 10, "b": 1, "c": 7, "d": 9}), [first])) == {}  # one less
    grown = terbitkan(one_way({"a": 30, "b": 9, "c": 20, "d": 30}), [first])
    assert printed(grown)
    assert printed(grown)["c"] == 20


def test_another_level_of_detail_later_tells_no_difference_either():
    parts = {"a": (30, K), "b": (1, K), "c": (20, K), "d": (9, K)}
    fine, coarse = {kode: [kode] for kode in parts}, {"ac": ["a", "c"], "b": ["b"], "d": ["d"]}
    first = terbitkan(satu_arah("uji", "2026", fine, bagian=parts))
    later = terbitkan(satu_arah("uji", "2026", coarse, bagian=parts | {"c": (22, K), "d": (11, K)}), [first])
    assert printed(later).get("ac") is None


def test_publication_is_the_same_bytes_whatever_the_order_and_reads_back():
    rng = random.Random(3)
    counts = {kode: rng.randint(0, 12) for kode in "abcdefgh"}
    edition = terbitkan(one_way(counts))
    text = edition.to_json()
    assert Terbitan.from_json(text).to_json() == text
    assert (
        terbitkan(one_way(counts), [Terbitan.from_json(terbitkan(one_way(counts, "2025")).to_json())]).to_json() == text
    )
    shuffled = Terbitan(tuple(reversed(edition.sel)), edition.hubungan)
    assert shuffled.to_json() == text
    hidden = [n for kode, n in counts.items() if printed(edition).get(kode, 0) is None]
    assert hidden


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"versi":2,"sel":[],"hubungan":[]}', '{"versi":1,"sel":[1],"hubungan":[]}']
)
def test_what_is_no_publication_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        Terbitan.from_json(text)


def test_a_table_that_contradicts_itself_is_refused():
    a, total = ("uji", "2026", "a"), ("uji", "2026", "jumlah")
    with pytest.raises(ValueError, match="keep"):
        Tabel((Sel(total, 5, 1, terbuka=True), Sel(a, 4, K)), (jumlah(total, [a]),))
    with pytest.raises(ValueError, match="once"):
        Tabel((Sel(a, 4, K), Sel(a, 4, K)))


def test_spans_of_a_forest_are_exact():
    """Total 9 of a, b, c with c told: a and b from 0 to 5; a at most 3 by another relation."""
    name = {kode: (0, ("t", "m", kode)) for kode in ("total", "a", "b", "c", "top")}
    relations = [
        (((name["total"], 1), (name["a"], -1), (name["b"], -1), (name["c"], -1)), False),
        (((name["top"], 1), (name["a"], -1)), True),
    ]
    spans, tangled = spans_of(relations, {name["total"]: 9, name["c"]: 4, name["top"]: 3})
    assert (spans[name["a"]], spans[name["b"]], tangled) == ((0, 3), (2, 5), set())
