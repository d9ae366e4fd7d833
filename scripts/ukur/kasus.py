"""List, search, detail and home with many cases, as every role: one user inside the process, sixteen against gunicorn."""

import http.client
import json
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from ukur.proses import base_environment, postgres, process, run

BUDGET_ONE, BUDGET_MANY, USERS, SECONDS, PORT = 50, 300, 16, 8, 8099
LUA = 'done = function(s, l, r) io.write(string.format("P50=%.1f P95=%.1f N=%d E=%d\\n", l:percentile(50)/1000, l:percentile(95)/1000, s.requests, s.errors.status + s.errors.timeout)) end'


def kasus(sizes: list[int], scratch: Path, output: Path | None) -> None:
    found = []
    for size in sizes:
        with postgres() as database:
            found.append(_one_size(size, scratch, database))
        print(_table(found[-1]))
    if len(found) > 1:
        print(_growth(found))
    if output:
        output.write_text(json.dumps(found, indent=1, ensure_ascii=False))


def _one_size(size: int, scratch: Path, database: str) -> dict:
    environment = base_environment(scratch, database)
    run(environment, "manage.py", "migrate", "--verbosity", "0")
    run(environment, "manage.py", "muat_wilayah", "--verbosity", "0")
    run(environment, "manage.py", "collectstatic", "--noinput", "--verbosity", "0")
    _, printed = run(environment, "-m", "ukur.dalam", "tanam", str(size))
    print(f"{size} kasus ditanam dalam {json.loads(printed)['detik']:.0f} detik", flush=True)
    _, printed = run(environment, "-m", "ukur.dalam", "ukur", str(size))
    figures = json.loads(printed.splitlines()[-1])
    figures["bersama"] = _together(environment, size)
    return figures


def _together(environment: dict, size: int) -> list[dict]:
    """Sixteen users at once, by a real load tool."""
    if not shutil.which("wrk"):
        print("wrk belum terpasang (apt-get install wrk): enam belas pengguna tidak diukur.")
        return []
    _, printed = run(environment, "-m", "ukur.dalam", "sesi", str(size))
    sessions, lua = json.loads(printed), Path(environment["BERKAS_DIR"]).parent / "selesai.lua"
    lua.write_text(LUA)
    command = ["-m", "gunicorn", "gugus_tugas.wsgi", "--bind", f"127.0.0.1:{PORT}", "--workers", "2", "--threads", "8"]
    server = process(environment, *command, "--log-level", "error", stderr=subprocess.DEVNULL)
    try:
        time.sleep(4)
        pages = {
            "daftar": "/kasus/",
            "daftar, status terbuka": "/kasus/?status=terbuka",
            "cari nomor": "/kasus/?q=2019/7",
            "beranda": "/",
        }
        return [
            _load(name, role, path, cookie, lua) for role, cookie in sessions.items() for name, path in pages.items()
        ]
    finally:
        server.terminate()
        server.wait()


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


def _table(found: dict) -> str:
    floor = found["batas_bawah"]
    lines = [
        f"\n## {found['kasus']} kasus; batas bawah (satu kueri lewat indeks): {floor:.1f} ms\n",
        "| halaman | peran | median ms | anggaran | x batas bawah | kueri | |", "|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    for row in found["halaman"]:
        mark = "ok" if row["median"] <= BUDGET_ONE else "LEWAT"
        ratio = row["median"] / floor
        lines.append(
            f"| {row['nama']} | {row['peran']} | {row['median']:.1f} | {BUDGET_ONE} | {ratio:.1f} | {row['kueri']} | {mark} |"
        )
    if found["bersama"]:
        lines += [
            f"\n{USERS} pengguna sekaligus:\n",
            "| halaman | peran | p50 ms | p95 ms | anggaran p95 | gagal | |",
            "|---|---|---|---|---|---|---|",
        ]
    for row in found["bersama"]:
        mark = "ok" if row["p95"] <= BUDGET_MANY and not row["gagal"] else "LEWAT"
        lines.append(
            f"| {row['nama']} | {row['peran']} | {row['p50']:.0f} | {row['p95']:.0f} | {BUDGET_MANY} | {row['gagal']} | {mark} |"
        )
    return "\n".join(lines)


def _growth(found: list[dict]) -> str:
    sizes = [part["kasus"] for part in found]
    head = f"| halaman | peran | {' | '.join(map(str, sizes))} |"
    lines = ["\n## Pertumbuhan (median ms)\n", head, "|---|---|" + "---|" * len(sizes)]
    for rows in zip(*(part["halaman"] for part in found), strict=True):
        medians = " | ".join(format(row["median"], ".1f") for row in rows)
        lines.append(f"| {rows[0]['nama']} | {rows[0]['peran']} | {medians} |")
    return "\n".join(lines)
