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
  for (let index = 0; index < row.cells.length; ) {
    const shown = row.cells[index];
    const made = cell("td", shown.text, `${told.columns[index].look} ${shown.look || ""}`);
    made.colSpan = width(row.cells, index);
    if (made.colSpan > 1) made.classList.add("wide");
    line.append(made);
    index += made.colSpan;
  }
  if (told.opens && row.code) {
    line.tabIndex = 0;
    line.classList.add("opens");
    line.dataset.code = row.code;
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

  draw();
  place.replaceChildren(...(data.rows.length ? [box] : []));
};
