"""Makers of cases, through the real actions."""

import datetime
import uuid

from anggota.models import Instansi, Pengguna
from gugus_tugas.versi import stamp
from kasus import actions
from kasus.enums import HasilPermintaan, JenisLayanan, JenisPermintaan, PemohonData, SumberBiaya, SumberLaporan
from kasus.models import (
    IdentitasKorban,
    Kasus,
    Konsep,
    Korban,
    Layanan,
    Pemantauan,
    Permintaan,
    Persetujuan,
    RencanaReintegrasi,
)
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


def make_rencana(korban: Korban, *, by: Pengguna, **values) -> RencanaReintegrasi:
    defaults = {"bidang": "sekolah", "sasaran": "kembali bersekolah", "target": datetime.date(2026, 9, 1)}
    return actions.add_rencana(korban, by=by, **{**defaults, **values})


def make_pemantauan(korban: Korban, *, by: Pengguna, instansi, mulai=datetime.date(2026, 3, 10)) -> Pemantauan:
    """The first of the three visits counted from `mulai`."""
    return actions.schedule_pemantauan(korban, mulai=mulai, instansi=instansi, by=by)[0]


def make_perjalanan(korban: Korban, *, by: Pengguna, instansi, teks: str = "rekaan") -> None:
    """One row of everything that follows a record: screening, decision, right, goal, visit, empowerment. `teks` in every note."""
    day = datetime.date(2012, 3, 1) if korban.kasus.tahun_lapor < 2020 else datetime.date(2026, 3, 5)
    korban.refresh_from_db()
    actions.record_skrining(
        korban, versi=stamp(korban), by=by, tanggal=day, temuan={"proses": ["REKRUT"], "tujuan": ["ForcedLabour"]},
        jawaban={"cara": "tidak", "i_upah": "ya"}, catatan=f"Skrining {teks}",
    )  # fmt: skip
    korban.refresh_from_db()
    actions.record_penetapan(
        korban, versi=stamp(korban), by=by, status="ActualVictimOfTrafficking", penetap="Police", tanggal=day,
        alasan=f"Penetapan {teks}",
    )  # fmt: skip
    actions.record_hak(korban, by=by, hak="restitusi", keadaan="ditawarkan", tanggal=day, instansi=instansi)
    make_rencana(korban, by=by, instansi=instansi, sasaran=f"Sasaran {teks}")
    visit = make_pemantauan(korban, by=by, instansi=instansi, mulai=day)
    actions.update_pemantauan(
        visit, versi=stamp(visit), by=by, dilakukan=visit.direncanakan, keadaan="baik", catatan=f"Kunjungan {teks}"
    )
    actions.add_pemberdayaan(
        korban, by=by, jenis="modal", tanggal=day, instansi=instansi, sumber="baitul_mal", nilai=1_000_000,
        keterangan=f"Modal {teks}",
    )  # fmt: skip


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
