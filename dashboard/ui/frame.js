// Listens for the whole page, once: links of our own HTML open their view in this session, file buttons save their file.
const hand = (address, name) => {
  const link = document.createElement("a");
  link.href = address;
  link.download = name || "";
  document.body.append(link);
  link.click();
  link.remove();
};

// Files that take their time: the button says so and counts the seconds, all of them come when they are ready.
const waited = async (button, addresses, names) => {
  if (button.disabled) return;
  const words = button.textContent;
  const began = Date.now();
  const tell = () => { button.textContent = `${button.dataset.waits} ${Math.round((Date.now() - began) / 1000)} s`; };
  const clock = setInterval(tell, 1000);
  button.disabled = true;
  button.setAttribute("aria-busy", "true");
  tell();
  try {
    for (const [number, address] of addresses.entries()) {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(String(answer.status));
      const file = URL.createObjectURL(await answer.blob());
      hand(file, names[number]);
      setTimeout(() => URL.revokeObjectURL(file), 60000);
    }
    button.textContent = words;
  } catch {
    button.textContent = button.dataset.fails;
  } finally {
    clearInterval(clock);
    button.disabled = false;
    button.removeAttribute("aria-busy");
  }
};

const save = (button) => {
  const addresses = button.dataset.saves.split(" ");
  const names = (button.dataset.name || "").split(" ");
  if (button.dataset.waits) waited(button, addresses, names);
  else hand(button.dataset.saves, button.dataset.name);
};

const clicked = (event) => {
  if (event.target.closest("[data-print]")) {
    window.print();
    return;
  }
  const file = event.target.closest("[data-saves]");
  if (file) {
    event.preventDefault();
    save(file);
    return;
  }
  const link = event.target.closest("[data-page]");
  const elsewhere = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey;
  if (!link || elsewhere || !window.dashboardOpen) return;
  event.preventDefault();
  window.dashboardOpen({ page: link.dataset.page, codes: link.dataset.codes });
};

export default ({ setTriggerValue }) => {
  window.dashboardOpen = (link) => setTriggerValue("link", link);
  if (window.dashboardListens) return;
  window.dashboardListens = true;
  document.addEventListener("click", clicked);
};
