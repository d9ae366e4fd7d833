"""What the yearly report still needs of this case, and its entry in SIMFONI-PPA."""

from django.urls import reverse

from anggota.models import Pengguna
from kasus import perms
from kasus.bagian.kejadian import Kejadian, pada_tanggal
from kasus.bagian.petak import Petak
from kasus.kelengkapan import kelengkapan
from kasus.models import Kasus


def kasus_section(user: Pengguna, kasus: Kasus) -> dict:
    counted = perms.can_record_kasus(user) and not kasus.is_dimusnahkan
    return {
        "kelengkapan": kelengkapan(user, kasus) if counted else None,
    }


def petak(user: Pengguna, kasus: Kasus, halaman: dict) -> list[Petak]:
    found = halaman["kelengkapan"]
    if found is None:
        return []
    missing = len(found.kurang)
    note = f"kurang {missing}" if missing else "lengkap"
    return [Petak("Kelengkapan", f"{found.persen} %", note, "perhatian" if missing else "selesai", "#kelengkapan")]


def kejadian(user: Pengguna, kasus: Kasus, halaman: dict) -> list[Kejadian]:
    if not (perms.can_view_whole_kasus(user) and kasus.tanggal_simfoni):
        return []
    url = reverse("kasus:simfoni", args=[kasus.slug])
    return [
        Kejadian(pada_tanggal(kasus.tanggal_simfoni), "simfoni", "Diinput ke SIMFONI-PPA", kasus.nomor_simfoni, url=url)
    ]
