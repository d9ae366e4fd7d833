// Compares a PDF with the fingerprint of the issued one. The file is read here and sent nowhere.
(function () {
  "use strict";

  const tempat = document.querySelector("[data-periksa]");
  if (!tempat) { return; }
  const isi = tempat.querySelector("[data-periksa-isi]"), pilih = isi.querySelector("input"), hasil = isi.querySelector("[role=status]");
  const TERBESAR = 100 * 1024 * 1024;
  let urutan = 0;

  function katakan(teks, jenis) {
    hasil.hidden = false;
    hasil.className = "mt-3 hasil-periksa hasil-" + jenis;
    hasil.textContent = teks;
  }

  function heksa(buffer) {
    return Array.from(new Uint8Array(buffer), function (byte) { return byte.toString(16).padStart(2, "0"); }).join("");
  }

  async function periksa(berkas) {
    const ini = ++urutan;
    if (!berkas) { hasil.hidden = true; return; }
    if (berkas.size > TERBESAR) { katakan("Berkas ini terlalu besar untuk sebuah laporan; bukan yang diterbitkan.", "beda"); return; }
    katakan("Menghitung sidik berkas …", "tunggu");
    try {
      const bytes = await berkas.arrayBuffer();
      const awal = new TextDecoder("latin1").decode(bytes.slice(0, 5));
      if (awal !== "%PDF-") { katakan("Berkas ini bukan PDF. Pilih berkas PDF laporan.", "beda"); return; }
      const sidik = heksa(await crypto.subtle.digest("SHA-256", bytes));
      if (ini !== urutan) { return; }
      if (sidik === tempat.dataset.periksa) {
        katakan("Sama: berkas ini persis laporan yang diterbitkan, tanpa satu pun perubahan.", "sama");
      } else {
        katakan("Berbeda: berkas ini bukan laporan yang diterbitkan dengan kode ini, atau sudah diubah (juga oleh penyimpanan ulang). Periksa edisi dan versinya.", "beda");
      }
    } catch {
      katakan("Berkas tidak dapat dibaca. Pilih lagi, atau bandingkan sidiknya sendiri.", "beda");
    }
  }

  isi.hidden = false;
  if (!window.crypto || !window.crypto.subtle) {
    pilih.disabled = true;
    katakan("Peramban ini hanya dapat menghitung sidik lewat sambungan aman (https). Buka halaman ini dengan https, atau bandingkan sidiknya sendiri.", "tunggu");
    return;
  }
  pilih.addEventListener("change", function () { periksa(pilih.files[0]); });
})();
