"""Rotation of the data keys over everything that is sealed: complete, repeatable, careful with what it cannot open."""

import datetime
import re
import time
from collections import Counter
from dataclasses import replace

import pytest
from django.apps import apps
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command
from django.db import connection, models, transaction

from anggota.actions import kunci
from anggota.models import JejakAudit
from anggota.tests.factories import make_instansi
from gugus_tugas.crypto import parse_keys
from gugus_tugas.fields import EncryptedTextField, open_all
from gugus_tugas.tests.keys import as_text, ring
from gugus_tugas.tests.parallel import run_together
from gugus_tugas.tests.test_architecture import relative, sources
from kasus import actions
from kasus.enums import PeranTerlapor
from kasus.models import IdentitasKorban, Kasus
from kasus.models.identitas import nik_index
from kasus.tests.factories import make_kasus, make_layanan, make_many, victim
from rapat.models import BuktiPerkembangan
from rapat.tests.factories import make_perkembangan, make_tindak_lanjut

IDENTITY = {
    "nama": "Rekaan Melur",
    "nik": "9900000000000001",
    "tanggal_lahir": datetime.date(2001, 2, 3),
    "alamat": "Jalan Rekaan 1",
    "telepon": "0899-0000-0001",
}


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch):
    monkeypatch.setattr(kunci, "PAUSE", 0.05)


@pytest.fixture
def kasus(sekretariat):
    """Something in every sealed column of the register, and an empty birth date."""
    kasus = make_kasus(
        by=sekretariat,
        uraian="Kronologi rekaan",
        daftar_korban=[victim(identitas=IDENTITY), victim()],
        daftar_terlapor=[{"jenis_kelamin": "L", "peran": PeranTerlapor.PEREKRUT, "identitas": {"nama": "Rekaan Agam"}}],
    )
    make_layanan(
        kasus.daftar_korban.first(), by=sekretariat, penyedia=make_instansi(kode="penyedia"), keterangan="Catatan"
    )
    return actions.change_status_kasus(kasus, to="FollowUp", alasan="Sudah dirujuk", by=sekretariat)


@pytest.fixture
def note(cast):
    item = make_tindak_lanjut(by=cast["sekretariat"], instansi=cast["polda"].instansi)
    return make_perkembangan(item, by=cast["polda"])


def stored() -> dict:
    """Every sealed column of every row, as it stands in the database."""
    found = {}
    for model, columns in kunci.sealed_columns():
        for row in model._base_manager.all():
            found |= {(model._meta.label, row.pk, c.name): row.__dict__[c.attname] for c in columns}
    return found


def versions() -> Counter:
    return Counter(value[0] for value in stored().values() if value is not None)


def opened() -> int:
    """Opens every value of every row; the number of rows."""
    return sum(len([open_all(row) for row in model._base_manager.all()]) for model, _ in kunci.sealed_columns())


def rotate(*options: str, capsys=None) -> str:
    call_command("putar_kunci", *options)
    return capsys.readouterr().out if capsys else ""


def test_everything_stands_under_the_new_key_and_the_old_one_may_go(kasus, note, settings, capsys):
    count, before = opened(), stored()
    settings.KUNCI_DATA = ring(settings, 2, 1)
    printed = rotate(capsys=capsys)
    assert set(versions()) == {2}
    assert [counts for counts in kunci.key_usage().values() if set(counts) - {2}] == []
    assert "1 berkas dienkripsi ulang dengan kunci versi 2" in printed
    assert "Kunci versi 1 tidak dipakai lagi" in printed
    assert "Semua nilai memakai kunci versi 2" in printed
    settings.KUNCI_DATA = ring(settings, 2)
    assert opened() == count
    row = IdentitasKorban.objects.get(nik_indeks=nik_index(IDENTITY["nik"]))
    assert {name: getattr(row, name) for name in IDENTITY} == IDENTITY
    assert Kasus.objects.get().uraian == "Kronologi rekaan"
    assert BuktiPerkembangan.objects.get().berkas.open("rb").read().startswith(b"%PDF-")
    assert not set(before.values()) - {None} & set(stored().values()) - {None}


def test_rotation_leaves_a_row_of_the_trail_that_names_columns_and_counts(kasus, settings):
    settings.KUNCI_DATA = ring(settings, 2, 1)
    rotate()
    row = JejakAudit.objects.get(peristiwa="rotate_kunci")
    assert row.pelaku == "sistem"
    assert {"kasus.IdentitasKorban.nama", "kasus.Kasus.uraian"} <= set(row.kolom)
    assert re.fullmatch(r"ke versi 2: \d+ baris, 0 berkas, gagal 0", row.alasan)


