/* Shortcuts of a single key, listed under ?, which can be turned off: whoever speaks to a computer types letters without meaning to. */
(() => {
  "use strict";
  const template = document.getElementById("shortcuts");
  if (!template) return;
  const [button, dialog] = ["button", "dialog"].map((part) => template.content.querySelector(part));
  const [on, close] = ["[type=checkbox]", "form button"].map((part) => dialog.querySelector(part));
  template.replaceWith(template.content);

  /* Remembered where the browser allows it; a page in a sandbox may keep nothing. */
  const KEY = "dateline.keys";
  try {
    on.checked = localStorage.getItem(KEY) !== "off";
  } catch {
    /* They stay on. */
  }
  on.addEventListener("change", () => {
    try {
      localStorage.setItem(KEY, on.checked ? "on" : "off");
    } catch {
      /* It holds for this page. */
    }
  });

  const show = () => {
    if (dialog.open) return;
    dialog.showModal();
    close.focus();
  };
  button.addEventListener("click", show);
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());

  /* The entry after or before the one that has the focus; from elsewhere, the first that is in sight or below. */
  const walk = (step) => {
    const entries = [...document.querySelectorAll("main .entry")].filter((node) => node.getClientRects().length && node.querySelector("a"));
    const here = entries.indexOf(document.activeElement.closest(".entry"));
    const seen = entries.findIndex((node) => node.getBoundingClientRect().bottom > 80);
    const next = here >= 0 ? entries[here + step] : step > 0 ? entries[seen] : entries[(seen < 0 ? entries.length : seen) - 1];
    (next?.querySelector(".headline a") ?? next?.querySelector("a"))?.focus();
  };
  const search = () => {
    const field = document.querySelector(".filters [name=q], main input[type=search]");
    if (!field) return document.querySelector(".masthead a[href$='search.html']")?.click();
    const fold = field.closest("details");
    if (fold) fold.open = true;
    field.focus();
    field.select();
  };
  const does = { j: () => walk(1), k: () => walk(-1), "/": search, "?": show };
  document.addEventListener("keydown", (event) => {
    const busy = event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey || dialog.open;
    if (busy || !on.checked || event.target.closest("input, select, textarea, [contenteditable]")) return;
    if (!Object.hasOwn(does, event.key)) return;
    does[event.key]();
    event.preventDefault();
  });
})();
