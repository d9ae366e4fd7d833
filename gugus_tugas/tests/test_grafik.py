"""Charts: well-formed, the same on page and in print, readable for odd numbers, and silent about what is masked."""

import itertools
import random
import re
from dataclasses import fields, is_dataclass
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string

from gugus_tugas import grafik
from gugus_tugas.grafik import ukuran

SVG = "{http://www.w3.org/2000/svg}"
WORDS = {"judul": "Jumlah kasus <TPPO> & korban", "satuan": "kasus", "periode": "Provinsi Aceh, 2013–2017"}
SEED = list(zip(range(2013, 2018), (29, 51, 4, 2, 2), strict=True))
STATUS = ("Sesuai rekomendasi", "Belum sesuai (dalam proses)", "Belum ditindaklanjuti", "Tidak dapat ditindaklanjuti")
GROUPS = ("Perempuan dewasa", "Anak perempuan", "Laki-laki dewasa", "Anak laki-laki")
HUGE = 10**15 + 7


def years(*values):
    return list(zip(range(2020, 2020 + len(values)), values, strict=True))


CHARTS = {
    "kolom": [
        grafik.kolom("a", data=SEED, **WORDS),
        grafik.kolom("a", data=years(0, 0, 0, 0, 0), **WORDS),
        grafik.kolom("a", data=years(3), **WORDS, lebar=294),
        grafik.kolom("a", data=years(HUGE, 0, 1), **WORDS, lebar=294),
        grafik.kolom("a", data=years(None, 4, None), **WORDS, n=12, jeda=1),
        grafik.kolom("a", data=years(*range(60)), **WORDS, sorot=None, lebar=340),
        grafik.kolom("a", data=years(12.5, Decimal("0.4")), **WORDS),
    ],
    "bertumpuk": [
        grafik.bertumpuk("a", data=list(zip(STATUS, values, strict=True)), lebar=lebar, **WORDS)
        for values in ((7, 5, 3, 1), (0, 0, 0, 0), (0, 4, 0, 0), (HUGE, 1, 0, 1), (1, 1, 1, 9999))
        for lebar in (240, 340, 604)
    ],
    "batang": [
        grafik.batang("a", data=list(zip(GROUPS, (3, 2, None, 0), strict=True)), n=7, **WORDS),
        grafik.batang(
            "a", data=list(zip(GROUPS, ((5, 3), (1, 2), (None, None), (0, 0)), strict=True)), seri=(2025, 2026), **WORDS
        ),
        grafik.batang(
            "a", data=[("Dinas Pemberdayaan Perempuan dan Perlindungan Anak " * 3, HUGE)], lebar=240, **WORDS
        ),
        grafik.batang("a", data=[("Nol", 0)], **WORDS),
    ],
}
EVERY = [
    pytest.param(kind, chart, id=f"{kind}-{n}") for kind, charts in CHARTS.items() for n, chart in enumerate(charts)
]


TEMPLATES = {
    "kolom": "components/grafik/kolom.svg",
    "bertumpuk": "components/grafik/bertumpuk.svg",
    "batang": "components/grafik/batang.svg",
}


def drawn(kind: str, chart) -> ElementTree.Element:
    return ElementTree.fromstring(render_to_string(TEMPLATES[kind], {"grafik": chart}))


def words_of(svg) -> list[str]:
    return [text.text for text in svg.iter(f"{SVG}text")]


