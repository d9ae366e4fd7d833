"""How far a long command is: a line that moves on a terminal, a line for every tenth in a log."""

import time


class Progress:
    """Call it with the number of rows done after each batch. `total` may be an estimate: the bar never passes its end."""

    WIDTH = 30

    def __init__(self, stream, label: str, total: int):
        self.stream, self.label, self.total = stream, label, total
        self.done, self.told, self.start = 0, -1, time.monotonic()
        self.moves = stream.isatty()

    def __call__(self, number: int) -> None:
        self.done += number
        share = min(1.0, self.done / self.total) if self.total else 1.0
        if self.moves:
            self.stream.write(f"\r{self._text(share)}", ending="")
        elif int(share * 10) > self.told:
            self.told = int(share * 10)
            self.stream.write(self._text(share))

    def end(self) -> None:
        """Leaves the moving line, so that what follows starts on its own."""
        if self.moves and self.done:
            self.stream.write("")

    def _text(self, share: float) -> str:
        bar = ("#" * int(share * self.WIDTH)).ljust(self.WIDTH, "-")
        speed = self.done / max(time.monotonic() - self.start, 0.001)
        return f"{self.label} [{bar}] {share:4.0%} {self.done} dari {max(self.total, self.done)}, {speed:.0f}/detik"
