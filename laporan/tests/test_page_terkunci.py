"""A key that is missing or a value that was moved: the page says why, nothing is recorded, nothing is written."""

import re

import pytest
from django.db import connection
from django.urls import reverse

from anggota.models import JejakAudit
from gugus_tugas.tests.keys import ring
from kasus.models import IdentitasKorban, Kasus, RiwayatStatus
from kasus.tests.factories import make_kasus, victim
from rapat.tests.factories import make_perkembangan, make_tindak_lanjut

IDENTITY = {"nama": "ZZNAMA Melur", "nik": "9999000011112222", "alamat": "Jalan Kanari 1", "telepon": "0899-1"}


@pytest.fixture
def kasus(sekretariat):
    return make_kasus(by=sekretariat, uraian="ZZURAIAN", daftar_korban=[victim(identitas=IDENTITY)])


def addresses(kasus) -> dict[str, tuple]:
    korban = kasus.daftar_korban.get()
    return {
        "reveal": ("post", f"/kasus/{kasus.slug}/identitas/{korban.pk}/", {"alasan": "menjadwalkan visum korban"}),
        "detail": ("get", f"/kasus/{kasus.slug}/", {}),
    }


def fingerprint() -> list:
    tables = [
        "kasus_kasus",
        "kasus_identitaskorban",
        "kasus_riwayatstatus",
        "anggota_jejakaudit",
        "anggota_kepalajejak",
    ]
    rows = []
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT * FROM {table} ORDER BY 1")
            rows.append([[bytes(v) if isinstance(v, memoryview) else v for v in row] for row in cursor.fetchall()])
    return rows


@pytest.mark.parametrize("name", ["reveal", "detail"])
def test_missing_key_is_named_and_nothing_is_recorded(kasus, client_of, sekretariat, settings, caplog, name):
    method, address, data = addresses(kasus)[name]
    browser = client_of(sekretariat)
    before = fingerprint()
    settings.KUNCI_DATA = ring(settings, 2)
    response = getattr(browser, method)(address, data)
    html = response.content.decode()
    assert response.status_code == 423
    assert "terkunci dengan kunci versi 1 yang tidak ada di server" in html
    assert "kembalikan kunci versi 1 ke KUNCI_DATA" in html
    assert not [word for word in ("ZZNAMA", "ZZURAIAN", "kasus.identitaskorban") if word in html]
    assert fingerprint() == before
    assert "Kunci data versi 1 tidak ada" in caplog.text  # the operator's log says which place
    assert not {"ZZNAMA", "ZZURAIAN"} & set(re.findall("ZZ[A-Z]+", caplog.text))


def test_lists_and_recording_go_on_without_the_old_key(kasus, client_of, sekretariat, settings):
    settings.KUNCI_DATA = ring(settings, 2)
    browser = client_of(sekretariat)
    for address in ("/", "/kasus/", "/jejak/", "/laporan/"):
        assert browser.get(address).status_code == 200
    assert make_kasus(by=sekretariat, daftar_korban=[victim(identitas=IDENTITY)]).nomor == "TPPO-ACEH/2026/0002"


def test_key_that_comes_back_opens_everything_again(kasus, client_of, sekretariat, settings):
    method, address, data = addresses(kasus)["reveal"]
    browser, right = client_of(sekretariat), settings.KUNCI_DATA
    settings.KUNCI_DATA = ring(settings, 2)
    assert getattr(browser, method)(address, data).status_code == 423
    settings.KUNCI_DATA = right
    assert "ZZNAMA Melur" in getattr(browser, method)(address, data).content.decode()


def test_file_without_its_key_is_not_sent(cast, client_of, settings):
    note = make_perkembangan(
        make_tindak_lanjut(by=cast["sekretariat"], instansi=cast["polda"].instansi), by=cast["polda"]
    )
    address, rows = reverse("rapat:export_bukti", args=[note.daftar_bukti.get().pk]), JejakAudit.objects.count()
    browser = client_of(cast["sekretariat"])
    settings.KUNCI_DATA = ring(settings, 2)
    response = browser.get(address)
    assert response.status_code == 423
    assert "versi 1" in response.content.decode()
    assert JejakAudit.objects.count() == rows


# Ciphertexts put elsewhere by whoever reaches the database: another row, another column, another table.
MOVES = {
    "row": "UPDATE kasus_identitaskorban SET nama = (SELECT nama FROM kasus_identitaskorban WHERE id = %(from)s) WHERE id = %(to)s",
    "column": "UPDATE kasus_identitaskorban SET nama = alamat WHERE id = %(to)s",
    "table": "UPDATE kasus_identitaskorban SET nama = (SELECT uraian FROM kasus_kasus LIMIT 1) WHERE id = %(to)s",
    "other table": "UPDATE kasus_kasus SET uraian = (SELECT nama FROM kasus_identitaskorban WHERE id = %(from)s)",
}


@pytest.mark.parametrize("move", MOVES)
def test_moved_ciphertext_does_not_open_and_the_page_says_so(client_of, sekretariat, move):
    kasus = make_kasus(
        by=sekretariat, uraian="ZZURAIAN", daftar_korban=[victim(identitas=IDENTITY), victim(identitas=IDENTITY)]
    )
    source, target = (IdentitasKorban.objects.get(korban__urutan=n) for n in (1, 2))
    key = IdentitasKorban._meta.pk
    with connection.cursor() as cursor:
        values = {name: key.get_db_prep_value(row.pk, connection) for name, row in (("from", source), ("to", target))}
        cursor.execute(MOVES[move], {name: value for name, value in values.items() if f"%({name})s" in MOVES[move]})
    browser = client_of(sekretariat)
    rows = JejakAudit.objects.count()
    if move == "other table":
        response = browser.get(f"/kasus/{kasus.slug}/")
    else:
        response = browser.post(
            f"/kasus/{kasus.slug}/identitas/{target.korban_id}/", {"alasan": "menjadwalkan visum korban"}
        )
    html = response.content.decode()
    assert response.status_code == 423
    assert "berubah atau dipindahkan di luar aplikasi" in html
    assert "ZZNAMA" not in html
    assert "ZZURAIAN" not in html
    assert JejakAudit.objects.count() == rows


def test_status_can_change_without_the_old_key_and_is_sealed_with_the_new_one(kasus, client_of, sekretariat, settings):
    settings.KUNCI_DATA = ring(settings, 2)
    browser = client_of(sekretariat)
    assert (
        browser.post(f"/kasus/{kasus.slug}/status/", {"ke": "FollowUp", "alasan": "Sudah dirujuk"}).status_code == 302
    )
    assert Kasus.objects.get().__dict__["uraian"][0] == 1
    assert {row.__dict__["alasan"][0] for row in RiwayatStatus.objects.filter(ke="FollowUp")} == {2}