@pytest.mark.parametrize(("kind", "chart"), EVERY)
def test_drawing_is_clean(kind, chart):
    svg = drawn(kind, chart)
    title = svg[0]
    assert title.tag == f"{SVG}title"
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == title.get("id")
    assert svg.get("viewBox") == f"0 0 {svg.get('width')} {svg.get('height')}"
    assert "Source Sans 3" in svg.get("font-family")
    ids = [element.get("id") for element in svg.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert all(name.startswith("a-") for name in ids)
    for element in svg.iter():
        assert not {"class", "style"} & set(element.attrib)
        assert not element.tag.endswith(("script", "style", "foreignObject", "image"))
        for reference in re.findall(r"url\(#([^)]*)\)", " ".join(element.attrib.values())):
            assert reference in ids


@pytest.mark.parametrize(("kind", "chart"), EVERY)
def test_numbers_in_attributes_are_numbers_and_inside_the_picture(kind, chart):
    svg = drawn(kind, chart)
    width, height = float(svg.get("width")), float(svg.get("height"))
    for element in svg.iter():
        if element.tag == f"{SVG}pattern" or "patternUnits" in element.attrib:
            continue
        for name in ("x", "y", "width", "height", "x1", "x2", "y1", "y2", "font-size"):
            if element.get(name) is not None:
                assert re.fullmatch(r"-?\d+(\.\d)?", element.get(name)), f"{name}={element.get(name)}"
        for name, limit in (("x", width), ("y", height), ("width", width), ("height", height)):
            assert -0.1 <= float(element.get(name, 0)) <= limit + 0.1


@pytest.mark.parametrize(("kind", "chart"), EVERY)
def test_nothing_leaves_python_as_a_number(kind, chart):
    """A float in a template becomes "12,5" in Indonesian."""

    def leaves(value):
        if is_dataclass(value):
            for field in fields(value):
                yield from leaves(getattr(value, field.name))
        elif isinstance(value, tuple):
            for item in value:
                yield from leaves(item)
        else:
            yield value

    assert {type(leaf) for leaf in leaves(chart)} <= {str, bool, type(None)}


def test_columns_tell_unit_period_and_n_and_highlight_the_last():
    chart = grafik.kolom("a", data=SEED, **WORDS)
    assert chart.keterangan[0].isi == "Kasus, Provinsi Aceh, 2013–2017 (n\u00a0=\u00a088)"
    assert [bar.is_sorot for bar in chart.batang] == [False] * 4 + [True]
    assert [bar.nilai.isi for bar in chart.batang] == ["29", "51", "4", "2", "2"]
    assert "2013: 29; 2014: 51; 2015: 4; 2016: 2; 2017: 2" in chart.judul
    tall = [float(bar.tinggi) for bar in chart.batang]
    assert tall[1] == max(tall)
    assert tall[0] / tall[1] == pytest.approx(29 / 51, abs=0.01)


def test_zero_has_no_height_and_one_of_many_is_still_seen():
    assert [bar.tinggi for bar in grafik.kolom("a", data=years(0, 0), **WORDS).batang] == ["0", "0"]
    assert float(grafik.kolom("a", data=years(100_000, 1), **WORDS).batang[1].tinggi) >= 1


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (1234, "1.234"), (1250000000, "1.250.000.000"), (12.5, "12,5"), (Decimal("3.0"), "3"), (None, "*")],
)
def test_numbers_are_written_in_indonesian(value, text):
    assert ukuran.angka(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(999, "999"), (1200, "1,2 rb"), (3_400_000, "3,4 jt"), (5_600_000_000, "5,6 M"), (7 * 10**12, "7 T"), (None, "*")],
)
def test_numbers_too_long_for_their_column_are_shortened(value, text):
    assert ukuran.ringkas(value).replace("\u00a0", " ") == text


def test_huge_values_do_not_run_into_each_other():
    chart = grafik.kolom("a", data=years(HUGE, HUGE, HUGE, HUGE), **WORDS, lebar=294)
    assert chart.batang[0].nilai.isi == "1.000\u00a0T"
    assert f"{HUGE:,}".replace(",", ".") in chart.judul


@pytest.mark.parametrize("make", [grafik.kolom, grafik.batang])
def test_masked_value_leaves_no_trace_of_its_size(make):
    """The picture of a masked value is the same whatever the others are, and n is not printed unless it is given."""
    masked = [
        bar for n in (1, 4, 999) for bar in make("a", data=[("A", n), ("B", None)], **WORDS).batang if bar.is_samar
    ]
    assert len({(bar.lebar, bar.tinggi, bar.nilai.isi) for bar in masked}) == 1
    chart = make("a", data=[("A", 5), ("B", None)], **WORDS)
    assert "n\u00a0=" not in chart.keterangan[0].isi
    assert "B: disamarkan" in chart.judul
    assert "n\u00a0=\u00a07" in make("a", data=[("A", 5), ("B", None)], n=7, **WORDS).keterangan[0].isi


