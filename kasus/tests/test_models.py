"""Rules of the register that hold whoever writes: encryption, constraints, scope."""

import datetime

import pytest
from django.core.exceptions import FieldError, ValidationError
from django.db import IntegrityError, connection, transaction

from gugus_tugas.crypto import DecryptionFailed
from kasus.enums import TRANSITIONS, StatusKasus, Tujuan
from kasus.models import IdentitasKorban, Kasus, Korban, Layanan, RiwayatStatus, Unsur
from kasus.models.identitas import nik_index
from kasus.tests.factories import make_kasus, make_layanan, victim

IDENTITY = {
    "nama": "ZZNAMA-7Q Melur",
    "nik": "9999000011112222",
    "tanggal_lahir": datetime.date(2001, 2, 3),
    "alamat": "Jalan Kanari 1",
    "telepon": "0899-KANARI",
}


@pytest.fixture
def kasus(sekretariat):
    return make_kasus(by=sekretariat, uraian="ZZURAIAN rahasia", daftar_korban=[victim(identitas=IDENTITY)])


def column(table: str, name: str) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {name} FROM {table}")
        return bytes(cursor.fetchone()[0])


def test_identity_reads_back_as_typed(kasus):
    row = IdentitasKorban.objects.get()
    assert {name: getattr(row, name) for name in IDENTITY} == IDENTITY
    assert Kasus.objects.get().uraian == "ZZURAIAN rahasia"


def test_template_never_shows_ciphertext(kasus, client_of, sekretariat):
    html = client_of(sekretariat).get(f"/kasus/{kasus.slug}/").content.decode()
    assert "ZZURAIAN rahasia" in html
    assert "\\x" not in html


@pytest.mark.parametrize("name", IDENTITY)
def test_identity_columns_hold_no_clear_text(kasus, name):
    assert str(IDENTITY[name]).encode() not in column("kasus_identitaskorban", name)


def test_length_of_a_name_is_hidden(sekretariat):
    make_kasus(by=sekretariat, daftar_korban=[victim(identitas={"nama": "A"})])
    short = len(column("kasus_identitaskorban", "nama"))
    IdentitasKorban.objects.update(korban=Korban.objects.get())
    row = IdentitasKorban.objects.get()
    row.nama = "Nama yang lebih panjang"
    row.save()
    assert len(column("kasus_identitaskorban", "nama")) == short


def test_ciphertext_moved_to_another_row_does_not_open(sekretariat):
    make_kasus(by=sekretariat, daftar_korban=[victim(identitas=IDENTITY), victim()])
    full, empty = IdentitasKorban.objects.get(korban__urutan=1), IdentitasKorban.objects.get(korban__urutan=2)
    empty.__dict__["nama"] = full.__dict__["nama"]
    with pytest.raises(DecryptionFailed):
        _ = empty.nama


def test_saving_an_untouched_row_keeps_its_ciphertext(kasus):
    before = column("kasus_kasus", "uraian")
    row = Kasus.objects.get()
    row.save()
    assert column("kasus_kasus", "uraian") == before


@pytest.mark.parametrize("query", [{"nama": "x"}, {"nama__icontains": "x"}, {"nama__in": ["x"]}])
def test_encrypted_column_cannot_be_searched(db, query):
    with pytest.raises(FieldError):
        IdentitasKorban.objects.filter(**query).exists()


def test_encrypted_column_cannot_be_written_in_bulk(kasus):
    with pytest.raises(FieldError):
        IdentitasKorban.objects.update(nama="bocor")


def test_nik_is_found_by_its_index_and_the_index_shows_nothing(kasus):
    row = IdentitasKorban.objects.get(nik_indeks=nik_index(IDENTITY["nik"]))
    assert row.nik == IDENTITY["nik"]
    assert IDENTITY["nik"][:6] not in row.nik_indeks


def test_str_shows_codes_only(kasus):
    korban = kasus.daftar_korban.get()
    texts = [str(obj) for obj in (kasus, korban, korban.identitas, korban.identitas._meta.model(korban=korban))]
    assert not [text for text in texts if "ZZ" in text]
    assert str(korban) == f"{kasus.nomor}-K1"


