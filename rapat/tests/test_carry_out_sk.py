"""A new decree carried out: who leaves is shut out with the open session, open work gets a receiver, once and on its day."""

import datetime

import pytest
from django.utils import timezone

from anggota import actions as anggota
from anggota.enums import Peran
from anggota.models import JejakAudit, Pejabat, Pengguna, SuratKeputusan
from anggota.roster import bandingkan
from anggota.tests.factories import make_instansi, make_keanggotaan, make_kedudukan, make_pengguna, make_sk
from gugus_tugas import clock
from gugus_tugas.auth import ActionRefused
from gugus_tugas.tests.parallel import run_together
from kasus.tests.factories import make_kasus, make_layanan, make_rujukan
from rapat import actions
from rapat.models import TindakLanjut
from rapat.tests.factories import make_rekomendasi, make_tindak_lanjut

DAY = datetime.timedelta(days=1)
START = datetime.date(2026, 6, 1)
OLD = datetime.date(2025, 1, 1)


def on(day: datetime.date):
    return clock.at(timezone.make_aware(datetime.datetime.combine(day, datetime.time(8))))


def seat(sk, agency, office, **person):
    row = make_keanggotaan(sk=sk, instansi=agency, jabatan_dinas=office, kedudukan=make_kedudukan())
    if person:
        Pejabat.objects.create(keanggotaan=row, mulai=sk.berlaku_mulai, **person)
    return row


@pytest.fixture
def old(cast):
    sk = make_sk(by=cast["sekretariat"], nomor="1/2025", tanggal=OLD, berlaku_mulai=OLD)
    seat(sk, cast["polda"].instansi, "Direktur Reskrimum", nama="Rekaan Polda", pengguna=cast["polda"])
    seat(sk, cast["dinsos"].instansi, "Kepala Dinas Sosial", nama="Rekaan Dinsos", pengguna=cast["dinsos"])
    return sk


@pytest.fixture
def new(cast, old):
    """Polda leaves, Dinsos stays (the new decree names no person), Dinkes comes."""
    sk = make_sk(by=cast["sekretariat"], nomor="2/2026", tanggal=START, berlaku_mulai=START, mencabut=old)
    seat(sk, cast["dinsos"].instansi, "Kepala  dinas sosial")
    seat(sk, make_instansi(kode="dinkes"), "Kepala Dinas Kesehatan", nama="Rekaan Dinkes", is_narahubung=True)
    return sk


@pytest.fixture
def item(sekretariat, polda, old):
    return make_tindak_lanjut(by=sekretariat, instansi=polda.instansi)


def test_diff_tells_who_comes_who_leaves_who_stays(new, polda):
    seen = bandingkan(new)
    assert [s.jabatan_dinas for s in seen.masuk] == ["Kepala Dinas Kesehatan"]
    assert [s.jabatan_dinas for s in seen.keluar] == ["Direktur Reskrimum"]
    assert [s.jabatan_dinas for _, s in seen.tetap] == ["Kepala  dinas sosial"]
    assert seen.instansi_keluar == [polda.instansi]
    assert seen.akun_berakhir == [polda]
    assert [s.instansi.kode for s in seen.perlu_undangan] == ["dinkes"]


def test_diff_without_mencabut_takes_the_decree_before(sekretariat, old):
    make_sk(by=sekretariat, nomor="0/2018")
    later = make_sk(by=sekretariat, nomor="3", berlaku_mulai=START)
    assert bandingkan(later).lama == old


def test_carry_out_ends_access_moves_work_and_carries_persons_on(new, old, item, kepala, polda, dinsos):
    with on(START):
        actions.carry_out_sk(new, by=kepala, penerima={item.pk: dinsos.instansi})
    assert dict(Pengguna.objects.values_list("nama_pengguna", "is_active")) == {
        "sekretariat": True, "kepala": True, "polda": False, "dinsos": True, "pimpinan": True, "pengelola": True,
    }  # fmt: skip
    item.refresh_from_db()
    assert item.instansi == dinsos.instansi
    kept = Pejabat.objects.get(keanggotaan__sk=new, nama="Rekaan Dinsos")
    assert (kept.mulai, kept.selesai, kept.pengguna) == (START, None, dinsos)
    assert {p.selesai for p in Pejabat.objects.filter(keanggotaan__sk=old)} == {START - DAY}
    fresh = SuratKeputusan.objects.get(pk=new.pk)
    assert (fresh.dilaksanakan_oleh, timezone.localdate(fresh.dilaksanakan_pada)) == (kepala, START)
    trail = JejakAudit.objects.filter(pelaku="kepala").values_list("peristiwa", "objek_kode", "alasan")
    assert sorted(trail) == [
        ("carry_out_sk", str(new), ""),
        ("end_access", "polda", f"Pelaksanaan {new}"),
        ("reassign_tindak_lanjut", "Rekomendasi 1, Dinsos", f"Pelaksanaan {new}: dari Polda kepada Dinsos"),
    ]


