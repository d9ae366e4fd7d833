"""Programmes: one register per file, all models named here."""

from program.models.impor import ImporProgram

__all__ = ["ImporProgram"]
