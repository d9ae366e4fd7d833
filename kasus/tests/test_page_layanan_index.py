"""The list of services, the rights of a victim, the way back: scope, filters, sums, queries."""

import datetime

import pytest
from django.utils import timezone

from gugus_tugas.auth import ActionRefused
from gugus_tugas.versi import Conflict, stamp
from kasus import actions
from kasus.enums import StatusKasus
from kasus.models import HakKorban, Pemantauan, RencanaReintegrasi
from kasus.tests.factories import make_kasus, make_layanan, make_pemantauan, make_perjalanan, make_rencana, victim
from laporan.home import build_home

KENARI = "ZZKENARI"


@pytest.fixture
def kasus(sekretariat):
    return make_kasus(by=sekretariat, daftar_korban=[victim(identitas={"nama": KENARI}), victim()])


@pytest.fixture
def korban(kasus):
    return kasus.daftar_korban.select_related("kasus").get(urutan=1)


def fill(korban, by, dinsos, polda):
    late = make_layanan(korban, by=by, penyedia=dinsos.instansi, jumlah=100)
    given = make_layanan(
        korban,
        by=by,
        penyedia=polda.instansi,
        jenis="HUK",
        sumber_biaya="donor",
        diberikan=datetime.date(2026, 3, 4),
        jumlah=20,
    )
    today = make_layanan(
        korban,
        by=by,
        penyedia=dinsos.instansi,
        jenis="KES",
        diminta=timezone.localdate(),
        sumber_biaya="belum_ada",
        jumlah=3,
    )
    refused = make_layanan(korban, by=by, penyedia=dinsos.instansi, jenis="PUL")
    actions.update_layanan(refused, versi=stamp(refused), by=by, hasil="tidak_diberikan", hambatan="biaya")
    return late, given, today, refused


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 4), ("keadaan=menunggu", 2), ("keadaan=lewat", 1), ("keadaan=tidak_diberikan", 1), ("jenis=HUK", 1),
        ("sumber=belum_ada", 1), ("sumber=donor", 1), ("hambatan=biaya", 1), ("jenis=HUK&keadaan=lewat", 0),
        ("jenis=%00", 4), ("penyedia=tidak-ada", 4), ("hal=999", 4), ("keadaan=%27%20OR%201=1", 4), ("jenis=HUK&sumber=zzz", 1),
    ],
)  # fmt: skip
def test_filters_and_sums_speak_of_the_same_rows(client_of, sekretariat, dinsos, polda, korban, query, found):
    fill(korban, sekretariat, dinsos, polda)
    context = client_of(sekretariat).get(f"/kasus/layanan/?{query}").context
    rows = list(context["page"].object_list)
    assert len(rows) == context["page"].paginator.count == found
    amounts = {row.pk: [biaya.jumlah or 0 for biaya in row.daftar_biaya.all()] for row in rows}
    assert context["biaya"].total == sum(sum(lines) for lines in amounts.values())


def test_member_sees_and_sums_its_own_alone(client_of, sekretariat, dinsos, polda, korban):
    fill(korban, sekretariat, dinsos, polda)
    context = client_of(polda).get("/kasus/layanan/").context
    assert [row.penyedia for row in context["page"].object_list] == [polda.instansi]
    assert (context["biaya"].total, context["biaya"].belum_dibiayai) == (20, 0)
    everything = client_of(sekretariat).get("/kasus/layanan/").context["biaya"]
    assert (everything.total, everything.belum_dibiayai) == (123, 3)


def test_number_on_the_home_page_is_the_length_of_its_list(client_of, sekretariat, dinsos, polda, korban):
    fill(korban, sekretariat, dinsos, polda)
    make_pemantauan(korban, by=sekretariat, instansi=dinsos.instansi)
    for user, late, due in ((sekretariat, 1, 2), (dinsos, 1, 2), (polda, 0, 0)):
        tasks = {task.url: task.teks for task in build_home(user).daftar_tugas}
        for url, number in (("/kasus/layanan/?keadaan=lewat", late), ("/kasus/pemantauan/?keadaan=tempo", due)):
            assert client_of(user).get(url).context["page"].paginator.count == number
            assert (url in tasks) == bool(number)
            assert not number or tasks[url].startswith(f"{number} ")


