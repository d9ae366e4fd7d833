"""How names are read: every pair of spellings falls together, different names stay apart, and nothing a person types breaks it."""

import pytest

from gugus_tugas.nama import MAX_KATA, kata, kunci_cari, kunci_simpan, slips
from kasus.peringkat import AMBANG, Ciri, Pembanding


def read(nama: str) -> list[str]:
    return [word.baku for word in kata(nama)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Cut Meutia", "Tjut Meutia"),
        ("Tjoet Nja' Dhien", "Cut Nyak Dien"),
        ("T. Iskandar", "Teuku Iskandar"),
        ("Teukoe Oemar", "Teuku Umar"),
        ("Tgk. Hasan", "Teungku Hasan"),
        ("Tengku Hasan", "Teungku Hasan"),
        ("Toeankoe Daud", "Tuanku Daud"),
        ("Potjoet Baren", "Pocut Baren"),
        ("Sayed Husein", "Said Hussain"),
        ("Sjarifah Aini", "Syarifah Aini"),
        ("M. Yusuf", "Muhammad Jusuf"),
        ("M.Yusuf", "Moh. Yoesoef"),
        ("Mhd Yusuf", "Mochammad Yusuf"),
        ("Mohd. Yusuf", "Mohamed Yusuf"),
        ("Abd. Karim", "Abdul Karim"),
        ("Abdurrahman", "Abdul Rahman"),
        ("Abdulrahman", "Abdur Rahman"),
        ("Abdurahman", "Abdul-Rahman"),
        ("Abdussalam", "Abdul Salam"),
        ("Abdullatif", "Abdul Latif"),
        ("Noer Aini", "Nur Aini"),
        ("Noor Aini", "Nur 'Aini"),
        ("St. Aminah", "Siti Aminah"),
        ("Djamaloeddin", "Jamaludin"),
        ("Jahja", "Yahya"),
        ("Chairul", "Khairul"),
        ("Hairul", "Khairoel"),
        ("Njak Seulanga", "Nyak Selanga"),
        ("Achmad", "Ahmad"),
        ("Akhmad", "Ahmat"),
        ("Nova", "Nopha"),
        ("Taufiq", "Taufik"),
        ("Utsman", "Usman"),
        ("Ridha", "Rida"),
        ("Thamrin", "Tamrin"),
        ("Ghazali", "Gazzali"),
        ("Dzulkifli", "Zulkifli"),
        ("Fauzi", "Fausi"),
        ("Rosyidah", "Roshidah"),
        ("Fatimah", "Fatima"),
        ("Zakiyah", "Zakiah"),
        ("Rudy", "Rudi"),
        ("Saeful", "Saiful"),
        ("Sya'ban", "Sya’ban"),
        ("Sya`ban", "Syaban"),
        ("H. Ramli, S.H., M.H.", "Ramli"),
        ("Dr. Hj. Salma", "Salma"),
        ("Prof. Dr. Ir. H. Zaini, M.Sc.", "Zaini"),
        ("Alm. Hamzah", "Hamzah"),
        ("Ali alias Rimoeng", "Ali Rimung"),
        ("FATIMAH  zahra", "Fatimah Zahra"),
        ("Teuku H\u0323asan", "Teuku \u1e24asan"),
        ("Hasan\u202e\u200b Basri", "Hasan Basri"),
        ("Hasan\u00a0Basri", "Hasan Basri"),
    ],
)
def test_two_spellings_are_one_name(one, two):
    assert sorted(read(one)) == sorted(read(two))
    assert kunci_simpan(one) == kunci_simpan(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Abdullah", "Abdul"),
        ("Hasan", "Husain"),
        ("Ali", "Aliyah"),
        ("Cut Intan", "Cut Bulan"),
        ("Yusuf", "Yunus"),
        ("تنكو", "تنكي"),
    ],
)
def test_two_names_stay_two(one, two):
    assert kunci_simpan(one) != kunci_simpan(two)


def test_bin_and_titles_are_no_part_of_a_name():
    assert read("Ahmad bin Sulaiman") == ["ahmad", "sulaiman"]
    assert [w.bobot for w in kata("Rahmat bin Sulaiman")] == [1.0, 0.6]
    assert read("Ma Ling") == ["ma", "ling"]  # a name, where it comes first
    assert read("Ramli, M.A.") == ["ramli"]
    assert read("H. Hj.") == ["h", "hj"]  # nothing else is there


