"""Where files lie, a folder and a bucket alike: the same acts, the same answers, whole files only (ADR 24)."""

import contextlib
import datetime
import os
import socket
import stat
import threading

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from time_machine import escape_hatch

from gugus_tugas import rak
from gugus_tugas.ember import Ember
from gugus_tugas.tests.ember import RAHASIA, ember, free_port, peladen  # noqa: F401 (fixtures)

NAME = "lampiran/ab/abcdef.pdf"


@pytest.fixture(params=["folder", "ember"])
def tempat(request, tmp_path) -> rak.Rak:
    if request.param == "folder":
        return rak.Folder(tmp_path / "berkas")
    url, _ = request.getfixturevalue("peladen").bucket()
    return Ember(rak.parse_bucket(url + "/awalan/dalam"))


def test_file_is_put_read_replaced_and_taken_away(tempat):
    assert (tempat.has(NAME), list(tempat.stored())) == (False, [])
    tempat.write(NAME, b"satu")
    tempat.write("lain/cd/x", b"")
    assert (tempat.read(NAME), tempat.read(NAME, 1), tempat.read("lain/cd/x"), tempat.has(NAME)) == (
        b"satu", b"s", b"", True,
    )  # fmt: skip
    tempat.write(NAME, b"dua kali")
    assert tempat.read(NAME) == b"dua kali"
    tempat.delete(NAME)
    tempat.delete(NAME)
    assert (tempat.has(NAME), [name for name, _ in tempat.stored()]) == (False, ["lain/cd/x"])
    for ask in (lambda: tempat.read(NAME), lambda: tempat.read(NAME, 1)):
        with pytest.raises(FileNotFoundError):
            ask()
    assert tempat.told()


@pytest.mark.parametrize("limit", [-1, 1, 5])
def test_empty_and_short_files_are_read_as_they_are(tempat, limit):
    tempat.write(NAME, b"")
    assert tempat.read(NAME, limit) == b""
    tempat.write(NAME, b"ab")
    assert tempat.read(NAME, limit) == b"ab"[: limit if limit > 0 else None]


def test_list_is_whole_by_name_and_knows_the_hour(tempat):
    """More than one page of a bucket (1,000 names)."""
    before = datetime.datetime.fromtimestamp(escape_hatch.time.time() - 2, datetime.UTC)  # not the suite's clock
    names = [f"bukti/{number % 16:02x}/{number:04d}.jpg" for number in range(1010)]
    for name in names:
        tempat.write(name, b"x")
    found = list(tempat.stored())
    assert [name for name, _ in found] == sorted(names)
    assert all(before < changed for _, changed in found)


def test_bucket_with_a_prefix_sees_nothing_beside_it(peladen):  # noqa: F811
    url, _ = peladen.bucket()
    mine, beside, whole = (Ember(rak.parse_bucket(url + path)) for path in ("/satu", "/satu-lain", ""))
    mine.write("a", b"1")
    beside.write("b", b"2")
    assert [name for name, _ in mine.stored()] == ["a"]
    assert [name for name, _ in whole.stored()] == ["satu-lain/b", "satu/a"]


def test_folder_is_closed_to_others_and_leaves_nothing_unfinished(tmp_path):
    folder = rak.Folder(tmp_path / "berkas")
    folder.write(NAME, b"isi")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in [folder.root, *folder.root.rglob("*")]}
    assert modes == {"berkas": 0o700, "lampiran": 0o700, "ab": 0o700, "abcdef.pdf": 0o600}


def test_name_that_leads_out_of_the_folder_is_refused(tmp_path):
    (tmp_path / "rahasia").write_text("x")
    folder = rak.Folder(tmp_path / "berkas")
    for act in (folder.read, folder.delete, lambda name: folder.write(name, b"x")):
        with pytest.raises(Exception, match="outside"):
            act("../rahasia")
    assert (tmp_path / "rahasia").read_text() == "x"


def test_failed_write_leaves_the_file_of_before(tmp_path, monkeypatch):
    folder = rak.Folder(tmp_path / "berkas")
    folder.write(NAME, b"dahulu")
    monkeypatch.setattr(os, "fsync", lambda number: (_ for _ in ()).throw(OSError(28, "penuh")))
    with pytest.raises(OSError, match="penuh"):
        folder.write(NAME, b"sekarang")
    assert [(name, folder.read(name)) for name, _ in folder.stored()] == [(NAME, b"dahulu")]


def test_whoever_reads_while_a_file_is_replaced_has_one_whole_file(tempat):
    first, second = b"a" * 300_000, b"b" * 300_000
    tempat.write(NAME, first)
    done = threading.Event()

    def write():
        for turn in range(30):
            tempat.write(NAME, second if turn % 2 else first)
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    seen = set()
    while not done.is_set():
        seen.add(tempat.read(NAME))
    writer.join()
    assert seen <= {first, second}


def test_what_lies_in_the_bucket_is_sealed_and_its_name_tells_nothing(ember):  # noqa: F811
    name = default_storage.save(NAME, ContentFile(b"nama korban: Cut Meutia"))
    [stored] = [path for path in ember.rglob("*") if path.is_file()]
    assert b"Meutia" not in stored.read_bytes()
    assert default_storage.open(name).read() == b"nama korban: Cut Meutia"
    assert default_storage.key_version(name) == 1
    assert default_storage.exists(name)


