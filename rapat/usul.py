"""The agenda proposes itself: what the facts of today ask a meeting to speak about.

The text goes onto paper for thirty agencies: numbers only, small ones told as "kurang dari 5", never the code of a case.
"""

import datetime
from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, F, Q, Subquery, Value

from anggota.enums import KeadaanNota
from anggota.models import NotaKesepahaman, Pengguna
from anggota.roster import peringatan_sk
from gugus_tugas.sel_kecil import SEL_TERKECIL, sebut_jumlah
from gugus_tugas.tanggal import tambah_bulan, tulis_tanggal
from kasus.enums import Hambatan, JenisLayanan
from kasus.lama_tahap import KALI_MACET, batas, median_tahap
from kasus.models import Kasus, Layanan, PerkaraHukum, Rujukan
from rapat.enums import AsalAgenda, StatusAgenda
from rapat.models import Agenda, Rapat, TindakLanjut

BULAN_HAMBATAN = 12  # barriers are counted over a year: a quarter alone is too few to show a habit
HAMBATAN_SHOWN, NOTA_SHOWN = 5, 10
# What a barrier asks the task force to do; those that lie with the victim ask nothing.
DRAF = {
    Hambatan.BIAYA: "Menyediakan anggaran {layanan} bagi korban TPPO",
    Hambatan.BPJS: "Menyepakati penjaminan {layanan} bagi korban TPPO yang tidak ditanggung BPJS Kesehatan",
    Hambatan.RUMAH_AMAN: "Menambah daya tampung rumah aman bagi korban TPPO",
    Hambatan.TENAGA: "Menugaskan tenaga ahli untuk {layanan} bagi korban TPPO",
    Hambatan.PENERJEMAH: "Menyiapkan daftar penerjemah yang dapat dipanggil untuk {layanan} korban TPPO",
    Hambatan.JARAK: "Menyediakan angkutan bagi korban TPPO yang jauh dari tempat {layanan}",
    Hambatan.DOKUMEN: "Menyederhanakan persyaratan dokumen {layanan} bagi korban TPPO",
    Hambatan.KEWENANGAN: "Menegaskan instansi yang berwenang atas {layanan} bagi korban TPPO",
}


@dataclass(frozen=True)
class UsulanAgenda:
    """One proposal; `kunci` names the fact behind it."""

    kunci: str
    asal: AsalAgenda
    judul: str
    uraian: str
    menit: int
    instansi_id: int | None = None

    @property
    def draf_rekomendasi(self) -> str:
        return draf_rekomendasi(self.kunci)


def draf_rekomendasi(kunci: str) -> str:
    """A first wording of the recommendation that a barrier asks for; empty for other items."""
    kind, _, rest = kunci.partition(":")
    hambatan, _, rest = rest.partition(":")
    if kind != AsalAgenda.HAMBATAN or hambatan not in DRAF:
        return ""
    return DRAF[Hambatan(hambatan)].format(layanan=JenisLayanan(rest.partition(":")[0]).label.lower())


def usulan_agenda(rapat: Rapat, user: Pengguna, *, on: datetime.date) -> list[UsulanAgenda]:
    """All that today's facts propose to a meeting (with_triwulan_terakhir); to a conference on a case only what its last one left open."""
    carried = _lanjutan(rapat, user)
    if rapat.kasus_id:
        return carried
    facts = [_tindak_lanjut(rapat, user, on), *_register(rapat, user, on), _kelembagaan(on)]
    return [*carried, *(usul for usul in facts if usul)]


def _lanjutan(rapat: Rapat, user: Pengguna) -> list[UsulanAgenda]:
    """What the last meeting of this kind had on its agenda and did not come to."""
    last = Rapat.objects.visible_to(user).sebelum(rapat).values("pk")[:1]
    rows = Agenda.objects.visible_to(user).filter(rapat=Subquery(last), status=StatusAgenda.DITERIMA)
    rows = rows.filter(
        asal__in=[AsalAgenda.SEKRETARIAT, AsalAgenda.ANGGOTA, AsalAgenda.LANJUTAN]
    )  # facts are counted anew
    return [
        UsulanAgenda(
            f"lanjutan:{row.pk}", AsalAgenda.LANJUTAN, row.judul,
            f"Dibawa dari {row.rapat.judul}.\n{row.uraian}".strip(), row.menit, row.instansi_id,
        )
        for row in rows.select_related("rapat").order_by("urutan")
    ]  # fmt: skip


def _tindak_lanjut(rapat: Rapat, user: Pengguna, on: datetime.date) -> UsulanAgenda | None:
    rows = TindakLanjut.objects.visible_to(user).filter(rekomendasi__rapat__kasus__isnull=True).terbuka()
    rows = rows.filter(tenggat__lte=max(rapat.tanggal, on)).order_by("instansi__singkatan")
    found = list(rows.values_list("instansi__singkatan").annotate(n=Count("pk"), lewat=Count("pk", Q(tenggat__lt=on))))
    if not found:
        return None
    lines = [
        f"{name}: " + ", ".join(part for part in (lewat and f"{lewat} lewat tenggat", n - lewat and f"{n - lewat} jatuh tempo") if part)
        for name, n, lewat in found
    ]  # fmt: skip
    total = sum(n for _, n, _ in found)
    judul = f"{total} tindak lanjut lewat tenggat atau jatuh tempo, pada {len(found)} instansi"
    return UsulanAgenda(
        "tindak_lanjut", AsalAgenda.TINDAK_LANJUT, judul, "\n".join(lines), min(60, 10 + 5 * len(found))
    )


