// Files of a form, chosen one after another as a camera gives them; large photos are made smaller before they leave the phone.
// Without this file the last choice counts, and everything is sent as it is.
(function () {
  "use strict";

  const SISI = 2400, BESAR = 1024 * 1024;  // the server keeps no more pixels than this (gugus_tugas/files.py)

  function ukuran(bytes) {
    return bytes < BESAR ? Math.max(1, Math.round(bytes / 1024)) + " kB" : (bytes / BESAR).toFixed(1).replace(".", ",") + " MB";
  }

  // A browser that guards against fingerprints gives back noise instead of the picture: then nothing is drawn anew.
  function kanvasJujur() {
    const pena = Object.assign(document.createElement("canvas"), { width: 8, height: 8 }).getContext("2d");
    pena.fillStyle = "#c08040";
    pena.fillRect(0, 0, 8, 8);
    const warna = pena.getImageData(0, 0, 8, 8).data;
    return warna.every(function (nilai, i) { return nilai === [0xc0, 0x80, 0x40, 0xff][i % 4]; });
  }

  // The same photo, upright, without the place where it was taken; the file itself where nothing is won.
  async function kecilkan(file) {
    if (file.type !== "image/jpeg" || file.size <= BESAR || !kanvasJujur()) { return file; }
    try {
      const foto = await createImageBitmap(file, { imageOrientation: "from-image" });
      const skala = Math.min(1, SISI / Math.max(foto.width, foto.height));
      const kanvas = Object.assign(document.createElement("canvas"), {
        width: Math.round(foto.width * skala), height: Math.round(foto.height * skala),
      });
      kanvas.getContext("2d").drawImage(foto, 0, 0, kanvas.width, kanvas.height);
      foto.close();
      const isi = await new Promise(function (jadi) { kanvas.toBlob(jadi, "image/jpeg", 0.85); });
      return isi && isi.size < file.size ? new File([isi], file.name, { type: "image/jpeg", lastModified: file.lastModified }) : file;
    } catch {
      return file;  // the server says what is wrong with it
    }
  }

  function sama(a, b) { return a.name === b.name && a.lastModified === b.lastModified; }

  document.querySelectorAll("input[type=file][data-maks]").forEach(function (input) {
    const maks = +input.dataset.maks, daftar = document.createElement("ul"), kabar = document.createElement("p");
    let pilihan = [];
    daftar.className = "berkas-pilihan";
    kabar.className = "form-text mb-0";
    kabar.setAttribute("aria-live", "polite");
    input.insertAdjacentElement("afterend", daftar);
    daftar.insertAdjacentElement("afterend", kabar);

    function tunjukkan(tambahan) {
      const isi = new DataTransfer();
      pilihan.forEach(function (file) { isi.items.add(file); });
      input.files = isi.files;
      daftar.replaceChildren(...pilihan.map(function (file) {
        const baris = document.createElement("li"), nama = document.createElement("span"), hapus = document.createElement("button");
        nama.textContent = file.name + " (" + ukuran(file.size) + ")";
        hapus.type = "button";
        hapus.className = "btn btn-sm btn-polos";
        hapus.textContent = "Hapus";
        hapus.setAttribute("aria-label", "Hapus " + file.name);
        hapus.addEventListener("click", function () {
          pilihan = pilihan.filter(function (lain) { return lain !== file; });
          tunjukkan("");
          input.focus();
        });
        baris.append(nama, hapus);
        return baris;
      }));
      const jumlah = pilihan.reduce(function (semua, file) { return semua + file.size; }, 0);
      kabar.textContent = (pilihan.length ? pilihan.length + " dari " + maks + " berkas, " + ukuran(jumlah) + ". " : "") + tambahan;
    }

    async function dipilih() {
      const baru = [...input.files].filter(function (file) { return !pilihan.some(function (lama) { return sama(lama, file); }); });
      const muat = baru.slice(0, maks - pilihan.length);
      pilihan = pilihan.concat(muat);
      tunjukkan(muat.length < baru.length ? "Paling banyak " + maks + " berkas; sisanya tidak diambil." : "");
      for (const file of muat) {
        const kecil = await kecilkan(file);
        if (kecil !== file && pilihan.includes(file)) {
          pilihan = pilihan.map(function (lama) { return lama === file ? kecil : lama; });
          tunjukkan("");
        }
      }
    }

    input.addEventListener("change", dipilih);
    if (input.files.length) { dipilih(); }  // chosen before this file ran
  });
})();
