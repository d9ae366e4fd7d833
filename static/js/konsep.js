// Keeps a form on the server while it is typed. Without this file its button does the same by hand.
// Nothing typed is ever put into the browser's own storage.
(function () {
  "use strict";

  const form = document.querySelector("form[data-konsep]");
  if (!form) { return; }
  const TUNDA = 1200, ULANG = 15000, MAKS_PERGI = 60000;  // keepalive carries at most 64 kB
  const keadaan = document.getElementById("konsep-keadaan"), bentrok = document.getElementById("konsep-bentrok");
  const versi = form.elements.konsep_versi, urut = form.elements.konsep_urut;
  let kotor = false, gagal = false, berhenti = "bentrok" in form.dataset, jalan = null, penunda = 0;

  function katakan(teks, rusak) {
    keadaan.textContent = teks;
    keadaan.classList.toggle("konsep-gagal", Boolean(rusak));
    gagal = Boolean(rusak);
  }

  function isi() {
    urut.value = String(Number(urut.value) + 1);
    const body = new URLSearchParams();
    new FormData(form).forEach(function (value, name) { if (typeof value === "string") { body.append(name, value); } });
    return body;
  }

  function kirim(keepalive) {
    return fetch(form.dataset.konsep, {
      method: "POST", body: isi(), redirect: "manual", keepalive: Boolean(keepalive),
      headers: { Accept: "application/json" }, credentials: "same-origin",
    });
  }

  async function terima(jawaban) {
    if (jawaban.ok) {
      const hasil = await jawaban.json();
      versi.value = String(hasil.versi);
      katakan("Tersimpan " + hasil.pukul);
      if (location.pathname !== hasil.alamat) { history.replaceState(null, "", hasil.alamat); }
      return true;
    }
    if (jawaban.type === "opaqueredirect") {
      katakan("Sesi berakhir. Masuk lagi di tab lain; isian di halaman ini masih ada dan akan disimpan sesudahnya.", true);
    } else if (jawaban.status === 423) {
      katakan("Layar terkunci. Isian masih ada; disimpan sesudah sandi diketik.", true);
      document.dispatchEvent(new Event("terkunci"));  // kunci.js asks for the password on this page
    } else if (jawaban.status === 409) {
      berhenti = true;
      bentrok.hidden = false;
      bentrok.scrollIntoView({ block: "center" });
      katakan("Belum tersimpan: konsep ini juga diubah di tab lain. Pilih di kotak peringatan.", true);
    } else if ([410, 413, 422, 404].includes(jawaban.status)) {
      const hasil = await jawaban.json().catch(function () { return {}; });
      berhenti = jawaban.status === 410 || jawaban.status === 404;
      if (berhenti) { bentrok.hidden = false; bentrok.querySelector("h2").textContent = hasil.pesan || "Konsep ini sudah tidak ada"; }
      katakan("Belum tersimpan. " + (hasil.pesan || "Konsep ini sudah tidak ada."), true);
    } else {
      katakan("Belum tersimpan. Isian masih ada di halaman ini; dicoba lagi sebentar.", true);
    }
    return false;
  }

  function putus() {
    katakan("Tidak tersambung: belum tersimpan; akan dicoba lagi. Isian masih ada di halaman ini.", true);
    return false;
  }

  async function simpan() {
    if (jalan) { await jalan; }
    if (berhenti || !kotor) { return !gagal; }
    kotor = false;
    jalan = (async function () {
      try {
        let jawaban = await kirim();
        if (jawaban.status === 403 && await window.segarkanToken()) { jawaban = await kirim(); }
        return await terima(jawaban);
      } catch {
        return putus();
      }
    })();
    const baik = await jalan;
    jalan = null;
    if (!baik) { kotor = true; }
    return baik;
  }

  function berubah() {
    kotor = true;
    clearTimeout(penunda);
    penunda = setTimeout(simpan, TUNDA);
  }

  function pergi() {
    clearTimeout(penunda);
    if (!kotor || berhenti) { return; }
    if (isi().toString().length > MAKS_PERGI) { return; }
    kotor = false;
    // Whoever comes back (another app, another tab) is told how it went; what did not arrive is sent again.
    kirim(true).then(terima).catch(putus).then(function (baik) { if (!baik) { kotor = true; } });
  }

  form.addEventListener("input", berubah);
  form.addEventListener("change", berubah);
  if (window.sudahDiketik(form)) { berubah(); }
  setInterval(function () { if (kotor && gagal && !document.hidden) { simpan(); } }, ULANG);
  window.addEventListener("pagehide", pergi);
  document.addEventListener("visibilitychange", function () { if (document.hidden) { pergi(); } });
  // Asks before leaving only where the text could not be kept.
  window.addEventListener("beforeunload", function (event) {
    if (form.dataset.terkirim) { return; }
    if (gagal || berhenti) { event.preventDefault(); } else { pergi(); }
  });

  // Sending the form: what is being kept is waited for, and an ended session does not swallow the text.
  let lanjutkan = false, tertunda = null;
  document.addEventListener("terbuka", function () {
    const tombol = tertunda;
    tertunda = null;
    if (tombol) { form.requestSubmit(tombol); } else { simpan(); }
  });
  form.addEventListener("submit", function (event) {
    clearTimeout(penunda);
    if (lanjutkan || (!kotor && !jalan && !gagal) || berhenti) { return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    const tombol = event.submitter;
    tertunda = tombol;
    simpan().then(function (baik) {
      if (!baik && document.body.classList.contains("tertutup")) { return; }  // goes on once the password is typed
      tertunda = null;
      if (!baik && !berhenti) { keadaan.scrollIntoView({ block: "center" }); keadaan.setAttribute("tabindex", "-1"); keadaan.focus(); return; }
      if (berhenti) { bentrok.scrollIntoView({ block: "center" }); return; }
      lanjutkan = true;
      form.requestSubmit(tombol);
    });
  }, true);
  window.addEventListener("pageshow", function () { lanjutkan = false; });

  // An adult who refuses: little is asked, and what is hidden is not sent.
  function tolak(kotak) {
    const blok = kotak.closest("[data-orang]") || form;
    blok.classList.toggle("orang-menolak", kotak.checked);
  }
  form.querySelectorAll("[data-menolak]").forEach(tolak);
  form.addEventListener("change", function (event) { if (event.target.matches("[data-menolak]")) { tolak(event.target); } });

  // Child or adult: says what that means for `cara`; nothing that was chosen is taken away.
  function umur(blok) {
    const usia = blok.querySelector("[data-usia]"), kelompok = blok.querySelector("[data-kelompok-usia]");
    const petunjuk = blok.querySelector("[id$=-cara_helptext]");
    if (!usia || !kelompok || !petunjuk) { return; }
    const anak = usia.value !== "" ? Number(usia.value) < 18 : kelompok.value === "anak";
    const dewasa = usia.value !== "" ? Number(usia.value) >= 18 : kelompok.value === "dewasa";
    petunjuk.textContent = anak ? "Korban anak: cara tidak disyaratkan, tetapi boleh dicatat."
      : dewasa ? "Korban dewasa: unsur baru lengkap bila ada cara." : "Tidak disyaratkan bila korban masih anak.";
  }
  form.querySelectorAll("[data-orang]").forEach(function (blok) {
    umur(blok);
    blok.addEventListener("input", function () { umur(blok); });
  });
})();