def test_second_run_touches_nothing(kasus, note, settings, capsys):
    settings.KUNCI_DATA = ring(settings, 2, 1)
    rotate()
    before = stored()
    capsys.readouterr()
    assert "0 baris dan 0 berkas" in rotate(capsys=capsys)
    assert stored() == before


def test_check_counts_and_changes_nothing(kasus, note, settings, capsys):
    settings.KUNCI_DATA = ring(settings, 2, 1)
    before, trail = stored(), JejakAudit.objects.count()
    with pytest.raises(CommandError, match="Belum selesai") as refusal:
        call_command("putar_kunci", "--periksa")
    printed = capsys.readouterr().out
    assert refusal.value.returncode == 1
    assert "kasus.IdentitasKorban.nama: 2 masih memerlukan kunci versi 1 (kunci lama)" in printed
    assert "kasus.IdentitasKorban.tanggal_lahir: 1 masih" in printed  # the other one is empty
    assert "rapat.BuktiPerkembangan.berkas: 1 masih" in printed
    assert "tidak dipakai lagi" not in printed
    assert (stored(), JejakAudit.objects.count()) == (before, trail)


def test_check_passes_where_nothing_waits(kasus, capsys):
    assert "Semua nilai memakai kunci versi 1" in rotate("--periksa", capsys=capsys)


def test_row_written_with_the_old_key_meanwhile_is_caught_and_taken_next_time(kasus, sekretariat, settings):
    settings.KUNCI_DATA = ring(settings, 2, 1)
    rotate()
    settings.KUNCI_DATA = ring(settings, 1, 2)  # a server that was not restarted
    make_kasus(by=sekretariat, daftar_korban=[victim(identitas=IDENTITY)])
    settings.KUNCI_DATA = ring(settings, 2, 1)
    with pytest.raises(CommandError, match="Belum selesai"):
        rotate("--periksa")
    rotate()
    assert set(versions()) == {2}


def test_page_that_was_open_during_the_rotation_may_bring_back_the_old_key_and_is_caught(kasus, settings):
    row = Kasus.objects.get()
    settings.KUNCI_DATA = ring(settings, 2, 1)
    rotate()
    row.save()  # whole, with the column as it was read
    with pytest.raises(CommandError, match="Belum selesai"):
        rotate("--periksa")
    rotate("--verbosity=0")
    assert Kasus.objects.get().uraian == "Kronologi rekaan"


def test_missing_key_is_told_and_nothing_is_touched(kasus, note, settings, capsys):
    before, path = stored(), django_settings.MEDIA_ROOT / note.daftar_bukti.get().berkas.name
    file = path.read_bytes()
    settings.KUNCI_DATA = ring(settings, 3, 2)
    for options in (["--periksa"], []):
        with pytest.raises(CommandError, match=r"Kunci versi 1 tidak ada di KUNCI_DATA\. Datanya tidak disentuh"):
            call_command("putar_kunci", *options)
    printed = capsys.readouterr().out
    assert "kasus.IdentitasKorban.nama: 2 masih memerlukan kunci versi 1 (TIDAK ADA di KUNCI_DATA)" in printed
    assert "kasus.IdentitasKorban: 2 memerlukan kunci versi 1 yang tidak ada" in printed
    assert stored() == before
    assert path.read_bytes() == file


def test_row_with_one_column_that_does_not_open_stays_whole_and_the_others_go_on(kasus, settings, capsys):
    row = IdentitasKorban.objects.get(nik_indeks=nik_index(IDENTITY["nik"]))
    before = {key: value for key, value in stored().items() if key[1] == row.pk}
    with connection.cursor() as cursor:
        cursor.execute("UPDATE kasus_identitaskorban SET alamat = nama WHERE nik_indeks = %s", [row.nik_indeks])
    settings.KUNCI_DATA = ring(settings, 2, 1)
    with pytest.raises(CommandError):
        rotate()
    assert "kasus.IdentitasKorban: 1 berubah atau dipindahkan" in capsys.readouterr().out
    after = stored()
    assert all(after[key] == value for key, value in before.items() if key[2] != "alamat")
    assert versions()[1] == 5
    assert Kasus.objects.get().uraian == "Kronologi rekaan"


