"""Consent of a victim: one line per purpose (and agency), with both voices where two are needed."""

import datetime
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from anggota.models import Instansi, Pengguna
from gugus_tugas.tanggal import tulis_tanggal
from kasus import perms
from kasus.bagian.aksi import Aksi
from kasus.bagian.kejadian import Kejadian
from kasus.enums import JawabanPersetujuan, PemberiPersetujuan, PihakPersetujuan, TujuanPersetujuan
from kasus.models import Kasus, Korban, Persetujuan


@dataclass(frozen=True)
class Suara:
    """What one voice said last, in words, with its tone; `row` may be withdrawn when `can_withdraw`."""

    row: Persetujuan
    on: datetime.date

    @property
    def teks(self) -> str:
        if self.row.dicabut_pada:
            return f"Dicabut {tulis_tanggal(self.row.tanggal_cabut)}"
        if self.row.jawaban == JawabanPersetujuan.SETUJU and not self.row.is_berlaku(on=self.on):
            return "Sudah berakhir"
        return self.row.get_jawaban_display()

    @property
    def nada(self) -> str:
        if self.row.jawaban == JawabanPersetujuan.SETUJU and not self.row.is_berlaku(on=self.on):
            return "terlambat"
        return JawabanPersetujuan(self.row.jawaban).nada

    @property
    def can_withdraw(self) -> bool:
        return self.row.jawaban == JawabanPersetujuan.SETUJU and not self.row.dicabut_pada


@dataclass(frozen=True)
class BarisPersetujuan:
    """One purpose (and agency) with the last word of each voice."""

    tujuan: TujuanPersetujuan
    instansi: Instansi | None
    korban: Suara | None
    wali: Suara | None
    needs_wali: bool

    @property
    def is_berlaku(self) -> bool:
        own = self.korban is not None and self.korban.row.is_berlaku(on=self.korban.on)
        grown = own and self.korban.row.pemberi == PemberiPersetujuan.KORBAN_DEWASA
        guardian = self.wali is not None and self.wali.row.is_berlaku(on=self.wali.on)
        return own and (grown or guardian or not self.needs_wali)

    @property
    def daftar_suara(self) -> list[tuple[str, Suara | None]]:
        """The own voice always; the guardian's where it counts or was heard."""
        voices = [("Korban", self.korban)]
        return [*voices, ("Wali", self.wali)] if self.needs_wali or self.wali else voices


def korban_section(user: Pengguna, korban: Korban) -> dict:
    rows = list(Persetujuan.objects.visible_to(user).terkini().filter(korban=korban).select_related("instansi"))
    if not perms.can_view_whole_kasus(user):
        return {"daftar_persetujuan": None}
    can_record = perms.can_record_persetujuan_in(user, korban.kasus)
    url = reverse("kasus:record_persetujuan", args=[korban.kasus.slug, korban.pk])
    return {
        "daftar_persetujuan": _lines(korban, rows),
        "can_record_persetujuan": can_record,
        "daftar_aksi": [Aksi("Persetujuan", url)] if can_record else [],
    }


def _lines(korban: Korban, rows: list[Persetujuan]) -> list[BarisPersetujuan]:
    """All purposes in the order of the sheet; "berbagi" once per agency that was named."""
    today = timezone.localdate()
    found = {(row.tujuan, row.instansi, row.pihak): Suara(row, today) for row in rows}
    lines = []
    for tujuan in TujuanPersetujuan:
        named = sorted({row.instansi for row in rows if row.tujuan == tujuan and row.instansi}, key=lambda i: i.nama)
        general = any(row.tujuan == tujuan and row.instansi is None for row in rows)
        for instansi in [*named, *([None] if general or not named else [])]:
            voices = {pihak: found.get((tujuan, instansi, pihak)) for pihak in PihakPersetujuan}
            lines.append(
                BarisPersetujuan(
                    tujuan, instansi, voices[PihakPersetujuan.KORBAN], voices[PihakPersetujuan.WALI], korban.needs_wali
                )
            )
    return lines


def kejadian(user: Pengguna, kasus: Kasus, halaman: dict) -> list[Kejadian]:
    """Answers and withdrawals, for who sees the whole case; by code."""
    if not perms.can_view_whole_kasus(user):
        return []
    rows = Persetujuan.objects.visible_to(user).filter(korban__kasus=kasus)
    found = []
    for row in rows.select_related("korban__kasus", "instansi", "dicatat_oleh", "dicabut_oleh"):
        what = f"{row.get_tujuan_display()}{f' ({row.instansi.singkatan})' if row.instansi else ''}"
        url = reverse("kasus:korban_detail", args=[kasus.slug, row.korban_id])
        title = f"{row.korban}: {row.get_jawaban_display().lower()}"
        detail = f"{what}; {row.get_pemberi_display().lower()}"
        found.append(Kejadian(row.dicatat_pada, "persetujuan", title, detail, row.dicatat_oleh.nama, url))
        if row.dicabut_pada:
            title = f"{row.korban}: persetujuan dicabut"
            found.append(Kejadian(row.dicabut_pada, "persetujuan", title, what, row.dicabut_oleh.nama, url))
    return found
