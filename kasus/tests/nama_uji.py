"""An invented population with names as common as in life, and 200 ways in which clerks write them. Knows nothing of gugus_tugas/nama.py.

Every name is put together at random from lists of ordinary given names; a person who bears one is a coincidence. The
variants are made by rules written here a second time, on the surface of the name, so that the search is not examined by itself.
"""

import datetime
import random
import re
from collections.abc import Callable
from dataclasses import dataclass

SEED = 20180809


def _names(text: str) -> list[str]:
    return text.split()


_L = _names("""
Yusuf Ibrahim Ismail Hasan Husen Usman Umar Ali Abdullah Zulkifli Zainal Syarifuddin Jamaluddin Nasruddin Saifuddin Fauzi Fadli
Iskandar Rizki Ridwan Rahmat Razali Ramli Rusli Saiful Sofyan Sulaiman Syahrul Taufik Tarmizi Tauhid Junaidi Jafar Jailani Khairul
Khaidir Mahdi Mahmud Mansur Marzuki Maulana Muslim Mustafa Muzakir Mukhtar Munawar Musliadi Murdani Nasir Nazaruddin Anwar Ansari
Azhar Aziz Bakhtiar Basri Burhanuddin Dahlan Darwis Edi Effendi Erwin Fachrul Faisal Fajar Fikri Ghazali Hamdani Hamzah Hanafiah
Haris Harun Hendra Herman Hidayat Idris Ikhsan Ilham Ilyas Imran Indra Irfan Irwan Ishak Iswandi Jufri Kamaruddin Karim Kasim
Lukman Lutfi Mirza Muchlis Mulyadi Muhajir Nanda Nurdin Qadri Rafli Rajab Rasyid Reza Rizal Rudi Safrizal Said Salman Samsul
Suherman Syukri Syakir Thaib Thamrin Wahyu Wahid Yahya Yanis Yunus Yuliadi Zakaria Zamzami Zubir Zulfikar Zulfahmi Dhiaul Agus
Ahmad Akbar Akmal Alfian Amiruddin Amri Andi Armia Arif Aswadi
""")
_P = _names("""
Aisyah Fatimah Khadijah Maryam Zainab Halimah Aminah Salamah Rohani Ramlah Rosmawati Rosnidar Nuraini Nurhayati Nurjannah Nurlaila
Nurmala Nursiah Nurbaiti Nurhasanah Cahaya Suryani Sri Dewi Yusnidar Yusmanidar Yulia Yuliana Zahara Zubaidah Zulaikha Jamilah
Juwairiah Juliana Khairunnisa Khalisah Laila Lisma Lina Mahdalena Maisarah Mardiana Marlina Marziah Masyitah Maulida Mauliza
Mawarni Meutia Mutia Munira Murniati Mursyidah Nadia Nabila Naila Novita Nova Oktavia Putri Qadriah Rahmah Rahmawati Raihan
Raihanah Ratna Rauzah Rina Rizka Rosdiana Rosita Rukiah Safiah Safrida Salbiah Salma Saudah Siska Suhaila Sukma Susanti Syarbaini
Syahrina Tihawa Ulfa Ummi Wardah Wahyuni Yanti Yeni Zakiah Zuraida Zulfa Anisah Asmaul Asnidar Azizah Badriah Basyariah Bunga
Darmawati Desi Devi Diana Dahlia Elvina Erlina Erna Eva Evi Fadhilah Farida Fauziah Fitri Fitriani Hafsah Hasanah Hasnah Hayatun
Hilma Husna Ida Inayah Intan Irma Jauhari Keumala Kartini
""")
_AKHIR = _names("""
Akbar Saputra Pratama Hidayat Maulana Syahputra Ramadhan Kurniawan Setiawan Firmansyah Siregar Harahap Nasution Lubis Daulay
Hasibuan Ritonga Sinaga Manurung Tanjung Chaniago Piliang Pohan Marpaung Gayo Alas Selian Desky Sebayang Ginting Arifin Abidin
Aceh Peureulak Daud Yacob Yakub Yatim Latif Manaf Rahman Rahim Rauf Salam Samad Gani Ghani Hamid Halim Jalil Jabbar Kadir Majid
Malik Mutalib Muthalib Razak Syukur Wahab Bakar Bintang Cut Dewantara Dharma Djohan Fahmi Fahri Fuadi Gunawan Haqqi Hakim Hanif
Haryadi Ihsan Ikram Jauhari Juanda Kelana Laksana Mubarak Mufti Munandar Nugraha Perdana Permana Purnama Putra Qardhawi Rifai
Rinaldi Sabri Sahputra Sanjaya Sufi Sukardi Surya Sutrisno Syafii Syahrial Tiro Utama Wibowo Wijaya Yamin Yazid Zaini Zikri Zuhri
Wahyudi
""")
_AKHIR_P = _names("""
Sari Lestari Hasanah Rahmi Amelia Safitri Wulandari Handayani Anggraini Ramadhani Maghfirah Ulfah Zahra Humaira Salsabila Nisa
Aulia Azzahra Maharani Puspita Permata Utami Wati Ningsih Astuti Hidayati Muliana Agustina Julianti Mulyani Rezeki Fajriah Hanum
Jannah Kamila Karimah Khairani Lubna Munawarah Mutmainnah Oktaviani Pertiwi Qanita Rahayu Ramadhana Rosyidah Sabrina Syafira
Syahara Tursina Vonna Yasmin Zuhra Sofia Soraya Melati Kasturi Kemala Juwita Jelita Chairani Thahira Dhuha
""")
_SESUDAH_ABDUL = _names("""
Rahman Rahim Aziz Karim Latif Salam Samad Hamid Halim Jalil Kadir Majid Malik Muthalib Razak Rauf Wahab Gani Hadi Manaf
""")


