// Covers an unattended page and asks for the password; the form below stays as it was. The server locks by itself as well.
(function () {
  "use strict";

  const tirai = document.getElementById("tirai");
  if (!tirai) { return; }
  const diam = Number(tirai.dataset.menit) * 60000, awas = 2 * 60000, denyut = 5 * 60000;
  const peringatan = document.getElementById("tirai-awas");
  let terakhir = Date.now(), dikirim = Date.now();

  const TOKEN = "input[name=csrfmiddlewaretoken]";

  // After a new login in another tab the token of this page is stale: a fresh one is taken from a page of the same account. Somebody
  // else who logged in there neither uncovers this page nor sends, under their own name, what was typed here.
  window.segarkanToken = async function () {
    const jawaban = await fetch(tirai.dataset.segar, { redirect: "manual", credentials: "same-origin", headers: { "X-Latar": "1" } });
    if (!jawaban.ok) { return false; }
    const halaman = new DOMParser().parseFromString(await jawaban.text(), "text/html");
    const baru = halaman.querySelector(TOKEN), tiraiBaru = halaman.getElementById("tirai");
    if (!baru || !tiraiBaru || tiraiBaru.dataset.orang !== tirai.dataset.orang) { return false; }
    document.querySelectorAll(TOKEN).forEach(function (input) { input.value = baru.value; });
    return true;
  };

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

  function buka(form) {
    return fetch(form.action, { method: "POST", body: new FormData(form), headers: { "X-Kunci": "1" }, redirect: "manual" });
  }

  tirai.querySelector("form").addEventListener("submit", function (event) {
    event.preventDefault();
    const form = event.target, galat = tirai.querySelector(".tirai-galat");
    buka(form)
      .then(async function (response) { return response.status === 403 && await window.segarkanToken() ? buka(form) : response; })
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
        } else if (response.status === 403) {
          galat.textContent = "Belum dapat dibuka: di tab lain tidak masuk akun yang sama. Masuk di sana dengan akun halaman ini, lalu coba lagi.";
        } else {
          galat.textContent = "Sesi sudah berakhir. Masuk lagi di tab lain, lalu buka dari sini; isian di halaman ini masih ada.";
        }
      })
      .catch(function () { galat.textContent = "Tidak tersambung. Isian Anda masih ada; coba lagi sebentar."; });
  });
})();
