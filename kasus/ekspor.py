"""The register as a table: one row for each victim whom the asking account may see, in explicit columns.

Two kinds: without identity (every column is plain in its model's Privacy class), and with identity for who may open one.
The chronicle is in neither. Members get the columns of their own part, as on the page.
"""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils import timezone

from anggota.models import Pengguna
from kasus import perms
from kasus.enums import JenisUnsur, TahapPeristiwa
from kasus.models import Kasus, Korban, Layanan
from kasus.models.korban import kode_korban

CHUNK = 1000
MAX_XLSX = 20_000  # rows; a spreadsheet is built whole before it is sent, a CSV is not


@dataclass(frozen=True)
class KolomEkspor:
    nama: str
    label: str
    isi: Callable[[Kasus, Korban], object]
    is_whole: bool = False  # not for members
    is_identitas: bool = False


def _unsur(jenis: JenisUnsur) -> Callable:
    return lambda kasus, korban: "; ".join(row.label for row in korban.daftar_unsur.all() if row.jenis == jenis)


def _known(waktu) -> datetime.date | str | None:
    """A date that a spreadsheet can sort, or an estimate in words: never the first of January for a year."""
    return None if waktu is None else waktu.tanggal if waktu.is_tepat else str(waktu)


def _peristiwa(tahap: TahapPeristiwa, name: str) -> Callable:
    def value(kasus: Kasus, korban: Korban):
        found = [getattr(row, name) for row in kasus.daftar_peristiwa.all() if row.tahap == tahap]
        first = next((v for v in found if v is not None), None)
        return _known(first) if name == "waktu" else first

    return value


def _late(kasus: Kasus, korban: Korban) -> int:
    today = timezone.localdate()
    return sum(row.is_overdue(on=today) for row in korban.layanan_terlihat) if kasus.is_terbuka else 0


DAFTAR = (
    KolomEkspor("nomor", "Nomor kasus", lambda kasus, korban: kasus.nomor),
    KolomEkspor("kode_korban", "Kode korban", lambda kasus, korban: kode_korban(kasus.nomor, korban.urutan)),
    KolomEkspor("tanggal_lapor", "Tanggal lapor", lambda kasus, korban: kasus.tanggal_lapor),
    KolomEkspor("tahun_lapor", "Tahun lapor", lambda kasus, korban: kasus.tahun_lapor),
    KolomEkspor("status", "Status", lambda kasus, korban: kasus.get_status_display()),
    KolomEkspor("sumber_laporan", "Sumber laporan", lambda kasus, korban: kasus.get_sumber_laporan_display()),
    KolomEkspor("penanggung_jawab", "Penanggung jawab", lambda kasus, korban: kasus.penanggung_jawab.nama),
    KolomEkspor("jenis_kelamin", "Jenis kelamin", lambda kasus, korban: korban.get_jenis_kelamin_display()),
    KolomEkspor("kelompok_usia", "Kelompok usia saat terjerat", lambda kasus, korban: korban.get_kelompok_usia_display()),
    KolomEkspor("status_identifikasi", "Status identifikasi", lambda kasus, korban: korban.get_status_identifikasi_display()),
    KolomEkspor("layanan_diminta", "Layanan diminta", lambda kasus, korban: len(korban.layanan_terlihat)),
    KolomEkspor("layanan_diberikan", "Layanan diberikan",
                lambda kasus, korban: sum(row.diberikan is not None for row in korban.layanan_terlihat)),
    KolomEkspor("layanan_lewat", "Layanan lewat 7 hari", _late),
    KolomEkspor("penetap_status", "Ditetapkan oleh", lambda kasus, korban: korban.get_penetap_status_display(), is_whole=True),
    KolomEkspor("proses", "Proses", _unsur(JenisUnsur.PROSES), is_whole=True),
    KolomEkspor("cara", "Cara", _unsur(JenisUnsur.CARA), is_whole=True),
    KolomEkspor("tujuan", "Tujuan eksploitasi", _unsur(JenisUnsur.TUJUAN), is_whole=True),
    KolomEkspor("nomor_simfoni", "Nomor SIMFONI-PPA", lambda kasus, korban: kasus.nomor_simfoni, is_whole=True),
    KolomEkspor("nama", "Nama lengkap", lambda kasus, korban: korban.dibuka.nama, is_identitas=True),
    KolomEkspor("nik", "NIK", lambda kasus, korban: korban.dibuka.nik, is_identitas=True),
    KolomEkspor("tanggal_lahir", "Tanggal lahir", lambda kasus, korban: _known(korban.dibuka.lahir), is_identitas=True),
    KolomEkspor("telepon", "Telepon", lambda kasus, korban: korban.dibuka.telepon, is_identitas=True),
    KolomEkspor("alamat", "Alamat", lambda kasus, korban: korban.dibuka.alamat, is_identitas=True),
    KolomEkspor("usia_saat_terjerat", "Usia saat terjerat", lambda kasus, korban: korban.usia_saat_terjerat, is_identitas=True),
    KolomEkspor("kewarganegaraan", "Kewarganegaraan", lambda kasus, korban: korban.kewarganegaraan, is_identitas=True),
    KolomEkspor("asal", "Daerah asal", lambda kasus, korban: korban.asal, is_identitas=True),
    KolomEkspor("tempat_lapor", "Tempat lapor", lambda kasus, korban: kasus.tempat_lapor, is_identitas=True),
    *(
        KolomEkspor(f"{label}_{tahap.name}".lower(), f"{label} {tahap.label.lower()}", _peristiwa(tahap, name), is_identitas=True)
        for tahap in TahapPeristiwa
        for name, label in (("tempat", "Tempat"), ("waktu", "Tanggal"))
    ),
)  # fmt: skip
BIASA = tuple(row.nama for row in DAFTAR if not row.is_identitas)


