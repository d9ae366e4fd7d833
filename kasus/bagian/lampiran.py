"""Files of a case and of a victim, by slot, as far as the reader may see them."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from anggota.models import Pengguna
from gugus_tugas.tanggal import tulis_tanggal
from kasus import perms
from kasus.bagian.aksi import Aksi
from kasus.bagian.kejadian import Kejadian
from kasus.enums import JenisLampiran
from kasus.models import Kasus, Korban, Lampiran


@dataclass(frozen=True)
class Slot:
    """One kind of file with its newest versions."""

    label: str
    isi: list[Lampiran]


def _slots(rows: list[Lampiran]) -> list[Slot]:
    slots = ((kind, [row for row in rows if row.jenis == kind]) for kind in JenisLampiran)
    return [Slot(kind.label, found) for kind, found in slots if found]


def kasus_section(user: Pengguna, kasus: Kasus) -> dict:
    """With `daftar_lampiran`: every version of every file, which the timeline tells of."""
    can_add = perms.can_add_lampiran(user, kasus)
    rows = Lampiran.objects.visible_to(user, kasus=kasus).with_terkini()
    rows = list(rows.select_related("kasus", "korban", "instansi", "dicatat_oleh", "ditarik_oleh", "dihapus_oleh"))
    return {
        "daftar_slot": _slots([row for row in rows if row.is_terkini]),
        "daftar_lampiran": rows,
        "can_add_lampiran": can_add,
        "daftar_aksi": [Aksi("Lampiran", reverse("kasus:add_lampiran", args=[kasus.slug]))] if can_add else [],
    }


def korban_section(user: Pengguna, korban: Korban) -> dict:
    can_add = perms.can_add_lampiran(user, korban.kasus)
    url = f"{reverse('kasus:add_lampiran', args=[korban.kasus.slug])}?korban={korban.pk}"
    rows = Lampiran.objects.visible_to(user).filter(korban=korban).terkini()
    return {
        "daftar_slot": _slots(list(rows.select_related("kasus", "korban", "instansi", "dicatat_oleh"))),
        "can_add_lampiran": can_add,
        "daftar_aksi": [Aksi("Lampiran", url)] if can_add else [],
    }


def kejadian(user: Pengguna, kasus: Kasus, halaman: dict) -> list[Kejadian]:
    """Each file when it came, when its removal was proposed, when it was erased. What it shows stays unsaid."""
    events = []
    for row in halaman["daftar_lampiran"]:
        what = f"{row.get_jenis_display()} {row.nomor}{f', K{row.korban.urutan}' if row.korban else ''}"
        url = reverse("kasus:lampiran_detail", args=[kasus.slug, row.pk])
        sender = f"{row.dicatat_oleh.nama}{f', {row.instansi.singkatan}' if row.instansi else ''}"
        title = f"Lampiran diganti (versi {row.versi}): {what}" if row.versi > 1 else f"Lampiran: {what}"
        events.append(Kejadian(row.dicatat_pada, "lampiran", title, oleh=sender, url=url))
        if row.is_ditarik:
            title = f"Penarikan lampiran diusulkan: {what}"
            events.append(Kejadian(row.ditarik_pada, "lampiran", title, oleh=row.ditarik_oleh.nama, url=url))
        if row.dihapus_pada:
            day = tulis_tanggal(timezone.localdate(row.ditarik_pada))
            title = f"Berkas lampiran dihapus: {what}"
            by = f"{row.dihapus_oleh.nama}; diusulkan {row.ditarik_oleh.nama}, {day}"
            events.append(Kejadian(row.dihapus_pada, "lampiran", title, oleh=by, url=url))
    return events
