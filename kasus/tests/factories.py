"""Makers of cases, through the real actions."""

import datetime

from anggota.models import Pengguna
from kasus import actions
from kasus.enums import HasilPermintaan, JenisLayanan, JenisPermintaan, PemohonData, SumberBiaya, SumberLaporan
from kasus.models import IdentitasKorban, Kasus, KodeNamaKorban, Korban, Layanan, Permintaan, Terlapor
from kasus.models.identitas import kode_nama, nik_index
from kasus.models.orang import Sosok


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


def make_named(people, *, by: Pengguna, per_kasus: int = 50, batch: int = 5000, is_filed: bool = True) -> list:
    """One victim for each of `people` (kasus/tests/nama_uji.py), past the actions, with codes if `is_filed`; their keys in that order."""
    keys, memo = [], {}
    first, day = Kasus.objects.count(), datetime.date(2002, 1, 1)
    for start in range(0, len(people), batch):
        some = people[start : start + batch]
        serials = range(first + start // per_kasus + 1, first + (start + len(some) - 1) // per_kasus + 2)
        cases = Kasus.objects.bulk_create(
            [
                Kasus(nomor=f"TPPO-UJI/2002/{n:06d}", tahun_nomor=2002, urutan=n, tanggal_lapor=day, tahun_lapor=2002,
                      sumber_laporan=SumberLaporan.LANGSUNG, penanggung_jawab=by, dicatat_oleh=by)
                for n in serials
            ], batch_size=500,
        )  # fmt: skip
        victims = Korban.objects.bulk_create(
            [
                Korban(
                    kasus=cases[n // per_kasus],
                    urutan=n % per_kasus + 1,
                    jenis_kelamin=p.jenis_kelamin,
                    kelompok_usia="dewasa",
                )
                for n, p in enumerate(some)
            ],
            batch_size=500,
        )
        rows = [
            IdentitasKorban(korban=korban, nama=p.nama, tanggal_lahir=p.tanggal_lahir)
            for korban, p in zip(victims, some, strict=True)
        ]
        IdentitasKorban.objects.bulk_create(rows, batch_size=500)
        if is_filed:
            codes = [KodeNamaKorban(identitas=row, kode=code) for row in rows for code in kode_nama(row, memo)]
            KodeNamaKorban.objects.bulk_create(codes, batch_size=2000)
        keys += [korban.pk for korban in victims]
    return keys


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


def sosok(pk) -> Sosok:
    """The victim or reported person with this key, as it is now."""
    row = Korban.objects.select_related("kasus").filter(pk=pk).first()
    return Sosok(row or Terlapor.objects.select_related("kasus").get(pk=pk))


def merge(one, two, *, by: Pengguna):
    """Compares and joins the rows with these keys."""
    seen = actions.compare_orang(sosok(one), sosok(two), by=by)
    return actions.merge_orang(sosok(one), sosok(two), alasan="NIK dan tanggal lahir sama", sidik=seen.sidik, by=by)
