"""Prevention beside risk: where to go next quarter."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from anggota.replika import baca_replika
from gugus_tugas.auth import require
from laporan import perms
from laporan.forms import TahunForm
from laporan.statistics import jangkauan as hitung
from wilayah.peta import Peta, Pita, build_peta

ADA, TERLEWAT = 1, 2
PITA_RISIKO = (Pita("berisiko, ada kegiatan", ADA), Pita("berisiko, belum ada kegiatan", TERLEWAT))
TULISAN = {ADA: "ada", TERLEWAT: "belum"}


@require_safe
@require(perms.can_view_laporan)
@baca_replika
def jangkauan(request):
    form = TahunForm(request.GET or {"tahun": timezone.localdate().year})
    in_full = perms.can_read_semua_kasus(request.user)
    rows = hitung.jangkauan(form.tahun_diminta, in_full=in_full)
    context = {
        "form": form,
        "tahun": form.tahun_diminta,
        "dari": form.tahun_diminta - hitung.TAHUN_DIGABUNG + 1,
        "daftar": rows,
        "terlewat": sum(row.is_terlewat for row in rows),
        "peta": _map(rows, form.tahun_diminta),
        "in_full": in_full,
    }
    return render(request, "laporan/jangkauan.html", context)


def _map(rows: list[hitung.BarisJangkauan], tahun: int) -> Peta:
    return build_peta(
        [row.tempat for row in rows],
        {row.tempat.kode: TERLEWAT if row.is_terlewat else ADA if row.is_berisiko else None for row in rows},
        judul=f"Kabupaten/kota berisiko, dengan dan tanpa kegiatan pencegahan, {tahun}",
        keterangan=f"Risiko dan kegiatan, {tahun}",
        daftar_pita=PITA_RISIKO,
        tulis=TULISAN.__getitem__,
        label_kosong="tidak diketahui berisiko",
    )
