"""Agreements: states by date, actions and their refusals, the picture of who is bound to whom."""

import datetime
import itertools
import xml.etree.ElementTree as ET

import pytest
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string

from anggota import actions
from anggota.enums import KeadaanNota
from anggota.ikatan import daftar_ikatan, gambar_ikatan
from anggota.models import JejakAudit, NotaKesepahaman, PihakNota
from anggota.tests.factories import make_instansi, make_nota
from gugus_tugas.auth import ActionRefused
from gugus_tugas.files import blank_pdf
from gugus_tugas.grafik import jaringan

TODAY = datetime.date(2026, 6, 1)


def days(number: int) -> datetime.date:
    return TODAY + datetime.timedelta(days=number)


@pytest.mark.parametrize(
    ("start", "end", "state"),
    [
        (days(1), None, "belum"),
        (days(0), None, "berlaku"),
        (days(-9), days(91), "berlaku"),
        (days(-9), days(90), "segera"),
        (days(-9), days(0), "segera"),
        (days(-9), days(-1), "berakhir"),
    ],
)
def test_state_by_row_and_by_query_agree(sekretariat, start, end, state):
    nota = make_nota(by=sekretariat, tanggal_tanda_tangan=days(-20), berlaku_mulai=start, berlaku_sampai=end)
    assert nota.keadaan_pada(TODAY) == state
    for name in KeadaanNota:
        assert NotaKesepahaman.objects.in_state(name, on=TODAY).exists() is (name == state)


def test_two_parties_are_needed_and_nothing_stays_of_a_refusal(sekretariat):
    with pytest.raises(ActionRefused, match="dua pihak"):
        make_nota(by=sekretariat, pihak=["Satu"])
    assert not NotaKesepahaman.objects.exists()


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"nama": "", "instansi": None}, "Pilih instansi"),
        ({"nama": "Dua"}, "sudah dicatat"),
    ],
)
def test_party_rules_hold_in_the_model(sekretariat, row, message):
    with pytest.raises(ValidationError, match=message):
        actions.record_nota(
            by=sekretariat, daftar_pihak=[{"nama": "Satu"}, {"nama": "Dua"}, row], jenis="mou", judul="x",
            ruang_lingkup="x", tanggal_tanda_tangan=TODAY, berlaku_mulai=TODAY,
        )  # fmt: skip


def test_dates_out_of_order_are_refused(sekretariat):
    with pytest.raises(ValidationError, match="sebelum ditandatangani"):
        make_nota(by=sekretariat, tanggal_tanda_tangan=days(2), berlaku_mulai=days(1))
    with pytest.raises(ValidationError, match="berakhir sebelum dimulai"):
        make_nota(by=sekretariat, tanggal_tanda_tangan=days(0), berlaku_mulai=days(1), berlaku_sampai=days(0))


def test_file_falls_with_the_row(sekretariat, settings):
    agency = make_instansi()
    with pytest.raises(ValidationError):
        make_nota(by=sekretariat, pihak=[agency, agency], berkas=blank_pdf())
    assert not [p for p in settings.MEDIA_ROOT.rglob("*") if p.is_file()]


def test_correction_names_what_changed_and_replaces_the_file(sekretariat, settings, django_capture_on_commit_callbacks):
    nota = make_nota(by=sekretariat, pihak=["Satu", "Dua"], berkas=blank_pdf())
    same = {
        name: getattr(nota, name)
        for name in ("jenis", "ruang_lingkup", "tanggal_tanda_tangan", "berlaku_mulai", "berlaku_sampai")
    }
    with django_capture_on_commit_callbacks(execute=True):
        actions.update_nota(
            nota, by=sekretariat, **same, judul="Judul benar", daftar_pihak=[{"nama": "Satu"}, {"nama": "Tiga"}],
            berkas=blank_pdf(),
        )  # fmt: skip
    nota.refresh_from_db()
    assert nota.judul == "Judul benar"
    assert [p.nama for p in PihakNota.objects.order_by("urutan")] == ["Satu", "Tiga"]
    assert JejakAudit.objects.first().kolom == ["berkas", "daftar_pihak", "judul"]
    assert len([p for p in settings.MEDIA_ROOT.rglob("*") if p.is_file()]) == 1
    with nota.berkas.open("rb") as file:
        assert file.read(5) == b"%PDF-"
    with pytest.raises(ActionRefused, match="Tidak ada yang berubah"):
        actions.update_nota(
            nota, by=sekretariat, **same, judul="Judul benar", daftar_pihak=[{"nama": "Satu"}, {"nama": "Tiga"}]
        )


