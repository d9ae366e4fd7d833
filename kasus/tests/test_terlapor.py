"""The reported person: legal status with history, parts in the act, wanted notices, identity with a reason."""

import datetime
import itertools

import pytest
from django.db import IntegrityError, transaction

from anggota.models import JejakAudit
from gugus_tugas.auth import ActionRefused
from gugus_tugas.versi import Conflict, stamp
from kasus import actions
from kasus.enums import TRANSISI_HUKUM, PeranTerlapor, StatusHukum
from kasus.models import Kasus, Pencarian, RiwayatStatusHukum, Terlapor
from kasus.tests.factories import make_kasus
from program.tests.factories import make_perekrut, make_perusahaan

D = datetime.date
STEP = D(2026, 4, 1)
NAMA = "Kenari Terduga"
IDENTITAS = {"nama": NAMA, "nik": "1171019912310009", "telepon": "0811-9898-1212"}


@pytest.fixture
def terlapor(sekretariat):
    person = {"jenis_kelamin": "L", "peran": ["Smuggler", "Abuser"], "identitas": IDENTITAS}
    return make_kasus(by=sekretariat, daftar_terlapor=[person]).daftar_terlapor.get()


def move(row, to, by, *, day=STEP, alasan="surat ketetapan") -> Terlapor:
    return actions.change_status_hukum(row, to=to, tanggal=day, alasan=alasan, by=by)


class TestStatus:
    @pytest.mark.parametrize(("before", "after"), list(itertools.product(StatusHukum, repeat=2)))
    def test_every_pair_follows_the_table(self, terlapor, sekretariat, before, after):
        Terlapor.objects.update(status_hukum=before)
        row = Terlapor.objects.get()
        if after in TRANSISI_HUKUM[before]:
            move(row, after, sekretariat)
            last = RiwayatStatusHukum.objects.get()
            assert (last.dari, last.ke, last.tanggal) == (before, after, D(2026, 4, 1))
            assert Terlapor.objects.get().status_hukum == last.ke == after
            assert JejakAudit.objects.latest("id").peristiwa == "change_status_hukum"
        else:
            with pytest.raises(ActionRefused, match="tidak dapat menjadi"):
                move(row, after, sekretariat)
            assert not RiwayatStatusHukum.objects.exists()

    def test_table_is_complete_and_no_state_leads_to_itself(self):
        assert set(TRANSISI_HUKUM) == set(StatusHukum)
        assert all(state not in following for state, following in TRANSISI_HUKUM.items())

    def test_word_follows_the_status(self, terlapor, sekretariat):
        words = [terlapor.sebutan]
        for status in ("tersangka", "terdakwa", "tidak_terbukti"):
            terlapor = move(terlapor, status, sekretariat)
            words.append(terlapor.sebutan)
        assert words == ["Terlapor T1", "Tersangka T1", "Terdakwa T1", "Terlapor T1"]

    @pytest.mark.parametrize(
        ("day", "alasan", "message"),
        [
            (D(2999, 1, 1), "ketetapan", "belum terjadi"),
            (D(2026, 3, 31), "ketetapan", "tidak mungkin sebelumnya"),
            (D(2026, 4, 2), "  ", "dasar"),
        ],
    )
    def test_bad_date_or_no_basis_is_refused(self, terlapor, sekretariat, day, alasan, message):
        row = move(terlapor, "tersangka", sekretariat)
        with pytest.raises(ActionRefused, match=message):
            move(row, "terdakwa", sekretariat, day=day, alasan=alasan)

    def test_convict_without_a_final_verdict_is_pointed_out(self, terlapor, sekretariat):
        row = move(move(terlapor, "tersangka", sekretariat), "terdakwa", sekretariat)
        row = move(row, "terpidana", sekretariat)
        assert "inkracht" in row.daftar_peringatan[0]

    def test_two_at_once_the_second_is_told(self, terlapor, sekretariat, kepala):
        stale = Terlapor.objects.get()
        move(terlapor, "tersangka", kepala)
        with pytest.raises(ActionRefused, match="sudah diubah orang lain"):
            move(stale, "tersangka", sekretariat)


