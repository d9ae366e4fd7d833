"""Sixteen users at once against gunicorn, by a real load tool, with the session of each role."""

import http.client
import json
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from ukur.proses import process, run

BUDGET, USERS, SECONDS, PORT = 300, 16, 8, 8099
LUA = 'done = function(s, l, r) io.write(string.format("P50=%.1f P95=%.1f N=%d E=%d\\n", l:percentile(50)/1000, l:percentile(95)/1000, s.requests, s.errors.status + s.errors.timeout)) end'


def together(environment: dict, pages: dict[str, str]) -> list[dict]:
    """p50 and p95 (ms) of each of `pages` (name: address) as the secretariat, a large and a small agency."""
    if not shutil.which("wrk"):
        print("wrk belum terpasang (apt-get install wrk): enam belas pengguna tidak diukur.")
        return []
    _, printed = run(environment, "-m", "ukur.dalam", "sesi", "0")
    sessions, lua = json.loads(printed), Path(environment["BERKAS_DIR"]).parent / "selesai.lua"
    lua.write_text(LUA)
    command = ["-m", "gunicorn", "gugus_tugas.wsgi", "--bind", f"127.0.0.1:{PORT}", "--workers", "4"]
    server = process(environment, *command, "--log-level", "error", stderr=subprocess.DEVNULL)
    try:
        time.sleep(4)
        return [
            _load(name, role, path, cookie, lua) for role, cookie in sessions.items() for name, path in pages.items()
        ]
    finally:
        server.terminate()
        server.wait()


def table_together(found: list[dict]) -> list[str]:
    """Lines of a table, none when nothing was measured."""
    if not found:
        return []
    lines = [
        f"\n{USERS} pengguna sekaligus:\n",
        "| halaman | peran | p50 ms | p95 ms | anggaran p95 | permintaan | gagal | |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in found:
        mark = "ok" if row["p95"] <= BUDGET and not row["gagal"] else "LEWAT"
        cells = (
            row["nama"],
            row["peran"],
            f"{row['p50']:.0f}",
            f"{row['p95']:.0f}",
            BUDGET,
            row["jumlah"],
            row["gagal"],
            mark,
        )
        lines.append(f"| {' | '.join(map(str, cells))} |")
    return lines


def _load(name: str, role: str, path: str, cookie: str, lua: Path) -> dict:
    url, header = f"http://127.0.0.1:{PORT}{path}", f"Cookie: {cookie}"
    _check_page(path, cookie)
    for seconds in (2, SECONDS):  # the first warms
        command = ["wrk", "-t2", f"-c{USERS}", f"-d{seconds}s", "--timeout", "10s", "-s", str(lua), "-H", header, url]
        printed = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    match = re.search(r"P50=([\d.]+) P95=([\d.]+) N=(\d+) E=(\d+)", printed)
    if not match:
        sys.exit(f"BERHENTI: wrk tidak menjawab untuk {url}\n{printed}")
    p50, p95, number, errors = match.groups()
    print(
        f"{name:28} {role:13} p50 {p50} p95 {p95} ms, {number} permintaan, {errors} gagal", file=sys.stderr, flush=True
    )
    return {
        "nama": name,
        "peran": role,
        "p50": float(p50),
        "p95": float(p95),
        "jumlah": int(number),
        "gagal": int(errors),
    }


def _check_page(path: str, cookie: str) -> None:
    """A redirect to the login page would be answered very fast."""
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    connection.request("GET", path, headers={"Cookie": cookie})
    if (status := connection.getresponse().status) != http.HTTPStatus.OK:
        sys.exit(f"BERHENTI: {path} dijawab {status}")
