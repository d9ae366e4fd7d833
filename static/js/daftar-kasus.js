// Makes the list of cases quicker: a row in short under the row, whole rows open, j and k move. Everything works without it.
(function () {
  "use strict";

  const rows = Array.from(document.querySelectorAll("tr[data-baris]"));
  let at = -1;

  function close(link) {
    const opened = link.closest("tr").nextElementSibling;
    if (opened && opened.dataset.ringkasan !== undefined) { opened.remove(); }
    link.setAttribute("aria-expanded", "false");
    link.textContent = "Lihat ringkas";
  }

  function open(link) {
    const row = link.closest("tr");
    link.setAttribute("aria-expanded", "true");
    fetch(link.href, { headers: { "X-Fragmen": "1" }, credentials: "same-origin" }).then(function (answer) {
      // Another page (the session ended, say) is not put into this one: it is opened.
      if (!answer.ok || answer.redirected) { window.location.assign(link.href); return; }
      return answer.text().then(function (html) {
        // On a slow line it may have been closed meanwhile, or opened twice.
        if (link.getAttribute("aria-expanded") !== "true" || (row.nextElementSibling && row.nextElementSibling.dataset.ringkasan !== undefined)) { return; }
        const below = document.createElement("tr");
        const cell = document.createElement("td");
        below.dataset.ringkasan = "";
        cell.colSpan = row.children.length;
        cell.innerHTML = html;
        below.append(cell);
        row.after(below);
        link.textContent = "Tutup";
      });
    }).catch(function () { window.location.assign(link.href); });
  }

  document.querySelectorAll("a[data-ringkas]").forEach(function (link) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-expanded", "false");
    const toggle = function (event) {
      event.preventDefault();
      if (link.getAttribute("aria-expanded") === "true") { close(link); } else { open(link); }
    };
    link.addEventListener("click", toggle);
    link.addEventListener("keydown", function (event) { if (event.key === " ") { toggle(event); } });
  });

  rows.forEach(function (row) {
    row.addEventListener("click", function (event) {
      if (event.target.closest("a, button, input, label") || window.getSelection().toString()) { return; }
      row.querySelector("th a").click();
    });
  });

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog")) { return; }
    if (event.key !== "j" && event.key !== "k") { return; }
    at = Math.max(0, Math.min(rows.length - 1, at + (event.key === "j" ? 1 : -1)));
    rows.forEach(function (row, n) { row.classList.toggle("dipilih", n === at); });
    if (rows[at]) { rows[at].querySelector("th a").focus(); }
  });
})();
