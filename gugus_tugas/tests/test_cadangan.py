"""The sealed file of a backup and the folder it lies in: what is damaged, cut, exchanged or foreign does not open."""

import datetime
import io
import os
import tarfile
from pathlib import Path

import pytest

from gugus_tugas.cadangan import amplop, arsip, gudang
from gugus_tugas.cadangan.gagal import KunciSalah, LuarGagal, SedangBerjalan, TidakUtuh
from gugus_tugas.rak import Folder
from gugus_tugas.tests import ember
from gugus_tugas.tests.ember import peladen  # noqa: F401 (fixture)

KEY, OTHER = b"\1" * 32, b"\2" * 32
PIECE = amplop.PIECE + amplop.TAG


def sealed(content: bytes, key: bytes = KEY) -> bytes:
    out = io.BytesIO()
    writer = amplop.SealedWriter(out, key)
    for start in range(0, len(content), 70_001):
        writer.write(content[start : start + 70_001])
    writer.finish()
    return out.getvalue()


def opened(data: bytes, keys=(KEY,)) -> bytes:
    return io.BufferedReader(amplop.SealedReader(io.BytesIO(data), list(keys), name="uji.cadangan")).read()


CONTENT = bytes(range(256)) * 4096 * 2 + b"ekor"  # two pieces and a little
WHOLE = sealed(CONTENT)


@pytest.mark.parametrize("size", [0, 1, amplop.PIECE - 1, amplop.PIECE, amplop.PIECE + 1, 2 * amplop.PIECE])
def test_any_size_comes_back(size):
    assert opened(sealed(CONTENT[:size])) == CONTENT[:size]


