// The tour of the overview: offered once to a browser that comes without a link, never in the way of the page.
const SEEN = "dashboard-tour";
const GAP = 12;

const remember = () => {
  try {
    localStorage.setItem(SEEN, "seen");
  } catch {
    // A private window forgets; the tour is then offered again.
  }
};

const known = () => {
  try {
    return localStorage.getItem(SEEN) !== null;
  } catch {
    return false;
  }
};

// A pasted link has codes; somebody who opens it wants that view and no tour.
const cameByLink = () => {
  const arrival = performance.getEntriesByType("navigation")[0];
  return Boolean(arrival && new URL(arrival.name, location.href).search.length > 1);
};

const made = (tag, classes, text = "") => Object.assign(document.createElement(tag), { className: classes, textContent: text });

const button = (words, act, classes = "tour-button") => {
  const one = made("button", classes, words);
  one.type = "button";
  one.addEventListener("click", act);
  return one;
};

const dialog = (words, ...content) => {
  const box = made("section", "tour-box");
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-label", words.name);
  box.append(...content);
  return box;
};

const row = (...buttons) => {
  const line = made("div", "tour-buttons");
  line.append(...buttons);
  return line;
};

// Beside the place it speaks of: below where there is room, else above, always inside the window.
const putBeside = (box, place) => {
  const spot = place.getBoundingClientRect();
  const below = spot.bottom + GAP;
  const top = below + box.offsetHeight < window.innerHeight ? below : Math.max(GAP, spot.top - box.offsetHeight - GAP);
  const left = Math.min(Math.max(GAP, spot.left), window.innerWidth - box.offsetWidth - GAP);
  box.style.top = `${top}px`;
  box.style.left = `${left}px`;
};

const tour = (home, steps, words) => {
  const before = document.activeElement;
  let number = 0;
  const leave = () => {
    unmark();
    home.replaceChildren();
    remember();
    if (before instanceof HTMLElement && before !== document.body) before.focus();
  };
  const unmark = () => document.querySelectorAll(".tour-here").forEach((place) => place.classList.remove("tour-here"));
  const go = (to) => {
    if (to < 0) return;
    if (to >= steps.length) leave();
    else draw(to);
  };
  const draw = (to) => {
    number = to;
    unmark();
    const step = steps[number];
    const place = document.querySelector(step.place);
    const last = number === steps.length - 1;
    const title = made("h4", "", step.title);
    const count = made("span", "tour-count", `${number + 1}/${steps.length}`);
    const next = button(last ? words.done : words.next, () => go(number + 1), "tour-button first");
    const buttons = number ? [button(words.back, () => go(number - 1)), next] : [next];
    const box = dialog(words, title, made("p", "", step.words), row(count, button(words.leave, leave, "tour-leave"), ...buttons));
    box.addEventListener("keydown", (event) => {
      const act = { Escape: leave, ArrowRight: () => go(number + 1), ArrowLeft: () => go(number - 1) }[event.key];
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    });
    home.replaceChildren(box);
    if (place) {
      place.scrollIntoView({ block: "nearest" });
      place.classList.add("tour-here");
      putBeside(box, place);
    }
    next.focus({ preventScroll: true });
  };
  draw(0);
};

const offer = (home, start, words) => {
  const refuse = () => {
    remember();
    home.replaceChildren();
  };
  const box = dialog(words, made("p", "", words.offer), row(button(words.refuse, refuse), button(words.start, start, "tour-button first")));
  box.classList.add("offer");
  home.replaceChildren(box);
};

const showBlock = (name) => {
  const block = document.querySelector(`.st-key-${name}`);
  block?.scrollIntoView({ block: "start" });
  block?.querySelector("button, a")?.focus({ preventScroll: true });
};

export default ({ data, parentElement }) => {
  const home = parentElement.querySelector(".tour");
  const start = () => tour(home, data.steps.filter((step) => document.querySelector(step.place)), data.words);
  const clicked = (event) => {
    const list = document.querySelector("details.questions[open]");
    if (list && !event.target.closest("details.questions summary")) list.open = false;
    if (event.target.closest(".tour-start")) start();
    const shown = event.target.closest("[data-shows]");
    if (shown) showBlock(shown.dataset.shows);
  };
  const pressed = (event) => {
    const list = event.key === "Escape" && document.querySelector("details.questions[open]");
    if (!list) return;
    list.open = false;
    list.querySelector("summary").focus();
  };
  document.addEventListener("click", clicked);
  document.addEventListener("keydown", pressed);
  if (!home.childElementCount && !known() && !cameByLink()) offer(home, start, data.words);
  return () => {
    document.removeEventListener("click", clicked);
    document.removeEventListener("keydown", pressed);
  };
};
