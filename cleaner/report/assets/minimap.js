// The whole page down the side, one stripe a line; a press goes there.

const STRIPE_PIXELS = 7; // no stripe is higher, so a short page has a short map
const WIDE_CHARS = 220; // a line as long as this has a stripe as wide as the map

class Minimap {
  /** `onGo(i)` is called with the line that was pressed. */
  constructor(root, paper, onGo) {
    Object.assign(this, { root, paper, onGo });
    this.canvas = make("canvas");
    this.window = make("div", { class: "window" });
    this.swatch = make("span", { hidden: true });
    root.append(this.canvas, this.window, this.swatch);
    root.addEventListener("pointerdown", (event) => {
      root.setPointerCapture(event.pointerId);
      this.go(event);
    });
    root.addEventListener("pointermove", (event) => root.hasPointerCapture(event.pointerId) && this.go(event));
    addEventListener("scroll", () => this.later("follow"), { passive: true });
    new ResizeObserver(() => this.later("draw")).observe(root);
  }

  show(sheet) {
    this.sheet = sheet;
    this.later("draw");
  }

  later(what) {
    (this.waiting ??= new Set()).add(what);
    this.frame ??= requestAnimationFrame(() => {
      const all = this.waiting;
      this.frame = this.waiting = null;
      if (all.has("draw")) this.draw();
      this.follow();
    });
  }

  colour(kind) {
    this.swatch.className = "swatch";
    this.swatch.dataset.kind = kind;
    return getComputedStyle(this.swatch).backgroundColor;
  }

  draw() {
    const { canvas, root, sheet } = this;
    if (!sheet || !root.clientWidth) return;
    const scale = devicePixelRatio || 1;
    const width = root.clientWidth;
    this.height = Math.min(root.clientHeight, sheet.texts.length * STRIPE_PIXELS);
    canvas.width = width * scale;
    canvas.height = Math.ceil(this.height * scale);
    canvas.style.height = `${this.height}px`;
    const pen = canvas.getContext("2d");
    const step = this.height / sheet.texts.length;
    const colours = new Map(sheet.kinds.map(({ name }) => [name, this.colour(name)]));
    pen.scale(scale, scale);
    for (const i of sheet.lines) {
      const share = 0.18 + 0.82 * Math.sqrt(Math.min(sheet.texts[i].length, WIDE_CHARS) / WIDE_CHARS);
      pen.fillStyle = colours.get(sheet.labels[i].name);
      pen.fillRect(0, i * step, width * share, Math.max(step * 0.75, 0.7));
    }
  }

  /** Lay the window over the lines that are on the screen. */
  follow() {
    if (!this.sheet || !this.height) return;
    const box = this.paper.root.getBoundingClientRect();
    const x = box.left + box.width / 2;
    const inset = document.querySelector(".bar").getBoundingClientRect().bottom;
    const top = this.lineFrom(x, Math.max(inset, box.top, 0) + 4, 1);
    const bottom = this.lineFrom(x, Math.min(innerHeight, box.bottom) - 4, -1);
    const step = this.height / this.sheet.texts.length;
    const from = (top ?? 0) * step;
    this.window.style.top = `${from}px`;
    this.window.style.height = `${Math.max(((bottom ?? top ?? 0) + 1) * step - from, 6)}px`;
  }

  lineFrom(x, y, direction) {
    for (let off = 0; off < innerHeight; off += 14) {
      const line = this.paper.lineAt(document.elementFromPoint(x, y + off * direction) ?? document.body);
      if (line === null) continue;
      const entry = this.paper.boxes.get(line);
      return entry?.inside.hidden && direction < 0 ? entry.lines.at(-1) : line;
    }
    return null;
  }

  go(event) {
    const { lines, texts } = this.sheet;
    const wanted = ((event.clientY - this.root.getBoundingClientRect().top) / this.height) * texts.length;
    const line = lines.findLast((i) => i <= wanted) ?? lines[0];
    if (line !== undefined) this.onGo(line);
  }
}
