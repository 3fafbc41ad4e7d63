// The labeller: change what the lines are called, see where two sets of labels differ, save.

const KEYS_OF_LABELS = {
  title: "1", standfirst: "2", byline: "3", heading: "4", body: "5", caption: "6", nav: "7", ranking: "8", teaser: "9",
  promo: "p", social: "s", comment: "c", legal: "l", ui: "i", about: "a", duplicate: "d",
};
const SET_NAMES = { model: "the model", saved: "what was saved", against: "the other labels" };
const TOKEN = new URLSearchParams(location.search).get("token");

class Labeller {
  constructor(data) {
    this.viewer = new Viewer(data, {
      opened: () => this.opened(),
      chosen: (i, event) => this.choose(i, { extends: event?.shiftKey }),
      revealed: (i) => this.revealed(i),
      extra: (i) => this.setsOf(i),
      describe: (row, i) => this.describe(row, i),
      note: (sheet) => (this.isUnsaved(sheet) ? "not saved" : "saved"),
    }, { folds: false });
    const { viewer } = this;
    this.labels = viewer.kinds.filter(({ name }) => name in KEYS_OF_LABELS);
    for (const sheet of viewer.sheets) this.prepare(sheet);
    this.palette = new Palette(byId("filters"), this.labels, { onApply: (kind) => this.apply(kind), below: this.below() });
    this.rules = new Rules(data.rules);
    this.state = make("span", { class: "state" });
    this.saving = make("button", { type: "button", class: "solid", text: "Save", "aria-keyshortcuts": "w Control+S", on: { click: () => this.save() } });
    byId("tools").append(this.state, this.undoing, this.redoing, viewer.search.element, this.saving);
    viewer.shortcuts = new Shortcuts(byId("keys"), [...this.keys, ...viewer.keys]);
    this.drags = new Drags(viewer.paper, {
      over: (from, line) => this.dragOver(from, line),
      pressed: (line, event) => this.choose(line, { extends: event.shiftKey }),
    });
    addEventListener("beforeunload", (event) => {
      if (viewer.sheets.some((sheet) => sheet.changes.length && this.isUnsaved(sheet))) event.preventDefault();
    });
  }

  prepare(sheet) {
    sheet.sets.model = sheet.labelsOf[sheet.mode];
    const begin = sheet.sets.saved ?? sheet.sets.model;
    sheet.labels = begin.map((place) => sheet.kinds[place]);
    sheet.changes = []; // since it was saved; each can be undone
    sheet.undone = [];
    sheet.other = sheet.sets.against ? "against" : "model";
  }

  below() {
    const wide = (text, key, click) => make("button", { type: "button", class: "wide", text, "aria-keyshortcuts": key, on: { click } });
    this.undoing = make("button", { type: "button", class: "quiet", text: "Undo", "aria-keyshortcuts": "u", on: { click: () => this.undo() } });
    this.redoing = make("button", { type: "button", class: "quiet", text: "Redo", "aria-keyshortcuts": "r", on: { click: () => this.redo() } });
    this.comparing = make("select", { id: "other", on: { change: () => this.compare(this.comparing.value) } });
    this.differing = wide("Next difference", "m", () => this.nextDifference(1));
    return [
      make("div", { class: "below" },
        make("label", { class: "compare" }, make("span", { text: "Compare with" }), this.comparing),
        this.differing,
        wide("Next doubtful line", "n", () => this.viewer.nextDoubtful(1)),
        wide("Rules of labelling", "h", () => this.rules.show())),
    ];
  }

  opened() {
    const { sheet, paper } = this.viewer;
    this.anchor = null;
    this.selected = new Set();
    this.comparing.replaceChildren(...Object.keys(SET_NAMES).filter((name) => sheet.sets[name]).map((name) =>
      make("option", { value: name, text: SET_NAMES[name], selected: name === sheet.other })));
    this.refresh();
    this.explain(sheet);
    paper.root.setAttribute("aria-description", "Choose lines, then a label");
  }

