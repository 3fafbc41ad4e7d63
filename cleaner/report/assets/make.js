// Every element is made here. Text is set as text, so no word of a page becomes markup.

/** Return a new element; `text` is its text, `on` its listeners, all else its attributes. */
function make(tag, { text, on = {}, ...attributes } = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  for (const [name, listener] of Object.entries(on)) element.addEventListener(name, listener);
  if (text != null) element.textContent = text;
  element.append(...children.filter((child) => child != null));
  return element;
}

const byId = (id) => document.getElementById(id);

/** Say so many of something: "1 line", "12 lines". */
const counted = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;

/** Return a probability as it is written everywhere: two digits. */
const shown = (probability) => probability.toFixed(2);

/** Show a message, and have it read out. */
function say(message) {
  const status = byId("status");
  status.textContent = message;
  status.classList.add("fresh");
  clearTimeout(say.timer);
  say.timer = setTimeout(() => status.classList.remove("fresh"), 4000);
}

/** Return a flat bar that is filled so far, 0 to 1; `name` tells those who cannot see it. */
function bar(share, name) {
  const fill = make("span", { class: "fill" });
  fill.style.width = `${Math.round(share * 100)}%`;
  return make("span", { class: "gauge", role: "img", "aria-label": name }, fill);
}

/** Return a group of buttons of which one is chosen. */
function choice(name, options, chosen, onChange) {
  const group = make("fieldset", { class: "choice" }, make("legend", { text: name, class: "unseen" }));
  for (const [value, text, hint] of options) {
    const input = make("input", {
      type: "radio", name, value, checked: value === chosen, on: { change: () => onChange(value) },
    });
    group.append(make("label", { title: hint }, input, make("span", { text })));
  }
  return group;
}
