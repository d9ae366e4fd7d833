"""Every write of the register, one file per noun: atomic, keyword-only, with the actor and an audit row."""

from anggota.actions.konsep import KonsepConflict, KonsepForeign, KonsepGone, KonsepTooBig
from kasus.actions.cari import search_orang
from kasus.actions.catatan import add_catatan, end_bendera, record_bendera
from kasus.actions.daftar import reassign_pilihan, record_saringan, update_kolom, withdraw_saringan
from kasus.actions.darurat import break_glass, review_darurat
from kasus.actions.ekspor import export_identitas, export_kasus
from kasus.actions.htcds import export_htcds, export_htcds_identitas
from kasus.actions.identitas import reveal_identitas
from kasus.actions.impor import hold_kasus, import_kasus, preview_kasus
from kasus.actions.kasus import reassign_kasus, record_kasus, record_view_isi, record_view_kasus, update_kasus
from kasus.actions.kembar import possible_doubles
from kasus.actions.kode import write_identitas
from kasus.actions.konsep import (
    is_foreign_konsep,
    record_kasus_of_konsep,
    record_konsep,
    withdraw_konsep,
)
from kasus.actions.lampiran import (
    add_lampiran,
    assign_lampiran,
    end_pembagian,
    export_lampiran,
    refuse_lampiran,
    verify_lampiran,
    withdraw_lampiran,
)
from kasus.actions.layanan import add_layanan, give_layanan, record_hak, record_view_layanan, update_layanan
from kasus.actions.pemusnahan import record_pemusnahan, record_penahanan, verify_pemusnahan, withdraw_penahanan
from kasus.actions.penutupan import record_penutupan, verify_penutupan
from kasus.actions.penyatuan import (
    compare_orang,
    merge_orang,
    record_bukan_sama,
    withdraw_bukan_sama,
    withdraw_penyatuan,
)
from kasus.actions.peristiwa import add_peristiwa, update_peristiwa, withdraw_peristiwa
from kasus.actions.perkara import (
    record_perkara,
    record_view_perkara,
    schedule_sidang,
    update_pasal_perkara,
    update_perkara,
    withdraw_sidang,
)
from kasus.actions.permintaan import (
    change_pembatasan,
    record_permintaan,
    stamp_identitas,
    update_identitas,
    verify_permintaan,
)
from kasus.actions.persetujuan import (
    export_persetujuan,
    record_lembar_persetujuan,
    record_persetujuan,
    withdraw_persetujuan,
)
from kasus.actions.pihak import add_korban, add_terlapor, update_korban
from kasus.actions.putusan import (
    add_pembayaran,
    add_putusan,
    add_restitusi,
    update_putusan,
    update_restitusi,
    withdraw_pembayaran,
)
from kasus.actions.reintegrasi import (
    add_pemberdayaan,
    add_rencana,
    record_view_reintegrasi,
    schedule_pemantauan,
    update_pemantauan,
    update_rencana,
)
from kasus.actions.rujukan import (
    add_rujukan,
    export_rujukan,
    record_view_rujukan,
    report_rujukan,
    verify_rujukan,
    withdraw_rujukan,
)
from kasus.actions.salinan import export_salinan
from kasus.actions.simfoni import reveal_lembar, update_simfoni
from kasus.actions.skrining import record_penetapan, record_skrining, record_view_skrining
from kasus.actions.status import change_status_kasus
from kasus.actions.tahap import add_tahap, update_tahap, withdraw_tahap
from kasus.actions.terlapor import (
    change_status_hukum,
    end_pencarian,
    record_pencarian,
    reveal_identitas_terlapor,
    update_terlapor,
)

__all__ = [
    "KonsepConflict",
    "KonsepForeign",
    "KonsepGone",
    "KonsepTooBig",
    "add_catatan",
    "add_korban",
    "add_lampiran",
    "add_layanan",
    "add_pembayaran",
    "add_pemberdayaan",
    "add_peristiwa",
    "add_putusan",
    "add_rencana",
    "add_restitusi",
    "add_rujukan",
    "add_tahap",
    "add_terlapor",
    "assign_lampiran",
    "break_glass",
    "change_pembatasan",
    "change_status_hukum",
    "change_status_kasus",
    "compare_orang",
    "end_bendera",
    "end_pembagian",
    "end_pencarian",
    "export_htcds",
    "export_htcds_identitas",
    "export_identitas",
    "export_kasus",
    "export_lampiran",
    "export_persetujuan",
    "export_rujukan",
    "export_salinan",
    "give_layanan",
    "hold_kasus",
    "import_kasus",
    "is_foreign_konsep",
    "merge_orang",
    "possible_doubles",
    "preview_kasus",
    "reassign_kasus",
    "reassign_pilihan",
    "record_bendera",
    "record_bukan_sama",
    "record_hak",
    "record_kasus",
    "record_kasus_of_konsep",
    "record_konsep",
    "record_lembar_persetujuan",
    "record_pemusnahan",
    "record_penahanan",
    "record_pencarian",
    "record_penetapan",
    "record_penutupan",
    "record_perkara",
    "record_permintaan",
    "record_persetujuan",
    "record_saringan",
    "record_skrining",
    "record_view_isi",
    "record_view_kasus",
    "record_view_layanan",
    "record_view_perkara",
    "record_view_reintegrasi",
    "record_view_rujukan",
    "record_view_skrining",
    "refuse_lampiran",
    "report_rujukan",
    "reveal_identitas",
    "reveal_identitas_terlapor",
    "reveal_lembar",
    "review_darurat",
    "schedule_pemantauan",
    "schedule_sidang",
    "search_orang",
    "stamp_identitas",
    "update_identitas",
    "update_kasus",
    "update_kolom",
    "update_korban",
    "update_layanan",
    "update_pasal_perkara",
    "update_pemantauan",
    "update_peristiwa",
    "update_perkara",
    "update_putusan",
    "update_rencana",
    "update_restitusi",
    "update_simfoni",
    "update_tahap",
    "update_terlapor",
    "verify_lampiran",
    "verify_pemusnahan",
    "verify_penutupan",
    "verify_permintaan",
    "verify_rujukan",
    "withdraw_bukan_sama",
    "withdraw_konsep",
    "withdraw_lampiran",
    "withdraw_pembayaran",
    "withdraw_penahanan",
    "withdraw_penyatuan",
    "withdraw_peristiwa",
    "withdraw_persetujuan",
    "withdraw_rujukan",
    "withdraw_saringan",
    "withdraw_sidang",
    "withdraw_tahap",
    "write_identitas",
]
