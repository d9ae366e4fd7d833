"""Application configuration."""

from importlib import import_module

from django.apps import AppConfig


class KasusConfig(AppConfig):
    name = "kasus"
    verbose_name = "kasus"

    def ready(self):
        import_module("kasus.serah_terima")  # registers itself
        import_module("kasus.kedaluwarsa")  # so does this
