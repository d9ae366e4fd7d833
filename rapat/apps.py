"""Application configuration."""

from django.apps import AppConfig


class RapatConfig(AppConfig):
    name = "rapat"
    verbose_name = "rapat dan tindak lanjut"
