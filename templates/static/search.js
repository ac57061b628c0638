/* Search: an engine loaded on first use, or else the names the page brings. Without this script the page is the list of names. */
(() => {
  "use strict";
  const form = document.querySelector("form.search");
  if (!form) return;
  const words = JSON.parse(document.getElementById("said").textContent);
  const language = document.documentElement.lang;
  const [list, more, index] = [".results", ".more", ".index"].map((name) => document.querySelector(name));
  const [field, kinds, status] = ["[name=q]", "fieldset", "[role=status]"].map((name) => form.querySelector(name));
  const radios = [...kinds.querySelectorAll("input")];
  const STEP = 20;
  const make = (tag, name, ...inside) => {
    const node = document.createElement(tag);
    if (name) node.className = name;
    node.append(...inside);
    return node;
  };
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  /* Both ways of searching answer a text with {kind, load} for each result, the best first. */
  const withEngine = async () => {
    const pagefind = await import(new URL(form.dataset.engine, location.href));
    await pagefind.options({ ranking: { metaWeights: { title: 5, name: 10 } } }); // who asks for a name wants that page first
    await pagefind.init();
    const names = Object.keys((await pagefind.filters()).kind);
    return async (text) => {
      const found = await Promise.all(names.map((kind) => pagefind.search(text, { filters: { kind } })));
      return found.flatMap(({ results }, at) => results.map((result) => ({ kind: names[at], rank: result.score, load: () => loaded(result) })));
    };
  };
  const loaded = async (result) => {
    const { raw_url: url, meta, excerpt, content } = await result.data();
    return { url, title: meta.title, facts: [meta.when, meta.names], excerpt, content };
  };
  const withNames = async () => {
    await new Promise((resolve, reject) => {
      document.head.append(Object.assign(document.createElement("script"), { src: form.dataset.names, onload: resolve, onerror: reject }));
    });
    const names = window.datelineNames.map(([kind, title, url, ...facts]) => ({ kind, title, url, facts, text: ` ${fold([title, ...facts].join(" "))}` }));
    return (text) => {
      const wanted = fold(text).split(/\s+/);
      return names
        .filter((name) => wanted.every((word) => name.text.includes(word)))
        .map((name) => ({ kind: name.kind, rank: wanted.filter((word) => fold(name.title).includes(word)).length, load: () => name }));
    };
  };
  let note = "";
  let ready;
  const engine = () => {
    ready ??= (async () => {
      if (form.dataset.engine && location.protocol !== "file:") {
        try {
          return await withEngine();
        } catch {
          /* A policy that forbids WebAssembly, a browser without it, a server that left the files out: names are still found. */
        }
      }
      if (form.dataset.engine) note = words.names;
      return withNames();
    })();
    return ready;
  };

  /* An excerpt is escaped text with <mark> around whole words, commas and all; nothing else of it reaches the page. */
  const marked = (excerpt) =>
    [...new DOMParser().parseFromString(excerpt, "text/html").body.childNodes].flatMap(({ nodeName, textContent }) => {
      const [, before, word, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(textContent);
      return nodeName === "MARK" ? [before, make("mark", "", word), after] : textContent;
    });
  const shown = ({ kind }, { url, title, facts, excerpt = "", content = "" }) => {
    const link = make("a", "", make("bdi", "", title));
    if (words.language && kind !== "period") link.lang = words.language;
    link.href = url;
    const about = make("p", "quiet", make("b", "", words.kinds[kind]));
    for (const fact of facts.filter(Boolean)) about.append(" · ", make("bdi", "", fact));
    const item = make("li", "", make("h2", "headline", link), about);
    const said = make("p", "excerpt", ...marked(excerpt));
    said.dir = "auto";
    if (words.language) said.lang = words.language;
    const [text, whole] = [said.textContent.trim(), content.replace(/\s+/g, " ").trim()];
    if (text && text !== title) {
      if (!whole.startsWith(text)) said.prepend("… ");
      if (!whole.endsWith(text)) said.append(" …");
      item.append(said);
    }
    return item;
  };

  let chosen = [];
  let turn = 0;
  let underway;
  const show = async () => {
    const mine = turn;
    const from = list.childElementCount;
    more.disabled = true;
    const next = chosen.slice(from, from + STEP);
    const nodes = await Promise.all(next.map(async (each) => shown(each, await each.load())));
    if (mine !== turn) return;
    list.append(...nodes);
    more.disabled = false;
    more.hidden = list.childElementCount >= chosen.length;
  };
  const search = async () => {
    const mine = ++turn;
    const text = field.value.trim();
    if (text && !ready) status.textContent = words.searching;
    const found = text ? await (await engine())(text) : [];
    if (mine !== turn) return;
    const kind = radios.find((radio) => radio.checked).value;
    const of = (value) => found.filter((each) => !value || each.kind === value).length;
    for (const radio of radios) {
      if (radio.value) radio.parentNode.querySelector("small").textContent = of(radio.value).toLocaleString(language);
      radio.parentNode.hidden = !radio.checked && !of(radio.value);
    }
    chosen = found.filter((each) => !kind || each.kind === kind).sort((a, b) => b.rank - a.rank);
    list.replaceChildren();
    kinds.hidden = !found.length;
    index.hidden = found.length > 0;
    list.hidden = more.hidden = !chosen.length;
    const count = words.found[new Intl.PluralRules(language).select(chosen.length)] ?? words.found.other;
    const told = chosen.length ? count.replace("%(num)s", chosen.length.toLocaleString(language)) : words.none;
    status.textContent = text ? [told, note].filter(Boolean).join(" · ") : "";
    await show();
  };

  const read = () => {
    const asked = new URLSearchParams(location.search);
    field.value = asked.get("q") ?? "";
    for (const radio of radios) radio.checked = radio.value === (asked.get("kind") ?? "");
    if (!radios.some((radio) => radio.checked)) radios[0].checked = true;
    underway = search();
  };
  const write = (step) => {
    const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
    const view = asked.size ? `?${asked}` : "";
    try {
      if (view !== location.search) history[step]({}, "", location.pathname + view);
    } catch {
      /* A page opened from a folder may not change its address. */
    }
    underway = search();
  };
  let step = "pushState"; // typing is one step for Back, not one a letter
  let pause;
  const typed = () => {
    pause = clearTimeout(pause);
    write(step);
    step = "replaceState";
  };
  field.addEventListener("focus", engine);
  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(typed, 150);
  });
  field.addEventListener("blur", () => {
    step = "pushState";
  });
  kinds.addEventListener("change", () => write("pushState"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    pause = clearTimeout(pause);
    write(step);
  });
  more.addEventListener("click", async () => {
    const from = list.childElementCount;
    await show();
    list.children[from]?.querySelector("a").focus();
  });
  /* From the field to the results, once those asked for are there: what is still to come would take the focus with what it replaces. */
  document.addEventListener("keydown", async (event) => {
    const stops = () => [field, ...list.querySelectorAll("a")];
    const at = stops().indexOf(document.activeElement);
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Escape: 0 }[event.key];
    if (to === undefined || to === at || !(stops()[to] || to === 1)) return;
    event.preventDefault();
    if (at === 0) {
      if (pause) typed();
      await underway;
      if (document.activeElement !== field) return;
    }
    stops()[to]?.focus();
  });
  window.addEventListener("popstate", read);
  if (document.activeElement === field && field.value) {
    engine(); // typed before this script was there
    write("replaceState");
  } else read();
})();
