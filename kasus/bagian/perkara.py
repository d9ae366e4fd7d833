"""The legal track of a case: stages as a ladder, who is waited for; on the page of a report also papers, verdicts, restitution."""

import datetime
from dataclasses import dataclass

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone

from anggota.models import Pengguna
from kasus import perms
from kasus.bagian.aksi import Aksi
from kasus.bagian.kejadian import Kejadian, pada_tanggal
from kasus.bagian.petak import Petak
from kasus.enums import AkibatPutusan
from kasus.lama_tahap import lama, median_tahap, sebut_lama
from kasus.models import (
    JadwalSidang,
    Kasus,
    Korban,
    PerkaraHukum,
    Putusan,
    Restitusi,
    TahapHukum,
)


@dataclass(frozen=True)
class Anak:
    """One rung of the ladder: a stage in force, how long it took or takes, and what it corrected."""

    tahap: TahapHukum
    hari: int | None
    is_sekarang: bool
    can_update: bool = False

    @property
    def sebutan_hari(self) -> str:
        return f"{self.hari} hari sampai sekarang" if self.is_sekarang else f"{self.hari} hari"


def rows_of(user: Pengguna):
    """Reports that this user may see, with what a section or a page says of them."""
    rows = PerkaraHukum.objects.visible_to(user)
    return rows.select_related("kasus", "instansi", "penuntut", "instansi_berikutnya").with_tahap().with_korban()


def tangga(perkara: PerkaraHukum, *, today: datetime.date, user: Pengguna | None = None) -> list[Anak]:
    """The stages in force, oldest first, each with the days until the next one or until today. A mere mark takes no days."""
    stages, rungs = perkara.tahap_berlaku, []
    for number, stage in enumerate(stages, 1):
        following = next((row for row in stages[number:] if not row.is_tanda), None)
        now = following is None and not perkara.is_usai and not stage.is_tanda
        end = following.tanggal if following else today if now else stage.tanggal
        stage.perkara = perkara
        allowed = user is not None and not stage.is_laporan and perms.can_update_tahap(user, stage)
        days = None if stage.is_tanda or (following is None and not now) else (end - stage.tanggal).days
        rungs.append(Anak(stage, days, now, allowed))
    return rungs


def kasus_section(user: Pengguna, kasus: Kasus) -> dict:
    today, rows = timezone.localdate(), list(rows_of(user).filter(kasus=kasus))
    can_record = perms.can_record_perkara_in(user, kasus)
    url = reverse("kasus:record_perkara", args=[kasus.slug])
    return {
        "daftar_perkara": [
            {"perkara": row, "tangga": tangga(row, today=today), "lama": sebut_lama(row, on=today)} for row in rows
        ],
        "can_record_perkara": can_record,
        "daftar_aksi": [Aksi("Perkara hukum", url)] if can_record else [],
    }


def korban_section(user: Pengguna, korban: Korban) -> dict:
    """The reports in which this victim stands, as far as the reader sees them, and (office) the restitution."""
    rows = rows_of(user).filter(daftar_korban_perkara__korban=korban)
    money = Restitusi.objects.visible_to(user).filter(korban=korban).select_related("perkara__kasus")
    today = timezone.localdate()
    return {
        "daftar_perkara": [{"perkara": row, "lama": sebut_lama(row, on=today)} for row in rows],
        "daftar_restitusi": list(money.prefetch_related("daftar_pembayaran")),
    }


def perkara_page(user: Pengguna, perkara: PerkaraHukum) -> dict:
    """Template context of the page of one report. Restitution and roles of suspects: the office alone."""
    today, whole = timezone.localdate(), perms.can_view_whole_kasus(user)
    medians = median_tahap(PerkaraHukum.objects.visible_to(user).lama_tahap())
    verdicts = Putusan.objects.visible_to(user).filter(perkara=perkara)
    money = Restitusi.objects.visible_to(user).filter(perkara=perkara).select_related("korban__kasus")
    hearings = JadwalSidang.objects.visible_to(user).filter(perkara=perkara).mendatang(on=today)
    can_record = perms.can_record_perkara_in(user, perkara.kasus)
    events = perkara.kasus.daftar_peristiwa.all() if can_record else []
    return {
        "perkara": perkara,
        "kasus": perkara.kasus,
        "whole": whole,
        "tangga": tangga(perkara, today=today, user=user),
        "daftar_koreksi": _corrections(perkara),
        "lama": lama(perkara, medians, on=today),
        "sebut_lama": sebut_lama(perkara, on=today),
        "tempus": perkara.tempus(events),
        "daftar_pasal": [row.pasal for row in perkara.daftar_pasal.filter(dicabut_pada=None).select_related("pasal")],
        "daftar_korban": perkara.korban_terlibat,
        "daftar_terlapor": [row.terlapor for row in perkara.daftar_terlapor_perkara.select_related("terlapor__kasus")],
        "daftar_putusan": _verdicts(verdicts),
        "daftar_restitusi": list(money.prefetch_related("daftar_pembayaran")),
        "daftar_sidang": list(hearings.select_related("pengadilan")),
        "can_add_tahap": perms.can_add_tahap(user, perkara),
        "can_record": can_record,
    }