def silent(url: str) -> Ember:
    return Ember(rak.parse_bucket(url))


def test_store_that_does_not_listen_is_told_without_the_secret():
    for act in (
        lambda e: e.read(NAME),
        lambda e: e.write(NAME, b"x"),
        lambda e: e.has(NAME),
        lambda e: list(e.stored()),
    ):
        with pytest.raises(rak.RakGagal) as told:
            act(silent(f"s3+http://kunci:{RAHASIA.replace('/', '%2F')}@127.0.0.1:{free_port()}/ember"))
        assert "tidak menjawab" in str(told.value)
        assert RAHASIA not in repr(told.value)


def test_store_that_refuses_is_told(peladen):  # noqa: F811
    url, _ = peladen.bucket()
    with pytest.raises(rak.RakGagal, match="menolak"):
        silent(url.replace("rahasia", "salah")).read(NAME)
    with pytest.raises(rak.RakGagal, match="menolak"):
        silent(url.rpartition("/")[0] + "/tidak-ada").told()


@contextlib.contextmanager
def saying(told: bytes):
    """What listens at the address of a store and says this to everybody."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer():
            with contextlib.suppress(OSError):
                while True:
                    line, _ = server.accept()
                    line.recv(65536)
                    line.sendall(told)
                    line.close()

        threading.Thread(target=answer, daemon=True).start()
        yield f"s3+http://a:b@127.0.0.1:{server.getsockname()[1]}/ember/awalan"


def answering(status: str, body: str, kind: str = "application/xml"):
    """A whole answer of a store, or of what stands before it."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    return saying(f"{head}{body}".encode())


def test_answer_that_breaks_off_is_no_file():
    """A proxy that dies in mid-answer: half a file may never be taken for the whole."""
    broken = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nseparuh"
    with saying(broken) as url, pytest.raises(rak.RakGagal):
        silent(url).read(NAME)


def test_a_404_of_something_in_between_is_no_missing_file():
    """Else a backup would be made without the files, and call itself whole."""
    with answering("404 Not Found", "<html>default backend</html>", "text/html") as url:
        for act in (lambda e: e.read(NAME), lambda e: e.write(NAME, b"x"), lambda e: e.delete(NAME)):
            with pytest.raises(rak.RakGagal, match="404"):
                act(silent(url))
    gone = '<?xml version="1.0"?><Error><Code>NoSuchKey</Code><Message>x</Message></Error>'
    with answering("404 Not Found", gone) as url, pytest.raises(FileNotFoundError):
        silent(url).read(NAME)


def test_folder_that_somebody_made_in_the_store_is_no_file():
    entry = "<Contents><Key>{}</Key><LastModified>2026-11-01T00:00:00.000Z</LastModified><Size>0</Size></Contents>"
    keys = "".join(entry.format(f"awalan/{name}") for name in ("", "lampiran/", "lampiran/ab/", NAME))
    listed = f'<?xml version="1.0"?><ListBucketResult><IsTruncated>false</IsTruncated>{keys}</ListBucketResult>'
    with answering("200 OK", listed) as url:
        assert [name for name, _ in silent(url).stored()] == [NAME]


def test_store_that_says_nothing_is_not_waited_for_by_who_asks_whether_it_is_there():
    with socket.create_server(("127.0.0.1", 0)) as server:
        store = Ember(rak.parse_bucket(f"s3+http://a:b@127.0.0.1:{server.getsockname()[1]}/ember"))
        assert store._hasty.meta.config.read_timeout < store._client.meta.config.read_timeout
        with pytest.raises(rak.RakGagal, match="ReadTimeoutError"):
            store.told()
        server.setblocking(False)
        server.accept()[0].close()
        with pytest.raises(BlockingIOError):  # asked once
            server.accept()


@pytest.mark.parametrize(
    ("text", "endpoint", "bucket", "prefix", "region"),
    [
        ("s3://K:R@s3.example.go.id/berkas", "https://s3.example.go.id", "berkas", "", "us-east-1"),
        ("s3://K:R@[::1]:9000/b/a/b/?wilayah=id-jkt", "https://[::1]:9000", "b", "a/b/", "id-jkt"),
        ("s3+http://K:R@127.0.0.1:9000/b", "http://127.0.0.1:9000", "b", "", "us-east-1"),
    ],
)
def test_address_of_a_bucket(text, endpoint, bucket, prefix, region):
    found = rak.parse_bucket(text)
    assert (found.endpoint, found.ember, found.awalan, found.wilayah) == (endpoint, bucket, prefix, region)
    assert rak.parse_bucket("s3://K:a%2Fb%2Bc@h/b").rahasia == "a/b+c"
    assert "a/b+c" not in repr(rak.parse_bucket("s3://K:a%2Fb%2Bc@h/b"))


@pytest.mark.parametrize(
    "text",
    [
        "https://h/b",
        "s3://h/b",
        "s3://K@h/b",
        "s3://K:R@h",
        "s3://K:R@/b",
        "s3+http://K:R@h/b",
        "ember",
        "s3://K:R/x@h/b",
        "s3://K:R@nama_salah/b",
    ],
)
def test_address_that_is_none_is_refused(text):
    with pytest.raises(ValueError, match="un"):
        rak.parse_bucket(text)
