"""Who may what in the register. Pure predicates: (user) or (user, object) -> bool. Scope is `visible_to`'s business."""

from django.utils import timezone

from anggota.enums import Izin, JenisInstansi
from anggota.models import Pengguna
from kasus.enums import RUJUKAN_MEMBUKA, STATUS_TERBUKA, StatusKasus, StatusRujukan
from kasus.models import (
    Bendera,
    Catatan,
    Kasus,
    Korban,
    Lampiran,
    Layanan,
    PerkaraHukum,
    Permintaan,
    Rujukan,
    TahapHukum,
    Terlapor,
    UsulanPenutupan,
)
from kasus.models.orang import Sosok
from kasus.models.rujukan import active_members


def can_view_kasus(user: Pengguna) -> bool:
    """The secretariat, its head, and members (their own part); never pimpinan and pengelola."""
    return user.has_izin(Izin.VIEW_KASUS)


def can_view_whole_kasus(user: Pengguna) -> bool:
    """Reported persons, places, chronicle and history: the secretariat and its head only."""
    return user.has_izin(Izin.VIEW_SELURUH_KASUS)


def can_record_kasus(user: Pengguna) -> bool:
    """The secretariat and its head."""
    return user.has_izin(Izin.RECORD_KASUS)


def can_update_kasus(user: Pengguna, kasus: Kasus) -> bool:
    """Who records cases, while the case is open: its report, victims, places, reported persons."""
    return user.has_izin(Izin.RECORD_KASUS) and kasus.is_terbuka


def can_import_kasus(user: Pengguna) -> bool:
    """The secretariat and its head."""
    return user.has_izin(Izin.IMPORT_KASUS)


def can_export_kasus(user: Pengguna) -> bool:
    """The secretariat, its head, and members their own scope; always without identity."""
    return user.has_izin(Izin.EXPORT_KASUS)


def can_export_identitas(user: Pengguna) -> bool:
    """Who may open an identity, with a reason: the secretariat and its head. Members never."""
    return user.has_izin(Izin.EXPORT_KASUS) and user.has_izin(Izin.REVEAL_IDENTITAS)


def can_reassign_kasus(user: Pengguna) -> bool:
    """The head of the secretariat."""
    return user.has_izin(Izin.REASSIGN_KASUS)


def can_add_layanan(user: Pengguna, kasus: Kasus) -> bool:
    """The secretariat, and a member for a service of the own agency, while the case is open."""
    return can_handle_layanan(user) and kasus.is_terbuka


def can_record_persetujuan(user: Pengguna) -> bool:
    """The secretariat and its head, also in a closed case: a person may answer and withdraw at any time."""
    return user.has_izin(Izin.RECORD_PERSETUJUAN)


def can_send_rujukan(user: Pengguna) -> bool:
    """The secretariat, its head, and members (for the victims they may see)."""
    return user.has_izin(Izin.ADD_RUJUKAN)


def can_add_rujukan(user: Pengguna, korban: Korban) -> bool:
    """Of a victim whom one may see, while the case is open and the person has not had processing restricted."""
    return can_send_rujukan(user) and korban.kasus.is_terbuka and not korban.is_dibatasi


def can_record_pengecualian(user: Pengguna) -> bool:
    """The head alone sends without consent (keamanan.md 40)."""
    return user.has_izin(Izin.RECORD_PENGECUALIAN)


def can_view_isi_rujukan(user: Pengguna, rujukan: Rujukan) -> bool:
    """What a referral says about the victim: the secretariat, the sender while it serves the victim, the receiver for a while.

    The receiver may read in order to decide and to help; no longer once it refused, the referral was withdrawn, or consent ended.
    """
    if can_view_whole_kasus(user):
        return True
    if user.instansi_id == rujukan.penerima_id:
        return rujukan.status in {StatusRujukan.DIAJUKAN, *RUJUKAN_MEMBUKA} and rujukan.is_dijamin()
    return user.instansi_id == rujukan.pengirim_id and is_korban_visible(user, rujukan)


def is_korban_visible(user: Pengguna, rujukan: Rujukan) -> bool:
    """Does the page of the victim open for this user?"""
    return Korban.objects.visible_to(user).filter(pk=rujukan.korban_id).exists()


def _speaks_for_receiver(user: Pengguna, rujukan: Rujukan) -> bool:
    """A member of the receiving agency; for an agency without an account the secretariat writes down what it was told."""
    if not user.has_izin(Izin.VERIFY_RUJUKAN):
        return False
    if can_view_whole_kasus(user):
        return not active_members(penerima=rujukan.penerima_id).exists()
    return user.instansi_id == rujukan.penerima_id and rujukan.is_dijamin()


def can_verify_rujukan(user: Pengguna, rujukan: Rujukan) -> bool:
    """Accept or refuse, while it waits."""
    return rujukan.status == StatusRujukan.DIAJUKAN and _speaks_for_receiver(user, rujukan)


