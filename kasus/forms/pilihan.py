"""Choices of a select with an empty first line."""

KOSONG = [("", "— pilih —")]


def pilihan(enum) -> list:
    return [*KOSONG, *enum.choices]
