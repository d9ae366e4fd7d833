"""Companies and their permits; unofficial recruiters, whose names are opened only with a line in the trail."""

import re

from django.db import models, transaction

from anggota import audit
from anggota.actions.dasar import amend, lock_version, write
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.fields import open_all
from gugus_tugas.text import shares_word
from program.actions.dasar import refuse_foreign
from program.enums.perusahaan import JenisPerusahaan
from program.models import KunjunganPengawasan, Perusahaan, RincianPerekrut, Temuan
from program.resources.dasar import Tabel

RINCIAN = tuple(RincianPerekrut.Privacy.identifying)
MAX_PEREKRUT = 1000  # recruiters in one file
TOO_MANY = MAX_PEREKRUT + 1
MIN_ALASAN = 10


@once
def record_perusahaan(*, by: Pengguna, **values) -> Perusahaan:
    """A head office or a branch. Raises ActionRefused for another agency than a member's own, or under what is no head office."""
    refuse_foreign(values["instansi"], by=by)
    _refuse_kind(values["jenis"], values.get("induk"))
    row = write(Perusahaan(dicatat_oleh=by, **values))
    audit.record(JenisPeristiwa.RECORD_PERUSAHAAN, row, by=by, kolom=values)
    return row


@transaction.atomic
def update_perusahaan(row: Perusahaan, *, by: Pengguna, versi: str, **values) -> Perusahaan:
    """Corrects a company, renews or withdraws its permit; never its kind. Raises Conflict when somebody was quicker."""
    row = lock_version(row, versi)
    refuse_foreign(values.get("instansi", row.instansi), by=by)
    _refuse_kind(row.jenis, values.get("induk", row.induk))
    if changed := amend(row, values, by=by):
        audit.record(JenisPeristiwa.UPDATE_PERUSAHAAN, row, by=by, kolom=changed)
    return row


def _refuse_kind(jenis: str, induk: Perusahaan | None) -> None:
    if jenis == JenisPerusahaan.PEREKRUT:
        raise ActionRefused("Perekrut tidak resmi dicatat di halamannya sendiri.")
    if induk and induk.jenis != JenisPerusahaan.P3MI:
        raise ActionRefused("Kantor cabang berada di bawah kantor pusat P3MI. Pilih kantor pusatnya.")


@once
def record_perekrut(*, by: Pengguna, **values) -> Perusahaan:
    """A recruiter without a permit: a code with its place, and what names him under seal."""
    rincian = {name: values.pop(name, "") for name in RINCIAN}
    refuse_foreign(values["instansi"], by=by)
    row = write(Perusahaan(jenis=JenisPerusahaan.PEREKRUT, dicatat_oleh=by, **values))
    _store_rincian(RincianPerekrut(perusahaan=row), rincian)
    refuse_naming(row, values.get("sektor"), values.get("negara_tujuan"))
    audit.record(JenisPeristiwa.RECORD_PEREKRUT, row, by=by, kolom=[*values, *RINCIAN])
    return row


@transaction.atomic
def update_perekrut(row: Perusahaan, *, by: Pengguna, versi: str, **values) -> Perusahaan:
    """Corrects what stands in clear. Raises Conflict when somebody was quicker."""
    row = lock_version(row, versi)
    refuse_foreign(values.get("instansi", row.instansi), by=by)
    refuse_naming(row, values.get("sektor"), values.get("negara_tujuan"))
    if changed := amend(row, values, by=by):
        audit.record(JenisPeristiwa.UPDATE_PEREKRUT, row, by=by, kolom=changed)
    return row


@transaction.atomic
def update_rincian(row: RincianPerekrut, *, by: Pengguna, versi: str, **values) -> RincianPerekrut:
    """Corrects what is sealed. Raises Conflict when somebody was quicker."""
    row = lock_version(row, versi)
    _refuse_nameless({name: values.get(name, getattr(row, name)) for name in RINCIAN})
    if changed := amend(row, values, by=by):
        refuse_naming(row.perusahaan, *_said_of(row.perusahaan), di="Kunjungan, temuan, sektor, atau negara tujuannya")
        audit.record(JenisPeristiwa.UPDATE_PEREKRUT, row.perusahaan, by=by, kolom=changed)
    return row


