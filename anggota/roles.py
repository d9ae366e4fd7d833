"""The whole access policy on one page: each role, in a sentence a manager can read, and its rights.

Source: desain.md 4. What a role sees *within* a right (own agency, all) is decided by `visible_to` and `perms.py`.
"""

from dataclasses import dataclass

from anggota.enums import Izin, Peran


@dataclass(frozen=True)
class Kebijakan:
    """One role: what it is for, and the rights it holds."""

    keterangan: str
    izin: frozenset[Izin]

    @property
    def daftar_izin(self) -> list[Izin]:
        """The rights in the order of the policy list."""
        return [izin for izin in Izin if izin in self.izin]


KEBIJAKAN: dict[Peran, Kebijakan] = {
    Peran.SEKRETARIAT: Kebijakan(
        "Mencatat kasus, menyiapkan rapat, mencatat rekomendasi, dan menyusun konsep laporan. Tidak memeriksa pekerjaannya sendiri.",
        frozenset(
            {
                Izin.VIEW_ANGGOTA,
                Izin.MANAGE_SK,
                Izin.RECORD_NOTA,
                Izin.VIEW_JEJAK,
                Izin.VIEW_KASUS,
                Izin.VIEW_SELURUH_KASUS,
                Izin.RECORD_KASUS,
                Izin.IMPORT_KASUS,
                Izin.EXPORT_KASUS,
                Izin.RECORD_PENETAPAN,
                Izin.EXPORT_HTCDS,
                Izin.CHANGE_STATUS_KASUS,
                Izin.REVEAL_IDENTITAS,
                Izin.RECORD_PERKARA,
                Izin.ADD_TAHAP_HUKUM,
                Izin.RECORD_PERSETUJUAN,
                Izin.ADD_RUJUKAN,
                Izin.VERIFY_RUJUKAN,
                Izin.MERGE_ORANG,
                Izin.ADD_CATATAN,
                Izin.RECORD_BENDERA,
                Izin.ADD_LAMPIRAN,
                Izin.ASSIGN_LAMPIRAN,
                Izin.RECORD_PEMUSNAHAN,
                Izin.RECORD_PERMINTAAN,
                Izin.EXPORT_SALINAN,
                Izin.VIEW_RAPAT,
                Izin.SCHEDULE_RAPAT,
                Izin.ASSIGN_TINDAK_LANJUT,
                Izin.VIEW_PROGRAM,
                Izin.RECORD_PROGRAM,
                Izin.MANAGE_PROGRAM,
                Izin.VIEW_LAPORAN,
                Izin.VIEW_TERBITAN,
                Izin.RECORD_LAPORAN,
            }
        ),
    ),
    Peran.KEPALA: Kebijakan(
        "Mengerjakan semua tugas sekretariat, dan memeriksa: menutup kasus, memverifikasi tindak lanjut, membaca jejak audit.",
        frozenset(
            {
                Izin.VIEW_ANGGOTA,
                Izin.MANAGE_SK,
                Izin.CARRY_OUT_SK,
                Izin.RECORD_NOTA,
                Izin.VIEW_JEJAK,
                Izin.VIEW_SELURUH_JEJAK,
                Izin.VIEW_PAPARAN,
                Izin.REPORT_KEBOCORAN,
                Izin.VIEW_KASUS,
                Izin.VIEW_SELURUH_KASUS,
                Izin.RECORD_KASUS,
                Izin.IMPORT_KASUS,
                Izin.EXPORT_KASUS,
                Izin.RECORD_PENETAPAN,
                Izin.EXPORT_HTCDS,
                Izin.CHANGE_STATUS_KASUS,
                Izin.CLOSE_KASUS,
                Izin.REASSIGN_KASUS,
                Izin.REVIEW_DARURAT,
                Izin.REVEAL_IDENTITAS,
                Izin.RECORD_PERKARA,
                Izin.ADD_TAHAP_HUKUM,
                Izin.RECORD_PERSETUJUAN,
                Izin.ADD_RUJUKAN,
                Izin.VERIFY_RUJUKAN,
                Izin.RECORD_PENGECUALIAN,
                Izin.MERGE_ORANG,
                Izin.ADD_CATATAN,
                Izin.RECORD_BENDERA,
                Izin.ADD_LAMPIRAN,
                Izin.ASSIGN_LAMPIRAN,
                Izin.VERIFY_LAMPIRAN,
                Izin.RECORD_PEMUSNAHAN,
                Izin.VERIFY_PEMUSNAHAN,
                Izin.RECORD_PERMINTAAN,
                Izin.VERIFY_PERMINTAAN,
                Izin.EXPORT_SALINAN,
                Izin.VIEW_RAPAT,
                Izin.SCHEDULE_RAPAT,
                Izin.ASSIGN_TINDAK_LANJUT,
                Izin.VIEW_PROGRAM,
                Izin.RECORD_PROGRAM,
                Izin.MANAGE_PROGRAM,
                Izin.VERIFY_PROGRAM,
                Izin.VERIFY_TINDAK_LANJUT,
                Izin.INVITE_PENGGUNA,
                Izin.VIEW_LAPORAN,
                Izin.VIEW_TERBITAN,
                Izin.RECORD_LAPORAN,
                Izin.VERIFY_LAPORAN,
                Izin.WITHDRAW_LAPORAN,
            }
        ),
    ),
    Peran.ANGGOTA: Kebijakan(
        "Melihat rapat dan rekomendasi, melaporkan tindak lanjut instansinya, melihat bagian korban yang ditangani instansinya, menjawab "
        "rujukan, dan merujuk korban itu lebih lanjut. Identitas hanya selama rujukan diterima dan persetujuan korban berlaku.",
        frozenset(
            {
                Izin.VIEW_ANGGOTA,
                Izin.VIEW_KASUS,
                Izin.ADD_RUJUKAN,
                Izin.VERIFY_RUJUKAN,
                Izin.REVEAL_RUJUKAN,
                Izin.ADD_TAHAP_HUKUM,
                Izin.ADD_CATATAN,
                Izin.ADD_LAMPIRAN,
                Izin.EXPORT_KASUS,
                Izin.REPORT_LAYANAN,
                Izin.BREAK_GLASS,
                Izin.VIEW_RAPAT,
                Izin.REPORT_PROGRESS,
                Izin.VIEW_PROGRAM,
                Izin.RECORD_PROGRAM,
                Izin.VIEW_TERBITAN,
            }
        ),
    ),
    Peran.PIMPINAN: Kebijakan(
        "Melihat keadaan secara ringkas, menandatangani, dan mengunduh Laporan Tahunan. Tidak melihat kasus maupun identitas.",
        frozenset(
            {
                Izin.VIEW_ANGGOTA,
                Izin.VIEW_RAPAT,
                Izin.VIEW_PROGRAM,
                Izin.VIEW_LAPORAN,
                Izin.VIEW_TERBITAN,
                Izin.PUBLISH_LAPORAN,
                Izin.WITHDRAW_LAPORAN,
            }
        ),
    ),
    Peran.PENGELOLA: Kebijakan(
        "Mengelola akun dan membaca jejak audit. Tidak melihat kasus, identitas, maupun laporan.",
        frozenset(
            {
                Izin.VIEW_ANGGOTA,
                Izin.VIEW_JEJAK,
                Izin.VIEW_SELURUH_JEJAK,
                Izin.VIEW_PAPARAN,
                Izin.VIEW_KEADAAN,
                Izin.INVITE_PENGGUNA,
                Izin.MANAGE_PENGGUNA,
            }
        ),
    ),
}

# Rights that are worth a second factor: cases and identities, accounts, the whole trail.
IZIN_DUA_FAKTOR = frozenset(
    {Izin.VIEW_KASUS, Izin.REVEAL_IDENTITAS, Izin.REVEAL_RUJUKAN, Izin.MANAGE_PENGGUNA, Izin.VIEW_SELURUH_JEJAK}
)

# Roles whose accounts open identities: whoever gives, takes or reopens such an account is reported to the head.
IZIN_MEMBUKA = frozenset({Izin.REVEAL_IDENTITAS, Izin.REVEAL_RUJUKAN, Izin.BREAK_GLASS})
PERAN_MEMBUKA = frozenset(peran for peran, policy in KEBIJAKAN.items() if IZIN_MEMBUKA & policy.izin)