def test_open_session_is_shut_out_at_the_next_request(new, item, kepala, polda, dinsos, client_of):
    session = client_of(polda)
    assert session.get("/tindak-lanjut/").status_code == 200
    with on(START):
        actions.carry_out_sk(new, by=kepala, penerima={item.pk: dinsos.instansi})
    assert session.get("/tindak-lanjut/").url.startswith("/masuk/")
    assert session.post(f"/tindak-lanjut/{item.pk}/lapor/", {"tindakan": "x"}).url.startswith("/masuk/")


def test_second_time_does_nothing_twice(new, item, kepala, dinsos):
    with on(START):
        actions.carry_out_sk(new, by=kepala, penerima={item.pk: dinsos.instansi})
        before = JejakAudit.objects.count(), Pejabat.objects.count()
        assert actions.carry_out_sk(new, by=kepala, penerima={}).is_ulangan
    assert (JejakAudit.objects.count(), Pejabat.objects.count()) == before


def test_refused_the_day_before_and_nothing_changes(new, item, kepala, dinsos, polda):
    with on(START - DAY), pytest.raises(ActionRefused, match="baru berlaku 1 Juni 2026"):
        actions.carry_out_sk(new, by=kepala, penerima={item.pk: dinsos.instansi})
    polda.refresh_from_db()
    assert polda.is_active
    assert not JejakAudit.objects.filter(peristiwa="carry_out_sk").exists()


@pytest.mark.parametrize("receiver", [None, "polda"])
def test_an_item_without_a_seated_receiver_stops_everything(new, item, kepala, polda, receiver):
    penerima = {item.pk: polda.instansi} if receiver else {}
    with on(START), pytest.raises(ActionRefused, match="belum memiliki penerima"):
        actions.carry_out_sk(new, by=kepala, penerima=penerima)
    polda.refresh_from_db()
    assert polda.is_active
    assert not Pejabat.objects.filter(keanggotaan__sk=new, nama="Rekaan Dinsos").exists()


def test_final_items_stay_with_who_did_them(new, item, kepala, polda):
    TindakLanjut.objects.filter(pk=item.pk).update(status="sesuai", selesai_pada=timezone.now(), selesai_oleh=kepala)
    with on(START):
        actions.carry_out_sk(new, by=kepala, penerima={})
    item.refresh_from_db()
    assert item.instansi == polda.instansi
    with pytest.raises(ActionRefused, match="tidak dialihkan lagi"):
        actions.reassign_tindak_lanjut(item, by=kepala, instansi=polda.instansi, alasan="x")


def test_first_decree_and_empty_decree_are_refused(old, sekretariat, kepala):
    with pytest.raises(ActionRefused, match="tidak menggantikan"):
        actions.carry_out_sk(old, by=kepala, penerima={})
    empty = make_sk(by=sekretariat, nomor="9", berlaku_mulai=START, mencabut=old)
    with on(START), pytest.raises(ActionRefused, match="belum memiliki kursi"):
        actions.carry_out_sk(empty, by=kepala, penerima={})


def test_account_follows_the_person_not_the_table_of_names(cast, old, kepala):
    """Dinsos: the same name again keeps the account. Polda: another person in the same office ends it."""
    sk = make_sk(by=kepala, nomor="2/2026", berlaku_mulai=START, mencabut=old)
    seat(sk, cast["polda"].instansi, "Direktur Reskrimum", nama="Rekaan Pengganti")
    same = seat(sk, cast["dinsos"].instansi, "Kepala Dinas Sosial", nama="rekaan  DINSOS")
    assert bandingkan(sk).akun_berakhir == [cast["polda"]]
    with on(START):
        actions.carry_out_sk(sk, by=kepala, penerima={})
    assert same.daftar_pejabat.get().pengguna == cast["dinsos"]
    assert not Pengguna.objects.get(pk=cast["polda"].pk).is_active


def test_accounts_of_the_office_never_end_with_a_seat(cast, old, new, kepala):
    agency = cast["polda"].instansi
    office = make_pengguna(peran=Peran.PIMPINAN, instansi=agency)
    other = make_pengguna(peran=Peran.ANGGOTA, instansi=agency)
    seat(old, agency, "Wakil Direktur", nama="Rekaan Wakil", pengguna=office)
    assert set(bandingkan(new).akun_berakhir) == {cast["polda"], other}


