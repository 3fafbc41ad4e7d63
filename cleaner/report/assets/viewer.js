// What report and labeller have in common: pages, one of them open, one line of it current.

const HOVER_MILLISECONDS = 60;
const NARROW = matchMedia("(max-width: 75rem)"); // as in the styles: no room for a third column

class Viewer {
  /** `program` gives `opened(sheet)`, and may give `chosen(i, event)`, `revealed(i)`, `extra(i)`,
   * `describe(row, i)`, `folded()`, `note(sheet)`. */
  constructor(data, program, { folds }) {
    this.kinds = data.kinds;
    this.program = program;
    this.sheets = data.sheets.map((sheet) => new Sheet(sheet, this.kinds));
    this.paper = new Paper(byId("paper"), {
      folds,
      onChoose: (i, event) => (program.chosen ?? ((line) => this.choose(line)))(i, event),
      onHover: (i) => this.hovered(i),
      onFold: program.folded,
      describe: program.describe,
    });
    this.details = new Details(byId("details"), {
      extra: program.extra,
      onClose: () => this.details.empty(),
      onGo: (i) => this.reveal(i),
    });
    this.minimap = new Minimap(byId("minimap"), this.paper, (i) => this.reveal(i, { focuses: false }));
    this.search = new Search({ onChange: (pattern) => this.find(pattern), onGo: (i) => this.reveal(i, { focuses: false }) });
    this.overview = new Overview(byId("overview"), this.sheets, { onOpen: (sheet) => this.open(sheet), note: program.note });
    offerThemes(byId("theme"), () => this.minimap.later("draw"));
  }

  /** Begin: with the page that the address names, the only one, or all of them. */
  start() {
    const several = this.sheets.length > 1;
    byId("to-overview").addEventListener("click", () => this.showAll());
    byId("help").addEventListener("click", () => this.shortcuts.help());
    const named = this.sheets[Number(location.hash.slice(1)) - 1];
    if (named || !several) this.open(named ?? this.sheets[0]);
    else this.showAll();
  }

  // --- pages

  open(sheet) {
    this.sheet = sheet;
    this.doubt = null;
    this.overview.root.hidden = true;
    byId("desk").hidden = false;
    byId("to-overview").hidden = this.sheets.length < 2;
    document.body.classList.remove("all");
    history.replaceState(null, "", `#${this.sheets.indexOf(sheet) + 1}`);
    byId("name").textContent = sheet.name;
    document.title = sheet.name;
    this.paper.current = null;
    this.paper.open.clear();
    this.paper.moved.clear();
    this.details.empty();
    this.program.opened(sheet);
    this.search.show(sheet);
    scrollTo(0, 0);
  }

  showAll() {
    if (this.sheets.length < 2) return;
    byId("desk").hidden = true;
    byId("to-overview").hidden = true;
    this.overview.root.hidden = false;
    document.body.classList.add("all");
    history.replaceState(null, "", "#");
    byId("name").textContent = "All pages";
    document.title = counted(this.sheets.length, "page");
    byId("facts").textContent = "";
    this.overview.show();
    scrollTo(0, 0);
    if (this.sheet) this.overview.focus(this.sheet);
  }

  turn(by) {
    const next = this.sheets[this.sheets.indexOf(this.sheet) + by];
    if (next && !byId("desk").hidden) this.open(next);
  }

  /** Say in the bar what the page is. */
  tell() {
    const { sheet } = this;
    byId("facts").textContent = [
      `${sheet.keptCount} of ${counted(sheet.lines.length, "line")} kept`,
      `confidence ${shown(sheet.confidence)}`,
      sheet.pageType,
      sheet.language,
    ].filter(Boolean).join(" · ");
  }

  /** Show the page anew, after its labels have changed. */
  draw() {
    this.paper.show(this.sheet);
    this.minimap.show(this.sheet);
    this.tell();
    if (this.paper.current != null) this.details.show(this.sheet, this.paper.current);
  }

  find(pattern) {
    this.paper.pattern = pattern;
    this.draw();
  }

  // --- lines

  choose(i) {
    if (i == null) return;
    this.paper.choose(i);
    this.details.show(this.sheet, i);
  }

  reveal(i, options) {
    this.paper.reveal(i, options);
    this.details.show(this.sheet, i);
    this.program.revealed?.(i);
  }

  hovered(i) {
    clearTimeout(this.hovering);
    if (NARROW.matches) return; // there it would cover the lines
    this.hovering = setTimeout(() => {
      const line = i ?? this.paper.current;
      if (line != null) this.details.show(this.sheet, line);
    }, HOVER_MILLISECONDS);
  }

  step(by) {
    const i = this.paper.step(by);
    if (i != null) this.paper.onChoose(i);
  }

  /** Go to the next line in the order of doubt. */
  nextDoubtful(by) {
    const { doubtful } = this.sheet;
    if (!doubtful.length) return;
    this.doubt = this.doubt == null ? 0 : (this.doubt + by + doubtful.length) % doubtful.length;
    const i = doubtful[this.doubt];
    this.reveal(i);
    say(`${this.sheet.verdict(i)}: ${this.doubt + 1} of ${doubtful.length} by doubt, ${shown(this.sheet.margin(i))} from the other side`);
  }

  /** What the keys do in both programs. */
  get keys() {
    return [
      { keys: ["j"], says: "Next line", run: () => this.step(1) },
      { keys: ["k"], says: "Line above", run: () => this.step(-1) },
      { keys: ["ArrowDown"], says: "Next line, while the page has the focus", onlyOnLines: true, run: () => this.step(1) },
      { keys: ["ArrowUp"], says: "Line above, while the page has the focus", onlyOnLines: true, run: () => this.step(-1) },
      { keys: ["n"], says: "Next doubtful line, the most doubtful first", run: () => this.nextDoubtful(1) },
      { keys: ["N"], says: "The doubtful line before", run: () => this.nextDoubtful(-1) },
      { keys: ["/"], says: "Search; Enter goes to what is found, Escape ends it", run: () => this.search.field.focus() },
      ...(this.sheets.length > 1
        ? [
            { keys: ["o"], says: "All pages", run: () => this.showAll() },
            { keys: ["["], says: "The page before", run: () => this.turn(-1) },
            { keys: ["]"], says: "Next page", run: () => this.turn(1) },
          ]
        : []),
      { keys: ["y"], says: "Copy the clean text", run: () => this.copy() },
      { keys: ["t"], says: "Other colours: system, light, dark", run: () => byId("theme").click() },
      { keys: ["?"], says: "These keys", run: () => this.shortcuts.help() },
    ];
  }

  async copy() {
    const text = this.sheet.cleanText;
    await toClipboard(text);
    say(text ? `Copied ${counted(this.sheet.keptCount, "line")}` : "There is nothing to copy: no line is kept");
  }
}

async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyBySelection(text); // a browser that lets files have no clipboard
  }
}

function copyBySelection(text) {
  const field = make("textarea", { class: "unseen", "aria-hidden": "true" });
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}
