// Choosing many lines with one drag: with the mouse over the page, with a finger along the numbers.

const EDGE_PIXELS = 60; // a drag this near to the edge of the window scrolls it

class Drags {
  /** `over(from, line)` is called for each line that a drag comes to, `pressed(line, event)` where nothing was dragged. */
  constructor(paper, { over, pressed }) {
    Object.assign(this, { paper, over, pressed, from: null, to: null });
    const { root } = paper;
    root.addEventListener("pointerdown", (event) => this.begin(event));
    root.addEventListener("pointermove", (event) => this.move(event));
    root.addEventListener("pointerup", (event) => this.end(event, { isPress: true }));
    root.addEventListener("pointercancel", (event) => this.end(event, { isPress: false }));
  }

  begin(event) {
    const isHandle = event.pointerType === "mouse" || event.target.closest(".number, .tag");
    const line = this.paper.lineAt(event.target);
    if (event.button !== 0 || event.shiftKey || !isHandle || line === null) return;
    this.from = line;
    this.paper.root.setPointerCapture(event.pointerId);
    if (event.pointerType === "mouse") event.preventDefault();
  }

  move(event) {
    if (this.from === null) return;
    const line = this.paper.lineAt(document.elementFromPoint(event.clientX, event.clientY) ?? document.body);
    if (event.clientY > innerHeight - EDGE_PIXELS) scrollBy(0, 16);
    if (event.clientY < EDGE_PIXELS * 2) scrollBy(0, -16);
    if (line === null || line === this.to) return;
    this.to = line;
    this.over(this.from, line);
  }

  end(event, { isPress }) {
    const { from, to } = this;
    this.from = this.to = null;
    if (from !== null && isPress && (to ?? from) === from) this.pressed(from, event);
  }
}
