"""Application configuration."""

from importlib import import_module

from django.apps import AppConfig


class LaporanConfig(AppConfig):
    name = "laporan"
    verbose_name = "laporan"

    def ready(self):
        import_module("laporan.kedaluwarsa")  # registers itself
