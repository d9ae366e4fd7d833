"""One person in several cases: brought together after a comparison, undone exactly, or remembered as two people.

Who merges locks every row of both groups, in one order, and then looks again whether the groups are still what was compared:
of two who act at once, one waits and is told.
"""

from dataclasses import dataclass
from itertools import chain, product

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import Pengguna
from gugus_tugas import crypto
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from gugus_tugas.fields import open_all
from kasus.actions.identitas import names_person
from kasus.models import (
    AnggotaPenyatuan,
    BukanOrangSama,
    IdentitasKorban,
    IdentitasTerlapor,
    Kasus,
    Korban,
    Orang,
    PenyatuanOrang,
    Terlapor,
)
from kasus.models.identitas import telepon_baku
from kasus.models.orang import Sosok, pasangan
from kasus.peringkat import Ciri, Pembanding

BERUBAH = "Baru saja diubah orang lain. Muat ulang halaman ini, lalu bandingkan lagi."
TIDAK_DIISI = "tidak diisi pada salah satunya"
_SIDES = ("korban_a__kasus", "korban_b__kasus", "terlapor_a__kasus", "terlapor_b__kasus")


@dataclass(frozen=True)
class Beda:
    """One column held against the other, without its value."""

    kolom: str
    hasil: str
    nada: str


@dataclass(frozen=True)
class Perbandingan:
    """What a merge would bring together, and what speaks for and against it. `sidik` names the state that was compared."""

    kelompok_satu: tuple[Sosok, ...]
    kelompok_dua: tuple[Sosok, ...]
    daftar_beda: tuple[Beda, ...]
    daftar_bukan: tuple[BukanOrangSama, ...]
    sidik: str

    @property
    def is_satu(self) -> bool:
        return self.kelompok_satu == self.kelompok_dua

    @property
    def is_lintas_peran(self) -> bool:
        """A victim on one side, a reported person on the other (UU 21/2007 Pasal 18: forced to commit a crime)."""
        return len({sosok.is_korban for sosok in (*self.kelompok_satu, *self.kelompok_dua)}) > 1

    @property
    def is_sekasus(self) -> bool:
        cases = [sosok.kasus.pk for sosok in (*self.kelompok_satu, *self.kelompok_dua)]
        return len(set(cases)) < len(cases)


def kelompok(sosok: Sosok) -> tuple[Sosok, ...]:
    """All rows that stand for this person, in the order of their codes."""
    if sosok.baris.orang_id is None:
        return (sosok,)
    mine = {"orang": sosok.baris.orang_id}
    rows = chain(
        Korban.objects.filter(**mine).select_related("kasus"), Terlapor.objects.filter(**mine).select_related("kasus")
    )
    return tuple(sorted(map(Sosok, rows), key=lambda row: row.kode))


@transaction.atomic
def compare_orang(satu: Sosok, dua: Sosok, *, by: Pengguna) -> Perbandingan:
    """Both persons side by side: which data agree. Identities are opened for the verdict and not shown; both codes go into the trail."""
    if satu.pk == dua.pk:
        raise ActionRefused("Pilih dua catatan yang berbeda untuk dibandingkan.")
    first, second = kelompok(satu), kelompok(dua)
    verdicts = _verdicts(_opened(satu), _opened(dua))
    for row in (satu, dua):
        audit.record(JenisPeristiwa.VIEW_ORANG, row.baris, by=by, kolom=["nama", "nik", "tanggal_lahir", "telepon"])
    return Perbandingan(first, second, tuple(verdicts), tuple(_apart(first, second)), _state(first, second))


