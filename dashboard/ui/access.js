// For readers without a mouse or without sight: the language of the page, headings that sort by key, rows of a chart.
const pressed = (event) => {
  const heading = event.target.closest?.(".table-box th[tabindex]");
  if (!heading || (event.key !== "Enter" && event.key !== " ")) return;
  event.preventDefault();
  const at = [...heading.parentElement.children].indexOf(heading);
  const table = heading.closest("table");
  heading.click();
  table.querySelectorAll("thead th")[at]?.focus();
};

// Fields may be quoted and then hold commas, quotes and line breaks.
const parsed = (text) => {
  const lines = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    lines.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== "," && end) lines.push([]);
    if (!end) break;
  }
  return lines.filter((line) => line.length > 1 || line[0]);
};

const number = (text, language) => {
  const value = Number(text);
  const written = text.trim() !== "" && Number.isFinite(value) && /[.e]/i.test(text);
  return written ? value.toLocaleString(language, { maximumFractionDigits: 3 }) : text;
};

const cell = (tag, text, scope) => {
  const made = document.createElement(tag);
  made.textContent = text;
  if (scope) made.scope = scope;
  return made;
};

const line = (tag, texts, scopes) => {
  const made = document.createElement("tr");
  made.append(...texts.map((text, at) => cell(scopes(at) ? "th" : tag, text, scopes(at))));
  return made;
};

// Columns without a heading of their own, and columns of codes, are for programs.
const CODE = /^([a-z0-9_]+|True|False)?$/;
const named = ([heads, ...body]) => {
  const rows = [heads, ...body];
  const isCode = (at) => CODE.test(heads[at]) || (body.some((row) => /[a-zT]/.test(row[at])) && body.every((row) => CODE.test(row[at] ?? "")));
  const kept = heads.flatMap((_head, at) => (isCode(at) ? [] : [at]));
  return rows.map((row) => kept.map((at) => row[at] ?? ""));
};

const tableOf = (rows, language) => {
  const [heads, ...body] = named(rows);
  const table = document.createElement("table");
  table.createTHead().append(line("th", heads, () => "col"));
  const told = body.map((texts) => line("td", texts.map((text) => number(text, language)), (at) => (at ? "" : "row")));
  table.createTBody().append(...told);
  return table;
};

const show = async (button) => {
  const block = button.closest(".block, [class*='_block']");
  const top = button.closest(".block-top") ?? button.closest(".block-head").parentElement;
  const open = top.querySelector(".chart-rows");
  button.setAttribute("aria-expanded", String(!open));
  if (open) {
    open.remove();
    return;
  }
  const file = block.querySelector("[data-saves$='.csv']");
  const answer = await fetch(file.dataset.saves);
  if (!answer.ok) return;
  const box = document.createElement("div");
  box.className = "chart-rows table-box";
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", `${button.textContent}: ${block.querySelector("h3")?.textContent ?? ""}`);
  box.append(tableOf(parsed((await answer.text()).replace(/^\uFEFF/, "")), document.documentElement.lang));
  top.append(box);
  box.focus({ preventScroll: true });
};

// Streamlit knows the words of its own link in English only.
const translate = (words) => {
  const own = (one) => one.dataset.dashboardSkip || one.textContent === "Skip to main content";
  const link = [...document.querySelectorAll("a")].find(own);
  if (!link || !words) return;
  link.dataset.dashboardSkip = "yes";
  link.textContent = words;
};

const clicked = (event) => {
  const button = event.target.closest("[data-rows]");
  if (button) show(button);
};

export default ({ data }) => {
  document.documentElement.lang = data.language;
  translate(data.skip);
  if (window.dashboardAccess) return;
  window.dashboardAccess = true;
  document.addEventListener("keydown", pressed);
  document.addEventListener("click", clicked);
};
