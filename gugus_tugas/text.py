"""Text as people write it: kept as it is, minus the invisible signs that can disguise it."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.template import Context
from django.template.loader import get_template

# Soft hyphens, bidirectional controls, zero-width signs and the byte-order mark; joiners stay, some scripts need them.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u061c]")
# The last three part lines, too: Word and PowerPoint paste them, and a word must not grow into the next one.
_LINE_END = re.compile("\r\n|[\r\u2028\u2029\x0b\x0c\x85]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def clean_text(value: str) -> str:
    """NFC, without bidi and control characters, outer blanks trimmed, one kind of line end.

    Raises ValidationError for text that cannot be stored (lone surrogates).
    """
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ValidationError("Teks memuat tanda yang tidak dapat disimpan; ketik ulang bagian itu.") from None
    value = _CONTROL.sub("", _INVISIBLE.sub("", _LINE_END.sub("\n", value)))
    return unicodedata.normalize("NFC", value).replace("\u00a0", " ").strip()


def shares_word(first: str, second: str) -> bool:
    """Do the two texts have a word of two letters or more in common, however it is written?"""
    return bool({word for word in fold(first).split() if len(word) > 1} & set(fold(second).split()))


def clean_line(value: str) -> str:
    """Clean text of one line: a line end or tab becomes a blank, so that nobody forges a second line in a list or a trail."""
    return re.sub(r" *[\n\t]+[ \n\t]*", " ", clean_text(value))


def fold(value: str) -> str:
    """Search form: lower case, without diacritics and punctuation, single blanks."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", value.casefold()) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w]+", " ", plain).split())


def render_plain(template: str, context: dict) -> str:
    """A template as plain text: an apostrophe stays an apostrophe. For mails and copied messages, never for a page."""
    return get_template(template).template.render(Context(context, autoescape=False))
