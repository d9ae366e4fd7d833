"""One line of the minutes as people type it."""

import datetime
from collections import namedtuple

import pytest
from django.core.exceptions import ValidationError

from rapat.tulisan import TANPA_HURUF, TANPA_INSTANSI, TANPA_TANGGAL, baca_baris

HARI = datetime.date(2026, 9, 3)
DINSOS, POLDA, BIRO, BP3MI = (
    namedtuple("Instansi", "kode singkatan")(*names)
    for names in (("dinsos", "Dinsos"), ("polda", "Polda Aceh"), ("birohukum", "Biro Hukum"), ("bp3mi", "BP3MI Aceh"))
)
SEMUA = (DINSOS, POLDA, BIRO, BP3MI)


def read(text):
    return baca_baris(text, instansi=SEMUA, hari=HARI)


def faults(text) -> list[str]:
    with pytest.raises(ValidationError) as refusal:
        read(text)
    return refusal.value.messages


@pytest.mark.parametrize(
    ("typed", "jenis", "teks"),
    [
        ("I Anggaran sudah cair", "informasi", "Anggaran sudah cair"),
        ("i. Anggaran sudah cair", "informasi", "Anggaran sudah cair"),
        ("K: Rapat berikutnya bulan Desember", "keputusan", "Rapat berikutnya bulan Desember"),
        ("k - Setuju", "keputusan", "Setuju"),
        ("K- Setuju", "keputusan", "Setuju"),
        ("k) Setuju", "keputusan", "Setuju"),
        ("  I:Anggaran   sudah  cair ", "informasi", "Anggaran sudah cair"),
        ("R - Menyusun alur @dinsos", "rekomendasi", "Menyusun alur"),
        (
            "I Surel info@dinsos dan #tagar! apa adanya @entah",
            "informasi",
            "Surel info@dinsos dan #tagar! apa adanya @entah",
        ),
    ],
)
def test_letter_says_what_the_line_is(typed, jenis, teks):
    line = read(typed)
    assert (line.jenis, line.teks) == (jenis, teks)


@pytest.mark.parametrize(
    "typed", ["", "   ", "Anggaran sudah cair", "Ini tanpa tanda", "Rapat", "I", "K:", "X Anggaran", "@Dinsos"]
)
def test_line_without_a_letter_or_content_is_refused(typed):
    assert faults(typed) == [TANPA_HURUF]


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("R Menyusun alur @Dinsos", [DINSOS]),
        ("R Menyusun alur @DINSOS", [DINSOS]),
        ("R Menyusun alur @polda @dinsos", [POLDA, DINSOS]),
        ("R Menyusun alur @Polda Aceh, @Biro Hukum", [POLDA, BIRO]),
        ("R Menyusun alur @PoldaAceh @BiroHukum", [POLDA, BIRO]),
        ("R Menyusun alur @Dinsos,@Polda", [DINSOS, POLDA]),
        ("R Menyusun alur @Dinsos/@Polda & @Biro Hukum,#30/9", [DINSOS, POLDA, BIRO]),
        ("R Menyusun alur @Dinsos @Dinsos", [DINSOS]),
        ("R Menyusun alur (@Dinsos)", [DINSOS]),
        ("K Menyusun alur", []),
        ("K Menyusun alur @bp3mi", [BP3MI]),
    ],
)
def test_agencies_first_leads_others_support(typed, asked):
    assert list(read(typed).instansi) == asked