class TestPerson:
    def test_has_several_parts_in_the_order_of_the_list(self, terlapor):
        assert terlapor.peran == [PeranTerlapor.PENYELUNDUP, PeranTerlapor.PENGANIAYA]
        assert terlapor.sebutan_peran == "Penyelundup, Penganiaya"
        assert len(PeranTerlapor) == 16

    def test_parts_and_age_are_corrected_and_the_second_editor_is_told(self, terlapor, sekretariat, kepala):
        seen = stamp(terlapor)
        values = {"jenis_kelamin": "L", "kelompok_usia": "anak", "peran": ["Exploiter"]}
        actions.update_terlapor(terlapor, versi=seen, by=kepala, **values)
        row = Terlapor.objects.get()
        assert (row.is_anak, row.peran, row.versi) == (True, [PeranTerlapor.PENGEKSPLOITASI], 2)
        assert JejakAudit.objects.latest("id").kolom == ["kelompok_usia", "peran"]
        with pytest.raises(Conflict):
            actions.update_terlapor(row, versi=seen, by=sekretariat, **values)

    def test_change_of_parts_alone_counts_as_a_change(self, terlapor, sekretariat):
        values = {"jenis_kelamin": "L", "kelompok_usia": "tidak_diketahui"}
        actions.update_terlapor(terlapor, versi=stamp(terlapor), by=sekretariat, peran=["Other"], **values)
        assert Terlapor.objects.get().versi == 2

    def test_unknown_part_is_refused_by_the_database(self, terlapor):
        with pytest.raises(IntegrityError), transaction.atomic():
            terlapor.daftar_peran.update(kode="Bos")


class TestWanted:
    def test_begins_once_and_ends(self, terlapor, sekretariat):
        actions.record_pencarian(terlapor, by=sekretariat, mulai=D(2026, 4, 1), nomor="DPO/1")
        with pytest.raises(ActionRefused, match="sudah dalam daftar"):
            actions.record_pencarian(terlapor, by=sekretariat, mulai=D(2026, 4, 2))
        actions.end_pencarian(terlapor, selesai=D(2026, 5, 1), by=sekretariat)
        with pytest.raises(ActionRefused, match="tidak sedang"):
            actions.end_pencarian(terlapor, selesai=D(2026, 5, 2), by=sekretariat)
        actions.record_pencarian(terlapor, by=sekretariat, mulai=D(2026, 6, 1))
        assert Pencarian.objects.count() == 2
        assert Terlapor.objects.get().pencarian_berlaku.mulai == D(2026, 6, 1)

    def test_does_not_end_before_it_began_nor_in_time_to_come(self, terlapor, sekretariat):
        with pytest.raises(ActionRefused, match="belum terjadi"):
            actions.record_pencarian(terlapor, by=sekretariat, mulai=D(2999, 4, 1))
        actions.record_pencarian(terlapor, by=sekretariat, mulai=D(2026, 4, 1))
        with pytest.raises(ActionRefused, match="belum terjadi"):
            actions.end_pencarian(terlapor, selesai=D(2999, 4, 1), by=sekretariat)
        with pytest.raises(Exception, match="sebelum dimulai"), transaction.atomic():
            actions.end_pencarian(terlapor, selesai=D(2026, 3, 1), by=sekretariat)