def kejadian(user: Pengguna, kasus: Kasus, halaman: dict) -> list[Kejadian]:
    """Stages, verdicts and (office) payments of restitution, on the day on which they happened."""
    events, rows = [], [part["perkara"] for part in halaman["daftar_perkara"]]
    if not rows:
        return []
    for row in rows:
        url = reverse("kasus:perkara_detail", args=[kasus.slug, row.pk])
        events += [
            Kejadian(
                pada_tanggal(stage.tanggal), "perkara", stage.get_kode_display(), f"Perkara P{row.urutan}",
                stage.dicatat_oleh.nama, url,
            )
            for stage in row.tahap_berlaku
        ]  # fmt: skip
    money = Restitusi.objects.visible_to(user).filter(perkara__kasus=kasus).select_related("korban", "perkara")
    for claim in money.prefetch_related("daftar_pembayaran"):
        url = reverse("kasus:perkara_detail", args=[kasus.slug, claim.perkara_id])
        told = [(claim.tanggal_diminta, "Restitusi diminta"), (claim.tanggal_dikabulkan, "Restitusi diputus")]
        told += [(paid.tanggal, "Restitusi dibayar sebagian atau seluruhnya") for paid in claim.pembayaran_berlaku]
        events += [
            Kejadian(pada_tanggal(day), "perkara", title, f"K{claim.korban.urutan}", "", url) for day, title in told if day
        ]  # fmt: skip
    return events


def petak(user: Pengguna, kasus: Kasus, halaman: dict) -> list[Petak]:
    """The legal track in one figure: the stage of the report that is furthest behind."""
    rows = [part["perkara"] for part in halaman["daftar_perkara"]]
    if not rows:
        return [Petak("Hukum", "–", "belum ada laporan polisi")] if halaman["whole"] else []
    running = [row for row in rows if not row.is_usai] or rows
    slowest = min(running, key=lambda row: row.tahap_sejak)
    url = reverse("kasus:perkara_detail", args=[kasus.slug, slowest.pk])
    note = f"menunggu {slowest.pihak_berikutnya}" if not slowest.is_usai else slowest.get_tahap_display()
    return [Petak("Hukum", sebut_lama(slowest, on=timezone.localdate()), note, "netral", url)]


def _corrections(perkara: PerkaraHukum) -> list[TahapHukum]:
    """Rows that replaced or withdrew another one, newest first, with what stood there."""
    rows = perkara.daftar_tahap.filter(menggantikan__isnull=False)
    return list(rows.select_related("menggantikan", "dicatat_oleh").order_by("-urutan"))


def _verdicts(rows) -> list[dict]:
    """By suspect, first instance first; each with what a later level did to it."""
    proven = Prefetch("daftar_pasal_terbukti")
    rows = list(
        rows.select_related("terlapor__kasus", "pengadilan").prefetch_related(proven, "daftar_pasal_terbukti__pasal")
    )
    rows.sort(key=lambda row: (row.terlapor.urutan, row.urutan))
    found = []
    for number, row in enumerate(rows, 1):
        later = rows[number] if number < len(rows) else None
        replaced = later if later and later.terlapor_id == row.terlapor_id else None
        found.append({"putusan": row, "akibat": _effect(replaced)})
    return found


def _effect(later: Putusan | None) -> list[tuple[str, str]]:
    """Word and tone of what the later level did: "Dibatalkan di tingkat kasasi"; empty when there is none."""
    if later is None:
        return []
    effect = AkibatPutusan(later.akibat)
    return [(f"{effect.menjadi} di tingkat {later.get_tingkat_display().lower()}", effect.nada)]
