"""Rules of the legal track: order and dates of stages, corrections, articles by the time of the act, funnel, median."""

import datetime
import itertools
from collections import Counter

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from anggota.models import JejakAudit
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import at
from gugus_tugas.tests.parallel import run_together
from gugus_tugas.versi import Conflict, stamp
from kasus import actions, enums
from kasus.actions.tahap import StageMissed
from kasus.enums import ATURAN_TAHAP, TAHAP_TANDA, TAHAP_USAI, JenisLayanan, KodeTahap, TingkatPengadilan
from kasus.lama_tahap import KALI_MACET, MIN_TAHAP, Lama, Median, batas, median_tahap
from kasus.models import Kasus, Pasal, Pengadilan, PerkaraHukum, TahapHukum
from kasus.tests.factories import make_kasus, make_perkara, make_tahap, victim
from kasus.urutan_tahap import refuse_nonsense, skipped

D, K = datetime.date, KodeTahap
LP = D(2026, 3, 2)
SUSPECTS = [{"jenis_kelamin": "L", "peran": ["Exploiter", "Transporter"]}, {"jenis_kelamin": "P", "peran": "Other"}]


@pytest.fixture
def kasus(sekretariat):
    return make_kasus(by=sekretariat, daftar_korban=[victim(), victim()], daftar_terlapor=SUSPECTS)


@pytest.fixture
def perkara(kasus, sekretariat, polda):
    return make_perkara(kasus, by=sekretariat, instansi=polda.instansi)


def fresh(perkara) -> PerkaraHukum:
    return PerkaraHukum.objects.select_related("kasus", "instansi").get(pk=perkara.pk)


