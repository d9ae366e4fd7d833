"""The reason for which an identity is opened stays in the trail for ever: it names nobody of the case."""

import pytest

from anggota.models import JejakAudit
from gugus_tugas.auth import ActionRefused
from kasus import actions
from kasus.models import IdentitasKorban, IdentitasTerlapor, Terlapor
from kasus.tests.factories import make_kasus, victim


@pytest.fixture
def kasus(sekretariat):
    people = [victim(identitas={"nama": name}) for name in ("ZZnama Melur", "ZZrekan Cempaka")]
    case = make_kasus(by=sekretariat, daftar_korban=people)
    reported = Terlapor.objects.create(kasus=case, urutan=1, jenis_kelamin="L")
    IdentitasTerlapor.objects.create(terlapor=reported, nama="ZZpelaku Rekaan", telepon="0811-4242-7788")
    return case


@pytest.mark.parametrize(
    "reason",
    ["bersama ZZRÉKAN ke rumah sakit", "dicari zzpelaku sejak pagi", "nomor 081142427788 menghubungi korban"],
)
def test_reason_names_nobody_else_of_the_case(kasus, sekretariat, reason):
    korban = kasus.daftar_korban.order_by("urutan").first()
    with pytest.raises(ActionRefused, match="kode saja"):
        actions.reveal_identitas(korban, alasan=reason, by=sekretariat)
    assert not JejakAudit.objects.filter(peristiwa="reveal_identitas").exists()


def test_row_of_another_that_does_not_open_stops_no_emergency(kasus, sekretariat):
    first, second = kasus.daftar_korban.order_by("urutan")
    sealed = IdentitasKorban.objects.filter(korban=first).values_list("nama", flat=True)[0]
    other = IdentitasKorban.objects.get(korban=second)
    other.__dict__["nama"] = sealed  # the ciphertext of another row
    other.save(update_fields=["nama"])
    assert actions.reveal_identitas(first, alasan="menghubungi untuk visum", by=sekretariat).nama == "ZZnama Melur"