  /** Ask the server for the reasons of the model, once a page. */
  async explain(sheet) {
    if (sheet.reasons || sheet.asked) return;
    sheet.asked = true;
    const answer = await fetch(`reasons?page=${this.viewer.sheets.indexOf(sheet)}`, { headers: { "X-Clean-Page-Token": TOKEN } }).catch(() => null);
    if (!answer?.ok) return;
    sheet.reasons = await answer.json();
    const { current } = this.viewer.paper;
    if (sheet === this.viewer.sheet && current != null) this.viewer.details.show(sheet, current);
  }

  // --- choosing lines

  choose(i, options = {}) {
    if (i == null) return;
    if (!options.extends || this.anchor == null) this.anchor = i;
    this.viewer.choose(i);
    this.select(this.between(this.anchor, i));
  }

  between(a, b) {
    const [from, to] = [Math.min(a, b), Math.max(a, b)];
    return this.viewer.sheet.lines.filter((i) => i >= from && i <= to);
  }

  select(lines) {
    const before = this.selected;
    this.selected = new Set(lines);
    for (const i of before.symmetricDifference(this.selected)) this.viewer.paper.paint(i);
    if (lines.length > 1) say(`${counted(lines.length, "line")} chosen`);
  }

  extend(by) {
    this.choose(this.viewer.paper.step(by), { extends: true });
  }

  dragOver(from, line) {
    if (line === from && this.selected.size < 2) return;
    this.anchor = from;
    this.choose(line, { extends: true });
  }

  // --- changing labels

  apply(kind) {
    const { sheet } = this.viewer;
    const lines = [...this.selected].filter((i) => sheet.labels[i] !== kind);
    if (!this.selected.size) return say("Choose a line first");
    if (!lines.length) return say(`Already ${kind.name}`);
    const change = { lines, before: lines.map((i) => sheet.labels[i]), after: lines.map(() => kind) };
    sheet.changes.push(change);
    sheet.undone = [];
    this.put(lines, change.after);
    return say(`${lines.length === 1 ? `Line ${lines[0] + 1}` : counted(lines.length, "line")}: ${kind.name}`);
  }

  put(lines, labels) {
    const { sheet, paper } = this.viewer;
    lines.forEach((i, place) => {
      sheet.labels[i] = labels[place];
      paper.paint(i);
    });
    this.refresh();
  }

  undo() {
    this.goBack("changes", "undone", "before", "Undone");
  }

  redo() {
    this.goBack("undone", "changes", "after", "Done again");
  }

  goBack(from, to, labels, said) {
    const { sheet } = this.viewer;
    const change = sheet[from].pop();
    if (!change) return;
    sheet[to].push(change);
    this.put(change.lines, change[labels]);
    this.viewer.reveal(change.lines[0]);
    say(`${said}: ${counted(change.lines.length, "line")}`);
  }

  revealed(i) {
    this.anchor = i;
    this.select([i]);
  }

  /** Show what follows from the labels, beside the lines themselves. */
  refresh() {
    const { viewer } = this;
    const { sheet } = viewer;
    this.palette.show(sheet);
    viewer.minimap.show(sheet);
    viewer.tell();
    if (viewer.paper.current != null) viewer.details.show(sheet, viewer.paper.current);
    this.differing.textContent = `Next difference (${this.differences().length})`;
    this.undoing.disabled = !sheet.changes.length;
    this.redoing.disabled = !sheet.undone.length;
    this.state.textContent = this.isUnsaved(sheet) ? (sheet.sets.saved ? "changed" : "not saved yet") : "saved";
    this.saving.disabled = !viewer.sheets.some((each) => this.isPending(each));
  }

  // --- comparing

  differences() {
    const { sheet } = this.viewer;
    const other = sheet.sets[sheet.other];
    return sheet.lines.filter((i) => sheet.kinds[other[i]] !== sheet.labels[i]);
  }

  compare(name) {
    const { sheet, paper } = this.viewer;
    sheet.other = name;
    for (const i of sheet.lines) paper.paint(i);
    this.refresh();
    say(`${counted(this.differences().length, "line")} differ from ${SET_NAMES[name]}`);
  }

  nextDifference(by) {
    const differences = this.differences();
    const here = this.viewer.paper.current ?? -1;
    const next = by > 0 ? differences.find((i) => i > here) ?? differences[0] : differences.findLast((i) => i < here) ?? differences.at(-1);
    if (next === undefined) say(`No line differs from ${SET_NAMES[this.viewer.sheet.other]}`);
    else this.viewer.reveal(next);
  }

