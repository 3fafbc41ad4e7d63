// The labels of the page with their numbers of lines; a press shows the lines of that label alone.

class Filters {
  /** `onChange` is called when other labels are chosen; `below` are elements to put under the list. */
  constructor(root, kinds, { onChange, below = [] }) {
    Object.assign(this, { root, kinds, onChange, below });
    this.chosen = new Set();
  }

  /** Whether lines of a label are shown. */
  allows(name) {
    return !this.chosen.size || this.chosen.has(name);
  }

  clear() {
    this.chosen.clear();
  }

  show(sheet) {
    const { counts } = sheet;
    const all = { class: "all", type: "button", "aria-pressed": String(!this.chosen.size), on: { click: () => this.choose(null) } };
    const focused = document.activeElement?.dataset?.name;
    const [kept, dropped] = [true, false].map((isKept) => this.kinds.filter(({ name, kept }) => kept === isKept && counts.has(name)));
    this.root.replaceChildren(
      make("button", all, make("span", { text: "All lines" }), make("span", { class: "count", text: sheet.lines.length })),
      ...this.part("Kept", kept, counts),
      ...this.part("Dropped", dropped, counts),
      ...this.below,
    );
    this.root.querySelector(`[data-name="${focused}"]`)?.focus();
  }

  part(heading, kinds, counts) {
    if (!kinds.length) return [];
    return [
      make("h2", { text: heading }),
      make("ul", {}, ...kinds.map(({ name, meaning }) => make("li", {}, this.button(name, meaning, counts.get(name))))),
    ];
  }

  button(name, meaning, count) {
    return make(
      "button",
      {
        type: "button", title: meaning, "data-kind": name, "data-name": name,
        "aria-pressed": String(this.chosen.has(name)), on: { click: () => this.choose(name) },
      },
      make("span", { class: "swatch", "data-kind": name }),
      make("span", { text: name }),
      make("span", { class: "count", text: count }),
    );
  }

  choose(name) {
    if (name === null) this.chosen.clear();
    else if (!this.chosen.delete(name)) this.chosen.add(name);
    this.onChange();
  }
}