@transaction.atomic
def merge_orang(satu: Sosok, dua: Sosok, *, alasan: str, sidik: str, by: Pengguna) -> PenyatuanOrang:
    """Both groups become one person. Raises ActionRefused when they changed since they were compared (`sidik`), are one already,
    are remembered as two people, belong to a case that was disposed of, or for a poor reason."""
    first, second = _locked(kelompok(satu), kelompok(dua))
    if _state(first, second) != sidik:
        raise ActionRefused(BERUBAH)
    if first == second:
        raise ActionRefused("Keduanya sudah tercatat sebagai orang yang sama.")
    if known := next(iter(_apart(first, second)), None):
        raise ActionRefused(
            f"Sudah dicatat bukan orang yang sama ({pair_text(known)}). Cabut catatan itu dahulu bila keliru."
        )
    _refuse_poor_reason([*first, *second], alasan)
    target = first[0].baris.orang or second[0].baris.orang or Orang.objects.create()
    merge = PenyatuanOrang(orang=target, dicatat_oleh=by)
    merge.full_clean()
    merge.save(force_insert=True)
    for sosok in (*first, *second):
        if sosok.baris.orang_id != target.pk:
            _move(sosok, target, merge)
    told = f"{', '.join(sosok.kode for sosok in first)} = {', '.join(sosok.kode for sosok in second)}: {alasan.strip()}"
    for sosok in (satu, dua):
        audit.record(JenisPeristiwa.MERGE_ORANG, sosok.baris, by=by, kolom=["orang"], alasan=told)
    return merge


def _move(sosok: Sosok, target: Orang, merge: PenyatuanOrang) -> None:
    row = sosok.baris
    kept = AnggotaPenyatuan(penyatuan=merge, sebelum=row.orang, **{sosok.sebutan: row})
    kept.full_clean()
    kept.save(force_insert=True)
    row.orang = target
    row.save(update_fields=["orang"])


def last_merge(sosok: Sosok) -> PenyatuanOrang | None:
    """The merge that would be undone next for this person."""
    standing = PenyatuanOrang.objects.filter(orang=sosok.baris.orang_id, dibatalkan_pada__isnull=True)
    return standing.order_by("-id").select_related("dicatat_oleh").first() if sosok.baris.orang_id else None


def moved_by(merge: PenyatuanOrang) -> list[Sosok]:
    """The rows that undoing this merge would put back; rows of a case that was disposed of are gone from it."""
    kept = merge.daftar_anggota.select_related("korban__kasus", "terlapor__kasus", "sebelum")
    return [Sosok(row.korban or row.terlapor) for row in kept if row.korban_id or row.terlapor_id]


@transaction.atomic
def withdraw_penyatuan(penyatuan: PenyatuanOrang, *, alasan: str, by: Pengguna) -> PenyatuanOrang:
    """Puts every row back where it stood before. Raises ActionRefused when it is undone already, or a later merge stands on it."""
    merge = PenyatuanOrang.objects.select_for_update(of=("self",)).select_related("orang").get(pk=penyatuan.pk)
    if merge.dibatalkan_pada:
        raise ActionRefused(
            "Penyatuan ini sudah dibatalkan; mungkin baru dikerjakan orang lain. Muat ulang halaman ini."
        )
    everyone = _locked(_members(merge.orang))[0]
    later = Q(orang=merge.orang) | Q(daftar_anggota__sebelum=merge.orang)
    if PenyatuanOrang.objects.filter(later, dibatalkan_pada__isnull=True, pk__gt=merge.pk).exists():
        raise ActionRefused("Ada penyatuan yang lebih baru atas orang ini. Batalkan yang terbaru dahulu.")
    _refuse_poor_reason(everyone, alasan)
    rows = {sosok.pk: sosok for sosok in everyone}
    for kept in merge.daftar_anggota.select_related("sebelum"):
        if sosok := rows.get(kept.korban_id or kept.terlapor_id):
            sosok.baris.orang = kept.sebelum
            sosok.baris.save(update_fields=["orang"])
    merge.dibatalkan_pada, merge.dibatalkan_oleh = now(), by
    merge.full_clean()
    merge.save(update_fields=["dibatalkan_pada", "dibatalkan_oleh"])
    told = f"{', '.join(sosok.kode for sosok in everyone)}: {alasan.strip()}"
    for sosok in everyone:
        audit.record(JenisPeristiwa.WITHDRAW_PENYATUAN, sosok.baris, by=by, kolom=["orang"], alasan=told)
    return merge


