/* What the timeline's scripts share: the page's words, days as numbers, the view as an address, and which events a view holds. */
window.dateline = (() => {
  "use strict";
  const language = document.documentElement.lang || "en";
  const said = JSON.parse(document.getElementById("words")?.textContent ?? "{}");
  const figures = new Intl.NumberFormat(language, { numberingSystem: "latn" });
  const rules = new Intl.PluralRules(language);

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  /* Where reading runs from the right, what is put into words keeps its own direction, or 2016-09 would read 09-2016. */
  const rtl = document.documentElement.dir === "rtl";
  const apart = (values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, rtl ? `\u2068${value}\u2069` : value]));
  const say = (key, values = {}) => fill(said[key], apart(values));
  /* Words that go with a number, in the form this language has for it. */
  const count = (key, n) => fill(said[key][rules.select(n)] ?? said[key].other, { n: figures.format(n) });

  const make = (tag, given = {}, ...children) => {
    const node = Object.assign(document.createElement(tag), given);
    node.append(...children);
    return node;
  };
  /* Words that nobody translated, kept apart from the page's where its language is another. */
  const foreign = ({ language }, text) => (language ? make("bdi", { lang: language }, text) : text);
  /* Text as it is compared: without case and accents, which few people type. */
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  /* The first and last day that "2016", "2016-09" or "2016-09-08" names, as generator/pages/filters.py numbers days; else null. */
  const days = (text) => {
    const western = text.trim().replace(/[٠-٩۰-۹]/g, (digit) => digit.charCodeAt(0) & 15);
    const found = /^Y?(-?\d{1,7})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?$/.exec(western);
    if (!found) return null;
    const [year, month, day] = found.slice(1).map((part) => part && Number(part));
    const longest = month && new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
    if (month < 1 || month > 12 || day < 1 || day > longest) return null;
    const number = (inYear, inMonth) => (year * 12 + inYear - 1) * 31 + inMonth - 1;
    return [number(month ?? 1, day ?? 1), number(month ?? 12, day ?? 31)];
  };

  /* A view is what was chosen, by key, each a list; its address is the page's with the same keys. */
  const FACETS = ["actor", "place", "kind", "certainty", "dated", "status", "source"];
  const KEYS = ["q", "from", "to", ...FACETS];
  const read = () => {
    const asked = new URLSearchParams(location.search);
    return Object.fromEntries(KEYS.map((key) => [key, asked.getAll(key).filter((value) => value.trim())]));
  };
  const address = (view) => {
    const pairs = KEYS.flatMap((key) => view[key].map((value) => [key, value]));
    return location.pathname + (pairs.length ? `?${new URLSearchParams(pairs)}#timeline` : "");
  };
  const chosen = (view) => KEYS.flatMap((key) => view[key].map((value) => [key, value]));

  /* The files come as scripts, once each: a page opened from a folder may run a script, but fetch nothing. */
  const loading = {};
  const load = (url) =>
    (loading[url] ??= new Promise((resolve, reject) => {
      const onerror = (error) => {
        delete loading[url]; // the next choice tries again
        reject(error);
      };
      document.head.append(make("script", { src: url, onload: resolve, onerror }));
    }));

  let story;
  /* The story's facets and events, unpacked from the script at `url`. */
  const open = async (url) => {
    await load(url);
    return (story ??= unpack(window.datelineEvents));
  };
  const unpack = ({ language, facets, headings, pages, events }) => ({
    language,
    choices: facets,
    number: Object.fromEntries(
      FACETS.map((key) => [key, new Map(facets[key].flatMap((choice, n) => [choice[0], ...(choice[4] ?? [])].map((value) => [value, n])))]),
    ),
    events: events.map(([id, headline, when, shape, first, last, heading, page, actor, place, kind, certainty, status, dated, source]) => ({
      id, headline, when, shape, actor, place, source,
      first: first ?? -Infinity,
      last: last ?? Infinity,
      heading: headings[heading],
      url: `${pages[page]}#${encodeURIComponent(id)}`,
      kind: [kind], certainty: [certainty], status: [status], dated: [dated],
    })),
  });
  /* Gives each event the text that words are looked for in: its own line, all names, and the sentences. */
  const spell = async (url) => {
    await load(url);
    const names = (key, event) => event[key].map((n) => story.choices[key][n][1]);
    story.events.forEach((event, at) => {
      const parts = [event.headline, event.when, ...["actor", "place", "source"].flatMap((key) => names(key, event)), window.datelineText[at]];
      event.text ??= plain(parts.join(" "));
    });
  };

  /* The days a view is of; one that nobody can read holds nothing. */
  const range = (view) => {
    const [from, to] = ["from", "to"].map((key) => (view[key].length ? days(view[key][0]) ?? [Infinity, -Infinity] : null));
    const [first, last] = from && to && from[0] > to[1] ? [to, from] : [from, to];
    return [first ? first[0] : -Infinity, last ? last[1] : Infinity];
  };
  /* Whether an event is in a view: with all its actors, any of its places, kinds and so on, perhaps within its days. */
  const test = (view) => {
    const [first, last] = range(view);
    const words = plain(view.q.join(" ")).split(/\s+/).filter(Boolean);
    const wanted = FACETS.filter((key) => view[key].length).map((key) => [key, view[key].map((value) => story.number[key].get(value) ?? -1)]);
    return (event) =>
      event.first <= last && event.last >= first &&
      wanted.every(([key, numbers]) => numbers[key === "actor" ? "every" : "some"]((n) => event[key].includes(n))) &&
      words.every((word) => event.text.includes(word));
  };

  return { address, chosen, count, days, FACETS, figures, foreign, make, open, plain, range, read, say, spell, test };
})();