def can_report_rujukan(user: Pengguna, rujukan: Rujukan) -> bool:
    """Tell the outcome, while it stands accepted."""
    return rujukan.status == StatusRujukan.DITERIMA and _speaks_for_receiver(user, rujukan)


def can_withdraw_rujukan(user: Pengguna, rujukan: Rujukan) -> bool:
    """The sender while it waits; after that the secretariat alone."""
    if not user.has_izin(Izin.ADD_RUJUKAN) or not rujukan.is_terbuka:
        return False
    if can_view_whole_kasus(user):
        return True
    return rujukan.status == StatusRujukan.DIAJUKAN and user.instansi_id == rujukan.pengirim_id


def can_export_rujukan(user: Pengguna, rujukan: Rujukan) -> bool:
    """The letter: the secretariat, and the sender while it waits."""
    own = user.has_izin(Izin.ADD_RUJUKAN) and user.instansi_id == rujukan.pengirim_id
    return rujukan.is_terbuka and (can_view_whole_kasus(user) or own)


def can_change_status_kasus(user: Pengguna, kasus: Kasus, to: StatusKasus) -> bool:
    """The secretariat moves an open case; reopening belongs to the head, who did not record it (maker is not checker).

    Closing is not a step of the status: it is proposed and decided (can_record_penutupan, can_verify_penutupan).
    """
    if not user.has_izin(Izin.CHANGE_STATUS_KASUS) or to not in STATUS_TERBUKA:
        return False
    if kasus.status in STATUS_TERBUKA:
        return True
    return user.has_izin(Izin.CLOSE_KASUS) and kasus.dicatat_oleh_id != user.pk


def allowed_status(user: Pengguna, kasus: Kasus) -> list[StatusKasus]:
    """The states this user may move the case to now, in the order of the list."""
    following = frozenset() if kasus.is_dimusnahkan else StatusKasus(kasus.status).can_become()
    return [to for to in StatusKasus if to in following and can_change_status_kasus(user, kasus, to)]


def can_reveal_identitas(user: Pengguna, korban: Korban) -> bool:
    """The secretariat and its head, with a reason; of a restricted victim the head alone. A member while its referral is accepted.

    For a member every condition is asked anew at each request: the referral of this victim to the own agency stands accepted
    (finished is too late), consent or the recorded exception covers it today, the case is open, the victim is not restricted.
    """
    if not _passes_restriction(user, korban):
        return False
    if user.has_izin(Izin.REVEAL_IDENTITAS):
        return True
    if not user.has_izin(Izin.REVEAL_RUJUKAN) or user.instansi_id is None or not korban.kasus.is_terbuka:
        return False
    rows = Rujukan.objects.filter(korban=korban, penerima=user.instansi_id, status=StatusRujukan.DITERIMA)
    return rows.dijamin(on=timezone.localdate()).exists()


def can_match_orang(user: Pengguna, baris: Korban | Terlapor) -> bool:
    """Who may open an identity may learn that a typed name is that person's; nobody learns it by guessing."""
    if isinstance(baris, Korban):
        return can_reveal_identitas(user, baris)
    return can_view_whole_kasus(user) and user.has_izin(Izin.REVEAL_IDENTITAS)


def can_merge(user: Pengguna) -> bool:
    """The secretariat and its head: one person in several cases is seen by who sees the cases whole."""
    return can_view_whole_kasus(user) and user.has_izin(Izin.MERGE_ORANG)


def can_merge_orang(user: Pengguna, sosok: Sosok) -> bool:
    """Whose identity one may open; of a restricted victim the head alone. Of a case that was disposed of nothing is left to compare."""
    return can_merge(user) and can_match_orang(user, sosok.baris) and not sosok.kasus.is_dimusnahkan


def can_update_identitas(user: Pengguna, korban: Korban) -> bool:
    """Who records requests and may read this identity: who may not read it does not write it."""
    return user.has_izin(Izin.RECORD_PERMINTAAN) and can_reveal_identitas(user, korban)


def _passes_restriction(user: Pengguna, korban: Korban) -> bool:
    return not korban.is_dibatasi or user.has_izin(Izin.VERIFY_PERMINTAAN)


def can_record_permintaan(user: Pengguna) -> bool:
    """The secretariat and its head."""
    return user.has_izin(Izin.RECORD_PERMINTAAN)


def can_change_pembatasan(user: Pengguna) -> bool:
    """The head restricts processing and ends the restriction."""
    return user.has_izin(Izin.VERIFY_PERMINTAAN)


def can_verify_permintaan(user: Pengguna, permintaan: Permintaan) -> bool:
    """The head, when another person took the request down."""
    return user.has_izin(Izin.VERIFY_PERMINTAAN) and permintaan.dicatat_oleh_id != user.pk