def test_files_survive_a_killed_run_and_bad_ones_are_told(cast, settings, capsys):
    notes = [
        make_perkembangan(make_tindak_lanjut(by=cast["sekretariat"], instansi=cast["polda"].instansi), by=cast["polda"])
        for _ in range(3)
    ]
    files = [note.daftar_bukti.get().berkas for note in notes]
    whole, damaged, _ = (django_settings.MEDIA_ROOT / file.name for file in files)
    clear = files[0].open("rb").read()
    whole.with_name(f"{whole.name}.putar").write_bytes(b"setengah")
    content = bytearray(damaged.read_bytes())
    content[-1] ^= 1
    damaged.write_bytes(content)
    files[2].storage.delete(files[2].name)
    settings.KUNCI_DATA = ring(settings, 2, 1)
    with pytest.raises(CommandError):
        rotate()
    printed = capsys.readouterr().out
    assert "rapat.BuktiPerkembangan.berkas: 1 berubah atau dipindahkan" in printed
    assert "rapat.BuktiPerkembangan.berkas: 1 tidak ada di penyimpanan berkas" in printed
    assert "1 berkas tercatat tetapi tidak ada" in printed
    assert files[0].open("rb").read() == clear
    assert damaged.read_bytes() == bytes(content)
    assert files[0].storage.key_version(files[0].name) == 2
    assert {path.suffix for path in django_settings.MEDIA_ROOT.rglob("*") if path.is_file()} == {".pdf"}
    assert whole.stat().st_mode & 0o777 == 0o600


@pytest.mark.django_db(transaction=True)
def test_concurrent_edit_is_neither_overwritten_nor_lost(cast, settings):
    make_many(20, by=cast["sekretariat"])
    settings.KUNCI_DATA = ring(settings, 2, 1)
    pk = IdentitasKorban.objects.order_by("pk")[7].pk

    def edit():
        with transaction.atomic():
            row = IdentitasKorban.objects.select_for_update().get(pk=pk)
            time.sleep(0.4)
            row.nama = "Rekaan Diubah"
            row.save()

    def run():
        time.sleep(0.1)
        rotate()

    assert run_together(edit, run) == []
    assert IdentitasKorban.objects.get(pk=pk).nama == "Rekaan Diubah"
    assert set(versions()) == {2}


def test_index_is_rebuilt_when_its_own_key_changes(kasus, settings, capsys):
    settings.KUNCI_DATA = replace(settings.KUNCI_DATA, index=b"\7" * 32)
    assert not IdentitasKorban.objects.filter(nik_indeks=nik_index(IDENTITY["nik"])).exists()
    before = stored()
    with pytest.raises(CommandError, match="belum sesuai"):
        rotate("--indeks", "--periksa")
    assert "3 baris indeks berbeda" in capsys.readouterr().out  # the NIK, and the codes of both names
    rotate("--indeks")
    assert IdentitasKorban.objects.get(nik_indeks=nik_index(IDENTITY["nik"])).nama == IDENTITY["nama"]
    assert IdentitasKorban.objects.filter(nik_indeks="").count() == 1  # who has no NIK has no index
    assert stored() == before
    assert "0 baris indeks" in rotate("--indeks", "--periksa", capsys=capsys)


def test_every_sealed_column_and_file_is_found_and_every_index_declared():
    encrypted = {
        f for model in apps.get_models() for f in model._meta.concrete_fields if isinstance(f, EncryptedTextField)
    }
    assert encrypted == {column for _, columns in kunci.sealed_columns() for column in columns}
    assert len(encrypted) >= 13
    files = {f for model in apps.get_models() for f in model._meta.concrete_fields if isinstance(f, models.FileField)}
    assert files == {column for _, column in kunci.sealed_files()}
    indexes = {f for model in apps.get_models() for f in model._meta.concrete_fields if f.name.endswith("_indeks")}
    assert indexes == {model._meta.get_field(name) for model, names in kunci.index_columns() for name in names}


def test_only_the_two_known_places_seal():
    """What is sealed elsewhere would be forgotten by the rotation. BinaryField alone hides nothing and finds no key."""
    places = {relative(path) for path in sources() if re.search(r"\bcrypto\.(re)?seal\(", path.read_text())}
    assert places == {"gugus_tugas/fields.py", "gugus_tugas/storage.py", "anggota/actions/kunci.py"}
    assert not [f for model in apps.get_models() for f in model._meta.fields if isinstance(f, models.BinaryField)]


def test_new_key_for_a_rotation_is_one_piece_to_put_in_front(settings, capsys):
    call_command("buat_kunci", "--putar")
    piece = capsys.readouterr().out.strip()
    keyring = parse_keys(f"{piece},{as_text(settings.KUNCI_DATA)}")
    assert (keyring.current, set(keyring.keys)) == (2, {1, 2})
    assert len(keyring.keys[2]) == 32
