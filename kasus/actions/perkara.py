"""The report to the police and who stands in it; articles charged; court dates. Stages have a file of their own."""

import datetime
import re
from collections.abc import Collection

from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from anggota import audit
from anggota.actions.dasar import amend, bump, lock_version, write
from anggota.enums import JenisInstansi, JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Instansi, Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from gugus_tugas.fields import open_all
from gugus_tugas.tanggal import tulis_tanggal
from kasus.actions.dasar import lock_alive
from kasus.actions.tahap import append_tahap, lock_perkara, move_report_date
from kasus.enums import KodeTahap
from kasus.models import (
    JadwalSidang,
    Kasus,
    Korban,
    Pasal,
    PasalPerkara,
    PerkaraHukum,
    PerkaraKorban,
    PerkaraTerlapor,
    Putusan,
    Restitusi,
    TahapHukum,
    Terlapor,
)


@once
def record_perkara(
    kasus: Kasus, *, by: Pengguna, daftar_korban: list[Korban], daftar_terlapor: list[Terlapor] = (), **values
) -> PerkaraHukum:
    """A new report with its first stage. Raises ActionRefused for a day to come, a double number, people of another case."""
    kasus = lock_alive(kasus.pk)
    _refuse_strangers(kasus, daftar_korban, daftar_terlapor)
    _refuse_agency(values["instansi"], values.get("penuntut"))
    _refuse_double_number(kasus, values.get("nomor_lp", ""))
    day = values["tanggal_lp"]
    if day > timezone.localdate():
        raise ActionRefused("Tanggal laporan belum terjadi. Periksa tahunnya.")
    last = kasus.daftar_perkara.order_by("-urutan").values_list("urutan", flat=True).first() or 0
    perkara = PerkaraHukum(
        kasus=kasus, urutan=last + 1, tahun_lp=day.year, tahap=KodeTahap.LP, tahap_sejak=day, dicatat_oleh=by, **values
    )
    write(perkara)
    _link(perkara, daftar_korban, daftar_terlapor, by=by)
    append_tahap(perkara, by=by, kode=KodeTahap.LP, tanggal=day)
    audit.record(JenisPeristiwa.RECORD_PERKARA, perkara, by=by, kolom=[*values, "daftar_korban", "daftar_terlapor"])
    return perkara


@transaction.atomic
def update_perkara(
    perkara: PerkaraHukum, *, versi: str, by: Pengguna, daftar_korban: list[Korban], daftar_terlapor: list[Terlapor],
    **values,
) -> PerkaraHukum:  # fmt: skip
    """Corrects the report and who stands in it. A changed day of the report becomes a new first stage that replaces the old.

    Raises Conflict when somebody changed it meanwhile; ActionRefused when a person with a verdict or restitution would leave.
    """
    lock_perkara(perkara)
    row = lock_version(perkara, versi)
    _refuse_strangers(row.kasus, daftar_korban, daftar_terlapor)
    _refuse_agency(values["instansi"], values.get("penuntut"))
    if values["nomor_lp"] != row.nomor_lp:
        _refuse_double_number(row.kasus, values["nomor_lp"])
    moved = values["tanggal_lp"] != row.tanggal_lp
    changed = amend(row, {**values, "tahun_lp": values["tanggal_lp"].year}, by=by)
    linked = _relink(row, daftar_korban, daftar_terlapor, by=by)
    if linked and not changed:
        bump(row, by=by)
    if moved:
        _refuse_later_report(row)
        move_report_date(row, by=by)
    if changed or linked:
        audit.record(JenisPeristiwa.UPDATE_PERKARA, row, by=by, kolom=[*changed, *linked])
    return row


@transaction.atomic
def record_view_perkara(perkara: PerkaraHukum, *, by: Pengguna) -> None:
    """The numbers of the police, the prosecutor and the court were shown to this account."""
    open_all(perkara)
    models = (PerkaraHukum, TahapHukum, JadwalSidang, Putusan, Restitusi)
    audit.record(JenisPeristiwa.VIEW_PERKARA, perkara, by=by, kolom={n for m in models for n in m.Privacy.identifying})


