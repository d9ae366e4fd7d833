"""A new decree carried out: persons go on or end, accounts of who leaves lose access. Work moves in rapat/actions/pelaksanaan.py."""

from django.db import transaction
from django.utils import timezone

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import Keanggotaan, Pejabat, Pengguna, SuratKeputusan
from anggota.roster import DAY, PerubahanSk, bandingkan
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from gugus_tugas.tanggal import tulis_tanggal
from gugus_tugas.text import fold


@transaction.atomic
def carry_out_membership(sk: SuratKeputusan, *, by: Pengguna) -> tuple[SuratKeputusan, PerubahanSk]:
    """Makes the membership of `sk` real. A second time does nothing (`is_ulangan`).

    An account that ends is shut out at its next request, open sessions too. Raises ActionRefused before the decree's
    first day, without a decree to replace, and while it has no seat.
    """
    sk = _locked(sk)
    sk.is_ulangan = bool(sk.dilaksanakan_pada)
    changes = bandingkan(sk)
    if sk.is_ulangan:
        return sk, changes
    _check(sk, changes)
    for old, new in changes.lanjut:
        _carry_over(old, new, sk)
    for old, new in changes.tetap:
        _link_accounts(old, new)
    _end_terms(changes.lama, sk)
    for account in _locked_accounts(changes):
        account.is_active = False
        account.save(update_fields=["is_active"])
        why = f"Pelaksanaan {sk}"
        audit.record(
            JenisPeristiwa.END_ACCESS, account, by=by, kode=account.nama_pengguna, kolom=["is_active"], alasan=why
        )
    sk.dilaksanakan_pada, sk.dilaksanakan_oleh = now(), by
    sk.save(update_fields=["dilaksanakan_pada", "dilaksanakan_oleh"])
    audit.record(JenisPeristiwa.CARRY_OUT_SK, sk, by=by, kolom=["dilaksanakan_pada"])
    return sk, changes


def _locked(sk: SuratKeputusan) -> SuratKeputusan:
    """Both decrees and their seats, before anything is compared: what another person changes meanwhile comes before or after."""
    pair = [sk.pk, *SuratKeputusan.objects.before(SuratKeputusan.objects.get(pk=sk.pk)).values_list("pk", flat=True)]
    decrees = SuratKeputusan.objects.select_for_update(of=("self",)).filter(pk__in=pair).order_by("pk")
    found = {row.pk: row for row in decrees}
    list(Keanggotaan.objects.select_for_update(of=("self",)).filter(sk__in=pair).order_by("pk"))
    return found[sk.pk]


def _locked_accounts(changes: PerubahanSk) -> list[Pengguna]:
    """All at once before the first line of the trail: whoever holds the trail must not wait for a row any more."""
    ending = [account.pk for account in changes.akun_berakhir]
    return list(Pengguna.objects.held().filter(pk__in=ending, is_active=True).order_by("pk"))


def _check(sk: SuratKeputusan, changes: PerubahanSk) -> None:
    if timezone.localdate(now()) < sk.berlaku_mulai:
        raise ActionRefused(
            f"{sk} baru berlaku {tulis_tanggal(sk.berlaku_mulai)}. Laksanakan pada hari itu atau sesudahnya; sampai saat itu "
            "susunan yang lama tetap berlaku."
        )
    if changes.lama is None:
        raise ActionRefused("SK ini tidak menggantikan SK mana pun, jadi tidak ada perubahan yang perlu dilaksanakan.")
    if not (changes.masuk or changes.tetap):
        raise ActionRefused("SK ini belum memiliki kursi. Isi atau impor lampirannya dahulu, lalu laksanakan.")


def _carry_over(old: Keanggotaan, new: Keanggotaan, sk: SuratKeputusan) -> None:
    """The new decree names the office and nobody in it: its holders of the day before hold it on."""
    for person in old.pejabat_saat_itu:
        kept = ("nama", "jenis", "sebutan", "is_narahubung", "pengguna_id")
        row = Pejabat(keanggotaan=new, mulai=sk.berlaku_mulai, **{name: getattr(person, name) for name in kept})
        row.full_clean()
        row.save(force_insert=True)


def _link_accounts(old: Keanggotaan, new: Keanggotaan) -> None:
    """Who is named again in the same office keeps the account; a table of names knows no accounts."""
    accounts = {fold(person.nama): person.pengguna_id for person in old.pejabat_saat_itu if person.pengguna_id}
    for person in new.pejabat_saat_itu:
        if person.pengguna_id is None and fold(person.nama) in accounts:
            person.pengguna_id = accounts[fold(person.nama)]
            person.save(update_fields=["pengguna"])


def _end_terms(old: SuratKeputusan, sk: SuratKeputusan) -> None:
    last = sk.berlaku_mulai - DAY
    for person in Pejabat.objects.filter(keanggotaan__sk=old, selesai__isnull=True, mulai__lte=last):
        person.selesai = last
        person.save(update_fields=["selesai"])
