"""A frozen edition: everything that is printed and shown of it, as one canonical JSON, and the PDF that comes from that alone."""

import dataclasses
import datetime
import json
from collections.abc import Mapping

from gugus_tugas.csv_file import csv_bytes
from gugus_tugas.pdf import Berkas, render_pdf
from gugus_tugas.pustaka import pdf_libraries
from laporan import snapshot
from laporan.annual_report import MEETINGS_DUE, AnnualReport
from laporan.enums import Edisi
from laporan.naskah import Pengesahan, as_konsep, naskah_html
from laporan.perubahan import Beda, bandingkan
from laporan.tabel import TabelLaporan
from laporan.tabel_laporan import daftar_tabel

SKEMA = 1
RAGAM = "pdf/ua-1"


@dataclasses.dataclass(frozen=True)
class Potret:
    """The frozen content, opened."""

    isi: dict

    @classmethod
    def read(cls, text: str) -> "Potret":
        return cls(json.loads(text))

    @property
    def edisi(self) -> Edisi:
        return Edisi(self.isi["edisi"])

    @property
    def laporan(self) -> AnnualReport:
        """The figures as an object; raises SnapshotFault when AnnualReport has changed its shape since (the PDF never does)."""
        return snapshot.unpack(self.isi["laporan"], AnnualReport)

    def bagian(self, nama: str, kind: type) -> object:
        """One field of the figures alone, for whoever needs no more: it opens also when the rest has another shape by now."""
        return snapshot.unpack(self.isi["laporan"]["v"][nama], kind)

    @property
    def naskah(self) -> str:
        return self.isi["naskah"]

    @property
    def narasi(self) -> dict[str, str]:
        return self.isi["narasi"]

    @property
    def pokok(self) -> list[tuple[str, str]]:
        return [(label, value) for label, value in self.isi["pokok"]]

    @property
    def tabel(self) -> tuple[TabelLaporan, ...]:
        """The tables as they were frozen; none where the version is older than they are."""
        return tuple(snapshot.unpack(row, TabelLaporan) for row in self.isi.get("tabel", []))

    @property
    def sidik_angka(self) -> str:
        return self.isi["sidik_angka"]

    @property
    def perubahan(self) -> list[Beda]:
        return [Beda(*row) for row in self.isi["perubahan"]]

    @property
    def pustaka(self) -> dict[str, str]:
        return self.isi["pustaka"]


def build_potret(
    report: AnnualReport,
    *,
    narasi: Mapping[str, str],
    nomor: str,
    tanggal,
    versi: int,
    kode: str,
    penanda_tangan: list[dict],
    lama: Potret | None = None,
    versi_lama: int | None = None,
) -> str:
    """Canonical JSON of one edition. `lama`: the same edition of the issued version that this one replaces."""
    figures = snapshot.pack(report)
    report = snapshot.unpack(json.loads(snapshot.canonical(figures)), AnnualReport)  # printed is what is kept
    seal = Pengesahan(nomor, tanggal, versi, kode, sidik_of(figures), tuple(penanda_tangan))
    html = naskah_html(report, narasi=narasi, pengesahan=seal)
    changes = bandingkan(lama.naskah, html) if lama else []
    if changes:
        html = naskah_html(report, narasi=narasi, pengesahan=seal, perubahan=changes, versi_lama=versi_lama)
    tables = daftar_tabel(report)
    return snapshot.canonical(
        {
            "skema": SKEMA,
            "edisi": report.edisi.value,
            "tahun": report.tahun,
            "versi": versi,
            "nomor": nomor,
            "tanggal": tanggal.isoformat(),
            "kode": kode,
            "penanda_tangan": penanda_tangan,
            "laporan": figures,
            "sidik_angka": seal.sidik_angka,
            "narasi": dict(narasi),
            "pokok": angka_pokok(report),
            "perubahan": [list(dataclasses.astuple(beda)) for beda in changes],
            "pustaka": pdf_libraries(),
            "ragam": RAGAM,
            "naskah": html,
            "tabel": [snapshot.pack(table) for table in tables],
            "lampiran": [_csv(table) for table in tables],
        }
    )


def sidik_of(figures: object) -> str:
    return snapshot.fingerprint(snapshot.canonical(figures))


def render_potret(text: str, *, is_konsep: bool = False) -> bytes:
    """The PDF of a frozen edition; no query, no clock, no template takes part. Raises PdfFailed."""
    isi = json.loads(text)
    html = as_konsep(isi["naskah"]) if is_konsep else isi["naskah"]
    return render_pdf(html, variant=isi["ragam"], attachments=_attachments(isi))


def _csv(table: TabelLaporan) -> dict[str, str]:
    """A table as the file that the PDF carries; frozen as text, so that a later way of writing CSV does not touch it."""
    content = csv_bytes(list(table.kepala), table.semua_baris).decode()
    return {"nama": f"{table.kunci}.csv", "isi": content, "keterangan": table.judul}


def _attachments(isi: dict) -> tuple[Berkas, ...]:
    """With the date of the report; none in a version that is older than its tables."""
    moment = datetime.datetime.combine(datetime.date.fromisoformat(isi["tanggal"]), datetime.time(), datetime.UTC)
    rows = isi.get("lampiran", [])
    return tuple(Berkas(row["nama"], row["isi"].encode(), row["keterangan"], moment) for row in rows)


def angka_pokok(report: AnnualReport) -> list[list[str]]:
    """The five figures of the summary, as [label, value]; every one of them is printed in both editions."""
    what = "Korban tercatat" if report.titik_tahun_ini.satuan else "Angka tercatat (tanpa satuan pada sumbernya)"
    return [
        [f"{what} tahun {report.tahun}", _number(report.jumlah_korban)],
        ["Tercatat dalam lima tahun", _number(report.jumlah_tren)],
        ["Rapat triwulan terlaksana", f"{report.rapat_terlaksana} dari {MEETINGS_DUE}"],
        ["Rekomendasi gugus tugas", _number(len(report.rekomendasi))],
        ["Rekomendasi sudah sesuai", _number(report.rekomendasi_sesuai)],
    ]


def _number(value: int | None) -> str:
    return "–" if value is None else f"{value:,}".replace(",", ".")
