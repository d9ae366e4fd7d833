"""The register in the words of HTCDS 2.0: one row per victim, every column and where it comes from named below.

HTCDS 2.0 (Human Trafficking Case Data Standard), IOM, CC BY 4.0; its machine names are used unchanged and IOM does not
endorse this file. `loc_…` are columns of our own where the standard has none (ranah.md 4.2). Missing values: not asked is
empty (JSON null), asked and not known is -99 (as CTDC writes it), asked and none found is 0 (JSON []).
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Prefetch

from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.csv_file import csv_lines
from kasus.enums import Jawaban, JenisKelamin, JenisUnsur, KelompokUsia, TahapPeristiwa
from kasus.models import IdentitasKorban, Kasus, Korban, Layanan, Skrining

STANDAR = "HTCDS 2.0"
ATRIBUSI = (
    "Human Trafficking Case Data Standard (HTCDS) 2.0, International Organization for Migration, CC BY 4.0. "
    "IOM tidak mengesahkan atau menjamin berkas ini."
)
TIDAK_DIKETAHUI, TIDAK_ADA, TIDAK_DITANYAKAN = -99, 0, None
PEMISAH = "|"  # between several codes of one cell
_KELAMIN = {
    JenisKelamin.LAKI_LAKI: "Masculine",
    JenisKelamin.PEREMPUAN: "Feminine",
    JenisKelamin.TIDAK_DIKETAHUI: "NonSpecifiedUnknown",
}
_USIA = {KelompokUsia.ANAK: "0 to 17 years", KelompokUsia.DEWASA: "18 years or over"}


@dataclass(frozen=True)
class Kolom:
    """One column: its machine name, what it holds in our words, where it comes from, and whether it identifies."""

    nama: str
    keterangan: str
    sumber: str
    nilai: Callable
    is_identitas: bool = False


def _temuan(jenis: JenisUnsur) -> Callable:
    """Codes of one kind as the newest screening found them; the answer where it found none."""

    def nilai(korban: Korban, identitas) -> list | int | None:
        rows = sorted((row for row in korban.daftar_unsur.all() if row.jenis == jenis), key=lambda row: row.rank)
        if rows:
            return [row.kode for row in rows]
        answer = korban.skrining_terurut[0].jawaban_per_butir[jenis] if korban.skrining_terurut else ""
        return {Jawaban.TIDAK: [], Jawaban.TIDAK_DIKETAHUI: TIDAK_DIKETAHUI}.get(answer, TIDAK_DITANYAKAN)

    return nilai


def _identitas(nama: str) -> Callable:
    def nilai(korban: Korban, identitas: IdentitasKorban | None):
        return getattr(identitas, nama, None) or TIDAK_DITANYAKAN

    return nilai


def _bila_dibuka(read: Callable) -> Callable:
    """A plain column of the victim that identifies: only beside an identity that was opened."""
    return lambda korban, identitas: read(korban) if identitas else TIDAK_DITANYAKAN


DAFTAR_KOLOM: tuple[Kolom, ...] = (
    Kolom("loc_CaseNumber", "Nomor register", "Kasus.nomor", lambda k, i: k.kasus.nomor),
    Kolom("loc_VictimCode", "Kode korban", "Korban.kode", lambda k, i: k.kode),
    Kolom("loc_ReportYear", "Tahun lapor", "Kasus.tahun_lapor", lambda k, i: k.kasus.tahun_lapor),
    Kolom("cas_Status", "Status kasus", "Kasus.status", lambda k, i: k.kasus.status),
    Kolom("hte_Type", "Tahap peristiwa yang tercatat", "Peristiwa.tahap", lambda k, i: k.tahap_tercatat),
    Kolom("prs_Gender", "Jenis kelamin", "Korban.jenis_kelamin", lambda k, i: _KELAMIN[k.jenis_kelamin]),
    Kolom(
        "loc_AgeGroup", "Kelompok usia saat terjerat (GLOTIP)", "Korban.kelompok_usia",
        lambda k, i: _USIA.get(k.kelompok_usia, TIDAK_DIKETAHUI),
    ),
    Kolom("vic_TraffickingStatus", "Status identifikasi", "Korban.status_identifikasi", lambda k, i: k.status_identifikasi),
    Kolom(
        "vic_TraffickingStatusDecisionMakingOrg", "Lembaga yang menetapkan", "Korban.penetap_status",
        lambda k, i: k.penetap_status or TIDAK_DITANYAKAN,
    ),
    Kolom("loc_Act", "Proses", "Unsur proses", _temuan(JenisUnsur.PROSES)),
    Kolom("loc_Means", "Cara", "Unsur cara", _temuan(JenisUnsur.CARA)),
    Kolom("vic_TypeOfExploitation", "Tujuan eksploitasi", "Unsur tujuan", _temuan(JenisUnsur.TUJUAN)),
    Kolom("vic_TypeOfSexExploitation", "Bentuk eksploitasi seksual", "Unsur seksual", _temuan(JenisUnsur.SEKSUAL)),
    Kolom("loc_ForcedCriminalityType", "Kejahatan yang dipaksakan", "Unsur kejahatan", _temuan(JenisUnsur.KEJAHATAN)),
    Kolom("vic_ForcedLabourIndustry", "Sektor kerja (ISIC)", "Unsur sektor", _temuan(JenisUnsur.SEKTOR)),
    Kolom("vic_MethodsOfControl", "Cara mengendalikan", "Unsur kendali", _temuan(JenisUnsur.KENDALI)),
    Kolom("vic_MethodOfRecruitment", "Cara merekrut", "Unsur rekrut", _temuan(JenisUnsur.REKRUT)),
    Kolom("vic_RecruitmentWebsitesAndApps", "Aplikasi atau situs perekrutan", "Unsur platform", _temuan(JenisUnsur.PLATFORM)),
    Kolom("recruiterRelation", "Hubungan dengan perekrut (CTDC)", "Unsur hubungan", _temuan(JenisUnsur.HUBUNGAN)),
    Kolom("spl_Type", "Layanan yang diminta (Permen PPPA 8/2021)", "Layanan.jenis", lambda k, i: k.jenis_layanan),
    Kolom(
        "vic_AgeWhenTrafficked", "Usia saat terjerat (tahun)", "Korban.usia_saat_terjerat",
        _bila_dibuka(lambda k: TIDAK_DIKETAHUI if k.usia_saat_terjerat is None else k.usia_saat_terjerat), is_identitas=True,
    ),
    Kolom(
        "prs_Citizenship", "Kewarganegaraan (ISO 3166-1)", "Korban.kewarganegaraan",
        _bila_dibuka(lambda k: k.kewarganegaraan_id or TIDAK_DIKETAHUI), is_identitas=True,
    ),
    Kolom("prs_FirstName", "Nama lengkap (tidak dipecah)", "IdentitasKorban.nama", _identitas("nama"), is_identitas=True),
    Kolom("loc_NIK", "NIK", "IdentitasKorban.nik", _identitas("nik"), is_identitas=True),
    Kolom(
        "prs_Birthdate", "Tanggal lahir; hanya tahun atau bulan bila perkiraan", "IdentitasKorban.lahir",
        lambda k, i: i.lahir.iso if i and i.lahir else TIDAK_DITANYAKAN, is_identitas=True,
    ),
    Kolom("prs_MobilePhone", "Telepon", "IdentitasKorban.telepon", _identitas("telepon"), is_identitas=True),
    Kolom("prs_MailingStreet", "Alamat", "IdentitasKorban.alamat", _identitas("alamat"), is_identitas=True),
)  # fmt: skip


def kolom_untuk(*, identitas: bool) -> list[Kolom]:
    return [kolom for kolom in DAFTAR_KOLOM if identitas or not kolom.is_identitas]


def rows_for(user: Pengguna, kasus: Kasus | None = None):
    """The victims in scope, in the order of the register, with what the columns read."""
    skrining = Skrining.objects.visible_to(user).order_by("-urutan").prefetch_related("daftar_jawaban")
    layanan = Layanan.objects.visible_to(user).order_by("diminta", "id")
    rows = (
        Korban.objects.visible_to(user)
        .select_related("kasus")
        .order_by("kasus__tahun_nomor", "kasus__urutan", "urutan")
    )
    rows = rows.filter(kasus=kasus) if kasus else rows
    return rows.prefetch_related(
        "daftar_unsur",
        "kasus__daftar_peristiwa",
        Prefetch("daftar_skrining", skrining, "skrining_terurut"),
        Prefetch("daftar_layanan", layanan, "layanan_terlihat"),
    )


def refuse_too_many(rows: list[Korban], limit: int) -> None:
    """Raises ActionRefused when a file with identities would hold more victims than one person can answer for."""
    if len(rows) > limit:
        raise ActionRefused(f"Paling banyak {limit} korban dalam satu berkas beridentitas. Unduh per kasus.")


def catatan(korban: Korban, kolom: list[Kolom], identitas: IdentitasKorban | None = None) -> dict:
    """One victim as machine names and values."""
    found = {row.tahap for row in korban.kasus.daftar_peristiwa.all()}
    korban.tahap_tercatat = [tahap for tahap in TahapPeristiwa.values if tahap in found] or TIDAK_DITANYAKAN
    korban.jenis_layanan = list(dict.fromkeys(row.jenis for row in korban.layanan_terlihat))
    return {column.nama: column.nilai(korban, identitas) for column in kolom}


def as_csv(rows: Iterable[Korban], kolom: list[Kolom], identitas: dict) -> Iterator[bytes]:
    """Comma separated, UTF-8; several codes of one cell are parted by `|`; no cell can run as a formula."""
    records = (catatan(row, kolom, identitas.get(row.pk)).values() for row in rows)
    return csv_lines(
        [column.nama for column in kolom], ([_cell(v) for v in record] for record in records), separator=","
    )


def _cell(value):
    if isinstance(value, list):
        return PEMISAH.join(value) if value else TIDAK_ADA
    return value


def as_json(rows: Iterable[Korban], kolom: list[Kolom], identitas: dict) -> Iterator[bytes]:
    """One object with the standard, its attribution and the records."""
    head = {"standard": STANDAR, "attribution": ATRIBUSI, "missing": {"notAsked": None, "unknown": -99, "none": []}}
    yield json.dumps(head, ensure_ascii=False)[:-1].encode() + b', "records": ['
    for number, row in enumerate(rows):
        text = json.dumps(catatan(row, kolom, identitas.get(row.pk)), ensure_ascii=False)
        yield (",\n" if number else "\n").encode() + text.encode()
    yield b"\n]}\n"


BENTUK = {"csv": (as_csv, "text/csv; charset=utf-8"), "json": (as_json, "application/json")}
