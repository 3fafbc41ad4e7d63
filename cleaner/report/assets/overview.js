// Several pages at a glance: how sure each is, and what it is made of.

const ORDERS = {
  unsure: ["Least sure first", (a, b) => a.confidence - b.confidence],
  sure: ["Surest first", (a, b) => b.confidence - a.confidence],
  name: ["By name", (a, b) => a.name.localeCompare(b.name, "en", { numeric: true })],
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

  items() {
    const [, compare] = ORDERS[this.order];
    return this.sheets.toSorted(compare).map((sheet) => make("li", {}, this.item(sheet)));
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
      make("span", { class: "kept", text: `${keptCount} of ${counted(lines.length, "line")} kept` }),
      make("span", { class: "sure" }, bar(sheet.confidence, `confidence ${sure}`), make("span", { "aria-hidden": "true", text: sure })),
    );
  }

  /** A bar of the labels of a page, each as wide as it has lines. */
  share(sheet) {
    const { counts } = sheet;
    const parts = sheet.kinds.filter(({ name }) => counts.has(name)).map(({ name }) => {
      const part = make("span", { class: "swatch", "data-kind": name });
      part.style.flexGrow = counts.get(name);
      return part;
    });
    const told = [...counts].map(([name, count]) => `${count} ${name}`).join(", ");
    return make("span", { class: "share", role: "img", "aria-label": told || "no lines", title: told }, ...parts);
  }
}