def test_extension_keeps_the_history_and_locks_the_end(sekretariat):
    nota = make_nota(by=sekretariat, berlaku_sampai=days(10), pihak=["Satu", "Dua"])
    with pytest.raises(ActionRefused, match="sudah berlaku sampai"):
        actions.record_perpanjangan(nota, by=sekretariat, sampai_baru=days(10), dasar="adendum")
    actions.record_perpanjangan(nota, by=sekretariat, sampai_baru=days(20), dasar="adendum 1")
    actions.record_perpanjangan(nota, by=sekretariat, sampai_baru=None, dasar="adendum 2")
    nota.refresh_from_db()
    assert nota.berlaku_sampai is None
    history = [(row.sampai_lama, row.sampai_baru) for row in nota.daftar_perpanjangan.order_by("pk")]
    assert history == [(days(10), days(20)), (days(20), None)]
    with pytest.raises(ActionRefused, match="tanpa batas"):
        actions.record_perpanjangan(nota, by=sekretariat, sampai_baru=days(99), dasar="adendum 3")
    values = {n: getattr(nota, n) for n in ("jenis", "judul", "ruang_lingkup", "tanggal_tanda_tangan", "berlaku_mulai")}
    with pytest.raises(ActionRefused, match="tidak dikoreksi di sini"):
        actions.update_nota(
            nota, by=sekretariat, **values, berlaku_sampai=days(5), daftar_pihak=[{"nama": "Satu"}, {"nama": "Dua"}]
        )


def test_picture_and_table_show_the_agreements_in_force(sekretariat):
    dinas, other = make_instansi(kode="dinas"), make_instansi(kode="lain")
    terms = {"tanggal_tanda_tangan": days(-50), "berlaku_mulai": days(-50)}
    make_nota(by=sekretariat, pihak=[dinas, other, "Yayasan <b>"], **terms)
    make_nota(by=sekretariat, pihak=[dinas, "Yayasan <b>"], **terms, berlaku_sampai=days(3), judul="Z")
    make_nota(by=sekretariat, pihak=[other, "Hilang"], **terms, berlaku_sampai=days(-3))
    rows = daftar_ikatan(on=TODAY)
    assert [(row.nomor, row.daftar_pihak, row.is_segera) for row in rows] == [
        ("1", ("Dinas", "Lain", "Yayasan <b>"), False),
        ("2", ("Dinas", "Yayasan <b>"), True),
    ]
    picture = gambar_ikatan(rows)
    svg = ET.fromstring(render_to_string("components/grafik/jaringan.svg", {"jaringan": picture}).strip())
    space = "{http://www.w3.org/2000/svg}"
    assert svg[0].tag == f"{space}title"
    assert "2: Dinas, Yayasan <b> (segera berakhir)" in svg[0].text
    assert len(list(svg.iter(f"{space}circle"))) == 5
    assert [line.get("stroke-dasharray") for line in svg.iter(f"{space}line") if line.get("stroke-width") == "3"] == [
        None, "5 4",
    ]  # fmt: skip
    assert gambar_ikatan([]) is None


@pytest.mark.parametrize("number", [1, 3, 60])
def test_picture_keeps_dots_apart_and_inside(number):
    bonds = [(str(k), (f"Pihak yang namanya panjang sekali {k % 7}", "B"), False) for k in range(number)]
    picture = jaringan("uji", judul="Uji", ikatan=bonds)
    xs = [float(bond.x) for bond in picture.ikatan]
    assert all(b - a >= 2 * float(picture.jari) for a, b in itertools.pairwise(xs))
    assert float(picture.kiri) < xs[0]
    assert xs[-1] + float(picture.jari) <= float(picture.lebar)
    assert all(
        "," not in text for text in (picture.lebar, picture.tinggi, picture.kiri, *(b.x for b in picture.ikatan))
    )


def test_picture_without_a_bond_is_refused():
    with pytest.raises(ValueError, match="empty state"):
        jaringan("uji", judul="Uji", ikatan=[])