@transaction.atomic
def record_bukan_sama(satu: Sosok, dua: Sosok, *, by: Pengguna) -> BukanOrangSama:
    """Remembers that these are two people. Raises ActionRefused when they are joined, or remembered already."""
    if satu.pk == dua.pk:
        raise ActionRefused("Pilih dua catatan yang berbeda.")
    first, second = _locked(kelompok(satu), kelompok(dua))
    if first == second:
        raise ActionRefused("Keduanya tercatat sebagai orang yang sama. Batalkan penyatuannya dahulu.")
    if _standing(pasangan(satu.pk, dua.pk)).exists():
        raise ActionRefused("Sudah dicatat bukan orang yang sama.")
    row = BukanOrangSama(
        pasangan=pasangan(satu.pk, dua.pk),
        dicatat_oleh=by,
        **{f"{satu.sebutan}_a": satu.baris, f"{dua.sebutan}_b": dua.baris},
    )
    row.full_clean()
    row.save(force_insert=True)
    for sosok, other in ((satu, dua), (dua, satu)):
        audit.record(
            JenisPeristiwa.RECORD_BUKAN_SAMA, sosok.baris, by=by, kolom=["pasangan"], alasan=f"dengan {other.kode}"
        )
    return row


@transaction.atomic
def withdraw_bukan_sama(satu: Sosok, dua: Sosok, *, by: Pengguna) -> BukanOrangSama:
    """Takes the remembered difference back. Raises ActionRefused when there is none, or a case was disposed of."""
    _locked(kelompok(satu), kelompok(dua))
    row = _standing(pasangan(satu.pk, dua.pk)).select_for_update(of=("self",)).first()
    if row is None:
        raise ActionRefused("Tidak ada catatan bukan orang yang sama untuk pasangan ini. Muat ulang halaman ini.")
    row.dicabut_pada, row.dicabut_oleh = now(), by
    row.full_clean()
    row.save(update_fields=["dicabut_pada", "dicabut_oleh"])
    for sosok, other in ((satu, dua), (dua, satu)):
        audit.record(
            JenisPeristiwa.WITHDRAW_BUKAN_SAMA,
            sosok.baris,
            by=by,
            kolom=["dicabut_pada"],
            alasan=f"dengan {other.kode}",
        )
    return row


def remembered_apart(sosok: Sosok) -> list[Sosok]:
    """Those of whom it is remembered that they are not this person."""
    mine = Q(korban_a=sosok.pk) | Q(korban_b=sosok.pk) | Q(terlapor_a=sosok.pk) | Q(terlapor_b=sosok.pk)
    rows = BukanOrangSama.objects.filter(mine, dicabut_pada__isnull=True).select_related(*_SIDES)
    sides = ((row.korban_a or row.terlapor_a, row.korban_b or row.terlapor_b) for row in rows)
    return [Sosok(one if two.pk == sosok.pk else two) for one, two in sides if one and two]


def pair_text(row: BukanOrangSama) -> str:
    return " dan ".join(str(side) for side in (row.korban_a or row.terlapor_a, row.korban_b or row.terlapor_b))


def _standing(*pairs: str):
    return BukanOrangSama.objects.filter(pasangan__in=pairs, dicabut_pada__isnull=True)


def _apart(first: tuple[Sosok, ...], second: tuple[Sosok, ...]) -> list[BukanOrangSama]:
    """What is remembered between any member of one group and any of the other."""
    pairs = [pasangan(a.pk, b.pk) for a, b in product(first, second) if a.pk != b.pk] if first != second else []
    return list(_standing(*pairs).select_related(*_SIDES)) if pairs else []


def _members(orang: Orang) -> tuple[Sosok, ...]:
    rows = chain(orang.daftar_korban.select_related("kasus"), orang.daftar_terlapor.select_related("kasus"))
    return tuple(map(Sosok, rows))


