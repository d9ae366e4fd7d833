"""Keyset paging equals the whole order, both ways, whatever the ties; it survives insertion and every cursor that is not ours."""

import random

import pytest
from django.db.models import Exists, OuterRef
from django.test import RequestFactory

from anggota.models import Instansi
from gugus_tugas.paging import Kunci, capped_count, count_together, keyset, led

ORDERS = [
    ("telepon", "pk"),
    ("-telepon", "-pk"),
    ("-telepon", "singkatan", "-pk"),
    ("telepon", "-singkatan", "pk"),
    ("pk",),
]


def page_of(rows, order, cursor="", size=7):
    return keyset(RequestFactory().get("/", {"hal": cursor}), rows, order=order, size=size)


@pytest.fixture
def many(db):
    chance = random.Random(7)
    Instansi.objects.bulk_create(
        Instansi(kode=f"x{n}", nama=f"n{n}", telepon=chance.choice("abc"), singkatan=chance.choice("pq"), jenis="NGO")
        for n in range(60)
    )
    return Instansi.objects.filter(kode__startswith="x")


@pytest.mark.parametrize("order", ORDERS, ids=str)
@pytest.mark.parametrize("size", [1, 7, 59, 60, 61])
def test_pages_are_the_whole_order_forwards_and_backwards(many, order, size):
    whole, pages, cursor = list(many.order_by(*order)), [], ""
    while True:
        page = page_of(many, order, cursor, size)
        pages.append(page.object_list)
        cursor = page.berikutnya
        if not cursor:
            break
    assert [row for rows in pages for row in rows] == whole
    for rows in reversed(pages[:-1]):
        page = page_of(many, order, page.sebelumnya, size)
        assert page.object_list == rows
    assert not page.sebelumnya


def test_a_row_inserted_before_moves_nothing(many):
    order = ("telepon", "pk")
    first = page_of(many, order)
    second = page_of(many, order, first.berikutnya)
    Instansi.objects.create(kode="x-baru", nama="baru", telepon="a", singkatan="p", jenis="NGO")
    assert page_of(many, order, first.berikutnya).object_list == second.object_list


def test_removed_rows_move_nothing_and_an_emptied_end_gives_the_first_page(many):
    order = ("telepon", "pk")
    first = page_of(many, order, size=50)
    many.filter(pk__in=[row.pk for row in page_of(many, order, first.berikutnya, 50).object_list]).delete()
    page = page_of(many, order, first.berikutnya, 50)
    assert page.object_list == first.object_list
    assert not page.sebelumnya
    assert not page.berikutnya


def test_less_than_a_page_before_gives_the_whole_first_page(many):
    order = ("pk",)
    cursor = Kunci(many, order, 7)._write("sebelumnya", many.order_by("pk")[3])
    page = page_of(many, order, cursor)
    assert page.object_list == list(many.order_by("pk")[:7])
    assert not page.sebelumnya


@pytest.mark.parametrize("cursor", ["", "x", "999", "-1", "\x00", "a:b", "W10:xx", "é" * 5000, "%00", "../../x"])
def test_a_foreign_cursor_gives_the_first_page(many, cursor):
    assert page_of(many, ("pk",), cursor).object_list == list(many.order_by("pk")[:7])


def test_a_cursor_holds_for_its_own_order_and_untouched(many):
    other = page_of(many, ("telepon", "pk")).berikutnya
    first = list(many.order_by("pk")[:7])
    assert page_of(many, ("pk",), other).object_list == first
    own = page_of(many, ("pk",)).berikutnya
    for n in range(0, len(own), 3):
        assert page_of(many, ("pk",), own[:n] + ("A" if own[n] != "A" else "B") + own[n + 1 :]).object_list == first


def test_a_signed_cursor_with_senseless_values_gives_the_first_page(many):
    reader = Kunci(many, ("pk",), 7)
    for content in ([], ["berikutnya"], ["berikutnya", "abc"], ["berikutnya", 1, 2], "x", 5, ["berikutnya", None]):
        assert page_of(many, ("pk",), reader.signer.sign_object(content)).object_list == list(many.order_by("pk")[:7])


def test_count_is_capped(many):
    assert str(capped_count(many)) == "60"
    assert str(capped_count(many, limit=50)) == "50+"
    assert str(capped_count(many, limit=60)) == "60"


@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_rows_that_keys_lead_to_are_counted_with_the_first_page(many, order, django_assert_num_queries):
    with django_assert_num_queries(1):
        page = page_of(led(many), order)
    plain = page_of(many, order)
    assert (page.object_list, str(page.jumlah), page.berikutnya) == (plain.object_list, "60", plain.berikutnya)
    second = page_of(led(many), order, page.berikutnya)
    assert (second.object_list, str(second.jumlah)) == (page_of(many, order, plain.berikutnya).object_list, "60")
    assert str(keyset(RequestFactory().get("/"), led(many), order=order, limit=10).jumlah) == "60"
    assert str(capped_count(led(many), limit=10)) == "60"
    assert [str(count) for count in count_together([(led(many), 10), (many, 10)])] == ["60", "10+"]
    nothing = page_of(led(many.none()), order)
    assert (nothing.object_list, str(nothing.jumlah), nothing.berikutnya) == ([], "0", "")


def test_columns_of_the_list_are_not_worked_out_to_count_it(many, django_assert_num_queries):
    """A column that is a look into another table would be looked up for every row that is counted."""
    with django_assert_num_queries(1) as asked:
        capped_count(many.annotate(ada=Exists(Instansi.objects.filter(pk=OuterRef("pk"), nama="x"))).order_by("pk"))
    assert "EXISTS" not in asked.captured_queries[0]["sql"]
