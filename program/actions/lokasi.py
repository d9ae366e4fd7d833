"""Restricted places: recorded, corrected, opened (which leaves a line), checked, and visited by patrols. The trail holds codes alone."""

import datetime

from django.db import transaction

from anggota import audit
from anggota.actions.dasar import amend, bump, lock_version, write
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.fields import open_all
from program.actions.dasar import refuse_foreign
from program.enums.lokasi import AlasanBatalPatroli, StatusLokasi, StatusPatroli, TingkatRawan
from program.models import LokasiRawan, PemeriksaanLokasi, RencanaPatroli

RAHASIA = LokasiRawan.Privacy.identifying


@once
def record_lokasi(*, by: Pengguna, **values) -> LokasiRawan:
    """A new suspicion under a drawn number. Raises ActionRefused for another agency than a member's own."""
    refuse_foreign(values["instansi"], by=by)
    row = write(LokasiRawan(dicatat_oleh=by, **values))
    audit.record(JenisPeristiwa.RECORD_LOKASI, row, by=by, kolom=values)
    return row


@transaction.atomic
def update_lokasi(row: LokasiRawan, *, by: Pengguna, versi: str, **values) -> LokasiRawan:
    """Corrects what was typed, never what a check found. Raises Conflict when somebody was quicker."""
    row = lock_version(row, versi)
    refuse_foreign(values.get("instansi", row.instansi), by=by)
    if changed := amend(row, values, by=by):
        audit.record(JenisPeristiwa.UPDATE_LOKASI, row, by=by, kolom=changed)
    return row


@transaction.atomic
def reveal_lokasi(row: LokasiRawan, *, by: Pengguna, pemeriksaan: list[PemeriksaanLokasi] = ()) -> LokasiRawan:
    """The row and its checks in clear, and a line in the trail."""
    for sealed in (row, *pemeriksaan):
        open_all(sealed)
    audit.record(JenisPeristiwa.REVEAL_LOKASI, row, by=by, kolom=RAHASIA)
    return row


@once
def record_pemeriksaan(
    lokasi: LokasiRawan, *, tanggal: datetime.date, petugas: str, temuan: str, tingkat: TingkatRawan, status: StatusLokasi,
    by: Pengguna, periksa_berikutnya: datetime.date | None = None,
) -> PemeriksaanLokasi:  # fmt: skip
    """The only writer of level and status after recording. The newest check by its day decides the state of the place.

    Raises ActionRefused for a step that the table does not know, and for a check older than the last one.
    """
    lokasi = LokasiRawan.objects.select_for_update(of=("self",)).get(pk=lokasi.pk)
    before, after = StatusLokasi(lokasi.status), StatusLokasi(status)
    if after != before and after not in before.can_become():
        raise ActionRefused(
            f"Status tidak dapat berubah dari {before.label} menjadi {after.label}. Muat ulang halaman ini."
        )
    if lokasi.terakhir_diperiksa and tanggal < lokasi.terakhir_diperiksa:
        raise ActionRefused("Lokasi ini sudah diperiksa pada tanggal yang lebih baru. Periksa tanggalnya.")
    last = PemeriksaanLokasi.objects.filter(lokasi=lokasi).order_by("-urutan").first()
    row = write(
        PemeriksaanLokasi(
            lokasi=lokasi, urutan=last.urutan + 1 if last else 1, tanggal=tanggal, petugas=petugas, temuan=temuan,
            tingkat=tingkat, status=after, dicatat_oleh=by,
        )
    )  # fmt: skip
    state = {
        "tingkat": tingkat,
        "status": after,
        "terakhir_diperiksa": tanggal,
        "periksa_berikutnya": periksa_berikutnya,
    }
    for name, value in state.items():
        setattr(lokasi, name, value)
    bump(lokasi, by=by, columns=[*state])
    audit.record(JenisPeristiwa.RECORD_PEMERIKSAAN, lokasi, by=by, kolom=[*state, "petugas", "temuan"])
    return row


@once
def schedule_patroli(lokasi: LokasiRawan, *, by: Pengguna, **values) -> RencanaPatroli:
    """A patrol to come. Raises ActionRefused for a place that is no longer thought dangerous."""
    if lokasi.status == StatusLokasi.AMAN:
        raise ActionRefused("Lokasi ini tidak lagi rawan. Catat pemeriksaan dahulu bila perlu dipantau kembali.")
    row = write(RencanaPatroli(lokasi=lokasi, dicatat_oleh=by, **values))
    audit.record(JenisPeristiwa.SCHEDULE_PATROLI, lokasi, by=by, kolom=values)
    return row


@transaction.atomic
def complete_patroli(row: RencanaPatroli, *, dilaksanakan: datetime.date, by: Pengguna) -> RencanaPatroli:
    return _end(row, by=by, status=StatusPatroli.TERLAKSANA, dilaksanakan=dilaksanakan)


@transaction.atomic
def cancel_patroli(row: RencanaPatroli, *, alasan_batal: AlasanBatalPatroli, by: Pengguna) -> RencanaPatroli:
    return _end(row, by=by, status=StatusPatroli.BATAL, alasan_batal=alasan_batal)


def _end(row: RencanaPatroli, *, by: Pengguna, **values) -> RencanaPatroli:
    """Once: a patrol that took place or was cancelled stays so. Raises ActionRefused otherwise."""
    row = RencanaPatroli.objects.select_for_update(of=("self",)).select_related("lokasi").get(pk=row.pk)
    if row.status != StatusPatroli.DIRENCANAKAN:
        raise ActionRefused(f"Patroli ini sudah {row.get_status_display().lower()}. Muat ulang halaman ini.")
    for name, value in values.items():
        setattr(row, name, value)
    row.full_clean()
    row.save(update_fields=[*values])
    audit.record(JenisPeristiwa.CHANGE_STATUS_PATROLI, row.lokasi, by=by, kolom=values)
    return row
