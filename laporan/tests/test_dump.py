"""A copy of the database and of the media folder, without the keys, gives nobody away (issue 4, shown when 3).

Secrets are not listed by hand: whatever the models decrypt is searched for, in clear and in the forms in which text hides.
"""

import base64
import datetime
import io
import json
import subprocess
import sys
import urllib.parse
import uuid
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection

from anggota.actions import kunci
from anggota.models import Pengguna, Sesi
from anggota.sesi import SessionStore
from gugus_tugas.fields import open_all
from gugus_tugas.tests import test_canary
from gugus_tugas.tests.anak import warisan
from gugus_tugas.tests.keys import as_text
from gugus_tugas.tests.test_canary import NAMES
from kasus.models import ImporKasus, Kasus, Konsep, Lampiran
from kasus.tests.factories import make_kasus, make_many
from kasus.tests.test_import_kasus import row as table_row
from kasus.tests.test_import_kasus import workbook
from laporan.contoh import rekaan

log, sent = test_canary.log, test_canary.sent  # the fixtures of the planted names
SANDI = "sandi-uji-yang-panjang"
WINDOW, MIN_FORM = 8, 6


def secrets() -> dict[str, set[str]]:
    """Every decrypted value of every sealed column, by column."""
    found: dict[str, set[str]] = {}
    for model, columns in kunci.sealed_columns():
        for row in model._base_manager.all():
            open_all(row)
            for column in columns:
                value = getattr(row, column.attname)
                if value:
                    text = value.isoformat() if isinstance(value, datetime.date) else str(value)
                    found.setdefault(f"{model.__name__}.{column.name}", set()).add(text)
    return found


