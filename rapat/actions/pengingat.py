"""What is due to be told today, put into the queue: by account and day one mail, by event and account one line, ever."""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from anggota.enums import Izin
from anggota.models import NotaKesepahaman, Pengguna, SuratKeputusan
from gugus_tugas.clock import now
from gugus_tugas.tanggal import tulis_tanggal
from gugus_tugas.templatetags.ui import romawi
from rapat import surat
from rapat.actions.pemberitahuan import antre
from rapat.calendar import instansi_diundang, slot_triwulan
from rapat.enums import STATUS_TERTULIS, AlasanPengingat, HasilVerifikasi, JenisPemberitahuan, StatusRapat
from rapat.models import ButirPemberitahuan, Perkembangan, PilihanKabar, Rapat, TindakLanjut
from rapat.surat.penerima import akun

HARI_TENGGAT = (1, 7, 14)  # days before the due date; who was not told in time is told late, but told
HARI_SLOT = (7, 30)
HARI_NOTA = HARI_SK = (60, 90)
SEKALI_SEMINGGU = datetime.timedelta(days=7)
BUTIR_TEKS = ButirPemberitahuan._meta.get_field("teks").max_length
DIINGAT = datetime.timedelta(days=14)  # a report handed back longer ago is overdue by other means


def antre_pengingat() -> int:
    """Everything that is due today. Safe to run twice and by two processes; each mail with its lines stands or falls alone."""
    today = timezone.localdate()
    return _dikembalikan(today) + _besok(today) + _ringkasan(today) + _kantor(today)


@transaction.atomic
def antre_tugas_baru(rapat: Rapat, *, by: Pengguna, butir: TindakLanjut | None = None) -> int:
    """To be called when a meeting is closed: each agency asked learns of its new tasks at once. Never twice of the same.

    `butir`: this item alone.
    """
    today = timezone.localdate()
    items = TindakLanjut.objects.terbuka().filter(rekomendasi__rapat=rapat).order_by("rekomendasi__nomor")
    items = items.filter(pk=butir.pk) if butir else items
    queued = 0
    for one, rows in _per_akun(items, on=today):
        fresh = _fresh([_line(AlasanPengingat.TUGAS_BARU, "tugas", row, one, today) for row in rows])
        if fresh:
            key = f"tugas:{rapat.pk}:{one.pk}:{max(line.tindak_lanjut_id for line in fresh)}"
            queued += antre(JenisPemberitahuan.TUGAS_BARU, key, butir=fresh, penerima=one, rapat=rapat, diminta_oleh=by)
    return queued


def antre_susulan(rapat: Rapat, *, by: Pengguna, butir: TindakLanjut | None = None) -> int:
    """As antre_tugas_baru, of what an agency got after the meeting; while it still sits, its closing tells them."""
    is_closed = Rapat.objects.filter(pk=rapat.pk, status=StatusRapat.SELESAI).exists()  # as it is by now
    return antre_tugas_baru(rapat, by=by, butir=butir) if is_closed else 0


@transaction.atomic
def antre_pencabutan(item: TindakLanjut, *, by: Pengguna) -> int:
    """To be called before an item is taken back: the accounts of its agency that were told of it learn that it is over."""
    written = ButirPemberitahuan.objects.filter(tindak_lanjut=item, pemberitahuan__status__in=STATUS_TERTULIS)
    told = set(written.values_list("pemberitahuan__penerima", flat=True))
    today, rekomendasi = timezone.localdate(), item.rekomendasi
    text = f"{rekomendasi}: {rekomendasi.uraian_terbuka}"[:BUTIR_TEKS]
    address, queued = reverse("rapat:rekomendasi_detail", args=[rekomendasi.nomor]), 0
    for one in surat.akun_instansi([item.instansi_id], on=today)[item.instansi_id]:
        if one.pk in told and TindakLanjut.objects.visible_to(one).filter(pk=item.pk).exists():
            key = f"dicabut:{item.pk}:{one.pk}"
            line = ButirPemberitahuan(
                kunci=key, alasan=AlasanPengingat.DICABUT, tanggal=today, teks=text, alamat=address
            )
            queued += antre(
                JenisPemberitahuan.PENCABUTAN, key, butir=[line], penerima=one, instansi=item.instansi, diminta_oleh=by
            )
    return queued


