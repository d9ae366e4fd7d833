"""Figures of a quarter, or of the period of the TIP Report, beside those of the one before (ranah.md 5.1, 5.3).

Counted by the day on which each thing happened, as the register tells it when it is read: nothing is frozen here. Units are named with
each figure: kasus, korban, layanan, perkara and terdakwa are different things. Rupiah of restitution stand in no period: two of them
beside the year would tell by subtraction what one victim got.
"""

import datetime
from functools import reduce
from operator import or_

from django.db.models import Count, Exists, F, OuterRef, Q, Sum, Value
from django.db.models.functions import Coalesce, Substr

from anggota.models import NotaKesepahaman
from kasus.enums import (
    HARI_LAYANAN,
    JenisKelamin,
    JenisLayanan,
    JenisUnsur,
    KelompokUsia,
    StatusIdentifikasi,
    StatusRujukan,
    Tujuan,
)
from kasus.models import Korban, Layanan, Pemantauan, Pemberdayaan, Penetapan, PerkaraHukum, Rujukan, Unsur
from laporan.periode import Periode
from laporan.statistics import ORANG_DARI, TERHITUNG, once, years_of_register
from laporan.statistics.bukti.dasar import ask_named, jumlah
from laporan.statistics.penegakan import arus, diputus, restitusi, terpidana
from program.aturan.kegiatan import PESERTA
from program.enums.bahan import JenisMutasi
from program.enums.kegiatan import StatusKegiatan
from program.enums.pedoman import StatusVersi
from program.models import (
    AnggaranInstansi,
    Kegiatan,
    KunjunganPengawasan,
    MutasiBahan,
    Perusahaan,
    Temuan,
    VersiPedoman,
)
from rapat.enums import StatusRapat, StatusTindakLanjut
from rapat.models import Perkembangan, Rapat, Rekomendasi, TindakLanjut
from wilayah.models import ACEH, INDONESIA, KODE_KABKOTA_LENGTH

SEMUA = Count("*")
KERJA_PAKSA = (Tujuan.KERJA_PAKSA, Tujuan.PEKERJA_ANAK, Tujuan.PERHAMBAAN, Tujuan.PERBUDAKAN)


def angka_periode(periode: Periode, *, on: datetime.date) -> dict[str, int | None]:
    """Every figure of the period up to `on`, by its key ("korban.n"), in one query."""
    until = periode.sampai(on)
    of_register = _people(until) | _law(until)
    found = ask_named(**of_register, **_meetings(until), **_programmes(until))
    if (
        years_of_register(periode.tahun) != periode.tahun
    ):  # nothing, or another source, answers for a part of it, and knows no days
        found |= {name: dict.fromkeys(found[name]) for name in of_register}
    return {f"{name}.{kode}": n for name, sums in found.items() for kode, n in sums.items()}


def _people(periode: Periode) -> dict:
    rows = Korban.objects.filter(TERHITUNG, periode.memuat("kasus__tanggal_lapor"))
    female, male = Q(jenis_kelamin=JenisKelamin.PEREMPUAN), Q(jenis_kelamin=JenisKelamin.LAKI_LAKI)
    child, adult = Q(kelompok_usia=KelompokUsia.ANAK), Q(kelompok_usia=KelompokUsia.DEWASA)
    groups = {"pd": female & adult, "ap": female & child, "ld": male & adult, "al": male & child}
    found = Unsur.objects.filter(jenis=JenisUnsur.TUJUAN, korban__in=rows)
    forms = {
        "seksual": Q(kode=Tujuan.SEKSUAL),
        "kerja": Q(kode__in=KERJA_PAKSA),
        "lain": ~Q(kode__in=[Tujuan.SEKSUAL, *KERJA_PAKSA]),
    }
    decided = Penetapan.objects.filter(periode.memuat("tanggal"))
    decisions = {
        "korban": Q(status=StatusIdentifikasi.KORBAN),
        "bukan": Q(status=StatusIdentifikasi.BUKAN_KORBAN),
    }
    return {
        "kasus": jumlah(rows, n=Count("kasus", distinct=True)),
        "korban": jumlah(
            once(rows), n=SEMUA, anak=Count("pk", filter=child),
            wni=Count("pk", filter=Q(kewarganegaraan=INDONESIA)),
            wna=Count("pk", filter=~Q(kewarganegaraan=INDONESIA) & Q(kewarganegaraan__isnull=False)),
            tk=Count("pk", filter=Q(kewarganegaraan__isnull=True)),
            **{kode: Count("pk", filter=fits) for kode, fits in groups.items()},
            td=Count("pk", filter=~reduce(or_, groups.values())),
        ),
        "unsur": jumlah(found, **{kode: Count(ORANG_DARI, distinct=True, filter=fits) for kode, fits in forms.items()}),
        "penetapan": jumlah(
            decided, **{kode: Count("korban", distinct=True, filter=fits) for kode, fits in decisions.items()}
        ),
        "layanan": _services(periode),
        "rujukan": jumlah(Rujukan.objects.filter(periode.memuat("dicatat_pada__date")), n=SEMUA),
        "jawaban": jumlah(
            Rujukan.objects.filter(periode.memuat("dijawab_pada__date")), n=SEMUA,
            ditolak=Count("pk", filter=Q(status=StatusRujukan.DITOLAK)),
        ),
        "kunjungan": jumlah(Pemantauan.objects.filter(periode.memuat("dilakukan")), n=SEMUA),
        "pemberdayaan": jumlah(
            Pemberdayaan.objects.filter(periode.memuat("tanggal")), korban=Count(ORANG_DARI, distinct=True)
        ),
    }  # fmt: skip


