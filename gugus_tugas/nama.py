"""Names as Aceh and Indonesia write them: many spellings, one reading. Pure: knows no model, no key, no person.

`kata` reads a name into words, each with the form under which all its spellings meet (`baku`); `kunci_simpan` gives the
forms under which a name is filed, `kunci_cari` those under which a typed name is looked for (its slips of one letter, words
written together or apart, abbreviations). The rules are data, in the order in which they are applied.

Sources of the rules: Ejaan van Ophuijsen (1901) and Soewandi (1947) against EYD (1972) for oe/u, dj/j, tj/c, j/y, nj/ny,
sj/sy, ch/kh; the romanisations of Arabic names in use side by side (Pedoman Transliterasi SKB 158/1987: sy, kh, dz, dh, th, gh,
and the simpler s, h, z, d, t, g); Acehnese titles of birth and learning (Cut/Tjut, Pocut, Teuku, Teungku, Tuanku, Said,
Syarifah) with their usual abbreviations, eu/e; Permendagri 73/2022 (names on civil documents: one word and missing family names
occur, titles are not part of the name). The choice of classes that fall together (p/f/v, z/s, o/u) is ours: they are
what clerks confuse; a pair that is wrongly together costs a candidate more, never a person.
"""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from gugus_tugas.text import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Spelling -> class, applied one after the other to a folded word. j becomes y, so that Jusuf = Yusuf and Djamal = Jamal.
ATURAN = (
    ("kh", "h"), ("ch", "h"),  # Khairul, Chairul, Hairul
    ("tj", "c"), ("dj", "y"), ("j", "y"),  # Tjut, Djamal, Jusuf; nj and sj become ny and sy by this
    ("dz", "z"), ("z", "s"), ("ts", "s"), ("sy", "s"), ("sh", "s"),  # Dzulkifli, Fauzi, Utsman, Syarifah, Sharifah, Sjarifah
    ("dh", "d"), ("th", "t"), ("gh", "g"), ("bh", "b"),  # Ridha, Thayeb, Ghazali
    ("ph", "f"), ("v", "f"), ("p", "f"),  # Yoseph, Nova, Latip
    ("q", "k"), ("x", "ks"), ("ck", "k"),  # Taufiq
    ("oe", "u"), ("oo", "u"), ("ou", "u"), ("o", "u"),  # Noer, Noor, Omar
    ("eu", "e"), ("ie", "i"), ("iy", "i"), ("uw", "u"),  # Keumala, Dhien, Zakiyah
    ("ei", "ai"), ("ey", "ai"), ("ay", "ai"), ("ae", "ai"), ("aw", "au"),  # Husein, Saeful, Fawzi
)  # fmt: skip
_DOUBLE = re.compile(r"(.)\1+")
_FINAL = (("h", ""), ("y", "i"))  # Fatimah, Rudy

# One reading -> the spellings and abbreviations that the rules above do not bring together.
SAMA = {
    "muhammad": "m muh moh mhd muhd mohd mochd much moch muhamad muhamed mohamed muhammat",
    "abdul": "abd abdl abdur abdus abdun abdud abdut abdusy abdush",
    "ahmad": "achmad akhmad ahmed ahmat ach akh ahm",
    "siti": "st sitti",
    "nur": "nr noer noor",
    "teuku": "t tk",
    "teungku": "tgk tengku tgku",
    "cut": "tj ct",
    "said": "sayed sayid sayyid syed sayyed",
    "syarifah": "sy",
    "nyak": "nya nja",
}
# Words so common that they name nobody: not filed alone, and light when names are compared.
UMUM = ("muhammad", "abdul", "nur", "siti", "cut", "teuku", "teungku", "tuanku", "said", "syarifah", "sri", "ahmad")
GELAR_LAHIR = ("cut", "teuku", "teungku", "tuanku", "said", "syarifah", "pocut")  # often left out, never decisive
# Words that are no part of a name: forms of address, pilgrimage, learning, "son of", "the late", "also called".
_BUKAN_NAMA = _words(
    """h hj haji hajjah hajah kh dr drs dra drh drg ir prof ust ustadz ustaz ustad ustadzah ustazah bpk bapak ibu sdr sdri tn ny
    alm almh almarhum almarhumah alias als al el lc phd amd amk skm ners ns apt sh mh shi mhi se mm mpd spd spdi spdsd ssos
    msos sag mag ma msi mkes skep skom mkom sip map mhum bsc msc ssi sked spt sthi llm mt sfarm amkeb str spsi mpsi sst sstp
    stp sp st spog"""
)
_ALSO_A_NAME = frozenset(
    {"st", "ma", "se", "sp", "mt", "mm", "ny", "ns", "map", "str", "al", "el"}
)  # unless it comes first
ARTIKEL = "al"
HURUF_SYAMSIAH = frozenset(
    "tdrsnz"
)  # before these the l of the article is said as they are; here s stands for z, sy, sh too
_ANAK_DARI = _words("bin binti binte binthi bte bti bt ibn ibnu")
_APOSTROPHE = re.compile("['`´‘’ʼʻʿʾ\u2032]")
_SELA = re.compile(r"[\s/(),;:“”\"…–—‑-]+")  # between the words of a running text
_LATIN = re.compile(r"[a-z]+")
ALPHABET = "abcdefghijklmnopqrstuvwxyz"
MAX_KATA, MAX_HURUF, MAX_TEBAK, MAX_PADUAN = 8, 30, 5, 5


