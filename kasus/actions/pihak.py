"""Victims and reported persons of a case: how they are written, added later, and changed."""

from django.db import transaction

from anggota import audit
from anggota.actions.dasar import amend, lock_version, write
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from kasus.actions.dasar import check_kronologi, lock_open
from kasus.actions.identitas import refuse_telling_alias
from kasus.actions.kode import write_identitas, write_kode
from kasus.actions.persetujuan import record_persetujuan
from kasus.actions.rujukan import close_uncovered
from kasus.actions.skrining import start_identifikasi
from kasus.actions.terlapor import set_peran
from kasus.enums import USIA_DEWASA, KeadaanIdentitas, KelompokUsia, PemberiPersetujuan
from kasus.models import IdentitasKorban, IdentitasTerlapor, Kasus, Korban, Terlapor

NAMA = ("nama", "nik", "tanggal_lahir", "telepon", "alamat")


def write_korban(kasus: Kasus, number: int, values: dict, *, by: Pengguna, write=write) -> Korban:
    """One victim of a new or existing case; `values` as actions.record_kasus takes them.

    Raises ActionRefused for an alias that tells the name, or an identity of who refused it.
    """
    identity, answers = values.pop("identitas", {}), values.pop("persetujuan", {})
    pemberi = values.pop("pemberi_persetujuan", PemberiPersetujuan.KORBAN)
    cara = values.pop("cara_persetujuan", "")
    elements = {jenis: values.pop(jenis, []) for jenis in ("proses", "cara", "tujuan")}
    korban = Korban(kasus=kasus, urutan=number, tahun_lapor=kasus.tahun_lapor, **_with_group(values))
    if korban.is_menolak and any(identity.get(name) for name in NAMA):
        raise ActionRefused(
            f"K{number} menolak identitasnya dicatat, jadi nama dan nomornya tidak disimpan. Kosongkan."
        )
    refuse_telling_alias(korban.nama_samaran, identity.get("nama", ""))
    write(korban)
    write_identitas(IdentitasKorban(korban=korban, **identity), write=write)
    start_identifikasi(korban, elements, by=by, write=write)
    for tujuan, jawaban in answers.items():
        record_persetujuan(
            korban, tujuan=tujuan, jawaban=jawaban, pemberi=pemberi, cara=cara, tanggal=kasus.tanggal_lapor, by=by
        )
    return korban


def write_terlapor(kasus: Kasus, number: int, values: dict, *, write=write) -> Terlapor:
    identity, peran = values.pop("identitas", {}), values.pop("peran", [])
    terlapor = write(Terlapor(kasus=kasus, urutan=number, **values))
    set_peran(terlapor, peran, write=write)
    write_identitas(IdentitasTerlapor(terlapor=terlapor, **identity), write=write)
    return terlapor


def _with_group(values: dict) -> dict:
    """An age says which group: child or adult."""
    age = values.get("usia_saat_terjerat")
    if age is None:
        return values
    return {**values, "kelompok_usia": KelompokUsia.ANAK if age < USIA_DEWASA else KelompokUsia.DEWASA}


def _next_number(model, kasus: Kasus) -> int:
    """Under the lock of the case: codes are given once, in order."""
    last = model.objects.filter(kasus=kasus).order_by("-urutan").values_list("urutan", flat=True).first()
    return (last or 0) + 1


@once
def add_korban(kasus: Kasus, *, by: Pengguna, **values) -> Korban:
    """A further victim of an open case. Raises ActionRefused when it is closed or the dates cannot be."""
    kasus = lock_open(kasus.pk, apa="daftar korbannya")
    korban = write_korban(kasus, _next_number(Korban, kasus), values, by=by)
    check_kronologi(kasus)
    audit.record(JenisPeristiwa.ADD_KORBAN, kasus, by=by, kolom=[*values], kode=korban.kode)
    return korban


@once
def add_terlapor(kasus: Kasus, *, by: Pengguna, **values) -> Terlapor:
    """A further reported person of an open case."""
    kasus = lock_open(kasus.pk, apa="daftar terlapornya")
    terlapor = write_terlapor(kasus, _next_number(Terlapor, kasus), values)
    audit.record(JenisPeristiwa.ADD_TERLAPOR, kasus, by=by, kolom=[*values], kode=str(terlapor))
    return terlapor


@transaction.atomic
def update_korban(korban: Korban, *, versi: str, by: Pengguna, **values) -> Korban:
    """Changes plain data of a victim. Raises Conflict when somebody else did meanwhile; ActionRefused when the case is
    closed, the alias tells the name, or an identity stands there already that is now refused.
    """
    kasus = lock_open(korban.kasus_id, apa="data korbannya")
    row = lock_version(korban, versi)
    values = _with_group(values)
    identity = IdentitasKorban.objects.get(korban=row)
    refuse_telling_alias(values.get("nama_samaran", ""), identity.nama)
    if values.get("keadaan_identitas") == KeadaanIdentitas.DITOLAK and any(getattr(identity, name) for name in NAMA):
        raise ActionRefused(
            f"Identitas {row} sudah tercatat. Catat permintaan penghapusan dari korban, atau kosongkan pilihan menolak."
        )
    if changed := amend(row, values, by=by):
        check_kronologi(kasus)
        if "nama_samaran" in changed:
            identity.korban = row
            write_kode(identity)
        if "kelompok_usia" in changed:  # a child needs the voice of a guardian, too
            close_uncovered(row, by=by)
        audit.record(JenisPeristiwa.UPDATE_KORBAN, kasus, by=by, kolom=changed, kode=row.kode)
    return row