def allowed(user: Pengguna, *, identitas: bool) -> list[KolomEkspor]:
    """The columns that this account may take away."""
    whole = perms.can_view_whole_kasus(user)
    return [
        row
        for row in DAFTAR
        if (not row.is_whole or whole) and (not row.is_identitas or (identitas and perms.can_export_identitas(user)))
    ]


def head(columns: list[KolomEkspor]) -> list[str]:
    return [row.label for row in columns]


def korban_rows(user: Pengguna, *, identitas: bool):
    """The victims in scope; with identity without those whose processing is restricted (UU 27/2022 Pasal 41) and whose data are gone."""
    rows = Korban.objects.visible_to(user).order_by("urutan")
    if not identitas:
        return rows
    return rows.tanpa_pembatasan().filter(kasus__dimusnahkan_pada__isnull=True)


def rows(kasus_rows, user: Pengguna, columns: list[KolomEkspor], *, identitas: dict | None = None) -> Iterator[list]:
    """Row by row, in the order of `kasus_rows`, with CHUNK cases in memory at a time.

    `identitas` holds the opened identity of each victim (actions.export_identitas); a victim without one is left out.
    """
    layanan = Layanan.objects.visible_to(user)
    korban = korban_rows(user, identitas=identitas is not None)
    korban = korban.prefetch_related("daftar_unsur", Prefetch("daftar_layanan", layanan, "layanan_terlihat"))
    cases = kasus_rows.select_related("penanggung_jawab").defer("uraian")
    if identitas is not None:
        korban = korban.select_related("kewarganegaraan", "asal")
        cases = cases.select_related("penanggung_jawab", "tempat_lapor").with_peristiwa()
    cases = cases.prefetch_related(Prefetch("daftar_korban", korban, "korban_terlihat"))
    for kasus in cases.iterator(chunk_size=CHUNK):
        for row in kasus.korban_terlihat:
            if identitas is not None:
                if row.pk not in identitas:
                    continue
                row.dibuka = identitas[row.pk]
            yield [column.isi(kasus, row) for column in columns]