@dataclass(frozen=True)
class Kata:
    """One word of a name: as written, as all its spellings are read, and how much it says."""

    teks: str
    baku: str
    bobot: float = 1.0
    is_huruf: bool = False  # a single letter, which may stand for any word that begins with it


def baku(word: str) -> str:
    """The form under which all spellings of this folded word meet; a word in another script stays as it is."""
    if not _LATIN.fullmatch(word):
        return word
    return _SAMA.get(word) or _SAMA.get(rapi := _rapi(word)) or rapi


def _rapi(word: str) -> str:
    for old, new in ATURAN:
        word = word.replace(old, new)
    word = _DOUBLE.sub(r"\1", word)
    for last, new in _FINAL:
        if len(word) > 2 and word.endswith(last):
            word = word[:-1] + new
    return word


_SAMA: dict[str, str] = {}
for _reading, _spellings in SAMA.items():
    for _word in (_reading, *_spellings.split()):
        _SAMA[_word] = _rapi(_reading)
        _SAMA.setdefault(_rapi(_word), _rapi(_reading))
_UMUM = frozenset(map(_rapi, UMUM))
_LAHIR = frozenset(map(_rapi, GELAR_LAHIR))
_ABDUL = _rapi("abdul")


def kata(nama: str, memo: dict | None = None) -> list[Kata]:
    """The words of a name. Titles and "bin" go, unless nothing else is there. `memo` keeps words that come again."""
    memo = {} if memo is None else memo
    words, of_father = [], False
    for token in _tokens(nama):
        bare = token.replace(".", "")
        if bare in _ANAK_DARI:
            of_father = of_father or bool(words)
        elif bare in _BUKAN_NAMA and (words or bare not in _ALSO_A_NAME):
            continue
        else:
            for part in filter(None, token.split(".")):
                if part not in memo:
                    memo[part] = _read(part)
                words += (
                    [Kata(w.teks, w.baku, w.bobot * 0.6, w.is_huruf) for w in memo[part]] if of_father else memo[part]
                )
    return words[:MAX_KATA] or [Kata(t, t) for t in _tokens(nama)[:MAX_KATA]]


def _tokens(nama: str) -> list[str]:
    """Folded words with their inner dots, apostrophes closed up (Sya'ban), everything else a gap."""
    tokens = []
    for token in re.split(r"[^\w.]+", _APOSTROPHE.sub("", unicodedata.normalize("NFC", nama[:400]))):
        if any(c.isalpha() and "LATIN" not in unicodedata.name(c, "") for c in token):
            tokens.append(token.replace(".", "").casefold()[:MAX_HURUF])  # another script: exactly as written
        elif plain := ".".join(
            piece for piece in (fold(part).replace(" ", "").replace("_", "") for part in token.split(".")) if piece
        ):
            tokens.append(plain[:MAX_HURUF])
    return tokens


def _read(part: str) -> list[Kata]:
    form = baku(part)
    name = _without_abdul(part, form)
    if name:
        return [Kata(part, _ABDUL, 0.3), Kata(part, name)]
    is_letter = len(part) == 1
    if form in _LAHIR:
        return [Kata(part, form, 0.2, is_letter)]
    if form in _UMUM:
        return [Kata(part, form, 0.4, is_letter)]
    return [Kata(part, form, 0.3 if is_letter else 1.0, is_letter)]


def _without_abdul(part: str, form: str) -> str:
    """rahman of Abdurrahman, Abdul-Rahman, Abdurahman; empty for Abdul, Abduh and Abdullah."""
    if not form.startswith("abdu") or form in {_ABDUL, "abdula"}:
        return ""
    rest = form[4:]
    if rest.startswith("l") and not re.match("abd(u|oe|o)ll", part):
        rest = rest[1:]
    return baku(rest) if len(rest) >= 3 else ""


def kunci_simpan(nama: str, memo: dict | None = None) -> set[str]:
    """Under which forms a name is filed: its words that say something, or, of a name of common words alone, all of them together."""
    words = kata(nama, memo)
    return _forms(words) - _UMUM or ({_together(w.baku for w in words)} if words else set())


def kunci_utuh(nama: str) -> tuple[set[str], set[str]]:
    """(every form of a name: what stands where it is written out, those of them that say something)."""
    forms = _forms(kata(nama))
    return forms, forms - _UMUM


def _forms(words: list[Kata]) -> set[str]:
    return {w.baku for w in words if len(w.baku) > 1 and not w.is_huruf}


