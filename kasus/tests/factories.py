"""Makers of cases, through the real actions."""

import datetime
import uuid

from anggota.models import Instansi, Pengguna
from kasus import actions
from kasus.enums import HasilPermintaan, JenisLayanan, JenisPermintaan, PemohonData, SumberBiaya, SumberLaporan
from kasus.models import IdentitasKorban, Kasus, Konsep, Korban, Layanan, Permintaan, Persetujuan, Rujukan
from kasus.models.identitas import nik_index


def victim(**values) -> dict:
    """Values of one victim as actions.record_kasus takes them."""
    defaults = {
        "jenis_kelamin": "P",
        "usia_saat_terjerat": 24,
        "kelompok_usia": "dewasa",
        "proses": ["REKRUT"],
        "cara": ["TIPU"],
        "tujuan": ["ForcedLabour"],
    }
    return {**defaults, **values}


def make_kasus(*, by: Pengguna, daftar_korban: list[dict] | None = None, **values) -> Kasus:
    defaults = {"tanggal_lapor": datetime.date(2026, 3, 2), "sumber_laporan": SumberLaporan.LANGSUNG}
    return actions.record_kasus(by=by, daftar_korban=daftar_korban or [victim()], **{**defaults, **values})


def make_layanan(korban: Korban, *, by: Pengguna, **values) -> Layanan:
    defaults = {
        "jenis": JenisLayanan.SOSIAL,
        "diminta": datetime.date(2026, 3, 3),
        "diberikan": None,
        "sumber_biaya": SumberBiaya.APBA,
    }
    return actions.add_layanan(korban, by=by, **{**defaults, **values})


def make_many(number: int, *, by: Pengguna, per_kasus: int = 50) -> None:
    """`number` victims with full identities, past the actions: for rotation and for scripts/bench alone."""
    first, day, birth = Kasus.objects.count(), datetime.date(2001, 1, 1), datetime.date(1993, 5, 17)
    cases = [
        Kasus(
            nomor=f"TPPO-UJI/2001/{serial:06d}",
            tahun_nomor=2001,
            urutan=serial,
            tanggal_lapor=day,
            tahun_lapor=2001,
            sumber_laporan=SumberLaporan.LANGSUNG,
            uraian=f"Kronologi {serial}",
            penanggung_jawab=by,
            dicatat_oleh=by,
        )
        for serial in range(first + 1, first + 1 + -(-number // per_kasus))
    ]
    Kasus.objects.bulk_create(cases, batch_size=500)
    for start in range(0, number, 5000):
        victims = [
            Korban(kasus=cases[n // per_kasus], urutan=n % per_kasus + 1, jenis_kelamin="P", kelompok_usia="dewasa")
            for n in range(start, min(start + 5000, number))
        ]
        Korban.objects.bulk_create(victims, batch_size=500)
        IdentitasKorban.objects.bulk_create(
            [
                IdentitasKorban(
                    korban=korban,
                    nama=f"Rekaan {n:06d}",
                    nik=f"99{n:014d}",
                    nik_indeks=nik_index(f"99{n:014d}"),
                    tanggal_lahir=birth,
                    alamat=f"Jalan Rekaan {n}",
                    telepon=f"0899-{n:06d}",
                )
                for n, korban in enumerate(victims, start)
            ],
            batch_size=500,
        )


def make_permintaan(korban: Korban, *, by: Pengguna, penjawab: Pengguna | None = None, **values) -> Permintaan:
    """A request of the victim; granted when `penjawab` is given."""
    defaults = {
        "jenis": JenisPermintaan.SALINAN,
        "waktu_diterima": datetime.datetime(2026, 3, 2, 1, tzinfo=datetime.UTC),
        "pemohon": PemohonData.KORBAN,
    }
    row = actions.record_permintaan(korban, by=by, **{**defaults, **values})
    if penjawab:
        row = actions.verify_permintaan(row, hasil=HasilPermintaan.DIPENUHI, jawaban="", by=penjawab)
    return row


def make_persetujuan(korban: Korban, *agencies: Instansi, by: Pengguna, **values) -> Persetujuan:
    """A yes of the victim, on paper, to sharing with these agencies (or to another `tujuan`)."""
    jawaban = values.get("jawaban", "setuju")
    defaults = {
        "tujuan": "berbagi",
        "jawaban": jawaban,
        "cara": "" if jawaban == "tidak_ditanyakan" else "tertulis",
        "tanggal": datetime.date(2026, 3, 4),
        "daftar_instansi": list(agencies),
    }
    return actions.record_persetujuan(korban, by=by, **{**defaults, **values})


def make_konsep(*, by: Pengguna, **fields) -> Konsep:
    """A draft with these form fields, e.g. **{"korban-0-nama": "…"}."""
    data = {
        "kasus-tanggal_lapor": ["9/3/2026"], "kasus-sumber_laporan": ["langsung"], "korban-TOTAL_FORMS": ["1"],
        "korban-INITIAL_FORMS": ["0"], "terlapor-TOTAL_FORMS": ["0"], "terlapor-INITIAL_FORMS": ["0"],
        **{name: [value] for name, value in fields.items()},
    }  # fmt: skip
    return actions.record_konsep(uuid.uuid4(), change=lambda _: data, versi=0, tab="", urut=0, by=by)


def make_rujukan(korban: Korban, penerima: Instansi, *, by: Pengguna, consent: bool = True, **values) -> Rujukan:
    """A referral that waits; with the victim's own (grown) consent unless `consent=False`."""
    if consent:
        make_persetujuan(korban, penerima, by=by, pemberi="korban_dewasa" if korban.needs_wali else "korban")
    return actions.add_rujukan(korban, by=by, **{"penerima": penerima, "daftar_jenis": ["SOS"], **values})
