"""The chapters of a report as a Word document, for last edits elsewhere: a working copy, never the report itself.

Made from the printed document alone, so it tells what that edition prints and nothing else. Cover, list of contents and signatures stay
out, and so do charts and maps: their numbers stand in the tables.
"""

from gugus_tugas.word import word_document

SALINAN = "Salinan kerja, bukan laporan resmi: yang resmi adalah PDF yang diterbitkan."
BAGIAN = "//section[@id='pengantar' or @id='ringkasan' or starts-with(@id, 'bab-')]"


def naskah_word(html: str, *, judul: str, klasifikasi: str) -> bytes:
    """The chapters of the printed document `html` (laporan.naskah.naskah_html) as .docx."""
    kepala = f"{klasifikasi} · {SALINAN}"
    return word_document(html, BAGIAN, judul=judul, kepala=kepala, penulis="Gugus Tugas PP-TPPO Aceh")
