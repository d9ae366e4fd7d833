// Drags an item of the agenda to its place; the buttons do the same without it.
(function () {
  "use strict";

  const daftar = document.querySelector("[data-susun]");
  if (!daftar) { return; }
  let dibawa = null;

  daftar.querySelectorAll("[data-geser]").forEach(function (butir) { butir.draggable = true; });

  daftar.addEventListener("dragstart", function (event) {
    dibawa = event.target.closest("[data-geser]");
    if (!dibawa) { return; }
    dibawa.classList.add("dibawa");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", "");
  });

  daftar.addEventListener("dragover", function (event) {
    const atas = event.target.closest("[data-geser]");
    if (!dibawa || !atas || atas === dibawa) { if (dibawa) { event.preventDefault(); } return; }
    event.preventDefault();
    const kotak = atas.getBoundingClientRect();
    atas.parentNode.insertBefore(dibawa, event.clientY < kotak.top + kotak.height / 2 ? atas : atas.nextSibling);
  });

  daftar.addEventListener("drop", function (event) { event.preventDefault(); });

  daftar.addEventListener("dragend", function () {
    const butir = dibawa;
    dibawa = null;
    if (!butir) { return; }
    butir.classList.remove("dibawa");
    const posisi = Array.from(daftar.querySelectorAll("[data-geser]")).indexOf(butir) + 1;
    if (String(posisi) === butir.dataset.posisi) { return; }
    // The same form that the buttons send, so that the server and its messages are the same.
    const borang = butir.querySelector('form[action="' + butir.dataset.geser + '"]');
    const tombol = borang.querySelector("button");
    tombol.disabled = false;
    tombol.value = posisi;
    borang.requestSubmit(tombol);
  });
})();
