"""Thirty payloads stand in every text column, and every page is opened in a browser: text stays text everywhere (keamanan.md 22).

The columns are found by introspection and the pages in the access table: a new column or page is tried without being named.
"""

import io
import itertools

import pikepdf
import pytest
from django.apps import apps
from django.db import DatabaseError, models, transaction
from django.urls import reverse

from anggota import audit
from anggota.enums import JenisPeristiwa
from gugus_tugas.fields import EncryptedDateField, EncryptedTextField
from gugus_tugas.tests.matriks import ROWS
from gugus_tugas.tests.test_architecture import ORDER

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

M = "<xss-mark>"
PAYLOADS = (
    M, f'">{M}', f"'>{M}", f"</script>{M}", f"</title>{M}", f"</textarea>{M}", f"--><!-- {M}", f"<![CDATA[{M}]]>",
    "<script>xss=1</script>", '"><script>xss=1</script>', "<img src=x onerror=xss=1>", "<svg onload=xss=1>",
    "<svg><script>xss=1</script></svg>", "<body onload=xss=1>", '" onfocus=xss=1 autofocus x="', "' onmouseover=xss=1 x='",
    "<a href=javascript:xss=1>x</a>", "javascript:xss=1", "<iframe src=javascript:xss=1>", "<object data=javascript:xss=1>",
    "<math><mtext><xss-mark>", "<style>*{color:red}</style>", "<link rel=attachment href=file:///etc/passwd>",
    "<base href=https://evil.example/>", "<meta http-equiv=refresh content=0;url=https://evil.example>", "{{ 7777*7777 }}",
    "{% debug %}{% load x %}", "${7777*7777}", "&lt;xss-mark&gt;<xss-mark>", "\u202e<xss-mark>\u2066",
)  # fmt: skip
IN_ADDRESSES = {
    "nama_pengguna",
    "slug",
    "kode",
    "password",
    "sidik",
    "sidik_sebelumnya",
    "potret",
}  # or a fingerprint, or a frozen document: never typed


def text_columns(model) -> list[models.Field]:
    """Columns into which somebody types, or could have."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, (models.CharField, models.TextField, EncryptedTextField))
        and not isinstance(field, EncryptedDateField)
        and not (field.choices or field.primary_key or field.name in IN_ADDRESSES or "indeks" in field.name)
    ]


def plant() -> int:
    """Overwrites every text column of every row, as if all of it had been typed by an attacker; returns how many held it."""
    planted, supply = 0, itertools.cycle(PAYLOADS)
    for model in apps.get_models():
        if (
            model._meta.app_label not in ORDER
            or model._meta.app_label == "wilayah"
            or model.__name__ in {"JejakAudit", "Sesi"}
        ):
            continue
        for row in model._base_manager.all():
            for field in text_columns(model):
                room = getattr(field, "max_length", None) or 10_000
                value = "".join(PAYLOADS) if room > 2000 else next(text for text in supply if len(text) <= room)
                setattr(row, field.attname, value)
                try:
                    with transaction.atomic():
                        row.save(update_fields=[field.name])
                    planted += 1
                except DatabaseError:  # a constraint of the column refuses it, or it must be unique
                    row.refresh_from_db()
    return planted


def visit(page, address: str) -> None:
    """A page as a person opens it; a download is not a page."""
    answer = page.request.get(address, max_redirects=0)
    if "text/html" not in answer.headers.get("content-type", ""):
        check_file(answer)
        return
    if answer.status in {204, 405}:  # no page: a pulse, or an address that takes POST alone
        return
    page.goto(address)
    found = page.evaluate(
        """() => [typeof window.xss, document.querySelectorAll('xss-mark, math, [onfocus], [onerror], [onload]').length,
                  [...document.links].filter(a => a.protocol === 'javascript:').length, document.querySelectorAll('base').length,
                  document.body.innerText.includes('60481729')]"""
    )
    assert found == ["undefined", 0, 0, 0, False], address


def check_file(answer) -> None:
    if not answer.body().startswith(b"%PDF-") or len(answer.body()) < 100:  # the shorter one is evidence of a fixture
        return
    with pikepdf.open(io.BytesIO(answer.body())) as pdf:
        assert not pdf.attachments
        targets = [
            str(note.A.URI)
            for page in pdf.pages
            for note in page.get("/Annots", [])
            if "/A" in note and "/URI" in note.A
        ]
        assert not [uri for uri in targets if "evil.example" in uri or uri.startswith(("javascript:", "file:"))]


@pytest.mark.parametrize("role", ["kepala", "pengelola", "dinsos"])
def test_payload_in_every_column_stays_text(role, cast, objects, sign_in, visitor):
    asked = [(url, obj) for method, url, obj, *_ in ROWS if method == "GET" and url != "anggota:activate_faktor"]
    built = {obj: objects(obj) for obj in dict.fromkeys(obj for _, obj in asked)}
    addresses = [reverse(url, kwargs=built[obj]) for url, obj in asked]
    audit.record(
        JenisPeristiwa.EXPORT_PAPARAN, by=cast["kepala"], kode="".join(PAYLOADS)[:80], alasan="".join(PAYLOADS)[:500]
    )
    assert plant() > 100
    page = sign_in(cast[role])
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for address in addresses:
        visit(page, address)
    assert dialogs == []
    assert [fault for fault in visitor.faults if "status of 4" not in fault] == []
