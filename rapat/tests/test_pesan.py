"""The message for a chat: what is asked, until when, where to report; nothing of any person."""

import datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone

from rapat.pesan import pesan_tindak_lanjut, tautan_wa
from rapat.tests.factories import make_tindak_lanjut


@pytest.fixture
def item(sekretariat, polda, settings):
    settings.SITUS_URL = "https://tppo.example.go.id"
    due = timezone.localdate() - datetime.timedelta(days=12)
    return make_tindak_lanjut(by=sekretariat, instansi=polda.instansi, tenggat=due, uraian="Memetakan tempat " * 20)


def test_message_says_number_title_due_date_and_address(item):
    lines = pesan_tindak_lanjut(item).splitlines()
    assert lines[0].endswith("untuk Polda")
    assert lines[1].startswith("Rekomendasi 1: Memetakan tempat")
    assert len(lines[1]) < 120
    assert lines[2].endswith("(lewat 12 hari)")
    assert lines[3] == f"Lapor: https://tppo.example.go.id/tindak-lanjut/{item.pk}/lapor/"


def test_message_names_no_person(item, cast):
    text = pesan_tindak_lanjut(item)
    assert not [user for user in cast.values() if user.nama in text or user.nama_pengguna in text]


def test_item_without_a_due_date_says_so(sekretariat, polda):
    item = make_tindak_lanjut(by=sekretariat, instansi=polda.instansi)
    assert "Tenggat: tidak ditentukan" in pesan_tindak_lanjut(item)


@pytest.mark.parametrize("text", ["a & b?\n#c=1", "100 % – “ya”", "https://x.go.id/?a=1&b=2"])
def test_link_carries_the_text_whole(text):
    address = urlsplit(tautan_wa(text))
    assert (address.scheme, address.netloc, address.fragment) == ("https", "wa.me", "")
    assert parse_qs(address.query) == {"text": [text]}


@pytest.mark.parametrize(
    ("role", "offered"),
    [("sekretariat", True), ("kepala", True), ("polda", False), ("dinsos", False), ("pimpinan", False)],
)
def test_message_is_offered_to_the_office_alone(client_of, cast, item, role, offered):
    html = client_of(cast[role]).get(f"/tindak-lanjut/{item.pk}/").content.decode()
    assert ("https://wa.me/?text=" in html) is offered
    assert ('data-salin="pesan WhatsApp"' in html) is offered
