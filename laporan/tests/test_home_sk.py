"""Home asks the office for a decree that is missing, ends, or waits to be carried out."""

import datetime

from django.utils import timezone

from anggota.roster import is_menunggu, sk_berlaku
from anggota.tests.factories import make_keanggotaan, make_sk
from laporan.home import build_home
from rapat import actions

DAY = datetime.timedelta(days=1)


def test_home_asks_the_head_to_carry_out_and_stops_when_done(kepala, sekretariat, dinsos):
    old = make_sk(by=sekretariat, nomor="1/2025")
    new = make_sk(by=sekretariat, nomor="2/2026", berlaku_mulai=datetime.date(2026, 6, 1), mencabut=old)
    for sk in (old, new):
        make_keanggotaan(sk=sk, instansi=dinsos.instansi, jabatan_dinas="Kepala Dinas")
    address = f"/anggota/sk/{new.pk}/perubahan/"
    assert address in [task.url for task in build_home(kepala).daftar_tugas]
    assert address not in [task.url for task in build_home(sekretariat).daftar_tugas]
    actions.carry_out_sk(new, by=kepala, penerima={})
    assert not is_menunggu(sk_berlaku(on=timezone.localdate()))
    assert address not in [task.url for task in build_home(kepala).daftar_tugas]


def test_home_warns_the_office_alone_of_a_missing_or_ending_decree(cast):
    def warned(text):
        return {name for name, user in cast.items() if any(text in task.teks for task in build_home(user).daftar_tugas)}

    assert warned("Tidak ada SK gugus tugas yang berlaku") == {"sekretariat", "kepala"}
    make_sk(by=cast["sekretariat"], berlaku_sampai=timezone.localdate() + 30 * DAY)
    assert warned("berakhir 30 hari lagi") == {"sekretariat", "kepala"}
