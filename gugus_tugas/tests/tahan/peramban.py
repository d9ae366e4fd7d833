"""A browser as far as the faults need one: cookies, the token of forms, files, and a connection that may be cut."""

import http.client
import socket
import ssl
import uuid
from dataclasses import dataclass
from urllib.parse import urlencode

SECONDS = 60


@dataclass(frozen=True)
class Jawaban:
    status: int
    headers: http.client.HTTPMessage
    text: str

    @property
    def tujuan(self) -> str:
        return self.headers.get("Location", "")


def multipart(fields: dict[str, str], files: dict[str, tuple[str, bytes]]) -> tuple[str, bytes]:
    mark, parts = uuid.uuid4().hex, []
    for name, value in fields.items():
        parts.append(f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode())
    for name, (filename, content) in files.items():
        head = f'--{mark}\r\nContent-Disposition: form-data; name="{name}"; filename="{filename}"\r\nContent-Type: image/png\r\n\r\n'
        parts += [head.encode(), content, b"\r\n"]
    return f"multipart/form-data; boundary={mark}", b"".join([*parts, f"--{mark}--\r\n".encode()])


class Peramban:
    """One person at one server. `at(port)` is the same person at another server; with `tls` the site is asked by HTTPS.

    `asal`: the loopback address from which this person asks; `headers`: what is sent along each time.
    """

    def __init__(
        self,
        port: int,
        cookies: dict[str, str] | None = None,
        tls: ssl.SSLContext | None = None,
        asal: str = "127.0.0.1",
        headers: dict[str, str] | None = None,
    ):
        self.port, self.cookies, self.tls, self.asal = port, dict(cookies or {}), tls, asal
        self.headers = {**(headers or {}), **({"Referer": "https://127.0.0.1/"} if tls else {})}

    def at(self, port: int) -> "Peramban":
        return Peramban(port, self.cookies, self.tls, self.asal, self.headers)

    def sign_in(self, nama: str, sandi: str) -> "Peramban":
        self.get("/masuk/")
        answer = self.post("/masuk/", {"username": nama, "password": sandi})
        assert answer.status == 302, answer.text
        return self

    def get(self, path: str) -> Jawaban:
        return self._ask("GET", path, b"", {})

    def post(self, path: str, fields: dict[str, str], files: dict | None = None) -> Jawaban:
        kind, body = self.form(fields, files)
        return self._ask("POST", path, body, {"Content-Type": kind})

    def form(self, fields: dict[str, str], files: dict | None = None) -> tuple[str, bytes]:
        """The fields as they travel; the token comes first, as in our pages."""
        fields = {"csrfmiddlewaretoken": self.cookies.get("__Host-csrf" if self.tls else "csrf", ""), **fields}
        return multipart(fields, files) if files else ("application/x-www-form-urlencoded", urlencode(fields).encode())

    def begin(self, path: str, kind: str, length: int) -> socket.socket:
        """The head of a form of which `length` bytes are promised; what follows is the test's affair."""
        line = socket.create_connection(("127.0.0.1", self.port), SECONDS)
        head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {self._cookie()}\r\n"
            f"Content-Type: {kind}\r\nContent-Length: {length}\r\n\r\n"
        )
        line.sendall(head.encode())
        return line

    def _cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def _line(self) -> http.client.HTTPConnection:
        kind, more = (
            (http.client.HTTPSConnection, {"context": self.tls}) if self.tls else (http.client.HTTPConnection, {})
        )
        return kind("127.0.0.1", self.port, timeout=SECONDS, source_address=(self.asal, 0), **more)

    def _ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Jawaban:
        line, cookie = self._line(), {"Cookie": self._cookie()} if self.cookies else {}
        try:
            line.request(method, path, body or None, self.headers | headers | cookie)
            answer = line.getresponse()
            text = answer.read().decode(errors="replace")
        except http.client.HTTPException as cut:  # the server went away in the middle of its answer
            raise ConnectionError(repr(cut)) from cut
        finally:
            line.close()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return Jawaban(answer.status, answer.headers, text)
