// A copy button beside each field; without JavaScript the text is marked and copied by hand.
(function () {
  "use strict";

  function salin(text) {
    if (navigator.clipboard && window.isSecureContext) { return navigator.clipboard.writeText(text); }
    const box = document.createElement("textarea");
    box.value = text;
    box.className = "visually-hidden";
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done ? Promise.resolve() : Promise.reject(new Error("copy"));
  }

  document.querySelectorAll("[data-salin]").forEach(function (isian) {
    const tombol = document.createElement("button");
    tombol.type = "button";
    tombol.className = "btn btn-sm btn-polos tanpa-cetak";
    tombol.textContent = "Salin";
    tombol.setAttribute("aria-label", "Salin " + isian.dataset.salin);
    tombol.addEventListener("click", function () {
      salin(isian.innerText.trim()).then(
        function () { tombol.textContent = "Tersalin"; },
        function () { tombol.textContent = "Tandai lalu salin"; }
      );
      window.setTimeout(function () { tombol.textContent = "Salin"; }, 2000);
    });
    isian.insertAdjacentElement("afterend", tombol);
  });
})();
