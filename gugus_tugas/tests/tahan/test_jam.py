"""The clock goes back: sessions stay, nothing is refused, and the trail is whole although its times are not in order."""

import pytest

from gugus_tugas.tests.tahan.beban import Beban
from gugus_tugas.tests.tahan.proses import wait_for

pytestmark = pytest.mark.tahan
BACK = "gugus_tugas.tests.tahan.setelan_mundur"
ORDER = (
    "import django; django.setup(); from anggota.models import JejakAudit; "
    "times = list(JejakAudit.objects.order_by('id').values_list('pada', flat=True)); print(times == sorted(times))"
)


def test_clock_goes_back_and_forth(rumah, peladen, utuh):
    behind = rumah.serve(DJANGO_SETTINGS_MODULE=BACK)
    browser = peladen.sign_in()
    with Beban([browser.at(behind.port), browser.at(peladen.port)], rumah) as load:
        wait_for(lambda: len(load.diakui) > 12)
    assert load.gagal == []
    assert rumah.checked("-c", ORDER).strip() == "False"  # the clock did go back
    assert browser.at(behind.port).get("/").status == 200
    assert browser.get("/").status == 200
    assert behind.sign_in().get("/").status == 200
    assert utuh(rumah, load) == []