@pytest.mark.parametrize(
    "change",
    [
        {"usia_saat_terjerat": 17, "kelompok_usia": "dewasa"},
        {"usia_saat_terjerat": 18, "kelompok_usia": "anak"},
        {"usia_saat_terjerat": 121, "kelompok_usia": "dewasa"},
        {"usia_saat_terjerat": 5, "kelompok_usia": "tidak_diketahui"},
        {"jenis_kelamin": "X"},
        {"kelompok_usia": "remaja"},
        {"status_identifikasi": "ActualVictimOfTrafficking", "penetap_status": ""},
        {"status_identifikasi": "mungkin"},
    ],
)
def test_database_refuses_an_impossible_victim(kasus, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        Korban.objects.update(**change)
    row = Korban.objects.get()
    for name, value in change.items():
        setattr(row, name, value)
    with pytest.raises(ValidationError):
        row.full_clean()


def test_age_seventeen_is_a_child_and_eighteen_is_not(sekretariat):
    kasus = make_kasus(
        by=sekretariat,
        daftar_korban=[victim(usia_saat_terjerat=17), victim(usia_saat_terjerat=18), victim(usia_saat_terjerat=0)],
    )
    assert [row.is_anak for row in kasus.daftar_korban.order_by("urutan")] == [True, False, True]


def test_element_code_must_belong_to_its_kind(kasus):
    with pytest.raises(IntegrityError), transaction.atomic():
        Unsur.objects.create(korban=kasus.daftar_korban.get(), jenis="cara", kode=Tujuan.ORGAN)


def test_service_cannot_be_given_before_it_was_asked(kasus, sekretariat, dinsos):
    with pytest.raises(ValidationError, match="sebelum diminta"):
        make_layanan(
            kasus.daftar_korban.get(), by=sekretariat, penyedia=dinsos.instansi, diberikan=datetime.date(2026, 3, 2)
        )


def test_seven_day_clock(kasus, sekretariat, dinsos):
    make_layanan(kasus.daftar_korban.get(), by=sekretariat, penyedia=dinsos.instansi, diminta=datetime.date(2026, 3, 3))
    assert not Layanan.objects.overdue(on=datetime.date(2026, 3, 10)).exists()
    assert Layanan.objects.overdue(on=datetime.date(2026, 3, 11)).exists()
    row = Layanan.objects.get()
    assert [row.is_overdue(on=datetime.date(2026, 3, day)) for day in (10, 11)] == [False, True]


def test_status_column_equals_newest_history_row(kasus):
    assert RiwayatStatus.objects.get().ke == kasus.status


def test_scope_of_each_role(kasus, cast, sekretariat):
    make_layanan(kasus.daftar_korban.get(), by=sekretariat, penyedia=cast["dinsos"].instansi)
    sees = {
        name: (
            Kasus.objects.visible_to(u).count(),
            Korban.objects.visible_to(u).count(),
            Layanan.objects.visible_to(u).count(),
        )
        for name, u in cast.items()
    }
    whole, nothing = (1, 1, 1), (0, 0, 0)
    assert sees == {
        "sekretariat": whole,
        "kepala": whole,
        "dinsos": whole,
        "polda": nothing,
        "pimpinan": nothing,
        "pengelola": nothing,
    }


def test_member_sees_only_the_victim_it_serves(cast, sekretariat):
    kasus = make_kasus(by=sekretariat, daftar_korban=[victim(), victim()])
    make_layanan(kasus.daftar_korban.get(urutan=2), by=sekretariat, penyedia=cast["dinsos"].instansi)
    assert [k.urutan for k in Korban.objects.visible_to(cast["dinsos"])] == [2]


def test_every_state_is_in_the_table_and_none_leads_to_itself():
    assert set(TRANSITIONS) == set(StatusKasus)
    assert all(state not in following for state, following in TRANSITIONS.items())
