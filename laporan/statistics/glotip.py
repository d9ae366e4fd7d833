"""A year in the layout of UNODC's GLOTIP data file (ranah.md 4.3): for the national focal point, exact, never for the public.

The same victims appear once in each dimension: only "Total" may be summed. Unit of count: persons, and offences for reports to the police.
Child is who was under 18 when exploited. Words of the file are English, as the file is.
"""

import datetime
from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count

from kasus.enums import JenisKelamin, JenisPutusan, JenisUnsur, KelompokUsia, TingkatPutusan, Tujuan
from kasus.models import Putusan, Unsur
from laporan.statistics import ORANG_DARI, SUMBER_REGISTER, is_counted_from_register, recorded, victims
from laporan.statistics.penegakan import penegakan
from wilayah.models import INDONESIA

VICTIMS, OFFENCES, JUDGED = "Detected trafficking victims", "Recorded offences", "Persons judged in first instance"
TOTAL, UNKNOWN = "Total", "Unknown"
SEX = {JenisKelamin.PEREMPUAN: "Female", JenisKelamin.LAKI_LAKI: "Male", JenisKelamin.TIDAK_DIKETAHUI: UNKNOWN}
AGE = {
    KelompokUsia.ANAK: "0 to 17 years",
    KelompokUsia.DEWASA: "18 years or over",
    KelompokUsia.TIDAK_DIKETAHUI: UNKNOWN,
}
MIXED = "Other purposes"
FORM = {
    Tujuan.SEKSUAL: "Sexual exploitation",
    Tujuan.KERJA_PAKSA: "Forced labour",
    Tujuan.PEKERJA_ANAK: "Forced labour",
    Tujuan.PERHAMBAAN: "Forced labour",
    Tujuan.PERBUDAKAN: "Forced labour",
    Tujuan.ORGAN: "Removal of organ",
}


OUTCOME = {
    JenisPutusan.BERSALAH: "Convicted",
    JenisPutusan.BEBAS: "Acquitted",
    JenisPutusan.LEPAS: "Discharged from all charges",
}


@dataclass(frozen=True)
class BarisGlotip:
    """One line; `sex` and `age` are "Total" where the line does not ask for them."""

    indicator: str
    dimension: str
    category: str
    sex: str
    age: str
    jumlah: int


def glotip(tahun: int, *, on: datetime.date) -> list[BarisGlotip]:
    """Empty for a year for which the register does not answer: another source has no such parts."""
    if not is_counted_from_register(tahun):
        return []
    law, judged = penegakan(tahun, on=on, in_full=True), _judged(tahun, on=on)
    return [
        *_by_sex_and_age(tahun),
        *_lines("by form of exploitation", _forms(tahun)),
        *_lines("by citizenship", _citizenship(tahun)),
        BarisGlotip(OFFENCES, TOTAL, TOTAL, TOTAL, TOTAL, law.perkara_baru),
        BarisGlotip(JUDGED, TOTAL, TOTAL, TOTAL, TOTAL, sum(judged.values())),
        *(
            BarisGlotip(JUDGED, "by outcome", OUTCOME[kode], TOTAL, TOTAL, judged[kode])
            for kode in OUTCOME
            if judged[kode]
        ),
    ]


def _judged(tahun: int, *, on: datetime.date) -> Counter:
    """Suspects by the verdict of first instance of this year, whatever a higher court said of it later."""
    rows = Putusan.objects.filter(tingkat=TingkatPutusan.PERTAMA, tanggal__year=tahun, tanggal__lte=on).order_by()
    return Counter(dict(rows.values_list("jenis").annotate(n=Count("*"))))


def _by_sex_and_age(tahun: int) -> list[BarisGlotip]:
    """Every sex by every age that occurs, and their sums."""
    rows = victims(tahun).order_by().values_list("jenis_kelamin", "kelompok_usia").annotate(n=Count("*"))
    counts: Counter = Counter()
    for sex, age, n in rows:
        for where in ((SEX[sex], AGE[age]), (SEX[sex], TOTAL), (TOTAL, AGE[age]), (TOTAL, TOTAL)):
            counts[where] += n
    counts.setdefault((TOTAL, TOTAL), 0)
    return [BarisGlotip(VICTIMS, TOTAL, TOTAL, *where, counts[where]) for where in sorted(counts)]


def _forms(tahun: int) -> Counter:
    """Each victim once: who suffered more than one form stands under the others, as the file wants it."""
    purposes = Unsur.objects.filter(jenis=JenisUnsur.TUJUAN, korban__in=recorded(tahun)).order_by()
    found = defaultdict(set)
    for victim, kode in purposes.values_list(ORANG_DARI, "kode"):
        found[victim].add(FORM.get(kode, MIXED))
    counts = Counter(forms.pop() if len(forms) == 1 else MIXED for forms in found.values())
    return counts + Counter({UNKNOWN: victims(tahun).count() - len(found)})


def _citizenship(tahun: int) -> Counter:
    counts: Counter = Counter()
    for code, n in victims(tahun).order_by().values_list("kewarganegaraan").annotate(n=Count("*")):
        counts[UNKNOWN if code is None else "National citizens" if code == INDONESIA else "Foreign citizens"] += n
    return counts


def _lines(dimension: str, counts: Counter) -> list[BarisGlotip]:
    return [BarisGlotip(VICTIMS, dimension, name, TOTAL, TOTAL, counts[name]) for name in sorted(counts)]


# Columns of the file, in its order; of each line the same but for what BarisGlotip says.
KEPALA = (
    "Iso3_code", "Country", "Region", "Subregion", "Indicator", "Dimension", "Category", "Sex", "Age", "Year", "Unit",
    "txtVALUE", "Source",
)  # fmt: skip


def as_row(line: BarisGlotip, tahun: int) -> list:
    """Province and source stand in the last column: the counts are of Aceh alone."""
    place = ("IDN", "Indonesia", "Asia", "South-eastern Asia")
    what = (line.indicator, line.dimension, line.category, line.sex, line.age, tahun, "Counts", line.jumlah)
    return [*place, *what, f"Gugus Tugas PP-TPPO Aceh, {SUMBER_REGISTER.lower()} (Provinsi Aceh)"]
