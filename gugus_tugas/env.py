"""Typed readers of environment variables that fail with instructions, in the operator's language."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from gugus_tugas import rak

T = TypeVar("T")
TRUE, FALSE = {"1", "true", "yes", "ya", "on"}, {"0", "false", "no", "tidak", "off", ""}


def refuse(name: str, reason: str, remedy: str) -> ImproperlyConfigured:
    """The one form of a start-up refusal: what is wrong and what to set."""
    return ImproperlyConfigured(f"Variabel lingkungan {name} {reason}. {remedy}")


def boolean(name: str, *, default: bool) -> bool:
    raw = os.environ.get(name)
    if raw is None:
        return default
    word = raw.strip().lower()
    if word not in TRUE | FALSE:
        raise refuse(name, f"bernilai {raw!r}", f"Isi {name}=1 atau {name}=0.")
    return word in TRUE


def directory(name: str, *, default: Path) -> Path:
    """An absolute path, so that the place does not depend on where the server was started."""
    value = os.environ.get(name, "").strip()
    if value and not Path(value).is_absolute():
        raise refuse(name, f"bernilai {value!r}", f"Isi jalur lengkap, misalnya {name}=/srv/gugus-tugas/berkas.")
    return Path(value) if value else default


def parsed(name: str, parse: Callable[[str], T], *, default: str, example: str) -> T:
    """What `parse` makes of the variable; its ValueError becomes the refusal."""
    value = os.environ.get(name, "").strip() or default
    try:
        return parse(value)
    except ValueError:
        raise refuse(name, f"bernilai {value!r}", f"Isi misalnya {name}={example}.") from None


def thresholds(text: str) -> tuple[int, int]:
    """ "5,10": below the first a number about people is small, below the second one about children. They may be raised, never lowered."""
    person, child = map(int, text.split(","))
    if not 5 <= person <= child <= 100 or child < 10:
        raise ValueError(text)
    return person, child


def postgres(name: str, *, beside: str) -> str:
    """Address of a second PostgreSQL, or nothing; `beside` is the engine of the first, which must be PostgreSQL, too."""
    value = os.environ.get(name, "").strip()
    if value and urlsplit(value).scheme not in {"postgres", "postgresql"}:
        raise refuse(
            name, "bukan alamat PostgreSQL", f"Isi misalnya {name}=postgres://pengguna:sandi@peladen:5432/nama."
        )
    if value and not beside.endswith("postgresql"):
        raise refuse(
            name, "diisi, tetapi basis data utamanya SQLite", "Kosongkan, atau isi DATABASE_URL dengan PostgreSQL."
        )
    return value


def bucket(name: str) -> rak.AlamatEmber | None:
    """Address of a bucket for the stored files, or None: a folder. The refusal never repeats the secret."""
    try:
        return rak.parse_bucket(os.environ.get(name, "").strip())
    except ValueError as fault:
        told = "memakai http tanpa enkripsi" if str(fault) == "unencrypted" else "tidak dapat dibaca"
        raise refuse(
            name, told,
            f"Isi {name}=s3://KUNCI:RAHASIA@peladen/ember; tanda '/', '+', '@', dan ':' di dalam RAHASIA ditulis %2F, %2B, %40, %3A.",
        ) from None  # fmt: skip


def words(name: str, *, default: str = "") -> list[str]:
    """Comma-separated list without empty entries."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def secret(name: str, *, minimum: int, remedy: str, development: Callable[[], str] | None = None) -> str:
    """A secret of at least `minimum` characters; `development` supplies one only when DEBUG is on."""
    value = os.environ.get(name, "")
    if not value and development:
        return development()
    if not value:
        raise refuse(name, "belum diisi", remedy)
    if len(value) < minimum or len(set(value)) < 8 or value.startswith("django-insecure-"):
        raise refuse(name, f"terlalu lemah (minimal {minimum} karakter acak)", remedy)
    return value


def _split(name: str, value: str, remedy: str) -> SplitResult:
    """The parts of an address, its port among them. What the refusal says of a broken one repeats nothing of it: it may be a password."""
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        raise refuse(name, "tidak dapat dibaca", remedy) from None
    return parts


def site_url(name: str, *, default: str | None) -> str:
    """Public address of the site, scheme and host only. Outside loopback it must be https."""
    value = os.environ.get(name) or default
    if not value:
        raise refuse(name, "belum diisi", f"Isi alamat situs, misalnya {name}=https://tppo.acehprov.go.id.")
    remedy = f"Isi skema dan nama host saja, misalnya {name}=https://tppo.acehprov.go.id."
    parts = _split(name, value, remedy)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/") or parts.query:
        raise refuse(name, f"bernilai {value!r}", remedy)
    if parts.scheme == "http" and parts.hostname not in {"127.0.0.1", "localhost", "::1"}:
        raise refuse(name, "memakai http tanpa enkripsi", f"Gunakan https, misalnya {name}=https://{parts.hostname}.")
    return value.rstrip("/")


def email(name: str, *, default: str | None) -> dict:
    """EMAIL_URL to Django's settings: smtp://user:password@host:587/?tls=1&dari=alamat, smtps://…, or console:."""
    remedy = (
        f"Isi {name}=smtp://pengguna:sandi@host:587/?tls=1&dari=alamat@domain; "
        "tanda '/', '#', '?', '@', dan ':' di dalam sandi ditulis %2F, %23, %3F, %40, %3A."
    )
    value = os.environ.get(name) or default
    if not value:
        raise refuse(name, "belum diisi", f"{remedy} Untuk mencoba tanpa surel: {name}=console:")
    parts = _split(name, value, remedy)
    asked = {key: values[0] for key, values in parse_qs(parts.query).items()}
    sender, tls = asked.pop("dari", "Sekretariat GT PP-TPPO Aceh <noreply@localhost>"), asked.pop("tls", "0").lower()
    if parts.scheme == "console":
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend", "DEFAULT_FROM_EMAIL": sender}
    # Anything else that is said: a word that nobody knows, or a sign that cut the password in two.
    is_whole = parts.hostname and not (parts.path.strip("/") or parts.fragment or asked)
    if parts.scheme not in {"smtp", "smtps"} or not is_whole or tls not in TRUE | FALSE:
        raise refuse(name, "tidak dapat dibaca", remedy)
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and tls in TRUE,
        "EMAIL_TIMEOUT": 20,
        "DEFAULT_FROM_EMAIL": sender,
    }
