"""How the register is narrowed: one method per filter, each in the form that its index can serve (docs/performance.md).

A filter on something that hangs on the case (victim, element, place, service) takes the rows that the asking account may see:
a filter must not tell what the page would not show.
"""

import datetime
import re
from functools import reduce
from operator import or_

from django.apps import apps
from django.db import models
from django.db.models import Q

from anggota.models import Pengguna
from kasus.models.lingkup import led_by
from wilayah.models import Wilayah

# "TPPO-ACEH/2026/0007-K1" (or -T1, -P1), "2026/7", "0007", "7": what people type to find a case.
NOMOR = re.compile(r"(?:[A-Z-]+/)?(?:(\d{4})/)?0*(\d{1,7})(?:-[KTP]\d{1,3})?", re.ASCII)
MAX_TEMPAT = 30  # places of the same name that one search follows


def _hanging(name: str):
    """Rows of a model of a later file of this package."""
    return apps.get_model("kasus", name)._base_manager


class KasusSaring(models.QuerySet):
    """Filters of the list."""

    def with_korban(self, user: Pengguna, **wanted):
        """With a victim, among those whom this account may see, who fits."""
        korban = apps.get_model("kasus", "Korban").objects.visible_to(user)
        is_common = not any(name.startswith("asal") for name in wanted)  # sex and age group are never rare
        return led_by(self, [(korban.filter(**wanted), "kasus")], is_few=False if is_common else None)

    def with_unsur(self, jenis: str, kode: str):
        """With this element found for a victim."""
        return led_by(self, [(_hanging("Unsur").filter(jenis=jenis, kode=kode), "korban__kasus")])

    def with_tempat(self, kode: str):
        """With an event in this place or below it."""
        return led_by(self, [(_hanging("Peristiwa").filter(tempat__kode__startswith=kode), "kasus")])

    def with_perusahaan(self, perusahaan):
        """With a reported person of this company, or who is this recruiter."""
        return led_by(self, [(_hanging("Terlapor").filter(perusahaan=perusahaan), "kasus")])

    def with_layanan_lewat(self, user: Pengguna, *, on: datetime.date):
        """With a service, among those that this account may see, that is past its seven days."""
        layanan = apps.get_model("kasus", "Layanan").objects.visible_to(user).overdue(on=on).order_by("diminta")
        return led_by(self, [(layanan, "kasus")])

    def with_peristiwa(self):
        """With the events and their places, read in one query."""
        events = _hanging("Peristiwa").select_related("tempat")
        return self.prefetch_related(models.Prefetch("daftar_peristiwa", events))

    def by_kode(self, text: str):
        """By case number, its last part, code of a victim, suspect or legal case, or SIMFONI number; None when the text is no code."""
        typed = text.upper().replace(" ", "")
        if found := NOMOR.fullmatch(typed):
            year, number = found[1], int(found[2])
            wanted = Q(urutan=number, tahun_nomor=int(year)) if year else Q(urutan=number)
            return self.filter(wanted | Q(nomor_simfoni=typed))
        # Anything else may be a NIK, a telephone or a name: it is a code only if a case that is in these rows has it.
        found = self.filter(nomor_simfoni__in={typed, text.strip()})
        return found if any(sign.isdigit() for sign in typed) and found.exists() else None

    def by_tempat(self, text: str):
        """Reported, recruited, exploited in, or with a victim from, a place of this name; None when there is no such place."""
        places = [row for row in Wilayah.objects.search(text)[:MAX_TEMPAT] if row.is_cocok_utuh]
        if not places:
            return None
        best = min(row.cocok for row in places)
        codes = _outermost([row.kode for row in places if row.cocok == best])
        sources = [
            (_hanging("Kasus"), "tempat_lapor", "pk"),
            (_hanging("Peristiwa"), "tempat", "kasus"),
            (_hanging("Korban"), "asal", "kasus"),
        ]
        return led_by(
            self,
            [
                (rows.filter(reduce(or_, (Q(**{f"{place}__kode__startswith": kode}) for kode in codes))), path)
                for rows, place, path in sources
            ],
        )


def _outermost(codes: list[str]) -> list[str]:
    """Without those that lie within another of them."""
    return [kode for kode in codes if not any(kode.startswith(f"{other}.") for other in codes)]
