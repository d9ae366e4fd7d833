// Makes forms quicker; every form works without it.
(function () {
  "use strict";

  const HARI = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];
  const BULAN = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];

  // Reads a typed date back in words, as gugus_tugas/tanggal.py will read it.
  function bacaTanggal(text) {
    text = text.trim().toLowerCase().replace(/\s+/g, " ");
    let d, m, y, found;
    if ((found = text.match(/^(\d{4})-(\d{1,2})-(\d{1,2})$/))) { [, y, m, d] = found; }
    else if ((found = text.match(/^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/))) { [, d, m, y] = found; }
    else if ((found = text.match(/^(\d{2})(\d{2})(\d{2}|\d{4})$/))) { [, d, m, y] = found; if (y.length === 2) { y = "20" + y; } }
    else if ((found = text.match(/^(\d{1,2}) ([a-z]+)\.? (\d{4})$/))) {
      const index = BULAN.findIndex((name) => name.toLowerCase() === found[2] || name.slice(0, 3).toLowerCase() === found[2]);
      if (index < 0) { return ""; }
      d = found[1]; m = index + 1; y = found[3];
    } else { return ""; }
    const date = new Date(Date.UTC(+y, +m - 1, +d));
    if (date.getUTCDate() !== +d || date.getUTCMonth() !== +m - 1) { return "Tanggal ini tidak ada."; }
    return HARI[date.getUTCDay()] + ", " + +d + " " + BULAN[+m - 1] + " " + y;
  }

  document.querySelectorAll("input[data-tanggal]").forEach(function (input) {
    const echo = document.createElement("div");
    echo.className = "form-text";
    echo.setAttribute("aria-live", "polite");
    input.insertAdjacentElement("afterend", echo);
    const show = function () { echo.textContent = bacaTanggal(input.value); };
    input.addEventListener("input", show);
    show();
  });

  // A double click sends once; the server would record once anyway.
  document.querySelectorAll("form[data-sekali-kirim]").forEach(function (form) {
    let dirty = false;
    form.addEventListener("input", function () { dirty = true; });
    form.addEventListener("submit", function (event) {
      if (form.dataset.terkirim) { event.preventDefault(); return; }
      form.dataset.terkirim = "1";
      dirty = false;
    });
    window.addEventListener("pageshow", function () { delete form.dataset.terkirim; });
    window.addEventListener("beforeunload", function (event) { if (dirty) { event.preventDefault(); } });
  });

  const galat = document.querySelector(".galat");
  if (galat) { galat.setAttribute("tabindex", "-1"); galat.focus(); }
})();
