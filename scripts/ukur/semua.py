"""Every measurement in one run, one after the other, and what of it is over its budget."""

import contextlib
import io
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

OVER, OK = "LEWAT", "ok"


class _Heard(io.StringIO):
    """Says at once what it hears."""

    def __init__(self, mouth):
        super().__init__()
        self.mouth = mouth

    def write(self, text: str) -> int:
        self.mouth.write(text)
        self.mouth.flush()
        return super().write(text)


def semua(parts: dict[str, Callable[[Path, Path], None]], scratch: Path, output: Path | None) -> None:
    """`parts`: name -> act(folder, file for its figures). One that breaks off is named, and the others go on."""
    summary, over, figures = [], [], {}
    for name, act in parts.items():
        folder, heard, start = scratch / name, _Heard(sys.stdout), time.monotonic()
        folder.mkdir()
        print(f"\n# {name}", flush=True)
        state = "selesai"
        try:
            with contextlib.redirect_stdout(heard):
                act(folder, folder / "angka.json")
        except SystemExit as stop:
            state = f"terputus: {str(stop).strip()}"
        told = heard.getvalue().splitlines()
        late = [line for line in told if OVER in line]
        over += [f"{name}: {line}" for line in late]
        fine = sum(line.rstrip(" |").endswith(OK) for line in told)
        summary.append(f"| {name} | {(time.monotonic() - start) / 60:.1f} | {fine} | {len(late)} | {state} |")
        if (folder / "angka.json").exists():
            figures[name] = json.loads((folder / "angka.json").read_text())
    print("\n# Semua\n\n| bagian | menit | baris ok | baris lewat anggaran | keadaan |\n|---|---|---|---|---|")
    print("\n".join(summary))
    print("\nLewat anggaran:\n" + "\n".join(over) if over else "\nTidak ada yang lewat anggaran.")
    if output:
        output.write_text(json.dumps(figures, indent=1, ensure_ascii=False))
