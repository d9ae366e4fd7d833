"""Files of a case: what gets in, under which name it comes out, who opens it, how it leaves."""

import datetime
import io
import zipfile

import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from anggota.models import JejakAudit
from anggota.tests.factories import make_instansi
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import at
from gugus_tugas.files import blank_pdf
from gugus_tugas.tests.test_files import pdf_with
from kasus import actions
from kasus.models import Lampiran
from kasus.tests.factories import make_kasus, make_lampiran, make_layanan, make_perkara, make_persetujuan, merge, victim
from laporan.home import build_home

ALASAN = "dilampirkan pada permohonan restitusi"
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@pytest.fixture
def kasus(sekretariat, dinsos):
    """Two victims; dinsos serves the first alone."""
    person = {"nama": "ZZNAMA Melur", "nik": "9999000011112222"}
    case = make_kasus(by=sekretariat, daftar_korban=[victim(identitas=person), victim()])
    make_layanan(case.daftar_korban.get(urutan=1), by=sekretariat, penyedia=dinsos.instansi)
    return case


@pytest.fixture
def first(kasus):
    return kasus.daftar_korban.get(urutan=1)


def image(kind="JPEG") -> bytes:
    output = io.BytesIO()
    Image.new("RGB", (30, 20), "teal").save(output, kind)
    return output.getvalue()


def zipped() -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("word/vbaProject.bin", "makro")
    return output.getvalue()


def sent(name="surat ZZNAMA.pdf", content=None, **values) -> dict:
    content = blank_pdf().read() if content is None else content
    return {
        "jenis": "visum",
        "korban": "",
        "berkas": SimpleUploadedFile(name, content),
        "keterangan": "ZZKET",
        **values,
    }


