// The page as a reader sees it: kept lines in full ink, dropped ones in boxes that fold.

const LINES_TOGETHER = 100; // rows the browser may skip as one while they are off the screen
const ROW_REM = 1.75; // how high a row is until the browser has laid it out
const TASTE_CHARS = 160;

class Paper {
  /** `folds`: whether dropped lines are put into boxes. `onChoose(i, event)`, `onHover(i or null)`, `onFold()`. */
  constructor(root, { folds, onChoose, onHover, onFold = () => {}, describe }) {
    Object.assign(this, { root, folds, onChoose, onHover, onFold, describe });
    this.rows = new Map();
    this.boxes = new Map();
    this.open = new Set();
    this.moved = new Set();
    this.isShown = () => true;
    this.pattern = null;
    this.current = null;
    root.addEventListener("click", (event) => this.clicked(event));
    root.addEventListener("pointerover", (event) => {
      if (event.pointerType === "mouse") this.onHover(this.lineAt(event.target));
    });
    root.addEventListener("pointerleave", () => this.onHover(null));
  }

  show(sheet) {
    this.sheet = sheet;
    this.rows.clear();
    this.boxes.clear();
    const groups = this.folds
      ? sheet.groups(this.isShown)
      : [{ name: "kept", lines: sheet.lines.filter(this.isShown) }];
    this.stops = groups.map((group) => group.lines);
    this.root.replaceChildren(
      ...groups.map((group) => (group.name === "kept" ? this.chunks(group.lines) : this.box(group))).flat(),
    );
    if (!groups.length) this.root.append(make("p", { class: "nothing", text: this.nothing() }));
    if (this.current != null) this.mark(this.current, true);
    this.onFold();
  }

  nothing() {
    return this.sheet.lines.length ? "No line of this page has the labels chosen." : "This page is empty.";
  }

  // --- making

  chunks(lines) {
    const chunks = [];
    for (let from = 0; from < lines.length; from += LINES_TOGETHER) {
      const some = lines.slice(from, from + LINES_TOGETHER);
      const chunk = make("div", { class: "chunk" }, ...some.map((i) => this.row(i)));
      chunk.style.containIntrinsicBlockSize = `auto ${some.length * ROW_REM}rem`;
      chunks.push(chunk);
    }
    return chunks;
  }

  row(i) {
    const number = make("button", {
      class: "number", type: "button", tabindex: -1, text: i + 1, "aria-describedby": `text-${i}`,
    });
    const tag = make("span", { class: "tag", "aria-hidden": "true" });
    const text = make("p", { class: "text", dir: "auto", id: `text-${i}` });
    const row = make("div", { class: "line", "data-line": i }, number, tag, text);
    this.rows.set(i, row);
    this.paint(i);
    this.write(i);
    return row;
  }

  /** Give the row of a line the looks of its label. */
  paint(i) {
    const row = this.rows.get(i);
    if (!row) return;
    const { name, kept } = this.sheet.labels[i];
    row.dataset.kind = name;
    row.classList.toggle("kept", kept);
    row.classList.toggle("gap", this.sheet.hasGap(i));
    row.classList.toggle("moved", this.moved.has(i));
    const [number, tag, text] = row.children;
    number.setAttribute("aria-label", this.sheet.verdict(i));
    tag.textContent = name === "body" ? "" : name;
    const level = { title: 2, heading: 3 }[name];
    if (level) text.setAttribute("role", "heading");
    else text.removeAttribute("role");
    if (level) text.setAttribute("aria-level", level);
    else text.removeAttribute("aria-level");
    this.describe?.(row, i);
  }

  /** Write the words of a line, with what is looked for marked. */
  write(i) {
    const text = this.rows.get(i).children[2];
    const words = this.sheet.texts[i];
    text.replaceChildren();
    let from = 0;
    for (const found of this.pattern ? words.matchAll(this.pattern) : []) {
      text.append(words.slice(from, found.index), make("mark", { text: found[0] }));
      from = found.index + found[0].length;
    }
    text.append(words.slice(from));
  }

