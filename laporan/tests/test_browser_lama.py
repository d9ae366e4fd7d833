"""In the browser: what takes longer than a moment says that it goes on, and nothing is sent twice meanwhile."""

import pytest

from gugus_tugas.tests import mata

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

# While a page waits for an answer nothing can be asked of it from outside: it keeps what it tells, and clicks once more by itself.
WATCH = """
    setInterval(function () {
      const kabar = document.querySelector("p.sedang[role=status]");
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
    assert page.locator("p.sedang").count() == 0
    mata.looks_right(page)
