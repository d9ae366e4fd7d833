"""Log lines that betray nobody: where an error happened and of what kind, never the values it carried."""

import logging
import re
import traceback

# An invitation or a reset link opens an account, a calendar address a calendar.
_TOKEN = re.compile(r"/[A-Za-z0-9_-]{24,}(?=[/\s]|\.ics|$)")


class QuietFormatter(logging.Formatter):
    """Drops the message of an exception: it may quote what was typed or, on PostgreSQL, a whole row.

    The frames (file, line, function) and the class of each exception in the chain remain, which is what a repair needs.
    """

    def formatMessage(self, record) -> str:  # noqa: N802 (the name is logging's)
        """Django names the address of every refused request; a link that still works must not stand there."""
        return _TOKEN.sub("/…", super().formatMessage(record))

    def formatException(self, ei) -> str:  # noqa: N802 (the name is logging's)
        told, error = [], ei[1]
        while error is not None:
            frames = [f"  {f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(error.__traceback__)]
            told.insert(0, "\n".join([*frames, f"{type(error).__module__}.{type(error).__qualname__}"]))
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n".join(told)
