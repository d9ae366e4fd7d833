"""The real nginx with the files of deploy/, which name ports, folders and certificates of an installed machine."""

import os
import re
import shutil
import signal
import ssl
import subprocess
from pathlib import Path

import pytest

from gugus_tugas.tests.ember import free_port
from gugus_tugas.tests.tahan.proses import ROOT, wait_for

PROGRAM = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin") or str(ROOT / ".venv/nginx/usr/sbin/nginx")
FRAME = """daemon off; worker_processes 1; pid {0}/pid; error_log {0}/galat.log;
events {{ worker_connections 256; }}
http {{ client_body_temp_path {0}/a; proxy_temp_path {0}/b; fastcgi_temp_path {0}/c; uwsgi_temp_path {0}/d; scgi_temp_path {0}/e;
{1}
}}
"""


def certificate(folder: Path) -> ssl.SSLContext:
    """A certificate for this machine in `folder` (sertifikat.pem, kunci.pem), and what trusts it."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
         "-addext", "subjectAltName=IP:127.0.0.1,DNS:127.0.0.1", "-keyout", folder / "kunci.pem", "-out", folder / "sertifikat.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    return ssl.create_default_context(cafile=folder / "sertifikat.pem")


class Nginx:
    """`name` is the file of deploy/, `words` what stands in it and what here, `proksi` the file of the same name."""

    def __init__(self, name: str, folder: Path, tls: Path, words: dict[str, str], proksi: str = ""):
        if not Path(PROGRAM).exists():
            pytest.skip("nginx is not installed; scripts/test brings it where the package source has it")
        self.port, self.folder, text = free_port(), folder, (ROOT / "deploy" / name).read_text()
        folder.mkdir()
        (folder / "proksi.conf").write_text(proksi)
        words = {
            "listen 443 ssl": f"listen 127.0.0.1:{self.port} ssl",
            "listen 80;": f"listen 127.0.0.1:{free_port()};",
            "/etc/gugus-tugas/tls": str(tls),
            "/etc/ssl/certs/ca-certificates.crt": str(tls / "sertifikat.pem"),
            "/etc/gugus-tugas/": f"{folder}/",
            "/var/log/nginx": str(folder),
            "/opt/gugus-tugas/kini/deploy": str(ROOT / "deploy"),
            "/var/www/gugus-tugas": str(ROOT / "deploy"),
            "@NAMA@": "127.0.0.1",
            **words,
        }
        for word, here in words.items():
            text = text.replace(word, here)
        text = re.sub(r"^ *listen \[::\].*\n", "", text, flags=re.MULTILINE)
        (folder / "nginx.conf").write_text(FRAME.format(folder, text))
        self.start()

    def start(self) -> None:
        command = [PROGRAM, "-e", self.folder / "galat.log", "-p", self.folder, "-c", self.folder / "nginx.conf"]
        self.process = subprocess.Popen(command, start_new_session=True)
        wait_for(lambda: self.process.poll() is not None or (self.folder / "pid").exists(), seconds=10)
        assert self.process.poll() is None, (self.folder / "galat.log").read_text()

    def kill(self) -> None:
        """Master and worker at once, as a machine goes."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
