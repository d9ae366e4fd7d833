"""Changing the status of a case: who may, and what is said when it is too late."""

from django.urls import reverse

from kasus import actions
from kasus.enums import StatusKasus
from kasus.tests.factories import make_kasus


def test_closed_case_offers_no_form_to_staff(client_of, sekretariat, kepala):
    kasus = make_kasus(by=sekretariat)
    actions.change_status_kasus(kasus, to=StatusKasus.TERMINASI, alasan="Selesai ditangani", by=kepala)
    url = reverse("kasus:change_status", args=[kasus.slug])
    assert client_of(sekretariat).get(url).status_code == 403
    assert client_of(kepala).get(url).status_code == 200
