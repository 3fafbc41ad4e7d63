// Looking for words in the lines of a page.

class Search {
  /** `onChange(pattern or null)` marks what is looked for; `onGo(i)` goes to a line that has it. */
  constructor({ onChange, onGo }) {
    Object.assign(this, { onChange, onGo });
    this.field = make("input", {
      type: "search", placeholder: "Search", "aria-label": "Search in the lines", "aria-keyshortcuts": "/",
      autocomplete: "off", spellcheck: "false",
      on: { input: () => this.look(), keydown: (event) => this.pressed(event) },
    });
    this.told = make("span", { class: "told", role: "status" });
    this.element = make("div", { class: "search" }, this.field, this.told);
    this.hits = [];
  }

  show(sheet) {
    this.sheet = sheet;
    this.look();
  }

  look() {
    const words = this.field.value.trim();
    const escaped = words.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
    const pattern = words ? new RegExp(escaped.replace(/\s+/g, "\\s+").replaceAll("\\-", "-"), "giu") : null;
    this.hits = pattern ? this.sheet.lines.filter((i) => this.sheet.texts[i].search(pattern) >= 0) : [];
    this.place = -1;
    this.told.textContent = pattern ? (this.hits.length ? counted(this.hits.length, "line") : "nothing found") : "";
    this.onChange(pattern);
  }

  pressed(event) {
    if (event.key === "Enter") {
      this.next(event.shiftKey ? -1 : 1);
      event.preventDefault();
    } else if (event.key === "Escape") {
      this.field.value = "";
      this.look();
      this.field.blur();
    }
  }

  next(by) {
    if (!this.hits.length) return;
    this.place = this.place < 0 && by < 0 ? this.hits.length - 1 : (this.place + by + this.hits.length) % this.hits.length;
    this.told.textContent = `${this.place + 1} of ${this.hits.length}`;
    this.onGo(this.hits[this.place]);
  }
}