@pytest.mark.parametrize(
    ("typed", "teks"),
    [
        ("R Minta @Dinsos menyusun alur paling lambat #30/9/2026 !tinggi", "Minta Dinsos menyusun alur paling lambat"),
        ("R Sebelum #30/9/2026 @Dinsos menyusun alur.", "Sebelum 30 September 2026 Dinsos menyusun alur."),
        ("R !tinggi Menyusun alur @Dinsos , @Polda", "Menyusun alur"),
        ("R Menyusun alur! @Dinsos", "Menyusun alur!"),
        ("K Hubungi humas@polda.id", "Hubungi humas@polda.id"),
    ],
)
def test_signs_at_the_end_leave_the_text_words_within_it_stay(typed, teks):
    assert read(typed).teks == teks


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("#30/9/2026", (2026, 9, 30)),
        ("#30-9-2026", (2026, 9, 30)),
        ("#30.9.2026", (2026, 9, 30)),
        ("#30 9 2026", (2026, 9, 30)),
        ("#2026-09-30", (2026, 9, 30)),
        ("#30 september 2026", (2026, 9, 30)),
        ("#30 Sept 2026", (2026, 9, 30)),
        ("#300926", (2026, 9, 30)),
        ("#30092026", (2026, 9, 30)),
        ("#30/9", (2026, 9, 30)),
        ("#3/9", (2026, 9, 3)),
        ("#2/9", (2027, 9, 2)),
        ("#30 september", (2026, 9, 30)),
        ("#1 mei", (2027, 5, 1)),
        ("#29/2", (2028, 2, 29)),
        ("# 30/9/2026", (2026, 9, 30)),
        ("#30/9/2026.", (2026, 9, 30)),
        ("#30/9/2026 #30/9", (2026, 9, 30)),
    ],
)
def test_due_date_in_every_form_that_people_type(typed, due):
    assert read(f"R Menyusun alur @Dinsos {typed}").tenggat == datetime.date(*due)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("#31/9/2026", "Tanggal 31 September 2026 tidak ada."),
        ("#30/13/2026", "Bulan 13 tidak ada."),
        ("#31/9", "Tanggal 31 September"),
        ("#30/9/26", "empat angka"),
        ("#besok", TANPA_TANGGAL),
        ("#", TANPA_TANGGAL),
        ("#2/9/2026", "mendahului tanggal rapat (3 September 2026)"),
        ("#2/9/2086", "terlalu jauh"),
        ("#30/9/2026 #1/10/2026", "hanya memuat satu tenggat"),
        ("@Dinsoss", "Instansi @Dinsoss tidak dikenal. Mungkin @Dinsos?"),
        ("@Pold", "Mungkin @Polda Aceh?"),
        ("@zzz", "Ketik @ untuk melihat daftarnya."),
        ("@", "Tulis instansi sesudah @."),
        ("!genting", "Prioritas !genting tidak dikenal. Pilih !tinggi, !sedang, atau !rendah."),
    ],
)
def test_fault_says_what_is_wrong_and_how_to_mend_it(typed, said):
    found = faults(f"R Menyusun alur @Polda {typed}")
    assert len(found) == 1
    assert said in found[0]


def test_every_fault_is_told_at_once():
    found = faults("R @entah #besok !genting")
    assert [text.split()[0] for text in found] == ["Instansi", "Tulis", "Prioritas"]


@pytest.mark.parametrize("typed", ["R Menyusun alur", "R Menyusun alur #30/9/2026 !tinggi"])
def test_recommendation_needs_who_answers_for_it(typed):
    assert faults(typed) == [TANPA_INSTANSI]


def test_recommendation_of_signs_alone_is_refused():
    assert faults("R @Dinsos #30/9") == ["Tulis isi barisnya, bukan hanya tandanya."]


@pytest.mark.parametrize(("length", "is_taken"), [(400, True), (401, False)])
def test_recommendation_fits_its_column(length, is_taken):
    text = f"R {'a' * length} @Dinsos"
    if is_taken:
        assert len(read(text).teks) == length
    else:
        assert "paling panjang 400 huruf; ini 401" in faults(text)[0]


@pytest.mark.parametrize(("typed", "prioritas"), [("", "sedang"), ("!tinggi", "tinggi"), ("!Rendah", "rendah")])
def test_priority(typed, prioritas):
    assert read(f"R Menyusun alur @Dinsos {typed}").prioritas == prioritas


def test_no_agencies_known_names_none():
    with pytest.raises(ValidationError, match="tidak dikenal"):
        baca_baris("R Menyusun @Dinsos", instansi=(), hari=HARI)


LANGSA, SABANG = (namedtuple("Instansi", "kode singkatan")(kode, "Dinas Sosial") for kode in ("ds-langsa", "ds-sabang"))


@pytest.mark.parametrize("typed", ["@Dinas Sosial", "@dinassosial"])
def test_short_name_of_several_agencies_is_taken_for_none_of_them(typed):
    with pytest.raises(ValidationError) as refusal:
        baca_baris(f"R Menyusun alur {typed}", instansi=(LANGSA, SABANG, DINSOS), hari=HARI)
    assert refusal.value.messages == [
        f"{typed} adalah singkatan beberapa instansi. Tulis kodenya: @ds-langsa atau @ds-sabang."
    ]


def test_code_names_one_agency_also_where_another_is_called_so_for_short():
    other = namedtuple("Instansi", "kode singkatan")("dinsos-langsa", "Dinsos")
    for agencies in ((DINSOS, other), (other, DINSOS)):
        assert baca_baris("R Menyusun @dinsos", instansi=agencies, hari=HARI).instansi == (DINSOS,)
        assert baca_baris("R Menyusun @dinsos-langsa", instansi=agencies, hari=HARI).instansi == (other,)
