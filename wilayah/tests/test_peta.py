"""The tile map: geometry, bands, and an SVG that is right for a page and for the PDF."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string

from wilayah.models import Wilayah
from wilayah.peta import HATCH, INK, MASK, TINTS, WHITE, Pita, build_peta

pytestmark = pytest.mark.django_db

PITA = (Pita("1–9", 1), Pita("10 atau lebih", 10))
SVG = "{http://www.w3.org/2000/svg}"


def make_peta(nilai=None, **more):
    options = {"judul": "Kasus <2025>", "keterangan": "Kasus, 2025", "daftar_pita": PITA} | more
    return build_peta(Wilayah.objects.kabkota_aceh(), nilai or {}, **options)


def tile(peta, kode):
    return next(petak for petak in peta.daftar_petak if petak.kode == kode)


def drawn(peta) -> ElementTree.Element:
    return ElementTree.fromstring(render_to_string("wilayah/peta.svg", {"peta": peta}).strip())


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_tiles_stand_apart_and_inside_the_picture():
    peta = make_peta()
    assert len({(petak.x, petak.y) for petak in peta.daftar_petak}) == 23
    assert max(petak.x for petak in peta.daftar_petak) + peta.lebar_petak < peta.lebar
    assert max(petak.y for petak in peta.daftar_petak) + peta.tinggi_petak < peta.tinggi


def test_neighbours_stand_as_on_the_map():
    peta = make_peta()
    sabang, banda_aceh, langsa, singkil = (tile(peta, kode) for kode in ("11.72", "11.71", "11.74", "11.10"))
    assert sabang.y < banda_aceh.y < singkil.y
    assert banda_aceh.x < singkil.x < langsa.x


@pytest.mark.parametrize(
    ("nilai", "warna", "tulisan"),
    [
        (0, WHITE, "0"),
        (1, TINTS[0][0], "1"),
        (9, TINTS[0][0], "9"),
        (10, TINTS[1][0], "10"),
        (1234, TINTS[1][0], "1.234"),
        (None, WHITE, "–"),
        (MASK, HATCH, "*"),
    ],
)
def test_value_decides_fill_and_label(nilai, warna, tulisan):
    petak = tile(make_peta({"11.71": nilai}), "11.71")
    assert (petak.warna, petak.nilai) == (warna, tulisan)


def test_masked_value_is_told_in_words_and_leaves_no_number():
    peta = make_peta({"11.71": MASK}, label_samar="kurang dari 5")
    assert tile(peta, "11.71").sebutan == "Kota Banda Aceh: kurang dari 5"
    assert "* kurang dari 5" in [baris.label for baris in peta.daftar_legenda]


def test_legend_names_only_what_is_there():
    full = make_peta({kabkota.kode: 5 for kabkota in Wilayah.objects.kabkota_aceh()})
    assert [baris.label for baris in full.daftar_legenda] == ["1–9", "10 atau lebih"]


def test_bands_come_lowest_first_and_at_most_four():
    with pytest.raises(ValueError):
        make_peta(daftar_pita=[Pita("b", 2), Pita("a", 1)])
    with pytest.raises(ValueError):
        make_peta(daftar_pita=[Pita(str(n), n) for n in range(5)])


@pytest.mark.parametrize(("warna", "tinta"), [*TINTS, (WHITE, INK), ("#cfd8d6", INK)])
def test_ink_can_be_read_on_its_fill(warna, tinta):
    dark, light = sorted((luminance(warna), luminance(tinta)))
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_tints_stay_apart_in_grey_print():
    greys = [luminance(warna) ** (1 / 2.2) for warna, _ in TINTS]
    assert all(light - dark > 0.1 for light, dark in pairwise(greys))


def test_svg_is_well_formed_titled_and_has_presentation_attributes_only():
    svg = drawn(make_peta({"11.71": MASK, "11.74": 12}, id="kasus"))
    assert svg.tag == f"{SVG}svg"
    assert {"width", "height", "viewBox", "font-family"} <= set(svg.attrib)
    assert svg.attrib["role"] == "img"
    assert svg[0].tag == f"{SVG}title"
    assert svg[0].text == "Kasus <2025>"
    assert svg.attrib["aria-labelledby"] == svg[0].attrib["id"] == "kasus-judul"
    for element in svg.iter():
        assert not {"class", "style"} & set(element.attrib)
        assert not re.search(r"var\(|currentColor", " ".join(element.attrib.values()))
    assert not list(svg.iter(f"{SVG}style"))


def test_every_tile_carries_its_full_name_and_figure():
    svg = drawn(make_peta({"11.74": 12}))
    titles = [title.text for title in svg.iter(f"{SVG}title")]
    assert len(titles) == 24
    assert "Kota Langsa: 12" in titles


def test_two_maps_on_a_page_share_no_id():
    ids = [
        element.attrib["id"]
        for name in ("a", "b")
        for element in drawn(make_peta(id=name)).iter()
        if "id" in element.attrib
    ]
    assert len(ids) == len(set(ids)) == 4


def test_tiles_link_on_screen_and_the_picture_becomes_a_group():
    svg = drawn(make_peta({"11.74": 12}, tautan=lambda kabkota: f"/wilayah/{kabkota.kode}/"))
    links = list(svg.iter(f"{SVG}a"))
    assert svg.attrib["role"] == "group"
    assert len(links) == 23
    assert "/wilayah/11.74/" in [link.attrib["href"] for link in links]


def test_svg_numbers_are_plain_in_any_language(settings):
    settings.USE_THOUSAND_SEPARATOR = True
    assert drawn(make_peta()).attrib["viewBox"].count(".") == 0