def can_export_salinan(user: Pengguna, permintaan: Permintaan) -> bool:
    """Once the head granted the copy; of a restricted victim the head alone."""
    return (
        user.has_izin(Izin.EXPORT_SALINAN)
        and permintaan.is_salinan_siap
        and _passes_restriction(user, permintaan.korban)
    )


def can_record_pemusnahan(user: Pengguna) -> bool:
    """The secretariat and its head propose disposal, and hold a case back from it."""
    return user.has_izin(Izin.RECORD_PEMUSNAHAN)


def can_verify_pemusnahan(user: Pengguna) -> bool:
    """The head decides on disposal and ends a hold; never on an own proposal (the action and the table refuse it)."""
    return user.has_izin(Izin.VERIFY_PEMUSNAHAN)


def can_break_glass(user: Pengguna, korban: Korban) -> bool:
    """A member whose agency serves this victim (visible_to), while the case is open; who may open it anyway has no need."""
    return can_break_glass_in(user, korban.kasus)


def can_break_glass_in(user: Pengguna, kasus: Kasus) -> bool:
    return user.has_izin(Izin.BREAK_GLASS) and not user.has_izin(Izin.REVEAL_IDENTITAS) and kasus.is_terbuka


def can_review_darurat(user: Pengguna) -> bool:
    """The head of the secretariat."""
    return user.has_izin(Izin.REVIEW_DARURAT)


def can_view_pembukaan(user: Pengguna, kasus: Kasus) -> bool:
    """Who looked at the identities: the owner of the case and the head."""
    return can_view_whole_kasus(user) and (kasus.penanggung_jawab_id == user.pk or can_review_darurat(user))


def can_record_perkara(user: Pengguna) -> bool:
    """The secretariat and its head: reports, articles, verdicts, restitution, legal status of suspects."""
    return user.has_izin(Izin.RECORD_PERKARA)


def can_record_perkara_in(user: Pengguna, kasus: Kasus) -> bool:
    """Also after the case is closed: services end, the legal track goes on (ranah.md 3.1). Not once it is disposed of."""
    return can_record_perkara(user) and not kasus.is_dimusnahkan


def can_add_tahap(user: Pengguna, perkara: PerkaraHukum) -> bool:
    """The secretariat and its head; a law-enforcement agency for the reports that it investigates or prosecutes."""
    if not user.has_izin(Izin.ADD_TAHAP_HUKUM) or perkara.kasus.is_dimusnahkan:
        return False
    return user.has_izin(Izin.RECORD_PERKARA) or is_penegak_hukum(user, perkara)


def is_penegak_hukum(user: Pengguna, perkara: PerkaraHukum) -> bool:
    """Does this account stand for the law-enforcement agency in whose hands the report lies?"""
    return (
        user.instansi_id is not None
        and user.instansi.jenis == JenisInstansi.PENEGAK_HUKUM
        and user.instansi_id in {perkara.instansi_id, perkara.penuntut_id}
    )


def can_update_tahap(user: Pengguna, tahap: TahapHukum) -> bool:
    """Who may add stages; an agency corrects only what its own people recorded."""
    if not can_add_tahap(user, tahap.perkara):
        return False
    return user.has_izin(Izin.RECORD_PERKARA) or tahap.dicatat_oleh.instansi_id == user.instansi_id


def can_update_terlapor(user: Pengguna, terlapor: Terlapor) -> bool:
    """The secretariat and its head, also after closing, until the case is disposed of."""
    return can_record_perkara_in(user, terlapor.kasus)


def can_reveal_identitas_terlapor(user: Pengguna, terlapor: Terlapor) -> bool:
    """The secretariat and its head, with a reason; no agency, ever."""
    return user.has_izin(Izin.REVEAL_IDENTITAS) and not terlapor.kasus.is_dimusnahkan


def can_add_catatan(user: Pengguna, kasus: Kasus) -> bool:
    """The secretariat as long as the case has data; a member on its victims while the case is open."""
    return user.has_izin(Izin.ADD_CATATAN) and _may_still_add(user, kasus)


def can_update_catatan(user: Pengguna, catatan: Catatan) -> bool:
    """A note is corrected by whoever may write one and sees it, once: afterwards its correction is corrected."""
    return can_add_catatan(user, catatan.kasus) and (
        can_view_whole_kasus(user) or catatan.instansi_id == user.instansi_id
    )


def _may_still_add(user: Pengguna, kasus: Kasus) -> bool:
    return not kasus.is_dimusnahkan and (can_view_whole_kasus(user) or kasus.is_terbuka)


def can_record_bendera(user: Pengguna, kasus: Kasus) -> bool:
    """The secretariat and its head, while the case is open."""
    return user.has_izin(Izin.RECORD_BENDERA) and kasus.is_terbuka


