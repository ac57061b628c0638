/* Makes the overview a list of periods to choose a range from: by dragging, or with one tab stop and the arrow keys. */
(() => {
  "use strict";
  const strip = document.querySelector("svg.strip");
  const help = document.getElementById("strip-help");
  if (!strip || !help || !document.querySelector(".filters")) return;
  const { count, days, say } = window.dateline;
  const rtl = getComputedStyle(strip).direction === "rtl";

  const bins = [...strip.querySelectorAll("a")].map((node) => {
    const [title, hit] = [node.querySelector("title"), node.querySelector(".hit")];
    const [x, width] = ["x", "width"].map((side) => parseFloat(hit.getAttribute(side)));
    node.setAttribute("role", "option");
    node.setAttribute("aria-label", title.textContent.replace(/\s+/g, " ").trim());
    node.setAttribute("draggable", "false");
    const { from, to, label } = node.dataset;
    return { node, x, width, from, to, label, first: days(from)[0], last: days(to)[1] };
  });
  if (!bins.length) return;

  const figure = strip.closest("figure");
  strip.after(help.content);
  const [reading, keys] = [".range", "#strip-keys"].map((part) => figure.querySelector(part));
  const [told, show, clear, drag] = ["[role=status]", "a", "button", ".drag"].map((part) => reading.querySelector(part));
  strip.removeAttribute("aria-hidden");
  for (const [key, value] of [["role", "listbox"], ["aria-multiselectable", "true"], ["aria-orientation", "horizontal"], ["aria-label", say("strip")], ["aria-describedby", keys.id]]) {
    strip.setAttribute(key, value);
  }
  const frame = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [key, value] of [["class", "selection"], ["y", "0"], ["height", "88"], ["width", "0"]]) frame.setAttribute(key, value);
  strip.prepend(frame);
  const draw = (x, width) => {
    frame.setAttribute("x", `${x}%`);
    frame.setAttribute("width", `${width}%`);
  };

  let low = -1; // the bins chosen, from low to high; none where low is -1
  let high = -1;
  let anchor = -1; // where a range of keys began
  let at = bins.length - 1; // the one tab stop
  const stop = (to) => {
    bins[at].node.setAttribute("tabindex", "-1");
    at = to;
    bins[at].node.setAttribute("tabindex", "0");
  };
  stop(at);

  const paint = () => {
    bins.forEach(({ node }, n) => node.setAttribute("aria-selected", low >= 0 && n >= low && n <= high));
    strip.classList.toggle("ranged", low >= 0);
    if (low < 0) return draw(0, 0);
    const ends = [bins[low], bins[high]].flatMap(({ x, width }) => [x, x + width]);
    draw(Math.min(...ends), Math.max(...ends) - Math.min(...ends));
  };
  /* Asks the filters for these days; they answer with the view. */
  const choose = (one, other, stroke = "") => {
    [low, high] = one < 0 ? [-1, -1] : [Math.min(one, other), Math.max(one, other)];
    paint();
    const detail = { from: bins[low]?.from, to: bins[high]?.to, stroke };
    document.dispatchEvent(new CustomEvent("dateline:range", { detail }));
  };

  /* The bins chosen, in words; a view open at one end may hold what is earlier than the picture. */
  const named = (from, to) => {
    const [first, last] = [bins[low].label, bins[high].label];
    if (from === -Infinity) return say("to", { name: last });
    if (to === Infinity) return say("from", { name: first });
    return low === high ? first : say("span", { first, last });
  };
  document.addEventListener("dateline:view", ({ detail: { from, to, shown } }) => {
    const open = from === -Infinity && to === Infinity;
    const within = open ? [] : bins.map((_, n) => n).filter((n) => bins[n].first <= to && bins[n].last >= from);
    [low, high] = within.length ? [within[0], within.at(-1)] : [-1, -1];
    paint();
    for (const node of [show, clear]) node.hidden = open;
    drag.hidden = !open;
    told.textContent = within.length ? say("chosen", { name: named(from, to), count: count("events", shown) }) : "";
  });

  const end = () => {
    choose(-1, -1);
    anchor = -1;
  };
  strip.addEventListener("keydown", (event) => {
    const forward = rtl ? "ArrowLeft" : "ArrowRight";
    const to = { [forward]: at + 1, [rtl ? "ArrowRight" : "ArrowLeft"]: at - 1, Home: 0, End: bins.length - 1 }[event.key];
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape" && low >= 0) end();
    else if (event.key === " ") {
      anchor = at;
      choose(at, at, "strip");
    } else if (to === undefined) return;
    else if (bins[to]) {
      if (event.shiftKey && anchor < 0) anchor = at;
      if (!event.shiftKey) anchor = -1;
      stop(to);
      bins[at].node.focus();
      if (event.shiftKey) choose(anchor, at, "strip");
    }
    event.preventDefault();
  });
  strip.addEventListener("focusin", ({ target }) => stop(bins.findIndex(({ node }) => node === target)));
  strip.addEventListener("focusout", ({ relatedTarget }) => {
    if (!strip.contains(relatedTarget)) anchor = -1;
  });
  clear.addEventListener("click", () => {
    end();
    bins[at].node.focus();
  });

  /* A press that moves is a range, one that does not is a click on the bin's link. */
  const place = ({ clientX }) => {
    const { left, width } = strip.getBoundingClientRect();
    return Math.max(0, Math.min(100, ((clientX - left) / width) * 100));
  };
  let begun = null;
  let dragged = false;
  strip.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    begun = { x: event.clientX, at: place(event) };
    dragged = false;
  });
  strip.addEventListener("pointermove", (event) => {
    if (!begun || (!dragged && Math.abs(event.clientX - begun.x) < 6)) return;
    if (!dragged) strip.setPointerCapture(event.pointerId);
    dragged = true;
    const here = place(event);
    draw(Math.min(here, begun.at), Math.abs(here - begun.at));
  });
  strip.addEventListener("pointerup", (event) => {
    if (begun && dragged) {
      const [left, right] = [begun.at, place(event)].sort((a, b) => a - b);
      const within = bins.map((_, n) => n).filter((n) => bins[n].x < right && bins[n].x + bins[n].width > left);
      if (within.length) choose(within[0], within.at(-1));
      else end();
    }
    begun = null;
  });
  strip.addEventListener("pointercancel", () => {
    begun = null;
    paint();
  });
  strip.addEventListener("dragstart", (event) => event.preventDefault());
  strip.addEventListener("click", (event) => dragged && event.preventDefault(), true);
})();