def test_other_scripts_are_kept_as_they_are_written():
    assert read("تنكو حسن") == ["تنكو", "حسن"]
    assert kunci_simpan("تنكو") == {"تنكو"}


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Nurul Aini", "Nurulaini"),
        ("Nurulaini", "Nurul Aini"),
        ("Siti Nur", "Sitinur"),
        ("Sitinur", "Siti Nur"),
        ("Siti Nur Halimah", "Sitinurhalimah"),
        ("Muhammad Nur", "Nur Muhammad"),
        ("M. Nur", "Muhammad Noer"),
        ("Muhammad Nut", "Muhammad Nur"),
        ("Zulfikra", "Zulfikar"),
        ("Halmah", "Halimah"),
        ("Halimmah Y.", "Halimah Yatim"),
        ("Yusuf", "Muhammad Yusuf Akbar"),
        ("Akbar Yusuf", "Yusuf Akbar"),
    ],
)
def test_a_typed_name_leads_to_the_filed_one(typed, stored):
    assert set(kunci_cari(typed)) & kunci_simpan(stored)
    assert Pembanding(Ciri((typed,))).nilai(Ciri((stored,))).skor >= AMBANG


def test_a_common_word_is_not_filed_alone():
    assert kunci_simpan("Muhammad Yusuf") == {"yusuf"}
    assert kunci_simpan("Muhammad Nur") == {"muhamad+nur"}
    assert kunci_simpan("") == kunci_simpan("😀") == set()


HOSTILE = [
    "kata " * 200, "x" * 10_000, "\0", "a\0b", "\u202eabc\u202c", "😀", "' OR 1=1 --", "%_\\", "H. Hj.", "a", ".", "-'-",
    "1171 0199 1231 0007",
    "\ud7ff", "ﷺ", "Ⅷ", "İstanbul", "ß", "e\u0301" * 3000, "1'; DROP TABLE kasus_kasus; --",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_typed_is_read_in_bounds(text):
    assert len(kata(text)) <= MAX_KATA
    assert len(kunci_cari(text)) < 10_000
    assert all(len(form) <= 300 for form in kunci_simpan(text))
    Pembanding(Ciri((text,))).nilai(Ciri(("Teuku Umar", text)))


def test_slips_are_one_letter_away():
    assert {"halma", "alima", "halimas"} <= slips("halimah")
    assert slips("ab") == slips("تنكو") == set()


def reasons(typed: Ciri, stored: Ciri) -> tuple[str, ...]:
    return Pembanding(typed).nilai(stored).daftar_alasan


def test_reasons_say_why_and_show_no_word_that_was_not_typed():
    assert reasons(Ciri(("Tjut Meutia",)), Ciri(("Cut Meutia",))) == ("Nama mirip: Tjut = Cut",)
    assert reasons(Ciri(("Meutia",)), Ciri(("meutia",))) == ("Nama sama",)
    told = " ".join(reasons(Ciri(("Meutja Y. Halima",)), Ciri(("Meutia Yusnidar Halimatun Rahasia",))))
    assert "beda satu huruf" in told
    assert "huruf depan Y sama" in told
    for word in ("Meutia", "Yusnidar", "Halimatun", "Rahasia"):
        assert word.lower() not in told.lower()


def test_birth_sex_and_numbers_count():
    typed = Ciri(("Yusuf",), tahun_lahir=1998, jenis_kelamin="L")
    same, near, other = (Pembanding(typed).nilai(Ciri(("Yusuf",), tahun_lahir=year)) for year in (1998, 1999, 1970))
    assert same.skor > near.skor > other.skor
    assert "Tahun lahir sama" in same.daftar_alasan
    assert "Jenis kelamin berbeda" in reasons(typed, Ciri(("Yusuf",), jenis_kelamin="P"))
    assert reasons(Ciri(nik="1" * 16), Ciri(("Siapa pun",), nik="1" * 16)) == ("NIK sama",)
    assert reasons(Ciri(telepon="62811"), Ciri(("Siapa pun",), telepon="62811")) == ("Telepon sama",)
    assert Pembanding(Ciri(nik="1" * 16)).nilai(Ciri(("Siapa pun",))).skor < AMBANG
