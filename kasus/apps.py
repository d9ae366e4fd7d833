"""Application configuration."""

from django.apps import AppConfig


class KasusConfig(AppConfig):
    name = "kasus"
    verbose_name = "kasus"