def _tolak_pengingat() -> set[int]:
    """Accounts that switched reminders off."""
    return set(PilihanKabar.objects.filter(terima_pengingat=False).values_list("pengguna", flat=True))


def _per_akun(items: Iterable[TindakLanjut], *, on: datetime.date) -> list[tuple[Pengguna, list[TindakLanjut]]]:
    """Items by the accounts that report for their agency and wish to be reminded."""
    by_agency: dict[int, list[TindakLanjut]] = {}
    for item in items:
        by_agency.setdefault(item.instansi_id, []).append(item)
    refused = _tolak_pengingat()
    members = surat.akun_instansi(by_agency, on=on)
    return [(one, by_agency[pk]) for pk, rows in members.items() for one in rows if one.pk not in refused]


def _line(
    reason: AlasanPengingat, event: str, item: TindakLanjut, one: Pengguna, today: datetime.date
) -> ButirPemberitahuan:
    return ButirPemberitahuan(kunci=f"{event}:{item.pk}:{one.pk}", alasan=reason, tindak_lanjut=item, tanggal=today)


def _fresh(lines: list[ButirPemberitahuan]) -> list[ButirPemberitahuan]:
    """Those that were never told."""
    known = ButirPemberitahuan.objects.filter(kunci__in=[line.kunci for line in lines])
    told = set(known.values_list("kunci", flat=True))
    return [line for line in lines if line.kunci not in told]


@transaction.atomic
def _satu_surel(
    one: Pengguna, jenis: JenisPemberitahuan, lines: list[ButirPemberitahuan], today: datetime.date
) -> bool:
    """At most one mail of this kind a day; the account is held, so that two processes do not tell the same."""
    Pengguna.objects.held().get(pk=one.pk)
    late = [line.tindak_lanjut for line in lines if line.alasan == AlasanPengingat.TERLAMBAT]
    recent = ButirPemberitahuan.objects.filter(
        pemberitahuan__penerima=one, alasan=AlasanPengingat.TERLAMBAT, tindak_lanjut__in=late,
        tanggal__gt=today - SEKALI_SEMINGGU,
    )  # fmt: skip
    told = set(recent.values_list("tindak_lanjut", flat=True))
    weekly = [x for x in lines if x.alasan != AlasanPengingat.TERLAMBAT or x.tindak_lanjut_id not in told]
    fresh = _fresh(weekly)
    return bool(fresh) and antre(jenis, f"{jenis}:{one.pk}:{today}", butir=fresh, penerima=one)


def _ringkasan(today: datetime.date) -> int:
    """Due soon and overdue, one mail a person and day."""
    edge = today + datetime.timedelta(days=max(HARI_TENGGAT))
    items = TindakLanjut.objects.terbuka().filter(tenggat__lte=edge).order_by("tenggat", "pk")
    waiting = set(
        TindakLanjut.objects.awaiting_verification().values_list("pk", flat=True)
    )  # nothing to do for the agency
    return sum(
        _satu_surel(
            one,
            JenisPemberitahuan.RINGKASAN,
            [_due(item, one, today) for item in rows if item.pk not in waiting],
            today,
        )
        for one, rows in _per_akun(items, on=today)
    )


def _due(item: TindakLanjut, one: Pengguna, today: datetime.date) -> ButirPemberitahuan:
    left = (item.tenggat - today).days
    if left < 0:
        return _line(AlasanPengingat.TERLAMBAT, f"terlambat:{today}", item, one, today)
    step = _step(left, HARI_TENGGAT)
    return _line(AlasanPengingat.TENGGAT, f"tenggat:{item.tenggat}:{step}", item, one, today)


def _step(left: int, steps: tuple[int, ...]) -> int | None:
    """The smallest of these days before the end that was reached; None when it is too early."""
    return next((step for step in steps if left <= step), None)