def test_page_shows_the_diff_and_offers_only_who_lacks_the_task(
    client_of, kepala, sekretariat, new, old, polda, dinsos
):
    row = make_rekomendasi(by=sekretariat, instansi=polda.instansi, pendukung=[dinsos.instansi])
    moved = row.daftar_tindak_lanjut.get(instansi=polda.instansi)
    answer = client_of(kepala).get(f"/anggota/sk/{new.pk}/perubahan/")
    html = answer.content.decode()
    for text in (
        "Direktur Reskrimum",
        "Kepala Dinas Kesehatan",
        "Instansi Polda: 1 tindak lanjut terbuka",
        "Laksanakan SK",
    ):
        assert text in html
    choices = [value for value, _ in answer.context["form"].fields[f"penerima-{moved.pk}"].choices]
    assert choices == ["", "dinkes"]


def test_page_asks_for_every_receiver_then_carries_out(client_of, kepala, new, item, dinsos):
    page, address = client_of(kepala), f"/anggota/sk/{new.pk}/perubahan/"
    assert "tidak boleh kosong" in page.post(address, {}).content.decode()
    assert "bukan" in page.post(address, {f"penerima-{item.pk}": "polda"}).content.decode()
    html = page.post(address, {f"penerima-{item.pk}": "dinsos"}, follow=True).content.decode()
    assert "Sudah dilaksanakan" in html
    assert "Laksanakan SK ini" not in html
    assert "tidak ada yang dilakukan dua kali" in page.post(address, {}, follow=True).content.decode()
    item.refresh_from_db()
    assert item.instansi == dinsos.instansi


def test_sekretariat_prepares_and_kepala_carries_out(client_of, sekretariat, new):
    page = client_of(sekretariat)
    html = page.get(f"/anggota/sk/{new.pk}/perubahan/").content.decode()
    assert "Kepala sekretariat yang melaksanakan" in html
    assert "Laksanakan SK ini" not in html
    assert page.post(f"/anggota/sk/{new.pk}/perubahan/", {}).status_code == 403


def test_page_before_the_day_and_without_a_predecessor(client_of, kepala, sekretariat, old):
    page = client_of(kepala)
    assert "Tidak ada SK sebelumnya" in page.get(f"/anggota/sk/{old.pk}/perubahan/").content.decode()
    tomorrow = timezone.localdate() + DAY
    coming = make_sk(by=sekretariat, nomor="3", berlaku_mulai=tomorrow, mencabut=old)
    assert "dapat dilaksanakan mulai" in page.get(f"/anggota/sk/{coming.pk}/perubahan/").content.decode()


def test_page_takes_the_same_few_queries_for_two_items_and_for_twenty(
    client_of, kepala, sekretariat, new, polda, django_assert_max_num_queries
):
    page, counts = client_of(kepala), []
    for more in (2, 18):
        for _ in range(more):
            make_tindak_lanjut(by=sekretariat, instansi=polda.instansi)
        with django_assert_max_num_queries(20) as queries:
            page.get(f"/anggota/sk/{new.pk}/perubahan/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.django_db(transaction=True)
def test_two_heads_at_once_carry_out_once(cast):
    by = cast["kepala"]
    old = make_sk(by=by, nomor="1", berlaku_mulai=OLD)
    seat(old, cast["polda"].instansi, "Direktur", nama="Rekaan", pengguna=cast["polda"])
    new = make_sk(by=by, nomor="2", berlaku_mulai=START, mencabut=old)
    seat(new, cast["polda"].instansi, "Direktur")
    pk = new.pk

    def carry_out():
        actions.carry_out_sk(SuratKeputusan.objects.get(pk=pk), by=by, penerima={})

    assert run_together(carry_out, carry_out) == []
    assert Pejabat.objects.filter(keanggotaan__sk=pk).count() == 1
    assert JejakAudit.objects.filter(peristiwa="carry_out_sk").count() == 1


def test_a_seat_import_does_not_change_a_carried_out_agency(new, item, kepala, dinsos, polda):
    with on(START):
        actions.carry_out_sk(new, by=kepala, penerima={item.pk: dinsos.instansi})
    row = new.daftar_keanggotaan.first()
    with pytest.raises(ActionRefused, match="sudah dilaksanakan"):
        anggota.update_keanggotaan(row, by=kepala, instansi=polda.instansi)


def test_page_tells_what_victims_still_wait_for(client_of, new, cast, sekretariat):
    """Services do not move by a button: who helps in the place of the agency is chosen with the victim."""
    kasus = make_kasus(by=sekretariat)
    make_layanan(kasus.daftar_korban.get(), by=sekretariat, penyedia=cast["polda"].instansi, jenis="HUK")
    make_rujukan(kasus.daftar_korban.get(), cast["polda"].instansi, by=sekretariat)
    with on(START):
        html = client_of(cast["kepala"]).get(f"/anggota/sk/{new.pk}/perubahan/").content.decode()
        assert "1 layanan belum diberikan" in html
        assert "1 rujukan terbuka" in html
        keeper = client_of(cast["pengelola"]).get(f"/anggota/sk/{new.pk}/perubahan/").content.decode()
    assert "layanan belum diberikan" not in keeper
