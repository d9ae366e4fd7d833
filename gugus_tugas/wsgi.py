"""Entry point of the application server (gunicorn gugus_tugas.wsgi)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gugus_tugas.settings")


class WholeBody:
    """The body of a request that must be as long as its head promised.

    gunicorn and Django take a body that was cut off for a shorter one, and half a form would be stored as if it were whole.
    """

    def __init__(self, body):
        self.body, self.readline = body, body.readline

    def read(self, size: int) -> bytes:
        """Django never asks for more than was promised, so less is the end of a connection."""
        content = self.body.read(size)
        if len(content) < size:
            raise ConnectionResetError("the body of the request was cut off")
        return content


def whole_bodies(serve):
    """A body that raises an OSError is unreadable to Django: its form has no token and is refused."""

    def application(environ, start_response):
        return serve({**environ, "wsgi.input": WholeBody(environ["wsgi.input"])}, start_response)

    return application


application = whole_bodies(get_wsgi_application())
