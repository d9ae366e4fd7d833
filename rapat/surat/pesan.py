"""The words of each mail, written when it is sent: what was settled meanwhile is not asked for any more."""

import datetime
import textwrap
from email.utils import format_datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone

from anggota.enums import Izin
from anggota.models import Pengguna
from gugus_tugas.clock import now
from gugus_tugas.tanggal import sebut_tanggal
from gugus_tugas.text import clean_line, render_plain
from rapat.enums import AlasanPengingat, HasilVerifikasi, JenisPemberitahuan, StatusRapat
from rapat.ics import acara_of, write_calendar
from rapat.models import Pemberitahuan, Perkembangan, Rapat, SiaranUndangan, TindakLanjut

COLUMNS = 72
SUBJECT_LENGTH = 120
# Mails that an account cannot switch off: its own report came back, it is invited, or what it was told of is over.
TETAP_DIKIRIM = frozenset(
    {
        JenisPemberitahuan.DIKEMBALIKAN,
        JenisPemberitahuan.UNDANGAN,
        JenisPemberitahuan.PEMBATALAN,
        JenisPemberitahuan.PENCABUTAN,
    }
)


def tulis(row: Pemberitahuan) -> EmailMessage | None:
    """The mail; None when it is not needed any more or its receiver may not have it any more."""
    if row.penerima_id and not _boleh_menerima(row):
        return None
    written = _ISI[JenisPemberitahuan(row.jenis)](row)
    if written is None:
        return None
    subject, template, context, attachments = written
    context = {"situs": settings.SITUS_URL, "penerima": row.penerima, "instansi": row.instansi, **context}
    message = EmailMessage(
        subject=clean_line(subject)[:SUBJECT_LENGTH],
        body=wrap(render_plain(template, context)),
        to=[row.alamat_kini],
        headers=_headers(row),
    )
    for name, content in attachments:
        message.attach(name, content.decode(), "text/calendar")
    return message


def _boleh_menerima(row: Pemberitahuan) -> bool:
    """Asked again at the last moment: the account may have been closed, or its term be over, while the mail waited."""
    one = Pengguna.objects.filter(pk=row.penerima_id, is_active=True).menjabat(on=timezone.localdate()).first()
    needed = Izin.SCHEDULE_RAPAT if row.jenis == JenisPemberitahuan.KANTOR else Izin.VIEW_RAPAT
    if one is None or not one.has_izin(needed):
        return False
    wishes = getattr(one, "kabar", None)
    return row.jenis in TETAP_DIKIRIM or wishes is None or wishes.terima_pengingat


