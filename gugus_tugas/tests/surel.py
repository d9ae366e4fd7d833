"""A real SMTP server on loopback for the tests: takes mails, refuses what it is told to, and tells every step of a conversation."""

import email
import email.policy
import socketserver
import threading
from collections import Counter
from collections.abc import Callable
from email.message import EmailMessage


class KotakSurat(socketserver.ThreadingTCPServer):
    """`answers` maps a command ("MAIL", "RCPT someone@x", "DATA", "ISI") to another reply; "" hangs up instead.

    `on_step` is called with (step, number) before each reply: "MAIL", "RCPT", "DATA", "ISI" (the content has arrived and is kept)
    and "BALAS" (the reply to it has left).
    """

    allow_reuse_address = daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Percakapan)
        self.surat: list[tuple[str, EmailMessage]] = []
        self.answers: dict[str, str] = {}
        self.on_step: Callable[[str, int], None] = lambda step, number: None
        self.steps = 0
        self.lock = threading.Lock()

    @property
    def port(self) -> int:
        return self.server_address[1]

    @property
    def per_message(self) -> Counter:
        """How often each message (its Message-ID) arrived."""
        return Counter(message["Message-ID"] for _, message in self.surat)

    @property
    def penerima(self) -> list[str]:
        return sorted(address for address, _ in self.surat)

    def step(self, name: str) -> None:
        with self.lock:
            self.steps += 1
            number = self.steps
        self.on_step(name, number)

    def handle_error(self, request, client_address):
        """A client that was killed is no fault of ours."""


class _Percakapan(socketserver.StreamRequestHandler):
    timeout = 30

    def handle(self):
        self.say("220 uji")
        address = ""
        while line := self.rfile.readline():
            command = line.decode().strip()
            verb = command[:4].upper()
            if verb == "QUIT":
                self.say("221 selesai")
                return
            if verb == "RCPT":
                address = command.partition("<")[2].partition(">")[0]
            if verb in {"MAIL", "RCPT", "DATA"}:
                self.server.step(verb)
            answer = self.server.answers.get(f"RCPT {address}" if verb == "RCPT" else verb)
            if answer is not None and verb in {"MAIL", "RCPT", "DATA"}:
                if not answer:
                    return
                self.say(answer)
            elif verb == "DATA":
                self.say("354 silakan")
                if not self.take(address):
                    return
            else:
                self.say("250 baik")

    def take(self, address: str) -> bool:
        content = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            content.append(line[1:] if line.startswith(b"..") else line)
        if line == b"":
            return False
        answer = self.server.answers.get("ISI", "250 diterima")
        if answer.startswith("250") or not answer:
            message = email.message_from_bytes(b"".join(content), policy=email.policy.default)
            with self.server.lock:
                self.server.surat.append((address, message))
        self.server.step("ISI")
        if answer:
            self.say(answer)
        self.server.step("BALAS")
        return bool(answer)

    def say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())
