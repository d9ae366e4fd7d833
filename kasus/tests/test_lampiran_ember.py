"""Files of a case in a bucket: uploaded, opened, resealed, swept and erased like those in a folder; only ciphertext lies there."""

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from anggota.actions.berkas import find_berkas
from gugus_tugas import rak
from gugus_tugas.storage import discard_on_commit
from gugus_tugas.tests.ember import ember, free_port, peladen  # noqa: F401 (fixtures)
from gugus_tugas.tests.keys import ring
from kasus.models import Lampiran
from kasus.tests.factories import make_kasus, make_lampiran
from kasus.tests.test_lampiran import sent


@pytest.fixture
def kasus(sekretariat):
    return make_kasus(by=sekretariat)


def upload(client, kasus) -> Lampiran:
    assert client.post(f"/kasus/{kasus.slug}/lampiran/", sent()).status_code == 302
    return Lampiran.objects.latest("pk")


def lying(folder) -> list:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_file_goes_in_and_comes_out_and_nothing_lies_on_this_machine(kasus, client_of, sekretariat, ember, settings):  # noqa: F811
    page = client_of(sekretariat)
    row = upload(page, kasus)
    (stored,) = lying(ember)
    assert not stored.read_bytes().startswith(b"%PDF")
    assert not settings.MEDIA_ROOT.exists()
    answer = page.post(f"/kasus/{kasus.slug}/lampiran/{row.pk}/unduh/", {"alasan": "dilampirkan pada permohonan"})
    assert answer.content.startswith(b"%PDF")


def test_keys_are_rotated_in_the_bucket(kasus, sekretariat, ember, settings, capsys):  # noqa: F811
    row = make_lampiran(kasus, by=sekretariat)
    clear, (stored,) = row.berkas.open().read(), lying(ember)
    before = stored.read_bytes()
    settings.KUNCI_DATA = ring(settings, 2, 1)
    call_command("putar_kunci")
    assert "1 berkas dienkripsi ulang dengan kunci versi 2" in capsys.readouterr().out
    assert stored.read_bytes() != before
    assert (default_storage.key_version(row.berkas.name), row.berkas.open().read()) == (2, clear)
    default_storage.delete(row.berkas.name)
    call_command("putar_kunci", "--periksa")
    assert "1 berkas tercatat tetapi tidak ada di penyimpanan" in capsys.readouterr().out


def test_sweep_finds_what_no_row_knows_and_rows_without_their_file(kasus, sekretariat, ember):  # noqa: F811
    row = make_lampiran(kasus, by=sekretariat)
    rak.current().write("lampiran/ab/yatim.pdf", b"x")
    found = find_berkas(older_than=None)
    assert (found.yatim, found.hilang) == (["lampiran/ab/yatim.pdf"], {})
    default_storage.delete(row.berkas.name)
    assert find_berkas(older_than=None).hilang == {"kasus.Lampiran.berkas": 1}


def test_store_that_is_away_keeps_no_half_row_and_a_deletion_is_done_all_the_same(
    kasus, sekretariat, ember, settings, caplog, django_capture_on_commit_callbacks  # noqa: F811
):  # fmt: skip
    row, other = (make_lampiran(kasus, by=sekretariat) for _ in range(2))
    there = settings.BERKAS_S3
    settings.BERKAS_S3 = rak.parse_bucket(f"s3+http://a:b@127.0.0.1:{free_port()}/ember")
    with pytest.raises(rak.RakGagal):
        make_lampiran(kasus, by=sekretariat)
    assert Lampiran.objects.count() == 2
    with django_capture_on_commit_callbacks(execute=True):
        discard_on_commit(row.berkas)
        discard_on_commit(other.berkas)
    assert f"{row.berkas.name} belum terhapus (penyimpanan S3" in caplog.text
    assert f"{other.berkas.name} belum terhapus (baru saja tidak menjawab)" in caplog.text  # not waited for again
    for command in ("sapu_berkas", "putar_kunci"):
        with pytest.raises(CommandError, match="penyimpanan S3 tidak menjawab"):
            call_command(command)
    settings.BERKAS_S3 = there
    assert default_storage.exists(row.berkas.name)