@dataclass(frozen=True)
class KataTeks:
    """A word of a running text: where it stands, as written, and the forms under which it is read."""

    baris: int
    teks: str
    bentuk: frozenset[str]

    @property
    def is_umum(self) -> bool:
        return self.bentuk <= _UMUM

    @property
    def is_berhuruf_besar(self) -> bool:
        return self.teks[:1].isupper()


def kata_teks(teks: str) -> list[KataTeks]:
    """The words of a running text, in their order."""
    memo: dict[str, frozenset[str]] = {}
    found = []
    for number, line in enumerate(teks.splitlines(), 1):
        for word in filter(None, (piece.strip(".!?") for piece in _SELA.split(line))):
            if word not in memo:
                memo[word] = frozenset(_forms(kata(word)))
            found += [KataTeks(number, word, memo[word])] if memo[word] else []
    return found


def kunci_teks(words: list[KataTeks]) -> set[str]:
    """Under which forms a name that stands in this text may be filed: its words, and neighbours that are common words alone."""
    runs = (words[n : n + size] for n in range(len(words)) for size in (2, 3))
    common = {_together(f for w in run for f in w.bentuk) for run in runs if all(w.is_umum for w in run)}
    return {form for word in words for form in word.bentuk} | common


def kunci_cari(nama: str) -> dict[str, tuple[int, float]]:
    """Form -> (which typed word it stands for, how sure): what to look for when this name is typed."""
    words, found = kata(nama), {}

    def add(form: str, group: int, sureness: float) -> None:
        if form and sureness > found.get(form, (0, 0.0))[1]:
            found[form] = (group, sureness)

    telling = [w for w in words if not w.is_huruf and w.baku not in _UMUM]
    common = {w.baku for w in words} - {w.baku for w in telling}
    pairs = []  # common words that a slip or a gap may hide
    for number, word in enumerate(words[:MAX_TEBAK]):
        if word.is_huruf or (word.baku in _UMUM and telling):
            continue
        for form in slips(word.teks) | slips(word.baku) if word.baku != word.teks else slips(word.teks):
            add(form, number, 0.6)
            pairs += [{form}] if form in _UMUM else []
        for first, second in _halves(word.teks):
            if first in _UMUM and second in _UMUM:
                pairs.append({first, second})
            for form in (first, second):
                add(form if len(form) > 2 else "", number, 0.5)
        if word.baku not in _UMUM:
            add(word.baku, number, 1.0)
        for form in _with_and_without_article(word.baku):
            add(form, number, 0.8)
    for number, (one, two) in enumerate(pairwise(words)):
        if one.teks != two.teks:
            for form in joined_forms(one, two):
                add(form, number, 0.95)
            add(baku(two.teks + one.teks), number, 0.7)
    add(baku("".join(dict.fromkeys(w.teks for w in words))), 0, 0.95)
    for names in [common, *(common | pair for pair in pairs)]:
        for some in _subsets(sorted(names)[:MAX_PADUAN]):
            add(_together(some), -1, 0.5 + 0.1 * len(some))
    return found


def joined_forms(one: Kata, two: Kata) -> set[str]:
    """Two words written as one, also as Arabic says them: Darul Salam = Darussalam, Fachrul Razi = Fakhrurrazi."""
    forms = {baku(one.teks + two.teks), baku(one.baku + two.baku)}
    if len(one.baku) > 3 and one.baku.endswith("ul") and two.baku[:1] in HURUF_SYAMSIAH:
        forms.add(baku(one.baku[:-1] + two.baku))
    return forms


def _with_and_without_article(form: str) -> list[str]:
    """alfati of Al Fatih, and back: the article is no word of its own, and often stands written to the name."""
    return [ARTIKEL + form, form[2:]] if form.startswith(ARTIKEL) and len(form) > 5 else [ARTIKEL + form]


def slips(word: str) -> set[str]:
    """The forms of every word that differs from this one by one letter left out, doubled, changed, added or exchanged."""
    if not _LATIN.fullmatch(word) or len(word) < 3:
        return set()
    cuts = [(word[:n], word[n:]) for n in range(len(word) + 1)]
    near = {a + b[1:] for a, b in cuts if b} | {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    near |= {a + c + b[1:] for a, b in cuts if b for c in ALPHABET} | {a + c + b for a, b in cuts for c in ALPHABET}
    return {form for form in map(baku, near) if len(form) > 1}


def _halves(word: str) -> list[tuple[str, str]]:
    """Nurulaini -> (nurul, aini) and every other cut."""
    if len(word) < 6 or not _LATIN.fullmatch(word):
        return []
    return [(baku(word[:n]), baku(word[n:])) for n in range(2, len(word) - 1)]


def _together(forms) -> str:
    return "+".join(sorted(set(forms)))


def _subsets(names: list[str]):
    for bits in range(1, 2 ** len(names)):
        yield [name for n, name in enumerate(names) if bits >> n & 1]
