"""Application configuration."""

from django.apps import AppConfig


class AnggotaConfig(AppConfig):
    name = "anggota"
    verbose_name = "keanggotaan"
