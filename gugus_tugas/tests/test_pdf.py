"""The PDF: right in structure, the same to the byte, and made by a child that can reach nothing and knows nothing of ours."""

import datetime
import hashlib
import io
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import SimpleNamespace

import pikepdf
import pytest
from django.template import engines

from gugus_tugas import grafik, pdf, pdf_worker
from gugus_tugas.pdf import Berkas, Dokumen, PdfFailed, PenandaTangan, render_pdf
from gugus_tugas.tests.pdf_structure import font_faults, pdf_faults, text_of

SAMPLE = """{% extends "pdf/base.html" %}
{% block isi %}
  {% if not dokumen.is_konsep %}
    {% include "pdf/_kop.html" with atasan="PEMERINTAH ACEH" instansi="DINAS CONTOH" alamat="Banda Aceh" only %}
  {% endif %}
  <h1>Laporan contoh</h1>
  <ul class="daftar-isi"><li><a href="#bab-1">BAB I. Pendahuluan</a></li></ul>
  <section class="bab" id="bab-1">
    <h2>BAB I. Pendahuluan</h2>
    <p>Kata yang ditempel: ≤ 5, ≥ 20, → Dinas, ✓ selesai, ☐ belum, é, ş; <em>miring</em>, <strong>tebal</strong>.</p>
    <figure class="gambar">{% include "components/grafik/kolom.svg" with grafik=kolom only %}</figure>
    <figure class="gambar">{% include "components/grafik/bertumpuk.svg" with grafik=bertumpuk only %}</figure>
    <figure class="gambar">{% include "components/grafik/batang.svg" with grafik=batang only %}</figure>
    <table class="tabel">
      <caption>Tabel 1.1 Contoh</caption>
      <thead><tr><th scope="col">Instansi</th><th scope="col" class="angka">Kasus</th></tr></thead>
      <tbody>{% for n in baris %}<tr><th scope="row">Instansi {{ n }}</th><td class="angka">{{ n }}</td></tr>{% endfor %}</tbody>
    </table>
  </section>
  {% include "pdf/_tanda_tangan.html" with tempat_tanggal="Banda Aceh, 9 Agustus 2018" kiri=kiri kanan=kanan only %}
{% endblock %}"""
FIGURES = {"judul": "Jumlah kasus", "satuan": "kasus", "periode": "2013–2017"}


def sample_html(*, is_konsep: bool = False) -> str:
    years = list(zip(range(2013, 2018), (29, 51, 4, 2, 2), strict=True))
    context = {
        "dokumen": Dokumen(
            "Laporan contoh",
            datetime.date(2018, 8, 9),
            klasifikasi="TERBATAS",
            kaki="Edisi Terbatas",
            is_konsep=is_konsep,
        ),
        "kolom": grafik.kolom("kolom", data=years, **FIGURES),
        "bertumpuk": grafik.bertumpuk("bertumpuk", data=[("Sesuai", 7), ("Belum sesuai", 5), ("Belum", 4)], **FIGURES),
        "batang": grafik.batang("batang", data=[("Perempuan dewasa", 3), ("Anak", None)], n=5, **FIGURES),
        "baris": range(1, 61),
        "kiri": PenandaTangan("Ketua", pengantar="Mengetahui,"),
        "kanan": PenandaTangan("Sekretaris", "Nama Contoh", "Pembina (IV/a)", "19700101 199503 1 001"),
    }
    return engines["django"].from_string(SAMPLE).render(context)


@pytest.fixture(scope="session")
def sample() -> bytes:
    return render_pdf(sample_html())


def page(body: str) -> str:
    return f'<html lang="id"><head><link rel="stylesheet" href="css/fonts.css"></head><body>RAHASIA-0007 {body}</body></html>'


def test_document_keeps_every_promise_of_structure(sample):
    assert pdf_faults(sample) == []


def test_each_promise_can_be_broken():
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    bare = f"<html><body><h2>a</h2><h4>b</h4>{svg}<table><tr><td>x 中</td></tr></table></body></html>"
    faults = "\n".join(pdf_faults(render_pdf(bare)))
    for words in ("language", "no title", "no date", "first level", "follows", "no text", "no header", "no font has"):
        assert words in faults


def test_foreign_font_would_be_found(sample):
    with pikepdf.open(io.BytesIO(sample)) as opened:
        descriptor = next(
            o for o in opened.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"
        )
        descriptor.FontName = pikepdf.Name("/ABCDEF+DejaVu-Sans")
        del descriptor.FontFile2
        assert font_faults(opened) == [
            "font /ABCDEF+DejaVu-Sans is not ours",
            "font /ABCDEF+DejaVu-Sans is not embedded",
        ]


def test_running_lines_stand_on_every_page(sample):
    pages = text_of(sample)
    assert len(pages) > 2
    for number, text in enumerate(pages, start=1):
        assert f"halaman {number} dari {len(pages)}" in text
        assert "Edisi Terbatas" in text


def test_signature_is_never_alone_on_a_page(sample):
    last = text_of(sample)[-1]
    assert "Nama Contoh" in last
    assert "Instansi 60" in last


def test_draft_is_marked_and_issued_document_is_not(sample):
    assert "KONSEP" not in "".join(text_of(sample))
    for text in text_of(render_pdf(sample_html(is_konsep=True)))[1:]:
        assert "KONSEP" in text
        assert "BAB I. Pendahuluan" in text  # the running head, which a letter with a kop does not have


