"""The session engine (settings.SESSION_ENGINE): Django's database sessions in a table that knows the account."""

import datetime

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from anggota.models import Sesi

PERAMBAN, ASAL, MASUK = "peramban", "asal", "masuk_sejak"  # put into the session by the login
MULAI = "mulai"  # seconds; the session ends for good SESSION_ABSOLUTE_HOURS later


class SessionStore(DatabaseStore):
    @classmethod
    def get_model_class(cls):
        return Sesi

    def create_model_instance(self, data):
        row = super().create_model_instance(data)
        row.pengguna_id = data.get(SESSION_KEY)
        row.peramban, row.asal = data.get(PERAMBAN, "")[:200], data.get(ASAL, "")[:45]
        row.masuk_sejak = datetime.datetime.fromisoformat(data[MASUK]) if data.get(MASUK) else None
        return row
