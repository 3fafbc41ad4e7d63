// What is known of one line: label, probability, and the reasons in words.

const WIDEST_EFFECT = 2; // log-odds that fill the bar of a reason

class Details {
  /** `extra(i)` may return an element to show below; `onClose` is called by the button. */
  constructor(root, { extra = () => null, onClose, onGo }) {
    Object.assign(this, { root, extra, onClose, onGo });
    this.empty();
  }

  empty() {
    this.root.classList.remove("full");
    this.root.replaceChildren(
      make("p", { class: "hint", text: "Point at a line, or press j, to see what it was taken for and why." }),
    );
  }

  show(sheet, i) {
    const { name, kept, meaning } = sheet.labels[i];
    this.root.classList.add("full");
    this.root.replaceChildren(
      make(
        "div",
        { class: "heading" },
        make("h2", { text: `Line ${i + 1}` }),
        make("span", { class: "kind", "data-kind": name, text: name }),
        make("span", { class: "fate", text: kept ? "kept" : "dropped" }),
        make("button", { class: "quiet icon close", type: "button", text: "×", "aria-label": "Close", on: { click: this.onClose } }),
      ),
      make("p", { class: "meaning", text: meaning }),
      this.chance(sheet, i),
      this.extra(i) ?? "",
      ...this.reasons(sheet, i),
      sheet.paths?.[i] ? make("p", { class: "path" }, make("code", { text: sheet.paths[i] })) : "",
    );
  }

  chance(sheet, i) {
    const probability = sheet.probabilities[i];
    const gauge = bar(probability, `Probability of being kept ${shown(probability)}; the cut is at ${shown(sheet.cut)}`);
    const cut = make("span", { class: "cut" });
    cut.style.left = `${sheet.cut * 100}%`;
    gauge.append(cut);
    return make(
      "div",
      { class: "chance" },
      make("p", {}, "Probability of being kept ", make("strong", { text: shown(probability) })),
      gauge,
      make("p", { class: "small", text: this.cut(sheet) }),
    );
  }

  cut(sheet) {
    if (sheet.keepsNothing) return "The page as a whole was taken for one without content.";
    return `On this page the cut is at ${shown(sheet.cut)}.`;
  }

  reasons(sheet, i) {
    const reasons = sheet.reasonsOf(i);
    if (!reasons) return [make("p", { class: "small", text: this.why(sheet) })];
    if (!reasons.length) return [make("p", { class: "small", text: "Nothing stands out in it or around it." })];
    const { kept } = sheet.labels[i];
    const speaking = reasons.filter(([, , effect]) => effect > 0 === kept);
    const parts = [
      ["In the line", speaking.filter(([, line]) => line === i + 1)],
      ["In the lines around it", speaking.filter(([, line]) => line !== i + 1)],
      ["Although", reasons.filter((reason) => !speaking.includes(reason))],
    ];
    return parts.filter(([, some]) => some.length).flatMap(([heading, some]) => [
      make("h3", { text: heading }),
      make("ul", { class: "reasons" }, ...some.map((reason) => this.reason(sheet, i, reason))),
    ]);
  }

  why(sheet) {
    if (!sheet.reasons) return "The reasons are being worked out.";
    return "On a page this long, reasons are worked out for the most doubtful lines only.";
  }

  reason(sheet, i, [words, line, effect]) {
    const speaks = effect > 0 ? "for keeping" : "for dropping";
    const fill = make("span", { class: "fill" });
    fill.style.width = `${Math.min(Math.abs(effect) / WIDEST_EFFECT, 1) * 100}%`;
    const go = { class: "link", type: "button", text: words, title: `Go to line ${line}`, on: { click: () => this.onGo(line - 1) } };
    return make(
      "li",
      { class: effect > 0 ? "for" : "against" },
      make("span", { class: "sign", text: effect > 0 ? "+" : "−", role: "img", "aria-label": speaks }),
      line === i + 1 ? make("span", { text: words }) : make("button", go),
      make("span", { class: "effect", title: `moves the log-odds by ${effect}` }, fill),
    );
  }
}
