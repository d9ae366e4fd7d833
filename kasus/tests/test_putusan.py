"""Verdicts and restitution: what the tables and the actions refuse, what they point out, and the sums."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from anggota.models import JejakAudit
from gugus_tugas.auth import ActionRefused
from gugus_tugas.versi import Conflict, stamp
from kasus import actions
from kasus.bagian.perkara import perkara_page, rows_of
from kasus.models import Pasal, Pengadilan, PerkaraHukum, Putusan, Restitusi
from kasus.tests.factories import make_kasus, make_perkara, make_tahap, victim

D = datetime.date
VERDICT, ASKED = D(2026, 6, 1), D(2026, 3, 9)
GUILTY = {"jenis": "bersalah", "bentuk_pidana": "penjara", "pidana_bulan": 60}


@pytest.fixture
def perkara(sekretariat, polda):
    suspects = [{"jenis_kelamin": "L", "peran": "Other"}] * 2
    kasus = make_kasus(by=sekretariat, daftar_korban=[victim(), victim()], daftar_terlapor=suspects)
    return make_perkara(kasus, by=sekretariat, instansi=polda.instansi)


def judge(perkara, by, *, urutan=1, court="pn-bna", tingkat="pertama", day=VERDICT, **values) -> Putusan:
    return actions.add_putusan(
        perkara, by=by, terlapor=perkara.kasus.daftar_terlapor.get(urutan=urutan), tingkat=tingkat,
        pengadilan=Pengadilan.objects.get(kode=court), tanggal=day, **{**GUILTY, **values},
    )  # fmt: skip


def ask(perkara, by, *, urutan=1, diminta=50_000_000, day=ASKED) -> Restitusi:
    korban = perkara.kasus.daftar_korban.get(urutan=urutan)
    return actions.add_restitusi(perkara, by=by, korban=korban, diminta=diminta, tanggal_diminta=day)


def grant(claim, by, amount, day=VERDICT, **values) -> Restitusi:
    claim = Restitusi.objects.get(pk=claim.pk)
    return actions.update_restitusi(
        claim, versi=stamp(claim), by=by, dikabulkan=amount, tanggal_dikabulkan=day, **values
    )


class TestVerdict:
    def test_first_verdict_is_also_the_stage(self, perkara, sekretariat):
        row = judge(perkara, sekretariat, denda=200_000_000, subsidair_bulan=3, daftar_pasal=[Pasal.objects.first()])
        assert row.daftar_peringatan == []
        assert PerkaraHukum.objects.get().tahap == "PUTUSAN"
        judge(perkara, sekretariat, urutan=2, day=D(2026, 6, 1))
        assert perkara.daftar_tahap.filter(kode="PUTUSAN").count() == 1
        assert not PerkaraHukum.objects.get().is_final

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            ({"pidana_bulan": None}, "lama pidana"),
            ({"pidana_bulan": 0}, "lama pidana"),
            ({"pidana_bulan": 241}, "lama pidana"),
            ({"bentuk_pidana": ""}, "bentuk pidana"),
            ({"bentuk_pidana": "seumur_hidup"}, "lama pidana"),
            ({"bentuk_pidana": "denda", "pidana_bulan": None}, "denda"),
            ({"denda": 0}, "Denda"),
            ({"denda": -1}, "Denda"),
            ({"subsidair_bulan": 3}, "Subsidair"),
            ({"jenis": "bebas"}, "Pidana hanya"),
            ({"jenis": "lepas", "bentuk_pidana": "", "pidana_bulan": None, "denda": 5}, "Pidana hanya"),
            ({"akibat": "menguatkan"}, "akibatnya"),
            ({"tingkat": "banding", "court": "pt-bna"}, "akibatnya"),
            ({"jenis": "damai"}, "tidak dikenal|valid|pilihan"),
            ({"day": D(2026, 3, 1)}, "sebelum laporan"),
            ({"day": D(2999, 1, 1)}, "belum terjadi"),
            ({"court": "pt-bna"}, "Pengadilan Negeri"),
            ({"court": "ma"}, "Pengadilan Negeri"),
        ],
    )
    def test_refuses_what_cannot_be(self, perkara, sekretariat, change, message):
        with pytest.raises((ActionRefused, ValidationError), match=message), transaction.atomic():
            judge(perkara, sekretariat, **change)
        assert not Putusan.objects.exists()
        assert PerkaraHukum.objects.get().tahap == "LP"

    @pytest.mark.parametrize("kind", ["bebas", "lepas"])
    def test_acquittal_has_no_sentence(self, perkara, sekretariat, kind):
        assert judge(perkara, sekretariat, jenis=kind, bentuk_pidana="", pidana_bulan=None).jenis == kind

    def test_one_verdict_a_level_for_a_suspect(self, perkara, sekretariat):
        judge(perkara, sekretariat)
        with pytest.raises(ValidationError, match="sudah dicatat"), transaction.atomic():
            judge(perkara, sekretariat)

    def test_suspect_of_another_report_is_refused(self, perkara, sekretariat, polda):
        other = make_perkara(
            perkara.kasus, by=sekretariat, instansi=polda.instansi, nomor_lp="LP/2", daftar_terlapor=[]
        )
        with pytest.raises(ActionRefused, match="tidak tercatat"):
            judge(other, sekretariat)

    def test_overturned_on_appeal_is_shown_as_such(self, perkara, sekretariat, polda):
        judge(perkara, sekretariat)
        row = judge(
            perkara, sekretariat, tingkat="kasasi", court="ma", akibat="membatalkan", day=D(2026, 9, 1), jenis="bebas",
            bentuk_pidana="", pidana_bulan=None,
        )  # fmt: skip
        assert any("Kasasi belum dicatat" in text or "kasasi belum dicatat" in text for text in row.daftar_peringatan)
        page = perkara_page(sekretariat, rows_of(sekretariat).get())
        assert [part["akibat"] for part in page["daftar_putusan"]] == [[("Dibatalkan di tingkat kasasi", "netral")], []]
        assert Putusan.objects.terakhir().get() == row
        counts = Putusan.objects.visible_to(sekretariat).jumlah(tahun=2026)
        assert (counts.bersalah, counts.bebas, counts.lepas) == (0, 1, 0)
        assert Putusan.objects.jumlah(tahun=2025).bebas == 0

    def test_higher_level_is_not_before_the_lower(self, perkara, sekretariat):
        judge(perkara, sekretariat)
        with pytest.raises(ActionRefused, match="tidak mungkin sebelum putusan tingkat pertama"):
            judge(perkara, sekretariat, tingkat="banding", court="pt-bna", akibat="mengubah", day=D(2026, 5, 1))

    def test_correction_names_the_columns_and_the_second_editor_is_told(self, perkara, sekretariat, kepala):
        row = judge(perkara, sekretariat)
        seen = stamp(row)
        values = {"pengadilan": row.pengadilan, "nomor": "9/Pid.Sus/2026/PN Bna", "tanggal": row.tanggal, **GUILTY}
        actions.update_putusan(row, versi=seen, by=kepala, daftar_pasal=[Pasal.objects.first()], **values)
        assert JejakAudit.objects.latest("id").kolom == ["daftar_pasal", "nomor"]
        with pytest.raises(Conflict, match=kepala.nama):
            actions.update_putusan(row, versi=seen, by=sekretariat, daftar_pasal=[], **values)

    def test_articles_alone_are_a_change_that_the_second_editor_is_told(self, perkara, sekretariat, kepala):
        row = judge(perkara, sekretariat)
        seen, values = stamp(row), {"pengadilan": row.pengadilan, "tanggal": row.tanggal, **GUILTY}
        actions.update_putusan(row, versi=seen, by=kepala, daftar_pasal=[Pasal.objects.first()], **values)
        assert JejakAudit.objects.latest("id").kolom == ["daftar_pasal"]
        with pytest.raises(Conflict, match=kepala.nama):
            actions.update_putusan(row, versi=seen, by=sekretariat, daftar_pasal=[Pasal.objects.last()], **values)
        assert [item.pasal for item in Putusan.objects.get().daftar_pasal_terbukti.all()] == [Pasal.objects.first()]


class TestRestitution:
    def test_is_paid_in_parts_and_never_more_than_granted(self, perkara, sekretariat):
        judge(perkara, sekretariat)
        claim = grant(ask(perkara, sekretariat), sekretariat, 40_000_000)
        assert claim.daftar_peringatan == []
        actions.add_pembayaran(claim, by=sekretariat, jumlah=15_000_000, tanggal=D(2026, 7, 1))
        with pytest.raises(ActionRefused, match=r"melebihi sisa Rp25\.000\.000"):
            actions.add_pembayaran(claim, by=sekretariat, jumlah=25_000_001, tanggal=D(2026, 7, 2))
        actions.add_pembayaran(claim, by=sekretariat, jumlah=25_000_000, tanggal=D(2026, 7, 2))
        claim = Restitusi.objects.get()
        assert (claim.dibayar, claim.tunggakan) == (40_000_000, 0)
        assert type(claim.dibayar) is int

    def test_large_amounts_stay_exact(self, perkara, sekretariat):
        amount = 900_719_925_474_993  # a float would round it
        claim = grant(ask(perkara, sekretariat, diminta=amount), sekretariat, amount)
        actions.add_pembayaran(claim, by=sekretariat, jumlah=amount - 1, tanggal=D(2026, 7, 1))
        assert Restitusi.objects.get().tunggakan == 1
        assert Restitusi.objects.jumlah().tunggakan == 1

    def test_granted_without_verdict_and_more_than_asked_are_pointed_out(self, perkara, sekretariat):
        claim = grant(ask(perkara, sekretariat), sekretariat, 60_000_000)
        assert [text.split()[0] for text in claim.daftar_peringatan] == ["Restitusi", "Jumlah"]

    @pytest.mark.parametrize("granted", [None, 0])
    def test_nothing_is_paid_before_it_is_granted(self, perkara, sekretariat, granted):
        claim = ask(perkara, sekretariat)
        if granted is not None:
            claim = grant(claim, sekretariat, granted)
        with pytest.raises(ActionRefused, match="belum dikabulkan"):
            actions.add_pembayaran(claim, by=sekretariat, jumlah=1, tanggal=D(2026, 7, 1))

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            ({"diminta": 0}, "lebih dari nol"),
            ({"diminta": -5}, "lebih dari nol"),
            ({"day": D(2026, 3, 1)}, "sebelum laporan"),
            ({"day": D(2999, 1, 1)}, "belum terjadi"),
        ],
    )
    def test_request_that_cannot_be_is_refused(self, perkara, sekretariat, change, message):
        with pytest.raises((ActionRefused, ValidationError), match=message), transaction.atomic():
            ask(perkara, sekretariat, **change)

    def test_grant_before_the_request_is_refused(self, perkara, sekretariat):
        claim = ask(perkara, sekretariat, day=D(2026, 5, 1))
        with pytest.raises(ValidationError, match="sebelum diminta"), transaction.atomic():
            grant(claim, sekretariat, 5, day=D(2026, 4, 1))

    def test_grant_does_not_sink_below_what_is_paid(self, perkara, sekretariat):
        claim = grant(ask(perkara, sekretariat), sekretariat, 10)
        actions.add_pembayaran(claim, by=sekretariat, jumlah=8, tanggal=D(2026, 7, 1))
        for less in (7, None):
            with pytest.raises(ActionRefused, match="Sudah dibayar Rp8"):
                grant(claim, sekretariat, less, day=None if less is None else D(2026, 6, 1))

    def test_withdrawn_payment_no_longer_counts_and_only_once(self, perkara, sekretariat):
        claim = grant(ask(perkara, sekretariat), sekretariat, 10)
        paid = actions.add_pembayaran(claim, by=sekretariat, jumlah=10, tanggal=D(2026, 7, 1))
        actions.withdraw_pembayaran(paid, by=sekretariat)
        assert Restitusi.objects.get().tunggakan == 10
        assert Restitusi.objects.with_dibayar().get().jumlah_dibayar == 0
        with pytest.raises(ActionRefused, match="sudah dicabut"):
            actions.withdraw_pembayaran(paid, by=sekretariat)

    @pytest.mark.parametrize("months", [0, 13])
    def test_substitute_confinement_is_a_year_at_most(self, perkara, sekretariat, months):
        claim = ask(perkara, sekretariat)
        with pytest.raises(ValidationError, match="Kurungan pengganti"), transaction.atomic():
            grant(claim, sekretariat, 10, kurungan_pengganti_bulan=months)

    def test_one_claim_for_a_victim_in_a_report(self, perkara, sekretariat):
        ask(perkara, sekretariat)
        with pytest.raises(ValidationError, match="sudah dicatat"), transaction.atomic():
            ask(perkara, sekretariat)

    def test_victim_or_suspect_with_money_or_verdict_stays_in_the_report(self, perkara, sekretariat):
        ask(perkara, sekretariat)
        judge(perkara, sekretariat)
        row = rows_of(sekretariat).get()
        values = {"nomor_lp": row.nomor_lp, "tanggal_lp": row.tanggal_lp, "instansi": row.instansi, "penuntut": None}
        everyone, suspects = list(row.kasus.daftar_korban.all()), list(row.kasus.daftar_terlapor.all())
        for people, message in (((everyone[1:], suspects), "restitusinya"), ((everyone, suspects[1:]), "putusannya")):
            with pytest.raises(ActionRefused, match=message), transaction.atomic():
                actions.update_perkara(
                    row, versi=stamp(row), by=sekretariat, daftar_korban=people[0], daftar_terlapor=people[1], **values
                )

    def test_database_refuses_what_an_action_would(self, perkara, sekretariat):
        ask(perkara, sekretariat)
        for change in ({"diminta": 0}, {"dikabulkan": 5}, {"dikabulkan": -1, "tanggal_dikabulkan": D(2026, 6, 1)}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Restitusi.objects.update(**change)

    def test_sums_by_year_of_the_report_in_the_scope_of_the_caller(self, perkara, sekretariat, polda):
        claim = grant(ask(perkara, sekretariat), sekretariat, 40_000_000)
        grant(ask(perkara, sekretariat, urutan=2, diminta=10_000_000), sekretariat, 0)
        actions.add_pembayaran(claim, by=sekretariat, jumlah=15_000_000, tanggal=D(2026, 7, 1))
        actions.add_pembayaran(claim, by=sekretariat, jumlah=5_000_000, tanggal=D(2026, 8, 1))
        sums = Restitusi.objects.visible_to(sekretariat).jumlah(tahun=2026)
        assert (sums.diminta, sums.dikabulkan, sums.dibayar) == (60_000_000, 40_000_000, 20_000_000)
        assert (sums.korban_diminta, sums.korban_dikabulkan, sums.tunggakan) == (2, 1, 20_000_000)
        assert Restitusi.objects.visible_to(polda).jumlah().diminta == 0
        assert Restitusi.objects.jumlah(tahun=2025).diminta == 0


def test_verdict_in_a_final_report_makes_a_convict_without_warning(perkara, sekretariat):
    suspect = perkara.kasus.daftar_terlapor.get(urutan=1)
    for status in ("tersangka", "terdakwa"):
        suspect = actions.change_status_hukum(
            suspect, to=status, tanggal=D(2026, 4, 1), alasan="ketetapan", by=sekretariat
        )
    judge(perkara, sekretariat)
    make_tahap(perkara, ("INKRACHT", D(2026, 6, 9)), by=sekretariat)
    suspect = actions.change_status_hukum(
        suspect, to="terpidana", tanggal=D(2026, 6, 9), alasan="putusan inkracht", by=sekretariat
    )
    assert suspect.daftar_peringatan == []
