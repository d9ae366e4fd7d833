"""Restricted places as a table sends them in, and the words of one that no page, title or trail may say."""

import datetime

from anggota.models import JejakAudit
from program import actions
from program.resources import TabelLokasi
from program.tests.factories import table

DAY = datetime.date(2026, 3, 4)
HEAD = [kolom.judul for kolom in TabelLokasi.kolom]
GOOD = {
    "Kunci": "LOK-1", "Instansi": "Dinsos", "Jenis tempat": "Terminal", "Wilayah": "Lampulo, Kuta Alam", "Nama tempat": "ZZTEMPAT",
    "Alamat atau patokan": "ZZLORONG", "Indikasi": "ZZBUKTI", "Sumber indikasi": "Media", "Tingkat kerawanan": "Tinggi",
    "Status": "Dipantau", "Terakhir diperiksa": "4/3/2026", "Pemeriksaan berikutnya": "4/4/2026",
}  # fmt: skip
CANARIES = {"nama": "ZZTEMPAT", "alamat": "ZZLORONG", "indikasi": "ZZBUKTI"}


def row(**changes) -> list:
    return [{**GOOD, **changes}.get(name) for name in HEAD]


def preview(by, *rows):
    tabel = TabelLokasi(by)
    return tabel.preview(tabel.read(table(HEAD, *rows)))


def store(by, *rows):
    tabel = TabelLokasi(by)
    impor = actions.hold_impor(tabel, rows=tabel.read(table(HEAD, *rows)), by=by)
    return actions.import_program(impor, sidik=preview(by, *rows).sidik, by=by)


def told(text: str) -> list[str]:
    return [word for word in CANARIES.values() if word in text]


def events(name: str) -> int:
    return JejakAudit.objects.filter(peristiwa=name).count()