class TestReport:
    def test_is_recorded_with_people_and_first_stage(self, perkara, kasus):
        assert str(perkara) == f"{kasus.nomor}-P1"
        assert [row.korban.urutan for row in perkara.daftar_korban_perkara.all()] == [1, 2]
        assert perkara.daftar_terlapor_perkara.count() == 2
        stage = TahapHukum.objects.get()
        assert (stage.kode, stage.tanggal, perkara.tahap, perkara.tahap_sejak) == ("LP", LP, "LP", LP)
        trail = JejakAudit.objects.latest("id")
        assert (trail.peristiwa, trail.objek_kode) == ("record_perkara", str(perkara))
        assert "LP/B" not in str(trail.kolom)

    def test_one_victim_stands_in_two_reports(self, perkara, kasus, sekretariat, polda):
        first = kasus.daftar_korban.get(urutan=1)
        second = make_perkara(
            kasus, by=sekretariat, instansi=polda.instansi, nomor_lp="LP/B/13/2026", daftar_korban=[first]
        )
        assert second.urutan == 2
        assert first.daftar_perkara_korban.count() == 2

    def test_is_also_recorded_after_the_services_ended(self, kasus, sekretariat, kepala, polda):
        actions.change_status_kasus(kasus, to="Closed", alasan="layanan tuntas", by=kepala)
        assert make_perkara(kasus, by=sekretariat, instansi=polda.instansi).urutan == 1

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            ({"tanggal_lp": D(2999, 1, 1)}, "belum terjadi"),
            ({"daftar_korban": []}, "paling sedikit satu korban"),
            ({"jenis_laporan": "XX"}, "tidak dikenal|bukan pilihan|valid"),
        ],
    )
    def test_refuses_what_cannot_be(self, kasus, sekretariat, polda, change, message):
        with pytest.raises((ActionRefused, ValidationError), match=message):
            make_perkara(kasus, by=sekretariat, instansi=polda.instansi, **change)
        assert not PerkaraHukum.objects.exists()

    def test_refuses_the_same_number_twice_however_written(self, perkara, kasus, sekretariat, polda):
        with pytest.raises(ActionRefused, match="sudah dicatat"):
            make_perkara(kasus, by=sekretariat, instansi=polda.instansi, nomor_lp="lp/b/12/iii/2026/spkt/polda  aceh")

    def test_refuses_people_of_another_case(self, kasus, sekretariat, polda):
        stranger = make_kasus(by=sekretariat).daftar_korban.get()
        with pytest.raises(ActionRefused, match="dari kasus ini"):
            make_perkara(kasus, by=sekretariat, instansi=polda.instansi, daftar_korban=[stranger])

    def test_only_law_enforcement_can_be_named(self, kasus, sekretariat, polda, dinsos):
        with pytest.raises(ActionRefused, match="penegak hukum"):
            actions.record_perkara(
                kasus,
                by=sekretariat,
                instansi=dinsos.instansi,
                tanggal_lp=LP,
                daftar_korban=[kasus.daftar_korban.first()],
            )
        with pytest.raises(ActionRefused, match="penegak hukum"):
            make_perkara(kasus, by=sekretariat, instansi=polda.instansi, penuntut=dinsos.instansi)

    def values(self, perkara, **changes) -> dict:
        return {
            "nomor_lp": perkara.nomor_lp, "tanggal_lp": perkara.tanggal_lp, "instansi": perkara.instansi, "penuntut": None,
            "daftar_korban": list(perkara.kasus.daftar_korban.all()), "daftar_terlapor": list(perkara.kasus.daftar_terlapor.all()),
            **changes,
        }  # fmt: skip

    def test_corrected_date_replaces_the_first_stage_and_keeps_the_old(self, perkara, sekretariat):
        row = fresh(perkara)
        actions.update_perkara(row, versi=stamp(row), by=sekretariat, **self.values(row, tanggal_lp=D(2025, 12, 30)))
        row = fresh(perkara)
        assert (row.tanggal_lp, row.tahun_lp, row.tahap_sejak) == (D(2025, 12, 30), 2025, D(2025, 12, 30))
        assert TahapHukum.objects.count() == 2
        assert TahapHukum.objects.berlaku().get().tanggal == D(2025, 12, 30)

    def test_corrected_date_after_a_stage_is_refused_and_nothing_is_stored(self, perkara, sekretariat):
        make_tahap(perkara, ("LID", D(2026, 3, 5)), by=sekretariat)
        row = fresh(perkara)
        with pytest.raises(ActionRefused, match="sebelum laporan polisi"), transaction.atomic():
            actions.update_perkara(row, versi=stamp(row), by=sekretariat, **self.values(row, tanggal_lp=D(2026, 3, 9)))
        assert fresh(perkara).tanggal_lp == LP

    def test_people_are_added_and_taken_out(self, perkara, sekretariat):
        row, seen = fresh(perkara), stamp(fresh(perkara))
        one = [perkara.kasus.daftar_korban.get(urutan=2)]
        actions.update_perkara(
            row, versi=seen, by=sekretariat, **self.values(row, daftar_korban=one, daftar_terlapor=[])
        )
        assert [link.korban.urutan for link in perkara.daftar_korban_perkara.all()] == [2]
        assert not perkara.daftar_terlapor_perkara.exists()
        assert JejakAudit.objects.latest("id").kolom == ["daftar_korban", "daftar_terlapor"]
        with pytest.raises(Conflict):  # a change of people alone is seen by the second editor too
            actions.update_perkara(fresh(perkara), versi=seen, by=sekretariat, **self.values(row))

    def test_second_editor_is_told(self, perkara, sekretariat, kepala):
        row, seen = fresh(perkara), stamp(fresh(perkara))
        actions.update_perkara(row, versi=seen, by=kepala, **self.values(row, nomor_lp="LP/B/99"))
        with pytest.raises(Conflict, match=kepala.nama):
            actions.update_perkara(fresh(perkara), versi=seen, by=sekretariat, **self.values(row))
        assert fresh(perkara).nomor_lp == "LP/B/99"


