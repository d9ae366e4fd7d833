"""Child process: what an installation holds, every half state, and what the commands of the operator say. Prints JSON."""

import io
import json
from collections import Counter

import django
from django.core.management import CommandError, call_command
from django.db.models import F

django.setup()

from anggota.actions.berkas import find_berkas  # noqa: E402
from anggota.models import JejakAudit, Kiriman  # noqa: E402
from kasus.models import Catatan, Kasus, Korban, Lampiran, RiwayatStatus  # noqa: E402


def trail(event: str) -> Counter:
    return Counter(JejakAudit.objects.filter(peristiwa=event).values_list("objek_kode", flat=True))


def told(command: str) -> str:
    out = io.StringIO()
    try:
        call_command(command, stdout=out)
    except CommandError as fault:
        out.write(str(fault))
    return out.getvalue()


def faults() -> list[str]:
    cases = list(Kasus.objects.order_by("tahun_nomor", "urutan"))
    numbers = [(year, n) for year, many in Counter(k.tahun_nomor for k in cases).items() for n in range(1, many + 1)]
    found = {
        "nomor berurutan": sorted(numbers) == [(k.tahun_nomor, k.urutan) for k in cases],
        "riwayat tiap kasus": Counter(RiwayatStatus.objects.filter(dari="").values_list("kasus_id", flat=True))
        == Counter(k.pk for k in cases),
        "korban tiap kasus": all(k.daftar_korban.exists() for k in cases),
        "tahun tiap korban": not Korban.objects.exclude(tahun_lapor=F("kasus__tahun_lapor")).exists(),
        "jejak tiap kasus": trail("record_kasus") == Counter(k.nomor for k in cases),
        "jejak tiap catatan": trail("add_catatan") == Counter(Catatan.objects.values_list("kasus__nomor", flat=True)),
        "jejak tiap lampiran": trail("add_lampiran")
        == Counter(Lampiran.objects.values_list("kasus__nomor", flat=True)),
        "kiriman tanpa hasil": not Kiriman.objects.filter(objek_id="").exists(),
        "baris tanpa berkas": not find_berkas(older_than=None).hilang,
        "ukuran berkas": all(len(row.berkas.open("rb").read()) == row.ukuran for row in Lampiran.objects.all()),
    }
    return [name for name, holds in found.items() if not holds]


print(
    json.dumps(
        {
            "kasus": [k.uraian for k in Kasus.objects.all()],
            "catatan": [row.isi for row in Catatan.objects.all()],
            "lampiran": [row.keterangan for row in Lampiran.objects.all()],
            "separuh": faults(),
            "jejak": told("periksa_jejak"),
            "periksa": told("periksa"),
            "yatim": find_berkas(older_than=None).yatim,
        }
    )
)
