"""Application configuration."""

from importlib import import_module

from django.apps import AppConfig


class RapatConfig(AppConfig):
    name = "rapat"
    verbose_name = "rapat dan tindak lanjut"

    def ready(self):
        import_module("rapat.kedaluwarsa")  # registers itself
