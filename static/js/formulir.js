// Makes forms quicker; every form works without it.
(function () {
  "use strict";

  const HARI = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];
  const BULAN = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];

  function bulanDari(nama) {
    const lain = { agt: 7, agu: 7, ags: 7, sept: 8, nop: 10, pebruari: 1, peb: 1 };
    const index = BULAN.findIndex((name) => name.toLowerCase() === nama || name.slice(0, 3).toLowerCase() === nama);
    return index < 0 && nama in lain ? lain[nama] : index;
  }

  // A month or a year alone, where a field allows it: said back as the estimate it is.
  function bacaPerkiraan(text) {
    text = text.trim().toLowerCase().replace(/\(perkiraan\)$/, "").trim().replace(/\s+/g, " ");
    const sekitar = text.match(/^(?:sekitar|kira-kira|kurang lebih|±) ?(?:tahun )?(.+)$/);
    const sisa = sekitar ? sekitar[1] : text;
    let found;
    if ((found = sisa.match(/^(?:tahun )?(\d{4})$/))) { return sekitar ? "Sekitar tahun " + found[1] : "Tahun " + found[1] + " (perkiraan)"; }
    if ((found = sisa.match(/^(\d{1,2})[/.\- ](\d{4})$/))) {
      return +found[1] >= 1 && +found[1] <= 12 ? BULAN[+found[1] - 1] + " " + found[2] + " (perkiraan)" : "Bulan ini tidak ada.";
    }
    if ((found = sisa.match(/^([a-z]+)\.? (\d{4})$/)) && bulanDari(found[1]) >= 0) { return BULAN[bulanDari(found[1])] + " " + found[2] + " (perkiraan)"; }
    return bacaTanggal(text);
  }

  // Reads a typed date back in words, as gugus_tugas/tanggal.py will read it.
  function bacaTanggal(text) {
    text = text.trim().toLowerCase().replace(/\s+/g, " ");
    let d, m, y, found;
    if ((found = text.match(/^(\d{4})-(\d{1,2})-(\d{1,2})$/))) { [, y, m, d] = found; }
    else if ((found = text.match(/^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/))) { [, d, m, y] = found; }
    else if ((found = text.match(/^(\d{2})(\d{2})(\d{2}|\d{4})$/))) { [, d, m, y] = found; if (y.length === 2) { y = "20" + y; } }
    else if ((found = text.match(/^(\d{1,2}) ([a-z]+)\.? (\d{4})$/))) {
      const index = bulanDari(found[2]);
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
    const baca = input.dataset.tanggal === "perkiraan" ? bacaPerkiraan : bacaTanggal;
    const show = function () { echo.textContent = baca(input.value); };
    input.addEventListener("input", show);
    show();
  });

  // Typed before this file ran, or given back by the browser after a reload: other than what the server sent.
  window.sudahDiketik = function (wadah) {
    return Array.from(wadah.querySelectorAll("input, select, textarea")).some(function (isian) {
      if (isian.type === "hidden" || isian.type === "file") { return false; }
      if (isian.type === "checkbox" || isian.type === "radio") { return isian.checked !== isian.defaultChecked; }
      if (isian.tagName !== "SELECT") { return isian.value !== isian.defaultValue; }
      const pilihan = Array.from(isian.options), asal = pilihan.some(function (satu) { return satu.defaultSelected; });
      return asal || isian.multiple ? pilihan.some(function (satu) { return satu.selected !== satu.defaultSelected; }) : isian.selectedIndex > 0;
    });
  };

  // What takes longer than a moment says that it goes on, and since when (data-lama: what is being done). A reader of screens is told
  // the sentence when it changes, not the seconds. No server here works longer than LEPAS seconds: then the form may be sent again.
  const SABAR = 60, LEPAS = 100;

  function tungguJawaban(form) {
    const kabar = document.createElement("div"), kalimat = document.createElement("span"), detik = document.createElement("span"), mulai = Date.now();
    kalimat.setAttribute("role", "status");
    detik.setAttribute("aria-hidden", "true");
    kabar.append(kalimat, detik);
    form.append(kabar);
    const tulis = function () {
      const lama = Math.round((Date.now() - mulai) / 1000);
      const teks = lama < SABAR ? (form.dataset.lama || "Sedang disimpan") + "…" : lama < LEPAS ? "Belum ada jawaban; tunggu sebentar lagi…"
        : "Tidak ada jawaban. Periksa dahulu apakah sudah tersimpan, baru kirim lagi.";
      kabar.className = "sedang";
      if (kalimat.textContent !== teks) { kalimat.textContent = teks; }
      detik.textContent = lama < LEPAS ? " " + lama + " detik" : "";
      if (lama >= LEPAS) { berjalan.forEach(clearInterval); delete form.dataset.terkirim; }
    };
    const berjalan = [setTimeout(function () { berjalan.push(setInterval(tulis, 1000)); tulis(); }, 800)];
    window.addEventListener("pageshow", function () { berjalan.forEach(clearInterval); kabar.remove(); }, { once: true });
  }

  // A double click sends once; the server would record once anyway.
  const belumDisimpan = new Set();
  document.querySelectorAll("form[data-sekali-kirim]").forEach(function (form) {
    const dijaga = !form.dataset.konsep;  // else konsep.js keeps what is typed, and asks only where it could not
    const berubah = function () { if (dijaga) { belumDisimpan.add(form); } };
    if (window.sudahDiketik(form)) { berubah(); }
    form.addEventListener("input", berubah);
    form.addEventListener("submit", function (event) {
      if (form.dataset.terkirim) { event.preventDefault(); return; }
      belumDisimpan.delete(form);
      // Asked here: a page that asks when it is left does not tell us that its reader chose to stay.
      if (belumDisimpan.size && !window.confirm("Isian lain di halaman ini belum disimpan dan akan hilang. Tetap kirim?")) {
        event.preventDefault();
        berubah();
        return;
      }
      belumDisimpan.clear();
      form.dataset.terkirim = "1";
      setTimeout(function () { if (!event.defaultPrevented) { tungguJawaban(form); } });
    });
    window.addEventListener("pageshow", function () { delete form.dataset.terkirim; });
  });
  window.addEventListener("beforeunload", function (event) { if (belumDisimpan.size) { event.preventDefault(); } });

  const galat = document.querySelector(".galat:not([hidden])");
  if (galat) { galat.setAttribute("tabindex", "-1"); galat.focus(); }
})();
