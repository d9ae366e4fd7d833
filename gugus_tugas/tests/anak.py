"""What a child process of the suite inherits: where programs are, and the clock of the suite (jam/)."""

import os


def warisan(**values: str) -> dict[str, str]:
    """An environment with nothing else of this machine in it but `values`."""
    return {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "JAM_UJI")} | values
