"""A new decree is carried out: open items of leaving agencies get a receiver."""

from django.db import transaction

from anggota import actions as anggota
from anggota.models import Instansi, Pengguna, SuratKeputusan
from gugus_tugas.auth import ActionRefused
from rapat.actions.dasar import hold_rapat_terbuka
from rapat.actions.pengingat import antre_susulan
from rapat.actions.rekomendasi import reassign_tindak_lanjut
from rapat.models import TindakLanjut


@transaction.atomic
def carry_out_sk(sk: SuratKeputusan, *, by: Pengguna, penerima: dict[int, Instansi]) -> SuratKeputusan:
    """The membership of the new decree becomes real: access ends, open items of leaving agencies go to `penerima` (by item).

    A second time does nothing (`is_ulangan`). Raises ActionRefused before its day, and when an item has no receiver.
    """
    # Every open item, after its meeting and before the trail: an agency that reports just now finishes first, or waits.
    hold_rapat_terbuka()
    list(TindakLanjut.objects.terbuka().select_for_update(of=("self",)).order_by("pk").values_list("pk"))
    sk, perubahan = anggota.carry_out_membership(sk, by=by)
    if sk.is_ulangan:
        return sk
    seated = set(sk.daftar_keanggotaan.values_list("instansi", flat=True))
    items = TindakLanjut.objects.terbuka().filter(instansi__in=perubahan.instansi_keluar).select_related("instansi")
    for item in items.order_by("pk"):
        if item.pk not in penerima or penerima[item.pk].pk not in seated:
            raise ActionRefused(
                f"Satu tindak lanjut {item.instansi.singkatan} belum memiliki penerima dari SK yang baru; mungkin baru saja "
                "diminta. Muat ulang halaman ini, lalu pilih penerimanya."
            )
        moved = reassign_tindak_lanjut(item, by=by, instansi=penerima[item.pk], alasan=f"Pelaksanaan {sk}")
        antre_susulan(moved.rekomendasi.rapat, by=by, butir=moved)
    return sk