class TestIdentity:
    def test_is_opened_for_a_reason_and_leaves_a_trail(self, terlapor, client_of, sekretariat):
        page, address = client_of(sekretariat), f"/kasus/{terlapor.kasus.slug}/terlapor/{terlapor.pk}/identitas/"
        assert NAMA not in page.get(address).content.decode()
        response = page.post(address, {"alasan": "mencocokkan dengan surat penyidik"})
        assert NAMA in response.content.decode()
        assert response.headers["Cache-Control"] == "no-store, private"
        trail = JejakAudit.objects.latest("id")
        assert (trail.peristiwa, trail.objek_kode) == ("reveal_identitas_terlapor", str(terlapor))
        detail = f"/kasus/{terlapor.kasus.slug}/terlapor/{terlapor.pk}/"
        html = page.get(detail).content.decode()
        assert NAMA not in html
        assert "mencocokkan dengan surat penyidik" in html  # the owner of the case sees who looked

    @pytest.mark.parametrize("alasan", ["perlu", "untuk Kenari itu saja", "nomor 0811 9898 1212 dihubungi"])
    def test_poor_or_telling_reason_is_refused(self, terlapor, client_of, sekretariat, alasan):
        address = f"/kasus/{terlapor.kasus.slug}/terlapor/{terlapor.pk}/identitas/"
        assert NAMA not in client_of(sekretariat).post(address, {"alasan": alasan}).content.decode()
        assert not JejakAudit.objects.filter(peristiwa="reveal_identitas_terlapor").exists()

    def test_is_gone_with_the_case(self, terlapor, sekretariat):
        Kasus.objects.update(dimusnahkan_pada="2026-01-01T00:00Z", dimusnahkan_oleh=sekretariat)
        with pytest.raises(ActionRefused, match="dimusnahkan"):
            actions.reveal_identitas_terlapor(terlapor, alasan="mencocokkan surat penyidik", by=sekretariat)


class TestPerusahaan:
    """A suspect may belong to a company, or be a recruiter, of the supervision register; the register of cases finds them by it."""

    def change(self, page, terlapor, **values):
        url = f"/kasus/{terlapor.kasus.slug}/terlapor/{terlapor.pk}/ubah/"
        form = page.get(url).context["form"]
        sent = {
            "versi": form["versi"].value(),
            "jenis_kelamin": "L",
            "kelompok_usia": "dewasa",
            "peran": ["RecruiterOrIntermediary"],
        }
        return page.post(url, {**sent, **values})

    @pytest.mark.parametrize("make", [make_perusahaan, make_perekrut])
    def test_is_named_by_code_and_found_by_it(self, client_of, terlapor, sekretariat, dinsos, make):
        row, page = make(by=dinsos), client_of(sekretariat)
        other = make_kasus(by=sekretariat)
        assert self.change(page, terlapor, perusahaan=str(row).lower()).status_code == 302
        terlapor.refresh_from_db()
        assert terlapor.perusahaan == row
        kind = "perusahaan" if row.is_resmi else "perekrut"
        detail = page.get(f"/kasus/{terlapor.kasus.slug}/terlapor/{terlapor.pk}/").content.decode()
        assert f"/program/{kind}/{row.pk}/" in detail
        address = f"/kasus/?semua=1&amp;perusahaan={row}"
        assert address in page.get(f"/program/{kind}/{row.pk}/").content.decode()
        found = page.get(address.replace("&amp;", "&")).content.decode()
        assert terlapor.kasus.nomor in found
        assert other.nomor not in found

    @pytest.mark.parametrize("text", ["P3MI-999999", "P3MI-0", "PT Contoh", "P3MI-99999999999999999999", "P3MI-²"])
    def test_unknown_code_is_refused_and_kept(self, client_of, terlapor, sekretariat, text):
        response = self.change(client_of(sekretariat), terlapor, perusahaan=text)
        assert response.context["form"].errors["perusahaan"]
        assert response.context["form"]["perusahaan"].value() == text

    def test_the_code_of_the_other_kind_is_no_code(self, client_of, terlapor, sekretariat, dinsos):
        row = make_perekrut(by=dinsos)
        response = self.change(client_of(sekretariat), terlapor, perusahaan=f"P3MI-{row.pk}")
        assert response.context["form"].errors["perusahaan"]

    def test_members_neither_ask_by_company_nor_see_the_link(self, client_of, terlapor, sekretariat, dinsos):
        row = make_perusahaan(by=dinsos)
        assert "Kasus terkait" not in client_of(dinsos).get(f"/program/perusahaan/{row.pk}/").content.decode()
        assert "perusahaan" not in client_of(dinsos).get("/kasus/").context["form"].fields
