// The rules of labelling, to read while labelling.

class Rules {
  /** `rules` are pairs of what a rule is about and the rule. */
  constructor(rules) {
    this.dialog = make(
      "dialog",
      { class: "dialog rules", "aria-labelledby": "rules-title" },
      make("h2", { id: "rules-title", text: "Rules of labelling" }),
      ...rules.map(([about, rule]) => make("p", {}, make("strong", { text: about }), ...this.marked(rule))),
      make("button", { class: "solid", type: "button", text: "Close", on: { click: () => this.dialog.close() } }),
    );
    document.body.append(this.dialog);
  }

  /** Return the words of a rule, with `labels` and *stress* marked. */
  marked(rule) {
    return rule.split(/(`[^`]+`|\*[^*]+\*)/).map((part) => {
      const inner = part.slice(1, -1);
      if (part.startsWith("`")) return make("span", { class: "kind", "data-kind": inner, text: inner });
      return part.startsWith("*") ? make("em", { text: inner }) : part;
    });
  }

  show() {
    this.dialog.showModal();
    this.dialog.scrollTop = 0;
  }
}
