"""What the tables hold, as numbers that can be compared: rows and SHA-256 of the canonical content of each table.

Canonical: columns by name, rows by primary key in byte order, values as the database itself writes them under fixed settings.
The same content gives the same fingerprint on another server; the two kinds of database are not compared with each other.
"""

import hashlib

_FIXED = (
    "SET statement_timeout = 0; SET lock_timeout = 0; SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres';"
    " SET bytea_output = 'hex'; SET extra_float_digits = 1"
)
_TABLES = (
    "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
    " WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') ORDER BY c.relname COLLATE \"C\""
)
_COLUMNS = (
    "SELECT a.attname, COALESCE(a.attnum = ANY(i.indkey), false), a.attcollation <> 0 FROM pg_attribute a"
    " LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary"
    ' WHERE a.attrelid = %s::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attname COLLATE "C"'
)


class _Sink:
    """Takes what COPY writes; a row is a line, for line ends inside values are escaped."""

    def __init__(self):
        self.rows, self.digest = 0, hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.rows += data.count(b"\n")
        self.digest.update(data)
        return len(data)


def fingerprints(connection) -> dict[str, list]:
    """Table -> [rows, SHA-256], within the connection's present transaction, if there is one."""
    return _postgresql(connection) if connection.vendor == "postgresql" else _sqlite(connection)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _postgresql(connection) -> dict[str, list]:
    found = {}
    with connection.cursor() as cursor:
        cursor.execute(_FIXED)
        cursor.execute(_TABLES)
        for (table,) in cursor.fetchall():
            cursor.execute(_COLUMNS, [f"public.{_quoted(table)}"])
            columns = cursor.fetchall()
            keys = [column for column in columns if column[1]] or columns
            order = ", ".join(_quoted(name) + (' COLLATE "C"' if is_text else "") for name, _, is_text in keys)
            names = ", ".join(_quoted(name) for name, _, _ in columns)
            sink = _Sink()
            query = f"COPY (SELECT {names} FROM public.{_quoted(table)} ORDER BY {order}) TO STDOUT"  # noqa: S608 (names of the catalogue)
            cursor.cursor.copy_expert(query, sink)
            found[table] = [sink.rows, sink.digest.hexdigest()]
    return found


def _sqlite(connection) -> dict[str, list]:
    found = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
        )
        for (table,) in cursor.fetchall():
            cursor.execute(f"PRAGMA table_info({_quoted(table)})")
            columns = sorted((row[1], row[5]) for row in cursor.fetchall())
            keys = [name for name, is_key in columns if is_key] or [name for name, _ in columns]
            values = ", ".join(f"quote({_quoted(name)})" for name, _ in columns)
            order = ", ".join(map(_quoted, keys))
            cursor.execute(f"SELECT {values} FROM {_quoted(table)} ORDER BY {order}")  # noqa: S608 (names of the catalogue)
            rows, digest = 0, hashlib.sha256()
            while batch := cursor.fetchmany(1000):
                rows += len(batch)
                digest.update("".join("\t".join(row) + "\n" for row in batch).encode())
            found[table] = [rows, digest.hexdigest()]
    return found
