"""Birth, event, report, today: in this order, whoever types them (keamanan.md 27). Pure: no row is read here.

Approximate dates count as the whole span they may mean, so that only the impossible is refused. The sentences name
victims by code and never say a birth date: who may change an event need not have opened an identity.
"""

import datetime
from dataclasses import dataclass

from gugus_tugas.tanggal import Perkiraan, tulis_tanggal
from kasus.enums import USIA_DEWASA, KelompokUsia, TahapPeristiwa


@dataclass(frozen=True)
class Galat:
    """What cannot be, and on which part: "peristiwa" or "korban", its place in the list, and the field."""

    bagian: str
    ke: int
    kolom: str
    teks: str


def age_on(born: datetime.date, day: datetime.date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def age_range(lahir: Perkiraan, peristiwa: list[tuple[str, Perkiraan | None]], lapor: datetime.date) -> tuple[int, int]:
    """Youngest and oldest the person can have been when ensnared; one number only when both dates are exact.

    Exploitation decides, then recruitment; without a date all that is known is: not older than at the report.
    """
    spans = _spans(peristiwa)
    first = min((span.awal for span in spans), default=lahir.akhir)
    last = max((span.akhir for span in spans), default=lapor)
    return max(age_on(lahir.akhir, first), 0), age_on(lahir.awal, min(last, lapor))


def _spans(peristiwa: list[tuple[str, Perkiraan | None]]) -> list[Perkiraan]:
    for tahap in (TahapPeristiwa.EKSPLOITASI, TahapPeristiwa.PEREKRUTAN):
        if spans := [span for stage, span in peristiwa if stage == tahap and span]:
            return spans
    return []


def faults(
    lapor: datetime.date,
    peristiwa: list[tuple[str, Perkiraan | None]],
    korban: list[tuple[str, Perkiraan | None, int | None, str]],
) -> list[Galat]:
    """`peristiwa`: stage and date; `korban`: code, birth date, age and age group when ensnared. Empty when all can be true."""
    found = []
    for number, (tahap, span) in enumerate(peristiwa):
        if span and span.awal > lapor:
            text = (
                f"{TahapPeristiwa(tahap).label} {span} tidak mungkin sesudah laporan diterima, {tulis_tanggal(lapor)}."
            )
            found.append(Galat("peristiwa", number, "tanggal", text))
    for number, (kode, lahir, usia, kelompok) in enumerate(korban):
        if not lahir:
            continue
        youngest, oldest = age_range(lahir, peristiwa, lapor)
        if lahir.awal > lapor:
            found.append(Galat("korban", number, "tanggal_lahir", f"{kode}: tanggal lahir sesudah laporan diterima."))
            continue
        spans = _spans(peristiwa)
        if spans and lahir.awal > max(span.akhir for span in spans):
            found.append(Galat("korban", number, "tanggal_lahir", f"{kode}: tanggal lahir sesudah peristiwanya."))
        elif usia is not None and not youngest <= usia <= oldest:
            found.append(Galat("korban", number, "usia_saat_terjerat", _unlike(kode, f"usia {usia}")))
        elif usia is None and (
            (kelompok == KelompokUsia.ANAK and youngest >= USIA_DEWASA)
            or (kelompok == KelompokUsia.DEWASA and oldest < USIA_DEWASA)
        ):
            said = KelompokUsia(kelompok).label.split(" (")[0].lower()
            found.append(Galat("korban", number, "kelompok_usia", _unlike(kode, f"kelompok usia {said}")))
    return found


def _unlike(kode: str, apa: str) -> str:
    return (
        f"{kode}: {apa} saat terjerat tidak cocok dengan tanggal lahir dan tanggal peristiwa. Perbaiki salah satunya."
    )
