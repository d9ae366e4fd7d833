"""Notes and flags of a case."""

from django.urls import reverse
from django.utils import timezone

from anggota.models import Pengguna
from gugus_tugas.tanggal import tulis_tanggal
from kasus import forms, perms
from kasus.bagian.aksi import Aksi
from kasus.bagian.kejadian import Kejadian, pada_tanggal
from kasus.models import Bendera, Catatan, Kasus


def kasus_section(user: Pengguna, kasus: Kasus) -> dict:
    """The box for a note, and the flags that stand."""
    whole, can_add = perms.can_view_whole_kasus(user), perms.can_add_catatan(user, kasus)
    can_flag = perms.can_record_bendera(user, kasus)
    rows = Bendera.objects.visible_to(user).filter(kasus=kasus).select_related("kasus", "dicatat_oleh", "selesai_oleh")
    flags = list(rows) if whole else []
    today = timezone.localdate()
    return {
        "form_catatan": forms.CatatanForm(kasus=kasus, user=user, whole=whole) if can_add else None,
        "daftar_bendera": [
            {"bendera": row, "is_lewat": row.tenggat < today, "can_end": perms.can_end_bendera(user, row)}
            for row in flags
            if row.is_terbuka
        ],
        "semua_bendera": flags,
        "daftar_aksi": [
            *([Aksi("Catatan", reverse("kasus:add_catatan", args=[kasus.slug]))] if can_add else []),
            *([Aksi("Bendera", reverse("kasus:record_bendera", args=[kasus.slug]))] if can_flag else []),
        ],
    }


def kejadian_catatan(user: Pengguna, kasus: Kasus, halaman: dict) -> list[Kejadian]:
    """Each note on the day it speaks of; one that was corrected says so and keeps its text."""
    rows = list(Catatan.objects.visible_to(user).filter(kasus=kasus).select_related("korban", "dicatat_oleh", "kasus"))
    superseded = {row.menggantikan_id for row in rows}
    events = []
    for row in rows:
        written = timezone.localdate(row.dicatat_pada)
        is_old = row.pk in superseded
        about = f", K{row.korban.urutan}" if row.korban else ""
        title = f"{'Catatan lama, sudah diperbaiki' if is_old else 'Catatan'}: {row.get_jenis_display()}{about}"
        late = "" if row.tanggal == written else f", ditulis {tulis_tanggal(written)}"
        may = not is_old and perms.can_update_catatan(user, row)
        events.append(
            Kejadian(
                row.dicatat_pada if row.tanggal == written else pada_tanggal(row.tanggal),
                "catatan",
                title,
                row.isi,
                f"{row.dicatat_oleh.nama}{late}",
                reverse("kasus:update_catatan", args=[kasus.slug, row.pk]) if may else "",
            )
        )
    return events


def kejadian_bendera(user: Pengguna, kasus: Kasus, halaman: dict) -> list[Kejadian]:
    events = []
    for row in halaman["semua_bendera"]:
        title = f"Bendera dipasang: {row.get_alasan_display()}, tenggat {tulis_tanggal(row.tenggat)}"
        events.append(Kejadian(row.dicatat_pada, "bendera", title, row.keterangan, row.dicatat_oleh.nama))
        if row.selesai_pada:
            title = f"Bendera selesai: {row.get_alasan_display()}"
            events.append(Kejadian(row.selesai_pada, "bendera", title, row.catatan_selesai, row.selesai_oleh.nama))
    return events
