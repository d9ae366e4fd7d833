"""Sums of the supervision: companies by state of their permit, visits, findings. Recruiters stand in none of them (`counted_for`)."""

import datetime

from django.db.models import Count, Q
from django.db.models.functions import Substr

from anggota.models import Pengguna
from program.enums.perusahaan import Jawaban, JenisKunjungan, JenisPerusahaan, Pertanyaan
from program.models import JawabanPengawasan, KunjunganPengawasan, Perusahaan, Temuan
from program.models.perusahaan import izin_conditions
from program.statistics.tabel import KolomJumlah, with_cells
from wilayah.enums import TingkatWilayah
from wilayah.models import KODE_KABKOTA_LENGTH, Wilayah

DI_LUAR = "Di luar kabupaten/kota Aceh"
KOLOM_IZIN = (
    KolomJumlah("P3MI", "pusat"),
    KolomJumlah("Cabang", "cabang"),
    KolomJumlah("Berlaku", "berlaku"),
    KolomJumlah("Akan berakhir", "segera"),
    KolomJumlah("Berakhir", "berakhir"),
    KolomJumlah("Dicabut", "dicabut"),
    KolomJumlah("Tidak dicatat", "tidak_dicatat"),
)
KOLOM_KUNJUNGAN = (
    KolomJumlah("Kunjungan", "kunjungan"),
    KolomJumlah("Kantor dikunjungi", "dikunjungi"),
    KolomJumlah("Temuan selesai", "selesai"),
    KolomJumlah("Belum selesai", "terbuka"),
    KolomJumlah("Lewat tenggat", "lewat"),
)
KOLOM_PERIKSA = tuple(KolomJumlah(str(answer.label), answer.value) for answer in Jawaban)


def izin_sums(user: Pengguna, *, on: datetime.date) -> list[dict]:
    """Offices of each kabupaten/kota: how many of each kind, and in which state their permits are on this day."""
    rows = Perusahaan.objects.counted_for(user).order_by()
    states = {status.value: Count("pk", filter=fits) for status, fits in izin_conditions(on).items()}
    kinds = {
        "pusat": Count("pk", filter=Q(jenis=JenisPerusahaan.P3MI)),
        "cabang": Count("pk", filter=Q(jenis=JenisPerusahaan.CABANG)),
    }
    found = rows.values(kelompok=Substr("tempat__kode", 1, KODE_KABKOTA_LENGTH)).annotate(**kinds, **states)
    return with_cells(_with_total(_named(found.order_by("kelompok"))), KOLOM_IZIN)


def kunjungan_sums(user: Pengguna, tahun: int, *, on: datetime.date) -> list[dict]:
    """Visits of a year in each kabupaten/kota, the offices that were visited, and the findings of those visits on this day."""
    visits = KunjunganPengawasan.objects.counted_for(user).filter(tanggal__year=tahun).order_by()
    visits = visits.values(kelompok=Substr("perusahaan__tempat__kode", 1, KODE_KABKOTA_LENGTH)).annotate(
        kunjungan=Count("pk"), dikunjungi=Count("perusahaan", distinct=True)
    )
    findings = Temuan.objects.counted_for(user).filter(kunjungan__tanggal__year=tahun).order_by()
    findings = findings.values(kelompok=Substr("kunjungan__perusahaan__tempat__kode", 1, KODE_KABKOTA_LENGTH))
    by_place = {row["kelompok"]: row for row in findings.annotate(**_temuan_counts(on))}
    none = dict.fromkeys(_temuan_counts(on), 0)
    rows = [{**none, **by_place.get(row["kelompok"], {}), **row} for row in visits.order_by("kelompok")]
    return with_cells(_with_total(_named(rows)), KOLOM_KUNJUNGAN)


def _temuan_counts(on: datetime.date) -> dict[str, Count]:
    is_open = Q(tanggal_selesai__isnull=True)
    return {
        "selesai": Count("pk", filter=~is_open),
        "terbuka": Count("pk", filter=is_open),
        "lewat": Count("pk", filter=is_open & Q(tenggat__lt=on)),
    }


def temuan_sums(user: Pengguna, *, on: datetime.date) -> dict[str, int]:
    """All findings, of whatever year: done, open, and of those overdue."""
    return Temuan.objects.counted_for(user).aggregate(**_temuan_counts(on))


def jenis_sums(user: Pengguna, tahun: int) -> list[tuple[str, int]]:
    """Visits of a year by kind; every kind stands there."""
    rows = KunjunganPengawasan.objects.counted_for(user).filter(tanggal__year=tahun).order_by()
    found = dict(rows.values_list("jenis").annotate(n=Count("pk")))
    return [(str(label), found.get(value, 0)) for value, label in JenisKunjungan.choices]


def jawaban_sums(user: Pengguna, tahun: int) -> list[dict]:
    """How the questions were answered at the visits of a year; every question stands there."""
    visits = KunjunganPengawasan.objects.counted_for(user).filter(tanggal__year=tahun)
    rows = JawabanPengawasan.objects.filter(kunjungan__in=visits).order_by()
    counts = {answer.value: Count("pk", filter=Q(jawaban=answer)) for answer in Jawaban}
    found = {row["pertanyaan"]: row for row in rows.values("pertanyaan").annotate(**counts)}
    none = dict.fromkeys(counts, 0)
    rows = [{**none, **found.get(value, {}), "nama": str(label)} for value, label in Pertanyaan.choices]
    return with_cells(rows, KOLOM_PERIKSA)


def _named(rows) -> list[dict]:
    places = dict(Wilayah.objects.of_tingkat(TingkatWilayah.KABKOTA).within("11").values_list("kode", "nama"))
    return [{**row, "nama": places.get(row["kelompok"], DI_LUAR)} for row in rows]


def _with_total(rows: list[dict]) -> list[dict]:
    """The rows, those outside of Aceh as one, and their sum as the last; nothing for none."""
    merged: dict[str, dict] = {}
    for row in rows:
        known = merged.setdefault(row["nama"], {name: 0 for name in row if name not in {"nama", "kelompok"}})
        for name in known:
            known[name] += row[name]
    if not merged:
        return []
    total = {name: sum(row[name] for row in merged.values()) for name in next(iter(merged.values()))}
    return [{"nama": name, **row} for name, row in merged.items()] + [{"nama": "Jumlah", "is_jumlah": True, **total}]
