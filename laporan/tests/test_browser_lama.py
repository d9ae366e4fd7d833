"""In the browser: what takes longer than a moment says that it goes on, nothing is sent twice, nothing typed is lost by sending."""

import pytest

from gugus_tugas.tests import mata
from laporan.models import BabLaporan
from laporan.tests.factories import make_laporan

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

# While a page waits for an answer nothing can be asked of it from outside: it keeps what it tells, and clicks once more by itself.
WATCH = """
    setInterval(function () {
      const kabar = document.querySelector(".sedang:has([role=status])");
      if (!kabar) { return; }
      sessionStorage.setItem("dibaca", kabar.textContent);
      document.querySelector("form[data-lama] button[type=submit]").click();
    }, 200)
"""


def test_slow_answer_is_told_and_a_second_click_sends_nothing(sign_in, sekretariat, visitor):
    page, held = sign_in(sekretariat), []
    page.goto("/kasus/impor/")
    page.route("**/kasus/impor/", lambda route: held.append(route))
    page.locator("input[type=file]").set_input_files(
        {"name": "bukan.csv", "mimeType": "text/csv", "buffer": b"bukan templat\n"}
    )
    page.evaluate(WATCH)
    page.get_by_role("button", name="Unggah dan lihat pratinjau").click(no_wait_after=True)
    page.wait_for_timeout(3500)
    assert len(held) == 1
    held[0].continue_()
    page.locator(".galat").wait_for()
    seen = page.evaluate("sessionStorage.getItem('dibaca')")
    assert seen == "Sedang membaca tabel dan memeriksa setiap baris… 3 detik"
    assert page.locator(".sedang").count() == 0
    mata.looks_right(page)


def test_sending_one_form_asks_for_another_that_is_not_saved(sign_in, sekretariat, visitor):
    laporan = make_laporan(by=sekretariat)
    bab = BabLaporan.objects.filter(laporan=laporan).first()
    page, asked, sent = sign_in(sekretariat), [], []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    answer = "dismiss"
    page.on("dialog", lambda dialog: (asked.append(dialog.message), getattr(dialog, answer)()))
    page.goto(f"/laporan/{laporan.tahun}/versi/{laporan.versi}/bab/{bab.bab}/")
    comment = page.get_by_role("textbox", name="Komentar")
    comment.fill("Angka rujukan belum cocok.")
    page.get_by_role("button", name="Tetapkan pemilik").click()
    page.wait_for_timeout(1500)
    assert asked == ["Isian lain di halaman ini belum disimpan dan akan hilang. Tetap kirim?"]
    assert (sent, page.locator(".sedang").count(), comment.input_value()) == ([], 0, "Angka rujukan belum cocok.")
    answer = "accept"
    with page.expect_navigation():
        page.get_by_role("button", name="Tetapkan pemilik").click()
    assert (len(asked), len(sent)) == (2, 1)  # asked once more, not twice