class TestStages:
    def test_newest_by_date_is_the_present_one_however_late_it_is_typed(self, perkara, sekretariat):
        make_tahap(perkara, ("SIDIK", D(2026, 4, 1)), ("LID", D(2026, 3, 5)), by=sekretariat)
        row = fresh(perkara)
        assert (row.tahap, row.tahap_sejak, row.lama(on=D(2026, 5, 12))) == ("SIDIK", D(2026, 4, 1), 41)
        assert [stage.kode for stage in row.tahap_berlaku] == ["LP", "LID", "SIDIK"]

    def test_stages_of_one_day_stand_in_the_order_of_the_procedure(self, perkara, sekretariat):
        day = D(2026, 4, 1)
        make_tahap(perkara, ("TSK", day), ("SPDP", day), ("SIDIK", day), by=sekretariat)
        assert [stage.kode for stage in fresh(perkara).tahap_berlaku] == ["LP", "SIDIK", "SPDP", "TSK"]
        assert fresh(perkara).tahap == "TSK"

    def test_p19_may_repeat(self, perkara, sekretariat):
        days = [D(2026, 4, n) for n in range(1, 7)]
        steps = zip(["TAHAP1", "P19", "TAHAP1", "P19", "TAHAP1", "P21"], days, strict=True)
        make_tahap(perkara, *steps, by=sekretariat)
        assert Counter(stage.kode for stage in fresh(perkara).tahap_berlaku)["P19"] == 2
        assert fresh(perkara).tahap == "P21"

    def test_skipped_stage_is_told_but_stored(self, perkara, sekretariat):
        row = actions.add_tahap(perkara, by=sekretariat, kode="P21", tanggal=D(2026, 4, 1))
        assert "Tahap I" in row.daftar_peringatan[0]
        assert fresh(perkara).tahap == "P21"

    def test_usual_order_gives_no_warning(self, perkara, sekretariat):
        for number, kode in enumerate(["LID", "SIDIK", "SPDP"], 3):
            row = actions.add_tahap(perkara, by=sekretariat, kode=kode, tanggal=D(2026, 3, number))
            assert row.daftar_peringatan == []

    def test_suspect_whose_status_did_not_move_is_pointed_out(self, perkara, sekretariat):
        row = actions.add_tahap(perkara, by=sekretariat, kode="TSK", tanggal=D(2026, 4, 1))
        assert any("tersangka" in text for text in row.daftar_peringatan)
        suspect = perkara.kasus.daftar_terlapor.first()
        actions.change_status_hukum(suspect, to="tersangka", tanggal=D(2026, 4, 1), alasan="ketetapan", by=sekretariat)
        row = actions.add_tahap(perkara, by=sekretariat, kode="TSK", tanggal=D(2026, 4, 2))
        assert not any("tersangka" in text for text in row.daftar_peringatan if "Status hukum" in text)

    @pytest.mark.parametrize(
        ("steps", "message"),
        [
            ([("LID", D(2026, 3, 1))], "sebelum laporan polisi"),
            ([("PUTUSAN", D(2025, 1, 1))], "sebelum laporan polisi"),
            ([("LID", D(2999, 1, 1))], "belum terjadi"),
            ([("INKRACHT", D(2026, 5, 1))], "tidak mungkin tanpa putusan"),
            ([("BANDING", D(2026, 5, 1))], "tidak mungkin tanpa putusan"),
            ([("KASASI", D(2026, 5, 1))], "tidak mungkin tanpa putusan"),
            ([("PK", D(2026, 5, 1))], "tidak mungkin tanpa putusan"),
            ([("EKSEKUSI", D(2026, 5, 1))], "tidak mungkin tanpa berkekuatan"),
            ([("PUTUSAN", D(2026, 5, 2)), ("INKRACHT", D(2026, 5, 1))], "sebelum putusan"),
            ([("PUTUSAN", D(2026, 5, 2)), ("PUTUSAN", D(2026, 5, 9))], "sudah dicatat"),
            ([("LID", D(2026, 5, 2)), ("LID", D(2026, 5, 2))], "sudah dicatat"),
            ([("PUTUSAN", D(2026, 5, 2)), ("SP3", D(2026, 5, 3))], "sudah diputus"),
            ([("PUTUSAN", D(2026, 5, 2)), ("SKP2", D(2026, 5, 3))], "sudah diputus"),
            ([("PUTUSAN", D(2026, 5, 2)), ("INKRACHT", D(2026, 5, 9)), ("P19", D(2026, 5, 10))], "sesudah putusan"),
            ([("LP", D(2026, 5, 2))], "diperbaiki pada perkaranya"),
        ],
    )
    def test_nonsense_is_refused_and_not_stored(self, perkara, sekretariat, steps, message):
        make_tahap(perkara, *steps[:-1], by=sekretariat) if steps[:-1] else None
        before = TahapHukum.objects.count()
        with pytest.raises(ActionRefused, match=message), transaction.atomic():
            make_tahap(perkara, steps[-1], by=sekretariat)
        assert TahapHukum.objects.count() == before

    @pytest.mark.parametrize(("first", "second"), list(itertools.product([k for k in K if k != K.LP], repeat=2)))
    def test_every_pair_is_either_stored_or_refused_by_the_table(self, first, second):
        """Refused exactly for: what needs a stage that is missing, a second one of its kind, an ending after a verdict."""
        days = [(K.LP, LP), (first, D(2026, 4, 1)), (second, D(2026, 4, 2))]
        codes = {K.LP, first, second}
        missing = any(not rule.wajib <= codes for rule in (first.aturan, second.aturan))
        early = first in {K.BANDING, K.KASASI, K.PK, K.INKRACHT} and second == K.PUTUSAN
        early = early or (first, second) == (K.EKSEKUSI, K.INKRACHT)
        double = first == second and first in {K.PUTUSAN, K.INKRACHT}
        ended = K.PUTUSAN in codes and codes & {K.SP3, K.SKP2}
        late = first == K.INKRACHT and second.urutan < K.INKRACHT.urutan
        if missing or early or double or ended or late:
            with pytest.raises(ActionRefused):
                refuse_nonsense(days, today=D(2026, 12, 1))
        else:
            refuse_nonsense(days, today=D(2026, 12, 1))

    def test_skipping_looks_at_the_day_too(self):
        assert skipped(K.P21, D(2026, 4, 1), [(K.TAHAP1, D(2026, 5, 1))])
        assert not skipped(K.P21, D(2026, 5, 1), [(K.TAHAP1, D(2026, 5, 1))])

    def test_only_inkracht_is_final(self, perkara, sekretariat):
        make_tahap(perkara, ("P21", D(2026, 4, 1)), ("PUTUSAN", D(2026, 5, 1)), by=sekretariat)
        assert not fresh(perkara).is_final
        make_tahap(perkara, ("INKRACHT", D(2026, 5, 9)), ("PK", D(2026, 6, 1)), by=sekretariat)
        assert fresh(perkara).is_final  # a request for review does not undo it
        assert K.P21.label == "Berkas lengkap (P-21)"

    def test_page_that_missed_a_stage_is_told(self, perkara, sekretariat, kepala):
        seen = fresh(perkara).nomor_tahap_terakhir
        actions.add_tahap(perkara, by=kepala, kode="LID", tanggal=D(2026, 3, 5), terlihat=seen)
        with pytest.raises(StageMissed, match="Penyelidikan") as missed:
            actions.add_tahap(perkara, by=sekretariat, kode="SIDIK", tanggal=D(2026, 3, 6), terlihat=seen)
        actions.add_tahap(perkara, by=sekretariat, kode="SIDIK", tanggal=D(2026, 3, 6), terlihat=missed.value.terlihat)

    def test_correction_is_a_new_row_and_the_old_one_is_untouched(self, perkara, sekretariat):
        old = make_tahap(perkara, ("SIDIK", D(2026, 4, 1)), by=sekretariat)
        before = TahapHukum.objects.filter(pk=old.pk).values().get()
        new = actions.update_tahap(
            old, by=sekretariat, kode="SIDIK", tanggal=D(2026, 4, 10), alasan="salah ketik", nomor_dokumen="SP.Sidik/1"
        )
        assert TahapHukum.objects.filter(pk=old.pk).values().get() == before
        assert (new.menggantikan, fresh(perkara).tahap_sejak) == (old, D(2026, 4, 10))
        with pytest.raises(ActionRefused, match="sudah dikoreksi"):
            actions.update_tahap(old, by=sekretariat, kode="LID", tanggal=D(2026, 4, 2), alasan="salah lagi")

    def test_withdrawn_stage_no_longer_counts(self, perkara, sekretariat):
        make_tahap(perkara, ("LID", D(2026, 3, 5)), by=sekretariat)
        wrong = make_tahap(perkara, ("SP3", D(2026, 4, 1)), by=sekretariat)
        actions.withdraw_tahap(wrong, alasan="perkara lain", by=sekretariat)
        assert fresh(perkara).tahap == "LID"
        assert TahapHukum.objects.count() == 4

    def test_stage_on_which_another_rests_is_not_withdrawn(self, perkara, sekretariat):
        verdict = make_tahap(perkara, ("PUTUSAN", D(2026, 5, 1)), by=sekretariat)
        make_tahap(perkara, ("INKRACHT", D(2026, 5, 9)), by=sekretariat)
        with pytest.raises(ActionRefused, match="tidak mungkin tanpa"), transaction.atomic():
            actions.withdraw_tahap(verdict, alasan="salah perkara", by=sekretariat)
        assert fresh(perkara).is_final

    @pytest.mark.parametrize("alasan", ["", "  x "])
    def test_correction_needs_a_reason(self, perkara, sekretariat, alasan):
        row = make_tahap(perkara, ("LID", D(2026, 3, 5)), by=sekretariat)
        with pytest.raises(ActionRefused, match="alasan"):
            actions.withdraw_tahap(row, alasan=alasan, by=sekretariat)

    def test_first_stage_is_corrected_with_the_report_alone(self, perkara, sekretariat):
        with pytest.raises(ActionRefused, match="perkaranya"):
            actions.withdraw_tahap(TahapHukum.objects.get(), alasan="tidak ada", by=sekretariat)

    def test_database_refuses_a_nameless_stage_that_withdraws_nothing(self, perkara, sekretariat):
        with pytest.raises(IntegrityError), transaction.atomic():
            TahapHukum.objects.create(perkara=perkara, urutan=9, kode="", tanggal=LP, dicatat_oleh=sekretariat)

    def test_disposed_case_takes_no_stage(self, perkara, sekretariat):
        Kasus.objects.update(dimusnahkan_pada=timezone.now(), dimusnahkan_oleh=sekretariat)
        with pytest.raises(ActionRefused, match="dimusnahkan"):
            make_tahap(perkara, ("LID", D(2026, 3, 5)), by=sekretariat)

    @pytest.mark.django_db(transaction=True)
    def test_two_stages_at_once_get_two_numbers_or_one_is_told(self, perkara, sekretariat):
        def add(kode):
            actions.add_tahap(perkara, by=sekretariat, kode=kode, tanggal=D(2026, 3, 5), terlihat=1)

        failures = run_together(lambda: add("LID"), lambda: add("SIDIK"))
        assert [type(failure) for failure in failures] == [StageMissed]


