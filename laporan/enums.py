"""Closed lists of reports."""

from django.db.models import TextChoices


class Edisi(TextChoices):
    """Who may read a report (ranah.md 8.3). The named-case edition ("Rahasia") is never printed by this system."""

    UMUM = "umum", "Umum"
    TERBATAS = "terbatas", "Terbatas"


class StatusLaporan(TextChoices):
    """Where a version of a Laporan Tahunan stands."""

    KONSEP = "konsep", "Konsep"
    DIPERIKSA = "diperiksa", "Sedang diperiksa"
    DISETUJUI = "disetujui", "Disetujui"
    TERBIT = "terbit", "Terbit"
    DITARIK = "ditarik", "Ditarik"


# status -> what it may become. Back to konsep is handing back, with a note; withdrawing is final.
TRANSISI = {
    StatusLaporan.KONSEP: frozenset({StatusLaporan.DIPERIKSA}),
    StatusLaporan.DIPERIKSA: frozenset({StatusLaporan.KONSEP, StatusLaporan.DISETUJUI}),
    StatusLaporan.DISETUJUI: frozenset({StatusLaporan.KONSEP, StatusLaporan.TERBIT}),
    StatusLaporan.TERBIT: frozenset({StatusLaporan.DITARIK}),
    StatusLaporan.DITARIK: frozenset(),
}
LAPORAN_TERBUKA = frozenset({StatusLaporan.KONSEP, StatusLaporan.DIPERIKSA, StatusLaporan.DISETUJUI})
LAPORAN_BEKU = frozenset({StatusLaporan.DISETUJUI, StatusLaporan.TERBIT, StatusLaporan.DITARIK})
LAPORAN_PERNAH_TERBIT = frozenset({StatusLaporan.TERBIT, StatusLaporan.DITARIK})


class Bab(TextChoices):
    """Chapters that carry a text of the office; the figures around it come from the registers (ranah.md 5.2)."""

    PENGANTAR = "pengantar", "Kata pengantar"
    PENDAHULUAN = "pendahuluan", "Pendahuluan"
    KELEMBAGAAN = "kelembagaan", "Kelembagaan"
    SITUASI = "situasi", "Situasi perdagangan orang di Aceh"
    PENCEGAHAN = "pencegahan", "Pencegahan"
    PERLINDUNGAN = "perlindungan", "Perlindungan korban"
    PENEGAKAN = "penegakan", "Penegakan hukum"
    TINDAK_LANJUT = "tindak_lanjut", "Tindak lanjut rekomendasi"
    HAMBATAN = "hambatan", "Hambatan, evaluasi, dan rekomendasi"
    PENUTUP = "penutup", "Penutup"


# Chapters that print no table of their own yet: their text stands behind the others, and only when there is one.
BAB_BERTEKS_SAJA = (Bab.HAMBATAN, Bab.PENUTUP)
