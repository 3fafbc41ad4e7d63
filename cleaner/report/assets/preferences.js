// What the reader chose on this machine: the colours, and whether single keys do something.

const preferences = {
  read(name, otherwise) {
    try {
      return localStorage.getItem(`clean-page.${name}`) ?? otherwise;
    } catch {
      return otherwise; // the browser keeps nothing for files
    }
  },
  write(name, value) {
    try {
      localStorage.setItem(`clean-page.${name}`, value);
    } catch {
      // then it holds for as long as the window is open
    }
  },
};

const THEMES = {
  auto: ["◐", "Colours as the system has them"],
  light: ["○", "Light colours"],
  dark: ["●", "Dark colours"],
};

/** Let the button `button` go through the colours; call `onChange` when they have changed. */
function offerThemes(button, onChange) {
  const show = (theme) => {
    const [sign, name] = THEMES[theme];
    document.documentElement.dataset.theme = theme;
    button.textContent = sign;
    button.setAttribute("aria-label", name);
    button.title = name;
    onChange();
  };
  button.addEventListener("click", () => {
    const names = Object.keys(THEMES);
    const next = names[(names.indexOf(document.documentElement.dataset.theme) + 1) % names.length];
    preferences.write("theme", next);
    show(next);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", onChange);
  const known = preferences.read("theme", "auto");
  show(known in THEMES ? known : "auto");
}
