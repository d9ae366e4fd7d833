"""Evidence that stands on victims: who pays for them, and what was done to strengthen them. Never a small number (guard.py)."""

from django.db.models import Count

from anggota.enums import Izin
from gugus_tugas.rupiah import tulis_rupiah
from gugus_tugas.sel_kecil import sebut_jumlah
from kasus.models import Pemantauan, Pemberdayaan
from laporan import guard
from laporan.statistics import ORANG_DARI
from laporan.statistics.biaya import pembiayaan
from laporan.statistics.bukti.dasar import Bukti, Masa, Tanya, jumlah


def biaya(masa: Masa) -> Tanya:
    """Recommendation 4: what is paid, and the gap; in words alone while few people stand behind it."""

    def say() -> list[Bukti]:
        link = ("laporan:pembiayaan", f"tahun={masa.tahun}", Izin.VIEW_LAPORAN)
        found = pembiayaan(masa.tahun, in_full=False)
        if found.is_disembunyikan:
            text = f"Biaya layanan korban {masa.tahun} tercatat; jumlahnya tidak ditampilkan agar tidak menunjuk seseorang."
            return [Bukti(text, True, *link)]
        if found.is_kosong:
            return [Bukti(f"Belum ada biaya layanan korban yang dicatat pada {masa.tahun}.", False, *link)]
        paid, gap = tulis_rupiah(found.terbiayai), tulis_rupiah(found.celah)
        text = f"Biaya layanan korban {masa.tahun}: sedikitnya {paid} ada pembayarnya, sedikitnya {gap} belum ada."
        return [Bukti(text, True, *link)]

    return Tanya(say)


def pemberdayaan(masa: Masa) -> Tanya:
    """Recommendation 11: victims who were given something in the year, and victims who were visited."""
    given = Pemberdayaan.objects.filter(tanggal__year=masa.tahun, tanggal__lte=masa.on)
    seen = Pemantauan.objects.filter(dilakukan__year=masa.tahun, dilakukan__lte=masa.on)

    def say(diberi: dict, dikunjungi: dict) -> list[Bukti]:
        text = (
            f"Pada {masa.tahun} pemberdayaan diterima {_sedikitnya(diberi['n'])} korban; "
            f"kunjungan reintegrasi menemui {_sedikitnya(dikunjungi['n'])} korban."
        )
        done = bool(diberi["n"] or dikunjungi["n"])
        return [Bukti(text, done, "kasus:pemantauan_index", izin=Izin.VIEW_SELURUH_KASUS)]

    people = Count(ORANG_DARI, distinct=True)
    return Tanya(say, {"diberi": jumlah(given, n=people), "dikunjungi": jumlah(seen, n=people)})


def _sedikitnya(number: int) -> str:
    """Rounded down: every member reads the sentence on every day, and each version of the report prints it."""
    told = guard.at_least(number)
    return f"sedikitnya {sebut_jumlah(told)}" if told else sebut_jumlah(number)
