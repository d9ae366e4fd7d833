"""All settings, driven by the environment (see .env.example); secure unless DEBUG=1 is asked for."""

import datetime
import os
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.contrib.messages import constants as messages

from gugus_tugas import crypto, env
from gugus_tugas.cadangan import gudang
from gugus_tugas.replika import REPLIKA

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = BASE_DIR / "data"

DEBUG = env.boolean("DEBUG", default=False)
_MAKE_KEYS = "Jalankan 'DEBUG=1 python manage.py buat_kunci' dan salin baris {}=… ke berkas lingkungan server."
SECRET_KEY = env.secret(
    "SECRET_KEY",
    minimum=50,
    remedy=_MAKE_KEYS.format("SECRET_KEY"),
    development=(lambda: "pengembangan-saja-jangan-dipakai-untuk-data-nyata-0123456789") if DEBUG else None,
)
# Versioned keys for identity, free text and files: "2:<base64>,1:<base64>"; the first encrypts, all decrypt.
KUNCI_DATA = crypto.parse_keys(
    env.secret(
        "KUNCI_DATA",
        minimum=44,
        remedy=_MAKE_KEYS.format("KUNCI_DATA"),
        development=crypto.development_keys if DEBUG else None,
    )
)

SITUS_URL = env.site_url("SITUS_URL", default="http://127.0.0.1:8000" if DEBUG else None)
SITUS_HTTPS = SITUS_URL.startswith("https://")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS") or [urlsplit(SITUS_URL).hostname]
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS") or [SITUS_URL]
WAJIB_DUA_FAKTOR = env.boolean("WAJIB_DUA_FAKTOR", default=not DEBUG)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",  # its command clearsessions; the table is anggota's
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "axes",
    "csp",
    "crispy_forms",
    "crispy_bootstrap5",
    "bootstrap",
    "gugus_tugas",
    "wilayah",
    "anggota",
    "program",
    "kasus",
    "rapat",
    "laporan",
]

MIDDLEWARE = [
    # The shell comes first, so that redirects to https and refusals further in wear it too.
    "csp.middleware.CSPMiddleware",
    "gugus_tugas.middleware.private_responses",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "gugus_tugas.middleware.remember_origin",
    "anggota.middleware.lock_when_idle",
    "anggota.middleware.tell_reading",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "gugus_tugas.middleware.explain_locked",
    "gugus_tugas.middleware.explain_method",
    "django.contrib.messages.middleware.MessageMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "gugus_tugas.urls"
WSGI_APPLICATION = "gugus_tugas.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "anggota.context.frame",
            ],
            "builtins": ["gugus_tugas.templatetags.ui"],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"
MESSAGE_TAGS = {messages.ERROR: "danger", messages.DEBUG: "info"}

# Database: PostgreSQL by DATABASE_URL, otherwise SQLite hardened for several processes.
_DATABASE_URL = os.environ.get("DATABASE_URL") or f"sqlite:///{DATA_DIR / 'gugus_tugas.sqlite3'}"
DATABASES = {"default": dj_database_url.parse(_DATABASE_URL, conn_max_age=60)}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = DATABASES["default"].get("OPTIONS", {}) | {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=20000;",
    }
else:
    # Compiling a query costs more than running ours: a scoped list took 91 of its 108 ms for it (docs/performance.md).
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault(
        "options", "-c jit=off -c lock_timeout=5000 -c statement_timeout=30000"
    )
# A copy that follows the database and answers lists and figures (gugus_tugas/replika.py); none by default.
if _replica := env.postgres("DATABASE_REPLIKA_URL", beside=DATABASES["default"]["ENGINE"]):
    DATABASES[REPLIKA] = dj_database_url.parse(_replica, conn_max_age=60, conn_health_checks=True)
    DATABASES[REPLIKA]["OPTIONS"] = DATABASES[REPLIKA].get("OPTIONS", {}) | {
        "connect_timeout": 2,
        "options": "-c jit=off -c statement_timeout=30000 -c default_transaction_read_only=on",
    }
    DATABASE_ROUTERS = ["gugus_tugas.replika.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "anggota.Pengguna"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "anggota.backend.PenggunaBackend"]
LOGIN_URL, LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "anggota:login", "laporan:home", "anggota:login"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
# NIST SP 800-63B: length and a list of known passwords, no composition rules.
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["nama_pengguna", "nama", "surel"]},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    # Not digits alone: a NIP or a telephone number is known to many.
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
UMUR_BERANDA = 60  # seconds that a home page is kept at most, while nobody does anything (laporan/home)
PASSWORD_RESET_TIMEOUT = 60 * 60  # one hour: a reset link travels by e-mail