def forms(secret: str) -> set[bytes]:
    """The secret as bytes may carry it: plain, UTF-16, hexadecimal, JSON, address, and base64 at each of its three offsets."""
    plain = secret.encode()
    found = {
        plain,
        secret.encode("utf-16-le"),
        secret.encode("utf-16-be"),
        plain.hex().encode(),
        json.dumps(secret)[1:-1].encode(),
        urllib.parse.quote(secret).encode(),
        urllib.parse.quote_plus(secret).encode(),
    }
    for offset in range(3):  # the letters that depend on the secret alone, wherever it stands in what was coded
        coded = base64.b64encode(b"\0" * offset + plain)
        found.add(coded[-(-offset * 8 // 6) : (offset + len(plain)) * 8 // 6])
    if secret.replace("-", "").isdigit():
        found.add(secret.replace("-", "").encode())
    return {form.lower() for form in found if len(form) >= MIN_FORM}


def betrayed(heap: bytes, wanted: dict[str, set[str]]) -> list[str]:
    """Columns of which a value stands in the heap. Names columns only, so that no log of the tests repeats a secret."""
    heap, starts = heap.lower(), {}
    for label, values in wanted.items():
        for form in {form for value in values for form in forms(value)}:
            starts.setdefault(form[:WINDOW], []).append((form, label))
    short = {label for start, rest in starts.items() if len(start) < WINDOW and start in heap for _, label in rest}
    places = ((at, heap[at : at + WINDOW]) for at in range(len(heap)))  # one walk, however many secrets
    return sorted(
        short
        | {label for at, window in places if window in starts for f, label in starts[window] if heap.startswith(f, at)}
    )


def dump() -> bytes:
    """Every value of every table of this database as bytes, and the content of every session."""
    parts = []
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor, include_views=True)
        assert {"kasus_identitaskorban", "anggota_jejakaudit", "anggota_sesi"} <= set(tables)
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                parts += [bytes(v) if isinstance(v, (memoryview, bytes)) else str(v).encode() for v in row]
        if connection.vendor == "sqlite":
            parts.append("\n".join(connection.connection.iterdump()).encode())
            parts.append(connection.connection.serialize())  # the pages themselves, also those that were given back
    parts += [json.dumps(SessionStore().decode(row.session_data)).encode() for row in Sesi.objects.all()]
    return b"\n".join(parts)


def media(folder: Path) -> bytes:
    return b"\n".join(str(p).encode() + b"\n" + p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file())


def work(client_of, sekretariat, sent) -> Kasus:
    """What a person does in a session: refused once, recorded, opened, served, closed; mistakes included."""
    browser = client_of(sekretariat)
    browser.post("/kasus/catat/", {**sent, "kasus-kunci_kirim": str(uuid.uuid4()), "korban-0-jenis_kelamin": "?"})
    page = browser.post("/kasus/catat/", sent, follow=True).redirect_chain[-1][0]
    kasus = Kasus.objects.get(slug=page.strip("/").split("/")[-1])
    korban = kasus.daftar_korban.get()
    reveal = f"/kasus/{kasus.slug}/identitas/{korban.pk}/"
    browser.post(reveal, {"alasan": f"menghubungi {NAMES['nama']} di {NAMES['telepon']}"})  # refused: names the victim
    assert NAMES["nama"] in browser.post(reveal, {"alasan": "menghubungi korban untuk visum"}).content.decode()
    browser.post(f"/kasus/{kasus.slug}/status/", {"ke": "FollowUp", "alasan": "Alasan kenari yang panjang"})
    for address in (page, "/kasus/", "/", "/jejak/", f"/kasus/?cari={kasus.nomor}", "/laporan/"):
        browser.get(address)
    leave(browser, kasus, sent)
    return kasus


def letter() -> bytes:
    """A PDF whose page holds the name."""
    pdf, output = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page().Contents = pdf.make_stream(f"BT ({NAMES['nama']}) Tj ET".encode())
    pdf.save(output, compress_streams=False)
    return output.getvalue()


def leave(browser, kasus: Kasus, sent) -> None:
    """What lies about after a day: a draft, a searched name, a file with a name in it and on it, a table that waits for its yes."""
    drafts = Konsep.objects.count()
    browser.post("/kasus/catat/", {**sent, "kasus-kunci_kirim": str(uuid.uuid4()), "nanti": "1"})
    browser.post("/kasus/cari/", {"teks": NAMES["nama"]})
    file = SimpleUploadedFile(f"{NAMES['nama']}.pdf", letter())
    browser.post(f"/kasus/{kasus.slug}/lampiran/", {"jenis": "visum", "berkas": file, "keterangan": NAMES["nama"]})
    table = SimpleUploadedFile(f"{NAMES['nama']}.xlsx", workbook(table_row(**NAMES)))
    browser.post("/kasus/impor/", {"berkas": table})
    assert Konsep.objects.count() == drafts + 1
    assert (Lampiran.objects.filter(kasus=kasus).count(), ImporKasus.objects.count()) == (1, 1)


@pytest.fixture
def sample(db, monkeypatch):
    monkeypatch.setenv("SANDI_CONTOH", SANDI)
    call_command("muat_contoh")
    staff = Pengguna.objects.get(nama_pengguna="sekretariat")
    make_many(200, by=staff)
    return staff


def test_dump_after_sample_and_session_names_nobody(sample, client, client_of, sent, log, mailoutbox, capsys):
    assert client.post("/masuk/", {"username": "sekretariat", "password": "salah"}).status_code == 200
    work(client_of, sample, sent)
    client.post("/sandi/lupa/", {"email": "polda@contoh.invalid"})
    wanted = secrets()
    assert {*rekaan.NAMA, NAMES["nama"]} <= wanted["IdentitasKorban.nama"] | wanted["IdentitasTerlapor.nama"]
    assert len(wanted["IdentitasKorban.nama"]) > 200
    assert {"Kronologi kenari", "Kronologi rekaan untuk data contoh; bukan peristiwa nyata."} <= wanted["Kasus.uraian"]
    assert {"IdentitasKorban.nik", "IdentitasKorban.telepon", "IdentitasKorban.alamat", "Layanan.keterangan"} <= set(
        wanted
    )
    assert betrayed(dump(), wanted) == []
    files = media(Path(django_settings.MEDIA_ROOT))
    assert betrayed(files, wanted) == []
    assert files.count(b"/buktiperkembangan/") >= 10
    assert b"%PDF-" not in files
    letters = "\n".join(f"{m.subject}\n{m.body}\n{m.to}" for m in mailoutbox)
    assert letters
    assert betrayed((log.getvalue() + letters + "".join(capsys.readouterr())).encode(), wanted) == []


def test_dump_sees_a_name_in_a_plain_column(sekretariat):
    """The search itself can fail: a name typed where names do not belong is found."""
    kasus = make_kasus(by=sekretariat, nomor_simfoni="Cutkenari Rahasia")
    assert betrayed(dump(), {"x": {"Cutkenari Rahasia"}, "y": {"Cutkenari Rahasiah"}}) == ["x"]
    assert kasus.nomor_simfoni.encode() in dump()


def test_dump_sees_what_a_session_holds(client_of, sekretariat):
    browser = client_of(sekretariat)
    session = browser.session
    session["catatan"] = "Cutkenari Rahasia"
    session.save()
    assert betrayed(dump(), {"x": {"Cutkenari Rahasia"}}) == ["x"]


@pytest.mark.parametrize("number", range(len(forms("Tgk. Ḥasan Kenari"))))
def test_search_knows_every_form(number):
    form = sorted(forms("Tgk. Ḥasan Kenari"))[number]
    assert betrayed(b"\xff\0 awal " + form + b" akhir", {"nama": {"Tgk. Ḥasan Kenari"}, "lain": {"Pocut"}}) == ["nama"]


@pytest.mark.parametrize("offset", range(7))
def test_search_finds_base64_wherever_the_name_starts(offset):
    coded = base64.b64encode(b"x" * offset + b"Cutkenari Rahasia" + b"akhir" * offset)
    assert betrayed(coded, {"nama": {"Cutkenari Rahasia"}}) == ["nama"]


CHILD = """
import django; django.setup()
import json, shutil, sys
from django.core.management import call_command
from anggota.models import Pengguna
from kasus.tests.factories import make_many
from laporan.tests.test_dump import secrets
call_command("muat_contoh")
make_many(200, by=Pengguna.objects.get(nama_pengguna="sekretariat"))
shutil.copytree(sys.argv[1], sys.argv[2])
open(sys.argv[3], "w").write(json.dumps({label: sorted(values) for label, values in secrets().items()}))
"""


def test_files_of_a_sqlite_installation_name_nobody(tmp_path, settings, copy_pattern):
    """The bytes on the disk, with the write-ahead log of an open connection, as a thief of the server would copy them."""
    data, copy = tmp_path / "data", tmp_path / "salinan"
    data.mkdir()
    copy_pattern(data / "uji.sqlite3")
    environment = {
        **warisan(),
        "DEBUG": "1",
        "DJANGO_SETTINGS_MODULE": "gugus_tugas.settings",
        "KUNCI_DATA": as_text(settings.KUNCI_DATA),
        "DATABASE_URL": f"sqlite:///{data / 'uji.sqlite3'}",
        "BERKAS_DIR": str(data / "berkas"),
    }
    printed = b""
    for arguments in (["manage.py", "migrate"], ["-c", CHILD, data, copy, tmp_path / "rahasia.json"]):
        child = subprocess.run(
            [sys.executable, *arguments], env=environment, cwd=django_settings.BASE_DIR, capture_output=True, check=True
        )
        printed += child.stdout + child.stderr
    wanted = {label: set(values) for label, values in json.loads((tmp_path / "rahasia.json").read_text()).items()}
    assert len(wanted["IdentitasKorban.nama"]) > 200
    assert {path.name for path in copy.iterdir()} >= {"uji.sqlite3", "uji.sqlite3-wal", "berkas"}
    assert betrayed(media(copy) + printed, wanted) == []
    assert b"TPPO-ACEH/2026/" in media(copy)  # codes are in clear: the search looked at the right bytes
