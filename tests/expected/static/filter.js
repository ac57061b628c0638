/* The filters of the home page's timeline. Without this script the page is whole; with it a view has an address that can be cited. */
(() => {
  "use strict";
  const template = document.getElementById("filters");
  if (!template) return;
  const { address, chosen, count, days, FACETS, figures, foreign, loosen, make, open, plain, range, read, results, say, spell, test } = window.dateline;
  const MOST = 100; // choices drawn at once; the others are found by typing

  const made = template.content;
  const form = made.querySelector(".filters");
  const [fold, bar] = [form.querySelector(".fold"), form.querySelector(".bar")];
  const [status, tokens, clear, link] = [".chosen > p", ".tokens", ".clear", ".view"].map((part) => form.querySelector(part));
  const [empty, box] = [made.querySelector(".empty"), made.querySelector(".found")];
  const list = results(box);
  const fields = Object.fromEntries(["q", "from", "to"].map((key) => [key, form.querySelector(`[name=${key}]`)]));
  const facets = [...form.querySelectorAll("[data-facet]")];
  const dateHelp = form.querySelector(".dates p");
  const { events: dataUrl, text: textUrl } = template.dataset;
  template.replaceWith(made);

  /* On a phone the bar is folded away; where there is room it cannot be. */
  const roomy = matchMedia("(min-width: 48rem)");
  const unfold = () => {
    fold.open = roomy.matches;
  };
  roomy.addEventListener("change", unfold);
  unfold();

  let view = read();
  let story; // once it has come

  const name = (key, value) => {
    if (!FACETS.includes(key)) return say(key, { name: value });
    return story.choices[key][story.number[key].get(value)]?.[1] ?? value;
  };
  const has = (key, n) => view[key].some((value) => story.number[key].get(value) === n);

  /* Changes the view. Each choice is a step that Back undoes; what is typed, or drawn in one go, is one step (`stroke` names it). */
  let stroke = "";
  const change = (changes, of = "") => {
    view = { ...view, ...changes };
    const step = of && of === stroke ? "replaceState" : "pushState";
    stroke = of;
    try {
      history[step]({}, "", address(view));
    } catch {
      /* Some browsers let no page from a folder change its address; the view still narrows. */
    }
    return apply();
  };
  const toggle = (key, n) => {
    const value = story.choices[key][n][0];
    change({ [key]: has(key, n) ? view[key].filter((each) => story.number[key].get(each) !== n) : [...view[key], value] });
  };
  const remove = (key, value) => change({ [key]: view[key].filter((each) => each !== value) });
  const reset = () => change(Object.fromEntries(Object.keys(view).map((key) => [key, []])));

  /* Draws a facet's choices: those chosen first, then the most frequent whose name has what was typed. */
  const draw = (facet) => {
    const key = facet.dataset.facet;
    const named = ["actor", "place", "source"].includes(key); // the others are in an order of their own, and ours to translate
    const find = plain(facet.querySelector("input[type=search]")?.value ?? "");
    const often = new Map();
    for (const event of story.events) for (const n of event[key]) often.set(n, (often.get(n) ?? 0) + 1);
    const all = story.choices[key].map(([, label], n) => ({ n, label, rank: (has(key, n) ? 1e9 : 0) + (often.get(n) ?? 0) }));
    const fitting = all.filter(({ label, rank }) => rank && plain(label).includes(find));
    if (named) fitting.sort((one, other) => other.rank - one.rank);
    const items = fitting.slice(0, MOST).map(({ n, label }) => {
      const control = make("input", { type: "checkbox", value: n });
      control.addEventListener("change", () => toggle(key, n));
      return make("li", {}, make("label", {}, control, make("span", {}, named ? foreign(story, label) : label), make("small")));
    });
    facet.querySelector("ul").replaceChildren(...items);
    const others = facet.querySelector("p");
    others.hidden = fitting.length > 0 && fitting.length <= MOST;
    if (!others.hidden) others.textContent = fitting.length ? count("others", fitting.length - MOST) : say("none");
    mark(facet);
  };
  /* Says of each choice drawn whether it is chosen, and how many events it would leave. */
  const mark = (facet) => {
    const key = facet.dataset.facet;
    const fits = test(facet.dataset.mode === "all" ? view : { ...view, [key]: [] });
    const left = new Map();
    for (const event of story.events) if (fits(event)) for (const n of event[key]) left.set(n, (left.get(n) ?? 0) + 1);
    for (const control of facet.querySelectorAll("[type=checkbox]")) {
      const n = Number(control.value);
      control.checked = has(key, n);
      control.closest("label").lastElementChild.textContent = figures.format(left.get(n) ?? 0);
      control.closest("li").classList.toggle("none", !left.has(n));
    }
  };

  /* What is chosen, each to be taken away again. */
  const drawTokens = () => {
    tokens.replaceChildren(
      ...chosen(view).map(([key, value], at) => {
        const button = make("button", { type: "button", ariaLabel: say("remove", { name: name(key, value) }) }, name(key, value));
        button.addEventListener("click", async () => {
          await remove(key, value);
          const others = tokens.querySelectorAll("button");
          (others[Math.min(at, others.length - 1)] ?? first()).focus();
        });
        return make("li", {}, button);
      }),
    );
    const any = chosen(view).length > 0;
    for (const node of [tokens, clear, link]) node.hidden = !any;
    link.href = address(view);
    for (const panel of bar.querySelectorAll(".facet")) {
      const keys = [...panel.querySelectorAll("[data-facet]")].map((facet) => facet.dataset.facet);
      const n = (keys.length ? keys : ["from", "to"]).reduce((sum, key) => sum + view[key].length, 0);
      panel.querySelector("summary b").textContent = n ? figures.format(n) : "";
    }
  };
  const first = () => (roomy.matches ? fields.q : fold.querySelector("summary"));

  const fill = () => {
    for (const [key, field] of Object.entries(fields)) {
      if (field !== document.activeElement) field.value = view[key].join(" ");
    }
  };

  /* Shows the view. Later calls overtake earlier ones that still wait for a file. */
  let calls = 0;
  const apply = async () => {
    const call = ++calls;
    const narrowed = chosen(view).length > 0;
    fill();
    if (narrowed) {
      try {
        story = await open(dataUrl);
        if (view.q.length) await spell(textUrl);
      } catch {
        status.textContent = say("failed");
        return;
      }
      /* What was pressed is drawn first. */
      await new Promise((resolve) => setTimeout(resolve));
      if (call !== calls) return;
    }
    const events = story?.events.filter(test(view)) ?? [];
    if (story) list.show(story, events, narrowed);
    empty.hidden = !narrowed || events.length > 0;
    if (!empty.hidden) loosen(empty, story, view, test, name, remove);
    const [from, to] = range(view);
    const perhaps = events.filter((event) => event.first < from || event.last > to).length;
    status.textContent = narrowed ? say("some", { n: figures.format(events.length) }) : say("all");
    if (perhaps) status.append(" · ", count("perhaps", perhaps));
    drawTokens();
    for (const facet of facets) if (story && facet.closest("details").open) mark(facet);
    document.dispatchEvent(new CustomEvent("dateline:view", { detail: { from, to, shown: events.length } }));
  };

  /* Words are looked for while they are typed. */
  let typing;
  const type = () => {
    clearTimeout(typing);
    typing = 0;
    const words = fields.q.value.trim();
    if (words !== view.q.join(" ")) change({ q: words ? [words] : [] }, "q");
  };
  fields.q.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(type, 120);
  });
  fields.q.addEventListener("change", () => typing && type());

  /* A date counts once it is whole. */
  const askedFor = dateHelp.textContent;
  for (const key of ["from", "to"]) {
    fields[key].addEventListener("change", ({ target }) => {
      const text = target.value.trim();
      const bad = text && !days(text);
      target.setAttribute("aria-invalid", Boolean(bad));
      dateHelp.textContent = form.querySelector("[aria-invalid=true]") ? say("bad") : askedFor;
      if (!bad) change({ [key]: text ? [text] : [] });
    });
  }

  bar.addEventListener("toggle", async ({ target }) => {
    if (!target.open || !target.matches(".facet")) return;
    try {
      story = await open(dataUrl);
      if (view.q.length) await spell(textUrl);
    } catch {
      status.textContent = say("failed");
      return;
    }
    for (const facet of target.querySelectorAll("[data-facet]")) draw(facet);
  }, true);
  for (const facet of facets) {
    facet.querySelector("input[type=search]")?.addEventListener("input", () => draw(facet));
    /* Arrows walk the choices, so that a long list is no row of a hundred Tabs. */
    facet.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      const stops = [...facet.querySelectorAll("input")];
      stops[stops.indexOf(event.target) + step]?.focus();
      event.preventDefault();
    });
  }
  const shut = () => {
    const panel = bar.querySelector(".facet[open]");
    panel?.removeAttribute("open");
    return panel;
  };
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && bar.querySelector(".facet[open]")) {
      shut().querySelector("summary").focus();
      event.preventDefault();
    }
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (roomy.matches && !target.closest(".facet")) shut();
  });
  form.addEventListener("focusout", ({ relatedTarget }) => {
    stroke = "";
    const panel = bar.querySelector(".facet[open]");
    if (roomy.matches && panel && relatedTarget && !panel.contains(relatedTarget)) shut();
  });

  clear.addEventListener("click", async () => {
    await reset();
    first().focus();
  });
  empty.addEventListener("click", async ({ target }) => {
    if (target.parentElement === empty && target.matches("button")) await reset();
    if (target.matches("button")) first().focus();
  });
  /* The overview chooses days, and says itself what it chose: once is enough. */
  document.addEventListener("dateline:range", async ({ detail: { from, to, stroke: of } }) => {
    status.setAttribute("aria-live", "off");
    await change({ from: from ? [from] : [], to: to ? [to] : [] }, of);
    status.setAttribute("aria-live", "polite");
  });
  window.addEventListener("popstate", () => {
    view = read();
    stroke = "";
    apply();
  });
  /* Once all scripts are there to hear of it. */
  document.addEventListener("DOMContentLoaded", apply);
})();