@transaction.atomic
def update_pasal_perkara(
    perkara: PerkaraHukum, *, daftar_pasal: list[Pasal], by: Pengguna, terlihat: Collection[str] | None = None
) -> PerkaraHukum:
    """The articles charged. Raises ActionRefused for one that was no law on the known day of the act.

    `terlihat` are those that stood on the page: only what was ticked or unticked there is done, so that what somebody else
    added meanwhile stays. None: the list is the whole.
    """
    perkara = lock_perkara(perkara)
    tempus = perkara.tempus(list(perkara.kasus.daftar_peristiwa.all()))
    standing = {row.pasal_id: row for row in perkara.daftar_pasal.filter(dicabut_pada__isnull=True)}
    wanted = {pasal.pk: pasal for pasal in daftar_pasal}
    seen = standing.keys() if terlihat is None else set(terlihat)
    new = [pasal for key, pasal in wanted.items() if key not in standing and (terlihat is None or key not in seen)]
    if tempus.is_pasti:
        valid = set(Pasal.objects.berlaku(mulai=tempus.mulai, sampai=tempus.sampai).values_list("pk", flat=True))
        if wrong := [str(pasal) for pasal in new if pasal.pk not in valid]:
            raise ActionRefused(f"Tidak berlaku pada waktu perbuatan (tempus delicti): {', '.join(wrong)}.")
    for pasal in new:
        write(PasalPerkara(perkara=perkara, pasal=pasal, dicatat_oleh=by))
    gone = [row for key, row in standing.items() if key in seen and key not in wanted]
    for row in gone:
        row.dicabut_pada, row.dicabut_oleh = now(), by
        row.save(update_fields=["dicabut_pada", "dicabut_oleh"])
    if new or gone:
        audit.record(JenisPeristiwa.UPDATE_PASAL_PERKARA, perkara, by=by, kolom=["daftar_pasal"])
    return perkara


@once
def schedule_sidang(perkara: PerkaraHukum, *, by: Pengguna, tanggal: datetime.date, **values) -> JadwalSidang:
    """A court date; of one that is past the row carries a warning. Raises ActionRefused before the report, and when nothing is
    awaited any more."""
    perkara = lock_perkara(perkara)
    if tanggal < perkara.tanggal_lp:
        raise ActionRefused("Sidang tidak mungkin sebelum laporan polisi. Periksa tanggalnya.")
    if perkara.is_usai:
        raise ActionRefused(f"Perkara ini sudah selesai ({perkara.get_tahap_display()}). Perbaiki tahapnya dahulu.")
    row = write(JadwalSidang(perkara=perkara, tanggal=tanggal, dicatat_oleh=by, **values))
    if tanggal < timezone.localdate():
        row.daftar_peringatan = [
            f"Sidang {tulis_tanggal(tanggal)} sudah lewat, jadi tidak tampil dalam agenda. Bila tahunnya keliru, cabut dan jadwalkan lagi."
        ]
    audit.record(JenisPeristiwa.SCHEDULE_SIDANG, perkara, by=by, kolom=["tanggal", *values])
    return row


@transaction.atomic
def withdraw_sidang(sidang: JadwalSidang, *, by: Pengguna) -> JadwalSidang:
    """Postponed or mistaken: the date is taken from the agenda. Raises ActionRefused when it is gone already."""
    perkara = lock_perkara(sidang.perkara)
    row = JadwalSidang.objects.select_for_update(of=("self",)).get(pk=sidang.pk)
    if row.dicabut_pada:
        raise ActionRefused("Jadwal ini sudah dicabut orang lain. Muat ulang halaman ini.")
    row.dicabut_pada, row.dicabut_oleh = now(), by
    row.save(update_fields=["dicabut_pada", "dicabut_oleh"])
    audit.record(JenisPeristiwa.WITHDRAW_SIDANG, perkara, by=by, kolom=["dicabut_pada"])
    return row