def test_divided_bar_leaves_out_zero_but_says_it():
    chart = grafik.bertumpuk("a", data=list(zip(STATUS, (0, 5, 0, 1), strict=True)), **WORDS)
    assert [part.label[0].isi for part in chart.segmen] == ["Belum sesuai (dalam proses)", "Tidak dapat"]
    assert "Belum ditindaklanjuti: 0" in chart.judul


@pytest.mark.parametrize(("total", "has_share"), [(19, False), (20, True)])
def test_share_is_told_only_of_twenty_or_more(total, has_share):
    chart = grafik.bertumpuk("a", data=[("A", total - 1), ("B", 1)], **WORDS)
    assert ("%" in chart.segmen[0].jumlah.isi) is has_share


def test_parts_fill_the_bar_and_labels_keep_apart():
    chance = random.Random(2018)
    for _ in range(300):
        values = [chance.choice((0, 1, 2, chance.randrange(10**6))) for _ in range(4)]
        lebar = chance.choice((240, 294, 340, 604))
        chart = grafik.bertumpuk("a", data=list(zip(STATUS, values, strict=True)), lebar=lebar, **WORDS)
        if not sum(values):
            assert chart.segmen == ()
            continue
        assert sum(float(part.lebar) for part in chart.segmen) == pytest.approx(lebar, abs=0.5)
        assert all(float(part.lebar) > 2 for part in chart.segmen)
        for first, second in itertools.pairwise(chart.segmen):
            assert float(first.x) + float(first.lebar) == pytest.approx(float(second.x), abs=0.2)
            room = 14 if first.kunci else 20
            assert float(second.jumlah.x) - float(first.jumlah.x) > room or second.jumlah.y != first.jumlah.y


def test_series_are_named_once_beside_the_first_category():
    chart = grafik.batang("a", data=[("A", (5, None)), ("B", (1, 2))], seri=(2025, 2026), n=9, **WORDS)
    assert [bar.seri.isi if bar.seri else "" for bar in chart.batang] == ["2025", "2026", "", ""]
    assert "A 2025: 5; A 2026: disamarkan" in chart.judul


def test_years_that_would_touch_are_thinned_out_but_the_last_stays():
    labels = [label.isi for label in grafik.kolom("a", data=years(*range(60)), **WORDS).label]
    assert 5 < len(labels) < 30
    assert labels[-1] == "2079"


def test_break_between_two_sources_is_drawn_between_columns():
    assert grafik.kolom("a", data=SEED, jeda=2, **WORDS, lebar=500).jeda == "200"
    assert (
        grafik.kolom("a", data=SEED, jeda=0, **WORDS).jeda == grafik.kolom("a", data=SEED, jeda=5, **WORDS).jeda == ""
    )


def test_words_of_people_cannot_become_markup():
    svg = drawn("kolom", grafik.kolom("a", data=[("<b>&", 1)], **WORDS))
    assert "<b>&" in words_of(svg)
    assert "<TPPO> & korban" in svg[0].text


@pytest.mark.parametrize(
    ("make", "data"),
    [
        (grafik.kolom, []),
        (grafik.kolom, years(-1)),
        (grafik.kolom, years(float("nan"))),
        (grafik.kolom, years(float("inf"))),
        (grafik.batang, []),
        (grafik.batang, [("A", (1, 2)), ("B", (1,))]),
        (grafik.bertumpuk, [("A", None)]),
        (grafik.bertumpuk, [(str(n), 1) for n in range(5)]),
    ],
)
def test_what_cannot_be_drawn_is_refused(make, data):
    with pytest.raises(ValueError):
        make("a", data=data, **WORDS)


@pytest.mark.parametrize("id", ["", "A", "1a", 'a"b', "a b"])
def test_id_that_would_break_the_markup_is_refused(id):
    with pytest.raises(ValueError, match="id"):
        grafik.kolom(id, data=SEED, **WORDS)
