// Keeps the projector up to date: asks for this same page every few seconds and follows the newest line.
(function () {
  "use strict";

  const JEDA = 4000, layar = document.getElementById("layar"), putus = document.getElementById("putus");

  function isi(main) { return main.innerHTML.trim(); }

  async function segarkan() {
    try {
      const jawaban = await fetch(location.pathname, { redirect: "manual", credentials: "same-origin", headers: { "X-Latar": "1" } });
      putus.hidden = jawaban.ok;
      if (!jawaban.ok) { return; }
      const baru = new DOMParser().parseFromString(await jawaban.text(), "text/html").getElementById("layar");
      if (!baru || isi(baru) === isi(layar)) { return; }
      const panjang = layar.querySelectorAll("section:first-of-type li").length;
      layar.replaceChildren(...baru.childNodes);
      const baris = layar.querySelectorAll("section:first-of-type li");
      if (baris.length > panjang) { baris[baris.length - 1].scrollIntoView({ block: "nearest" }); }
    } catch {
      putus.hidden = false;
    }
  }

  setInterval(segarkan, JEDA);
})();
