"""The settings of production for servers under fault; static files are not gathered first, no page of this suite shows them."""

from gugus_tugas.settings import *  # noqa: F403
from gugus_tugas.settings import DATABASES, STORAGES
from gugus_tugas.tests.tahan.proses import SQLITE_WAIT

STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
if "init_command" in DATABASES["default"]["OPTIONS"]:
    DATABASES["default"]["OPTIONS"]["init_command"] += f" PRAGMA busy_timeout={SQLITE_WAIT * 1000};"
    DATABASES["default"]["OPTIONS"]["timeout"] = SQLITE_WAIT
