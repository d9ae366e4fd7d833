"""Pages of the legal track: forms, rights of an agency, nothing of the victim for it, few queries, what home says."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from anggota.models import JejakAudit
from gugus_tugas.clock import at
from kasus import actions
from kasus.models import JadwalSidang, Kasus, Korban, Layanan, PerkaraHukum, TahapHukum, Terlapor
from kasus.tests.factories import make_kasus, make_layanan, make_legal_track, make_perkara, make_tahap, victim
from laporan.home import build_home

D = datetime.date
NAMES = {
    "nama": "Cutkenari Rahasia",
    "nik": "1171019912310007",
    "telepon": "0811-4242-7788",
    "alamat": "Lorong Kenari 9",
}
SUSPECT = {
    "nama": "Kenari Terduga",
    "nik": "1171019912310009",
    "telepon": "0811-9898-1212",
    "alamat": "Jalan Terduga 1",
}
JEJAK = 8  # the line of the trail that opening a report leaves, with its lock and savepoints


@pytest.fixture
def kasus(sekretariat, dinsos):
    """A case with everything that a law-enforcement agency must not see of it."""
    row = make_kasus(
        by=sekretariat, uraian="Kronologi kenari", sumber_laporan="perwakilan",
        daftar_korban=[victim(identitas=NAMES, usia_saat_terjerat=16), victim()],
        daftar_terlapor=[{"jenis_kelamin": "L", "peran": ["Exploiter"], "identitas": SUSPECT}],
    )  # fmt: skip
    make_layanan(row.daftar_korban.get(urutan=1), by=sekretariat, penyedia=dinsos.instansi, keterangan="Layanan kenari")
    return row


@pytest.fixture
def perkara(kasus, sekretariat, polda):
    return make_legal_track(by=sekretariat, instansi=polda.instansi, kasus=kasus)


def address(perkara, *parts) -> str:
    return "/".join([f"/kasus/{perkara.kasus.slug}/perkara/{perkara.pk}", *map(str, parts), ""])


def fields_of(html: str) -> dict:
    """Hidden and text inputs, chosen options and ticked boxes, as a browser would send them."""
    found = {}
    for tag in re.findall(r"<input[^>]*>", html):
        attrs = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if attrs.get("type") == "checkbox" and " checked" in tag:
            found.setdefault(attrs["name"], []).append(attrs["value"])
        elif attrs.get("type") in {"hidden", "text", "number"} and attrs.get("name"):
            found[attrs["name"]] = attrs.get("value", "")
    for name, body in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', html, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', body)
        found[name] = chosen[1] if chosen else ""
    found.pop("csrfmiddlewaretoken", None)
    return found


class TestForms:
    def test_report_is_recorded_through_the_page_with_all_victims_ticked(self, client_of, kasus, sekretariat, polda):
        polda.instansi.jenis = "LawEnforcement"
        polda.instansi.save()
        page, url = client_of(sekretariat), f"/kasus/{kasus.slug}/perkara/"
        sent = fields_of(page.get(url).content.decode())
        assert len(sent["daftar_korban"]) == 2
        sent |= {
            "nomor_lp": "LP/B/7",
            "tanggal_lp": "2/3/2026",
            "instansi": polda.instansi.kode,
            "tempus_delicti": "Januari 2026",
        }
        html = page.post(url, sent, follow=True).content.decode()
        row = PerkaraHukum.objects.get()
        assert (row.nomor_lp, row.tempus_delicti, row.ketelitian) == ("LP/B/7", D(2026, 1, 1), "bulan")
        assert "Perkara P1" in html
        assert "LP/B/7" not in html  # the number stands on the page of the report alone
        page.post(url, sent)
        assert PerkaraHukum.objects.count() == 1  # the same form again

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            ({"tanggal_lp": ""}, "Isi tanggal"),
            ({"tanggal_lp": "31/12/2999"}, "belum terjadi"),
            ({"instansi": "dinsos"}, "Instansi penyidik"),
            ({"daftar_korban": []}, "Korban dalam perkara ini"),
            ({"tempus_delicti": "5/3/2026"}, "tidak mungkin sesudah"),
        ],
    )
    def test_fault_is_said_and_nothing_is_stored(self, client_of, kasus, sekretariat, polda, change, message):
        polda.instansi.jenis = "LawEnforcement"
        polda.instansi.save()
        page, url = client_of(sekretariat), f"/kasus/{kasus.slug}/perkara/"
        sent = {**fields_of(page.get(url).content.decode()), "tanggal_lp": "2/3/2026", "instansi": "polda", **change}
        response = page.post(url, sent)
        assert response.status_code == 422
        assert message in response.content.decode()
        assert not PerkaraHukum.objects.exists()

    def test_report_is_corrected_and_the_slower_one_keeps_the_typed_text(self, client_of, perkara, sekretariat, kepala):
        one, two, url = client_of(kepala), client_of(sekretariat), address(perkara, "ubah")
        first, second = (fields_of(page.get(url).content.decode()) for page in (one, two))
        assert one.post(url, {**first, "nomor_lp": "LP/KEPALA"}).status_code == 302
        response = two.post(url, {**second, "unit": "Unit PPA"})
        assert response.status_code == 409
        html = response.content.decode()
        assert "Unit PPA" in html
        assert kepala.nama in html
        assert two.post(url, fields_of(html)).status_code == 302
        row = PerkaraHukum.objects.get()
        assert (row.nomor_lp, row.unit) == ("LP/KEPALA", "Unit PPA")

    def test_skipped_stage_is_stored_and_told(self, client_of, perkara, sekretariat):
        page, url = client_of(sekretariat), address(perkara, "tahap")
        sent = {
            **fields_of(page.get(url).content.decode()),
            "kode": "P21",
            "tanggal": "9/5/2026",
            "nomor_dokumen": "B-1",
        }
        html = page.post(url, sent, follow=True).content.decode()
        assert "tanpa tahap sebelumnya" in html
        assert "Berkas lengkap (P-21)" in html
        assert page.get(url).content.decode().count("inkracht") > 0

    def test_stage_recorded_meanwhile_is_said_once(self, client_of, perkara, sekretariat, kepala):
        page, url = client_of(sekretariat), address(perkara, "tahap")
        sent = {**fields_of(page.get(url).content.decode()), "kode": "TSK", "tanggal": "9/5/2026"}
        actions.add_tahap(perkara, by=kepala, kode="SPDP", tanggal=D(2026, 4, 1))
        response = page.post(url, sent)
        assert response.status_code == 422
        assert "orang lain mencatat: SPDP" in response.content.decode()
        again = fields_of(response.content.decode())
        assert again["terlihat"] != sent["terlihat"]
        assert page.post(url, {**sent, **again}).status_code == 302

    def test_stage_is_corrected_and_withdrawn_with_its_history(self, client_of, perkara, sekretariat):
        page, stage = client_of(sekretariat), TahapHukum.objects.get(kode="LID")
        url = address(perkara, "tahap", stage.pk)
        sent = fields_of(page.get(url).content.decode())
        assert page.post(url, {**sent, "tanggal": "3/3/2026"}).status_code == 422  # without a reason
        html = page.post(url, {**sent, "tanggal": "3/3/2026", "alasan": "salah ketik"}, follow=True).content.decode()
        assert "Riwayat koreksi (2)" in html
        assert "salah ketik" in html
        assert page.get(url).status_code == 404  # it is replaced
        now = TahapHukum.objects.berlaku().get(kode="LID")
        page.post(address(perkara, "tahap", now.pk), {**sent, "alasan": "perkara lain", "cabut": "on"})
        assert not TahapHukum.objects.berlaku().filter(kode="LID").exists()
        first = TahapHukum.objects.get(kode="LP")
        assert page.get(address(perkara, "tahap", first.pk)).status_code == 403

    def test_articles_are_offered_by_the_time_of_the_act(self, client_of, perkara, sekretariat):
        page, url = client_of(sekretariat), address(perkara, "pasal")
        html = page.get(url).content.decode()
        assert "5 Januari 2026" in html
        assert 'value="kuhp-455"' in html
        assert 'value="uu21-2"' not in html
        assert "perlu diperiksa" in html
        assert page.post(url, {"daftar_pasal": ["uu21-2"]}).status_code == 422
        seen = fields_of(html)["terlihat"]
        assert seen == "uu21-4"
        page.post(url, {"daftar_pasal": ["kuhp-455"], "terlihat": seen})
        standing = perkara.daftar_pasal.filter(dicabut_pada=None)
        assert [row.pasal_id for row in standing] == ["kuhp-455"]
        page.post(url, {"daftar_pasal": ["kuhp-456"], "terlihat": ""})  # typed on a page that is older than the other's
        assert {row.pasal_id for row in standing.all()} == {"kuhp-455", "kuhp-456"}

    def test_money_is_typed_as_officials_do(self, client_of, perkara, sekretariat):
        page, claim = client_of(sekretariat), perkara.daftar_restitusi.get()
        url = address(perkara, "restitusi", claim.pk, "bayar")
        assert "sisa Rp25.000.000" in page.get(url).content.decode()
        for typed, message in (
            ("25.000.001", "melebihi sisa"),
            ("1,250", "rupiah"),
            ("dua juta", "rupiah"),
            ("-", "Isi jumlah"),
        ):
            assert message in page.post(url, {"jumlah": typed, "tanggal": "2/7/2026"}).content.decode()
        html = page.post(url, {"jumlah": "Rp 25.000.000,00", "tanggal": "2/7/2026"}, follow=True).content.decode()
        assert "Lunas" in html
        paid = claim.daftar_pembayaran.latest("tanggal")
        html = page.post(f"{url}{paid.pk}/cabut/", follow=True).content.decode()
        assert "sisa <strong>Rp25.000.000" in html

    def test_verdict_form_names_the_field(self, client_of, perkara, sekretariat):
        page, url = client_of(sekretariat), address(perkara, "putusan")
        base = {
            "terlapor": Terlapor.objects.get().pk,
            "pengadilan": "pt-bna",
            "tanggal": "1/9/2026",
            "tingkat": "banding",
        }
        for sent, message in (
            ({"jenis": "bersalah", "akibat": "mengubah"}, "Pilih bentuk pidananya"),
            ({"jenis": "bersalah", "akibat": "mengubah", "bentuk_pidana": "penjara"}, "Isi lama pidana"),
            ({"jenis": "bebas", "akibat": "membatalkan", "denda": "5.000"}, "tanpa pidana"),
            ({"jenis": "bebas"}, "Pilih akibatnya"),
        ):
            assert message in page.post(url, {**base, **sent}).content.decode()
        html = page.post(url, {**base, "jenis": "bebas", "akibat": "membatalkan"}, follow=True).content.decode()
        assert "Dibatalkan di tingkat banding" in html
        assert "Tahap banding belum dicatat" in html

    def test_hearing_is_put_on_the_agenda_and_taken_off(self, client_of, perkara, sekretariat):
        page, url = client_of(sekretariat), address(perkara, "sidang")
        day = timezone.localdate() + datetime.timedelta(days=3)
        sent = {"tanggal": day.strftime("%d/%m/%Y"), "jam": "09.30", "acara": "saksi", "pengadilan": "pn-bna"}
        assert "09.30" in page.post(url, {**sent, "jam": "jam sembilan"}).content.decode()
        page.post(url, sent)
        agenda = page.get("/kasus/perkara/sidang/").content.decode()
        assert "Pemeriksaan saksi" in agenda
        assert any("sidang pemeriksaan saksi" in task.teks for task in build_home(sekretariat).daftar_tugas)
        row = JadwalSidang.objects.get(tanggal=day)
        page.post(address(perkara, "sidang", row.pk, "cabut"))
        assert not any("sidang" in task.teks for task in build_home(sekretariat).daftar_tugas)

    def test_status_of_a_suspect_moves_through_the_page(self, client_of, perkara, sekretariat):
        suspect = Terlapor.objects.get()
        page, url = client_of(sekretariat), f"/kasus/{perkara.kasus.slug}/terlapor/{suspect.pk}/"
        html = page.get(f"{url}status/").content.decode()
        assert 'value="terdakwa"' in html
        assert 'value="terpidana"' not in html
        html = page.post(
            f"{url}status/", {"to": "terdakwa", "tanggal": "1/6/2026", "alasan": "dakwaan"}, follow=True
        ).content.decode()
        assert "Terdakwa T1" in html
        page.post(f"{url}dpo/", {"selesai": "1/6/2026"})
        assert "lencana-terlambat" not in page.get(url).content.decode()  # wanted no more
        page.post(f"{url}ubah/", {**fields_of(page.get(f"{url}ubah/").content.decode()), "kelompok_usia": "anak"})
        assert "UU 11/2012" in page.get(url).content.decode()


HIDDEN = [
    *NAMES.values(), *SUSPECT.values(), "Kronologi kenari", "Layanan kenari", "Rehabilitasi sosial", "Perwakilan RI", "Pengeksploitasi",
    "Rp50.000.000", "Rp40.000.000", "Restitusi", "saat terjerat", "Penanganan", "Buka identitas", "DPO", "16 tahun", "Dinsos",
]  # fmt: skip


class TestAgency:
    def pages(self, perkara) -> list[str]:
        return [
            f"/kasus/{perkara.kasus.slug}/", address(perkara), address(perkara, "tahap"), address(perkara, "sidang"),
            "/kasus/perkara/", "/kasus/perkara/sidang/", "/",
        ]  # fmt: skip

    def test_sees_codes_and_stages_of_its_report_and_nothing_else(self, client_of, perkara, polda):
        page = client_of(polda)
        for url in self.pages(perkara):
            response = page.get(url)
            assert response.status_code == 200, url
            body = re.sub(
                r"<select.*?</select>", "", response.content.decode(), flags=re.S
            )  # agencies to choose from are public
            assert [word for word in HIDDEN if word in body] == [], url
        html = page.get(address(perkara)).content.decode()
        for code in (f"{perkara.kasus.nomor}-K1", f"{perkara.kasus.nomor}-K2", "T1", "LP/Rekaan", "Penyidikan"):
            assert code in html
        assert "/korban/" not in html
        assert "/terlapor/" not in html

    def test_sees_only_its_own_report_of_the_case(self, client_of, perkara, sekretariat, polda, dinsos):
        other = make_perkara(perkara.kasus, by=sekretariat, instansi=dinsos.instansi, nomor_lp="LP/LAIN")
        page = client_of(polda)
        assert page.get(address(other)).status_code == 404
        assert page.post(address(other, "tahap")).status_code == 404
        body = page.get(f"/kasus/{perkara.kasus.slug}/").content.decode()
        assert "Perkara P1" in body
        assert "Perkara P2" not in body

    def test_report_does_not_open_the_victim_nor_services_nor_suspects(self, client_of, perkara, polda):
        assert Kasus.objects.visible_to(polda).count() == 1
        assert not Korban.objects.visible_to(polda).exists()
        assert not Layanan.objects.visible_to(polda).exists()
        assert not Terlapor.objects.visible_to(polda).exists()
        korban, slug, page = perkara.kasus.daftar_korban.first(), perkara.kasus.slug, client_of(polda)
        for url in (
            f"/kasus/{slug}/korban/{korban.pk}/",
            f"/kasus/{slug}/darurat/{korban.pk}/",
            f"/kasus/{slug}/identitas/{korban.pk}/",
        ):
            assert page.get(url).status_code == 404
        assert page.get(f"/kasus/{slug}/terlapor/{Terlapor.objects.get().pk}/").status_code == 403

    def test_adds_stages_and_hearings_and_corrects_only_its_own(self, client_of, perkara, polda, sekretariat):
        page, url = client_of(polda), address(perkara, "tahap")
        sent = {**fields_of(page.get(url).content.decode()), "kode": "SPDP", "tanggal": "9/3/2026"}
        assert page.post(url, sent).status_code == 302
        own, theirs = TahapHukum.objects.get(kode="SPDP"), TahapHukum.objects.berlaku().get(kode="LID")
        assert own.dicatat_oleh == polda
        assert page.get(address(perkara, "tahap", own.pk)).status_code == 200
        assert page.get(address(perkara, "tahap", theirs.pk)).status_code == 403
        assert JejakAudit.objects.filter(peristiwa="add_tahap_hukum", pelaku="polda").exists()
        for part in ("ubah", "pasal", "putusan", "restitusi"):
            assert page.post(address(perkara, part)).status_code == 403

    def test_prosecutor_named_in_the_report_sees_it_too(self, client_of, perkara, dinsos, sekretariat):
        assert client_of(dinsos).get(address(perkara)).status_code == 404  # it serves the victim, and no more
        PerkaraHukum.objects.update(penuntut=dinsos.instansi)
        assert client_of(dinsos).get(address(perkara)).status_code == 200
        assert client_of(dinsos).get(address(perkara, "tahap")).status_code == 403  # but is no law enforcement

    def test_loses_the_case_with_the_report(self, client_of, perkara, polda, dinsos):
        page = client_of(polda)
        PerkaraHukum.objects.update(instansi=dinsos.instansi)
        assert page.get(address(perkara)).status_code == 404
        assert page.get(f"/kasus/{perkara.kasus.slug}/").status_code == 404

    @pytest.mark.parametrize(("role", "number"), [("sekretariat", 2), ("kepala", 2), ("polda", 1), ("dinsos", 0)])
    def test_list_shows_what_the_role_may_open(self, client_of, cast, perkara, sekretariat, role, number):
        make_perkara(
            perkara.kasus, by=sekretariat, instansi=cast["pimpinan"].instansi or other_agency(), nomor_lp="LP/9"
        )
        page = client_of(cast[role]).get("/kasus/perkara/?keadaan=semua")
        assert page.context["page"].paginator.count == number

    def test_service_provider_sees_no_legal_track(self, client_of, perkara, dinsos):
        body = client_of(dinsos).get(f"/kasus/{perkara.kasus.slug}/").content.decode()
        assert f"{perkara.kasus.nomor}-K1" in body
        assert "Perkara P1" not in body
        assert "Penyidikan" not in body


def other_agency():
    from anggota.tests.factories import make_instansi

    return make_instansi()


def test_opening_a_report_is_in_the_trail(client_of, perkara, polda):
    client_of(polda).get(address(perkara))
    row = JejakAudit.objects.latest("id")
    assert (row.peristiwa, row.pelaku, row.objek_kode) == ("view_perkara", "polda", str(perkara))
    assert "nomor_lp" in row.kolom


def test_numbers_of_police_and_court_stand_in_no_list_and_no_address(client_of, perkara, sekretariat):
    page = client_of(sekretariat)
    for url in (
        "/",
        "/kasus/",
        "/kasus/perkara/?keadaan=semua",
        "/kasus/perkara/sidang/",
        f"/kasus/{perkara.kasus.slug}/",
        "/jejak/",
    ):
        assert "/Rekaan" not in page.get(url).content.decode(), url


class TestList:
    def add(self, number, sekretariat, polda):
        for _ in range(number):
            kasus = make_kasus(by=sekretariat)
            row = make_perkara(kasus, by=sekretariat, instansi=polda.instansi)
            make_tahap(row, ("LID", D(2026, 3, 5)), ("SIDIK", D(2026, 3, 9)), by=sekretariat)

    @pytest.mark.parametrize("query", [
        ("", 2), ("keadaan=semua", 3), ("keadaan=macet", 1), ("keadaan=lewat", 2), ("tahap=SIDIK", 2), ("tahap=SP3&keadaan=semua", 1),
        ("instansi=polda", 2), ("tahap=%00", 2), ("keadaan=x", 2), ("urut=x", 2), ("instansi=tidak-ada", 2), ("hal=999", 2),
        ("urut=lp", 2), ("urut=kasus", 2),
    ])  # fmt: skip
    def test_filters(self, client_of, sekretariat, polda, query):
        today = timezone.localdate()
        self.add(3, sekretariat, polda)
        first, second, third = PerkaraHukum.objects.order_by("kasus__nomor")
        PerkaraHukum.objects.filter(pk=first.pk).update(tahap_sejak=today - datetime.timedelta(days=121))
        PerkaraHukum.objects.filter(pk=second.pk).update(tahap_sejak=today - datetime.timedelta(days=61))
        make_tahap(third, ("SP3", D(2026, 4, 1)), by=sekretariat)
        page = client_of(sekretariat).get(f"/kasus/perkara/?{query[0]}")
        assert page.status_code == 200
        assert page.context["page"].paginator.count == query[1]

    def test_says_how_long_against_what_and_who_is_waited_for(self, client_of, sekretariat, polda):
        self.add(1, sekretariat, polda)
        PerkaraHukum.objects.update(tahap_sejak=timezone.localdate() - datetime.timedelta(days=121))
        body = client_of(sekretariat).get("/kasus/perkara/").content.decode()
        for text in ("121 hari", "macet", "patokan 60 hari", "1 perkara macet", polda.instansi.singkatan):
            assert text in body
        task = next(task for task in build_home(polda).daftar_tugas if "sidik 121 hari" in task.teks)
        assert (task.nada, "menunggu" in task.teks) == ("terlambat", True)

    @pytest.mark.parametrize("role", ["sekretariat", "polda"])
    @pytest.mark.parametrize("url", ["/kasus/perkara/", "/kasus/perkara/sidang/"])
    def test_needs_the_same_few_queries(
        self, client_of, cast, sekretariat, polda, role, url, django_assert_max_num_queries
    ):
        from kasus.models import Pengadilan

        court, browser, counts = Pengadilan.objects.get(kode="pn-bna"), client_of(cast[role]), []
        for more in (2, 18):
            self.add(more, sekretariat, polda)
            for row in PerkaraHukum.objects.filter(daftar_sidang=None):
                actions.schedule_sidang(row, by=sekretariat, tanggal=D(2027, 1, 4), acara="saksi", pengadilan=court)
            with django_assert_max_num_queries(12) as queries:
                browser.get(url)
            counts.append(len(queries))
        assert counts[0] == counts[1]


def test_page_of_a_report_needs_the_same_queries_for_few_and_many(
    client_of, sekretariat, polda, django_assert_max_num_queries
):
    counts, browser = [], client_of(sekretariat)
    for victims in (1, 8):
        suspects = [{"jenis_kelamin": "L", "peran": ["Other"]}]
        kasus = make_kasus(by=sekretariat, daftar_korban=[victim()] * victims, daftar_terlapor=suspects)
        row = make_legal_track(by=sekretariat, instansi=polda.instansi, kasus=kasus)
        for n in range(victims):
            make_tahap(row, ("P19", D(2026, 8, n + 1)), by=sekretariat)
        with django_assert_max_num_queries(20 + JEJAK) as queries:
            browser.get(address(row))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_sections_and_timeline_of_the_case_page(client_of, perkara, sekretariat):
    html = client_of(sekretariat).get(f"/kasus/{perkara.kasus.slug}/?jenis=perkara").content.decode()
    for text in ("Perkara hukum", "Perkara P1", "Restitusi dibayar", "Putusan pengadilan negeri", "Tersangka"):
        assert text in html
    korban = perkara.kasus.daftar_korban.get(urutan=1)
    html = client_of(sekretariat).get(f"/kasus/{perkara.kasus.slug}/korban/{korban.pk}/").content.decode()
    assert "dikabulkan Rp40.000.000, dibayar Rp15.000.000" in html
    assert "Pasal 36" in html


def test_days_in_the_stage_are_those_of_aceh(client_of, kasus, sekretariat, polda):
    """41 days on the page, as the local calendar counts them."""
    row = make_perkara(kasus, by=sekretariat, instansi=polda.instansi)
    since = timezone.localdate() - datetime.timedelta(days=41)
    with at(timezone.now()):
        make_tahap(row, ("SIDIK", since), by=sekretariat)
    assert "sidik 41 hari" in client_of(sekretariat).get(f"/kasus/{kasus.slug}/").content.decode()


def test_addresses_name_no_number(perkara):
    url = reverse("kasus:perkara_detail", args=[perkara.kasus.slug, perkara.pk])
    assert not re.search(r"/\d+/", url)
    assert "TPPO" not in url
