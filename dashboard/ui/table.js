// Draws a table whose headings sort and whose rows can be opened; every text arrives finished from the server.
const compare = (left, right) => {
  if (left === right) return 0;
  if (left === null) return 1;
  if (right === null) return -1;
  return typeof left === "number" ? left - right : String(left).localeCompare(String(right), "zh-CN");
};

const cell = (tag, text, classes) => {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = classes;
  return made;
};

const drawn = (tag, facts) => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(facts)) made.setAttribute(name, value);
  return made;
};

const WIDE = 50;
const HIGH = 22;
const EDGE = 5;

// From the column's one scale to the picture; all cells of a column compare.
const along = ([low, high], length) => (value) => EDGE + ((value - low) / (high - low || 1)) * (length - 2 * EDGE);

const picture = (words, parts) => {
  const made = drawn("svg", { class: "mark", width: WIDE, height: HIGH, viewBox: `0 0 ${WIDE} ${HIGH}`, role: "img" });
  made.setAttribute("aria-label", words);
  const title = drawn("title", {});
  title.textContent = words;
  made.append(title, ...parts);
  return made;
};

const spark = (shown, reach) => {
  const up = along(reach, HIGH);
  const over = along([0, Math.max(shown.spark.length - 1, 1)], WIDE);
  const points = shown.spark.map((value, at) => (value === null ? null : [over(at), HIGH - up(value)]));
  const steps = points.map((point, at) => point && `${at && points[at - 1] ? "L" : "M"}${point.join(" ")}`);
  const dots = points.flatMap((point, at) => {
    const last = at === points.length - 1;
    return point ? [drawn("circle", { cx: point[0], cy: point[1], r: last ? 4 : 1.6, fill: shown.colour })] : [];
  });
  const zero = HIGH - up(0);
  return picture(shown.told, [
    drawn("line", { class: "zero", x1: 0, x2: WIDE, y1: zero, y2: zero }),
    drawn("path", { d: steps.filter(Boolean).join(" "), fill: "none", stroke: shown.colour, "stroke-width": 2 }),
    ...dots,
  ]);
};

const bar = (shown, reach) => {
  const [value, low, high] = shown.bar;
  const over = along(reach, WIDE);
  const [left, right] = [over(0), over(value)].sort((one, other) => one - other);
  const line = drawn("line", { class: "interval", x1: over(low), x2: over(high), y1: HIGH / 2, y2: HIGH / 2 });
  return picture(shown.told ?? shown.text, [
    drawn("rect", { x: left, y: 5, width: Math.max(right - left, 1), height: HIGH - 10, fill: shown.colour }),
    ...(low === null ? [] : [line]),
    drawn("line", { class: "zero solid", x1: over(0), x2: over(0), y1: 0, y2: HIGH }),
  ]);
};

const EMPTY = new Set(["suppressed", "no_data", "not_applicable", "not_ranked"]);

// Neighbours that are empty for one reason say it once; said in each, it would push the table off the screen.
const width = (cells, index) => {
  const same = (other) => other && other.look === cells[index].look && other.text === cells[index].text;
  let end = index + 1;
  while (EMPTY.has(cells[index].look) && same(cells[end])) end += 1;
  return end - index;
};

// The block that tells of the opened row comes into sight; where it is seen already, nothing moves.
const bringIntoSight = (key) => {
  const place = key ? document.querySelector(`.st-key-${key}`) : null;
  if (!place) return;
  const top = place.getBoundingClientRect().top;
  if (top < 0 || top > window.innerHeight / 2) place.scrollIntoView({ block: "start" });
};

const bodyRow = (row, told, open) => {
  const line = document.createElement("tr");
  line.className = row.marked ? "marked" : "";
  line.classList.toggle("chosen", Boolean(window.dashboardChosen?.has(row.code)));
  if (row.code) line.dataset.code = row.code;
  for (let index = 0; index < row.cells.length; ) {
    const shown = row.cells[index];
    const made = cell("td", shown.text, `${told.columns[index].look} ${shown.look || ""}`);
    made.colSpan = width(row.cells, index);
    if (made.colSpan > 1) made.classList.add("wide");
    if (shown.spark) made.replaceChildren(spark(shown, told.columns[index].reach));
    if (shown.bar) {
      const pair = cell("div", "", "barred");
      pair.append(bar(shown, told.columns[index].reach), cell("span", shown.text, ""));
      made.replaceChildren(pair);
    }
    if (shown.hint) made.title = shown.hint;
    if (shown.under) made.append(cell("div", shown.under, "under"));
    line.append(made);
    index += made.colSpan;
  }
  if (told.opens && row.code) {
    line.tabIndex = 0;
    line.classList.add("opens");
    line.addEventListener("click", () => open(row.code));
    line.addEventListener("keydown", (event) => event.key === "Enter" && open(row.code));
  }
  return line;
};

const sorted = (rows, order) => {
  if (order.column === null) return rows;
  const directed = [...rows].sort((left, right) => {
    const first = left.cells[order.column].sort;
    const second = right.cells[order.column].sort;
    const nothing = (first === null) - (second === null);
    return nothing || (order.down ? -1 : 1) * compare(first, second);
  });
  return directed;
};

// The head comes finished from the server; it is written again only when it changed.
const dress = (parentElement, data) => {
  const box = parentElement.querySelector(".block");
  if (box.dashboardHead === data.head) return;
  box.dashboardHead = data.head;
  box.className = data.key ? `block framed st-key-${data.key}_block` : "block";
  box.querySelector(".block-top").innerHTML = data.head;
};

export default ({ data, parentElement, setTriggerValue }) => {
  dress(parentElement, data);
  const place = parentElement.querySelector(".table-place");
  const told = JSON.stringify([data.columns, data.rows, data.opens, data.height]);
  if (place.dashboardTold === told) return;
  place.dashboardTold = told;
  const order = { column: null, down: false };
  const open = (code) => {
    setTriggerValue("opened", code);
    bringIntoSight(data.shows);
  };
  const box = document.createElement("div");
  box.className = "table-box";
  box.style.maxHeight = data.height ? `${data.height}px` : "";
  const table = document.createElement("table");
  box.append(table);

  const head = () => {
    const line = document.createElement("tr");
    data.columns.forEach((column, index) => {
      const heading = cell("th", column.title, column.look);
      heading.title = column.help || "";
      heading.scope = "col";
      heading.tabIndex = 0;
      if (order.column === index) heading.dataset.order = order.down ? "down" : "up";
      heading.addEventListener("click", () => {
        order.down = order.column === index && !order.down;
        order.column = index;
        draw();
      });
      line.append(heading);
    });
    return line;
  };

  const draw = () => {
    const top = document.createElement("thead");
    const body = document.createElement("tbody");
    top.append(head());
    body.append(...sorted(data.rows, order).map((row) => bodyRow(row, data, open)));
    table.replaceChildren(top, body);
  };
  const showMarked = () => {
    const marked = table.querySelector("tr.marked, tr.chosen");
    if (marked && data.height) box.scrollTop = Math.max(0, marked.offsetTop - data.height / 2);
  };

  draw();
  place.replaceChildren(...(data.rows.length ? [box] : []));
  showMarked();
};