def _headers(row: Pemberitahuan) -> dict[str, str]:
    """The same Message-ID each time this row is sent: a mailbox that got it before can tell."""
    host = urlsplit(settings.SITUS_URL).hostname
    headers = {
        "Message-ID": f"<{row.pk}@{host}>",
        "Date": format_datetime(now()),
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    if row.penerima_id and row.jenis not in TETAP_DIKIRIM:
        headers["List-Unsubscribe"] = f"<{settings.SITUS_URL}{reverse('rapat:pilihan_kabar')}>"
    return headers


def wrap(text: str) -> str:
    """Lines of at most 72 columns; an address is never broken."""
    lines = []
    for line in text.strip().splitlines():
        indent = " " * (len(line) - len(line.lstrip()) + (2 if line.lstrip().startswith("- ") else 0))
        lines += textwrap.wrap(
            line, COLUMNS, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        ) or [""]
    return "\n".join(lines) + "\n"


def _undangan(row: Pemberitahuan):
    """Superseded by a later one, or a meeting that began or whose day is over: no more."""
    siaran, rapat = row.siaran, row.rapat
    later = SiaranUndangan.objects.filter(rapat=row.rapat_id, urutan__gt=siaran.urutan).exists()
    if later or rapat.status != StatusRapat.TERJADWAL or siaran.tanggal < timezone.localdate():
        return None
    event = acara_of(rapat, urutan=siaran.urutan, isi=siaran, dicatat=siaran.dicatat_pada)
    what = "Perubahan undangan" if siaran.urutan else "Undangan"
    subject = f"{what}: {siaran.judul}, {sebut_tanggal(siaran.tanggal)}"
    context = {"rapat": siaran, "is_pembaruan": siaran.urutan > 0, "alamat": event.alamat}
    return subject, "rapat/mail/undangan.txt", context, [("undangan.ics", write_calendar([event]))]


def _pembatalan(row: Pemberitahuan):
    siaran, rapat = row.siaran, row.rapat
    if rapat.status != StatusRapat.BATAL:
        return None
    event = acara_of(rapat, urutan=siaran.urutan, isi=siaran, dicatat=row.antre_sejak)
    subject = f"Dibatalkan: {siaran.judul}, {sebut_tanggal(siaran.tanggal)}"
    context = {"rapat": siaran, "alasan": rapat.alasan_batal, "alamat": event.alamat}
    return subject, "rapat/mail/pembatalan.txt", context, [("pembatalan.ics", write_calendar([event]))]


def _besok(row: Pemberitahuan):
    rapat = row.rapat
    moment = timezone.localtime(now())
    begun = (rapat.tanggal, rapat.mulai or datetime.time.max) < (moment.date(), moment.time())
    gone = rapat.status != StatusRapat.TERJADWAL or begun
    if gone or not Rapat.objects.visible_to(row.penerima).filter(pk=rapat.pk).exists():
        return None
    subject = f"Rapat {sebut_tanggal(rapat.tanggal)}: {rapat.judul_terbuka}"
    alamat = f"{settings.SITUS_URL}{reverse('rapat:detail', args=[rapat.pk])}"
    return subject, "rapat/mail/besok.txt", {"rapat": rapat, "judul": rapat.judul_terbuka, "alamat": alamat}, []


def _dikembalikan(row: Pemberitahuan):
    item = row.tindak_lanjut
    last = Perkembangan.objects.filter(tindak_lanjut=item).order_by("-dicatat_pada").first()
    settled = not item.is_terbuka or item.instansi_id != row.penerima.instansi_id
    settled = settled or not TindakLanjut.objects.visible_to(row.penerima).filter(pk=item.pk).exists()
    if settled or last is None or last.hasil != HasilVerifikasi.BELUM_SESUAI:
        return None
    subject = f"Perlu dilengkapi: laporan {item}"
    return subject, "rapat/mail/dikembalikan.txt", {"item": item}, []


def _tugas(row: Pemberitahuan):
    """Lines about items that are still open, still with the receiver's agency and open to it; grouped by reason, late ones first."""
    own = TindakLanjut.objects.visible_to(row.penerima).filter(instansi=row.penerima.instansi_id).terbuka()
    rows = row.daftar_butir.filter(tindak_lanjut__in=own.order_by().values("pk"))
    items = list(rows.select_related("tindak_lanjut__rekomendasi__rapat", "tindak_lanjut__instansi"))
    if not items:
        return None
    order = (AlasanPengingat.TERLAMBAT, AlasanPengingat.TENGGAT, AlasanPengingat.TUGAS_BARU)
    groups = [(reason.label, [line.tindak_lanjut for line in items if line.alasan == reason]) for reason in order]
    context = {"kelompok": [(label, rows) for label, rows in groups if rows], "jumlah": len(items)}
    if row.jenis == JenisPemberitahuan.TUGAS_BARU:
        subject = f"{len(items)} tugas baru dari {row.rapat.judul_terbuka}"
    else:
        subject = f"{len(items)} tindak lanjut menunggu {row.penerima.instansi.singkatan}"
    return subject, "rapat/mail/tugas.txt", context, []


def _pencabutan(row: Pemberitahuan):
    """For the agency that was asked; somebody who serves another one by now is not told."""
    if row.penerima.instansi_id != row.instansi_id:
        return None
    lines = list(row.daftar_butir.all())
    subject = f"Tidak diminta lagi: {lines[0].teks}"
    return subject, "rapat/mail/pencabutan.txt", {"daftar_butir": lines}, []


def _kantor(row: Pemberitahuan):
    lines = list(row.daftar_butir.all())
    subject = f"{len(lines)} hal menunggu sekretariat"
    return subject, "rapat/mail/kantor.txt", {"daftar_butir": lines}, []


_ISI = {
    JenisPemberitahuan.UNDANGAN: _undangan,
    JenisPemberitahuan.PEMBATALAN: _pembatalan,
    JenisPemberitahuan.BESOK: _besok,
    JenisPemberitahuan.DIKEMBALIKAN: _dikembalikan,
    JenisPemberitahuan.TUGAS_BARU: _tugas,
    JenisPemberitahuan.RINGKASAN: _tugas,
    JenisPemberitahuan.PENCABUTAN: _pencabutan,
    JenisPemberitahuan.KANTOR: _kantor,
}


def teks_whatsapp(rapat: Rapat) -> str:
    """The notice of a meeting for a conversation: public facts and a link that asks for a login."""
    alamat = f"{settings.SITUS_URL}{reverse('rapat:detail', args=[rapat.pk])}"
    context = {"rapat": rapat, "judul": rapat.judul_terbuka, "alamat": alamat}
    return render_plain("rapat/mail/whatsapp.txt", context).strip()


def teks_whatsapp_tugas(jumlah: int) -> str:
    """A reminder for an agency that no mail reaches: a number and a link."""
    alamat = f"{settings.SITUS_URL}{reverse('rapat:tindak_lanjut')}"
    return render_plain("rapat/mail/whatsapp_tugas.txt", {"jumlah": jumlah, "alamat": alamat}).strip()