def test_same_document_gives_same_bytes_at_another_hour_and_place(sample, monkeypatch, tmp_path):
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("LANG", "id_ID.UTF-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "99999")
    monkeypatch.chdir(tmp_path)
    assert hashlib.sha256(render_pdf(sample_html())).digest() == hashlib.sha256(sample).digest()


def test_attached_file_is_carried_with_its_own_date():
    moment = datetime.datetime(2026, 1, 31, 9, tzinfo=datetime.UTC)
    berkas = Berkas("lampiran.csv", b"tahun;kasus\n2013;29\n", "Angka tahunan", moment)
    first, second = (render_pdf(page(""), variant="pdf/a-3a", attachments=(berkas,)) for _ in range(2))
    assert first == second
    with pikepdf.open(io.BytesIO(first)) as opened:
        assert opened.attachments["lampiran.csv"].get_file().read_bytes() == berkas.isi


@pytest.fixture
def listener():
    """A web server on this machine that remembers who called."""
    calls = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            calls.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield SimpleNamespace(url=f"http://127.0.0.1:{server.server_port}/x.png", calls=calls)
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    "body",
    [
        '<img src="{url}">',
        '<link rel="attachment" href="file:///etc/passwd">',
        '<div style="background: url(static:/../manage.py)">a</div>',
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{url}" width="9" height="9"/></svg>',
    ],
)
def test_document_cannot_reach_outside_static_files(body, listener):
    with pytest.raises(PdfFailed, match="alamat di luar berkas statis") as refused:
        render_pdf(page(body.replace("{url}", listener.url)))
    assert listener.calls == []
    assert "RAHASIA" not in str(refused.value)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "http://127.0.0.1/x.css",
        "https://example.org/x.css",
        "ftp://example.org/x.css",
        "static:/../manage.py",
        "static:///css/../../manage.py",
        "static:////etc/passwd.css",
        "static:///css/%2e%2e/%2e%2e/manage.py",
        "static:///css/app.css?x=1",
        "static:///css/app.css\x00",
        "static://host/css/app.css",
        "static:///css",
        "static:///fonts/LISENSI.txt",
        "static:///css/tidak-ada.css",
        "data:text/html,x",
        "data:image/svg+xml;base64,PHN2Zy8+",
        "css/cetak.css",
        "",
    ],
)
def test_fetcher_refuses_every_other_address(url):
    with pytest.raises(pdf_worker.FatalURLFetchingError):
        pdf_worker.StaticFetcher().fetch(url)


def test_fetcher_serves_static_files_and_written_in_photos():
    fetcher = pdf_worker.StaticFetcher()
    for url in ("static:///css/cetak.css", "static:/css/cetak.css"):
        assert fetcher.fetch(url).content_type == "text/css"
    photo = "data:image/png;base64,iVBORw0KGgo="
    assert fetcher.fetch(photo).content_type == "image/png"


def test_fetcher_refuses_a_link_out_of_the_folder(monkeypatch, tmp_path):
    (tmp_path / "rahasia.css").write_text("p {}")
    static = tmp_path / "static"
    static.mkdir()
    (static / "tautan.css").symlink_to(tmp_path / "rahasia.css")
    (static / "berkas.css").write_text("p {}")
    monkeypatch.setattr(pdf_worker, "STATIC", static)
    assert pdf_worker.static_path("static:///berkas.css").name == "berkas.css"
    with pytest.raises(OSError, match="no such static file"):
        pdf_worker.static_path("static:///tautan.css")


@pytest.mark.parametrize("event", ["socket.connect", "socket.getaddrinfo", "subprocess.Popen"])
def test_worker_refuses_connections_and_programs_whoever_asks(event):
    with pytest.raises(pdf_worker.FatalURLFetchingError):
        pdf_worker.refuse_outside(event, ())


def test_child_knows_none_of_our_secrets(monkeypatch):
    for name in ("SECRET_KEY", "KUNCI_DATA", "DATABASE_URL", "EMAIL_URL", "HOME"):
        monkeypatch.setenv(name, "rahasia-sekali")
    seen = {}
    run = subprocess.run

    def watched(command, **options):
        seen.update(options["env"])
        return run(command, **options)

    monkeypatch.setattr(subprocess, "run", watched)
    render_pdf(page("a"))
    allowed = {
        "FONTCONFIG_FILE",
        "TMPDIR",
        "LANG",
        "TZ",
        "SOURCE_DATE_EPOCH",
        "PYTHONHASHSEED",
        "PYTHONDONTWRITEBYTECODE",
    }
    assert set(seen) <= allowed | {"LD_LIBRARY_PATH"}
    assert "rahasia-sekali" not in seen.values()


def test_failure_says_nothing_of_the_document():
    with pytest.raises(PdfFailed) as failure:
        render_pdf(page("a"), variant="pdf/RAHASIA-0007")
    assert "gagal" in str(failure.value)
    assert "RAHASIA" not in str(failure.value)
    assert failure.value.__cause__ is None


def test_slow_document_is_stopped_with_a_sentence():
    with pytest.raises(PdfFailed, match=r"tidak selesai dalam 0 detik"):
        render_pdf(page("a"), timeout=0.05)


@pytest.mark.parametrize(
    ("code", "words"),
    [(pdf.LIBRARIES_MISSING, "apt-get install libpangoft2"), (pdf.MEMORY_SPENT, "terlalu besar"), (-9, "kode -9")],
)
def test_every_way_to_fail_has_a_sentence(code, words, monkeypatch):
    ended = SimpleNamespace(returncode=code, stdout=b"", stderr=b"Traceback: RAHASIA-0007")
    monkeypatch.setattr(subprocess, "run", lambda *args, **options: ended)
    with pytest.raises(PdfFailed, match=words) as failure:
        render_pdf(page("a"))
    assert "RAHASIA" not in str(failure.value)
