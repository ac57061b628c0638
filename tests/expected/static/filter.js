/* Narrows the home page's timeline. Without this script the page is whole; with it a view has an address that can be cited. */
(() => {
  "use strict";
  const timeline = document.querySelector(".home .timeline");
  if (!timeline) return;

  const named = (node, places) =>
    [...node.querySelectorAll(".chip")].filter((chip) => chip.classList.contains("place") === places).map((chip) => chip.textContent);
  const entries = [...timeline.querySelectorAll(".entry")].map((node) => ({
    node,
    text: node.textContent.toLowerCase(),
    who: named(node, false),
    where: named(node, true),
    dated: node.classList.contains("day") ? "day" : "less",
  }));
  const frames = [...timeline.querySelectorAll(".group, .gap")];

  /* The names under which entries can be chosen, most frequent first. */
  const names = (key) => {
    const count = new Map();
    for (const entry of entries) for (const name of new Set(entry[key])) count.set(name, (count.get(name) ?? 0) + 1);
    return [...count].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([name, n]) => [name, `${name} (${n})`]);
  };

  const form = document.createElement("form");
  form.className = "filters";
  form.setAttribute("role", "search");
  form.setAttribute("aria-label", "Narrow the timeline");
  const field = (label, control, name) => {
    const wrap = document.createElement("label");
    wrap.textContent = label;
    control.name = name;
    wrap.append(control);
    form.append(wrap);
    return control;
  };
  const choice = (label, name, all, options) => {
    const select = document.createElement("select");
    for (const [value, text] of [["", all], ...options]) select.add(new Option(text, value));
    return field(label, select, name);
  };
  const words = field("Words", Object.assign(document.createElement("input"), { type: "search", autocomplete: "off" }), "q");
  const controls = [
    words,
    choice("Who", "who", "Everyone", names("who")),
    choice("Where", "where", "Everywhere", names("where")),
    choice("Dated", "dated", "All dates", [["day", "To the day"], ["less", "Less exactly"]]),
  ];
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  form.append(status);
  timeline.before(form);

  const apply = () => {
    const [q, who, where, dated] = controls.map((control) => control.value.trim());
    const wanted = q.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const entry of entries) {
      const fits =
        wanted.every((word) => entry.text.includes(word)) &&
        (!who || entry.who.includes(who)) &&
        (!where || entry.where.includes(where)) &&
        (!dated || entry.dated === dated);
      entry.node.hidden = !fits;
      if (fits) shown += 1;
    }
    const narrowed = shown < entries.length;
    for (const frame of frames) frame.hidden = narrowed && !frame.querySelector(".entry:not([hidden])");
    status.textContent = narrowed ? `${shown} of ${entries.length} events` : `All ${entries.length} events`;
  };
  const read = () => {
    const asked = new URLSearchParams(location.search);
    for (const control of controls) {
      control.value = asked.get(control.name) ?? "";
      if (control.selectedIndex === -1) control.value = "";
    }
    apply();
  };
  /* Each choice is a step Back can undo; typing is one step, not one a letter. */
  const write = (step) => {
    const asked = new URLSearchParams(controls.filter((control) => control.value.trim()).map((control) => [control.name, control.value.trim()]));
    const address = `${location.pathname}${asked.size ? `?${asked}` : ""}`;
    try {
      history[step]({}, "", address);
    } catch {
      /* A page opened from a folder may not change its address; the view still narrows. */
    }
    apply();
  };
  let typing = false;
  words.addEventListener("input", () => {
    write(typing ? "replaceState" : "pushState");
    typing = true;
  });
  words.addEventListener("blur", () => {
    typing = false;
  });
  for (const select of controls.slice(1)) select.addEventListener("change", () => write("pushState"));
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("popstate", read);
  read();
})();
