"""Runs inside Django: pages by the test client as each role, warm, median; the bare query beside them; plans of what is slow."""

import cProfile
import json
import pstats
import statistics
import sys
import time

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_test_environment, teardown_test_environment  # noqa: E402

from anggota.gerbang import TERAKHIR  # noqa: E402
from anggota.models import Pengguna  # noqa: E402
from anggota.sesi import MULAI  # noqa: E402
from gugus_tugas.fields import EncryptedTextField  # noqa: E402
from gugus_tugas.paging import NEXT, Kunci  # noqa: E402
from kasus.models import Kasus, Korban, Layanan, PerkaraHukum, RiwayatStatus, Rujukan  # noqa: E402
from ukur import tanam  # noqa: E402

WARM, TIMES, BUDGET = 2, 9, 50
FLOOR = (
    'SELECT * FROM kasus_kasus k JOIN anggota_pengguna p ON p.id = k.penanggung_jawab_id '
    "ORDER BY k.tanggal_lapor DESC, k.urutan DESC, k.id DESC LIMIT 26"
)  # fmt: skip


def browser(name: str) -> Client:
    client = Client()
    client.force_login(Pengguna.objects.get(nama_pengguna=name))
    session = client.session
    session.update(dict.fromkeys((TERAKHIR, MULAI), time.time()))
    session.save()
    return client


def milliseconds(act) -> tuple[float, float, float]:
    """Median and worst of TIMES runs after WARM ones, and the own processor time of one (what a busy machine does not stretch)."""
    taken, spent = [], time.process_time()
    for n in range(WARM + TIMES):
        start = time.perf_counter()
        act()
        taken.append((time.perf_counter() - start) * 1000)
        if n == WARM and taken[-1] > 3000:
            break
    cpu = (time.process_time() - spent) * 1000 / len(taken)
    return statistics.median(taken[WARM:]), max(taken[WARM:]), cpu


def called(act) -> int:
    """Calls of Python functions: what the page costs the processor on any machine, however busy."""
    profile = cProfile.Profile()
    profile.runcall(act)
    return pstats.Stats(profile).total_calls


def deep_cursor(client: Client, url: str, rows) -> str:
    """The address of a page in the middle of the list."""
    setup_test_environment()  # for this one answer alone: keeping the contexts of templates costs time
    response = client.get(url)
    teardown_test_environment()
    page = response.context["page"]
    if not page.berikutnya:
        return url

    order = response.context["form"].order
    middle = rows.filter(tahun_lapor=2019).order_by(*order)[:1].get()
    return f"{url}?hal={Kunci(rows, order, 25)._write(NEXT, middle)}"


def pages(number: int) -> list[tuple[str, str, str]]:
    """(name, role, address)."""
    found, sample = [], Kasus.objects.filter(tahun_lapor=2019).order_by("-tanggal_lapor", "-urutan")[:1].get()
    list_pages = {
        "daftar, halaman pertama": "/kasus/", "daftar, status terbuka": "/kasus/?status=terbuka", "daftar, tahun 2020": "/kasus/?tahun=2020",
        "daftar, korban anak": "/kasus/?kelompok=anak", "daftar, layanan lewat": "/kasus/?lewat=1",
        "daftar, periode": "/kasus/?dari=2018-01-01&sampai=2018-06-30", "cari nomor": f"/kasus/?q={sample.tahun_nomor}/{sample.urutan}",
    }  # fmt: skip
    whole = {
        "daftar, asal Kota Langsa": "/kasus/?asal=11.74", "daftar, tujuan langka": "/kasus/?tujuan=OrganRemoval",
        "daftar, belum SIMFONI": "/kasus/?simfoni=1", "daftar, nomor terakhir": "/kasus/?urut=nomor",
        "cari tempat (kota)": "/kasus/?q=Kota+Langsa", "cari tempat (gampong)": "/kasus/?q=Lampulo",
        "rincian kasus": f"/kasus/{sample.slug}/",
    }  # fmt: skip
    for role in ("sekretariat", tanam.BESAR, tanam.KECIL, tanam.SEDANG):
        found += [(name, role, url) for name, url in list_pages.items()]
    found += [(name, "sekretariat", url) for name, url in whole.items()]
    for role in (tanam.BESAR, tanam.KECIL):
        own = Kasus.objects.visible_to(Pengguna.objects.get(nama_pengguna=role)).order_by("tanggal_lapor", "urutan")[0]
        found.append(("rincian kasus", role, f"/kasus/{own.slug}/"))
    roles = ("sekretariat", "kepala", tanam.BESAR, tanam.KECIL, tanam.SEDANG, "pimpinan", "pengelola")
    return found + [("beranda", role, "/") for role in roles]


