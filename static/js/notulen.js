// Writes the minutes line by line: Enter saves, nothing waits for the network, others' lines appear by themselves.
// Without this file each line is a plain form. An unsent text is kept for a reload of this tab alone, and for its writer: whoever logs
// in here after the session of another ended sends nothing of theirs. Logging out clears it.
(function () {
  "use strict";

  const form = document.getElementById("baru"), daftar = document.getElementById("daftar-notulen"), antrean = document.getElementById("antre");
  if (!daftar || !window.kirim) { return; }
  const JEDA = 4000, ULANG = 3000;

  /* Lines of everybody */
  async function segarkan() {
    if (document.hidden || document.body.classList.contains("tertutup")) { return; }
    try {
      const jawaban = await fetch(daftar.dataset.segarkan + "?tanda=" + encodeURIComponent(daftar.dataset.tanda),
        { redirect: "manual", credentials: "same-origin", headers: { "X-Latar": "1" } });
      if (jawaban.status !== 200) { return; }
      const fokus = daftar.contains(document.activeElement) ? document.activeElement.id : "";
      daftar.innerHTML = await jawaban.text();  // escaped by the server's template
      daftar.dataset.tanda = jawaban.headers.get("X-Tanda");
      const kosong = document.getElementById("belum-ada");
      if (kosong) { kosong.remove(); }
      if (fokus && document.getElementById(fokus)) { document.getElementById(fokus).focus(); }
    } catch { /* the next round asks again */ }
  }
  setInterval(segarkan, JEDA);
  if (!form) { return; }

  const kotak = document.getElementById("id_ketikan"), galat = document.getElementById("galat-baris"), keadaan = document.getElementById("keadaan");
  const alamat = form.getAttribute("action").split("#")[0], simpanan = kotak.dataset.simpanan;

  function katakan(teks, rusak) {
    keadaan.textContent = teks;
    keadaan.classList.toggle("konsep-gagal", Boolean(rusak));
  }

  function tolak(teks) {
    galat.textContent = teks;
    kotak.classList.toggle("is-invalid", Boolean(teks));
    if (teks) { kotak.setAttribute("aria-invalid", "true"); } else { kotak.removeAttribute("aria-invalid"); }
  }

  function ingat() {
    try { if (kotak.value) { sessionStorage.setItem(simpanan, kotak.value); } else { sessionStorage.removeItem(simpanan); } } catch { /* not allowed here */ }
  }
  try { if (!kotak.value) { kotak.value = sessionStorage.getItem(simpanan) || ""; } } catch { /* not allowed here */ }

  function kunciBaru() {
    const b = crypto.getRandomValues(new Uint8Array(16));
    b[6] = (b[6] & 15) | 64;
    b[8] = (b[8] & 63) | 128;
    const hex = Array.from(b, function (n) { return n.toString(16).padStart(2, "0"); }).join("");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  }

  /* Lines on their way, in the order in which they were written */
  // Kept with their keys for a reload of this tab: the server takes a key once.
  const antre = [];
  let jalan = false;
  try { antre.push(...JSON.parse(sessionStorage.getItem(simpanan + "-antre") || "[]")); } catch { /* none, or not allowed here */ }

  function tulisAntre() {
    antrean.replaceChildren(...antre.map(function (baris) {
      const li = document.createElement("li"), isi = document.createElement("span"), teks = document.createElement("span");
      li.className = "baris-notulen" + (baris.salah ? " antre-salah" : "");
      isi.className = "isi-notulen";
      teks.textContent = baris.ketikan;
      const ket = document.createElement("span");
      ket.className = "redup kecil";
      ket.textContent = baris.salah || "menunggu disimpan";
      isi.append(teks, ket);
      li.append(document.createElement("span"), isi);
      if (baris.salah) {
        const tombol = document.createElement("button");
        tombol.type = "button";
        tombol.className = "btn btn-sm btn-polos";
        tombol.textContent = "Perbaiki";
        tombol.addEventListener("click", function () { ambil(baris); });
        li.append(tombol);
      }
      return li;
    }));
    try {
      if (antre.length) { sessionStorage.setItem(simpanan + "-antre", JSON.stringify(antre)); } else { sessionStorage.removeItem(simpanan + "-antre"); }
    } catch { /* not allowed here */ }
  }

  // A refused line goes back into the box; what stands there already is sent first, or waits in its place.
  function ambil(baris) {
    const lain = kotak.value.trim();
    antre.splice(antre.indexOf(baris), 1);
    if (lain) { antre.push({ kunci: kunciBaru(), ketikan: lain, salah: "belum dikirim" }); }
    kotak.value = baris.ketikan;
    tolak(baris.salah);
    ingat();
    tulisAntre();
    kotak.focus();
  }

  async function jalankan() {
    if (jalan) { return; }
    jalan = true;
    let baris;
    while ((baris = antre.find(function (satu) { return !satu.salah; }))) {
      const jawaban = await window.kirim(alamat, { kunci: baris.kunci, ketikan: baris.ketikan });
      katakan(jawaban.hasil === "tolak" ? "" : jawaban.pesan, jawaban.hasil !== "baik");
      if (jawaban.hasil === "nanti") { break; }
      if (jawaban.hasil === "baik") {
        antre.splice(antre.indexOf(baris), 1);
        await segarkan();
      } else {
        baris.salah = jawaban.pesan;
        if (!kotak.value.trim()) { ambil(baris); }
      }
      tulisAntre();
    }
    jalan = false;
  }
  setInterval(jalankan, ULANG);
  document.addEventListener("terbuka", jalankan);
  tulisAntre();
  jalankan();

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    const ketikan = kotak.value.trim();
    if (!ketikan) { return; }
    antre.push({ kunci: kunciBaru(), ketikan: ketikan, salah: "" });
    kotak.value = "";
    tolak("");
    ingat();
    tulisAntre();
    tutupSaran();
    kotak.focus();
    jalankan();
  });
  window.addEventListener("beforeunload", function (event) { if (antre.length) { event.preventDefault(); } });

  document.getElementById("daftar").addEventListener("submit", function (event) {
    const tombol = event.submitter;
    if (!tombol || !("batal" in tombol.dataset)) { return; }
    event.preventDefault();
    tombol.disabled = true;
    window.kirim(tombol.getAttribute("formaction"), {}).then(async function (jawaban) {
      tombol.disabled = false;
      katakan(jawaban.hasil === "nanti" ? "Belum dibatalkan: tidak tersambung. Coba lagi." : jawaban.pesan, jawaban.hasil !== "baik");
      await segarkan();
      kotak.focus();
    });
  });

  /* @agency: a listbox under the keys of the box */
  const saran = document.getElementById("saran"), instansi = JSON.parse(document.getElementById("data-instansi").textContent);
  const MAKS = 8;
  let pilihan = -1;
  kotak.setAttribute("role", "combobox");
  kotak.setAttribute("aria-autocomplete", "list");
  kotak.setAttribute("aria-controls", "saran");
  kotak.setAttribute("aria-expanded", "false");

  function tanda() {
    const awal = kotak.value.slice(0, kotak.selectionStart).match(/(?:^|[\s(,;/&+])@([^@#!]{0,40})$/);
    return awal && !/\s\S*\s/.test(awal[1]) ? awal[1] : null;
  }

  function tutupSaran() {
    saran.hidden = true;
    pilihan = -1;
    saran.replaceChildren();
    kotak.setAttribute("aria-expanded", "false");
    kotak.removeAttribute("aria-activedescendant");
  }

  function tandai(ke) {
    const butir = saran.children;
    pilihan = (ke + butir.length) % butir.length;
    Array.from(butir).forEach(function (li, n) { li.setAttribute("aria-selected", String(n === pilihan)); });
    butir[pilihan].scrollIntoView({ block: "nearest" });
    kotak.setAttribute("aria-activedescendant", butir[pilihan].id);
  }

  function bukaSaran() {
    const dicari = tanda();
    if (dicari === null) { tutupSaran(); return; }
    const kata = dicari.toLowerCase();
    const cocok = instansi.filter(function (satu) { return satu[0].toLowerCase().startsWith(kata); })
      .concat(instansi.filter(function (satu) { return !satu[0].toLowerCase().startsWith(kata) && kata && (satu[0] + " " + satu[1]).toLowerCase().includes(kata); }))
      .slice(0, MAKS);
    if (!cocok.length || (cocok.length === 1 && cocok[0][0].toLowerCase() === kata)) { tutupSaran(); return; }
    saran.replaceChildren(...cocok.map(function (satu, n) {
      const li = document.createElement("li"), nama = document.createElement("span");
      li.id = "saran-" + n;
      li.setAttribute("role", "option");
      li.dataset.nama = satu[0];
      nama.className = "redup kecil";
      nama.textContent = " " + satu[1];
      li.append(satu[0], nama);
      return li;
    }));
    saran.hidden = false;
    kotak.setAttribute("aria-expanded", "true");
    tandai(0);
  }

  function pakai(nama) {
    const di = kotak.selectionStart, mulai = di - tanda().length;
    kotak.value = kotak.value.slice(0, mulai) + nama + " " + kotak.value.slice(di).replace(/^ /, "");
    kotak.selectionStart = kotak.selectionEnd = mulai + nama.length + 1;
    tutupSaran();
    ingat();
    kotak.focus();
  }

  kotak.addEventListener("input", function () { tolak(""); ingat(); bukaSaran(); });
  kotak.addEventListener("blur", function () { setTimeout(tutupSaran, 150); });
  saran.addEventListener("pointerdown", function (event) {
    const li = event.target.closest("[role=option]");
    if (li) { event.preventDefault(); pakai(li.dataset.nama); }
  });
  kotak.addEventListener("keydown", function (event) {
    if (!saran.hidden && tanda() === null) { tutupSaran(); }  // the caret went elsewhere
    if (saran.hidden) { return; }
    if (event.key === "ArrowDown") { event.preventDefault(); tandai(pilihan + 1); }
    else if (event.key === "ArrowUp") { event.preventDefault(); tandai(pilihan - 1); }
    else if (event.key === "Enter" || event.key === "Tab") { event.preventDefault(); pakai(saran.children[pilihan].dataset.nama); }
    else if (event.key === "Escape") { event.preventDefault(); tutupSaran(); }
  });
})();
