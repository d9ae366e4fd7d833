"""Perlu tindakan Anda: what waits for others, or is over, is not asked; what does not fit is counted."""

import datetime

from kasus import actions as kasus_actions
from kasus.enums import StatusKasus
from kasus.tests.factories import make_kasus, make_layanan
from laporan.home import daftar_tugas
from laporan.home.tugas import TASKS_SHOWN
from rapat.tests.factories import make_perkembangan, make_tindak_lanjut


def test_items_waiting_for_a_verdict_make_room_for_the_next(sekretariat, polda):
    for number in range(TASKS_SHOWN + 2):
        make_tindak_lanjut(by=sekretariat, instansi=polda.instansi, uraian=f"Tugas {number}")
    texts = [task.teks for task in daftar_tugas(polda)]
    assert len(texts) == TASKS_SHOWN + 1
    assert "dan 2 tindak lanjut lainnya" in texts
    for item in list(polda.instansi.daftar_tindak_lanjut.order_by("pk"))[:TASKS_SHOWN]:
        make_perkembangan(item, by=polda)
    assert len(daftar_tugas(polda)) == 2


def test_overdue_service_of_a_closed_case_is_not_asked(sekretariat, kepala, dinsos):
    kasus = make_kasus(by=sekretariat)
    long_ago = datetime.date(2026, 3, 3)
    make_layanan(kasus.daftar_korban.get(), by=sekretariat, penyedia=dinsos.instansi, diminta=long_ago, diberikan=None)
    assert any("belum diberikan" in task.teks for task in daftar_tugas(kepala))
    for to in (StatusKasus.PEMANTAUAN, StatusKasus.TERMINASI):
        kasus = kasus_actions.change_status_kasus(kasus, to=to, alasan="Selesai ditangani", by=kepala)
    assert not any("belum diberikan" in task.teks for task in daftar_tugas(kepala))
