"""Calendar files (RFC 5545): one meeting, or all that an account sees. Nothing about cases: titles come from `judul_terbuka`."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from rapat.enums import StatusRapat

CONTENT_TYPE = "text/calendar; charset=utf-8"
LINE_OCTETS = 75
ZONE = "Asia/Jakarta"
# Western Indonesian Time has no summer time; a client that knows no Olson names reads it here.
VTIMEZONE = [
    "BEGIN:VTIMEZONE",
    f"TZID:{ZONE}",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0700",
    "TZOFFSETTO:+0700",
    "TZNAME:WIB",
    "END:STANDARD",
    "END:VTIMEZONE",
]


@dataclass(frozen=True)
class Acara:
    """One entry of a calendar."""

    uid: str
    urutan: int
    judul: str
    tanggal: datetime.date
    mulai: datetime.time | None
    selesai: datetime.time | None
    tempat: str
    alamat: str
    dicatat: datetime.datetime
    is_batal: bool = False


def acara_of(rapat, *, urutan: int, isi=None, dicatat: datetime.datetime | None = None) -> Acara:
    """The meeting as it stands, or (`isi`) as an invitation announced it. A cancelled one replaces what was announced last."""
    facts, is_batal = isi or rapat, rapat.status == StatusRapat.BATAL
    return Acara(
        uid=str(rapat.uid),
        urutan=urutan + is_batal,
        judul=facts.judul if isi else rapat.judul_terbuka,
        tanggal=facts.tanggal,
        mulai=facts.mulai,
        selesai=facts.selesai,
        tempat=facts.tempat,
        alamat=f"{settings.SITUS_URL}{reverse('rapat:detail', args=[rapat.pk])}",
        dicatat=dicatat or rapat.diubah_pada or rapat.dicatat_pada,
        is_batal=is_batal,
    )


def write_calendar(events: Iterable[Acara], *, nama: str = "") -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Gugus Tugas PP-TPPO Aceh//Rapat//ID", "CALSCALE:GREGORIAN"]
    lines += [
        "METHOD:PUBLISH",
        *([f"X-WR-CALNAME:{escape(nama)}", "REFRESH-INTERVAL;VALUE=DURATION:PT6H"] if nama else []),
    ]
    lines += VTIMEZONE
    for event in events:
        lines += _event(event)
    return "".join(fold(line) for line in [*lines, "END:VCALENDAR"]).encode()


def _event(event: Acara) -> list[str]:
    stamp = f"{event.dicatat.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}"
    return [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{stamp}",
        f"LAST-MODIFIED:{stamp}",
        f"SEQUENCE:{event.urutan}",
        *_times(event),
        f"SUMMARY:{escape(event.judul)}",
        f"LOCATION:{escape(event.tempat)}",
        f"DESCRIPTION:{escape('Bahan dan hasil rapat, setelah masuk ke sistem:' + chr(10) + event.alamat)}",
        f"URL:{event.alamat}",
        f"STATUS:{'CANCELLED' if event.is_batal else 'CONFIRMED'}",
        "END:VEVENT",
    ]


def _times(event: Acara) -> list[str]:
    """A day when no hour is known; without a closing hour none is invented."""
    day = event.tanggal
    if event.mulai is None:
        return [f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{day + datetime.timedelta(days=1):%Y%m%d}"]
    hours = [("DTSTART", event.mulai), *([("DTEND", event.selesai)] if event.selesai else [])]
    return [f"{name};TZID={ZONE}:{day:%Y%m%d}T{hour:%H%M%S}" for name, hour in hours]


def escape(text: str) -> str:
    text = text.replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,")
    return r"\n".join(text.splitlines())


def fold(line: str) -> str:
    """At most 75 octets a line, no letter cut in two; continued lines begin with a blank."""
    parts, current, size = [], "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > LINE_OCTETS:
            parts.append(current)
            current, size = " ", 1
        current, size = current + letter, size + octets
    return "\r\n".join([*parts, current]) + "\r\n"


def file_name(rapat) -> str:
    return f"rapat-{rapat.tanggal:%Y%m%d}.ics"