def _dikembalikan(today: datetime.date) -> int:
    """A report that was handed back: told at once, also to who wants no reminders."""
    rows = Perkembangan.objects.filter(
        hasil=HasilVerifikasi.BELUM_SESUAI, diverifikasi_pada__gte=now() - DIINGAT
    ).select_related("tindak_lanjut", "dicatat_oleh")
    notes = [note for note in rows if note.tindak_lanjut.is_terbuka and not _is_handed_over(note)]
    members = surat.akun_instansi({note.tindak_lanjut.instansi_id for note in notes}, on=today)
    return sum(
        antre(
            JenisPemberitahuan.DIKEMBALIKAN,
            f"dikembalikan:{note.pk}:{one.pk}",
            penerima=one,
            tindak_lanjut=note.tindak_lanjut,
        )
        for note in notes
        for one in members[note.tindak_lanjut.instansi_id]
    )


def _is_handed_over(note: Perkembangan) -> bool:
    """The agency that owns the item by now did not write this report."""
    return note.dicatat_oleh.instansi_id not in {None, note.tindak_lanjut.instansi_id}


def _besok(today: datetime.date) -> int:
    """To the members of agencies that are invited, and to the office, the day before; on the day itself to who was not told then."""
    refused, queued = _tolak_pengingat(), 0
    tomorrow = today + datetime.timedelta(days=1)
    for rapat in Rapat.objects.filter(tanggal__range=(today, tomorrow), status=StatusRapat.TERJADWAL):
        ones = akun(Izin.VIEW_RAPAT, on=today).filter(instansi__in=instansi_diundang(rapat))
        for one in {*ones, *surat.akun_kantor(on=today)}:
            if one.pk not in refused and Rapat.objects.visible_to(one).filter(pk=rapat.pk).exists():
                key = f"besok:{rapat.pk}:{rapat.tanggal}:{one.pk}"
                queued += antre(JenisPemberitahuan.BESOK, key, penerima=one, rapat=rapat)
    return queued


def _kantor(today: datetime.date) -> int:
    """Empty quarters, agreements and the decree about to end: to the secretariat and its head."""
    found = [*_slots(today), *_notas(today), *_sk(today)]
    refused = _tolak_pengingat()
    return sum(
        _satu_surel(
            one,
            JenisPemberitahuan.KANTOR,
            [
                ButirPemberitahuan(
                    kunci=f"{event}:{one.pk}", alasan=AlasanPengingat.KANTOR, tanggal=today, teks=text, alamat=url
                )
                for event, text, url in found
            ],
            today,
        )
        for one in (surat.akun_kantor(on=today) if found else [])
        if one.pk not in refused
    )


def _slots(today: datetime.date):
    rows = Rapat.objects.triwulanan(today.year)
    for slot in slot_triwulan(rows, year=today.year, today=today):
        left = (slot.akhir - today).days
        if slot.rapat is None and left >= 0 and (step := _step(left, HARI_SLOT)):
            text = f"Rapat triwulan {romawi(slot.triwulan)}/{today.year} belum dijadwalkan; triwulan berakhir {tulis_tanggal(slot.akhir)}."
            yield (
                f"slot:{today.year}-{slot.triwulan}:{step}",
                text,
                f"{reverse('rapat:schedule')}?triwulan={slot.triwulan}",
            )


def _notas(today: datetime.date):
    edge = today + datetime.timedelta(days=max(HARI_NOTA))
    for nota in NotaKesepahaman.objects.in_force(on=today).filter(berlaku_sampai__lte=edge).order_by("berlaku_sampai"):
        step = _step((nota.berlaku_sampai - today).days, HARI_NOTA)
        text = f"{nota} berakhir {tulis_tanggal(nota.berlaku_sampai)}: bicarakan perpanjangannya."
        yield f"nota:{nota.pk}:{nota.berlaku_sampai}:{step}", text, reverse("anggota:nota_detail", args=[nota.pk])


def _sk(today: datetime.date):
    """The decree in force, when it ends and nothing follows it."""
    sk = SuratKeputusan.objects.in_force(on=today).select_related("dicabut_oleh_sk").first()
    end = sk.berakhir if sk else None
    step = _step((end - today).days, HARI_SK) if end else None
    if step and not SuratKeputusan.objects.in_force(on=end + datetime.timedelta(days=1)).exists():
        text = f"{sk} berakhir {tulis_tanggal(end)} dan penggantinya belum dicatat."
        yield f"sk:{sk.pk}:{end}:{step}", text, reverse("anggota:sk_detail", args=[sk.pk])
