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

const bodyRow = (row, told, open) => {
  const line = document.createElement("tr");
  line.className = row.marked ? "marked" : "";
  row.cells.forEach((shown, index) => line.append(cell("td", shown.text, `${told.columns[index].look} ${shown.look || ""}`)));
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

export default ({ data, parentElement, setTriggerValue }) => {
  const place = parentElement.querySelector(".table-place");
  const told = JSON.stringify(data);
  if (place.dashboardTold === told) return;
  place.dashboardTold = told;
  const order = { column: null, down: false };
  const open = (code) => setTriggerValue("opened", code);
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
  place.replaceChildren(box);
};