@pytest.mark.parametrize(
    "place", [0, 11, 12, 19, 20, 51, 52, 52 + PIECE, len(WHOLE) // 2, len(WHOLE) - 17, len(WHOLE) - 1]
)
def test_one_flipped_bit_anywhere_is_refused(place):
    damaged = bytearray(WHOLE)
    damaged[place] ^= 1
    with pytest.raises((TidakUtuh, KunciSalah)):
        opened(bytes(damaged))


HEAD = amplop.HEAD
PIECES = [WHOLE[HEAD : HEAD + PIECE], WHOLE[HEAD + PIECE : HEAD + 2 * PIECE], WHOLE[HEAD + 2 * PIECE :]]


@pytest.mark.parametrize(
    "pieces",
    [
        [],
        PIECES[:1],
        PIECES[:2],
        [PIECES[0], PIECES[1], PIECES[2][:-1]],
        [PIECES[1], PIECES[0], PIECES[2]],
        [PIECES[0], PIECES[2]],
        [*PIECES, PIECES[2]],
        [*PIECES, b"x"],
        [PIECES[0], PIECES[0], PIECES[2]],
        [PIECES[0], sealed(CONTENT)[HEAD + PIECE : HEAD + 2 * PIECE], PIECES[2]],  # of another file under the same key
    ],
)
def test_pieces_cut_exchanged_or_added_are_refused(pieces):
    assert opened(WHOLE[:HEAD] + b"".join(PIECES)) == CONTENT
    with pytest.raises(TidakUtuh, match="tidak ada yang diubah"):
        opened(WHOLE[:HEAD] + b"".join(pieces))


def test_wrong_key_is_told_apart_from_damage_and_names_no_key():
    with pytest.raises(KunciSalah, match="tidak ada di KUNCI_CADANGAN") as refusal:
        opened(WHOLE, keys=[OTHER])
    assert amplop.mark(KEY).hex() in str(refusal.value)
    assert KEY.hex() not in str(refusal.value)
    assert opened(WHOLE, keys=[OTHER, KEY]) == CONTENT  # an old key stays behind the new one


def test_no_file_of_ours_is_said_so():
    with pytest.raises(TidakUtuh, match="bukan berkas cadangan"):
        opened(b"PK\x03\x04" + b"x" * 100)


@pytest.mark.parametrize("text", ["", "abc", "YWJj", f"{'A' * 43}=,YWJj"])
def test_key_that_is_none_is_refused_with_the_way_to_one(text):
    with pytest.raises(KunciSalah, match="buat_kunci --cadangan"):
        amplop.parse_keys(text)


# --- the archive -------------------------------------------------------------------------------------------------


@pytest.fixture
def made(tmp_path) -> Path:
    """A small backup of a database file and two stored files."""
    (tmp_path / "simpanan/ab").mkdir(parents=True)
    (tmp_path / "simpanan/ab/satu").write_bytes(b"satu" * 1000)
    (tmp_path / "simpanan/ab/dua").write_bytes(b"")
    (tmp_path / "basis").write_bytes(CONTENT)
    with open(tmp_path / "uji.cadangan", "wb") as out:
        arsip.write(out, manifest(), key=KEY, basis=tmp_path / "basis", files=Folder(tmp_path / "simpanan"))
    return tmp_path / "uji.cadangan"


def manifest() -> arsip.Manifes:
    return arsip.Manifes(dibuat="x", aplikasi="x", mesin="sqlite", migrasi=[], tabel={}, kunci_data=[1])


def rewritten(path: Path, change) -> Path:
    """The same archive with other members, sealed with the right key: what only its holder could do."""
    members = {}
    with tarfile.open(fileobj=io.BytesIO(opened(path.read_bytes()))) as tar:
        for member in tar:
            members[member.name] = tar.extractfile(member).read()
    change(members)
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w") as tar:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    path.write_bytes(sealed(plain.getvalue()))
    return path


def test_members_come_back_with_their_bytes_and_for_the_owner_alone(made, tmp_path):
    out = tmp_path / "keluar"
    read = arsip.read(made, [KEY], basis=tmp_path / "basis-pulih", put=Folder(out).write)
    assert (tmp_path / "basis-pulih").read_bytes() == CONTENT
    assert (out / "ab/satu").read_bytes() == b"satu" * 1000
    assert (out / "ab/dua").stat().st_mode & 0o777 == 0o600
    assert sorted(read.berkas) == ["ab/dua", "ab/satu"]


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda m: m.pop("berkas/ab/satu"), "hilang"),
        (lambda m: m.update({"berkas/ab/tiga": b"x"}), "lebih"),
        (lambda m: m.update({"berkas/ab/satu": b"lain"}), "berbeda"),
        (lambda m: m.pop("manifes.json"), "manifes"),
        (lambda m: m.update({"manifes.json": b"[]"}), "manifes"),
        (
            lambda m: m.update({"manifes.json": m["manifes.json"].replace(b'"bentuk": 1', b'"bentuk": 9')}),
            "belum dikenal",
        ),
        (lambda m: m.update({"berkas/../../etc/cron.d/x": b"x"}), "tidak dikenal"),
        (lambda m: m.update({"/etc/cron.d/x": b"x"}), "tidak dikenal"),
    ],
)
def test_archive_that_is_not_what_its_manifest_says_is_refused(made, tmp_path, change, word):
    with pytest.raises(TidakUtuh, match=word):
        arsip.read(rewritten(made, change), [KEY], basis=tmp_path / "b", put=Folder(tmp_path / "m").write)


# --- the folder --------------------------------------------------------------------------------------------------


def names(*days: datetime.date) -> list[Path]:
    return [Path(f"gugus-tugas-{day:%Y%m%d}-020000.cadangan") for day in sorted(days, reverse=True)]


def test_rotation_keeps_days_weeks_and_months():
    first = datetime.date(2025, 1, 1)
    every = names(*(first + datetime.timedelta(days=number) for number in range(700)))
    gone = set(gudang.expired(every, gudang.Simpan(14, 8, 12)))
    left = [path for path in every if path not in gone]
    kept = [gudang.moment(path).date() for path in left]
    newest = gudang.moment(every[0]).date()
    assert kept[:14] == [newest - datetime.timedelta(days=number) for number in range(14)]
    assert len({day.isocalendar()[:2] for day in kept if newest - day < datetime.timedelta(weeks=8)}) >= 8
    assert len({(day.year, day.month) for day in kept}) == 12
    assert len(kept) <= 14 + 8 + 12
    assert gudang.expired(left, gudang.Simpan(14, 8, 12)) == []  # a second look removes nothing


