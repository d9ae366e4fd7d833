"""Application configuration."""

from importlib import import_module

from django.apps import AppConfig


class ProgramConfig(AppConfig):
    name = "program"
    verbose_name = "program"

    def ready(self):
        import_module("program.kedaluwarsa")  # registers itself
