"""Writers that go on through a fault as people do: what was not answered well is sent again, the same form.

`diakui` holds what the server acknowledged; `dikirim` all that was ever sent. After the fault every acknowledged write is
there exactly once, and one that was never acknowledged at most once.
"""

import io
import itertools
import threading
import time
import uuid

from PIL import Image

from gugus_tugas.tests.tahan.peramban import Jawaban, Peramban

TANGGAL = "9/3/2026"
CASE = {
    "kasus-tanggal_lapor": TANGGAL, "kasus-sumber_laporan": "langsung", "kasus-tempat_lapor_teks": "Kota Banda Aceh",
    "korban-TOTAL_FORMS": "1", "korban-INITIAL_FORMS": "0", "terlapor-TOTAL_FORMS": "0", "terlapor-INITIAL_FORMS": "0",
    "korban-0-jenis_kelamin": "P", "korban-0-usia_saat_terjerat": "26", "korban-0-nama": "Rekaan",
    "korban-0-status_identifikasi": "PossibleVictimOfTrafficking",
}  # fmt: skip
_serial = itertools.count(1)


def picture(side: int = 40) -> bytes:
    output = io.BytesIO()
    Image.effect_noise((side, side), 90).save(output, "PNG")
    return output.getvalue()


class Formulir:
    """One form with a text of its own, by which it is found again; `kirim` may be called again and again."""

    def __init__(self, jenis: str, slug: str):
        self.jenis, self.tanda, kunci = jenis, f"{jenis} uji {next(_serial)}", str(uuid.uuid4())
        self.path, self.files = f"/kasus/{slug}/{jenis}/", None
        if jenis == "kasus":
            self.path, self.fields = "/kasus/catat/", {**CASE, "kasus-kunci_kirim": kunci, "kasus-uraian": self.tanda}
        elif jenis == "catatan":
            self.fields = {"kunci_kirim": kunci, "isi": self.tanda, "jenis": "telepon", "tanggal": TANGGAL}
        else:
            self.fields = {"kunci_kirim": kunci, "jenis": "lainnya", "keterangan": self.tanda}
            self.files = {"berkas": ("foto.png", picture())}

    def send(self, browser: Peramban) -> Jawaban:
        return browser.post(self.path, self.fields, self.files)


class Beban:
    """Writers at work while the block runs; afterwards each ends its last form."""

    def __init__(self, browsers: list[Peramban], rumah, jenis=("kasus", "catatan", "lampiran")):
        self.rumah, self.jenis = rumah, jenis
        self.dikirim, self.diakui, self.gagal, self.galat = [], [], [], []
        self.stop = threading.Event()
        self.threads = [threading.Thread(target=self._write, args=(n, b)) for n, b in enumerate(browsers)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *failure):
        self.stop.set()
        for thread in self.threads:
            thread.join()
        assert not self.galat, self.galat[0]

    def _write(self, number: int, browser: Peramban) -> None:
        kinds = itertools.cycle(self.jenis[number % len(self.jenis) :] + self.jenis[: number % len(self.jenis)])
        try:
            while not self.stop.is_set():
                self._insist(Formulir(next(kinds), self.rumah.slug), browser)
        except BaseException as fault:  # told by the thread of the test
            self.galat.append(fault)

    def _insist(self, form: Formulir, browser: Peramban) -> None:
        self.dikirim.append(form)
        end = time.monotonic() + 90
        while time.monotonic() < end:
            try:
                answer = form.send(browser)
            except OSError as cut:
                self.gagal.append(cut)
            else:
                if answer.status == 302 and "/masuk/" not in answer.tujuan:
                    return self.diakui.append(form)
                self.gagal.append(answer)
                assert answer.status >= 500, (form.path, answer.status, answer.tujuan, answer.text[:2000])
            time.sleep(0.2)
        raise AssertionError(f"{form.tanda}: not accepted within 90 s; last: {self.gagal[-1]}")