class TestNeverAdat:
    """TPPO is tried in the Pengadilan Negeri; nothing settles it outside (ranah.md 1.4, 1.6, 9.9)."""

    FORBIDDEN = (
        "adat",
        "mediasi",
        "damai",
        "restoratif",
        "restorative",
        "diversi",
        "syar'iyah",
        "syariyah",
        "kekeluargaan",
    )

    def test_no_choice_of_the_register_offers_it(self):
        words = [
            str(label).lower()
            for name in dir(enums)
            if isinstance(enum := getattr(enums, name), type) and issubclass(enum, models.TextChoices)
            for pair in enum.choices
            for label in pair
        ]
        assert len(words) > 200
        assert [word for word in words if any(bad in word for bad in self.FORBIDDEN)] == []
        assert "RJ" not in K.values

    def test_no_court_of_the_list_is_a_mahkamah_syariyah(self, db):
        assert Pengadilan.objects.filter(tingkat=TingkatPengadilan.PN).count() == 23
        assert not Pengadilan.objects.filter(nama__icontains="syar").exists()
        assert set(Pengadilan.objects.values_list("tingkat", flat=True)) == {"PN", "PT", "MA"}

    def test_legal_aid_is_the_only_legal_word_among_services(self):
        assert JenisLayanan.HUKUM.label == "Layanan hukum"


