// Covers an unattended page and asks for the password; the form below stays as it was. The server locks by itself as well.
(function () {
  "use strict";

  const tirai = document.getElementById("tirai");
  if (!tirai) { return; }
  const diam = Number(tirai.dataset.menit) * 60000, awas = 2 * 60000, denyut = 5 * 60000;
  const peringatan = document.getElementById("tirai-awas");
  let terakhir = Date.now(), dikirim = Date.now();

  function bergerak() {
    if (tirai.open) { return; }
    terakhir = Date.now();
    peringatan.hidden = true;
    if (terakhir - dikirim > denyut) {  // whoever types is at work, though nothing is sent
      dikirim = terakhir;
      fetch(tirai.dataset.denyut, { headers: { "X-Kunci": "1" } });
    }
  }

  function tutup() {
    if (tirai.open) { return; }
    document.body.classList.add("tertutup");
    tirai.showModal();
  }

  function periksa() {
    const lama = Date.now() - terakhir;
    if (lama >= diam) {
      tutup();
    } else if (lama >= diam - awas && !tirai.open) {
      peringatan.hidden = false;
    }
  }

  ["input", "keydown", "pointerdown", "wheel", "touchmove"].forEach(function (name) {
    document.addEventListener(name, bergerak, { passive: true, capture: true });
  });
  document.addEventListener("visibilitychange", periksa);
  document.addEventListener("terkunci", tutup);  // another script of this page was told so by the server
  setInterval(periksa, 1000);
  tirai.addEventListener("cancel", function (event) { event.preventDefault(); });
  tirai.addEventListener("close", function () {  // a second Escape closes a dialog whatever is said to it
    if (document.body.classList.contains("tertutup")) { tirai.showModal(); }
  });

  tirai.querySelector("form").addEventListener("submit", function (event) {
    event.preventDefault();
    const form = event.target, galat = tirai.querySelector(".tirai-galat");
    fetch(form.action, { method: "POST", body: new FormData(form), headers: { "X-Kunci": "1" }, redirect: "manual" })
      .then(function (response) {
        if (response.status === 204) {
          form.reset();
          galat.textContent = "";
          document.body.classList.remove("tertutup");
          tirai.close();
          terakhir = dikirim = Date.now();
          document.dispatchEvent(new Event("terbuka"));
        } else if (response.status === 423) {
          galat.textContent = "Sandi tidak cocok. Periksa huruf besar-kecil, lalu coba lagi.";
        } else if (response.status === 429) {
          galat.textContent = "Terlalu banyak percobaan. Tunggu 15 menit, lalu coba lagi.";
        } else {
          galat.textContent = "Sesi sudah berakhir. Buka halaman masuk di tab lain; isian di halaman ini masih ada.";
        }
      })
      .catch(function () { galat.textContent = "Tidak tersambung. Isian Anda masih ada; coba lagi sebentar."; });
  });
})();
