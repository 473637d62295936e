// Enhancements only: every page works without this file. No markup is made from text; nodes are built one by one.

// A page that came back with errors is read from its summary.
document.querySelector("[data-focus]")?.focus();

// The account menu closes when the reader turns elsewhere.
for (const menu of document.querySelectorAll("details[data-menu]")) {
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

// Addresses that are there to be copied get a button for it.
for (const field of document.querySelectorAll("input[data-copy]")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-secondary";
  button.textContent = field.dataset.copy;
  const label = document.querySelector(`label[for="${CSS.escape(field.id)}"]`);
  if (label) button.setAttribute("aria-label", `${field.dataset.copy}: ${label.textContent}`);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(field.value);
    button.textContent = field.dataset.copied;
    setTimeout(() => (button.textContent = field.dataset.copy), 2000);
  });
  field.after(button);
}

// The key / goes to the list's search field, unless the reader has switched single keys off on this device.
const keysOff = "keys-off";
const remembered = () => {
  try {
    return localStorage.getItem(keysOff) === "1";
  } catch {
    return false;
  }
};
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing || remembered()) return;
  const search = document.querySelector("[data-search]");
  if (!search) return;
  event.preventDefault();
  search.focus();
  search.select();
});

// The help page offers that switch.
for (const place of document.querySelectorAll("[data-key-switch]")) {
  const box = document.createElement("input");
  box.type = "checkbox";
  box.id = "single-keys";
  box.checked = !remembered();
  box.addEventListener("change", () => {
    try {
      localStorage.setItem(keysOff, box.checked ? "0" : "1");
    } catch {
      box.checked = true;
    }
  });
  const label = document.createElement("label");
  label.htmlFor = box.id;
  label.textContent = place.dataset.keySwitch;
  place.append(box, label);
}

// Stars are for pages that show an agenda.
if (document.querySelector("[data-stars], [data-bring]")) import("./stars.js");

// The Import page takes files that are dropped, and follows its runs.
if (document.querySelector("[data-drop], [data-run]")) import("./importing.js");