def _register(rapat: Rapat, user: Pengguna, on: datetime.date) -> list[UsulanAgenda]:
    """From the register: new cases, referrals without an answer, reports that are stuck, and what held services back."""
    last = rapat.triwulan_terakhir
    since, year_ago = last or on.replace(month=1, day=1), tambah_bulan(on, -BULAN_HAMBATAN)
    perkara = PerkaraHukum.objects.visible_to(user)
    medians = median_tahap(perkara.lama_tahap())
    found = _count_together(
        {
            "kasus": Kasus.objects.visible_to(user).filter(tanggal_lapor__gt=since),
            "menunggu": Rujukan.objects.visible_to(user).overdue(on=on),
            "perkara": perkara.melampaui(batas(medians), kali=KALI_MACET, on=on),
        },
        {
            "rujukan": (
                Rujukan.objects.visible_to(user).filter(dicatat_pada__date__gt=year_ago),
                "daftar_butir__jenis",
            ),
            "layanan": (Layanan.objects.visible_to(user).filter(diminta__gt=year_ago), "jenis"),
        },
    )
    after = f"rapat triwulan terakhir ({tulis_tanggal(since)})" if last else tulis_tanggal(since)
    words = {
        "kasus": (f"Perkembangan kasus: {{}} kasus baru sejak {after}", AsalAgenda.KASUS, 15),
        "menunggu": ("Rujukan yang belum dijawab sampai batas waktunya: {}", AsalAgenda.RUJUKAN, 10),
        "perkara": (
            f"Perkara hukum yang macet (lebih dari {KALI_MACET} kali waktu lazim): {{}}",
            AsalAgenda.PERKARA,
            10,
        ),
    }
    number = {what: n for what, _, _, n in found if what in words}
    counted = [
        UsulanAgenda(what, asal, text.format(sebut_jumlah(number[what])), "", minutes)
        for what, (text, asal, minutes) in words.items()
        if number.get(what)
    ]
    return counted + _hambatan([row for row in found if row[0] not in words])


def _count_together(plain: dict, by_barrier: dict) -> list[tuple[str, str, str, int]]:
    """(what, kind of service, barrier, how many) of all sources, asked at once; kind and barrier are empty for plain counts."""
    parts = [(rows, (Value(what), Value(""), Value(""))) for what, rows in plain.items()]
    parts += [(rows, (Value(what), F(kind), F("hambatan"))) for what, (rows, kind) in by_barrier.items()]
    first, *others = (rows.order_by().values_list(*columns).annotate(n=Count("*")) for rows, columns in parts)
    return list(first.union(*others, all=True))


def _hambatan(rows: list[tuple[str, str, str, int]]) -> list[UsulanAgenda]:
    """Which barrier held back how many referrals and services of a kind within a year, the most frequent first."""
    asked = Counter()
    for unit, jenis, _, n in rows:
        asked[unit, jenis] += n
    met = sorted((row for row in rows if row[1] and row[2]), key=lambda row: (-row[3], row))
    return [
        UsulanAgenda(
            f"hambatan:{hambatan}:{jenis}:{unit}", AsalAgenda.HAMBATAN,
            _held_back(hambatan, n, asked[unit, jenis], f"{unit} {JenisLayanan(jenis).label.lower()}"),
            f"Dalam {BULAN_HAMBATAN} bulan terakhir.", 15,
        )
        for unit, jenis, hambatan, n in met[:HAMBATAN_SHOWN]
    ]  # fmt: skip


def _held_back(hambatan: str, number: int, asked: int, what: str) -> str:
    """Tidak ada biaya menghambat 6 dari 9 rujukan pemulangan. Of fewer than five in all, the two numbers say no more than one."""
    of = (
        f"{sebut_jumlah(number)} dari {sebut_jumlah(asked)} {what}"
        if asked >= SEL_TERKECIL
        else f"{what} ({sebut_jumlah(asked)})"
    )
    return f"{Hambatan(hambatan).label} menghambat {of}"


def _kelembagaan(on: datetime.date) -> UsulanAgenda | None:
    """The decree and the agreements that end soon."""
    ending = NotaKesepahaman.objects.in_state(KeadaanNota.SEGERA, on=on).order_by("berlaku_sampai", "judul")
    lines = [f"{nota} berakhir {tulis_tanggal(nota.berlaku_sampai)}." for nota in ending[:NOTA_SHOWN]]
    if text := peringatan_sk(today=on):
        lines.insert(0, text)
    if not lines:
        return None
    return UsulanAgenda(
        "kelembagaan", AsalAgenda.KELEMBAGAAN, "SK dan MoU/PKS yang segera berakhir", "\n".join(lines), 10
    )
