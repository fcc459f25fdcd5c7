// Listens for the whole page, once: links of our own HTML open their view in this session, file buttons save their file.
const save = (button) => {
  const link = document.createElement("a");
  link.href = button.dataset.saves;
  link.download = button.dataset.name || "";
  document.body.append(link);
  link.click();
  link.remove();
};

const clicked = (event) => {
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
