"""No test reaches outside this machine."""

import socket

import pytest

from gugus_tugas.tests.fixtures import NetworkRefused


@pytest.mark.parametrize(
    "leave",
    [
        lambda s: s.connect(("192.0.2.1", 80)),
        lambda s: s.connect_ex(("192.0.2.1", 80)),
        lambda s: s.sendto(b"x", ("192.0.2.1", 53)),
        lambda s: socket.create_connection(("tppo.example.go.id", 443)),
        lambda s: socket.gethostbyname("tppo.example.go.id"),
    ],
    ids=["connect", "connect_ex", "sendto", "create_connection", "gethostbyname"],
)
def test_every_way_out_is_refused(leave):
    with socket.socket(type=socket.SOCK_DGRAM) as s, pytest.raises(NetworkRefused):
        leave(s)
