// The labels to give, with their keys and how many lines have each; a press gives it.

class Palette {
  constructor(root, labels, { onApply, below }) {
    Object.assign(this, { root, labels, onApply, below });
    root.setAttribute("aria-label", "Labels to give");
    this.counts = new Map();
    root.replaceChildren(...this.part("Kept", true), ...this.part("Dropped", false), ...below);
  }

  part(heading, isKept) {
    const kinds = this.labels.filter(({ kept }) => kept === isKept);
    return [make("h2", { text: heading }), make("ul", {}, ...kinds.map((kind) => make("li", {}, this.button(kind))))];
  }

  button(kind) {
    const count = make("span", { class: "count" });
    this.counts.set(kind.name, count);
    return make(
      "button",
      { type: "button", title: kind.meaning, "data-kind": kind.name, "aria-keyshortcuts": KEYS_OF_LABELS[kind.name], on: { click: () => this.onApply(kind) } },
      make("kbd", { text: KEYS_OF_LABELS[kind.name], "aria-hidden": "true" }),
      make("span", { class: "swatch", "data-kind": kind.name }),
      make("span", { text: kind.name }),
      count,
    );
  }

  show(sheet) {
    const { counts } = sheet;
    for (const [name, element] of this.counts) element.textContent = counts.get(name) ?? "";
  }
}