def _services(periode: Periode):
    nobody = Korban.objects.filter(pk=OuterRef("korban"), status_identifikasi=StatusIdentifikasi.BUKAN_KORBAN)
    asked = Layanan.objects.filter(~Exists(nobody), periode.memuat("diminta"))
    given = Q(diberikan__lte=periode.akhir)
    prompt = given & Q(diberikan__lte=F("diminta") + datetime.timedelta(days=HARI_LAYANAN))
    kinds = {kind.value.lower(): Count("pk", filter=Q(jenis=kind)) for kind in JenisLayanan}
    return jumlah(asked, n=SEMUA, diberikan=Count("pk", filter=given), tepat=Count("pk", filter=prompt), **kinds)


def _law(periode: Periode) -> dict:
    reports = PerkaraHukum.objects.filter(periode.memuat("tanggal_lp"))
    return {
        "perkara": jumlah(reports, n=SEMUA),
        "arus": arus(periode),
        "putusan": diputus(periode),
        "terpidana": terpidana(periode),
        **{f"restitusi_{name}": asked for name, asked in restitusi(periode).items()},
    }


def _meetings(periode: Periode) -> dict:
    held = Rapat.objects.umum().filter(periode.memuat("tanggal"), status=StatusRapat.SELESAI)
    done = TindakLanjut.objects.umum().filter(periode.memuat("selesai_pada__date"), status=StatusTindakLanjut.SESUAI)
    return {
        "rapat": jumlah(held, n=SEMUA, triwulan=Count("pk", filter=Q(triwulan__isnull=False))),
        "rekomendasi": jumlah(Rekomendasi.objects.umum().filter(periode.memuat("rapat__tanggal")), n=SEMUA),
        "perkembangan": jumlah(
            Perkembangan.objects.umum().filter(periode.memuat("dicatat_pada__date")), n=SEMUA,
            instansi=Count("tindak_lanjut__instansi", distinct=True),
        ),
        "selesai": jumlah(done, n=SEMUA),
        "nota": jumlah(NotaKesepahaman.objects.filter(periode.memuat("tanggal_tanda_tangan")), n=SEMUA),
    }  # fmt: skip


def _programmes(periode: Periode) -> dict:
    done = Kegiatan.objects.filter(periode.memuat("tanggal"), status=StatusKegiatan.TERLAKSANA)
    people = sum((Coalesce(Sum(name), Value(0)) for name in PESERTA), start=Value(0))
    in_aceh = Q(tempat__kode__startswith=f"{ACEH}.")
    visits = KunjunganPengawasan.objects.filter(periode.memuat("tanggal"), perusahaan__in=Perusahaan.objects.resmi())
    given = MutasiBahan.objects.filter(periode.memuat("tanggal"), jenis=JenisMutasi.BAGI)
    issued = VersiPedoman.objects.exclude(status=StatusVersi.KONSEP)
    budget = AnggaranInstansi.objects.filter(tahun=periode.akhir.year)
    return {
        "kegiatan": jumlah(
            done, n=SEMUA, peserta=people,
            kabkota=Count(Substr("tempat__kode", 1, KODE_KABKOTA_LENGTH), distinct=True, filter=in_aceh),
        ),
        "pengawasan": jumlah(visits, n=SEMUA, kantor=Count("perusahaan", distinct=True)),
        "temuan": jumlah(Temuan.objects.filter(kunjungan__in=visits), n=SEMUA),
        "bahan": jumlah(given, n=Coalesce(Sum("jumlah"), Value(0)) * Value(-1)),
        "pedoman": jumlah(issued.filter(periode.memuat("diterbitkan_pada__date")), n=SEMUA),
        "anggaran": jumlah(budget, pagu=Coalesce(Sum("pagu"), Value(0)), realisasi=Coalesce(Sum("realisasi"), Value(0))),
    }  # fmt: skip
