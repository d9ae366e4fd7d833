"""What is done with a plan and its lines, through the real actions; and the cells of the page of all lines."""

import datetime
from decimal import Decimal

from gugus_tugas.versi import stamp
from program import actions
from program.models import BarisRencana, RealisasiRencana

TODAY = datetime.date(2026, 11, 29)


def tell(row, triwulan, jumlah, *, by, **values) -> RealisasiRencana:
    return actions.record_realisasi(row, triwulan=triwulan, jumlah=Decimal(jumlah), by=by, **values)


def judged(row, *, on=TODAY) -> tuple:
    found = BarisRencana.objects.with_capaian(on=on).get(pk=row.pk)
    return found.capaian, found.keadaan


def step(row, to, *, by):
    return actions.change_status_rencana_aksi(row, to=to, by=by, versi=stamp(row))


def save(plan, *, by, ubah=(), baru=(), hapus=()):
    return actions.update_baris_rencana(plan, ubah=list(ubah), baru=list(baru), hapus=list(hapus), by=by)


def cells(page) -> dict:
    """What the browser would send of the table as it is shown."""
    sent = {}
    table_ = page.context["lembar"]
    for form in [table_.management_form, *table_]:
        for field in form:
            value = field.field.prepare_value(field.value())
            if value not in (None, "", False):
                sent[field.html_name] = "on" if value is True else str(value)
    return sent
