"""Sample of what is still being typed, and of what was changed afterwards: drafts, estimates, an alias, risk."""

import datetime
import uuid

from anggota.models import Pengguna
from gugus_tugas import clock
from gugus_tugas.clock import now
from gugus_tugas.tanggal import Ketelitian
from gugus_tugas.versi import stamp
from kasus import actions
from kasus.enums import JenisPelapor, StatusKasus, TahapPeristiwa, TingkatRisiko
from kasus.models import Kasus
from wilayah.models import Wilayah

_MANAGEMENT = {"korban-INITIAL_FORMS": "0", "terlapor-TOTAL_FORMS": "0", "terlapor-INITIAL_FORMS": "0"}
# days since the last change: what had been typed by then
DAFTAR_KONSEP = {
    24: {"kasus-uraian": "Rekaan: telepon dari warga, belum lengkap.", "kasus-sumber_laporan": "telepon", "korban-TOTAL_FORMS": "1"},
    21: {
        "kasus-tanggal_lapor": "9/3/2026", "kasus-sumber_laporan": "langsung", "kasus-tempat_lapor_teks": "Kota Langsa",
        "korban-TOTAL_FORMS": "2", "korban-0-jenis_kelamin": "P", "korban-0-usia_saat_terjerat": "16",
        "korban-1-jenis_kelamin": "P", "korban-1-kelompok_usia": "dewasa", "korban-1-menolak": "on",
    },
    10: {"kasus-tanggal_lapor": "2/3/2026", "kasus-sumber_laporan": "media", "korban-TOTAL_FORMS": "1"},
}  # fmt: skip


def load(by: Pengguna) -> None:
    """Drafts of this person, and later changes to the newest open case."""
    for days, fields in DAFTAR_KONSEP.items():
        data = {name: [value] for name, value in {**_MANAGEMENT, **fields}.items()}
        with clock.at(now() - datetime.timedelta(days=days)):
            actions.record_konsep(uuid.uuid4(), change=lambda _, data=data: data, versi=0, tab="", urut=0, by=by)
    kasus = Kasus.objects.filter(status=StatusKasus.AKTIF).order_by("nomor").last()
    if kasus:
        _complete(kasus, by)


def _complete(kasus: Kasus, by: Pengguna) -> None:
    actions.update_kasus(
        kasus, versi=stamp(kasus), by=by, jenis_pelapor=JenisPelapor.KELUARGA, risiko=TingkatRisiko.TINGGI,
        tindakan_segera="Rekaan: korban dibawa ke rumah aman pada hari yang sama.",
    )  # fmt: skip
    korban = kasus.daftar_korban.select_related("kasus").order_by("urutan").first()
    actions.update_korban(korban, versi=stamp(korban), by=by, nama_samaran="Teratai")
    span = datetime.date(kasus.tanggal_lapor.year - 1, 8, 1)
    actions.add_peristiwa(
        kasus, by=by, tahap=TahapPeristiwa.TRANSIT, tempat=Wilayah.objects.get(kode="12.71"), tanggal=span,
        ketelitian=Ketelitian.BULAN,
    )  # fmt: skip