def stored(settings) -> list:
    return [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


def paths(row) -> dict[str, str]:
    base = f"/kasus/{row.kasus.slug}/lampiran/{row.pk}/"
    return {name: f"{base}{name}/" for name in ("unduh", "ganti", "bagikan", "tarik", "putusan")} | {"": base}


class TestIn:
    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("visum.pdf", None),
            ("foto.jpg", image()),
            ("foto.PNG", image("PNG")),
            ("../../etc/passwd.pdf", None),
            ("..\\..\\x.pdf", None),
            ("a" * 300 + ".pdf", None),
            ("hasil\u202efdp.pdf", None),
            ("'; x=y.pdf", None),
            ("nul\x00.pdf", None),
        ],
    )
    def test_good_file_is_sealed_under_a_name_of_ours(
        self, kasus, first, client_of, sekretariat, settings, name, content
    ):
        response = client_of(sekretariat).post(
            f"/kasus/{kasus.slug}/lampiran/", sent(name, content, korban=str(first.pk))
        )
        assert response.status_code == 302
        row = Lampiran.objects.get()
        assert (row.nomor, row.versi, row.korban, row.instansi) == (1, 1, first, None)
        assert row.nama == f"TPPO-ACEH-2026-{kasus.urutan:04d}-visum-1"
        (path,) = stored(settings)
        assert path.read_bytes()[:4] not in {b"%PDF", b"\xff\xd8\xff\xe0", b"\x89PNG"}
        assert "passwd" not in str(path)
        assert "ZZ" not in str(list(JejakAudit.objects.values()))

    @pytest.mark.parametrize(
        ("name", "content", "is_dangerous"),
        [
            ("virus.pdf", EICAR, True),
            ("eicar.com", EICAR, True),
            ("visum.pdf", b"%PDF-1.7\n" + EICAR, True),
            ("program.pdf", b"MZ\x90\x00" + b"x" * 100, True),
            ("program.jpg", b"\x7fELF" + b"x" * 100, True),
            ("skrip.pdf", b"#!/bin/sh\nrm -rf /", True),
            ("lama.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 100, True),
            ("makro.docm", zipped(), True),
            ("x.html", b"<html><script>1</script>", False),
            ("x.svg", b"<svg onload=alert(1)>", False),
            ("x.pdf", b"<html>" + b"x" * 50, False),
            ("x.pdf", blank_pdf().read()[:20] + b"<html><script>1</script>" + blank_pdf().read()[20:], False),
            ("x.pdf.exe", blank_pdf().read(), False),
            ("x.pdf", image("PNG"), False),
            ("x.pdf", b"%PDF-1.7 rusak", False),
            ("aktif.pdf", pdf_with(AA=pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.JavaScript))), False),
            (".htaccess", b"deny", False),
            ("kosong.pdf", b"", False),
            ("besar.pdf", b"%PDF-" + b"0" * (10 * 1024 * 1024 + 1), False),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_bad_file_is_refused_in_words_and_leaves_nothing(
        self, kasus, client_of, sekretariat, settings, name, content, is_dangerous
    ):
        response = client_of(sekretariat).post(f"/kasus/{kasus.slug}/lampiran/", sent(name, content))
        assert response.status_code == 422
        assert "Belum tersimpan" in response.content.decode()
        assert not Lampiran.objects.exists()
        assert not stored(settings)
        trail = JejakAudit.objects.filter(peristiwa="refuse_lampiran", objek_kode=kasus.nomor)
        assert trail.exists() == is_dangerous

    def test_case_is_full_at_its_limit(self, kasus, client_of, sekretariat, monkeypatch, settings):
        monkeypatch.setattr("kasus.actions.lampiran.MAX_LAMPIRAN", 1)
        client = client_of(sekretariat)
        client.post(f"/kasus/{kasus.slug}/lampiran/", sent())
        response = client.post(f"/kasus/{kasus.slug}/lampiran/", sent())
        assert "jumlah terbanyak" in response.content.decode()
        assert (Lampiran.objects.count(), len(stored(settings))) == (1, 1)

    def test_failure_of_the_trail_takes_row_and_file_with_it(self, kasus, sekretariat, settings, monkeypatch):
        def fail(*args, **kwargs):
            raise RuntimeError("jejak rusak")

        monkeypatch.setattr("anggota.audit.record", fail)
        with pytest.raises(RuntimeError):
            make_lampiran(kasus, by=sekretariat)
        assert not Lampiran.objects.exists()
        assert not stored(settings)

    def test_numbers_run_in_each_slot_and_a_new_version_keeps_its_number(self, kasus, sekretariat, client_of):
        rows = [make_lampiran(kasus, by=sekretariat, jenis=jenis) for jenis in ("visum", "lp", "visum")]
        assert [(row.jenis, row.nomor) for row in rows] == [("visum", 1), ("lp", 1), ("visum", 2)]
        response = client_of(sekretariat).post(paths(rows[0])["ganti"], sent("baru.png", image("PNG")), follow=True)
        assert "versi 2" in response.content.decode()
        new = Lampiran.objects.get(menggantikan=rows[0])
        assert new.nama.endswith("-visum-1-v2")
        assert client_of(sekretariat).get(paths(rows[0])[""]).status_code == 200  # the old one is still there
        with pytest.raises(ActionRefused, match="sudah diganti"):
            make_lampiran(kasus, by=sekretariat, menggantikan=rows[0])


class TestOut:
    def test_a_purpose_opens_it_and_leaves_a_line(self, kasus, first, client_of, sekretariat):
        row = make_lampiran(kasus, by=sekretariat, korban=first)
        client, address = client_of(sekretariat), paths(row)["unduh"]
        assert b"%PDF" not in client.get(address).content
        for poor in ("", "perlu", "untuk zznama sendiri saja", "NIK 9999000011112222 dicocokkan"):
            response = client.post(address, {"alasan": poor})
            assert (response.status_code, b"%PDF" in response.content) == (422, False), poor
        assert not JejakAudit.objects.filter(peristiwa="export_lampiran").exists()
        response = client.post(address, {"alasan": ALASAN}, headers={"range": "bytes=0-3"})
        assert response.status_code == 200  # whole: no ranges
        assert response.content.startswith(b"%PDF-")
        name = f'attachment; filename="TPPO-ACEH-2026-{kasus.urutan:04d}-visum-1.pdf"'
        assert response.headers["Content-Disposition"] == name
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Content-Security-Policy"].startswith("sandbox")
        assert "no-store" in response.headers["Cache-Control"]
        assert response.headers["Accept-Ranges"] == "none"
        trail = JejakAudit.objects.get(peristiwa="export_lampiran")
        assert (trail.objek_kode, trail.alasan, trail.pelaku) == (first.kode, ALASAN, "sekretariat")
        html = client.get(f"/kasus/{kasus.slug}/").content.decode()
        assert "Mengunduh lampiran" in html  # the owner of the case sees who took it

    def test_missing_file_is_said_not_crashed(self, kasus, client_of, sekretariat, settings):
        row = make_lampiran(kasus, by=sekretariat)
        stored(settings)[0].unlink()
        response = client_of(sekretariat).post(paths(row)["unduh"], {"alasan": ALASAN})
        assert response.status_code == 422
        assert "tidak ada di penyimpanan" in response.content.decode()

    def test_restricted_victim_closes_the_file_to_all_but_the_head(
        self, kasus, first, client_of, sekretariat, kepala, dinsos
    ):
        about_one = make_lampiran(kasus, by=dinsos, korban=first)
        about_all = make_lampiran(kasus, by=sekretariat)
        actions.change_pembatasan(first, dibatasi=True, alasan="permintaan korban sendiri", by=kepala)
        for user, row in ((sekretariat, about_one), (sekretariat, about_all), (dinsos, about_one)):
            assert client_of(user).post(paths(row)["unduh"], {"alasan": ALASAN}).status_code == 403
        assert client_of(kepala).post(paths(about_one)["unduh"], {"alasan": ALASAN}).status_code == 200


class TestScope:
    def test_member_sends_for_its_victim_alone(self, kasus, first, client_of, dinsos):
        client, second = client_of(dinsos), kasus.daftar_korban.get(urutan=2)
        for korban in ("", str(second.pk)):
            assert client.post(f"/kasus/{kasus.slug}/lampiran/", sent(korban=korban)).status_code == 422
        assert client.post(f"/kasus/{kasus.slug}/lampiran/", sent(korban=str(first.pk))).status_code == 302
        assert Lampiran.objects.get().instansi == dinsos.instansi
        with pytest.raises(ActionRefused, match="ditangani instansi"):
            make_lampiran(kasus, by=dinsos, korban=second)

    def test_member_opens_its_own_and_what_is_shared_until_it_is_taken_back(
        self, kasus, first, client_of, sekretariat, dinsos, polda
    ):
        make_layanan(first, by=sekretariat, penyedia=polda.instansi, jenis="HUK")
        own = make_lampiran(kasus, by=dinsos, korban=first)
        office = make_lampiran(kasus, by=sekretariat, korban=first, keterangan="ZZKET")
        assert client_of(dinsos).get(paths(own)["unduh"]).status_code == 200
        for user, row in ((dinsos, office), (polda, own), (polda, office)):
            assert client_of(user).get(paths(row)[""]).status_code == 404
            assert client_of(user).post(paths(row)["unduh"], {"alasan": ALASAN}).status_code == 404
        refused = client_of(sekretariat).post(paths(office)["bagikan"], {"instansi": "polda"}).content.decode()
        assert refused.count("belum menyetujui pemberian data") == 1  # told once, above the form
        make_persetujuan(first, polda.instansi, by=sekretariat)
        client_of(sekretariat).post(paths(office)["bagikan"], {"instansi": "polda"})
        html = client_of(polda).get(paths(office)[""]).content.decode()
        assert "Unduh" in html
        assert "ZZKET" not in html
        assert client_of(polda).post(paths(office)["unduh"], {"alasan": ALASAN}).status_code == 200
        assert client_of(polda).post(paths(office)["ganti"], sent()).status_code == 403
        shared = office.daftar_pembagian.get()
        client_of(sekretariat).post(f"{paths(office)['bagikan']}{shared.pk}/cabut/")
        assert client_of(polda).get(paths(office)["unduh"]).status_code == 404
        assert client_of(dinsos).get(paths(office)["unduh"]).status_code == 404

    def test_sharing_with_an_agency_without_a_part_opens_nothing(self, kasus, first, client_of, sekretariat, polda):
        row = make_lampiran(kasus, by=sekretariat, korban=first)
        make_persetujuan(first, polda.instansi, by=sekretariat)
        actions.assign_lampiran(row, instansi=polda.instansi, by=sekretariat)
        assert client_of(polda).get(paths(row)[""]).status_code == 404
        with pytest.raises(ActionRefused, match="sudah dibagikan"):
            actions.assign_lampiran(row, instansi=polda.instansi, by=sekretariat)

    def test_shared_file_about_the_whole_case_waits_until_the_agency_sees_every_victim(
        self, kasus, first, client_of, sekretariat, dinsos, polda
    ):
        second = kasus.daftar_korban.get(urutan=2)
        row = make_lampiran(kasus, by=sekretariat)
        for agency in (dinsos.instansi, polda.instansi):
            make_persetujuan(first, agency, by=sekretariat)
            with pytest.raises(ActionRefused, match="K2 belum menyetujui"):
                actions.assign_lampiran(row, instansi=agency, by=sekretariat)
            make_persetujuan(second, agency, by=sekretariat)
            actions.assign_lampiran(row, instansi=agency, by=sekretariat)
        assert client_of(dinsos).get(f"/kasus/{kasus.slug}/").status_code == 200  # it serves the first victim
        assert client_of(dinsos).get(paths(row)[""]).status_code == 404
        make_layanan(second, by=sekretariat, penyedia=dinsos.instansi)
        assert client_of(dinsos).get(paths(row)[""]).status_code == 200
        assert client_of(polda).get(paths(row)[""]).status_code == 404
        make_perkara(kasus, by=sekretariat, instansi=polda.instansi)
        assert client_of(polda).get(paths(row)[""]).status_code == 200
        actions.add_korban(kasus, by=sekretariat, **victim())
        assert client_of(dinsos).get(paths(row)[""]).status_code == 404

    def test_consent_taken_back_closes_the_shared_file(self, kasus, first, client_of, sekretariat, polda):
        row = make_lampiran(kasus, by=sekretariat, korban=first)
        make_layanan(first, by=sekretariat, penyedia=polda.instansi, jenis="HUK")
        given = make_persetujuan(first, polda.instansi, by=sekretariat)
        actions.assign_lampiran(row, instansi=polda.instansi, by=sekretariat)
        assert client_of(polda).get(paths(row)[""]).status_code == 200
        actions.withdraw_persetujuan(
            given, by=sekretariat, tanggal=timezone.localdate(), alasan="korban berubah pikiran"
        )
        assert client_of(polda).get(paths(row)[""]).status_code == 404
        with pytest.raises(ActionRefused, match="belum menyetujui"):
            actions.assign_lampiran(row, instansi=make_instansi(), by=sekretariat)

    def test_who_handles_the_legal_track_gets_files_by_law(self, kasus, first, client_of, sekretariat, kepala, polda):
        row = make_lampiran(kasus, by=sekretariat, korban=first)
        make_perkara(kasus, by=sekretariat, instansi=polda.instansi)
        assert client_of(polda).get(paths(row)[""]).status_code == 404
        actions.assign_lampiran(row, instansi=polda.instansi, by=sekretariat)
        assert client_of(polda).get(paths(row)[""]).status_code == 200
        assert client_of(polda).post(paths(row)["unduh"], {"alasan": ALASAN}).status_code == 200
        actions.change_status_kasus(kasus, to="Closed", alasan="Selesai ditangani", by=kepala)
        assert client_of(polda).post(paths(row)["unduh"], {"alasan": ALASAN}).status_code == 403

    def test_consent_that_ends_by_itself_closes_the_shared_file(self, kasus, first, client_of, sekretariat, polda):
        """A service that was asked for directly stays known; what the person agreed to until a day does not."""
        make_layanan(first, by=sekretariat, penyedia=polda.instansi, jenis="HUK")
        about_one = make_lampiran(kasus, by=sekretariat, korban=first)
        today = timezone.localdate()
        make_persetujuan(first, polda.instansi, by=sekretariat, berlaku_sampai=today)
        actions.assign_lampiran(about_one, instansi=polda.instansi, by=sekretariat)
        assert client_of(polda).post(paths(about_one)["unduh"], {"alasan": ALASAN}).status_code == 200
        with at(timezone.now() + datetime.timedelta(days=1)):
            assert client_of(polda).get(f"/kasus/{kasus.slug}/").status_code == 200
            assert client_of(polda).get(paths(about_one)[""]).status_code == 404
            assert client_of(polda).post(paths(about_one)["unduh"], {"alasan": ALASAN}).status_code == 404

    def test_restriction_of_the_same_person_elsewhere_closes_the_file(
        self, kasus, first, client_of, sekretariat, kepala
    ):
        row, whole = make_lampiran(kasus, by=sekretariat, korban=first), make_lampiran(kasus, by=sekretariat)
        other = make_kasus(by=sekretariat).daftar_korban.get()
        merge(first.pk, other.pk, by=sekretariat)
        actions.change_pembatasan(other, dibatasi=True, alasan="korban memintanya", by=kepala)
        for file in (row, whole):
            assert client_of(sekretariat).post(paths(file)["unduh"], {"alasan": ALASAN}).status_code == 403
            assert client_of(kepala).post(paths(file)["unduh"], {"alasan": ALASAN}).status_code == 200

    def test_file_of_another_case_is_not_found_under_this_one(self, kasus, sekretariat, client_of):
        row, other = make_lampiran(kasus, by=sekretariat), make_kasus(by=sekretariat)
        for name in ("", "unduh/", "ganti/", "tarik/"):
            assert client_of(sekretariat).get(f"/kasus/{other.slug}/lampiran/{row.pk}/{name}").status_code == 404
        with pytest.raises(ActionRefused, match="bukan dari kasus ini"):
            make_lampiran(other, by=sekretariat, menggantikan=row)


class TestRemoval:
    def test_two_people_erase_the_file_and_the_row_stays(
        self, kasus, client_of, sekretariat, kepala, settings, django_capture_on_commit_callbacks
    ):
        row = make_lampiran(kasus, by=sekretariat)
        client, head = client_of(sekretariat), client_of(kepala)
        assert client.post(paths(row)["tarik"], {"alasan": "x"}).status_code == 422
        client.post(paths(row)["tarik"], {"alasan": "ZZALASAN berkas kasus lain"})
        assert client.post(paths(row)["unduh"], {"alasan": ALASAN}).status_code == 403  # closed while it is decided
        assert head.get(paths(row)["unduh"]).status_code == 200
        assert client.post(paths(row)["putusan"], {"putusan": "hapus"}).status_code == 403
        assert any("penarikan" in task.teks for task in build_home(kepala).daftar_tugas)
        with django_capture_on_commit_callbacks(execute=True):
            head.post(paths(row)["putusan"], {"putusan": "hapus"})
        assert not stored(settings)
        row.refresh_from_db()
        assert (row.berkas.name, row.dihapus_oleh, row.ditarik_oleh) == ("", kepala, sekretariat)
        html = client.get(f"/kasus/{kasus.slug}/").content.decode()
        assert "Berkas dihapus" in html
        assert head.get(paths(row)["unduh"]).status_code == 403
        with pytest.raises(ActionRefused, match="sudah dihapus"):
            actions.withdraw_lampiran(row, alasan="sekali lagi saja", by=sekretariat)

    def test_head_keeps_it_and_it_opens_as_before(self, kasus, client_of, sekretariat, kepala, settings):
        row = make_lampiran(kasus, by=sekretariat)
        actions.withdraw_lampiran(row, alasan="berkas milik kasus lain", by=sekretariat)
        actions.verify_lampiran(row, putusan="pertahankan", by=kepala)
        assert client_of(sekretariat).post(paths(row)["unduh"], {"alasan": ALASAN}).status_code == 200
        assert len(stored(settings)) == 1

    def test_maker_is_never_checker(self, kasus, client_of, kepala):
        row = make_lampiran(kasus, by=kepala)
        actions.withdraw_lampiran(row, alasan="berkas milik kasus lain", by=kepala)
        assert client_of(kepala).post(paths(row)["putusan"], {"putusan": "hapus"}).status_code == 403
        row.refresh_from_db()
        with pytest.raises(ActionRefused, match="orang lain"):
            actions.verify_lampiran(row, putusan="hapus", by=kepala)

    def test_nothing_to_decide_is_said(self, kasus, sekretariat, kepala):
        with pytest.raises(ActionRefused, match="Tidak ada usulan"):
            actions.verify_lampiran(make_lampiran(kasus, by=sekretariat), putusan="hapus", by=kepala)


def test_file_is_sealed_and_bound_to_its_place(kasus, sekretariat, settings):
    make_lampiran(kasus, by=sekretariat, berkas=ContentFile(b"%PDF-ZZISI", name="berkas.pdf"))
    (path,) = stored(settings)
    assert b"ZZISI" not in path.read_bytes()
    assert Lampiran.objects.get().berkas.open("rb").read() == b"%PDF-ZZISI"
