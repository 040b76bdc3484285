// What the results have in common, by count: each value is a link that narrows to it.
import { ask, question } from "../api/client.js";
import { el, section } from "../dom/element.js";
import { address, changed, here } from "../frame/address.js";
import { digits, name, num } from "../text/bidi.js";
import { named, t } from "../text/words.js";

const shownAtFirst = 6;

/** A box that fills itself. */
export function facets(filters) {
  const box = el("div", { class: "facets" });
  ask(question("facets", { ...filters, limit: 20 }))
    .then((counts) => box.replaceChildren(...groups(counts, filters)))
    .catch(() => box.remove());
  return box;
}

const groups = (counts, filters) => [
  group("entity", counts.entity, (entity) => name(entity.name),
    (entity) => changed({ actor: [...here().searchParams.getAll("actor"), entity.slug] })),
  group("event_type", counts.event_type, ({ value }) => named("event", value),
    ({ value }) => address("/events", { actor: filters.actor, from: filters.from, to: filters.to, type: value })),
  group("source", counts.source, ({ value }) => name(value), ({ value }) => changed({ source: value })),
  group("year", [...counts.year].reverse(), ({ value }) => el("bdi", {}, digits(value)), ({ value }) => changed({ from: value, to: value })),
  counts.lang.length > 1 ? group("lang", counts.lang, ({ value }) => name(value), ({ value }) => changed({ lang: value })) : "",
].filter(Boolean);

function group(kind, values, label, target) {
  if (!values.length) return "";
  const most = Math.max(...values.map((value) => value.count));
  const items = values.map((value) => el("li", {},
    el("a", { href: target(value) }, label(value)), el("meter", { value: value.count, max: most, "aria-hidden": "true" }), num(value.count)));
  const rest = items.slice(shownAtFirst);
  return section(t(`facet.${kind}`), el("ul", { class: "counts" }, ...items.slice(0, shownAtFirst)),
    rest.length ? el("details", {}, el("summary", {}, t("more")), el("ul", { class: "counts" }, ...rest)) : null);
}
