"""Invented reports to the police for the sample cases: one final with restitution, one stuck, one returned twice, hearings ahead."""

import datetime
import zoneinfo

from django.core.management import call_command
from django.utils import timezone

from gugus_tugas import clock
from gugus_tugas.versi import stamp
from kasus import actions
from kasus.enums import AcaraSidang, JenisPutusan, KodeTahap
from kasus.models import Kasus, Pasal, Pengadilan, PerkaraHukum

WIB = zoneinfo.ZoneInfo("Asia/Jakarta")
K = KodeTahap
UNIT = "Subdit Renakta Ditreskrimum (contoh)"

# Case by day of its report: suspects by number (None: all), articles, stages, hearings in days from the day of loading.
PERKARA = [
    {
        "lapor": (2024, 2, 6), "lp": (2024, 2, 7), "pasal": ["uu21-2", "uu21-17", "uu35-76f"], "terlapor": [1],
        "tahap": [
            (K.LID, (2024, 2, 8)), (K.SIDIK, (2024, 2, 15)), (K.SPDP, (2024, 2, 20)), (K.TSK, (2024, 3, 4)), (K.TAHAP1, (2024, 4, 22)),
            (K.P21, (2024, 5, 6)), (K.TAHAP2, (2024, 5, 13)), (K.DAKWAAN, (2024, 5, 27)), (K.LIMPAH, (2024, 5, 29)),
            (K.SIDANG, (2024, 6, 11)), (K.TUNTUTAN, (2024, 8, 20)), (K.PUTUSAN, (2024, 9, 10)), (K.BANDING, (2024, 9, 16)),
            (K.INKRACHT, (2024, 12, 2)), (K.EKSEKUSI, (2024, 12, 16)),
        ],
    },
    {
        "lapor": (2025, 5, 12), "lp": (2025, 5, 13), "pasal": ["uu21-2", "uu21-17"], "terlapor": None,
        "tahap": [
            (K.LID, (2025, 5, 14)), (K.SIDIK, (2025, 5, 20)), (K.SPDP, (2025, 5, 26)), (K.TSK, (2025, 6, 10)), (K.TAHAP1, (2025, 7, 15)),
            (K.P19, (2025, 7, 28)), (K.TAHAP1, (2025, 8, 20)), (K.P21, (2025, 9, 2)), (K.TAHAP2, (2025, 9, 9)),
            (K.DAKWAAN, (2025, 9, 22)), (K.LIMPAH, (2025, 9, 24)), (K.SIDANG, (2025, 10, 7)), (K.TUNTUTAN, (2025, 12, 9)),
            (K.PUTUSAN, (2025, 12, 23)), (K.INKRACHT, (2026, 1, 5)), (K.EKSEKUSI, (2026, 1, 19)),
        ],
    },
    {
        "lapor": (2024, 6, 19), "lp": (2024, 7, 8), "pasal": ["uu21-4", "uu18-81"], "terlapor": None,
        "tahap": [(K.LID, (2024, 7, 10)), (K.SIDIK, (2024, 9, 2)), (K.SPDP, (2024, 9, 9)), (K.SIDIK, (2025, 3, 3))],
    },
    {
        "lapor": (2025, 1, 21), "lp": (2025, 1, 22), "pasal": ["uu21-4"], "terlapor": None,
        "tahap": [
            (K.LID, (2025, 1, 24)), (K.SIDIK, (2025, 3, 10)), (K.SPDP, (2025, 3, 14)), (K.TSK, (2025, 6, 2)), (K.TAHAP1, (2025, 9, 15)),
            (K.P19, (2025, 9, 29)), (K.TAHAP1, (2026, 1, 12)), (K.P19, (2026, 1, 26)), (K.TAHAP1, (2026, 6, 8)), (K.P21, (2026, 6, 22)),
            (K.TAHAP2, (2026, 7, 6)), (K.DAKWAAN, (2026, 7, 27)), (K.LIMPAH, (2026, 7, 30)), (K.SIDANG, (2026, 8, 19)),
        ],
        "sidang": [(2, AcaraSidang.SAKSI), (16, AcaraSidang.TUNTUTAN)],
    },
    {
        "lapor": (2026, 2, 24), "lp": (2026, 2, 24), "pasal": ["uu21-4", "uu21-17"], "terlapor": None,
        "tahap": [
            (K.LID, (2026, 2, 26)), (K.SIDIK, (2026, 3, 9)), (K.SPDP, (2026, 3, 13)), (K.TSK, (2026, 5, 4)), (K.TAHAP1, (2026, 8, 3)),
            (K.P19, (2026, 8, 17)), (K.TAHAP1, (2026, 10, 5)), (K.P19, (2026, 10, 19)),
        ],
    },
    {
        "lapor": (2026, 8, 17), "lp": (2026, 11, 2), "pasal": [], "terlapor": [], "tahap": [(K.LID, (2026, 11, 4))],
    },
]  # fmt: skip


