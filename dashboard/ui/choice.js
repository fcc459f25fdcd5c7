// Draws choices - lists that can be searched by typing, and rows of segments - and hands over the code that was picked.
const made = (tag, classes, told = {}) => Object.assign(document.createElement(tag), { className: classes, ...told });

const list = (box, field, pick) => {
  const input = made("input", "choice-input", { autocomplete: "off", spellcheck: false });
  const options = made("div", "choice-options", { hidden: true });
  const state = { field, active: -1 };
  const words = () => state.field.options.find(([code]) => code === state.field.value)?.[1] ?? "";
  const shown = () => [...options.children].filter((option) => !option.hidden);
  const mark = (number) => {
    const offered = shown();
    state.active = Math.max(0, Math.min(number, offered.length - 1));
    offered.forEach((option, at) => option.classList.toggle("active", at === state.active));
    offered[state.active]?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", offered[state.active]?.id ?? "");
  };
  const close = () => {
    options.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    input.value = words();
  };
  const take = (code) => {
    const changed = code !== state.field.value;
    state.field = { ...state.field, value: code };
    close();
    if (changed) pick(state.field.key, code);
  };
  const open = () => {
    if (!options.hidden) return;
    options.replaceChildren(...state.field.options.map(([code, text], at) => {
      const option = made("div", "choice-option", { textContent: text, id: `${options.id}-${at}` });
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", String(code === state.field.value));
      option.addEventListener("pointerdown", (event) => event.preventDefault());
      option.addEventListener("click", () => take(code));
      option.dataset.code = code;
      return option;
    }));
    options.hidden = false;
    input.setAttribute("aria-expanded", "true");
    input.select();
    mark(state.field.options.findIndex(([code]) => code === state.field.value));
  };
  const filter = () => {
    open();
    const sought = input.value.trim().toLowerCase();
    for (const option of options.children) option.hidden = !option.textContent.toLowerCase().includes(sought);
    mark(0);
  };
  const keys = {
    ArrowDown: () => (options.hidden ? open() : mark(state.active + 1)),
    ArrowUp: () => mark(state.active - 1),
    Enter: () => (options.hidden ? open() : shown()[state.active] && take(shown()[state.active].dataset.code)),
    Escape: close,
  };
  options.id = `options-${field.key}`;
  for (const [name, value] of [["role", "combobox"], ["aria-controls", options.id], ["aria-expanded", "false"], ["aria-label", field.label]]) {
    input.setAttribute(name, value);
  }
  options.setAttribute("role", "listbox");
  options.setAttribute("aria-label", field.label);
  input.addEventListener("click", open);
  input.addEventListener("input", filter);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (!keys[event.key]) return;
    if (event.key.startsWith("Arrow")) event.preventDefault();
    keys[event.key]();
  });
  box.append(made("label", "choice-label", { textContent: field.label }), input, options);
  return (fresh) => {
    state.field = fresh;
    box.firstChild.textContent = fresh.label;
    if (options.hidden) input.value = words();
  };
};

const segments = (box, field, pick) => {
  const row = made("div", "segments");
  row.setAttribute("role", "radiogroup");
  box.append(row);
  return (fresh) => {
    row.setAttribute("aria-label", fresh.label);
    row.replaceChildren(...fresh.options.map(([code, text]) => {
      const button = made("button", "segment", { type: "button", textContent: text });
      button.setAttribute("role", "radio");
      button.setAttribute("aria-checked", String(code === fresh.value));
      button.addEventListener("click", () => code !== fresh.value && pick(fresh.key, code));
      return button;
    }));
  };
};

export default ({ data, parentElement, setTriggerValue }) => {
  const place = parentElement.querySelector(".choices");
  place.dashboardPick = (key, code) => setTriggerValue("chosen", { key, code });
  const pick = (key, code) => place.dashboardPick(key, code);
  const keys = data.fields.map((field) => `${field.key}:${field.segmented}`).join();
  if (place.dashboardKeys !== keys) {
    place.dashboardKeys = keys;
    place.classList.toggle("boxed", data.boxed);
    place.dashboardUpdates = data.fields.map((field) => {
      const box = made("div", `choice st-key-choice_${field.key}`);
      return [box, (field.segmented ? segments : list)(box, field, pick)];
    });
    place.replaceChildren(...place.dashboardUpdates.map(([box]) => box));
  }
  data.fields.forEach((field, number) => place.dashboardUpdates[number][1](field));
};
