// Sends a form's content to the server and says in one word how it went. Used by pages that save while somebody works.
(function () {
  "use strict";

  function token() { return document.querySelector("input[name=csrfmiddlewaretoken]").value; }

  function pos(alamat, isi) {
    const body = new URLSearchParams(isi);
    body.set("csrfmiddlewaretoken", token());
    return fetch(alamat, {
      method: "POST", body: body, redirect: "manual", credentials: "same-origin", headers: { Accept: "application/json" },
    });
  }

  // hasil: "baik", "tolak" (say why, do not repeat), "nanti" (repeat by itself).
  window.kirim = async function (alamat, isi) {
    let jawaban;
    try {
      jawaban = await pos(alamat, isi);
      if (jawaban.status === 403 && await window.segarkanToken()) { jawaban = await pos(alamat, isi); }
    } catch {
      return { hasil: "nanti", pesan: "Tidak tersambung. Isian masih ada di halaman ini; dicoba lagi sebentar." };
    }
    if (jawaban.type === "opaqueredirect") {
      return { hasil: "nanti", pesan: "Sesi berakhir. Masuk lagi di tab lain; isian di halaman ini masih ada dan disimpan sesudahnya." };
    }
    if (jawaban.status === 423) {
      document.dispatchEvent(new Event("terkunci"));  // kunci.js asks for the password on this page
      return { hasil: "nanti", pesan: "Layar terkunci. Isian masih ada; disimpan sesudah sandi diketik." };
    }
    const data = await jawaban.json().catch(function () { return {}; });
    if (jawaban.ok) { return { hasil: "baik", pesan: data.pesan, data: data }; }
    if (jawaban.status >= 400 && jawaban.status < 500 && jawaban.status !== 429) {
      return { hasil: "tolak", status: jawaban.status, pesan: data.pesan || "Tidak diterima. Muat ulang halaman ini, lalu ulangi." };
    }
    return { hasil: "nanti", pesan: "Belum tersimpan. Isian masih ada di halaman ini; dicoba lagi sebentar." };
  };
})();
