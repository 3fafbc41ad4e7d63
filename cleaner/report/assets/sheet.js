// A page as data: its lines, and what each is. Lines are counted from 0 here and shown from 1.

class Sheet {
  /** `data` is what `Sheet.to_dict` wrote; `kinds` are the labels with their meanings. */
  constructor(data, kinds) {
    Object.assign(this, data);
    this.kinds = kinds;
    this.labels = [];
    if (this.mode) this.switchTo(this.mode);
  }

  /** Take the labels of a mode; return the lines that are kept now and were not, or the reverse. */
  switchTo(mode) {
    const before = this.labels.map((label) => label.kept);
    this.mode = mode;
    this.cut = this.cuts[mode];
    this.confidence = this.confidences[mode];
    this.labels = this.inMode(mode);
    return this.lines.filter((i) => before.length && before[i] !== this.labels[i].kept);
  }

  inMode(mode) {
    return this.labelsOf[mode].map((place) => this.kinds[place]);
  }

  /** Whether the model keeps no line in this mode. */
  get keepsNothing() {
    return !this.inMode(this.mode).some(({ kept }) => kept);
  }

  /** The lines that are not blank. */
  get lines() {
    return (this.filled ??= [...this.texts.keys()].filter((i) => this.labels[i].name !== "blank"));
  }

  /** How far a line is from being decided the other way. */
  margin(i) {
    return Math.abs(this.probabilities[i] - this.cut);
  }

  /** All lines, the most doubtful first. */
  get doubtful() {
    return this.lines.toSorted((a, b) => this.margin(a) - this.margin(b) || a - b);
  }

  /** How many lines each label has. */
  get counts() {
    const counts = new Map();
    for (const i of this.lines) counts.set(this.labels[i].name, (counts.get(this.labels[i].name) ?? 0) + 1);
    return counts;
  }

  get keptCount() {
    return this.lines.filter((i) => this.labels[i].kept).length;
  }

  /** The kept lines, verbatim, runs of one label separated by a blank line: `Page.text`. */
  get cleanText() {
    const parts = [];
    for (const i of this.lines.filter((line) => this.labels[line].kept)) {
      const joins = i > 0 && this.labels[i - 1].name === this.labels[i].name;
      parts.push(parts.length ? (joins ? "\n" : "\n\n") : "", this.texts[i]);
    }
    return parts.join("");
  }

  /** Runs of lines to show together: kept ones, or dropped ones of one label. */
  groups(isShown) {
    const groups = [];
    for (const i of this.lines) {
      if (!isShown(i)) continue;
      const name = this.labels[i].kept ? "kept" : this.labels[i].name;
      if (groups.at(-1)?.name === name) groups.at(-1).lines.push(i);
      else groups.push({ name, kind: this.labels[i], lines: [i] });
    }
    return groups;
  }

  /** Whether a blank line stands above. */
  hasGap(i) {
    return i > 0 && this.labels[i - 1].name === "blank";
  }

  /** Return the reasons of a line as [words, line, effect]; null where they were not worked out. */
  reasonsOf(i) {
    return this.reasons?.lines[i]?.map(([word, line, effect]) => [this.reasons.words[word], line, effect]) ?? null;
  }

  /** Say in one phrase what was decided about a line. */
  verdict(i) {
    const { name, kept } = this.labels[i];
    return `Line ${i + 1}, ${name}, ${kept ? "kept" : "dropped"}`;
  }
}
