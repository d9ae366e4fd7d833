"""Backups: what goes into one, how it is sealed, where it lies, and how it is put back beside what is there (ADR 20)."""
