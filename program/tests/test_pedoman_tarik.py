"""A version that is withdrawn: for a reason that stands on its page, its readers are told, and the one before it may be in force again."""

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from anggota.models import JejakAudit
from gugus_tugas.auth import ActionRefused
from gugus_tugas.versi import Conflict, stamp
from program import actions
from program.enums.pedoman import StatusVersi
from program.models import Pedoman, VersiPedoman
from program.tests.factories import make_pedoman, make_versi
from program.tests.langkah import publish

ALASAN = "nomor layanan yang disebut sudah tidak aktif"


@pytest.fixture
def versions(sekretariat, kepala) -> list[VersiPedoman]:
    """Three: the first replaced by the second, that by the third, which is in force."""
    guide = make_pedoman(by=sekretariat, judul="Alur 'rujukan'")
    made = [publish(make_versi(guide, by=sekretariat), by=kepala) for _ in range(3)]
    for row in made:
        row.refresh_from_db()
    return made


def states(rows) -> list[str]:
    found = VersiPedoman.objects.filter(pk__in=[row.pk for row in rows]).order_by("nomor")
    return list(found.values_list("status", flat=True))


def withdraw(row, *, by, **values):
    row.refresh_from_db()
    return actions.withdraw_versi(row, by=by, versi=stamp(row), **{"alasan_tarik": ALASAN, **values})


def test_the_one_before_is_in_force_again_and_a_withdrawn_one_never(versions, kepala):
    withdraw(versions[2], by=kepala, is_kembali=True)
    assert states(versions) == ["diganti", "terbit", "ditarik"]
    withdraw(versions[1], by=kepala, is_kembali=True)
    assert states(versions) == ["terbit", "ditarik", "ditarik"]
    withdraw(versions[0], by=kepala, is_kembali=True)
    assert states(versions) == ["ditarik"] * 3
    said = JejakAudit.objects.filter(peristiwa="withdraw_pedoman")
    assert said.count() == 3
    assert {row.alasan for row in said} == {ALASAN}


def test_none_is_in_force_when_that_is_wanted(versions, kepala, sekretariat):
    withdraw(versions[2], by=kepala, is_kembali=False)
    assert states(versions) == ["diganti", "diganti", "ditarik"]
    publish(make_versi(versions[2].pedoman, by=sekretariat), by=kepala)  # and the next one takes its place
    assert VersiPedoman.objects.get(status="terbit").nomor == 4


def test_refused(versions, kepala, sekretariat):
    with pytest.raises(ActionRefused, match="Hanya kepala sekretariat"):
        withdraw(versions[2], by=sekretariat)
    with pytest.raises(ActionRefused, match="Hanya versi yang berlaku"):
        withdraw(versions[1], by=kepala)
    old = stamp(versions[2])
    withdraw(versions[2], by=kepala)
    with pytest.raises((Conflict, ActionRefused)):
        actions.withdraw_versi(versions[2], by=kepala, versi=old, alasan_tarik=ALASAN)


@pytest.mark.parametrize(
    "values",
    [{"status": StatusVersi.DITARIK}, {"alasan_tarik": "x"}, {"status": StatusVersi.DITARIK, "alasan_tarik": "x"}],
)
def test_database_refuses_without_reason_day_and_hand(versions, values):
    with pytest.raises(IntegrityError, match="versipedoman_tarik_beralasan"), transaction.atomic():
        VersiPedoman.objects.filter(pk=versions[2].pk).update(**values)


def test_readers_are_told_by_mail_and_on_the_pages(client_of, versions, kepala, dinsos, polda, pimpinan):
    actions.verify_baca(versions[2], by=dinsos)
    type(dinsos).objects.filter(pk=dinsos.pk).update(surel="dinsos@contoh.id")
    type(polda).objects.filter(pk=polda.pk).update(surel="polda@contoh.id")
    page = client_of(kepala)
    url = f"/program/pedoman/versi/{versions[2].pk}/tarik/"
    assert "Berlakukan lagi versi 2" in page.get(url).content.decode()
    short = page.post(url, {"versi": stamp(versions[2]), "alasan_tarik": "x"})
    assert short.status_code == 422
    assert short.context["form"].errors["alasan_tarik"]
    mail.outbox.clear()
    page.post(url, {"versi": stamp(versions[2]), "alasan_tarik": ALASAN})
    (letter,) = mail.outbox
    assert letter.to == ["dinsos@contoh.id"]
    assert "Alur 'rujukan'" in letter.body
    assert ALASAN in letter.body
    assert "Tidak ada versi yang berlaku" in letter.body
    assert "Yang Anda baca ditarik" in client_of(dinsos).get("/program/pedoman/").content.decode()
    assert "Yang Anda baca ditarik" not in client_of(polda).get("/program/pedoman/").content.decode()
    for reader in (dinsos, polda, pimpinan):
        shown = client_of(reader).get(f"/program/pedoman/{versions[2].pedoman_id}/").content.decode()
        assert ALASAN in shown
        assert "Jangan dipakai lagi" in shown
        assert "Saya sudah membaca" not in shown


def test_version_in_force_again_keeps_its_readers(versions, kepala, dinsos):
    reads = Pedoman.objects.with_published(dinsos)
    withdraw(versions[2], by=kepala, is_kembali=True)
    actions.verify_baca(VersiPedoman.objects.get(status="terbit"), by=dinsos)
    publish(make_versi(versions[1].pedoman, by=versions[1].dicatat_oleh), by=kepala)
    assert not reads.get().is_dibaca
    withdraw(VersiPedoman.objects.get(status="terbit"), by=kepala, is_kembali=True)
    assert reads.get().is_dibaca


def test_nobody_counts_a_guide_that_is_not_in_force(versions, kepala, dinsos, sekretariat):
    assert Pedoman.objects.counted_for(dinsos).count() == 1
    withdraw(versions[2], by=kepala)
    assert Pedoman.objects.counted_for(dinsos).count() == 0
    assert Pedoman.objects.visible_to(dinsos).count() == Pedoman.objects.counted_for(sekretariat).count() == 1


def test_mail_that_is_not_taken_is_told(client_of, versions, kepala, dinsos, monkeypatch):
    actions.verify_baca(versions[2], by=dinsos)
    monkeypatch.setattr("program.kabar.to_akun", lambda *args: False)
    url = f"/program/pedoman/versi/{versions[2].pk}/tarik/"
    sent = {"versi": stamp(versions[2]), "alasan_tarik": ALASAN, "is_kembali": "on"}
    shown = client_of(kepala).post(url, sent, follow=True).content.decode()
    assert "Surel tidak terkirim" in shown
    assert states(versions) == ["diganti", "terbit", "ditarik"]