@dataclass(frozen=True)
class Orang:
    nama: str
    jenis_kelamin: str
    tanggal_lahir: datetime.date


def penduduk(number: int, *, seed: int = SEED) -> list[Orang]:
    acak = random.Random(seed)
    return [_orang(acak) for _ in range(number)]


def _pick(acak: random.Random, names: list[str]) -> str:
    """As in life: the first of the list are common, the last rare."""
    return names[min(int(len(names) * acak.random() ** 1.7), len(names) - 1)]


def _orang(acak: random.Random) -> Orang:
    born = datetime.date(1960, 1, 1) + datetime.timedelta(days=acak.randrange(365 * 52))
    return Orang(_nama(acak, sex := acak.choice("LP")), sex, born)


def _nama(acak: random.Random, sex: str) -> str:
    first = _pick(acak, _L if sex == "L" else _P)
    dice, words = acak.random(), [first]
    if sex == "L":
        if dice < 0.22:
            words = ["Muhammad", first]
        elif dice < 0.27:
            words = ["Teuku", first]
        elif dice < 0.34:
            words = ["Abdul", acak.choice(_SESUDAH_ABDUL)] if acak.random() < 0.5 else ["Abdur" + "rahman", first]
        elif dice < 0.36:
            words = ["Said", first]
        elif dice < 0.38:
            words = ["Tgk.", first]
    elif dice < 0.12:
        words = ["Cut", first]
    elif dice < 0.2:
        words = ["Siti", first]
    elif dice < 0.27:
        words = ["Nur", first]
    elif dice < 0.29:
        words = ["Syarifah", first]
    elif dice < 0.31:
        words = ["Pocut", first]
    elif dice < 0.33:
        words = ["Nurul", first]
    if acak.random() < 0.78:
        words.append(_pick(acak, _AKHIR if sex == "L" or acak.random() < 0.3 else _AKHIR_P))
    if acak.random() < 0.22:
        words.append(_pick(acak, _AKHIR if sex == "L" else _AKHIR_P))
    return " ".join(dict.fromkeys(words))


# --- how clerks write them -------------------------------------------------------------------------------------------
DEPAN = {"muhammad", "teuku", "cut", "siti", "nur", "said", "syarifah", "tgk.", "abdul", "pocut", "nurul", "sri"}
Aturan = Callable[[str, random.Random], str]


def _tukar(pattern: str, *choices: str) -> Aturan:
    """Writes one place that matches in another way, or leaves the name as it is."""

    def rule(nama: str, acak: random.Random) -> str:
        places = list(re.finditer(pattern, nama, re.IGNORECASE))
        if not places:
            return nama
        place = acak.choice(places)
        text = place.expand(acak.choice(choices))
        text = text.capitalize() if place[0][0].isupper() else text
        return nama[: place.start()] + text + nama[place.end() :]

    return rule


def _telling(nama: str) -> list[str]:
    return [word for word in nama.split() if word.lower() not in DEPAN]


def _tanpa_akhir(nama, acak):
    words = nama.split()
    return " ".join(words[:-1]) if len(_telling(" ".join(words[:-1]))) >= 1 and len(words) > 2 else nama


def _satukan(nama, acak):
    words = nama.split()
    n = acak.randrange(len(words) - 1) if len(words) > 1 else 0
    return " ".join([*words[:n], "".join(words[n : n + 2]).capitalize(), *words[n + 2 :]]) if len(words) > 1 else nama


def _pisahkan(nama, acak):
    return re.sub(
        r"\b(Nur|Siti|Syamsul|Zulf|Fitri|Khairun|Saiful)([a-z]{4,})",
        lambda m: f"{m[1]} {m[2].capitalize()}",
        nama,
        count=1,
    )


def _abdur(nama, acak):
    def joined(found) -> str:
        first, rest = found[1], found[2]
        low = first.lower()
        return acak.choice([f"Abdu{low}{low}{rest}", f"Abdul{low}{rest}", f"Abd. {first}{rest}"])

    return re.sub(r"\bAbdul (\w)(\w+)", joined, nama)


def _rahman(nama, acak):
    return nama.replace(
        "Abdurrahman", acak.choice(["Abdul Rahman", "Abdulrahman", "Abdurahman", "Abd. Rahman", "Abdur Rahman"])
    )


def _huruf(nama, acak):
    words = nama.split()
    return " ".join([*words[:-1], f"{words[-1][0]}."]) if len(words) > 2 and _telling(" ".join(words[:-1])) else nama


