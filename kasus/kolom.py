"""Columns of the list of cases: what each shows, who may choose it, and which rows it needs.

Codes and closed words only. A column of the whole case is not offered to members, who see their own victims' part.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Prefetch, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from anggota.models import Pengguna
from gugus_tugas.tanggal import tulis_tanggal
from kasus import perms
from kasus.enums import JenisUnsur
from kasus.models import Bendera, Kasus, Korban, Layanan


@dataclass(frozen=True)
class Kolom:
    """`isi` reads the prefetched rows of a case; `perlu` names those besides the victims."""

    nama: str
    label: str
    isi: Callable[[Kasus], str]
    perlu: str = ""
    is_whole: bool = False


def _korban(kasus: Kasus) -> str:
    return ", ".join(f"K{row.urutan}{' (anak)' if row.is_anak else ''}" for row in kasus.korban_terlihat)


def _tujuan(kasus: Kasus) -> str:
    found = {u.label for row in kasus.korban_terlihat for u in row.daftar_unsur.all() if u.jenis == JenisUnsur.TUJUAN}
    return ", ".join(sorted(found))


def _layanan(kasus: Kasus) -> str:
    rows, today = [row for k in kasus.korban_terlihat for row in k.layanan_terlihat], timezone.localdate()
    if not rows:
        return "belum diminta"
    late = sum(row.is_overdue(on=today) for row in rows) if kasus.is_terbuka else 0
    given = f"{sum(row.diberikan is not None for row in rows)} dari {len(rows)} diberikan"
    return f"{given}, {late} lewat 7 hari" if late else given


def _tempat(kasus: Kasus) -> str:
    return "; ".join(
        f"{row.get_tahap_display()}: {row.tempat}" for row in kasus.daftar_peristiwa.all() if row.tempat is not None
    )


DAFTAR = (
    Kolom("korban", "Korban", _korban),
    Kolom("tanggal", "Tanggal lapor", lambda kasus: tulis_tanggal(kasus.tanggal_lapor)),
    Kolom("sumber", "Sumber", lambda kasus: kasus.get_sumber_laporan_display()),
    Kolom("penanggung", "Penanggung jawab", lambda kasus: kasus.penanggung_jawab.nama),
    Kolom("layanan", "Layanan", _layanan, perlu="layanan"),
    Kolom("tujuan", "Tujuan eksploitasi", _tujuan, perlu="unsur", is_whole=True),
    Kolom(
        "asal", "Asal korban", lambda k: ", ".join(str(r.asal) for r in k.korban_terlihat if r.asal), "asal", is_whole=True
    ),
    Kolom("tempat", "Tempat peristiwa", _tempat, perlu="peristiwa", is_whole=True),
    Kolom("simfoni", "Nomor SIMFONI", lambda kasus: kasus.nomor_simfoni, is_whole=True),
    Kolom("dicatat", "Dicatat", lambda kasus: tulis_tanggal(timezone.localdate(kasus.dicatat_pada))),
)  # fmt: skip
BIASA = ("tanggal", "sumber", "penanggung")


def allowed(user: Pengguna) -> list[Kolom]:
    whole = perms.can_view_whole_kasus(user)
    return [row for row in DAFTAR if whole or not row.is_whole]


def chosen(user: Pengguna, names: list[str] | None) -> list[Kolom]:
    """The columns with these names that this account may have, or the usual ones; what is not a column is left out."""
    wanted = BIASA if names is None else names
    return [row for row in allowed(user) if row.nama in wanted]


def with_columns(rows, user: Pengguna, columns: list[Kolom]):
    """The rows with `jumlah_bendera` and all that these columns read: one query for each kind, however many rows."""
    needed = {row.perlu for row in columns}
    korban = Korban.objects.visible_to(user).order_by("urutan")
    if "asal" in needed:
        korban = korban.select_related("asal")
    if "unsur" in needed:
        korban = korban.prefetch_related("daftar_unsur")
    if "layanan" in needed:
        korban = korban.prefetch_related(
            Prefetch("daftar_layanan", Layanan.objects.visible_to(user), "layanan_terlihat")
        )
    flags = Bendera.objects.visible_to(user).terbuka().filter(kasus=OuterRef("pk")).order_by().values("kasus")
    rows = rows.annotate(jumlah_bendera=Coalesce(Subquery(flags.values(number=Count("*"))), 0))
    rows = rows.select_related("penanggung_jawab").defer("uraian")
    rows = rows.prefetch_related(Prefetch("daftar_korban", korban, "korban_terlihat"))
    if "peristiwa" in needed:
        rows = rows.with_peristiwa()
    return rows


def cells(kasus: Kasus, columns: list[Kolom]) -> list[tuple[str, str]]:
    """Label and text of each column; empty for a reader who sees no victim of the case but its legal track alone."""
    return [(column.label, column.isi(kasus) if kasus.korban_terlihat else "") for column in columns]


def ringkasan(kasus: Kasus) -> str:
    """The second line of a row: how many victims this reader sees, and how many of them were children."""
    count, children = len(kasus.korban_terlihat), sum(row.is_anak for row in kasus.korban_terlihat)
    return f"{count} korban" + (f", {children} anak" if children else "")
