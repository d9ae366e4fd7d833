"""The attacker against the printed Umum edition: sample years, 200 random years, last year and this year, two versions of one year.

A small number is betrayed when the attacker can rule out a value of its protection interval (0, or 1 for what was late or not given, to the
threshold minus one) that the totals of the province alone leave open. Each attack is made on an unguarded build too, where it must succeed.
"""

import dataclasses
import datetime
import random

import pytest
from django.template.loader import render_to_string

from gugus_tugas import clock
from kasus.enums import JenisLayanan, Tujuan
from kasus.tests.factories import make_kasus, victim
from laporan import annual_report, document, statistics
from laporan.annual_report import build_annual_report
from laporan.contoh.muat import WIB
from laporan.document import map_of_origin, report_context
from laporan.enums import Edisi
from laporan.guard import Terbitan, masking
from laporan.rincian import Hitungan, hitung
from laporan.statistics import Baris, BarisLayanan, TitikTren
from laporan.tabel_laporan import daftar_tabel
from laporan.tests import penyerang
from laporan.zona import ZONA

YEARS, PAIRS = 200, 6
CHILD_OR_UNKNOWN = {"ap", "al", "td"}
SENSITIVE_FORMS = {"SexualExploitation", "ChildLabour", "ForcedAdoption"}
FORMS = {label: value for value, label in Tujuan.choices}
KINDS = {label: value for value, label in JenisLayanan.choices}
GROUP_LABELS = {kode: label for label, (kode, *more) in penyerang.GROUPS.items() if not more}
OTHER = "Luar Aceh atau tidak diketahui"
LEAVES = [kode for zona in ZONA for kode in zona.kabkota] + ["lain"]


@pytest.fixture(scope="module")
def labels(django_db_setup, django_db_blocker):
    """Label of a line of the table of origins -> the places that it counts."""
    from wilayah.models import Wilayah

    with django_db_blocker.unblock():
        names = {row.nama: [row.kode] for row in Wilayah.objects.kabkota_aceh()}
    return names | {zona.nama: list(zona.kabkota) for zona in ZONA} | {OTHER: ["lain"]}


def random_year(rng: random.Random, tahun: int, *, more: Hitungan | None = None) -> Hitungan:
    """A small province: many zeros, single victims, now and then a large group. `more`: the same year with a few cases more."""
    victims = rng.choice([0, 1, 2, 12, 40]) if more else rng.choice([1, 2, 3, 5, 8, 12, 20, 35, 60, 110])
    groups = rng.choices(penyerang.LEAF_GROUPS, [rng.random() ** 3 for _ in range(5)], k=victims)
    weights, forms, outside = [rng.random() ** 4 for _ in Tujuan], dict.fromkeys(Tujuan.values, 0), 0
    for group in groups:
        found = set(rng.choices(Tujuan.values, weights, k=rng.choice([1, 1, 2])))
        found = {"ForcedLabour" if kode == "ChildLabour" and group not in CHILD_OR_UNKNOWN else kode for kode in found}
        outside += bool(found - {"ForcedLabour", "SexualExploitation"})
        for kode in found:
            forms[kode] += 1
    pooled = rng.choice([0, 1, 30]) if more else victims * rng.choice([1, 2, 4])
    places = rng.choices(LEAVES, [rng.random() ** 5 for _ in LEAVES], k=pooled)
    before = more and {row.kode: row.jumlah for row in (*more.kelompok, *more.asal_blok)}
    old = lambda kode: before[kode] if before else 0  # noqa: E731
    return Hitungan(
        tahun=tahun,
        korban=victims + (more.korban if more else 0),
        kelompok=tuple(Baris(k, GROUP_LABELS[k], groups.count(k) + old(k)) for k in penyerang.LEAF_GROUPS),
        bentuk={kode: n + (more.bentuk[kode] if more else 0) for kode, n in forms.items()},
        bentuk_selain=outside + (more.bentuk_selain if more else 0),
        blok=(2021, 2022, 2023, 2024, 2025),
        korban_blok=pooled + (more.korban_blok if more else 0),
        asal_blok=tuple(Baris(kode, "", places.count(kode) + old(kode)) for kode in LEAVES[:-1]),
        layanan=more.layanan if more else random_services(rng),
    )


