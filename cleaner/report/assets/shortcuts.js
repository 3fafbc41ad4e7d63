// What the keys do, and the table that says so. Single keys can be switched off, for those who
// speak to their computer.

class Shortcuts {
  /** `rows` are {keys, says, run}; a key is written as `KeyboardEvent.key`, or "Ctrl+s". */
  constructor(dialog, rows) {
    Object.assign(this, { dialog, rows });
    this.isOn = preferences.read("keys", "on") === "on";
    this.byKey = new Map(rows.flatMap((row) => row.keys.map((key) => [key, row])));
    document.addEventListener("keydown", (event) => this.pressed(event));
    this.fill();
  }

  pressed(event) {
    if (document.querySelector("dialog[open]")) return;
    const withControl = event.ctrlKey || event.metaKey;
    const row = this.byKey.get(withControl ? `Ctrl+${event.key}` : event.key);
    const isTyping = event.target.matches("input:not([type=radio], [type=checkbox]), textarea, select");
    if (!row || event.altKey || (!withControl && (isTyping || (!this.isOn && event.key.length === 1)))) return;
    if (row.onlyOnLines && event.target !== document.body && !event.target.closest(".paper")) return;
    event.preventDefault();
    row.run();
  }

  fill() {
    const box = make("input", {
      type: "checkbox", checked: this.isOn,
      on: {
        change: () => {
          this.isOn = box.checked;
          preferences.write("keys", this.isOn ? "on" : "off");
        },
      },
    });
    this.dialog.replaceChildren(
      make("h2", { id: "keys-title", text: "Keys" }),
      make("dl", {}, ...this.rows.flatMap(({ keys, says }) => [
        make("dt", {}, ...keys.map((key) => make("kbd", { text: KEY_NAMES[key] ?? key }))),
        make("dd", { text: says }),
      ])),
      make("label", { class: "option" }, box, "Single keys do something"),
      make("button", { class: "solid", type: "button", text: "Close", on: { click: () => this.dialog.close() } }),
    );
  }

  help() {
    this.dialog.showModal();
  }
}

const KEY_NAMES = { ArrowDown: "↓", ArrowUp: "↑", " ": "space", "Ctrl+s": "Ctrl S" };