def measure(number: int) -> dict:
    floor = milliseconds(lambda: _bare(FLOOR))
    figures = []
    for name, role, url in [*pages(number), ("halaman tanpa kasus", "sekretariat", "/wilayah/")]:
        figures.append(measured(name, role, url))
    for role in ("sekretariat", tanam.BESAR, tanam.KECIL):
        client, rows = browser(role), Kasus.objects.visible_to(Pengguna.objects.get(nama_pengguna=role))
        if role == tanam.KECIL:
            continue
        figures.append(measured("daftar, halaman dalam", role, deep_cursor(client, "/kasus/", rows)))
    return {"kasus": number, "batas_bawah": floor[0], "halaman": figures}


def measured(name: str, role: str, url: str) -> dict:
    client = browser(role)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
    if response.status_code != 200:
        sys.exit(f"BERHENTI: {url} sebagai {role} dijawab {response.status_code}")
    captured = list(queries.captured_queries)  # the next request empties the log
    median, worst, cpu = milliseconds(lambda: client.get(url))
    calls = called(lambda: client.get(url))
    row = {
        "nama": name,
        "peran": role,
        "median": median,
        "terburuk": worst,
        "cpu": cpu,
        "kueri": len(captured),
        "panggilan": calls,
        "byte": len(response.content),
    }
    if median > BUDGET:
        slow = sorted(captured, key=lambda query: float(query["time"]))[-2:]
        row["lambat"] = [{"ms": float(q["time"]) * 1000, "sql": q["sql"], "rencana": _plan(q["sql"])} for q in slow]
    print(
        f"{name:28} {role:13} {median:8.1f} ms  {worst:8.1f}  cpu {cpu:6.1f}  {len(captured):2} kueri  {calls // 1000:4} rb panggilan",
        file=sys.stderr,
        flush=True,
    )
    return row


def _bare(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        cursor.fetchall()


def _plan(statement: str) -> str:
    if not statement.startswith("SELECT"):
        return ""
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN (ANALYZE, BUFFERS) " + statement)
        return "\n".join(line for (line,) in cursor.fetchall())


def readable(number: int) -> None:
    """The case whose page is measured must open: its sealed columns are sealed for real."""
    samples = list(Kasus.objects.filter(tahun_lapor=2019).order_by("-tanggal_lapor", "-urutan")[:1])
    for role in (tanam.BESAR, tanam.KECIL):
        user = Pengguna.objects.get(nama_pengguna=role)
        samples.append(Kasus.objects.visible_to(user).order_by("tanggal_lapor", "urutan")[0])
    for kasus in samples:
        for model, path in ((Kasus, "pk"), (Korban, "kasus"), (RiwayatStatus, "kasus"), (PerkaraHukum, "kasus"),
                            (Layanan, "korban__kasus"), (Rujukan, "korban__kasus")):  # fmt: skip
            sealed = [column.name for column in model._meta.concrete_fields if isinstance(column, EncryptedTextField)]
            for row in model._base_manager.filter(**{path: kasus.pk}):
                for name in sealed:
                    setattr(row, name, None if model._meta.get_field(name).null else "")
                row.save(update_fields=sealed)


if __name__ == "__main__":
    size = int(sys.argv[2])
    if sys.argv[1] == "tanam":
        taken = tanam.fill(size)
        readable(size)
        print(json.dumps({"detik": taken}))
    elif sys.argv[1] == "sesi":
        names = ("sekretariat", tanam.BESAR, tanam.KECIL)
        key = settings.SESSION_COOKIE_NAME
        print(json.dumps({name: f"{key}={browser(name).cookies[key].value}" for name in names}))
    else:
        print(json.dumps(measure(size)))
