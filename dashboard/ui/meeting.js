// The keys of a presenter's remote lead through the agenda; every step is the click of a link that is on the screen.
const STEPS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };
const TYPING = "input, textarea, select, [contenteditable], [role=radiogroup], [role=listbox]";

// Two quick presses are two steps, also while the first item is still being drawn.
let asked = { shown: -1, at: -1 };
const step = (bar, by) => {
  const items = [...bar.querySelectorAll("[data-item]")];
  const shown = items.findIndex((item) => item.getAttribute("aria-current"));
  if (asked.shown !== shown) asked = { shown, at: shown };
  const wanted = Math.min(Math.max(asked.at + by, 0), items.length - 1);
  if (wanted === asked.at) return;
  asked.at = wanted;
  items[wanted].click();
};

const pressed = (event) => {
  const bar = document.querySelector(".meeting-bar");
  if (!bar || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.target.closest?.(TYPING)) return;
  if (event.key === "Escape") bar.querySelector(".st-key-meeting_leave").click();
  if (!STEPS[event.key]) return;
  event.preventDefault();
  step(bar, STEPS[event.key]);
};

const clicked = (event) => {
  if (event.target.closest('[data-meeting="options"]')) document.documentElement.classList.toggle("meeting-options");
};

export default ({ data }) => {
  if (window.dashboardItem !== data.view) {
    window.dashboardItem = data.view;
    document.documentElement.classList.remove("meeting-options");
    document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  }
  if (window.dashboardMeets) return;
  window.dashboardMeets = true;
  document.addEventListener("keydown", pressed);
  document.addEventListener("click", clicked);
};