# Guessing is counted per account and per address (anggota/percobaan.py); nobody is locked out for longer than a quarter of an hour.
AXES_FAILURE_LIMIT, AXES_COOLOFF_TIME, AXES_RESET_ON_SUCCESS = 10, datetime.timedelta(minutes=15), True
AXES_HANDLER = "anggota.penghitung.Penghitung"
AXES_LOCKOUT_PARAMETERS = "anggota.percobaan.counted_by"
AXES_CLIENT_IP_CALLABLE = "anggota.percobaan.address"
AXES_USERNAME_CALLABLE = "anggota.percobaan.account"
AXES_LOCKOUT_CALLABLE = "anggota.percobaan.locked_out"
AXES_SENSITIVE_PARAMETERS = ["username", "password", "csrfmiddlewaretoken", "next"]
AXES_DISABLE_ACCESS_LOG, AXES_VERBOSE, AXES_ENABLE_ADMIN, AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = (
    True,
    False,
    False,
    False,
)
SESSION_ENGINE = "anggota.sesi"
SESSION_IDLE_MINUTES, SESSION_ABSOLUTE_HOURS = 30, 12  # an unattended office computer locks; a working day ends
SESSION_COOKIE_AGE = SESSION_ABSOLUTE_HOURS * 3600
# Years after a case was closed until its disposal is due; to be set by the client (ranah.md 10 is silent).
RETENSI_TAHUN = 10
# A search opens the names of so many identities of one kind one by one; above that, the codes choose whom (ADR 15).
CARI_PINDAI_HINGGA = 2_000
CARI_CALON = 1_200  # people whom the codes propose and whose names are opened, at most (docs/adr/0015-cari-nama.md)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
# Drafts of case records: days after the last change until one is deleted, how many a person may keep, and how large one may be.
KONSEP_HARI, KONSEP_MAKS, KONSEP_BYTES = 30, 20, 200_000

# Language and calendar: formal Indonesian, Western Indonesian Time, typed dates never in American order.
LANGUAGE_CODE, TIME_ZONE, USE_I18N, USE_TZ = "id", "Asia/Jakarta", True, True
FORMAT_MODULE_PATH = ["gugus_tugas.formats"]
USE_THOUSAND_SEPARATOR = False  # a year is not 2.018; big numbers take the filter `angka`

STATIC_URL, STATIC_ROOT = "static/", DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = env.directory(
    "BERKAS_DIR", default=DATA_DIR / "berkas"
)  # encrypted; served only by views that check the right
BERKAS_S3 = env.bucket("BERKAS_S3_URL")  # in its place: a bucket that several servers share (ADR 24)
STORAGES = {
    "default": {"BACKEND": "gugus_tugas.storage.EncryptedStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# Backups (docs/operasi.md). The site itself needs no key of backups: only who makes and restores them is given one.
CADANGAN_DIR = env.directory("CADANGAN_DIR", default=DATA_DIR / "cadangan")
CADANGAN_SIMPAN = env.parsed("CADANGAN_SIMPAN", gudang.parse_simpan, default="14,8,12", example="14,8,12")
CADANGAN_LUAR, KUNCI_CADANGAN = os.environ.get("CADANGAN_LUAR", ""), os.environ.get("KUNCI_CADANGAN", "")
CATATAN_DIR = env.directory("CATATAN_DIR", default=DATA_DIR / "catatan")  # when recurring work last ran
# Numbers about people below these are not told outside the register (gugus_tugas/sel_kecil.py).
SEL_TERKECIL = env.parsed("SEL_TERKECIL", env.thresholds, default="5,10", example="5,10")
MAX_UPLOAD_BYTES = 10 * 1024 * 1024  # photo from a phone or a scanned letter
MAX_UPLOAD_TOTAL = 25 * 1024 * 1024  # all files of one form; deploy/nginx.conf lets a little more through
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o600, 0o700

locals().update(env.email("EMAIL_URL", default="console:" if DEBUG else None))

# Shell around every response
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITUS_HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SITUS_HTTPS else None
SECURE_REDIRECT_EXEMPT = [r"^sehat/$"]
SECURE_HSTS_SECONDS = 31_536_000 if SITUS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SITUS_HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_NAME = "__Host-sesi" if SITUS_HTTPS else "sesi"
CSRF_COOKIE_NAME = "__Host-csrf" if SITUS_HTTPS else "csrf"  # a sister site of the same domain cannot plant either
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # Bootstrap's check marks are data: images
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "gugus_tugas.logs.QuietFormatter", "fmt": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
