// The report: look at what was kept and dropped, in each mode, and why.

const MODES = [
  ["precision", "precision", "Keeps less where it is doubtful"],
  ["balanced", "balanced", "Keeps what promises the best result"],
  ["recall", "recall", "Keeps more where it is doubtful"],
];

class Report {
  constructor(data) {
    this.viewer = new Viewer(data, {
      opened: () => this.opened(),
      extra: (i) => this.modesOf(i),
      describe: (row, i) => this.describe(row, i),
      folded: () => this.folded(),
    }, { folds: true });
    const { viewer } = this;
    this.mode = viewer.sheets[0]?.mode ?? "balanced";
    this.folding = make("button", { type: "button", class: "wide", "aria-keyshortcuts": "z", on: { click: () => this.foldAll() } });
    const doubtful = make("button", {
      type: "button", class: "wide", text: "Next doubtful line", "aria-keyshortcuts": "n",
      on: { click: () => viewer.nextDoubtful(1) },
    });
    this.filters = new Filters(byId("filters"), viewer.kinds, {
      onChange: () => this.filtered(),
      below: [make("div", { class: "below" }, doubtful, this.folding)],
    });
    viewer.paper.isShown = (i) => this.filters.allows(viewer.sheet.labels[i].name);
    byId("tools").append(
      choice("Mode", MODES, this.mode, (mode) => this.switchTo(mode)),
      viewer.search.element,
      make("button", { type: "button", class: "solid", text: "Copy text", title: "Copy the clean text", "aria-keyshortcuts": "y", on: { click: () => viewer.copy() } }),
    );
    viewer.shortcuts = new Shortcuts(byId("keys"), [
      ...viewer.keys,
      { keys: ["Enter", " "], says: "Fold or unfold the box you are on", onlyOnLines: true, run: () => this.fold() },
      { keys: ["z"], says: "Fold or unfold all boxes", run: () => this.foldAll() },
      ...MODES.map(([mode], place) => ({
        keys: [String(place + 1)], says: `Mode: ${mode}`,
        run: () => document.querySelector(`input[value=${mode}]`).click(),
      })),
    ]);
  }

  opened() {
    this.viewer.sheet.switchTo(this.mode);
    this.filters.clear();
    this.filters.show(this.viewer.sheet);
  }

  /** Show the page in another mode, with the lines marked that changed sides. */
  switchTo(mode) {
    this.mode = mode;
    const { paper, sheet } = this.viewer;
    const moved = sheet.switchTo(mode);
    for (const other of this.viewer.sheets) if (other !== sheet) other.switchTo(mode);
    paper.moved = new Set(moved);
    for (const i of moved) paper.open.add(i);
    this.viewer.doubt = null;
    this.filters.show(sheet);
    this.viewer.draw();
    if (moved.length) paper.rows.get(moved[0])?.scrollIntoView({ block: "center" });
    const more = moved.filter((i) => sheet.labels[i].kept).length;
    const told = [[more, "more kept"], [moved.length - more, "more dropped"]].filter(([count]) => count);
    say(`${mode}: ${told.map(([count, what]) => `${counted(count, "line")} ${what}`).join(", ") || "no line moved"}`);
  }

  /** Mark where the modes do not agree about a line. */
  describe(row, i) {
    const { sheet, paper } = this.viewer;
    row.dataset.moved = paper.moved.has(i) ? (sheet.labels[i].kept ? "now kept" : "now dropped") : "";
  }

  /** Show what each mode makes of a line. */
  modesOf(i) {
    const { sheet } = this.viewer;
    const all = MODES.map(([mode]) => [mode, sheet.inMode(mode)[i]]);
    if (new Set(all.map(([, { name }]) => name)).size < 2) return null;
    return make("ul", { class: "in-modes" }, ...all.map(([mode, { name, kept }]) =>
      make("li", {}, make("span", { text: mode }), make("span", { class: "kind", "data-kind": name, text: name }), make("span", { text: kept ? "kept" : "dropped" }))));
  }

  filtered() {
    const { paper, sheet } = this.viewer;
    paper.open = new Set(this.filters.chosen.size ? sheet.lines : []);
    this.filters.show(sheet);
    this.viewer.draw();
    say(this.filters.chosen.size ? `Only ${[...this.filters.chosen].join(", ")}` : "All lines");
  }

  fold() {
    const { paper } = this.viewer;
    if (paper.current != null) paper.toggle(paper.current);
  }

  foldAll() {
    const { paper } = this.viewer;
    paper.foldAll(!paper.hasFolded);
  }

  folded() {
    this.folding.textContent = this.viewer.paper.hasFolded ? "Unfold all" : "Fold all";
    this.viewer.minimap.later("follow");
  }
}

const report = new Report(JSON.parse(byId("data").textContent));
report.viewer.start();