@pytest.mark.parametrize("address", ["/kasus/layanan/", "/kasus/pemantauan/?keadaan=semua"])
@pytest.mark.parametrize("role", ["sekretariat", "dinsos"])
def test_lists_need_the_same_few_queries_for_two_and_for_fifty(
    client_of, cast, sekretariat, address, role, django_assert_max_num_queries
):
    def add(number):
        for _ in range(number):
            korban = make_kasus(by=sekretariat).daftar_korban.get()
            make_layanan(korban, by=sekretariat, penyedia=cast["dinsos"].instansi)
            make_pemantauan(korban, by=sekretariat, instansi=cast["dinsos"].instansi)

    browser, counts = client_of(cast[role]), []
    for more in (2, 18):
        add(more)
        with django_assert_max_num_queries(12) as queries:
            browser.get(address)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_victim_page_needs_the_same_queries_however_much_hangs_on_it(
    client_of, sekretariat, dinsos, korban, django_assert_max_num_queries
):
    browser, counts = client_of(sekretariat), []
    for number in (1, 6):
        for _ in range(number):
            make_layanan(korban, by=sekretariat, penyedia=dinsos.instansi)
            make_rencana(korban, by=sekretariat, instansi=dinsos.instansi)
            korban.refresh_from_db()
            actions.record_hak(
                korban,
                by=sekretariat,
                hak="restitusi",
                keadaan="diminta",
                tanggal=timezone.localdate(),
                instansi=dinsos.instansi,
            )
        with django_assert_max_num_queries(33) as queries:
            browser.get(f"/kasus/{korban.kasus.slug}/korban/{korban.pk}/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_no_note_and_no_name_in_lists_and_victim_page(client_of, cast, sekretariat, korban):
    make_layanan(korban, by=sekretariat, penyedia=cast["dinsos"].instansi, keterangan=KENARI)
    make_perjalanan(korban, by=sekretariat, instansi=cast["dinsos"].instansi, teks=KENARI)
    there = [f"/kasus/{korban.kasus.slug}/korban/{korban.pk}/", f"/kasus/{korban.kasus.slug}/"]
    for user in cast.values():
        for address in ("/", "/kasus/layanan/", "/kasus/pemantauan/?keadaan=semua", *there):
            assert KENARI not in client_of(user).get(address).content.decode(), (user, address)


def test_rights_are_kept_row_by_row_and_the_newest_counts(client_of, sekretariat, dinsos, korban):
    browser, there = client_of(sekretariat), f"/kasus/{korban.kasus.slug}/korban/{korban.pk}/"
    data = {"hak": "restitusi", "keadaan": "ditawarkan", "tanggal": "5/3/2026", "instansi": dinsos.instansi.kode}
    for state in ("ditawarkan", "ditolak"):
        assert browser.post(f"{there}hak/", {**data, "keadaan": state}).status_code == 302
    assert HakKorban.objects.count() == 2
    rows = {row.label: row.keadaan for row in browser.get(there).context["daftar_hak"]}
    assert rows["Restitusi (Pasal 48)"] == "Ditolak korban"
    assert rows["Kerahasiaan identitas (UU 21/2007 Pasal 44)"] == "Belum dicatat"
    assert rows["Rehabilitasi sosial (Pasal 51)"] == "Belum diminta"
    assert "Masukkan pilihan yang valid" in browser.post(f"{there}hak/", {**data, "hak": "uang"}).content.decode()
    assert client_of(dinsos).post(f"{there}hak/", data).status_code == 403


def test_three_visits_by_one_button_and_never_twice(client_of, sekretariat, dinsos, korban):
    browser, there = client_of(sekretariat), f"/kasus/{korban.kasus.slug}/korban/{korban.pk}/pemantauan/"
    data = {"mulai": "30/11/2025", "instansi": dinsos.instansi.kode}
    assert browser.post(there, data).status_code == 302
    days = dict(korban.daftar_pemantauan.values_list("bulan", "direncanakan"))
    assert days == {3: datetime.date(2026, 2, 28), 6: datetime.date(2026, 5, 30), 12: datetime.date(2026, 11, 30)}
    assert "sudah dijadwalkan" in browser.post(there, data).content.decode()
    assert korban.daftar_pemantauan.count() == 3


def test_visit_is_recorded_with_its_condition_and_the_next(client_of, sekretariat, kepala, dinsos, korban):
    visit = make_pemantauan(korban, by=sekretariat, instansi=dinsos.instansi)
    browser, there = client_of(sekretariat), f"/kasus/{korban.kasus.slug}/pemantauan/{visit.pk}/"
    data = {
        "direncanakan": "10/6/2026", "instansi": dinsos.instansi.kode, "dilakukan": "12/6/2026", "keadaan": "berisiko",
        "catatan": KENARI, "berikutnya": "1/7/2026", "versi": stamp(visit),
    }  # fmt: skip
    for change, message in (
        ({"keadaan": ""}, "Pilih keadaan korban"),
        ({"dilakukan": ""}, "Isi tanggal kunjungan"),
        ({"berikutnya": "12/6/2026"}, "harus sesudah"),
        ({"dilakukan": "12/6/2999"}, "belum terjadi"),
    ):
        assert message in browser.post(there, {**data, **change}).content.decode()
    assert browser.post(there, data).status_code == 302
    visit.refresh_from_db()
    assert (visit.keadaan, visit.catatan, visit.versi) == ("berisiko", KENARI, 2)
    extra = korban.daftar_pemantauan.get(bulan=None)
    assert (extra.direncanakan, extra.instansi) == (datetime.date(2026, 7, 1), dinsos.instansi)
    assert client_of(kepala).post(there, data).status_code == 409
    assert korban.daftar_pemantauan.count() == 4


def test_one_more_visit_alone_is_planned_once(sekretariat, dinsos, korban):
    """Nothing of the visit itself changes: the page must be used up all the same."""
    visit = make_pemantauan(korban, by=sekretariat, instansi=dinsos.instansi)
    sent = {"versi": stamp(visit), "by": sekretariat, "berikutnya": datetime.date(2026, 12, 1)}
    actions.update_pemantauan(visit, **sent)
    with pytest.raises(Conflict):
        actions.update_pemantauan(visit, **sent)
    assert korban.daftar_pemantauan.filter(bulan=None).count() == 1


def test_due_list_counts_the_day_itself_and_skips_closed_cases(sekretariat, kepala, dinsos, korban):
    visit = make_pemantauan(korban, by=sekretariat, instansi=dinsos.instansi)
    day = visit.direncanakan
    assert not Pemantauan.objects.due(on=day - datetime.timedelta(days=1)).exists()
    assert Pemantauan.objects.due(on=day).get() == visit
    year_on = day + datetime.timedelta(days=400)
    assert (Pemantauan.objects.due(on=year_on).count(), Pemantauan.objects.korban_due(on=year_on)) == (3, 1)
    assert [visit.is_overdue(on=day + datetime.timedelta(days=n)) for n in (0, 1)] == [False, True]
    actions.change_status_kasus(korban.kasus, to=StatusKasus.TERMINASI, alasan="selesai", by=kepala)
    assert not Pemantauan.objects.due(on=day).exists()
    with pytest.raises(ActionRefused, match="diterminasi"):
        make_rencana(korban, by=sekretariat, instansi=dinsos.instansi)


def test_agency_sees_its_own_visits_and_goals_without_notes(client_of, sekretariat, dinsos, polda, korban):
    make_layanan(korban, by=sekretariat, penyedia=dinsos.instansi)
    make_pemantauan(korban, by=sekretariat, instansi=dinsos.instansi)
    make_rencana(korban, by=sekretariat, instansi=polda.instansi, sasaran=KENARI)
    assert Pemantauan.objects.visible_to(dinsos).count() == 3
    assert not RencanaReintegrasi.objects.visible_to(dinsos).exists()
    assert not RencanaReintegrasi.objects.visible_to(polda).exists()  # polda does not serve this victim
    html = client_of(dinsos).get(f"/kasus/{korban.kasus.slug}/korban/{korban.pk}/").content.decode()
    assert "Kunjungan bulan ke-3" in html
    assert "Buka reintegrasi" not in html
    assert client_of(dinsos).get(f"/kasus/{korban.kasus.slug}/korban/{korban.pk}/reintegrasi/").status_code == 403


def test_goal_and_empowerment_through_the_pages(client_of, sekretariat, dinsos, korban):
    browser, base = client_of(sekretariat), f"/kasus/{korban.kasus.slug}/korban/{korban.pk}/"
    goal = {
        "bidang": "sekolah",
        "sasaran": "kembali bersekolah",
        "target": "1/9/2026",
        "instansi": dinsos.instansi.kode,
    }
    assert browser.post(f"{base}rencana/", goal).status_code == 302
    row = korban.daftar_rencana.get()
    change = {**goal, "selesai": "1/10/2026", "versi": stamp(row)}
    assert browser.post(f"/kasus/{korban.kasus.slug}/rencana/{row.pk}/", change).status_code == 302
    gift = {
        "jenis": "alat", "tanggal": "2/10/2026", "instansi": dinsos.instansi.kode, "sumber": "baitul_mal", "nilai": "Rp2.500.000",
    }  # fmt: skip
    assert browser.post(f"{base}pemberdayaan/", gift).status_code == 302
    html = browser.get(f"{base}reintegrasi/").content.decode()
    for text in ("kembali bersekolah", "Tercapai", "Rp2.500.000", "Baitul Mal"):
        assert text in html


def test_timeline_tells_what_each_reader_may_know(client_of, sekretariat, dinsos, korban):
    make_layanan(korban, by=sekretariat, penyedia=dinsos.instansi)
    make_perjalanan(korban, by=sekretariat, instansi=dinsos.instansi, teks=KENARI)
    there = f"/kasus/{korban.kasus.slug}/"
    titles = {event.judul for event in client_of(sekretariat).get(there).context["linimasa"].daftar_kejadian}
    assert {
        "Skrining ke-2 K1",
        "K1 ditetapkan: Korban TPPO",
        "Kunjungan bulan ke-3 kepada K1",
        "Modal usaha untuk K1",
    } <= titles
    seen = {event.jenis for event in client_of(dinsos).get(there).context["linimasa"].daftar_kejadian}
    assert seen == {"layanan", "reintegrasi"}
