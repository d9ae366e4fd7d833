"""Child of scripts/bench nama: other spellings looked for among many encrypted names, beside the plain scan."""

import os
import statistics
import time
from dataclasses import replace

from django.conf import settings
from django.db import connection

from anggota.models import Pengguna
from kasus.actions.cari import find_orang
from kasus.models import IdentitasKorban, KodeNamaKorban
from kasus.models.identitas import kode_nama
from kasus.peringkat import Ciri
from kasus.tests.factories import make_named
from kasus.tests.nama_uji import penduduk, varian
from kasus.tests.test_ejaan import KEDUA, PERTAMA
from kasus.tests.test_ejaan import pairs as read_pairs

NUMBER = int(os.environ["UKUR_JUMLAH"])
by = Pengguna.objects.get_or_create(nama_pengguna="bench", peran="sekretariat")[0]
people = penduduk(NUMBER)
# And the pairs that were collected after the rules: one spelling lives among the others, the other one is typed.
pairs = [pair for text in (PERTAMA, KEDUA) for pair in read_pairs(text)]
people += [replace(someone, nama=stored) for someone, (stored, _) in zip(penduduk(len(pairs)), pairs, strict=True)]
start = time.monotonic()
keys = make_named(people, by=by, is_filed=False)
filled = time.monotonic() - start
start, memo = time.monotonic(), {}
rows = [
    KodeNamaKorban(identitas=row, kode=code)
    for row in IdentitasKorban.objects.iterator()
    for code in kode_nama(row, memo)
]
KodeNamaKorban.objects.bulk_create(rows, batch_size=2000)
built = time.monotonic() - start
table = KodeNamaKorban._meta.db_table
with connection.cursor() as cursor:
    if connection.vendor == "postgresql":
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("SELECT pg_total_relation_size(%s)", [table])
        size = cursor.fetchone()[0]
    else:
        cursor.execute("ANALYZE")
        cursor.execute(
            "SELECT SUM(pgsize) FROM dbstat WHERE name LIKE 'kasus_kodenamakorban%' OR name LIKE 'kodenamakorban%'"
        )
        size = cursor.fetchone()[0]
print(
    f"{connection.vendor}: {NUMBER} orang, {len(rows)} kode; mengisi {filled:.0f} detik, "
    f"menghitung dan menulis indeks {built:.0f} detik, besarnya {size / 2**20:.0f} MB"
)


rules = [(v.diketik, v.nomor, v.aturan) for v in varian(people[:NUMBER])[:200]]
collected = [(typed, NUMBER + n, "terkumpul") for n, (_, typed) in enumerate(pairs)]


def ask(limit, with_year, questions):
    settings.CARI_PINDAI_HINGGA = limit
    took, busy, hits, lost, number = [], [], 0, [], len(questions)
    for written, at, rule in questions:
        typed = Ciri((written,), tahun_lahir=people[at].tanggal_lahir.year if with_year else None)
        start, work = time.monotonic(), time.process_time()
        found = find_orang(typed, may_open=lambda row: True, user=by).daftar_temuan
        took.append(1000 * (time.monotonic() - start))
        busy.append(1000 * (time.process_time() - work))
        hit = keys[at] in [row.sosok.pk for row in found]
        hits += hit
        lost += [] if hit else [(rule, written, people[at].nama)]
    took.sort(), busy.sort()
    return (
        f"{hits / number:.1%} ditemukan dengan paling banyak 5 calon; median {statistics.median(took):.0f} ms, p95 {took[int(number * 0.95) - 1]:.0f} ms "
        + f"(prosesor Python {statistics.median(busy):.0f} dan {busy[int(number * 0.95) - 1]:.0f} ms)",
        lost,
    )


find_orang(Ciri(("pemanasan",)), may_open=lambda row: True, user=by)
for label, questions, year in (
    ("nama dan tahun lahir", rules, True),
    ("nama saja", rules, False),
    (f"{len(pairs)} pasangan terkumpul, nama dan tahun lahir", collected, True),
    (f"{len(pairs)} pasangan terkumpul, nama saja", collected, False),
):
    told, lost = ask(0, year, questions)
    print(f"dengan kode, {label}: {told}")
    for row in lost[:12]:
        print("    tidak ditemukan:", *row, sep=" | ")
told, _ = ask(10**9, True, rules[:10])
print(f"batas bawah (semua nama dibuka satu per satu), nama dan tahun lahir, 10 pertanyaan: {told}")