class TestArticles:
    def charge(self, perkara, *codes, by):
        return actions.update_pasal_perkara(perkara, daftar_pasal=list(Pasal.objects.filter(pk__in=codes)), by=by)

    @pytest.mark.parametrize(
        ("day", "old", "new"),
        [(D(2025, 12, 31), True, False), (D(2026, 1, 1), True, False), (D(2026, 1, 2), False, True), (D(2026, 3, 1), False, True)],
    )  # fmt: skip
    def test_law_of_the_day_of_the_act_decides(self, kasus, sekretariat, polda, day, old, new):
        perkara = make_perkara(kasus, by=sekretariat, instansi=polda.instansi, tempus_delicti=day)
        for code, valid in (("uu21-2", old), ("kuhp-455", new)):
            if valid:
                self.charge(perkara, code, by=sekretariat)
            else:
                with pytest.raises(ActionRefused, match="tempus delicti"):
                    self.charge(perkara, code, by=sekretariat)
        self.charge(perkara, "uu21-4", by=sekretariat)  # stays in force

    def test_act_before_the_law_cannot_be_charged_with_it(self, kasus, sekretariat, polda):
        perkara = make_perkara(kasus, by=sekretariat, instansi=polda.instansi, tempus_delicti=D(2014, 10, 16))
        with pytest.raises(ActionRefused, match="76F"):
            self.charge(perkara, "uu35-76f", by=sekretariat)

    def test_act_that_straddles_the_change_may_carry_both(self, sekretariat, polda):
        kasus = make_kasus(
            by=sekretariat,
            daftar_peristiwa=[
                {"tahap": "Recruitment", "tanggal": D(2025, 12, 28)},
                {"tahap": "Exploitation", "tanggal": D(2026, 1, 10)},
                {"tahap": "Transit", "tanggal": D(2014, 1, 1)},
            ],
        )
        perkara = make_perkara(kasus, by=sekretariat, instansi=polda.instansi)
        tempus = perkara.tempus(kasus.daftar_peristiwa.all())
        assert (tempus.mulai, tempus.sampai, tempus.is_pasti) == (D(2025, 12, 28), D(2026, 1, 10), True)
        assert "pergantian KUHP" in tempus.penjelasan
        self.charge(perkara, "uu21-2", "kuhp-455", by=sekretariat)

    @pytest.mark.parametrize("typed", [{}, {"tempus_delicti": D(2025, 1, 1), "ketelitian": "tahun"}])
    def test_unknown_or_approximate_day_hides_nothing(self, kasus, sekretariat, polda, typed):
        perkara = make_perkara(kasus, by=sekretariat, instansi=polda.instansi, **typed)
        tempus = perkara.tempus([])
        assert not tempus.is_pasti
        assert "semua pasal ditampilkan" in tempus.penjelasan
        self.charge(perkara, "uu21-2", "kuhp-455", by=sekretariat)

    def test_withdrawn_article_stays_in_the_history(self, perkara, sekretariat):
        self.charge(perkara, "uu21-3", "uu21-4", by=sekretariat)
        self.charge(perkara, "uu21-4", by=sekretariat)
        rows = perkara.daftar_pasal.values_list("pasal", "dicabut_oleh__nama_pengguna")
        assert sorted(rows) == [("uu21-3", "sekretariat"), ("uu21-4", None)]
        before = JejakAudit.objects.count()
        self.charge(perkara, "uu21-4", by=sekretariat)
        assert JejakAudit.objects.count() == before

    def test_what_is_not_certain_says_so(self, db):
        assert Pasal.objects.get(pk="kuhp-455").perlu_diperiksa
        assert Pasal.objects.get(pk="uu21-2").perlu_diperiksa
        assert not Pasal.objects.get(pk="uu21-4").perlu_diperiksa
        assert not Pasal.objects.filter(sumber="").exists()