  box(group) {
    const [first] = group.lines;
    const id = `box-${first}`;
    const inside = make("div", { class: "inside", id });
    const found = this.pattern ? group.lines.filter((i) => this.sheet.texts[i].search(this.pattern) >= 0).length : 0;
    const fold = make(
      "button",
      { class: "fold", type: "button", tabindex: -1, "aria-controls": id },
      make("span", { class: "chevron", "aria-hidden": "true" }),
      make("span", { class: "kind", text: group.name }),
      make("span", { class: "count", text: counted(group.lines.length, "line") }),
      found ? make("span", { class: "found", text: `${found} found` }) : null,
      make("bdi", { class: "taste", dir: "auto", text: this.taste(group.lines) }),
    );
    const box = make("section", { class: "box", "data-kind": group.name, "data-line": first, "aria-label": `${group.name}, dropped` }, fold, inside);
    const entry = { box, fold, inside, lines: group.lines, isFull: false };
    for (const i of group.lines) this.boxes.set(i, entry);
    this.fold(entry, !group.lines.some((i) => this.open.has(i)));
    return box;
  }

  taste(lines) {
    let taste = "";
    for (const i of lines) {
      if (taste.length > TASTE_CHARS) break;
      taste += `${taste && " · "}${this.sheet.texts[i].trim().slice(0, TASTE_CHARS)}`;
    }
    return taste.slice(0, TASTE_CHARS);
  }

  // --- folding

  fold(entry, isFolded) {
    if (!isFolded && !entry.isFull) {
      entry.inside.append(...this.chunks(entry.lines));
      entry.isFull = true;
    }
    entry.inside.hidden = isFolded;
    entry.fold.setAttribute("aria-expanded", String(!isFolded));
    for (const i of entry.lines) isFolded ? this.open.delete(i) : this.open.add(i);
  }

  isFolded(i) {
    return this.boxes.get(i)?.inside.hidden ?? false;
  }

  toggle(i) {
    const entry = this.boxes.get(i);
    if (!entry) return;
    const isFolded = !entry.inside.hidden;
    this.fold(entry, isFolded);
    this.onChoose(isFolded ? entry.lines[0] : i);
    this.onFold();
  }

  foldAll(isFolded) {
    for (const entry of new Set(this.boxes.values())) this.fold(entry, isFolded);
    if (this.current != null) this.mark(this.current, true);
    this.onFold();
  }

  get hasFolded() {
    return [...new Set(this.boxes.values())].some((entry) => entry.inside.hidden);
  }

  // --- moving

  lineAt(target) {
    const line = target.closest?.("[data-line]")?.dataset.line;
    return line === undefined ? null : Number(line);
  }

  clicked(event) {
    const i = this.lineAt(event.target);
    if (i === null) return;
    if (event.target.closest(".fold")) this.toggle(i);
    else if (!getSelection().toString()) this.onChoose(i, event);
  }

  mark(i, isCurrent) {
    this.handle(i)?.setAttribute("tabindex", isCurrent ? 0 : -1);
    const place = this.isFolded(i) ? this.boxes.get(i).box : this.rows.get(i);
    if (isCurrent) place?.setAttribute("aria-current", "true");
    else place?.removeAttribute("aria-current");
  }

  /** What the keyboard stands on when a line is current. */
  handle(i) {
    return this.isFolded(i) ? this.boxes.get(i).fold : this.rows.get(i)?.children[0];
  }

  /** Make a line the current one, on the screen and for the keyboard. */
  choose(i, { focuses = true } = {}) {
    for (const each of this.root.querySelectorAll("[aria-current]")) each.removeAttribute("aria-current");
    if (this.current != null) this.handle(this.current)?.setAttribute("tabindex", -1);
    this.current = i;
    this.mark(i, true);
    const handle = this.handle(i);
    if (focuses) handle?.focus({ preventScroll: true });
    (this.rows.get(i) ?? handle)?.scrollIntoView({ block: "nearest" });
  }

  /** Open what hides a line, and make it the current one in the middle of the screen. */
  reveal(i, options) {
    const entry = this.boxes.get(i);
    if (entry) this.fold(entry, false);
    this.choose(i, options);
    this.onFold();
    this.rows.get(i)?.scrollIntoView({ block: "center" });
  }

  /** Return the line that is so many steps from the current one; a folded box is one step. */
  step(by) {
    const stops = this.stops.flatMap((lines) => (this.isFolded(lines[0]) ? [lines[0]] : lines));
    if (this.current == null) return stops[0] ?? null;
    const here = stops.findLastIndex((i) => i <= this.current);
    return stops[Math.min(Math.max(here + by, 0), stops.length - 1)] ?? null;
  }
}
