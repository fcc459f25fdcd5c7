// Draws a chart with one copy of Plotly for the whole page and changes it in place: Streamlit's own element throws the
// drawing away whenever a number changes, which costs several times as much.
const library = (address) => {
  if (window.Plotly) return Promise.resolve(window.Plotly);
  window.dashboardPlotly ??= new Promise((loaded, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => loaded(window.Plotly);
    script.onerror = failed;
    document.head.append(script);
  });
  return window.dashboardPlotly;
};

const codeOf = (point) => {
  const told = point?.customdata;
  return String((Array.isArray(told) ? told[0] : told) ?? "");
};

// Every hover text ends with who is counted and what is not final.
const complete = (traces, note) => {
  for (const trace of note ? traces : []) {
    const template = trace.hovertemplate ?? (trace.hoverinfo === "text" ? "%{hovertext}<extra></extra>" : null);
    if (template) trace.hovertemplate = template.replace("<extra>", `<br>${note}<extra>`);
  }
};

const listen = (place) => {
  if (place.dashboardListens) return;
  place.dashboardListens = true;
  place.on("plotly_click", (event) => {
    const code = codeOf(event.points.find((point) => codeOf(point)));
    if (code && place.dashboardOpen) place.dashboardOpen(code);
  });
  const point = (code) => document.dispatchEvent(new CustomEvent("dashboard:pointed", { detail: code }));
  place.on("plotly_hover", (event) => point(codeOf(event.points.find((one) => codeOf(one)))));
  place.on("plotly_unhover", () => point(""));
  const drawn = () => place.dispatchEvent(new CustomEvent("dashboard:drawn", { bubbles: true }));
  place.on("plotly_afterplot", drawn);
  drawn();
  new ResizeObserver(() => {
    const width = Math.floor(place.clientWidth);
    if (width && place._fullLayout && Math.abs(width - place._fullLayout.width) > 1) window.Plotly.relayout(place, { width });
  }).observe(place);
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
  const place = parentElement.querySelector(".chart-place");
  place.dashboardOpen = data.opens ? (code) => setTriggerValue("opened", code) : null;
  place.classList.toggle("opens", data.opens);
  place.setAttribute("aria-label", data.title);
  if (place.dashboardSpec === data.spec) return;
  place.dashboardSpec = data.spec;
  const { data: traces, layout } = JSON.parse(data.spec);
  complete(traces, data.note);
  place.style.minHeight = layout.height ? `${layout.height}px` : "";
  library(data.library)
    .then((Plotly) => {
      if (place.dashboardSpec !== data.spec) return null;
      return Plotly.react(place, traces, { ...layout, width: Math.floor(place.clientWidth) || undefined }, data.config);
    })
    .then((drawn) => drawn && listen(place));
};
