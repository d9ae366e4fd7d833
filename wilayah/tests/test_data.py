"""The places that come with the program, and their loading."""

import csv
import gzip

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, transaction

from wilayah.actions import load_wilayah
from wilayah.enums import TingkatWilayah
from wilayah.models import Wilayah
from wilayah.pencarian import KODE
from wilayah.sumber import ACEH, PLACES, read_wilayah

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("tingkat", "number"), [("negara", 249), ("provinsi", 38), ("kabkota", 514), ("kecamatan", 290), ("gampong", 6500)]
)
def test_migration_loads_every_place(tingkat, number):
    assert Wilayah.objects.of_tingkat(tingkat).count() == number


@pytest.mark.parametrize(
    ("kode", "nama", "kode_bps"),
    [
        ("11.01", "Kabupaten Aceh Selatan", "1103"),
        ("11.09", "Kabupaten Simeulue", "1101"),
        ("11.10", "Kabupaten Aceh Singkil", "1102"),
        ("11.71", "Kota Banda Aceh", "1171"),
        ("11.73", "Kota Lhokseumawe", "1174"),
        ("11.74", "Kota Langsa", "1173"),
    ],
)
def test_bps_code_is_not_the_ministry_code(kode, nama, kode_bps):
    kabkota = Wilayah.objects.get(kode=kode)
    assert (kabkota.nama, kabkota.kode_bps) == (nama, kode_bps)


def test_bps_codes_belong_to_the_23_alone():
    assert set(Wilayah.objects.exclude(kode_bps="").values_list("kode")) == set(
        Wilayah.objects.kabkota_aceh().values_list("kode")
    )


def test_counts_of_each_kabkota_equal_the_decree():
    with ACEH.open(newline="") as file:
        decree = {row["kode"]: (int(row["kecamatan"]), int(row["gampong"])) for row in csv.DictReader(file)}
    counted = Wilayah.objects.kabkota_aceh().with_counts()
    assert {row.kode: (row.jumlah_kecamatan, row.jumlah_gampong) for row in counted} == decree


def test_population_and_tiles_of_the_23_are_complete():
    kabkota = Wilayah.objects.kabkota_aceh()
    assert sum(kabkota.values_list("penduduk", flat=True)) == 5_623_479
    assert len(set(kabkota.values_list("kolom", "baris"))) == 23
    assert len(set(kabkota.values_list("singkatan"))) == 23


def test_codes_are_text_and_lie_below_their_parent():
    for kode, induk, tingkat in Wilayah.objects.values_list("kode", "induk_id", "tingkat"):
        assert KODE.fullmatch(kode), kode
        if tingkat in {TingkatWilayah.KABKOTA, TingkatWilayah.KECAMATAN, TingkatWilayah.GAMPONG}:
            assert induk == kode.rpartition(".")[0]


def test_no_island_and_no_number_without_its_zero():
    assert not Wilayah.objects.filter(kode__regex=r"\.[0-9]{5}").exists()
    assert not Wilayah.objects.filter(kode="11.1").exists()
    assert not Wilayah.objects.filter(kode__startswith="12.01.").exists()


def test_data_file_has_the_same_bytes_everywhere():
    """No time and no file name in the archive's head."""
    assert PLACES.read_bytes()[3] == 0
    assert PLACES.read_bytes()[4:8] == b"\0\0\0\0"
    lines = gzip.decompress(PLACES.read_bytes()).decode().splitlines()[1:]
    assert lines == sorted(lines, key=lambda line: line.split(",")[0])


def test_full_path_names_exactly_one_place():
    paths = list(Wilayah.objects.values_list("jalur_cari", flat=True))
    assert len(paths) == len(set(paths))


def test_load_wilayah_twice_changes_nothing(django_assert_num_queries):
    rows = read_wilayah()
    with django_assert_num_queries(3):  # savepoint, one reading, release
        result = load_wilayah(Wilayah, rows)
    assert (result.baru, result.berubah, result.tetap) == (0, 0, 7591)


def test_load_wilayah_corrects_and_adds_but_never_deletes():
    Wilayah.objects.filter(kode="11.71.02.2001").update(nama="Salah")
    Wilayah.objects.filter(kode="11.71.02.2002").delete()
    Wilayah.objects.create(
        kode="11.71.02.2999", nama="Lama", tingkat="gampong", induk_id="11.71.02", jalur="Gampong Lama"
    )
    result = load_wilayah(Wilayah, read_wilayah())
    assert (result.baru, result.berubah) == (1, 1)
    assert Wilayah.objects.get(kode="11.71.02.2001").nama == "Mulia"
    assert Wilayah.objects.filter(kode__in=["11.71.02.2002", "11.71.02.2999"]).count() == 2


def test_load_wilayah_skips_columns_that_a_model_does_not_have():
    rows = [{**row, "kolom_masa_depan": 1} for row in read_wilayah()]
    assert load_wilayah(apps.get_model("wilayah", "Wilayah"), rows).tetap == 7591


def test_muat_wilayah_says_what_it_did(capsys):
    call_command("muat_wilayah")
    assert capsys.readouterr().out == (
        "Wilayah siap: 0 baru, 0 berubah, 7.591 tetap; Aceh memiliki 23 kabupaten/kota, 290 kecamatan, dan 6.500 gampong.\n"
    )


@pytest.mark.parametrize(
    "fault",
    [
        {"tingkat": "dusun"},
        {"induk_id": None},
        {"kolom": 1, "baris": None},
        {"kolom": 0, "baris": 0},
        {"kode_bps": "1171"},
    ],
    ids=["level", "no parent", "half a tile", "taken tile", "taken BPS code"],
)
def test_database_refuses_a_wrong_place(fault):
    place = {"kode": "11.99", "nama": "Uji", "tingkat": "kabkota", "induk_id": "11", "jalur": "Uji"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Wilayah.objects.create(**place | fault)


@pytest.mark.parametrize(
    ("kode", "jalur", "kode_kabkota", "is_aceh"),
    [
        ("11.71.02.2001", "Gampong Mulia, Kec. Kuta Alam, Kota Banda Aceh", "11.71", True),
        ("11.06.08", "Kec. Peukan Bada, Kab. Aceh Besar", "11.06", True),
        ("11.06", "Kabupaten Aceh Besar", "11.06", True),
        ("11", "Provinsi Aceh", "", True),
        ("12.71", "Kota Medan, Sumatera Utara", "12.71", False),
        ("MY", "Malaysia", "", False),
    ],
)
def test_place_says_where_it_lies(kode, jalur, kode_kabkota, is_aceh):
    place = Wilayah.objects.get(kode=kode)
    assert (str(place), place.kode_kabkota, place.is_aceh) == (jalur, kode_kabkota, is_aceh)


def test_name_that_tells_its_level_is_not_doubled():
    assert not Wilayah.objects.filter(jalur__startswith="Gampong Gampong").exists()
    assert Wilayah.objects.filter(nama="Gampong Baro", jalur__startswith="Gampong Baro, ").count() == 18
