"""One way to write a row of this app: checked, then inserted."""


def write(row):
    row.full_clean()
    row.save(force_insert=True)
    return row