def _said_of(perekrut: Perusahaan) -> list[str]:
    """Everything about a recruiter that stands in clear: none of it may hold a name that is told only now."""
    visits = KunjunganPengawasan.objects.filter(perusahaan=perekrut)
    findings = Temuan.objects.filter(kunjungan__perusahaan=perekrut)
    lines = [*visits.values_list("tim", "kesimpulan"), *findings.values_list("uraian", "diminta", "penyelesaian")]
    return [perekrut.sektor, perekrut.negara_tujuan, *(text for line in lines for text in line if text)]


def _store_rincian(row: RincianPerekrut, values: dict) -> None:
    _refuse_nameless(values)
    for name, value in values.items():
        setattr(row, name, value)
    write(row)


def _refuse_nameless(values: dict) -> None:
    if not (values["nama"] or values["alias"]):
        raise ActionRefused("Isi nama atau nama panggilan perekrut.")


@transaction.atomic
def reveal_perekrut(row: Perusahaan, *, by: Pengguna) -> RincianPerekrut:
    """Who a recruiter is, with a line in the trail."""
    rincian = open_all(RincianPerekrut.objects.select_related("perusahaan").get(perusahaan=row))
    audit.record(JenisPeristiwa.REVEAL_PEREKRUT, row, by=by, kolom=RINCIAN)
    return rincian


@transaction.atomic
def export_perekrut(tabel: Tabel, rows: models.QuerySet, *, alasan: str, by: Pengguna) -> bytes:
    """Recruiters with their names as a workbook, for a stated reason that names none of them: a line in the trail for each.

    Raises ActionRefused when there are none or too many, and for a reason that says too little or too much.
    """
    if len(alasan.strip()) < MIN_ALASAN:
        raise ActionRefused(f"Tulis alasan yang jelas, paling sedikit {MIN_ALASAN} huruf.")
    found = RincianPerekrut.objects.filter(perusahaan__in=rows.order_by().values("pk"))
    found = list(
        found.select_related("perusahaan__instansi", "perusahaan__tempat").order_by(
            "-perusahaan__dicatat_pada", "-perusahaan_id"
        )[:TOO_MANY]
    )
    if not found:
        raise ActionRefused("Tidak ada perekrut untuk diunduh. Kurangi saringannya.")
    if len(found) == TOO_MANY:
        raise ActionRefused(f"Paling banyak {MAX_PEREKRUT} perekrut sekaligus. Persempit saringannya.")
    if any(_is_named(open_all(rincian), alasan) for rincian in found):
        raise ActionRefused("Alasan memuat nama atau nomor perekrut. Tulis dengan kodenya, misalnya PTR-482137.")
    kolom = [kolom.nama for kolom in tabel.kolom]
    taken = [(rincian.perusahaan, kolom) for rincian in found]
    audit.record_many(JenisPeristiwa.EXPORT_PEREKRUT, taken, by=by, alasan=alasan.strip())
    return tabel.export(found)


def refuse_naming(row: Perusahaan, *texts: str | None, di: str = "Isian") -> None:
    """Texts that stand in clear say the code of a recruiter. Raises ActionRefused when one repeats his name or number.

    `di`: where they stand, to begin the sentence with.
    """
    if row.is_resmi:
        return
    rincian = open_all(RincianPerekrut.objects.get(perusahaan=row))
    if any(_is_named(rincian, text) for text in texts if text):
        raise ActionRefused(f"{di} memuat nama atau nomor perekrut ini. Tulis dengan kodenya: {row}.")


def _is_named(rincian: RincianPerekrut, text: str) -> bool:
    number = re.sub(r"\D", "", rincian.telepon)
    is_called = shares_word(f"{rincian.nama} {rincian.alias}", text)
    return is_called or (len(number) > 5 and number in re.sub(r"\D", "", text))