def _locked(*groups: tuple[Sosok, ...]) -> list[tuple[Sosok, ...]]:
    """The same groups, read again under lock; refused when another act has changed who belongs to them."""
    rows: dict = {}
    cases = {sosok.kasus.pk for group in groups for sosok in group}
    list(Kasus.objects.filter(pk__in=cases).order_by("pk").select_for_update(of=("self",)).values_list("pk"))
    for model in (Korban, Terlapor):
        wanted = model.objects.filter(pk__in={s.pk for group in groups for s in group if isinstance(s.baris, model)})
        list(wanted.order_by("pk").select_for_update(of=("self",)).values_list("pk"))  # waits; only then is it read
        rows |= {row.pk: Sosok(row) for row in wanted.select_related("kasus", "orang")}
    again = [tuple(rows[sosok.pk] for sosok in group) for group in groups]
    for group in again:
        now_there = {sosok.pk for sosok in kelompok(group[0])} if group else set()
        if now_there != {sosok.pk for sosok in group}:
            raise ActionRefused(BERUBAH)
        if any(sosok.kasus.is_dimusnahkan for sosok in group):
            raise ActionRefused(
                "Data salah satu kasusnya sudah dimusnahkan; yang tersisa hanya nomor dan angka statistiknya."
            )
    return again


def _state(first: tuple[Sosok, ...], second: tuple[Sosok, ...]) -> str:
    """A fingerprint of who belongs to both groups now."""
    sides = sorted("+".join(f"{sosok.pk}={sosok.baris.orang_id}" for sosok in group) for group in (first, second))
    return crypto.blind_index(settings.KUNCI_DATA, "|".join(sides), purpose="penyatuan")


def _opened(sosok: Sosok) -> IdentitasKorban | IdentitasTerlapor:
    model = IdentitasKorban if sosok.is_korban else IdentitasTerlapor
    return open_all(model.objects.get(**{sosok.sebutan: sosok.baris}))


def _refuse_poor_reason(group, alasan: str) -> None:
    """The trail keeps the reason, so it repeats no name."""
    if len(alasan.strip()) < 10:
        raise ActionRefused("Tulis alasan yang jelas (paling sedikit 10 huruf), misalnya 'NIK dan tanggal lahir sama'.")
    if any(names_person(_opened(sosok), alasan) for sosok in group):
        raise ActionRefused("Alasan memuat nama atau nomor orang ini. Tulis dengan kode saja.")


def _verdicts(one, two) -> list[Beda]:
    """Which data agree, without telling them."""

    def same(label: str, a, b) -> Beda:
        if not a or not b:
            return Beda(label, TIDAK_DIISI, "netral")
        return Beda(label, "sama", "selesai") if a == b else Beda(label, "berbeda", "terlambat")

    name = Pembanding(Ciri(one.daftar_nama)).nilai(Ciri(two.daftar_nama))
    if not one.daftar_nama or not two.daftar_nama:
        nama = Beda("Nama", TIDAK_DIISI, "netral")
    elif name.skor_nama >= 0.9:
        nama = Beda("Nama", "sama, atau hanya beda ejaan", "selesai")
    else:
        nama = Beda("Nama", "mirip", "perhatian") if name.skor_nama >= 0.55 else Beda("Nama", "berbeda", "terlambat")
    birth = same("Tanggal lahir", one.lahir, two.lahir)
    if birth.hasil == "berbeda" and one.tanggal_lahir.year == two.tanggal_lahir.year:
        birth = Beda("Tanggal lahir", "berbeda, tahunnya sama", "perhatian")
    elif birth.hasil == "sama" and not one.lahir.is_tepat:
        birth = Beda("Tanggal lahir", f"sama sejauh diketahui: {one.lahir}", "perhatian")
    phones = same("Telepon", telepon_baku(one.telepon), telepon_baku(two.telepon))
    return [nama, same("NIK", one.nik, two.nik), birth, phones]
