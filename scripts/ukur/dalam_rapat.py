"""Runs inside Django: meetings, recommendations, items and notes by the thousand, and the pages that list them as each role."""

import datetime
import json
import sys

import django

django.setup()

from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from anggota.models import Instansi, Pengguna  # noqa: E402
from rapat.enums import JenisRapat, PeranInstansi, Prioritas, StatusRapat, StatusTindakLanjut, Usulan  # noqa: E402
from rapat.models import Perkembangan, Rapat, Rekomendasi, TindakLanjut  # noqa: E402
from ukur import tanam  # noqa: E402
from ukur.dalam import measured  # noqa: E402

MEETINGS, ITEMS_EACH, BATCH = 100, 3, 2000
ROLES = ("sekretariat", "kepala", tanam.BESAR, tanam.KECIL, "pimpinan")
WORDS = (
    "alur rujukan",
    "rumah aman",
    "biaya rehabilitasi",
    "nota kesepahaman",
    "sosialisasi gampong",
    "pengawasan P3MI",
)


def fill(number: int, people: dict[str, Pengguna] | None = None) -> None:
    """Four meetings a year and more; three agencies each; the first accounts' agency leads every third. A tenth is high, half are open."""
    people = people or tanam.accounts()
    by, judge = people["sekretariat"], people["kepala"]
    today = timezone.localdate()
    meetings = Rapat.objects.bulk_create(
        Rapat(
            jenis=JenisRapat.RAKOR, judul=f"Rapat koordinasi {n + 1}", tahun=day.year, tanggal=day, tempat="Banda Aceh",
            status=StatusRapat.SELESAI, dicatat_oleh=by,
        )
        for n in range(MEETINGS)
        for day in [today - datetime.timedelta(days=90 * (MEETINGS // 2) * (MEETINGS - n) // MEETINGS)]
    )  # fmt: skip
    agencies = list(Instansi.objects.order_by("pk"))
    rows = Rekomendasi.objects.bulk_create(
        [
            Rekomendasi(
                nomor=n + 1, rapat=meetings[n * MEETINGS // number], sejak=meetings[n * MEETINGS // number].tanggal, dicatat_oleh=by,
                penanggung_jawab=agencies[n * ITEMS_EACH % 3],
                uraian=f"Menyusun dan menjalankan {WORDS[n % len(WORDS)]} bersama instansi terkait, langkah {n + 1}",
                prioritas=list(Prioritas)[0 if n % 10 == 0 else 1 + n % 2],
                tenggat=meetings[n * MEETINGS // number].tanggal + datetime.timedelta(days=180),
                wilayah_id=f"11.{1 + n % 18:02d}" if n % 4 == 0 else None,
                berulang_bulan=3 if n % 20 == 0 else None, kode_hambatan="biaya" if n % 9 == 0 else "",
            )
            for n in range(number)
        ],
        batch_size=BATCH,
    )  # fmt: skip
    items = [_item(row, n, k, agencies, by, judge) for n, row in enumerate(rows) for k in range(ITEMS_EACH)]
    TindakLanjut.objects.bulk_create(items, batch_size=BATCH)
    Perkembangan.objects.bulk_create(
        [
            Perkembangan(
                tindak_lanjut=item, usulan=Usulan.PROSES, tindakan="Rapat teknis dilaksanakan.", dicatat_oleh=by,
                prioritas=item.rekomendasi.prioritas, tanggal_rapat=item.rekomendasi.sejak,
                dicatat_pada=timezone.now() - datetime.timedelta(days=n % 400),
            )
            for n, item in enumerate(items)
            if item.status != StatusTindakLanjut.BELUM
            for _ in range(2)
        ],
        batch_size=BATCH,
    )  # fmt: skip


def _item(row: Rekomendasi, n: int, k: int, agencies: list, by: Pengguna, judge: Pengguna) -> TindakLanjut:
    status = list(StatusTindakLanjut)[(n + k) % 4 if n % 2 else 2]
    final = status in {StatusTindakLanjut.SESUAI, StatusTindakLanjut.TIDAK_DAPAT}
    return TindakLanjut(
        rekomendasi=row, sejak=row.sejak, instansi=agencies[(n * ITEMS_EACH + k) % 3 if k == 0 else 3 + (n + k) % (len(agencies) - 3)],
        peran=PeranInstansi.PENDUKUNG if k else PeranInstansi.PENANGGUNG_JAWAB, tenggat=row.tenggat, status=status,
        selesai_pada=timezone.now() if final else None, selesai_oleh=judge if final else None, dicatat_oleh=by,
    )  # fmt: skip


def pages() -> list[tuple[str, str, str]]:
    """(name, role, address)"""
    lists = {
        "register": "/rekomendasi/", "register, dalam proses": "/rekomendasi/?keadaan=proses", "register, lewat": "/rekomendasi/?lewat=1",
        "register, satu instansi": f"/rekomendasi/?instansi={tanam.BESAR}", "register, kata": "/rekomendasi/?q=rumah+aman",
        "register, tenggat terdekat": "/rekomendasi/?urut=tenggat", "register, halaman terakhir": "/rekomendasi/?hal=80",
        "matriks": "/rekomendasi/matriks/", "satu rekomendasi": "/rekomendasi/1000/", "satu garis": "/rekomendasi/1000/garis/",
    }  # fmt: skip
    found = [(name, "sekretariat", url) for name, url in lists.items()]
    found += [("register", role, "/rekomendasi/") for role in ROLES[1:]]
    found += [("tindak lanjut saya", role, "/tindak-lanjut/") for role in ROLES]
    found += [("kartu semua instansi", role, "/rekomendasi/kartu/") for role in ("sekretariat", "pimpinan")]
    found += [
        ("kartu satu instansi", role, f"/rekomendasi/kartu/{tanam.BESAR}/") for role in ("sekretariat", tanam.BESAR)
    ]
    return found + [("beranda", role, "/") for role in ROLES]


if __name__ == "__main__":
    fill(int(sys.argv[1]))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    floor = measured("halaman tanpa rapat", "sekretariat", "/wilayah/")
    figures = [measured(*page) for page in pages()]
    counts = {m._meta.model_name: m.objects.count() for m in (Rapat, Rekomendasi, Perkembangan)}
    counts["tindak_lanjut"] = TindakLanjut.objects.count()
    print(json.dumps({**counts, "batas_bawah": floor["median"], "halaman": figures}))