def _balik(nama, acak):
    words = nama.split()
    return " ".join([*words[1:], words[0]]) if len(words) > 1 else nama


def _anak_dari(nama, acak):
    return f"{nama} {acak.choice(['bin', 'binti', 'Bin', 'ibn'])} {acak.choice(_L)}"


def _gelar(nama, acak):
    return acak.choice(["H. {}", "Hj. {}", "{}, S.H.", "Drs. {}", "Dr. H. {}, M.Si.", "Alm. {}", "{}, S.Pd.I"]).format(
        nama
    )


def _salah_ketik(nama, acak):
    words = nama.split()
    n = max(range(len(words)), key=lambda i: (words[i].lower() not in DEPAN, len(words[i])))
    word, at = words[n], acak.randrange(1, max(len(words[n]) - 1, 2))
    letter = acak.choice("abcdefghiklmnoprstuwyz")
    wrong = acak.choice(
        [word[:at] + word[at + 1 :], word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :],
         word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]]
    )  # fmt: skip
    return " ".join([*words[:n], wrong, *words[n + 1 :]])


def _tanda(nama, acak):
    return acak.choice(
        [
            nama.replace(" ", "-", 1),
            re.sub("sy", "s'y", nama, count=1),
            nama.replace(" ", "  "),
            nama.upper(),
            nama.lower(),
        ]
    )


ATURAN: dict[str, Aturan] = {
    "Cut/Tjut": _tukar(r"\bCut\b", "Tjut", "Tjoet"),
    "Teuku/T.": _tukar(r"\bTeuku\b", "T.", "Teukoe", "Tk."),
    "Tgk./Teungku": _tukar(r"\bTgk\.", "Teungku", "Tengku", "Teungkoe"),
    "Pocut/Potjut": _tukar(r"\bPocut\b", "Potjut", "Potjoet"),
    "Said/Sayed": _tukar(r"\bSaid\b", "Sayed", "Sayid", "Sayyid"),
    "Muhammad/M.": _tukar(r"\bMuhammad\b", "M.", "Moh.", "Muh.", "Mhd.", "Mohammad", "Muhamad", "Mohd."),
    "Nur/Noor": _tukar(r"\bNur", "Noor", "Noer"),
    "Siti/St.": _tukar(r"\bSiti\b", "St.", "Sitti"),
    "u/oe": _tukar(r"u", "oe"),
    "j/dj": _tukar(r"j", "dj"),
    "c/tj": _tukar(r"c(?!h)", "tj"),
    "y/j": _tukar(r"(?<![sn])y(?=[aiu])", "j"),
    "sy/sj": _tukar(r"sy", "sj", "sh", "s"),
    "kh/ch": _tukar(r"kh|ch", "ch", "kh", "h"),
    "f/ph": _tukar(r"f", "ph", "v", "p"),
    "z/s": _tukar(r"z", "s", "dz"),
    "dh/d": _tukar(r"dh", "d"),
    "th/t": _tukar(r"th", "t"),
    "gh/g": _tukar(r"gh", "g"),
    "q/k": _tukar(r"q", "k"),
    "k/q": _tukar(r"k\b", "q"),
    "ganda": _tukar(r"([aeiou])([dlmnrst])(?=[aiu])", r"\1\2\2"),
    "tunggal": _tukar(r"([dlmnrstz])\1", r"\1"),
    "-ah/-a": _tukar(r"ah\b", "a"),
    "-a/-ah": _tukar(r"a\b", "ah"),
    "eu/e": _tukar(r"eu", "e"),
    "i/y akhir": _tukar(r"i\b", "y"),
    "ai/ei": _tukar(r"ai(?=[a-z])", "ei", "ay", "ae"),
    "o/u": _tukar(r"o", "u"),
    "tanpa nama akhir": _tanpa_akhir,
    "disatukan": _satukan,
    "dipisahkan": _pisahkan,
    "Abdul disatukan": _abdur,
    "Abdurrahman": _rahman,
    "huruf depan": _huruf,
    "urutan": _balik,
    "bin/binti": _anak_dari,
    "gelar": _gelar,
    "tanda baca": _tanda,
    "salah satu huruf": _salah_ketik,
}


@dataclass(frozen=True)
class Varian:
    aturan: str
    diketik: str
    orang: Orang
    nomor: int  # place in the population


def varian(people: list[Orang], number: int = 200, *, seed: int = SEED) -> list[Varian]:
    """`number` wrong or other spellings, every rule in turn; each third one takes a second rule on top."""
    acak, rows, rules = random.Random(seed + 1), [], list(ATURAN.items())
    while len(rows) < number:
        name, rule = rules[len(rows) % len(rules)]
        for _ in range(4000):
            at = acak.randrange(len(people))
            written = rule(people[at].nama, acak)
            if written != people[at].nama and _telling(people[at].nama):
                break
        else:
            rules.remove((name, rule))
            continue
        if len(rows) % 3 == 2:
            second, other = acak.choice(rules)
            name, written = f"{name} + {second}", other(written, acak)
        rows.append(Varian(name, written, people[at], at))
    return rows
