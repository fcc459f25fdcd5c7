// Saves a drawn chart as PNG or SVG with the Plotly that drew it: no second copy of the library, no browser on the
// server, the reader's own fonts. Title, counting basis, notes and the internal-use line go into the image.
export default () => {
  if (window.dashboardChartImages) return;
  window.dashboardChartImages = true;

  const drawnChart = (key) => document.querySelector(`.st-key-${CSS.escape(key)} .js-plotly-plot`);

  const imageButton = (chart) =>
    chart._fullLayout._modeBar.buttons.flat().find((button) => button.name === "toImage");


  const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

  const framed = (chart, told) => {
    const full = chart._fullLayout;
    const size = full._size;
    const head = 64 + 24 * told.notes.length;
    const foot = 72;
    const width = Math.max(full.width, 900);
    const height = full.height + head + foot;
    const layout = JSON.parse(JSON.stringify(chart.layout));
    const below = [told.basis, told.internal].filter(Boolean).map(escaped);
    return {
      width, height,
      data: chart.data,
      layout: {
        ...layout, width, height, autosize: false, paper_bgcolor: "#ffffff",
        margin: { ...(layout.margin || {}), l: size.l, r: size.r, t: size.t + head, b: size.b + foot },
        title: {
          text: [`<b>${escaped(told.title)}</b>`, ...told.notes.map((note) => `<span style="font-size:15px">${escaped(note)}</span>`)].join("<br>"),
          x: 0, xref: "container", xanchor: "left", y: 1 - 16 / height, yref: "container", yanchor: "top",
          pad: { l: 16 }, font: { size: 22 }, automargin: false,
        },
        annotations: [
          ...(layout.annotations || []),
          {
            text: below.join("<br>"), showarrow: false, align: "left", font: { size: 13, color: "#5b7080" },
            x: 0, xref: "paper", xanchor: "left", xshift: 16 - size.l,
            y: 0, yref: "paper", yanchor: "bottom", yshift: -(size.b + foot) + 10,
          },
        ],
      },
    };
  };

  const save = (key, format, told) => {
    const chart = drawnChart(key);
    if (!chart || !chart._fullLayout || !chart._fullLayout._modeBar) return;
    const image = framed(chart, told);
    const options = { format, filename: told.file, width: image.width, height: image.height, scale: format === "png" ? 2 : 1 };
    imageButton(chart).click({
      data: image.data, layout: image.layout, config: { staticPlot: true },
      _context: { toImageButtonOptions: options, locale: "en-US", locales: {}, displayNotifier: false },
    });
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-chart-image]");
    if (!button) return;
    event.preventDefault();
    save(button.dataset.chart, button.dataset.chartImage, {
      title: button.dataset.title, basis: button.dataset.basis, internal: button.dataset.internal,
      file: button.dataset.file, notes: (button.dataset.notes || "").split("\n").filter(Boolean),
    });
  });
};
