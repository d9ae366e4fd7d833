// Tables to type in: Alt with an arrow goes to the same cell of the next row. Without it the Tab key does the work.
(function () {
  "use strict";

  document.querySelectorAll("form[data-lembar]").forEach(function (form) {
    form.addEventListener("keydown", function (event) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const found = step && event.altKey && (event.target.name || "").match(/^(\w+)-(\d+)-(\w+)$/);
      if (!found) { return; }
      const next = form.elements[found[1] + "-" + (Number(found[2]) + step) + "-" + found[3]];
      if (!next) { return; }
      event.preventDefault();
      next.focus();
      if (next.select) { next.select(); }
    });
  });
})();