def test_loader_is_repeatable_and_corrects(db, django_assert_num_queries):
    from kasus.actions.acuan_hukum import load_acuan
    from kasus.acuan_hukum import read_pasal

    assert load_acuan(Pasal, read_pasal()) == 0
    Pasal.objects.filter(pk="uu21-2").update(isi="salah")
    assert load_acuan(Pasal, read_pasal()) == 1
    assert "3–15 tahun" in Pasal.objects.get(pk="uu21-2").isi


class TestMedian:
    @pytest.mark.parametrize(
        ("days", "hari", "is_patokan"),
        [
            ([], 60, True),
            ([5] * (MIN_TAHAP - 1), 60, True),
            ([5] * MIN_TAHAP, 5, False),
            ([1, 2, 3, 4, 100], 3, False),
            ([1, 2, 3, 4, 5, 100], 3.5, False),
            ([7, 7, 7, 9, 9, 9], 8, False),
            ([0, 0, 0, 0, 0], 0, False),
        ],
    )
    def test_of_many_few_and_none(self, days, hari, is_patokan):
        found = median_tahap({"SIDIK": days})["SIDIK"]
        assert (found.hari, found.jumlah, found.is_patokan) == (hari, len(days), is_patokan)

    def test_words_say_whence_the_figure_comes(self):
        assert Median(60, 0, True).sebutan == "patokan 60 hari (belum ada tahap selesai)"
        assert Median(60, 3, True).sebutan == "patokan 60 hari (baru 3 tahap selesai)"
        assert Median(3.5, 6, False).sebutan == "median 3,5 hari (n = 6)"

    def test_late_and_stuck_begin_after_the_limit_not_on_it(self):
        usual = Median(10, 9, False)
        assert [Lama(days, usual).nada for days in (10, 11, 10 * KALI_MACET, 10 * KALI_MACET + 1)] == [
            "netral", "perhatian", "perhatian", "terlambat",
        ]  # fmt: skip
        assert Lama(999, None).nada == "netral"

    def test_every_stage_in_which_something_is_awaited_has_a_figure(self):
        assert {kode for kode, rule in ATURAN_TAHAP.items() if rule.patokan is None} == TAHAP_USAI | TAHAP_TANDA
        assert set(ATURAN_TAHAP) == set(K)

    def test_days_are_counted_between_stages_in_force(self, perkara, sekretariat):
        wrong = make_tahap(perkara, ("LID", D(2026, 3, 4)), by=sekretariat)
        make_tahap(perkara, ("SIDIK", D(2026, 3, 20)), ("TSK", D(2026, 3, 30)), by=sekretariat)
        actions.update_tahap(wrong, by=sekretariat, kode="LID", tanggal=D(2026, 3, 10), alasan="salah ketik")
        assert PerkaraHukum.objects.lama_tahap() == {"LP": [8], "LID": [10], "SIDIK": [10]}

    def test_stages_of_one_day_are_counted_in_the_order_of_the_procedure(self, perkara, sekretariat):
        day = D(2026, 3, 10)
        make_tahap(perkara, ("TSK", day), ("SIDIK", day), ("TAHAP1", D(2026, 3, 15)), by=sekretariat)
        assert PerkaraHukum.objects.lama_tahap() == {"LP": [8], "SIDIK": [0], "TSK": [5]}

    def test_notice_to_the_prosecutor_does_not_end_the_investigation(self, perkara, sekretariat):
        make_tahap(perkara, ("SIDIK", D(2026, 3, 10)), ("SPDP", D(2026, 3, 14)), by=sekretariat)
        assert (fresh(perkara).tahap, fresh(perkara).lama(on=D(2026, 4, 20))) == ("SIDIK", 41)
        make_tahap(perkara, ("TSK", D(2026, 3, 30)), by=sekretariat)
        assert PerkaraHukum.objects.lama_tahap() == {"LP": [8], "SIDIK": [20]}

    def test_database_and_page_agree_on_what_is_stuck(self, perkara, sekretariat):
        make_tahap(perkara, ("SIDIK", D(2026, 3, 10)), by=sekretariat)
        limits = batas(median_tahap({"SIDIK": [10] * 5}))
        for day, late, stuck in (
            (D(2026, 3, 20), 0, 0),
            (D(2026, 3, 21), 1, 0),
            (D(2026, 3, 30), 1, 0),
            (D(2026, 3, 31), 1, 1),
        ):
            assert PerkaraHukum.objects.melampaui(limits, on=day).count() == late
            assert PerkaraHukum.objects.melampaui(limits, kali=2, on=day).count() == stuck

    def test_ended_report_is_never_stuck(self, perkara, sekretariat):
        make_tahap(perkara, ("SIDIK", D(2026, 3, 10)), ("SP3", D(2026, 3, 11)), by=sekretariat)
        assert not PerkaraHukum.objects.melampaui(batas(median_tahap({})), on=D(2030, 1, 1)).exists()


