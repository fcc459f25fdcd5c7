// One selection for the whole page: the unit under the pointer or the focus, and the chosen one of the link, are marked
// in every table and every chart that shows them, without asking the server.
const NS = "http://www.w3.org/2000/svg";
const RING = 13;

const rowsOf = (code) => [...document.querySelectorAll(".table-box tr[data-code]")].filter((row) => row.dataset.code === code);
const chartsNow = () => [...document.querySelectorAll(".chart-place")].filter((place) => place._fullLayout && place._fullData);
const first = (told) => String((Array.isArray(told) ? told[0] : told) ?? "");

// Where the marks of a unit lie in the drawing, in pixels: a dot's middle, a bar's end; tiles with numbers as one box.
const marksOf = (place, code) => {
  const found = [];
  for (const trace of place._fullData) {
    const across = place._fullLayout[(trace.xaxis || "x").replace("x", "xaxis")];
    const down = place._fullLayout[(trace.yaxis || "y").replace("y", "yaxis")];
    if (trace.z || !trace.customdata || !trace.x || !trace.y || !across || !down || trace.visible !== true) continue;
    const own = [];
    for (let at = 0; at < trace.customdata.length; at += 1) {
      if (first(trace.customdata[at]) !== code) continue;
      const [x, y] = [across._offset + across.d2p(trace.x[at]), down._offset + down.d2p(trace.y[at])];
      if (Number.isFinite(x) && Number.isFinite(y)) own.push({ x, y });
    }
    found.push(...(own.length > 1 && /text/.test(trace.mode) ? [around(own)] : own));
  }
  return found;
};

const around = (marks) => {
  const ends = (axis) => [Math.min(...marks.map((mark) => mark[axis])), Math.max(...marks.map((mark) => mark[axis]))];
  const [[left, right], [top, bottom]] = [ends("x"), ends("y")];
  return { x: left - 2 * RING, y: top - RING, width: right - left + 4 * RING, height: bottom - top + 2 * RING };
};

const ring = ({ x, y, ...box }, kind) => {
  const made = document.createElementNS(NS, box.width ? "rect" : "circle");
  const shape = box.width ? { x, y, ...box, rx: 4 } : { cx: x, cy: y, r: RING };
  const facts = { ...shape, class: `unit-ring ${kind}`, "pointer-events": "none" };
  for (const [name, value] of Object.entries(facts)) made.setAttribute(name, value);
  return made;
};

const markCharts = (code, kind, places) => {
  for (const place of places) {
    const paper = [...place.querySelectorAll(".main-svg")].at(-1);
    place.querySelectorAll(`.unit-ring.${kind}`).forEach((made) => made.remove());
    if (paper && code) paper.append(...marksOf(place, code).map((mark) => ring(mark, kind)));
  }
};

// Only the table's own box moves; the page under the reader's hand stays where it is.
const bringIntoBox = (row) => {
  const box = row.closest(".table-box");
  const [top, bottom] = [row.offsetTop - row.offsetHeight, row.offsetTop + 2 * row.offsetHeight];
  if (top < box.scrollTop || bottom > box.scrollTop + box.clientHeight) box.scrollTop = top - box.clientHeight / 2;
};

const point = (code, fromTable) => {
  if (window.dashboardPointed === code) return;
  document.querySelectorAll(".table-box tr.pointed").forEach((row) => row.classList.remove("pointed"));
  window.dashboardPointed = code;
  if (!fromTable) rowsOf(code).forEach((row) => { row.classList.add("pointed"); bringIntoBox(row); });
  else rowsOf(code).forEach((row) => row.classList.add("pointed"));
  markCharts(code, "pointed", chartsNow());
};

const choose = (places) => {
  for (const place of places) {
    place.querySelectorAll(".unit-ring.chosen").forEach((made) => made.remove());
    const paper = [...place.querySelectorAll(".main-svg")].at(-1);
    for (const code of window.dashboardChosen) paper?.append(...marksOf(place, code).map((mark) => ring(mark, "chosen")));
  }
};

const listen = () => {
  const ofRow = (event) => event.target.closest?.(".table-box tr[data-code]")?.dataset.code ?? "";
  document.addEventListener("pointerover", (event) => {
    if (!event.target.closest?.(".chart-place")) point(ofRow(event), true);
  });
  document.addEventListener("focusin", (event) => point(ofRow(event), true));
  document.addEventListener("dashboard:pointed", (event) => point(event.detail, false));
  document.addEventListener("dashboard:drawn", (event) => choose([event.target]));
};

export default ({ data }) => {
  window.dashboardChosen = new Set(data.chosen);
  if (!window.dashboardSelects) listen();
  window.dashboardSelects = true;
  for (const row of document.querySelectorAll(".table-box tr[data-code]")) {
    row.classList.toggle("chosen", window.dashboardChosen.has(row.dataset.code));
  }
  choose(chartsNow());
};
