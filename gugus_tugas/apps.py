"""Application configuration of the project package: commands, template tags, no models."""

from django.apps import AppConfig


class GugusTugasConfig(AppConfig):
    name = "gugus_tugas"
    verbose_name = "gugus tugas"
