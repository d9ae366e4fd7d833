"""An agency in support that is no longer asked: as long as it has reported nothing, with a reason that stays."""

import datetime
import re
from urllib.parse import urlsplit

import pytest

from anggota.models import JejakAudit, Pengguna
from anggota.tests.factories import make_pengguna
from gugus_tugas.auth import ActionRefused
from rapat import actions
from rapat.enums import AlasanPengingat
from rapat.models import ButirPemberitahuan, KonsepPerkembangan, TindakLanjut
from rapat.tests.factories import (
    close,
    make_konsep_perkembangan,
    make_penyerahan,
    make_perkembangan,
    make_rapat,
    make_rekomendasi,
    make_surel,
)

ALASAN = "kewenangannya berpindah ke dinas sosial"


@pytest.fixture
def recommendation(sekretariat, polda, dinsos):
    """Of a meeting that is closed: dinsos leads, polda supports and was told by mail."""
    meeting = make_rapat(by=sekretariat)
    row = make_rekomendasi(by=sekretariat, instansi=dinsos.instansi, pendukung=[polda.instansi], rapat=meeting)
    close(meeting, by=sekretariat)
    return row


def of(recommendation, user) -> TindakLanjut:
    return recommendation.daftar_tindak_lanjut.get(instansi=user.instansi)


def test_support_is_withdrawn_with_a_reason_that_stays(client_of, recommendation, sekretariat, polda, dinsos):
    item = of(recommendation, polda)
    make_konsep_perkembangan(item, by=polda)
    page, address = client_of(sekretariat), f"/rekomendasi/{recommendation.nomor}/"
    url = f"/tindak-lanjut/{item.pk}/cabut/"
    assert url in page.get(address).content.decode()
    refused = page.post(url, {"alasan": "x"})
    assert refused.status_code == 422
    assert refused.context["form"].errors["alasan"]
    assert 'value="x"' in refused.content.decode()
    shown = page.post(url, {"alasan": ALASAN}, follow=True).content.decode()
    assert ALASAN in shown
    assert "tidak lagi diminta mendukung" in shown
    assert [row.instansi for row in recommendation.daftar_tindak_lanjut.all()] == [dinsos.instansi]
    assert not KonsepPerkembangan.objects.exists()
    assert JejakAudit.objects.get(peristiwa="withdraw_instansi").alasan == ALASAN
    (history,) = recommendation.daftar_riwayat.all()
    assert (history.lama, history.alasan, history.dicatat_oleh) == (polda.instansi.nama, ALASAN, sekretariat)
    assert page.get(url).status_code == 404
    actions.add_instansi(recommendation, by=sekretariat, instansi=polda.instansi)  # and it may be asked again


def test_what_was_told_by_mail_stays_told(recommendation, sekretariat, polda):
    item = of(recommendation, polda)
    told = {"alasan": AlasanPengingat.TERLAMBAT, "tanggal": datetime.date(2026, 3, 1), "tindak_lanjut": item}
    lines = [ButirPemberitahuan.objects.create(pemberitahuan=make_surel(penerima=polda), kunci="x", **told).pk]
    actions.withdraw_instansi(item, by=sekretariat, alasan=ALASAN)
    said = ButirPemberitahuan.objects.filter(pk__in=lines)
    assert {(row.tindak_lanjut_id, row.teks) for row in said} == {(None, f"{recommendation}: permintaan dicabut")}


def test_who_was_told_by_mail_learns_that_it_is_over(client_of, recommendation, sekretariat, polda, kotak_surat):
    polda.surel = "polda@contoh.go.id"
    polda.save()
    actions.antre_tugas_baru(recommendation.rapat, by=sekretariat)
    actions.kirim()
    make_pengguna(instansi=polda.instansi, surel="baru@contoh.go.id")  # came later, was told nothing
    kotak_surat.surat.clear()
    actions.withdraw_instansi(of(recommendation, polda), by=sekretariat, alasan=ALASAN)
    actions.kirim()
    ((address, mail),) = kotak_surat.surat
    text = mail.get_body(("plain",)).get_content()
    assert (address, mail["Subject"].startswith("Tidak diminta lagi: Rekomendasi 1")) == (polda.surel, True)
    assert ALASAN not in text
    (link,) = re.findall(r"http://\S+", text)
    assert ALASAN in client_of(polda).get(urlsplit(link).path).content.decode()


def test_who_was_not_told_yet_gets_no_mail_at_all(recommendation, sekretariat, polda, kotak_surat):
    polda.surel = "polda@contoh.go.id"
    polda.save()
    actions.antre_tugas_baru(recommendation.rapat, by=sekretariat)
    actions.withdraw_instansi(of(recommendation, polda), by=sekretariat, alasan=ALASAN)
    actions.kirim()
    assert kotak_surat.surat == []


def test_who_serves_another_agency_by_now_is_not_told(recommendation, sekretariat, polda, dinsos, kotak_surat):
    polda.surel = "polda@contoh.go.id"
    polda.save()
    actions.antre_tugas_baru(recommendation.rapat, by=sekretariat)
    actions.kirim()
    kotak_surat.surat.clear()
    actions.withdraw_instansi(of(recommendation, polda), by=sekretariat, alasan=ALASAN)
    Pengguna.objects.filter(pk=polda.pk).update(instansi=dinsos.instansi)
    actions.kirim()
    assert kotak_surat.surat == []


def test_lead_and_who_reported_stay(recommendation, sekretariat, polda, dinsos):
    with pytest.raises(ActionRefused, match="Penanggung jawab dialihkan"):
        actions.withdraw_instansi(of(recommendation, dinsos), by=sekretariat, alasan=ALASAN)
    make_perkembangan(of(recommendation, polda), by=polda, usulan="proses")
    with pytest.raises(ActionRefused, match="sudah melapor"):
        actions.withdraw_instansi(of(recommendation, polda), by=sekretariat, alasan=ALASAN)
    assert recommendation.daftar_tindak_lanjut.count() == 2
    assert not JejakAudit.objects.filter(peristiwa="withdraw_instansi").exists()


def test_who_asked_to_be_rid_of_it_is_answered_first(recommendation, sekretariat, polda):
    make_penyerahan(of(recommendation, polda), by=polda)
    with pytest.raises(ActionRefused, match="mengusulkan penyerahan"):
        actions.withdraw_instansi(of(recommendation, polda), by=sekretariat, alasan=ALASAN)


@pytest.mark.parametrize("role", ["polda", "dinsos", "pimpinan", "pengelola"])
def test_for_the_secretariat_alone(client_of, cast, recommendation, role):
    item = of(recommendation, cast["polda"])
    assert client_of(cast[role]).post(f"/tindak-lanjut/{item.pk}/cabut/", {"alasan": ALASAN}).status_code == 403
    assert (
        "Cabut permintaan" not in client_of(cast["polda"]).get(f"/rekomendasi/{recommendation.nomor}/").content.decode()
    )
    assert TindakLanjut.objects.filter(pk=item.pk).exists()
