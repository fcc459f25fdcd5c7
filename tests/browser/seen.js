// What a reader can see or find in the page: words, filters, charts with their decoded arrays, tables, measures.
() => {
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const keyOf = (element) => {
    const block = element.closest('[class*="_block"]');
    const name = block && [...block.classList].find((word) => word.startsWith("st-key-"));
    return name ? name.slice("st-key-".length, -"_block".length) : "";
  };
  const plain = (value) => (ArrayBuffer.isView(value) ? Array.from(value) : value);
  const trace = (one) => ({
    x: plain(one.x), y: plain(one.y), z: (plain(one.z) || []).map && (plain(one.z) || []).map(plain),
    codes: (plain(one.customdata) || []).map((row) => (Array.isArray(row) ? (Array.isArray(row[0]) ? row[0][0] : row[0]) : row)),
    words: [].concat(one.hovertext || [], one.text || [], []).flat(2).filter((text) => typeof text === "string"),
  });
  const chart = (drawn) => {
    const box = drawn.getBoundingClientRect();
    return {
      key: keyOf(drawn), top: box.top, bottom: box.bottom, width: box.width, traces: (drawn._fullData || []).map(trace),
      svg_words: all("text", drawn).map((text) => text.textContent),
      alt: drawn.closest("[role=figure]")?.getAttribute("aria-label") || "",
    };
  };
  const filter = (widget) => {
    const key = [...widget.classList].find((word) => word.startsWith("st-key-choice_")).slice("st-key-choice_".length);
    const chosen = widget.querySelector("[role=radio][aria-checked=true]");
    return [key, chosen ? chosen.innerText : widget.querySelector("input")?.value ?? ""];
  };
  const main = document.querySelector('[data-testid="stMain"]');
  const menu = document.querySelector(".st-key-menu");
  const headings = all("h3.block-title, p.answer, .rule h3, .card-title, h2, h1");
  return {
    url: location.href,
    title: document.title,
    words: document.body.innerText,
    hints: all("[title]").map((element) => element.title),
    placeholders: all("input").filter((input) => !input.value).map((input) => input.placeholder),
    html: document.documentElement.outerHTML,
    filters: Object.fromEntries(all('[class*="st-key-choice_"]').map(filter)),
    charts: all(".js-plotly-plot").map(chart),
    titles: all("h3.block-title").map((heading) => heading.innerText),
    tables: all(".table-box").map((box) => ({ key: keyOf(box), rows: all("tbody tr", box).length })),
    here: document.querySelector('[class*="st-key-menu_here"]')?.innerText ?? "",
    first_heading: headings.length ? Math.min(...headings.map((heading) => heading.getBoundingClientRect().bottom)) : null,
    menu_bottom: menu ? menu.getBoundingClientRect().bottom : null,
    menu_cut: menu ? menu.scrollWidth - menu.clientWidth : null,
    too_wide: main ? main.scrollWidth - main.clientWidth : null,
    exceptions: all('[data-testid="stException"], [data-testid="stAlert"]').map((element) => element.innerText),
  };
}
