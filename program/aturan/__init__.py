"""Rules between the fields of a row, one file per register."""
