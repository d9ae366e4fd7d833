"""Runs inside Django: activities by the hundred thousand, five years of every gampong, budgets, places; and their pages as each role."""

import datetime
import json
import sys

import django

django.setup()

from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from anggota.models import Instansi, Pengguna  # noqa: E402
from laporan.statistics.bukti import SUMBER, TANGGAL_2018  # noqa: E402
from program.enums.kegiatan import JenisKegiatan, Sasaran, StatusKegiatan  # noqa: E402
from program.enums.lokasi import JenisLokasi, SumberIndikasi, TingkatRawan  # noqa: E402
from program.models import AnggaranInstansi, Kegiatan, LokasiRawan, ProgramGampong  # noqa: E402
from rapat.enums import JenisRapat, StatusRapat  # noqa: E402
from rapat.models import Rapat, Rekomendasi  # noqa: E402
from ukur import tanam  # noqa: E402
from ukur.dalam import measured  # noqa: E402
from wilayah.models import ACEH, Wilayah  # noqa: E402

YEARS, BATCH, BUDGET_LINES, PLACES = 5, 5000, 40, 2000
ROLES = ("sekretariat", tanam.BESAR, tanam.KECIL, "pimpinan")


def fill(number: int, *, gampong: int | None = None) -> None:
    """The large member has every third row. `gampong` limits how many of the 6,500 report."""
    by, today = tanam.accounts()["sekretariat"], timezone.localdate()
    agencies = list(Instansi.objects.order_by("pk"))
    codes = list(Wilayah.objects.filter(induk__induk__induk=ACEH).order_by("kode").values_list("kode", flat=True))[
        :gampong
    ]
    owner = [agencies[0] if n % 3 == 0 else agencies[n % len(agencies)] for n in range(3 * len(agencies))]
    _sixteen(agencies[0], by)
    Kegiatan.objects.bulk_create(
        (
            Kegiatan(
                instansi=owner[n % len(owner)], jenis=list(JenisKegiatan)[n % 6], judul=f"Sosialisasi {n % 977} di gampong", biaya=n % 9 * 1000,
                sasaran=list(Sasaran)[n % 13], tanggal=today - datetime.timedelta(days=n % 1826), tempat_id=codes[n * 7 % len(codes)],
                sumber_dana="apba", status=StatusKegiatan.TERLAKSANA, peserta_l=n % 40, peserta_p=n % 50, dicatat_oleh=by,
            )
            for n in range(number)
        ),
        batch_size=BATCH,
    )  # fmt: skip
    ProgramGampong.objects.bulk_create(
        (
            ProgramGampong(
                instansi=owner[n % len(owner)], gampong_id=kode, tahun=today.year - year, apbg=n % 4 * 1_000_000, kader=n % 5,
                forum_anak="ada" if n % 3 == 0 else "tidak_ada", reusam="ada" if n % 5 == 0 else "tidak_diketahui", dicatat_oleh=by,
            )
            for year in range(YEARS)
            for n, kode in enumerate(codes)
        ),
        batch_size=BATCH,
    )  # fmt: skip
    AnggaranInstansi.objects.bulk_create(
        AnggaranInstansi(
            instansi=agency, tahun=today.year - year, program=f"Program {n}", sumber_dana="apba", pagu=n * 1_000_000,
            realisasi=n * 900_000, dicatat_oleh=by,
        )
        for agency in agencies
        for year in range(YEARS)
        for n in range(BUDGET_LINES)
    )  # fmt: skip
    LokasiRawan.objects.bulk_create(
        LokasiRawan(
            nomor=n + 1, instansi=owner[n % len(owner)], jenis=list(JenisLokasi)[n % 5], wilayah_id=codes[n * 13 % len(codes)],
            nama=f"Tempat {n}", indikasi="Rekaan", sumber=SumberIndikasi.MASYARAKAT, tingkat=list(TingkatRawan)[n % 3], dicatat_oleh=by,
        )
        for n in range(PLACES)
    )  # fmt: skip


def _sixteen(agency: Instansi, by: Pengguna) -> None:
    """The standing recommendations, whose evidence is counted from all of these rows."""
    meeting = Rapat.objects.create(
        jenis=JenisRapat.RAKOR, judul="Rapat 2018", tahun=TANGGAL_2018.year, tanggal=TANGGAL_2018, tempat="Banda Aceh",
        status=StatusRapat.SELESAI, dicatat_oleh=by,
    )  # fmt: skip
    Rekomendasi.objects.bulk_create(
        Rekomendasi(
            nomor=n,
            rapat=meeting,
            sejak=TANGGAL_2018,
            penanggung_jawab=agency,
            uraian=f"Rekomendasi {n}",
            dicatat_oleh=by,
        )
        for n in SUMBER
    )


def pages() -> list[tuple[str, str, str]]:
    """(name, role, address)"""
    year = timezone.localdate().year
    lists = {
        "kegiatan": "/program/kegiatan/", "kegiatan, satu kabupaten": "/program/kegiatan/?kabkota=11.74", "kegiatan, kata": "/program/kegiatan/?q=977",
        "kegiatan, menurut nama": "/program/kegiatan/?urut=judul", "kalender": "/program/kegiatan/kalender/", "gampong": "/program/gampong/daftar/",
        "gampong, satu kabupaten": "/program/gampong/daftar/?kabkota=11.11", "anggaran": "/program/anggaran/", "lokasi": "/program/lokasi/",
    }  # fmt: skip
    sums = {
        "beranda program": "/program/", "rekap kegiatan": f"/program/kegiatan/rekap/?tahun={year}", "capaian gampong": "/program/gampong/",
        "rekap anggaran": "/program/anggaran/rekap/", "peta lokasi": "/program/lokasi/peta/",
    }  # fmt: skip
    found = [(name, role, url) for role in ROLES[:3] for name, url in lists.items()]
    found += [(name, role, url) for role in ROLES for name, url in sums.items()]
    found += [("bukti enam belas", role, "/rekomendasi/bukti/") for role in ("sekretariat", tanam.BESAR, "pimpinan")]
    return found + [("jangkauan dan risiko", role, "/laporan/jangkauan/") for role in ("sekretariat", "pimpinan")]


if __name__ == "__main__":
    fill(int(sys.argv[1]))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    floor = measured("halaman tanpa data", "sekretariat", "/wilayah/")
    figures = [measured(*page) for page in pages()]
    models = (Kegiatan, ProgramGampong, AnggaranInstansi, LokasiRawan)
    counts = {model._meta.model_name: model.objects.count() for model in models}
    print(json.dumps({**counts, "batas_bawah": floor["median"], "halaman": figures}))