def test_all_of_the_last_two_days_stay_and_of_older_days_the_newest():
    times = ["20260104-120000", "20260104-020000", "20260103-020000", "20260102-110000", "20260102-100000"]
    every = [Path(f"gugus-tugas-{time}.cadangan") for time in times]
    assert gudang.expired(every, gudang.Simpan(1, 0, 0)) == every[3:]
    assert gudang.expired(every, gudang.Simpan(3, 0, 0)) == every[4:]
    assert gudang.expired(every[:1], gudang.Simpan(1, 0, 0)) == []
    assert gudang.expired([], gudang.Simpan(1, 0, 0)) == []


@pytest.mark.parametrize("text", ["", "14", "14,8", "0,8,12", "a,b,c", "14,8,-1"])
def test_rotation_that_would_keep_nothing_is_refused(text):
    with pytest.raises(ValueError):
        gudang.parse_simpan(text)


def test_unfinished_is_no_backup_and_goes_with_the_next_run(tmp_path):
    left = tmp_path / f"{gudang.UNFINISHED}abc"
    left.mkdir()
    (left / "utuh").write_bytes(b"x")
    (tmp_path / "gugus-tugas-20260101-020000.cadangan.sha256").write_text("x")
    assert gudang.backups(tmp_path) == []
    with gudang.alone(tmp_path):
        assert not left.exists()
        with pytest.raises(SedangBerjalan, match="sedang berjalan"), gudang.alone(tmp_path):
            pass
    with gudang.alone(tmp_path):
        pass


def test_place_elsewhere_that_is_none_is_told(tmp_path, monkeypatch):
    (tmp_path / "x.cadangan").write_bytes(b"x")
    with pytest.raises(LuarGagal, match="tidak dikenal"):
        gudang.send(tmp_path / "x.cadangan", "ftp:host")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(LuarGagal, match="apt-get install rclone"):
        gudang.send(tmp_path / "x.cadangan", "rclone:awan:cadangan")


def test_reason_of_ssh_is_told_and_not_its_banner(tmp_path, monkeypatch):
    (tmp_path / "x.cadangan").write_bytes(b"x")
    program = tmp_path / "rsync"
    program.write_text(
        "#!/bin/sh\necho '*** SISTEM MILIK PEMERINTAH ***' >&2\necho 'a@h: Permission denied (publickey).' >&2\n"
        "echo 'rsync: connection unexpectedly closed' >&2\necho 'rsync error: unexplained error (code 255)' >&2\nexit 255\n"
    )
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(LuarGagal, match=r"kode 255\): a@h: Permission denied"):
        gudang.send(tmp_path / "x.cadangan", "rsync:a@h:/folder/")


def test_copy_elsewhere_is_made_by_rclone_and_can_be_checked_without_a_key(tmp_path, monkeypatch, peladen):  # noqa: F811
    """The real program, onto a real S3 server, as `CADANGAN_LUAR=rclone:luar:ember/folder` names them."""
    (tmp_path / "utuh").write_bytes(WHOLE)
    made = gudang.publish(tmp_path / "utuh", tmp_path, "gugus-tugas-20260101-020000.cadangan")
    _, folder = peladen.bucket("salinan")
    words = {"type": "s3", "provider": "Other", "endpoint": f"http://127.0.0.1:{peladen.port}"}
    words |= {"access_key_id": ember.KUNCI, "secret_access_key": ember.RAHASIA}
    for name, value in words.items():
        monkeypatch.setenv(f"RCLONE_CONFIG_LUAR_{name.upper()}", value)
    monkeypatch.setenv("RCLONE_CONFIG", str(tmp_path / "rclone.conf"))
    monkeypatch.setenv("PATH", f"{ember.RCLONE.parent}:{os.environ['PATH']}")
    gudang.send(made, "rclone:luar:salinan/aceh")
    told, name = (folder / "aceh" / f"{made.name}.sha256").read_text().split()
    assert (folder / "aceh" / name).read_bytes() == WHOLE
    assert told == gudang.sha256(made)
    with pytest.raises(LuarGagal, match="rclone gagal"):
        gudang.send(made, "rclone:tidak-ada:salinan")