class TestFunnel:
    def test_each_report_counts_where_it_came_also_when_a_stage_was_skipped(self, kasus, sekretariat, polda):
        steps = {
            "LP/1": [],
            "LP/2": [("SIDIK", D(2026, 3, 5)), ("TSK", D(2026, 3, 6))],
            "LP/3": [("P21", D(2026, 3, 7))],
            "LP/4": [("PUTUSAN", D(2026, 3, 8)), ("BANDING", D(2026, 3, 9))],
            "LP/5": [("PUTUSAN", D(2026, 3, 8)), ("INKRACHT", D(2026, 3, 9)), ("EKSEKUSI", D(2026, 3, 10))],
            "LP/6": [("SIDIK", D(2026, 3, 5)), ("SP3", D(2026, 3, 6))],
        }
        for nomor, stages in steps.items():
            row = make_perkara(kasus, by=sekretariat, instansi=polda.instansi, nomor_lp=nomor)
            if stages:
                make_tahap(row, *stages, by=sekretariat)
        found = PerkaraHukum.objects.corong(tahun=2026)
        assert (found.lp, found.tersangka, found.p21, found.putusan, found.inkracht) == (6, 4, 3, 2, 1)
        assert PerkaraHukum.objects.corong(tahun=2025).lp == 0
        assert PerkaraHukum.objects.corong() == found

    def test_caller_scopes(self, perkara, dinsos, polda):
        assert PerkaraHukum.objects.visible_to(polda).corong().lp == 1
        assert PerkaraHukum.objects.visible_to(dinsos).corong().lp == 0


