// Runs before any script of a page: notes when each chart was drawn, when the reader last acted, on the page's own clock.
const hash = (text) => {
  let value = 5381;
  for (let i = 0; i < text.length; i += 1) value = (value * 33 + text.charCodeAt(i)) | 0;
  return `${text.length}:${value}`;
};
let plotly;
const noting = (draw) => (place, data, layout, ...rest) => {
  const drawing = hash(JSON.stringify(data));
  const spec = JSON.stringify({ data, layout: { ...layout, width: undefined } });
  return draw(place, data, layout, ...rest).then((drawn) => {
    if (place.drawing !== drawing) Object.assign(place, { drawing, spec, drawnAt: performance.now() });
    return drawn;
  });
};
Object.defineProperty(window, "Plotly", {
  configurable: true,
  get: () => plotly,
  set: (library) => {
    plotly = library;
    for (const name of ["react", "newPlot"]) library[name] = noting(library[name]);
  },
});
for (const kind of ["pointerdown", "change"]) {
  document.addEventListener(kind, () => { window.actedAt = performance.now(); }, true);
}
window.chartsDrawn = () => [...document.querySelectorAll(".chart-place")];
window.allDrawn = (expected) => {
  const found = window.chartsDrawn().map((place) => place.drawing);
  return found.length === expected.length && expected.every((drawing) => found.includes(drawing));
};
window.lastDrawnAt = () => Math.max(...window.chartsDrawn().map((place) => place.drawnAt));
