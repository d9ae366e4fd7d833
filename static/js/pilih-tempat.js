// Place picker: turns the text input of every [data-pilih-tempat] into an ARIA combobox with suggestions from the server.
// Without this file the same form works: the text is resolved when it is sent.
"use strict";

(() => {
  const DELAY = 200;
  const MIN_LETTERS = 2;
  const known = new WeakSet();
  let serial = 0;

  function build(tag, attributes) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    return node;
  }

  class Picker {
    constructor(root) {
      this.root = root;
      this.code = root.querySelector("input[type=hidden]");
      this.text = root.querySelector("input[type=text]");
      this.choices = root.querySelector(".pilih-tempat-calon");
      this.options = [];
      this.active = -1;
      this.timer = 0;
      this.request = null;
      this.chosen = this.code.value ? this.text.value : null;
      this.decorate();
      this.listen();
    }

    decorate() {
      // A copy of a row that was already decorated brings its old list along.
      this.root.querySelectorAll(".pilih-tempat-daftar, [role=status]").forEach((node) => node.remove());
      const id = `pilih-tempat-${++serial}`;
      this.id = id;
      this.list = build("ul", { id, role: "listbox", class: "pilih-tempat-daftar list-group", "aria-label": "Saran tempat", hidden: "" });
      this.status = build("div", { role: "status", "aria-live": "polite", class: "visually-hidden" });
      this.text.after(this.list, this.status);
      const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id };
      for (const [name, value] of Object.entries(attributes)) this.text.setAttribute(name, value);
      this.text.removeAttribute("aria-activedescendant");
    }

    listen() {
      this.text.addEventListener("input", () => this.typed());
      this.text.addEventListener("keydown", (event) => this.key(event));
      this.text.addEventListener("blur", () => this.close());
      // The list must not take the focus away from the input.
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => {
        const option = event.target.closest("[role=option]");
        if (option) this.choose(this.options.indexOf(option));
      });
      this.choices?.addEventListener("change", (event) => this.take(event.target.value, event.target.dataset.jalur));
    }

    typed() {
      this.code.value = this.text.value === this.chosen ? this.code.value : "";
      this.choices?.querySelectorAll("input:checked").forEach((radio) => { radio.checked = false; });
      clearTimeout(this.timer);
      this.request?.abort();
      if (this.text.value.trim().length < MIN_LETTERS) {
        this.close();
        return;
      }
      this.timer = setTimeout(() => this.ask(), DELAY);
    }

    async ask() {
      const request = new AbortController();
      this.request = request;
      const query = new URLSearchParams({ q: this.text.value, tingkat: this.root.dataset.tingkat, di: this.root.dataset.di });
      try {
        const response = await fetch(`${this.root.dataset.alamat}?${query}`, {
          signal: request.signal,
          headers: { Accept: "application/json" },
          credentials: "same-origin",
        });
        if (!response.ok || !response.headers.get("Content-Type")?.includes("json")) throw new Error(String(response.status));
        const answer = await response.json();
        if (this.request === request && document.activeElement === this.text) this.show(answer);
      } catch (error) {
        if (error.name === "AbortError") return;
        this.close();
        this.status.textContent = "Saran tidak dapat dimuat. Ketik nama tempat, lalu simpan seperti biasa.";
      }
    }

    show(answer) {
      this.options = answer.hasil.map((place, index) => {
        const option = build("li", { id: `${this.id}-${index}`, role: "option", "aria-selected": "false", class: "list-group-item list-group-item-action" });
        option.dataset.kode = place.kode;
        option.dataset.jalur = place.jalur;
        option.textContent = place.jalur;
        return option;
      });
      this.list.replaceChildren(...this.options);
      this.active = -1;
      this.text.removeAttribute("aria-activedescendant");
      this.expand(this.options.length > 0);
      const number = this.options.length;
      if (number === 0) this.status.textContent = "Tidak ada tempat yang cocok.";
      else this.status.textContent = answer.lebih ? `${number} saran teratas. Ketik lebih lengkap untuk mempersempit.` : `${number} saran.`;
    }

    key(event) {
      if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
      const open = !this.list.hidden;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (open) this.move(event.key === "ArrowDown" ? 1 : -1);
        else if (this.text.value.trim().length >= MIN_LETTERS) this.ask();
      } else if (event.key === "Enter" && open && this.active >= 0) {
        event.preventDefault();
        this.choose(this.active);
      } else if (event.key === "Escape" && open) {
        event.preventDefault();
        this.close();
      }
    }

    move(step) {
      // One stop more than there are options: the text itself.
      const stops = this.options.length + 1;
      this.active = ((this.active + 1 + step + stops) % stops) - 1;
      this.options.forEach((option, index) => option.setAttribute("aria-selected", String(index === this.active)));
      const option = this.options[this.active];
      if (option) {
        this.text.setAttribute("aria-activedescendant", option.id);
        option.scrollIntoView({ block: "nearest" });
      } else this.text.removeAttribute("aria-activedescendant");
    }

    choose(index) {
      const { kode, jalur } = this.options[index].dataset;
      this.choices?.querySelectorAll("input:checked").forEach((radio) => { radio.checked = false; });
      this.take(kode, jalur);
      this.close();
    }

    take(code, path) {
      this.code.value = code;
      this.text.value = this.chosen = path;
      this.status.textContent = `Terpilih: ${path}.`;
      this.text.dispatchEvent(new Event("change", { bubbles: true }));
    }

    expand(open) {
      this.list.hidden = !open;
      this.text.setAttribute("aria-expanded", String(open));
    }

    close() {
      clearTimeout(this.timer);
      this.request?.abort();
      this.active = -1;
      this.text.removeAttribute("aria-activedescendant");
      this.expand(false);
    }
  }

  function equip(node) {
    if (!(node instanceof Element)) return;
    const roots = node.matches("[data-pilih-tempat]") ? [node] : node.querySelectorAll("[data-pilih-tempat]");
    for (const root of roots) {
      if (known.has(root)) continue;
      known.add(root);
      new Picker(root);
    }
  }

  equip(document.body);
  // Rows that are added later: formsets, fragments.
  new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach(equip))).observe(document.body, { childList: true, subtree: true });
})();
