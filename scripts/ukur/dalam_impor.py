"""Runs inside Django: one table of cases, read, previewed and stored; and the same rows inserted without any question."""

import datetime
import io
import json
import sys
import time

import django

django.setup()

import openpyxl  # noqa: E402
from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from anggota.models import Pengguna  # noqa: E402
from kasus import actions, lembar  # noqa: E402
from kasus.actions import dasar  # noqa: E402
from kasus.actions.impor import _store  # noqa: E402
from kasus.actions.kasus import lock_numbering  # noqa: E402
from kasus.resources import KasusResource  # noqa: E402


def table(number: int) -> bytes:
    """Two victims a case, every column filled that usually is."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Kasus")
    sheet.append([kolom.judul for kolom in lembar.KOLOM])
    for n in range(number):
        case, day = n // 2, datetime.date(2015, 1, 1) + datetime.timedelta(days=n // 2 % 4000)
        values = {
            "kunci_kasus": f"U-{case}", "kunci_korban": f"U-{case}/{n % 2}", "tanggal_lapor": day, "sumber_laporan": "langsung",
            "tempat_lapor": "Kota Langsa", "uraian": f"Uraian {case}", "jenis_kelamin": "P", "usia_saat_terjerat": 10 + n % 40,
            "kewarganegaraan": "Indonesia", "asal": "Kab. Aceh Timur", "proses": "REKRUT; ANGKUT", "cara": "TIPU",
            "tujuan": "ForcedLabour", "tempat_eksploitasi": "Malaysia", "nama": f"Rekaan {n}", "nik": f"99{n:014d}",
            "tanggal_lahir": datetime.date(1950, 1, 1), "telepon": f"0899-{n}", "alamat": f"Jalan Rekaan {n}",
        }  # fmt: skip
        sheet.append([values.get(kolom.nama) for kolom in lembar.KOLOM])
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def seconds(act):
    start = time.perf_counter()
    result = act()
    return time.perf_counter() - start, result


class Bare(dasar.Tumpukan):
    """The floor: rows made and inserted in bulk, nothing asked of them."""

    def add(self, row):
        self.rows.setdefault(type(row), []).append(row)
        return row


def floor(cases, by) -> float:
    start = time.perf_counter()
    with transaction.atomic():
        years = {case.values["tanggal_lapor"].year for case in cases}
        kept, dasar_class = _store.__globals__["Tumpukan"], Bare
        _store.__globals__["Tumpukan"] = dasar_class
        try:
            _store(cases, {year: lock_numbering(year) for year in years}, by=by)
        finally:
            _store.__globals__["Tumpukan"] = kept
        connection.check_constraints()
        taken = time.perf_counter() - start
        transaction.set_rollback(True)
    return taken


if __name__ == "__main__":
    by = Pengguna.objects.create(nama_pengguna="bench", nama="bench", peran="sekretariat")
    content = table(int(sys.argv[1]))
    read, rows = seconds(lambda: lembar.read_lembar(SimpleUploadedFile("kasus.xlsx", content)))
    previewed, preview = seconds(lambda: KasusResource().preview(rows))
    if preview.kesalahan:
        sys.exit(f"BERHENTI: {preview.kesalahan[0]}")
    bare = min(floor(KasusResource().preview(rows).kasus_baru, by) for _ in range(2))
    impor = actions.hold_kasus(rows=rows, by=by)
    stored, _ = seconds(lambda: actions.import_kasus(impor, sidik=preview.sidik, by=by))
    again, second = seconds(lambda: KasusResource().preview(rows))
    found = {"baca": read, "pratinjau": previewed, "batas_bawah": bare, "simpan": stored, "ulang": again}
    print(json.dumps({**found, "byte": len(content), "baru_ulang": len(second.kasus_baru)}))
