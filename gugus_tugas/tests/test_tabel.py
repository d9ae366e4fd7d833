"""A table that was damaged on its way is refused in words, whatever is broken in it; never a crash."""

import io
import random
import time
import zipfile

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from gugus_tugas.tabel import read_rows, write_table

HEAD = ["kunci", "nama", "tanggal"]
XLSX = write_table(HEAD, [[f"P-{n}", "Rekaan", "9/8/2018"] for n in range(40)], title="Kasus").getvalue()
CSV = ("\n".join([";".join(HEAD), *(f"P-{n};Rekaan;9/8/2018" for n in range(40))])).encode()


def damaged(chance: random.Random, content: bytes) -> bytes:
    """Cut off, with wrong bytes, with a stretch written over, or with a stretch that stands twice."""
    raw, at = bytearray(content), chance.randrange(1, len(content))
    match chance.randrange(4):
        case 0:
            del raw[at:]
        case 1:
            for _ in range(chance.randrange(1, 30)):
                raw[chance.randrange(len(raw))] = chance.randrange(256)
        case 2:
            raw[at : at + chance.randrange(1, 200)] = chance.randbytes(chance.randrange(1, 200))
        case _:
            raw[at:at] = raw[chance.randrange(len(raw)) :][:500]
    return bytes(raw)


def read(name: str, content: bytes) -> list | None:
    """The rows, or None when the file was refused in words."""
    try:
        return read_rows(SimpleUploadedFile(name, content))
    except ValidationError:
        return None


@pytest.mark.parametrize(("name", "content"), [("a.xlsx", XLSX), ("a.csv", CSV)])
def test_damage_is_told_and_never_crashes(name, content):
    assert len(read(name, content)) >= 40, "whole, it is read"
    chance = random.Random(7)
    answers = [read(name, damaged(chance, content)) for _ in range(1000)]
    assert answers.count(None) > 100


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packing_that_no_program_uses_is_refused_unopened(method, monkeypatch):
    source, output = zipfile.ZipFile(io.BytesIO(XLSX)), io.BytesIO()
    with zipfile.ZipFile(output, "w", method) as archive:
        for part in source.infolist():
            archive.writestr(part.filename, source.read(part))
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *args: pytest.fail("opened"))
    assert read("a.xlsx", output.getvalue()) is None


def test_merged_cells_that_are_no_markup_cost_nothing():
    """Cells said to be merged, thousands of times, in a remark of the sheet: read in one go, not each to the end of the remark."""
    source, output = zipfile.ZipFile(io.BytesIO(XLSX)), io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in source.infolist():
            remark = b"<!--" + b"<mergeCell " * 60_000 + b"--></worksheet>"
            content = source.read(part)
            archive.writestr(part.filename, content.replace(b"</worksheet>", remark))
    before = time.process_time()
    assert len(read("a.xlsx", output.getvalue())) == 41
    assert time.process_time() - before < 20


def test_stray_quote_does_not_swallow_the_rows_below():
    content = b'kunci;nama\nA1;"catatan\nA2;dua\nA3;tiga\n'
    with pytest.raises(ValidationError, match="tanda kutipnya"):
        read_rows(SimpleUploadedFile("x.csv", content))
    whole = b'kunci;nama\nA1;"dua\nbaris ""kutip"""\nA2;b"c\n'
    assert [values for _, values in read_rows(SimpleUploadedFile("x.csv", whole))][1:] == [
        ["A1", 'dua\nbaris "kutip"'], ["A2", 'b"c'],
    ]  # fmt: skip


def test_sheet_that_nobody_sees_is_not_read():
    book = openpyxl.Workbook()
    book.active.append(["kunci"])
    book.active.sheet_state = "hidden"
    book.create_sheet("Tahun ini").append(["kunci"])
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(ValidationError, match="disembunyikan"):
        read_rows(SimpleUploadedFile("x.xlsx", out.getvalue()))
