"""Application configuration."""

from importlib import import_module

from django.apps import AppConfig


class AnggotaConfig(AppConfig):
    name = "anggota"
    verbose_name = "keanggotaan"

    def ready(self):
        import_module("anggota.checks")  # registers itself
