"""What was found about a victim, what it proposes and who decided: in short on the victim's page, in full on its own."""

from django.urls import reverse
from django.utils import timezone

from anggota.models import Pengguna
from kasus import perms
from kasus.bagian.aksi import Aksi
from kasus.bagian.kejadian import Kejadian, pada_tanggal
from kasus.enums import INDIKATOR, KODE_UNSUR, PENYELUNDUPAN, UNSUR_POKOK, ButirSkrining, Jawaban, JenisUnsur
from kasus.models import Kasus, Korban, Penetapan, Skrining
from kasus.usulan import proposal_of


def _skrining(user: Pengguna, korban: Korban) -> list[Skrining]:
    rows = Skrining.objects.visible_to(user).filter(korban=korban).select_related("dicatat_oleh")
    return list(rows.prefetch_related("daftar_temuan", "daftar_jawaban"))


def _penetapan(user: Pengguna, korban: Korban) -> list[Penetapan]:
    return list(Penetapan.objects.visible_to(user).filter(korban=korban).select_related("dicatat_oleh", "skrining"))


def korban_section(user: Pengguna, korban: Korban) -> dict:
    if not perms.can_view_whole_kasus(user):
        return {"usulan": None}
    rows = _skrining(user, korban)
    can_record = perms.can_record_skrining(user, korban.kasus)
    args = [korban.kasus.slug, korban.pk]
    acts = [Aksi("Skrining", reverse("kasus:record_skrining", args=args))] if can_record else []
    if perms.can_record_penetapan(user, korban.kasus):
        acts.append(Aksi("Penetapan status", reverse("kasus:record_penetapan", args=args)))
    return {
        "usulan": proposal_of(rows[0] if rows else None, korban.kelompok_usia),
        "skrining_terbaru": rows[0] if rows else None,
        "penetapan_terbaru": next(iter(_penetapan(user, korban)), None),
        "daftar_aksi": acts,
    }


def skrining_page(user: Pengguna, korban: Korban, chosen: Skrining | None = None) -> dict:
    """Template context of the screening page: the newest one, or an older one as it was."""
    rows = _skrining(user, korban)
    newest = rows[0] if rows else None
    shown = next((row for row in rows if chosen and row.pk == chosen.pk), newest)
    is_old = shown is not newest
    return {
        "korban": korban,
        "kasus": korban.kasus,
        "daftar_skrining": rows,
        "daftar_penetapan": _penetapan(user, korban),
        "skrining": shown,
        "is_lama": is_old,
        "usulan": proposal_of(shown, shown.kelompok_usia if is_old else korban.kelompok_usia),
        "daftar_unsur": _findings(shown) if shown else [],
        "daftar_indikator": _indicators(shown) if shown else [],
        "penyelundupan": PENYELUNDUPAN,
        "can_record_skrining": perms.can_record_skrining(user, korban.kasus),
        "can_record_penetapan": perms.can_record_penetapan(user, korban.kasus),
    }


def _findings(row: Skrining) -> list[dict]:
    """The elements always; other kinds when something was found or answered."""
    shown = []
    for jenis in JenisUnsur:
        codes, answer = row.kode_per_jenis[jenis], Jawaban(row.jawaban_per_butir[jenis])
        if jenis in UNSUR_POKOK or codes or answer != Jawaban.TIDAK_DITANYAKAN:
            words = ", ".join(KODE_UNSUR[jenis](kode).label for kode in codes)
            shown.append({"label": jenis.label, "isi": words, "jawaban": "" if codes else answer.label})
    return shown


def _indicators(row: Skrining) -> list[dict]:
    return [
        {"label": ButirSkrining(butir).label, "jawaban": answer.label, "ya": answer == Jawaban.YA}
        for butir in INDIKATOR
        if (answer := Jawaban(row.jawaban_per_butir[butir]))
    ]


def kejadian(user: Pengguna, kasus: Kasus, halaman: dict) -> list[Kejadian]:
    """Each screening and each decision, for who may see them; that nothing was decided when recorded is no event."""
    victims = Korban.objects.visible_to(user).filter(kasus=kasus)
    screenings = Skrining.objects.visible_to(user).filter(korban__in=victims).select_related("korban", "dicatat_oleh")
    decisions = Penetapan.objects.visible_to(user).filter(korban__in=victims).exclude(urutan=1, penetap="")
    decisions = decisions.select_related("korban", "dicatat_oleh")
    events = [
        Kejadian(
            _moment(row), "skrining", f"{row} K{row.korban.urutan}", row.get_usulan_display(), row.dicatat_oleh.nama,
            reverse("kasus:skrining_detail", args=[kasus.slug, row.korban_id, row.pk]),
        )
        for row in screenings
    ]  # fmt: skip
    return events + [
        Kejadian(
            _moment(row), "skrining", f"K{row.korban.urutan} ditetapkan: {row.get_status_display()}", row.get_penetap_display(),
            row.dicatat_oleh.nama, reverse("kasus:skrining", args=[kasus.slug, row.korban_id]),
        )
        for row in decisions
    ]  # fmt: skip


def _moment(row):
    """When it was recorded; a day that lies before stands by its day alone."""
    same = timezone.localtime(row.dicatat_pada).date() == row.tanggal
    return row.dicatat_pada if same else pada_tanggal(row.tanggal)
