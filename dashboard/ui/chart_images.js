// Saves a drawn chart as PNG or SVG with the Plotly that drew it: no second copy of the library, no browser on the
// server, the reader's own fonts. Title, counting basis, notes and the internal-use line go into the image.
export default () => {
  if (window.dashboardChartImages) return;
  window.dashboardChartImages = true;

  const drawnChart = (key) => document.querySelector(`.st-key-${CSS.escape(key)} .js-plotly-plot`);

  const imageButton = (chart) =>
    chart._fullLayout._modeBar.buttons.flat().find((button) => button.name === "toImage");

  const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

  // Breaks a text where it reaches the width: between Chinese letters, between words of others.
  const broken = (text, width, font) => {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = font;
    const parts = text.match(/[\u2e80-\uffff]|[^\u2e80-\uffff\s]+|\s+/g) || [];
    return parts.reduce((lines, part) => {
      const longer = lines[lines.length - 1] + part;
      if (pen.measureText(longer).width <= width) return [...lines.slice(0, -1), longer];
      return [...lines, part.trimStart()];
    }, [""]);
  };

  const framed = (chart, told) => {
    const full = chart._fullLayout;
    const size = full._size;
    const width = Math.max(full.width, 900);
    const lines = (text, font) => broken(text, width - 2 * 16, `${font} ${full.font.family}`).map(escaped);
    const title = lines(told.title, "bold 22px").map((line) => `<b>${line}</b>`);
    const notes = told.notes.flatMap((note) => lines(note, "15px")).map((line) => `<span style="font-size:15px">${line}</span>`);
    const below = [told.basis, told.internal].filter(Boolean).flatMap((text) => lines(text, "13px"));
    const head = 36 + 29 * (title.length + notes.length);
    const foot = 36 + 18 * below.length;
    const height = full.height + head + foot;
    const layout = JSON.parse(JSON.stringify(chart.layout));
    return {
      width, height,
      data: chart.data,
      layout: {
        ...layout, width, height, autosize: false, paper_bgcolor: "#ffffff",
        margin: { ...(layout.margin || {}), l: size.l, r: size.r, t: size.t + head, b: size.b + foot },
        title: {
          text: [...title, ...notes].join("<br>"),
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
