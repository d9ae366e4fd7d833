"""The Word document of a report: the words and numbers of the printed edition, all of them and no other."""

import io
import re
from collections import Counter

import pytest
from docx import Document
from lxml import html as pohon

from anggota.models import JejakAudit
from gugus_tugas.word import TANPA_TEKS
from kasus.tests.factories import make_kasus, victim
from laporan.enums import Edisi
from laporan.naskah import naskah_html
from laporan.naskah_word import SALINAN, naskah_word
from laporan.rancangan import build_angka, naskah_versi
from laporan.tests.factories import make_disetujui, make_kepala, make_laporan

PAGE = "<html><body><section id='bab-1'><h2>BAB I</h2>{}</section><section id='pengesahan'><p>tanda tangan</p></section></body></html>"


def document_of(html: str):
    return Document(io.BytesIO(naskah_word(html, judul="Laporan", klasifikasi="UMUM")))


def said(document) -> list[str]:
    """Words of paragraphs and of cells, a merged cell once."""
    cells = [c.text for t in document.tables for r in t._tbl.tr_lst for c in r.tc_lst for c in [_Cell(c)]]
    return " ".join([*(p.text for p in document.paragraphs), *cells]).split()


class _Cell:
    def __init__(self, node):
        self.text = " ".join(text.text or "" for text in node.iter("{*}t"))


@pytest.mark.parametrize("edisi", list(Edisi))
def test_numbers_are_those_of_the_printed_edition(sekretariat, edisi):
    for n in range(7):
        make_kasus(by=sekretariat, daftar_korban=[victim(), victim()][: 1 + n % 2])
    html = naskah_html(build_angka(2026, edisi), narasi={"pendahuluan": "Naskah **kami** tentang 4711 hal."})
    tree = pohon.document_fromstring(html)
    for node in tree.xpath("|".join(f"//{tag}" for tag in TANPA_TEKS)):
        node.drop_tree()
    sections = tree.xpath("//section[@id='ringkasan' or starts-with(@id, 'bab-')]")
    printed = Counter(re.findall(r"\d+", " ".join(" ".join(section.itertext()) for section in sections)))
    written = Counter(re.findall(r"\d+", " ".join(said(document_of(html)))))
    assert written["4711"] == 1
    assert written == printed


def test_form_of_the_text_stays():
    body = (
        "<p>Biasa <strong>tebal</strong> dan <em>miring</em>.</p><h3>Judul</h3><ul><li>satu<ol><li>dalam</li>"
        "</ol></li><li><p>dua</p></li></ul>"
        "<ol><li>lain</li></ol><svg><text>tersembunyi</text></svg><figure><figcaption>Gambar 1 Tren</figcaption><svg></svg></figure>"
        "<div class='gulir'><table><caption>Tabel 1 Isi</caption><thead><tr><th>A</th><th class='angka'>B</th></tr></thead>"
        "<tbody><tr><th colspan='2'>Kelompok</th></tr><tr><td>x</td><td class='angka'>12</td></tr></tbody></table></div>"
    )
    document = document_of(PAGE.format(body))
    texts = [p.text for p in document.paragraphs]
    assert texts[:9] == [
        "Laporan", "BAB I", "Biasa tebal dan miring.", "Judul", "•\tsatu", "1.\tdalam", "•\tdua", "1.\tlain", "Gambar 1 Tren (lihat PDF)",
    ]  # fmt: skip
    runs = {run.text.strip(): (run.bold, run.italic) for run in document.paragraphs[2].runs}
    assert (runs["tebal"], runs["miring"], runs["Biasa"]) == ((True, None), (None, True), (None, None))
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["A", "B"],
        ["Kelompok", "Kelompok"],
        ["x", "12"],
    ]
    assert "tersembunyi" not in " ".join(texts)
    assert "tanda tangan" not in " ".join(texts)  # signatures belong to the report alone
    assert document.sections[0].header.paragraphs[0].text == f"UMUM · {SALINAN}"


@pytest.mark.parametrize("sign", ["\x0b", "\x08", "\ufffe"])
def test_what_no_document_may_hold_is_left_out(sign):
    assert "ab" in [p.text for p in document_of(PAGE.format(f"<p>a{sign}b</p>")).paragraphs]


def test_frozen_version_tells_what_was_frozen(sekretariat):
    laporan = make_disetujui(by=sekretariat, pemeriksa=make_kepala(), narasi={"penutup": "Kata penutup lama."})
    before = naskah_versi(laporan, Edisi.UMUM)
    make_kasus(by=sekretariat)
    assert naskah_versi(laporan, Edisi.UMUM) == before
    assert "Kata penutup lama." in " ".join(said(document_of(before)))


def test_download_leaves_a_line_and_knows_its_editions(client_of, sekretariat, pimpinan, dinsos):
    laporan = make_laporan(by=sekretariat, narasi={"penutup": "Kata penutup."})
    url = f"/laporan/{laporan.tahun}/versi/{laporan.versi}/naskah"
    answer = client_of(sekretariat).get(f"{url}/umum/")
    assert answer["Content-Disposition"] == f'attachment; filename="naskah-laporan-{laporan.tahun}-umum-versi-1.docx"'
    assert "Kata penutup." in " ".join(said(Document(io.BytesIO(answer.content))))
    assert JejakAudit.objects.filter(objek_kode=f"Naskah {laporan} edisi Umum").count() == 1
    assert client_of(sekretariat).get(f"{url}/rahasia/").status_code == 404
    assert client_of(dinsos).get(f"{url}/terbatas/").status_code == 403
    assert f"{url}/terbatas/" in client_of(sekretariat).get(f"/laporan/{laporan.tahun}/versi/1/").content.decode()
