"""No test reaches outside this machine."""

import socket

import pytest

from gugus_tugas.tests.fixtures import NetworkRefused


def test_connections_outside_are_refused():
    with socket.socket() as s, pytest.raises(NetworkRefused):
        s.connect(("192.0.2.1", 80))
