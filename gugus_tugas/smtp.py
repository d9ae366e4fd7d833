"""One mail through the conversation of SMTP, step by step: the caller learns when it can no longer be taken back.

Until DATA nothing has left us, whatever dies; after the server's answer everything is known. Between the two nobody can know.
"""

import smtplib
from collections.abc import Callable

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.smtp import EmailBackend
from django.core.mail.message import sanitize_address

TEMPORARY = range(400, 500)


class NotSent(Exception):
    """Nothing was delivered. `temporary`: the same may go well later; `kind` says what was refused."""

    CONNECTION, SENDER, ADDRESS, MESSAGE = "connection", "sender", "address", "message"

    def __init__(self, kind: str, *, temporary: bool):
        super().__init__(kind)
        self.kind, self.temporary = kind, temporary


class Unknown(Exception):
    """The conversation broke after the message began to leave: delivered or not, nobody knows."""


class Kurir:
    """A connection that is opened when the first mail needs it, and kept for the next."""

    def __init__(self):
        self._backend = get_connection()

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        self._backend.close()

    def deliver(self, message: EmailMessage, *, before_data: Callable[[], bool]) -> bool:
        """Hands over one message with one receiver. `before_data` is called at the last moment at which it may be given up;
        when it says False the message is not sent and False is returned. Raises NotSent or Unknown.
        """
        if not isinstance(self._backend, EmailBackend):  # console, memory: no conversation to watch
            return before_data() and bool(self._backend.send_messages([message]))
        try:
            content = message.message().as_bytes(linesep="\r\n")
            address = sanitize_address(message.recipients()[0], message.encoding or "utf-8")
        except ValueError:  # nothing that a server could be given
            raise NotSent(NotSent.MESSAGE, temporary=False) from None
        server = self._ready(message, address)
        if not before_data():
            self._reset(server)
            return False
        self._hand_over(server, content)
        return True

    def _ready(self, message: EmailMessage, address: str) -> smtplib.SMTP:
        """A server that accepted sender and receiver. A connection that had been kept may be dead: then once more, anew."""
        is_fresh = self._backend.connection is None
        server = self._connect()
        try:
            self._envelope(server, message, address)
        except (smtplib.SMTPException, OSError):
            self._drop()
            if is_fresh:
                raise NotSent(NotSent.CONNECTION, temporary=True) from None
            return self._ready(message, address)
        return server

    def _connect(self) -> smtplib.SMTP:
        try:
            self._backend.open()
        except smtplib.SMTPAuthenticationError:
            raise NotSent(NotSent.SENDER, temporary=True) from None
        except (smtplib.SMTPException, OSError):
            raise NotSent(NotSent.CONNECTION, temporary=True) from None
        return self._backend.connection

    def _envelope(self, server: smtplib.SMTP, message: EmailMessage, address: str) -> None:
        server.ehlo_or_helo_if_needed()
        code, _ = server.mail(sanitize_address(message.from_email, message.encoding or "utf-8"))
        if code != 250:
            self._reset(server)
            raise NotSent(NotSent.SENDER, temporary=True)  # says nothing about this receiver
        code, _ = server.rcpt(address)
        if code not in (250, 251):
            self._reset(server)
            raise NotSent(NotSent.ADDRESS, temporary=code in TEMPORARY)

    def _hand_over(self, server: smtplib.SMTP, content: bytes) -> None:
        try:
            code, _ = server.data(content)
        except smtplib.SMTPDataError as refusal:  # DATA itself was refused: nothing had left
            self._reset(server)
            raise NotSent(NotSent.MESSAGE, temporary=refusal.smtp_code in TEMPORARY) from None
        except (smtplib.SMTPException, OSError):
            self._drop()
            raise Unknown from None
        if code != 250:
            self._reset(server)
            raise NotSent(NotSent.MESSAGE, temporary=code in TEMPORARY)

    def _reset(self, server: smtplib.SMTP) -> None:
        try:
            server.rset()
        except (smtplib.SMTPException, OSError):
            self._drop()

    def _drop(self) -> None:
        """The next mail opens a new connection."""
        if connection := self._backend.connection:
            connection.close()
        self._backend.connection = None