class TestHearings:
    def plan(self, perkara, by, day, **values):
        court = Pengadilan.objects.get(kode="pn-bna")
        return actions.schedule_sidang(perkara, by=by, tanggal=day, acara="saksi", pengadilan=court, **values)

    def test_is_scheduled_ahead_and_withdrawn(self, perkara, sekretariat, polda):
        row = self.plan(perkara, sekretariat, timezone.localdate() + datetime.timedelta(days=3))
        model = type(row)
        assert model.objects.visible_to(polda).mendatang(on=timezone.localdate()).count() == 1
        actions.withdraw_sidang(row, by=polda)
        assert not model.objects.visible_to(polda).mendatang(on=timezone.localdate()).exists()
        with pytest.raises(ActionRefused, match="sudah dicabut"):
            actions.withdraw_sidang(row, by=sekretariat)

    def test_a_day_that_is_past_is_told(self, perkara, sekretariat):
        """A January date with last year's number would never stand in the agenda."""
        assert "sudah lewat" in self.plan(perkara, sekretariat, D(2026, 4, 4)).daftar_peringatan[0]
        assert not hasattr(self.plan(perkara, sekretariat, D(2027, 1, 4)), "daftar_peringatan")

    def test_the_report_does_not_move_behind_a_hearing(self, perkara, sekretariat):
        planned = self.plan(perkara, sekretariat, D(2026, 4, 4))
        row = fresh(perkara)
        values = {
            "nomor_lp": row.nomor_lp, "instansi": row.instansi, "unit": row.unit, "tanggal_lp": D(2026, 4, 5),
            "daftar_korban": list(row.kasus.daftar_korban.all()), "daftar_terlapor": list(row.kasus.daftar_terlapor.all()),
        }  # fmt: skip
        with pytest.raises(ActionRefused, match="Sidang bertanggal 4 April 2026, sebelum laporan polisi"):
            actions.update_perkara(row, versi=stamp(row), by=sekretariat, **values)
        actions.withdraw_sidang(planned, by=sekretariat)
        row = fresh(perkara)
        assert actions.update_perkara(row, versi=stamp(row), by=sekretariat, **values).tanggal_lp == D(2026, 4, 5)

    def test_is_refused_before_the_report_twice_and_after_the_end(self, perkara, sekretariat):
        with pytest.raises(ActionRefused, match="sebelum laporan"):
            self.plan(perkara, sekretariat, D(2026, 3, 1))
        self.plan(perkara, sekretariat, D(2027, 1, 4))
        with pytest.raises(ValidationError, match="sudah dijadwalkan"), transaction.atomic():
            self.plan(perkara, sekretariat, D(2027, 1, 4))
        make_tahap(perkara, ("SP3", D(2026, 4, 1)), by=sekretariat)
        with pytest.raises(ActionRefused, match="sudah selesai"):
            self.plan(perkara, sekretariat, D(2027, 1, 5))


def test_act_and_trail_stand_or_fall_together(perkara, sekretariat, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("kasus.actions.tahap.audit.record", fail)
    with pytest.raises(RuntimeError), transaction.atomic():
        make_tahap(perkara, ("LID", D(2026, 3, 5)), by=sekretariat)
    assert fresh(perkara).tahap == "LP"
    assert TahapHukum.objects.count() == 1


def test_today_is_the_day_in_aceh(perkara, sekretariat):
    """At 18.30 UTC it is already tomorrow there; the clock of the record does not move the calendar."""
    with at(datetime.datetime(2026, 3, 5, 18, 30, tzinfo=datetime.UTC)):
        make_tahap(perkara, ("LID", D(2026, 3, 6)), by=sekretariat)
    assert fresh(perkara).tahap_sejak == D(2026, 3, 6)