def _link(perkara: PerkaraHukum, daftar_korban, daftar_terlapor, *, by: Pengguna) -> None:
    for korban in daftar_korban:
        write(PerkaraKorban(perkara=perkara, korban=korban, dicatat_oleh=by))
    for terlapor in daftar_terlapor:
        write(PerkaraTerlapor(perkara=perkara, terlapor=terlapor, dicatat_oleh=by))


def _relink(perkara: PerkaraHukum, daftar_korban, daftar_terlapor, *, by: Pengguna) -> list[str]:
    """Adds who is missing and takes out who should not stand there; names the lists that changed."""
    victims = {row.korban_id: row for row in perkara.daftar_korban_perkara.all()}
    suspects = {row.terlapor_id: row for row in perkara.daftar_terlapor_perkara.all()}
    wanted, accused = {row.pk for row in daftar_korban}, {row.pk for row in daftar_terlapor}
    if perkara.daftar_restitusi.filter(korban__in=set(victims) - wanted).exists():
        raise ActionRefused("Korban yang restitusinya sudah dicatat tidak dapat dikeluarkan dari perkara.")
    if perkara.daftar_putusan.filter(terlapor__in=set(suspects) - accused).exists():
        raise ActionRefused("Terlapor yang putusannya sudah dicatat tidak dapat dikeluarkan dari perkara.")
    gone = [row for key, row in victims.items() if key not in wanted]
    freed = [row for key, row in suspects.items() if key not in accused]
    for row in [*gone, *freed]:
        row.delete()
    new_victims = [row for row in daftar_korban if row.pk not in victims]
    new_suspects = [row for row in daftar_terlapor if row.pk not in suspects]
    _link(perkara, new_victims, new_suspects, by=by)
    changed = {"daftar_korban": bool(gone or new_victims), "daftar_terlapor": bool(freed or new_suspects)}
    return [name for name, is_changed in changed.items() if is_changed]


def _refuse_later_report(perkara: PerkaraHukum) -> None:
    """No verdict, hearing or claim comes before the report; the stages are judged by themselves (urutan_tahap.py)."""
    dated = (
        ("Putusan", perkara.daftar_putusan, "tanggal"),
        ("Sidang", perkara.daftar_sidang.filter(dicabut_pada__isnull=True), "tanggal"),
        ("Permintaan restitusi", perkara.daftar_restitusi, "tanggal_diminta"),
    )
    for what, rows, column in dated:
        first = rows.aggregate(first=Min(column))["first"]
        if first and first < perkara.tanggal_lp:
            raise ActionRefused(
                f"{what} bertanggal {tulis_tanggal(first)}, sebelum laporan polisi ({tulis_tanggal(perkara.tanggal_lp)}). "
                "Periksa kedua tanggal."
            )


def _refuse_strangers(kasus: Kasus, daftar_korban, daftar_terlapor) -> None:
    if not daftar_korban:
        raise ActionRefused("Pilih paling sedikit satu korban dalam perkara ini.")
    if any(row.kasus_id != kasus.pk for row in [*daftar_korban, *daftar_terlapor]):
        raise ActionRefused("Korban dan terlapor harus dari kasus ini. Muat ulang halaman ini.")


def _refuse_agency(instansi: Instansi, penuntut: Instansi | None) -> None:
    """Only law enforcement gets a view of the legal track by being named here."""
    if any(agency and agency.jenis != JenisInstansi.PENEGAK_HUKUM for agency in (instansi, penuntut)):
        raise ActionRefused("Instansi penyidik dan penuntut harus lembaga penegak hukum.")


def _refuse_double_number(kasus: Kasus, nomor: str) -> None:
    wanted = _bare(nomor)
    if wanted and any(_bare(row.nomor_lp) == wanted for row in kasus.daftar_perkara.all()):
        raise ActionRefused("Nomor laporan ini sudah dicatat dalam kasus ini. Buka perkaranya, lalu lengkapi di sana.")


def _bare(nomor: str) -> str:
    return re.sub(r"[\W_]+", "", nomor).casefold()
