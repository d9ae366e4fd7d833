"""Open sessions, each with its account, so that people see where they are logged in and can end it."""

from importlib import import_module

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models


class SesiQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own sessions, whoever one is."""
        return self.filter(pengguna=user)


class Sesi(AbstractBaseSession):
    """One session. The browser and the address are what the login sent; the key never leaves the server but in the cookie."""

    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="akun", related_name="daftar_sesi", null=True, blank=True
    )
    peramban = models.CharField("peramban", max_length=200, blank=True)
    asal = models.CharField("alamat asal", max_length=45, blank=True)
    masuk_sejak = models.DateTimeField("masuk sejak", null=True, blank=True)

    objects = BaseSessionManager.from_queryset(SesiQuerySet)()

    class Meta:
        verbose_name = verbose_name_plural = "sesi"
        ordering = ["-expire_date"]

    class Privacy:
        plain = ["expire_date", "pengguna", "peramban", "asal", "masuk_sejak"]
        identifying = ["session_key", "session_data"]

    @classmethod
    def get_session_store_class(cls):
        return import_module(settings.SESSION_ENGINE).SessionStore
