"""Stages of a report: appended, replaced or withdrawn by a further row, never edited. The report repeats the newest one."""

import datetime

from django.db import transaction
from django.utils import timezone

from anggota import audit
from anggota.actions.dasar import write
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from kasus.actions.dasar import lock_alive
from kasus.enums import TAHAP_TANDA, KodeTahap, StatusHukum
from kasus.models import PerkaraHukum, TahapHukum
from kasus.urutan_tahap import refuse_nonsense, skipped


class StageMissed(ActionRefused):
    """A stage was recorded after the page was opened; the sender should see it before saving again."""

    def __init__(self, said: str, terlihat: int):
        super().__init__(
            f"Setelah halaman ini dibuka, orang lain mencatat: {said}. Periksa tahap yang ada, lalu simpan lagi bila masih benar."
        )
        self.terlihat = terlihat


def lock_perkara(perkara: PerkaraHukum) -> PerkaraHukum:
    """The report as it stands now, locked together with its case against disposal."""
    lock_alive(perkara.kasus_id)
    rows = PerkaraHukum.objects.select_for_update(of=("self",)).select_related("kasus", "instansi")
    return rows.get(pk=perkara.pk)


@once
def add_tahap(
    perkara: PerkaraHukum,
    *,
    by: Pengguna,
    kode: KodeTahap,
    tanggal: datetime.date,
    terlihat: int | None = None,
    **values,
) -> TahapHukum:
    """One more stage; `terlihat` is the number of the last stage that the page showed, None for a call without a page.

    The returned row carries `daftar_peringatan`: what was skipped. Raises ActionRefused for what makes no sense.
    """
    perkara, kode = lock_perkara(perkara), KodeTahap(kode)
    if kode == KodeTahap.LP:
        raise ActionRefused("Tanggal laporan polisi diperbaiki pada perkaranya, bukan sebagai tahap baru.")
    _refuse_missed(perkara, terlihat)
    before = stages_of(perkara)
    row = append_tahap(perkara, by=by, kode=kode, tanggal=tanggal, **values)
    row.daftar_peringatan = [*skipped(kode, tanggal, before), *_unmoved(perkara, kode)]
    audit.record(JenisPeristiwa.ADD_TAHAP_HUKUM, perkara, by=by, kolom=["kode", "tanggal", *values])
    return row


@transaction.atomic
def update_tahap(
    tahap: TahapHukum, *, by: Pengguna, kode: KodeTahap, tanggal: datetime.date, alasan: str, **values
) -> TahapHukum:
    """A correction: a new row that replaces the stage. Raises ActionRefused when it was replaced already, or without a reason."""
    perkara, old = _locked_stage(tahap, alasan)
    kode = KodeTahap(kode)
    if kode == KodeTahap.LP:
        raise ActionRefused("Tahap tidak dapat dijadikan laporan polisi. Pilih tahap lain.")
    row = append_tahap(perkara, by=by, kode=kode, tanggal=tanggal, menggantikan=old, alasan=alasan.strip(), **values)
    others = [stage for stage in perkara.daftar_tahap.berlaku() if stage.pk != row.pk]
    row.daftar_peringatan = skipped(kode, tanggal, [(KodeTahap(stage.kode), stage.tanggal) for stage in others])
    audit.record(JenisPeristiwa.UPDATE_TAHAP_HUKUM, perkara, by=by, kolom=["kode", "tanggal", "alasan", *values])
    return row


@transaction.atomic
def withdraw_tahap(tahap: TahapHukum, *, alasan: str, by: Pengguna) -> TahapHukum:
    """Takes a mistaken stage out by a row without a code. Raises ActionRefused when a later stage rests on it."""
    perkara, old = _locked_stage(tahap, alasan)
    row = append_tahap(perkara, by=by, kode="", tanggal=old.tanggal, menggantikan=old, alasan=alasan.strip())
    audit.record(JenisPeristiwa.UPDATE_TAHAP_HUKUM, perkara, by=by, kolom=["menggantikan", "alasan"])
    return row


def append_tahap(perkara: PerkaraHukum, *, by: Pengguna, **values) -> TahapHukum:
    """Writes the row, judges all stages in force with it, and brings the report up to date. The report is locked."""
    last = perkara.daftar_tahap.order_by("-urutan").values_list("urutan", flat=True).first() or 0
    row = write(TahapHukum(perkara=perkara, urutan=last + 1, dicatat_oleh=by, **values))
    refuse_nonsense(stages_of(perkara), today=timezone.localdate())
    newest = max(perkara.daftar_tahap.berlaku().exclude(kode__in=TAHAP_TANDA), key=TahapHukum.kunci_urut)
    perkara.tahap, perkara.tahap_sejak = newest.kode, newest.tanggal
    perkara.instansi_berikutnya_id = newest.instansi_berikutnya_id
    perkara.save(update_fields=["tahap", "tahap_sejak", "instansi_berikutnya"])
    return row


def move_report_date(perkara: PerkaraHukum, *, by: Pengguna) -> None:
    """The day of the report was corrected: its first stage is replaced by one on the new day."""
    first = perkara.daftar_tahap.berlaku().get(kode=KodeTahap.LP)
    append_tahap(
        perkara, by=by, kode=KodeTahap.LP, tanggal=perkara.tanggal_lp, menggantikan=first,
        alasan="Tanggal laporan diperbaiki pada perkara.",
    )  # fmt: skip


def stages_of(perkara: PerkaraHukum) -> list[tuple[KodeTahap, datetime.date]]:
    return [(KodeTahap(kode), day) for kode, day in perkara.daftar_tahap.berlaku().values_list("kode", "tanggal")]


def _locked_stage(tahap: TahapHukum, alasan: str) -> tuple[PerkaraHukum, TahapHukum]:
    if len(alasan.strip()) < 5:
        raise ActionRefused("Tulis alasan koreksi, misalnya 'salah ketik tanggal'.")
    perkara = lock_perkara(tahap.perkara)
    old = perkara.daftar_tahap.berlaku().filter(pk=tahap.pk).first()
    if old is None:
        raise ActionRefused("Tahap ini sudah dikoreksi orang lain. Muat ulang halaman perkara.")
    if old.kode == KodeTahap.LP:
        raise ActionRefused("Tanggal laporan polisi diperbaiki pada perkaranya.")
    return perkara, old


def _refuse_missed(perkara: PerkaraHukum, terlihat: int | None) -> None:
    newest = perkara.daftar_tahap.order_by("-urutan").first()
    if terlihat is not None and newest and newest.urutan != terlihat:
        said = newest.get_kode_display() or "koreksi sebuah tahap"
        raise StageMissed(said, newest.urutan)


def _unmoved(perkara: PerkaraHukum, kode: KodeTahap) -> list[str]:
    """A stage that changes the legal status of somebody, while nobody's status says so."""
    wanted = {KodeTahap.TSK: StatusHukum.TERSANGKA, KodeTahap.DAKWAAN: StatusHukum.TERDAKWA}.get(kode)
    if wanted is None:
        return []
    reached = list(StatusHukum)[list(StatusHukum).index(wanted) :]
    if perkara.daftar_terlapor_perkara.filter(terlapor__status_hukum__in=reached).exists():
        return []
    word = wanted.label.lower()
    return [f"Status hukum terlapor dalam perkara ini belum menjadi {word}; ubah pada halaman terlapornya."]