def random_services(rng: random.Random) -> tuple[BarisLayanan, ...]:
    rows = []
    for kind in JenisLayanan if rng.random() < 0.25 else ():
        asked = rng.choice([0, 0, 1, 3, rng.randint(5, 12), rng.randint(15, 60)])
        given = rng.choice([asked, rng.randint(asked // 2, asked)])
        if asked:
            rows.append(BarisLayanan(kind.value, kind.label, asked, given, rng.choice([given, rng.randint(0, given)])))
    return tuple(rows)


@pytest.fixture
def edition(monkeypatch, db, labels):
    """edition(counts, earlier editions): the Umum edition of a year with these counts, and its printed chapters."""
    kode_nama = {kode: nama for nama, (kode, *more) in labels.items() if not more}

    def build(counts: Hitungan, terdahulu=()):
        named = tuple(Baris(row.kode, kode_nama[row.kode], row.jumlah) for row in counts.asal_blok)
        counts = dataclasses.replace(counts, asal_blok=named)
        trend = [TitikTren(counts.tahun + n, counts.korban, "orang", "Register") for n in range(-4, 1)]
        monkeypatch.setattr(annual_report, "hitung", lambda *_, **__: counts)
        monkeypatch.setattr(annual_report, "_evidence", lambda *_: ())
        monkeypatch.setattr(annual_report.statistics, "tren", lambda tahun: trend)
        monkeypatch.setattr(annual_report.statistics, "layanan", lambda tahun, *, on: list(counts.layanan))
        report = build_annual_report(counts.tahun, Edisi.UMUM, terdahulu)
        return report, render_to_string("laporan/_isi.html", report_context(report))

    return build


def betrayed(counts: Hitungan, html: str, labels: dict) -> list[str]:
    """Small numbers of one edition that the attacker narrows. A chapter that prints no table but totals has nothing to attack."""
    printed, found = penyerang.tables_of(html), []
    if printed.keys() & {"kelompok", "bentuk"}:
        facts = penyerang.Equations()
        penyerang.people(facts, html, forms=FORMS, total=counts.korban)
        found += narrowed(facts, small_people(counts))
    if "asal" in printed:
        facts = penyerang.Equations()
        penyerang.origins(facts, html, places=labels, leaves=LEAVES, total=counts.korban_blok)
        found += narrowed(facts, small_origins(counts))
    if "layanan" in printed:
        facts = penyerang.Equations()
        totals = tuple(
            sum(getattr(row, name) for row in counts.layanan) for name in ("diminta", "diberikan", "tepat_waktu")
        )
        penyerang.services(facts, html, kinds=KINDS, totals=totals)
        found += narrowed(facts, small_services(counts, totals))
    return found


def narrowed(facts: penyerang.Equations, targets: dict) -> list[str]:
    spans = facts.spans([terms for terms, *_ in targets.values()])
    return [
        f"{name}: {low}-{high} believed as {least:.2f}-{most:.2f}"
        for (name, (_, low, high)), (least, most) in zip(targets.items(), spans, strict=True)
        if least > low + 1e-6 or most < high - 1e-6
    ]


def small_people(counts: Hitungan, tag: str = "") -> dict:
    """name -> (expression, least and greatest value of the protection interval) of the small groups, forms and "not this form"."""
    targets = {}
    for row in counts.kelompok:
        threshold = 10 if row.kode in CHILD_OR_UNKNOWN else 5
        if row.jumlah < threshold:
            targets[f"{tag}{row.kode}"] = ({tag + row.kode: 1}, 0, min(threshold - 1, counts.korban))
    for kode, n in counts.bentuk.items():
        threshold = 10 if kode in SENSITIVE_FORMS else 5
        if n < threshold:
            targets[f"{tag}{kode}"] = ({tag + kode: 1}, 0, min(threshold - 1, counts.korban))
        if counts.korban - n < 5:  # everybody, or nearly: at most so many fewer
            targets[f"{tag}all but {kode}"] = ({tag + kode: -1}, -counts.korban, min(4, counts.korban) - counts.korban)
    return targets


def small_origins(counts: Hitungan, tag: str = "") -> dict:
    rows = [*counts.asal_blok, Baris("lain", "", counts.korban_blok - sum(row.jumlah for row in counts.asal_blok))]
    return {tag + row.kode: ({tag + row.kode: 1}, 0, min(4, counts.korban_blok)) for row in rows if row.jumlah < 5}


def small_services(counts: Hitungan, totals) -> dict:
    asked, given, prompt = totals
    found = {row.kode: row for row in counts.layanan}
    targets = {}
    for kode in KINDS.values() if asked else ():
        row = found.get(kode) or BarisLayanan(kode, "", 0, 0, 0)
        for name, terms, value, low, most in (
            ("asked", {f"{kode}.asked": 1}, row.diminta, 0, asked),
            ("given", {f"{kode}.given": 1}, row.diberikan, 0, given),
            ("prompt", {f"{kode}.prompt": 1}, row.tepat_waktu, 0, prompt),
            ("open", {f"{kode}.asked": 1, f"{kode}.given": -1}, row.diminta - row.diberikan, 1, asked - given),
            ("late", {f"{kode}.given": 1, f"{kode}.prompt": -1}, row.diberikan - row.tepat_waktu, 1, given - prompt),
        ):
            if low <= value < 5:
                targets[f"{kode} {name}"] = (terms, low, min(4, most))
    return targets


def test_random_years_betray_nobody(edition, labels):
    rng, told = random.Random(8), dict.fromkeys(("kelompok", "bentuk", "asal", "layanan"), 0)
    for n in range(YEARS):
        counts = random_year(rng, 2026)
        report, html = edition(counts)
        assert betrayed(counts, html, labels) == [], n
        for name in told:
            told[name] += bool(getattr(report, name))
    assert all(number >= 15 for number in told.values()), told  # the guard does not win by saying nothing


@pytest.mark.parametrize("unguarded", ["no masks", "small cells alone"])
def test_the_same_attack_succeeds_without_the_guard(edition, labels, monkeypatch, unguarded):
    """Nothing masked, and the usual single pass: the small cells masked, none beside them."""

    def masks(tabel, sebelum):
        small = {cell.kunci for cell in tabel.sel if cell.cetak and cell.is_kecil}
        return frozenset() if unguarded == "no masks" else frozenset(small)

    monkeypatch.setattr(masking, "_masks", masks)
    rng, caught = random.Random(8), 0
    for _ in range(20):
        counts = random_year(rng, 2026)
        caught += bool(betrayed(counts, edition(counts)[1], labels))
    assert caught >= 8


def betrayed_by_two(
    first: Hitungan, then: Hitungan, pages: tuple[str, str], labels: dict, *, is_version: bool
) -> list[str]:
    """What two editions betray together, of the cells of both and of those who came in between; the attacker guesses that none went."""
    found = []
    facts, targets = penyerang.Equations(), {}
    for tag, counts, html in (("1", first, pages[0]), ("2", then, pages[1])):
        penyerang.people(facts, html, forms=FORMS, total=counts.korban, tag=tag)
        targets |= small_people(counts, tag)
    if is_version:
        came = then.korban - first.korban
        pairs = [(row.kode, now.jumlah - row.jumlah) for row, now in zip(first.kelompok, then.kelompok, strict=True)]
        pairs += [(kode, then.bentuk[kode] - n) for kode, n in first.bentuk.items()]
        targets |= arrivals(facts, pairs, came, CHILD_OR_UNKNOWN | SENSITIVE_FORMS)
    found += narrowed(facts, targets)
    facts, targets = penyerang.Equations(), {}
    for tag, counts, html in (("1", first, pages[0]), ("2", then, pages[1])):
        penyerang.origins(facts, html, places=labels, leaves=LEAVES, total=counts.korban_blok, tag=tag)
        targets |= small_origins(counts, tag)
    pairs = [(row.kode, now.jumlah - row.jumlah) for row, now in zip(first.asal_blok, then.asal_blok, strict=True)]
    pairs.append(("lain", then.korban_blok - first.korban_blok - sum(n for _, n in pairs)))
    targets |= arrivals(facts, pairs, then.korban_blok - first.korban_blok, set())
    return found + narrowed(facts, targets)


def arrivals(facts: penyerang.Equations, pairs, came: int, sensitive: set[str]) -> dict:
    targets = {}
    for kode, n in pairs:
        facts.add({f"2{kode}": 1, f"1{kode}": -1}, 0, at_least=True)
        threshold = 10 if kode in sensitive else 5
        if n < threshold:
            targets[f"came {kode}"] = ({f"2{kode}": 1, f"1{kode}": -1}, 0, min(threshold - 1, came))
    return targets


def pairs_of(kind: str, number: int):
    """Pairs of years in which the first prints something. Version: the same year, a few cases more; years: another year, the same block of
    origins, which a few cases more may have entered."""
    rng = random.Random(88)
    while number:
        first = random_year(rng, 2026)
        if first.korban < 20:
            continue
        more = random_year(rng, 2026, more=first)
        number -= 1
        if kind == "version":
            yield first, more
        else:
            yield (
                first,
                dataclasses.replace(random_year(rng, 2027), korban_blok=more.korban_blok, asal_blok=more.asal_blok),
            )


@pytest.mark.parametrize("kind", ["version", "years"])
def test_two_editions_together_betray_nobody(edition, labels, kind):
    said = 0
    for n, (first, then) in enumerate(pairs_of(kind, PAIRS)):
        report, page = edition(first)
        later, later_page = edition(then, [report.terbitan])
        assert betrayed_by_two(first, then, (page, later_page), labels, is_version=kind == "version") == [], n
        said += bool(later.kelompok or later.bentuk or later.asal)
    assert said >= 2


@pytest.mark.parametrize("kind", ["version", "years"])
def test_two_editions_that_do_not_know_of_each_other_betray(edition, labels, kind):
    caught = 0
    for first, then in pairs_of(kind, PAIRS):
        pages = edition(first)[1], edition(then)[1]
        caught += bool(betrayed_by_two(first, then, pages, labels, is_version=kind == "version"))
    assert caught >= 3


def test_the_map_hatches_what_is_masked_and_never_draws_it_as_zero(edition, labels):
    rows = tuple(
        Baris(kode, nama, 7 if kode == "11.74" else None) for nama, (kode, *more) in labels.items() if not more
    )
    report = dataclasses.replace(edition(random_year(random.Random(1), 2026))[0], asal=rows, asal_masa="2021–2025")
    tiles = {petak.kode: (petak.nilai, petak.sebutan.split(": ")[1]) for petak in map_of_origin(report).daftar_petak}
    assert tiles.pop("11.74") == ("7", "7")
    assert set(tiles.values()) == {("*", "ditutup")}
    assert "0" not in [band.label for band in map_of_origin(report).daftar_legenda]


def test_register_and_page_betray_nobody_nor_does_the_next_version(client_of, kepala, sekretariat, labels):
    """No count is invented here: cases in the register, the page as it is served, then one case more."""
    from wilayah.models import Wilayah

    langsa, banda, pidie = (Wilayah.objects.get(kode=kode) for kode in ("11.74", "11.71", "11.07"))
    with clock.at(datetime.datetime(2025, 3, 3, 8, tzinfo=WIB)):
        adults = [
            victim(jenis_kelamin=sex, asal=asal) for sex, asal in (("P", langsa), ("L", banda)) for _ in range(12)
        ]
        few = [victim(usia_saat_terjerat=9, kelompok_usia="anak", tujuan=["SexualExploitation"], asal=pidie)]
        make_kasus(by=sekretariat, daftar_korban=[*adults, *few], tanggal_lapor=datetime.date(2025, 2, 2))
    counts = hitung(2025, [], statistics.unsur_korban(2025), has_register=True)
    report = build_annual_report(2025, Edisi.UMUM)
    page = client_of(kepala).get("/laporan/2025/?edisi=umum").content.decode()
    assert betrayed(counts, page, labels) == []
    assert {row.kode: row.jumlah for row in report.asal if row.jumlah} == {"timur": 12}
    lines = dict(penyerang.tables_of(page)["asal"])
    assert [lines[row.label] for row in report.asal] == ["*", "*", "12", "*", "*", "*"]
    assert map_of_origin(report) is None  # a map of larger parts would say of each place what is true of none
    make_kasus(by=sekretariat, daftar_korban=[victim(asal=pidie)], tanggal_lapor=datetime.date(2025, 3, 2))
    later = build_annual_report(2025, Edisi.UMUM, [Terbitan.from_json(report.terbitan.to_json())])
    html = render_to_string("laporan/_isi.html", report_context(later))
    now = hitung(2025, [], statistics.unsur_korban(2025), has_register=True)
    assert later.ditutup == ("kelompok", "bentuk", "asal")
    assert betrayed_by_two(counts, now, (page, html), labels, is_version=True) == []
    unaware = render_to_string("laporan/_isi.html", report_context(build_annual_report(2025, Edisi.UMUM)))
    assert betrayed_by_two(counts, now, (page, unaware), labels, is_version=True)


def moved(counts: Hitungan, report, table: str, rng: random.Random) -> Hitungan | None:
    """The same year but for one victim, who stands in another line that the edition masks too; None where there is no such pair."""
    column = {"kelompok": "kelompok", "asal": "asal_blok"}[table]
    lines = [places_of(row.kode) for row in getattr(report, table) if row.jumlah is None]
    numbers = {row.kode: row.jumlah for row in getattr(counts, column)}
    given = [(line, kode) for line in lines for kode in line if numbers.get(kode)]
    if not given or len(lines) < 2:
        return None
    left, giving = rng.choice(given)
    taking = rng.choice([line for line in lines if line != left])[0]  # "lain" is whoever stands in no place
    change = {giving: -1, taking: 1}
    rows = (dataclasses.replace(row, jumlah=row.jumlah + change.get(row.kode, 0)) for row in getattr(counts, column))
    return dataclasses.replace(counts, **{column: tuple(rows)})


def places_of(kode: str) -> list[str]:
    """What a line counts: a zone its kabupaten and kota, every other line itself."""
    return next((list(zona.kabkota) for zona in ZONA if zona.kode == kode), [kode])


def test_nothing_printed_knows_more_than_what_is_told(edition, monkeypatch):
    """Two truths between which the tables do not tell apart print the same pages to the last sign: no bar, title, description, map or
    spreadsheet holds what a mask covers. The same comparison finds a chart that is drawn from the truth."""
    rng, compared, betrayals = random.Random(21), dict.fromkeys(("kelompok", "asal"), 0), 0
    drawn = document.chart_of_groups
    for n in range(YEARS):
        counts = random_year(rng, 2026)
        report, html = edition(counts)
        for table in compared:
            other = moved(counts, report, table, rng)
            if other is None:
                continue
            beside, page = edition(other)
            if beside.terbitan.tercetak != report.terbitan.tercetak:
                continue  # the masks themselves fell elsewhere
            compared[table] += 1
            assert page == html, (n, table)
            assert daftar_tabel(beside) == daftar_tabel(report)
            if table == "kelompok":
                for truth in (counts, other):
                    full = dataclasses.replace(report, kelompok=truth.kelompok)
                    monkeypatch.setattr(document, "chart_of_groups", lambda _, full=full: drawn(full))
                    betrayals += edition(truth)[1] != html
                monkeypatch.setattr(document, "chart_of_groups", drawn)
    assert min(compared.values()) >= 10, compared
    assert betrayals >= compared["kelompok"]
