// Saves each tap of the attendance at once. Without this file the button below sends the whole list.
(function () {
  "use strict";

  const form = document.querySelector("form[data-kehadiran]");
  if (!form || !window.kirim || !window.sudahDiketik) { return; }
  const ULANG = 3000, kuorum = document.getElementById("kuorum"), belum = new Set(), jalan = new Set();

  function bagian(kursi) {
    return { pilihan: kursi.querySelector("input[type=radio]:checked"), nama: kursi.querySelector("[data-wakil] input"), kotak: kursi.querySelector("[data-wakil]"),
      keadaan: kursi.querySelector(".keadaan-kursi") };
  }

  function katakan(kursi, teks, rusak) {
    const keadaan = bagian(kursi).keadaan;
    keadaan.textContent = teks;
    keadaan.classList.toggle("konsep-gagal", Boolean(rusak));
    kursi.classList.toggle("kursi-salah", Boolean(rusak));
  }

  function tampilkanWakil(kursi) {
    const { pilihan, kotak, nama } = bagian(kursi);
    const diwakili = Boolean(pilihan) && pilihan.value === "diwakili";
    kotak.hidden = !diwakili;
    if (!diwakili) { nama.value = ""; }
    return diwakili;
  }

  async function simpan(kursi) {
    if (jalan.has(kursi)) { return; }  // what was tapped meanwhile is sent when the answer is here
    jalan.add(kursi);
    while (belum.has(kursi)) {
      belum.delete(kursi);
      const { pilihan, nama } = bagian(kursi);
      if (!pilihan) { break; }
      katakan(kursi, "Menyimpan …");
      const jawaban = await window.kirim(location.pathname, { [pilihan.name]: pilihan.value, [nama.name]: nama.value });
      katakan(kursi, jawaban.pesan, jawaban.hasil !== "baik");
      if (jawaban.hasil === "baik") { kuorum.textContent = jawaban.data.kuorum; }
      if (jawaban.hasil === "nanti") { belum.add(kursi); break; }
    }
    jalan.delete(kursi);
  }

  function diketuk(kursi, fokus) {
    const nama = bagian(kursi).nama;
    if (tampilkanWakil(kursi) && !nama.value.trim()) {
      belum.delete(kursi);
      katakan(kursi, "Belum tersimpan: tulis nama wakilnya.", true);
      if (fokus) { nama.focus(); }
      return;
    }
    belum.add(kursi);
    simpan(kursi);
  }

  form.addEventListener("change", function (event) {
    const kursi = event.target.closest("[data-kursi]");
    if (kursi) { diketuk(kursi, event.target.type === "radio"); }
  });
  form.querySelectorAll("[data-kursi]").forEach(function (kursi) {
    if (window.sudahDiketik(kursi)) { diketuk(kursi, false); } else { tampilkanWakil(kursi); }
  });
  form.addEventListener("keydown", function (event) {  // Enter after a name saves that seat, not the page
    if (event.key === "Enter" && event.target.closest("[data-wakil]")) { event.preventDefault(); event.target.blur(); }
  });
  setInterval(function () { belum.forEach(simpan); }, ULANG);
  document.addEventListener("terbuka", function () { belum.forEach(simpan); });
  let dikirim = false;
  const ditolak = form.querySelector(".kursi-salah") !== null;  // the server gave the whole page back: all of it is sent again
  // A seat that was not touched here stays as it is there: somebody else may have told of it meanwhile, on another screen.
  form.addEventListener("submit", function () {
    dikirim = true;
    form.querySelectorAll("[data-kursi]").forEach(function (kursi) {
      kursi.disabled = !ditolak && !belum.has(kursi) && !jalan.has(kursi) && !kursi.classList.contains("kursi-salah");
    });
  });
  window.addEventListener("pageshow", function () { form.querySelectorAll("[data-kursi]").forEach(function (kursi) { kursi.disabled = false; }); });
  window.addEventListener("beforeunload", function (event) { if (!dikirim && (belum.size || jalan.size)) { event.preventDefault(); } });
})();