def muat(akun: dict, instansi: dict) -> None:
    """Loads the reports through the real actions, each stage on its day. `akun` and `instansi` are those of the sample."""
    call_command("muat_acuan_hukum", verbosity=0)
    by = akun["sekretariat"]
    for number, values in enumerate(PERKARA, 1):
        perkara = _perkara(values, number, by=by, instansi=instansi)
        for code, day in values["tahap"]:
            with clock.at(_moment(day)):
                actions.add_tahap(
                    perkara, by=akun["polda"] if code in {K.LID, K.SIDIK} else by, kode=code, tanggal=_date(day),
                    nomor_dokumen=f"CONTOH/{number}/{code.value}/{day[0]}",
                )  # fmt: skip
        for days, acara in values.get("sidang", []):
            court = Pengadilan.objects.get(kode="pn-sgi")
            day = timezone.localdate() + datetime.timedelta(days=days)
            actions.schedule_sidang(
                perkara, by=by, tanggal=day, jam=datetime.time(9, 30), acara=acara, pengadilan=court, keterangan=""
            )
    _final(by)


def _perkara(values: dict, number: int, *, by, instansi: dict) -> PerkaraHukum:
    kasus = Kasus.objects.get(tanggal_lapor=_date(values["lapor"]))
    suspects = kasus.daftar_terlapor.order_by("urutan")
    chosen = suspects if values["terlapor"] is None else suspects.filter(urutan__in=values["terlapor"])
    with clock.at(_moment(values["lp"])):
        perkara = actions.record_perkara(
            kasus, by=by, daftar_korban=list(kasus.daftar_korban.order_by("urutan")), daftar_terlapor=list(chosen),
            nomor_lp=f"LP/B/CONTOH-{number}/{values['lp'][0]}/SPKT/POLDA ACEH", tanggal_lp=_date(values["lp"]), unit=UNIT,
            instansi=instansi["polda"], penuntut=instansi["kejati"] if any(c == K.TAHAP1 for c, _ in values["tahap"]) else None,
        )  # fmt: skip
        if values["pasal"]:
            actions.update_pasal_perkara(
                perkara, daftar_pasal=list(Pasal.objects.filter(pk__in=values["pasal"])), by=by
            )
    return perkara


def _final(by) -> None:
    """Two that ended: one overturned in part on appeal with restitution half paid, one with a fine and restitution asked."""
    first, second = (PerkaraHukum.objects.get(tanggal_lp=_date(PERKARA[n]["lp"])) for n in (0, 1))
    pasal = list(Pasal.objects.filter(pk__in=["uu21-2", "uu21-17"]))
    court, appeal = Pengadilan.objects.get(kode="pn-lgs"), Pengadilan.objects.get(kode="pt-bna")
    convict = first.daftar_terlapor_perkara.get().terlapor
    sentence = {"jenis": JenisPutusan.BERSALAH, "bentuk_pidana": "penjara", "denda": 200_000_000, "subsidair_bulan": 3}
    with clock.at(_moment((2024, 9, 10))):
        actions.add_putusan(
            first, by=by, terlapor=convict, tingkat="pertama", pengadilan=court, nomor="CONTOH-1/Pid.Sus/2024/PN Lgs",
            tanggal=datetime.date(2024, 9, 10), pidana_bulan=60, daftar_pasal=pasal, **sentence,
        )  # fmt: skip
    with clock.at(_moment((2024, 11, 18))):
        actions.add_putusan(
            first, by=by, terlapor=convict, tingkat="banding", akibat="mengubah", pengadilan=appeal,
            nomor="CONTOH-1/PID/2024/PT BNA", tanggal=datetime.date(2024, 11, 18), pidana_bulan=84, daftar_pasal=pasal, **sentence,
        )  # fmt: skip
    victim = first.daftar_korban_perkara.order_by("korban__urutan").first().korban
    _restitution(first, victim, by=by)
    with clock.at(_moment((2025, 12, 23))):
        for suspect, months in zip(
            (row.terlapor for row in second.daftar_terlapor_perkara.all()), (48, 72), strict=True
        ):
            actions.add_putusan(
                second, by=by, terlapor=suspect, tingkat="pertama", pengadilan=Pengadilan.objects.get(kode="pn-bna"),
                nomor=f"CONTOH-{months}/Pid.Sus/2025/PN Bna", tanggal=datetime.date(2025, 12, 23), pidana_bulan=months,
                daftar_pasal=pasal, **sentence,
            )  # fmt: skip
    with clock.at(_moment((2025, 7, 1))):
        korban = second.daftar_korban_perkara.get().korban
        actions.add_restitusi(
            second, by=by, korban=korban, diminta=45_000_000, tanggal_diminta=datetime.date(2025, 7, 1)
        )


def _restitution(perkara: PerkaraHukum, korban, *, by) -> None:
    with clock.at(_moment((2024, 3, 18))):
        claim = actions.add_restitusi(
            perkara, by=by, korban=korban, diminta=75_500_000, tanggal_diminta=datetime.date(2024, 3, 18)
        )
    with clock.at(_moment((2024, 9, 12))):
        claim = actions.update_restitusi(
            claim, versi=stamp(claim), by=by, dikabulkan=60_000_000,
            tanggal_dikabulkan=datetime.date(2024, 9, 10), kurungan_pengganti_bulan=6,
        )  # fmt: skip
    for day, amount in (((2024, 12, 20), 20_000_000), ((2025, 4, 14), 12_500_000)):
        with clock.at(_moment(day)):
            actions.add_pembayaran(claim, by=by, jumlah=amount, tanggal=_date(day))


def _date(parts: tuple[int, int, int]) -> datetime.date:
    return datetime.date(*parts)


def _moment(parts: tuple[int, int, int]) -> datetime.datetime:
    return datetime.datetime.combine(_date(parts), datetime.time(14), tzinfo=WIB)
