"""Work done at the same moment on connections of its own: what SQLite in memory cannot show, PostgreSQL proves."""

import threading

import pytest
from django.db import connection, connections


def run_together(*work) -> list:
    """Runs the callables at once, each on a connection of its own; returns what they raised. Skips on SQLite."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite in memory has one connection; PostgreSQL proves concurrency")
    failures, gate = [], threading.Barrier(len(work))

    def run(act):
        try:
            gate.wait()
            act()
        except Exception as failure:
            failures.append(failure)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(act,)) for act in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failures