def can_end_bendera(user: Pengguna, bendera: Bendera) -> bool:
    """Who raised the flag, and the head."""
    return user.has_izin(Izin.RECORD_BENDERA) and (
        bendera.dicatat_oleh_id == user.pk or user.has_izin(Izin.CLOSE_KASUS)
    )


def can_add_lampiran(user: Pengguna, kasus: Kasus) -> bool:
    """The secretariat as long as the case has data; a member for its victims while the case is open."""
    return user.has_izin(Izin.ADD_LAMPIRAN) and _may_still_add(user, kasus)


def can_update_lampiran(user: Pengguna, lampiran: Lampiran) -> bool:
    """Replace a file or propose to remove it: the secretariat, or the agency that sent it."""
    own = can_view_whole_kasus(user) or lampiran.instansi_id == user.instansi_id
    return own and can_add_lampiran(user, lampiran.kasus) and bool(lampiran.berkas)


def can_export_lampiran(user: Pengguna, lampiran: Lampiran, *, dibatasi: bool) -> bool:
    """Who sees the row (visible_to). While its removal is decided, or when processing is restricted: the head alone."""
    if not lampiran.berkas:
        return False
    if dibatasi and not user.has_izin(Izin.VERIFY_PERMINTAAN):
        return False
    return user.has_izin(Izin.VERIFY_LAMPIRAN) or not lampiran.is_ditarik


def can_assign_lampiran(user: Pengguna, lampiran: Lampiran) -> bool:
    """The secretariat shares a file that is kept, while the case is open."""
    return user.has_izin(Izin.ASSIGN_LAMPIRAN) and bool(lampiran.berkas) and lampiran.kasus.is_terbuka


def can_verify_lampiran(user: Pengguna, lampiran: Lampiran) -> bool:
    """The head decides on a removal that another person proposed."""
    return user.has_izin(Izin.VERIFY_LAMPIRAN) and lampiran.ditarik_oleh_id != user.pk


def can_record_penutupan(user: Pengguna, kasus: Kasus) -> bool:
    """The secretariat and its head propose, while the case is open."""
    return user.has_izin(Izin.CHANGE_STATUS_KASUS) and kasus.is_terbuka


def can_verify_penutupan(user: Pengguna, kasus: Kasus, usulan: UsulanPenutupan) -> bool:
    """The head, who neither recorded the case nor proposed to close it."""
    return user.has_izin(Izin.CLOSE_KASUS) and kasus.dicatat_oleh_id != user.pk and usulan.dicatat_oleh_id != user.pk


def can_update_simfoni(user: Pengguna, kasus: Kasus) -> bool:
    """Who records cases; also after closing, as entry in the other system often comes late."""
    return user.has_izin(Izin.RECORD_KASUS) and not kasus.is_dimusnahkan


def can_handle_layanan(user: Pengguna) -> bool:
    """The secretariat for all services, a member for those of the own agency (desain.md 4)."""
    return user.has_izin(Izin.RECORD_KASUS) or user.has_izin(Izin.REPORT_LAYANAN)


def can_record_layanan_of_all(user: Pengguna) -> bool:
    """Who records cases writes every column of a service, for every agency; a member only what its own agency did."""
    return user.has_izin(Izin.RECORD_KASUS)


def can_update_layanan(user: Pengguna, layanan: Layanan) -> bool:
    """The secretariat; a member when the own agency is the provider. While the case is open."""
    own = user.has_izin(Izin.REPORT_LAYANAN) and user.instansi_id == layanan.penyedia_id
    return (can_record_layanan_of_all(user) or own) and layanan.korban.kasus.is_terbuka


def can_record_skrining(user: Pengguna, kasus: Kasus) -> bool:
    """Who records cases, while the case is open: screenings, rights, reintegration."""
    return user.has_izin(Izin.RECORD_KASUS) and kasus.is_terbuka


def can_record_penetapan(user: Pengguna, kasus: Kasus) -> bool:
    """The secretariat and its head record what a body decided, under the own name, while the case is open."""
    return user.has_izin(Izin.RECORD_PENETAPAN) and kasus.is_terbuka


def can_view_pemantauan(user: Pengguna) -> bool:
    """Who sees cases: the secretariat all visits, a member those which the own agency is to make."""
    return user.has_izin(Izin.VIEW_KASUS)


def can_export_htcds(user: Pengguna) -> bool:
    """The secretariat and its head. Members never: a row of the file shows more than they see of a victim."""
    return user.has_izin(Izin.EXPORT_HTCDS)


def can_export_htcds_identitas(user: Pengguna) -> bool:
    """Who exports and may reveal identities; of a restricted victim the head alone (can_reveal_identitas, asked for each)."""
    return can_export_htcds(user) and user.has_izin(Izin.REVEAL_IDENTITAS)