  describe(row, i) {
    const { sheet } = this.viewer;
    const other = sheet.kinds[sheet.sets[sheet.other][i]];
    const differs = other !== sheet.labels[i];
    row.classList.toggle("selected", this.selected.has(i));
    row.classList.toggle("differs", differs);
    row.children[0].setAttribute("aria-pressed", String(this.selected.has(i)));
    row.querySelector(".other")?.remove();
    if (differs) row.append(make("span", { class: "other" }, `${sheet.other}: `, make("span", { class: "kind", "data-kind": other.name, text: other.name })));
  }

  /** What each set says of a line, where they are not of one mind. */
  setsOf(i) {
    const { sheet } = this.viewer;
    const all = [["yours", sheet.labels[i]], ...Object.keys(SET_NAMES).filter((name) => sheet.sets[name]).map((name) => [name, sheet.kinds[sheet.sets[name][i]]])];
    if (new Set(all.map(([, kind]) => kind)).size < 2) return null;
    return make("ul", { class: "in-modes" }, ...all.map(([name, kind]) =>
      make("li", {}, make("span", { text: name }), make("span", { class: "kind", "data-kind": kind.name, text: kind.name }), make("span", { text: kind.kept ? "kept" : "dropped" }))));
  }

  // --- saving

  isUnsaved(sheet) {
    return !sheet.sets.saved || sheet.sets.saved.some((place, i) => sheet.kinds[place] !== sheet.labels[i]);
  }

  /** Whether a page would be written: the open one, and those that were changed. */
  isPending(sheet) {
    return this.isUnsaved(sheet) && (sheet === this.viewer.sheet || sheet.changes.length > 0);
  }

  async save() {
    const pending = this.viewer.sheets.filter((sheet) => this.isPending(sheet));
    const written = [];
    for (const sheet of pending) {
      const labels = [...sheet.labels];
      const problem = await this.send(sheet, labels);
      if (problem) return say(`Not saved: ${problem}`);
      sheet.sets.saved = labels.map((kind) => sheet.kinds.indexOf(kind));
      written.push(sheet.file);
    }
    const { sheet, paper } = this.viewer;
    if (![...this.comparing.options].some(({ value }) => value === "saved") && sheet.sets.saved) {
      this.comparing.append(make("option", { value: "saved", text: SET_NAMES.saved }));
    }
    for (const i of sheet.other === "saved" ? sheet.lines : []) paper.paint(i);
    this.refresh();
    return say(written.length ? `Saved: ${written.join(", ")}` : "Nothing to save");
  }

  /** Send the labels of a page; return what went wrong, or nothing. */
  async send(sheet, labels) {
    try {
      const answer = await fetch("save", {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Clean-Page-Token": TOKEN },
        body: JSON.stringify({ page: this.viewer.sheets.indexOf(sheet), labels: labels.map(({ name }) => name) }),
      });
      return answer.ok ? null : await answer.text();
    } catch {
      const rows = sheet.texts.map((text, i) => `${labels[i].name === "blank" ? "-" : labels[i].name}\t${text}\n`);
      await toClipboard(rows.join(""));
      return `clean-page label no longer runs; what ${sheet.file} should hold is in the clipboard`;
    }
  }

  get keys() {
    return [
      ...this.labels.map((kind) => ({ keys: [KEYS_OF_LABELS[kind.name]], says: `The lines chosen are ${kind.name}`, run: () => this.apply(kind) })),
      { keys: ["x"], says: "Choose the next line too", run: () => this.extend(1) },
      { keys: ["X"], says: "Choose the line above too", run: () => this.extend(-1) },
      { keys: ["u"], says: "Undo", run: () => this.undo() },
      { keys: ["r"], says: "Redo", run: () => this.redo() },
      { keys: ["m"], says: "Next line where the labels differ", run: () => this.nextDifference(1) },
      { keys: ["M"], says: "The differing line before", run: () => this.nextDifference(-1) },
      { keys: ["w", "Ctrl+s"], says: "Save", run: () => this.save() },
      { keys: ["h"], says: "The rules of labelling", run: () => this.rules.show() },
    ];
  }
}

const labeller = new Labeller(JSON.parse(byId("data").textContent));
labeller.viewer.start();
