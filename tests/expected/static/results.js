/* Shows the events of a view: in the page where it holds them all, else as a list of its own, a few at a time. */
(() => {
  "use strict";
  const CHUNK = 200;
  const { chosen, count, foreign, make, say } = window.dateline;

  /* The page's own entries, hidden and shown. */
  const within = (timeline) => {
    const frames = timeline.querySelectorAll(".group, .gap");
    const years = document.querySelectorAll(".home .years");
    const legend = document.querySelector(".home .legend");
    return {
      show(story, events, narrowed) {
        const kept = new Set(events);
        for (const event of story.events) document.getElementById(event.id).hidden = narrowed && !kept.has(event);
        for (const frame of frames) frame.hidden = narrowed && !frame.querySelector(".entry:not([hidden])");
        for (const each of years) each.hidden = narrowed;
        if (legend) legend.hidden = !events.length;
      },
    };
  };

  /* A list in the place of the page's years. */
  const instead = (box) => {
    const rest = () => {
      const after = [];
      for (let node = box.nextElementSibling; node; node = node.nextElementSibling) after.push(node);
      return after;
    };
    const chips = (story, event) => {
      const named = ["actor", "place"].flatMap((key) => event[key].map((n) => story.choices[key][n]));
      const list = named.map(([, name, url, kind]) => make("li", {}, make("a", { className: `chip ${kind}`, href: url }, foreign(story, name))));
      return list.length ? [make("ul", { className: "chips" }, ...list)] : [];
    };
    const flags = (story, event) => {
      const [sure] = event.certainty;
      return sure ? [make("p", { className: "quiet" }, story.choices.certainty[sure][1])] : [];
    };
    const entry = (story, event) =>
      make(
        "li",
        { className: `entry ${event.shape}` },
        make("p", { className: "when" }, event.when),
        make("h4", { className: "headline" }, make("a", { href: event.url }, foreign(story, event.headline))),
        ...flags(story, event),
        ...chips(story, event),
      );
    /* Adds the next lot; gives the first entry added. */
    const append = (story, events, from) => {
      const list = box.firstElementChild;
      const added = events.slice(from, from + CHUNK).map((event) => {
        let group = list.lastElementChild;
        if (group?.firstElementChild.textContent !== event.heading) {
          group = make("section", { className: "group" }, make("h3", { className: "period" }, event.heading), make("ol"));
          list.append(group);
        }
        const item = entry(story, event);
        group.lastElementChild.append(item);
        return item;
      });
      const next = from + CHUNK;
      if (next < events.length) {
        const more = make("button", { type: "button", className: "more" }, count("more", Math.min(events.length - next, CHUNK)));
        more.addEventListener("click", () => {
          more.remove();
          append(story, events, next).querySelector(".headline a").focus();
        });
        box.append(more);
      }
      return added[0];
    };
    return {
      show(story, events, narrowed) {
        for (const node of rest()) node.hidden = narrowed;
        box.hidden = !narrowed || !events.length;
        box.replaceChildren(make("div", { className: "timeline" }));
        if (narrowed) append(story, events, 0);
      },
    };
  };

  /* What a view without events could do without: each choice with what is left when it goes, the most helpful first. */
  const loosen = (box, story, view, test, name, remove) => {
    const list = chosen(view)
      .map(([key, value]) => {
        const without = test({ ...view, [key]: view[key].filter((each) => each !== value) });
        return [key, value, story.events.filter(without).length];
      })
      .filter(([, , n]) => n)
      .sort((one, other) => other[2] - one[2]);
    const buttons = list.map(([key, value, n]) => {
      const words = say("chosen", { name: say("without", { name: name(key, value) }), count: count("events", n) });
      const button = make("button", { type: "button" }, words);
      button.addEventListener("click", () => remove(key, value));
      return make("li", {}, button);
    });
    box.querySelector("ul").replaceChildren(...buttons);
  };

  const timeline = document.querySelector(".home .timeline");
  window.dateline.results = (box) => (timeline ? within(timeline) : instead(box));
  window.dateline.loosen = loosen;
})();
