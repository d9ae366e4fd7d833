"""Files without a row and rows without a file, in every app: told, and removed only when asked (keamanan.md 33)."""

import datetime
import errno
import io
import os
import signal
import sqlite3
import subprocess
import sys
import time

import pytest
from django.apps import apps
from django.conf import settings as django_settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import models

from anggota.actions.berkas import file_columns, find_berkas
from anggota.models import JejakAudit
from anggota.tests.factories import make_nota, make_sk
from gugus_tugas.files import blank_pdf
from gugus_tugas.rak import RakGagal
from gugus_tugas.tests.anak import warisan
from gugus_tugas.tests.keys import as_text, ring
from kasus.tests.factories import make_kasus, make_lampiran
from laporan.tests.factories import make_terbit
from program.tests.factories import (
    make_berkas_kegiatan,
    make_berkas_kunjungan,
    make_kegiatan,
    make_kunjungan,
    make_pedoman,
    make_perusahaan,
    make_versi,
)
from program.tests.langkah import made_hasil
from rapat.tests.factories import close, make_perkembangan, make_rapat, make_tindak_lanjut

DAY = datetime.timedelta(hours=24)


def age(name: str, hours: int) -> None:
    moment = time.time() - hours * 3600
    os.utime(django_settings.MEDIA_ROOT / name, (moment, moment))


def sweep(**options) -> str:
    out = io.StringIO()
    call_command("sapu_berkas", stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def owned(sekretariat, kepala, pimpinan, polda) -> list[str]:
    """One old file of every kind that the house keeps."""
    laporan = make_terbit(by=sekretariat, pemeriksa=kepala, penerbit=pimpinan)
    rows = [
        make_lampiran(make_kasus(by=sekretariat), by=sekretariat).berkas,
        make_sk(by=sekretariat, berkas=blank_pdf()).berkas,
        make_nota(by=sekretariat, berkas=blank_pdf()).berkas,
        make_perkembangan(
            make_tindak_lanjut(by=sekretariat, instansi=polda.instansi), by=polda, usulan="proses", bukti=[blank_pdf()]
        )
        .daftar_bukti.get()
        .berkas,
        close(make_rapat(by=sekretariat), by=sekretariat, cetak=lambda html: blank_pdf().read()).berkas,
        make_berkas_kegiatan(make_kegiatan(by=sekretariat), by=sekretariat).berkas,
        make_versi(make_pedoman(by=sekretariat), by=sekretariat, berkas=blank_pdf()).berkas,
        make_berkas_kunjungan(make_kunjungan(make_perusahaan(by=sekretariat), by=sekretariat), by=sekretariat).berkas,
        made_hasil(by=polda, kepala=kepala).berkas,
        laporan.daftar_edisi.get(edisi="umum").berkas,
    ]
    for file in rows:
        age(file.name, 100)
    return [file.name for file in rows]


def test_every_kind_of_file_is_known(owned):
    everywhere = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.FileField)
    }
    assert {f"{model._meta.label}.{column.name}" for model, column in file_columns()} == everywhere
    assert len(owned) == len(everywhere)  # a new kind of file joins this test


def test_only_old_orphans_go_and_only_when_asked(owned):
    old = default_storage.save("lampiran/ab/yatim.pdf", ContentFile(b"x"))
    left = default_storage.save("lampiran/ab/yatim.pdf.putar", ContentFile(b"x"))  # of a rotation that was killed
    young = default_storage.save("lampiran/ab/muda.pdf", ContentFile(b"x"))
    age(old, 30)
    age(left, 30)
    assert "2 berkas tanpa pemilik, 1 lagi masih terlalu muda" in sweep()
    assert default_storage.exists(old)
    assert not JejakAudit.objects.filter(peristiwa="remove_berkas").exists()
    assert "2 berkas dihapus" in sweep(hapus=True)
    assert [default_storage.exists(name) for name in (old, left, young)] == [False, False, True]
    assert all(default_storage.exists(name) for name in owned)
    assert JejakAudit.objects.get(peristiwa="remove_berkas").alasan == "2 berkas tanpa baris"
    assert "0 berkas tanpa pemilik" in sweep(hapus=True)


def test_sweep_that_breaks_off_tells_the_trail_what_is_gone(owned, monkeypatch):
    names = [default_storage.save(f"lampiran/ab/yatim{n}.pdf", ContentFile(b"x")) for n in range(3)]
    for name in names:
        age(name, 30)
    real = default_storage.delete

    def delete(name):
        if name == names[2]:
            raise RakGagal(errno.EIO, "penyimpanan S3 tidak menjawab (uji)")
        real(name)

    monkeypatch.setattr(default_storage, "delete", delete)
    with pytest.raises(CommandError, match="tidak menjawab"):
        sweep(hapus=True)
    assert JejakAudit.objects.get(peristiwa="remove_berkas").alasan == "2 berkas tanpa baris"


def test_row_without_its_file_is_told_and_is_an_error(owned):
    default_storage.delete(owned[0])
    with pytest.raises(CommandError, match="cadangan"):
        sweep(hapus=True)
    assert find_berkas(older_than=DAY).hilang == {"kasus.Lampiran.berkas": 1}


def test_empty_store_and_short_grace(db, settings):
    assert "0 berkas tanpa pemilik" in sweep()
    with pytest.raises(CommandError, match="paling sedikit 1"):
        sweep(jam=0)


def test_upload_killed_between_file_and_commit_leaves_an_orphan_that_is_swept(tmp_path, settings):
    """A real process on a real database: SIGKILL when the file is written and the row is not committed."""
    env = {
        **warisan(),
        "DEBUG": "1",
        "DJANGO_SETTINGS_MODULE": "gugus_tugas.settings",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'uji.sqlite3'}",
        "BERKAS_DIR": str(tmp_path / "simpanan"),
        "KUNCI_DATA": as_text(ring(settings, 1)),
    }

    def run(*arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, *arguments], env=env, cwd=django_settings.BASE_DIR, capture_output=True, text=True, timeout=300,
            check=False,
        )  # fmt: skip

    assert run("manage.py", "migrate", "-v", "0").returncode == 0
    killed = run(
        "-c",
        "import django; django.setup(); import os, signal; from anggota import audit; from anggota.models import Pengguna; "
        "from kasus.tests.factories import make_kasus, make_lampiran; "
        "by = Pengguna.objects.create(nama_pengguna='uji', peran='sekretariat'); case = make_kasus(by=by); "
        "audit.record = lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL); make_lampiran(case, by=by)",
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    files = [path for path in (tmp_path / "simpanan").rglob("*") if path.is_file()]
    rows = sqlite3.connect(tmp_path / "uji.sqlite3").execute("SELECT COUNT(*) FROM kasus_lampiran").fetchone()[0]
    assert (len(files), rows) == (1, 0)
    os.utime(files[0], (0, 0))
    swept = run("manage.py", "sapu_berkas", "--hapus")
    assert "1 berkas dihapus" in swept.stdout, swept.stderr
    assert not files[0].exists()
