// Several pages at a glance: how sure each is, and what it is made of.

const ORDERS = {
  unsure: ["Least sure", (a, b) => a.confidence - b.confidence],
  sure: ["Surest", (a, b) => b.confidence - a.confidence],
  name: ["Name", (a, b) => a.name.localeCompare(b.name, "en", { numeric: true })],
};

class Overview {
  /** `onOpen(sheet)` shows a page; `note(sheet)` may return words to put beside its name. */
  constructor(root, sheets, { onOpen, note = () => "" }) {
    Object.assign(this, { root, sheets, onOpen, note });
    this.order = "unsure";
  }

  show() {
    const order = choice(
      "Order",
      Object.entries(ORDERS).map(([value, [text]]) => [value, text]),
      this.order,
      (value) => {
        this.order = value;
        this.list.replaceChildren(...this.items());
      },
    );
    this.list = make("ol", { class: "pages" }, ...this.items());
    this.root.replaceChildren(
      make("div", { class: "head" }, make("h2", { text: counted(this.sheets.length, "page") }), order),
      this.list,
    );
  }

  /** Put the keyboard on a page. */
  focus(sheet) {
    this.root.querySelectorAll(".page")[this.sorted.indexOf(sheet)]?.focus();
  }

  get sorted() {
    return this.sheets.toSorted(ORDERS[this.order][1]);
  }

  items() {
    return this.sorted.map((sheet) => make("li", {}, this.item(sheet)));
  }

  item(sheet) {
    const { keptCount, lines } = sheet;
    const sure = shown(sheet.confidence);
    const note = this.note(sheet);
    return make(
      "button",
      { type: "button", class: "page", on: { click: () => this.onOpen(sheet) } },
      make("span", { class: "what" },
        make("bdi", { class: "file", text: sheet.name }),
        make("bdi", { class: "title", dir: "auto", text: sheet.title ?? "no headline found" }),
      ),
      make("span", { class: "type", text: [sheet.pageType, sheet.language, note].filter(Boolean).join(" · ") }),
      this.share(sheet),
      make("span", { class: "kept", text: `${keptCount} of ${lines.length} kept` }),
      make("span", { class: "sure" }, bar(sheet.confidence, `confidence ${sure}`), make("span", { "aria-hidden": "true", text: sure })),
    );
  }

  /** A bar of what is kept and of the labels that are not, each as wide as it has lines. */
  share(sheet) {
    const { counts, keptCount } = sheet;
    const dropped = sheet.kinds.filter(({ name, kept }) => !kept && counts.has(name)).map(({ name }) => [name, counts.get(name)]);
    const parts = [["body", keptCount], ...dropped].filter(([, count]) => count).map(([name, count]) => {
      const part = make("span", { class: "swatch", "data-kind": name });
      part.style.flexGrow = count;
      return part;
    });
    const told = [...counts].map(([name, count]) => `${count} ${name}`).join(", ");
    return make("span", { class: "share", role: "img", "aria-label": told || "no lines", title: told }, ...parts);
  }
}
