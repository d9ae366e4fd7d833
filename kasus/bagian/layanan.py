"""Services of the victims, as far as the reader may see them, and what they cost."""

from dataclasses import dataclass

from django.db.models import Prefetch
from django.urls import reverse

from anggota.models import Pengguna
from kasus import perms
from kasus.bagian.aksi import Aksi
from kasus.bagian.kejadian import Kejadian, pada_tanggal
from kasus.enums import SumberBiaya
from kasus.models import Kasus, Korban, Layanan


@dataclass(frozen=True)
class RingkasBiaya:
    """Rupiah over some services: by source, what has a payer, and the gap for which there is none."""

    per_sumber: tuple[tuple[str, str, int], ...]  # code, label, rupiah
    total: int
    belum_dibiayai: int


def ringkas_biaya(rows) -> RingkasBiaya:
    """Over an already scoped queryset of services."""
    sums = rows.biaya_per_sumber()
    lines = tuple((sumber.value, sumber.label, sums[sumber.value]) for sumber in SumberBiaya if sumber.value in sums)
    return RingkasBiaya(lines, sum(sums.values()), sums.get(SumberBiaya.BELUM_ADA, 0))


def _services(user: Pengguna):
    return Layanan.objects.visible_to(user).select_related("penyedia", "korban__kasus").prefetch_related("daftar_biaya")


def _marked(user: Pengguna, rows) -> list[Layanan]:
    """The rows, each with `bisa_diubah` for this reader."""
    for row in rows:
        row.bisa_diubah = perms.can_update_layanan(user, row)
    return rows


def kasus_section(user: Pengguna, kasus: Kasus) -> dict:
    korban = Korban.objects.visible_to(user).filter(kasus=kasus).select_related("kasus", "kewarganegaraan", "asal")
    daftar_korban = list(korban.prefetch_related(Prefetch("daftar_layanan", _services(user), "layanan_terlihat")))
    for row in daftar_korban:
        _marked(user, row.layanan_terlihat)
    can_add = perms.can_add_layanan(user, kasus)
    return {
        "daftar_korban": daftar_korban,
        "daftar_aksi": [Aksi("Layanan", reverse("kasus:add_layanan", args=[kasus.slug]))] if can_add else [],
    }


def korban_section(user: Pengguna, korban: Korban) -> dict:
    rows = _services(user).filter(korban=korban)
    can_add = perms.can_add_layanan(user, korban.kasus)
    url = f"{reverse('kasus:add_layanan', args=[korban.kasus.slug])}?korban={korban.pk}"
    return {
        "daftar_layanan": _marked(user, list(rows)),
        "biaya": ringkas_biaya(rows),
        "daftar_aksi": [Aksi("Layanan", url)] if can_add else [],
    }


def kejadian(user: Pengguna, kasus: Kasus, halaman: dict) -> list[Kejadian]:
    """Each service when it was asked for, given, and ended."""
    events = []
    for row in (row for korban in halaman["daftar_korban"] for row in korban.layanan_terlihat):
        what = f"{row.nama} untuk K{row.korban.urutan}"
        url = reverse("kasus:korban_detail", args=[kasus.slug, row.korban_id])
        agency = row.penyedia.singkatan
        events.append(Kejadian(pada_tanggal(row.diminta), "layanan", f"Diminta: {what}", oleh=agency, url=url))
        if row.diberikan:
            events.append(Kejadian(pada_tanggal(row.diberikan), "layanan", f"Diberikan: {what}", oleh=agency, url=url))
        if row.hasil and (ended := pada_tanggal(row.selesai) if row.selesai else row.diubah_pada):
            said = f"{row.get_hasil_display()}: {what}"
            events.append(Kejadian(ended, "layanan", said, row.get_hambatan_display(), agency, url))
    return events
