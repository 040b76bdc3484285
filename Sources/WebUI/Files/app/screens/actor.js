// One actor: names, offices, activity, company, deeds, words, places, articles; beside another one when compared.
import { ask, question } from "../api/client.js";
import { bars } from "../charts/bars.js";
import { graph } from "../charts/graph.js";
import { map } from "../charts/map.js";
import { el, facts, section, table } from "../dom/element.js";
import { actorAddress, address, changed, parameter } from "../frame/address.js";
import { go } from "../frame/navigation.js";
import { articleList } from "../parts/articleList.js";
import { entityBox, entityLink } from "../parts/entities.js";
import { eventLine, titlesOf } from "../parts/eventViews.js";
import { failure, nothing, waiting } from "../parts/notices.js";
import { quoteItem } from "../parts/quoteList.js";
import { date, dateRange, name, num } from "../text/bidi.js";
import { named, phrase, t } from "../text/words.js";

export async function screen(key) {
  const entity = await ask(`/v1/entities/${encodeURIComponent(key)}`);
  const other = parameter("with") ? await ask(`/v1/entities/${encodeURIComponent(parameter("with"))}`) : null;
  return {
    name: "actor", title: entity.name, json: `/v1/entities/${entity.id}`,
    nodes: [head(entity, other), el("div", { class: "columns" },
      activity(entity, other), other ? together(entity, other) : "",
      offices(entity), company(entity), ego(entity), places(entity),
      deeds(entity, "source", "actor.asactor"), deeds(entity, "target", "actor.astarget"),
      words(entity, { speaker: entity.slug }, "actor.said"), words(entity, { about: entity.slug }, "actor.about"), newest(entity))],
  };
}

function head(entity, other) {
  const compare = other
    ? el("a", { href: changed({ with: null }) }, t("actor.uncompare"))
    : entityBox(t("actor.compare"), (chosen) => go(changed({ with: chosen.slug })));
  return el("div", { class: "page-head" },
    el("h1", { tabindex: "-1", "data-focus": true }, name(entity.name), " ",
      entity.name_en ? name(entity.name_en, { class: "faint", lang: "en", dir: "ltr" }) : null),
    el("p", {}, el("span", { class: "tag" }, named("type", entity.type)), " ",
      entity.first_seen ? el("span", { class: "faint" },
        ...phrase("actor.seen", { a: date(entity.first_seen), b: date(entity.last_seen) })) : null),
    figures(entity, other),
    entity.aliases.length ? el("details", {}, el("summary", {}, t("actor.aliases"), " ", num(entity.aliases.length)),
      el("ul", { class: "chips" }, ...entity.aliases.map((alias) => el("li", { class: "tag" }, name(alias))))) : null,
    el("div", { class: "row spread" }, compare, el("a", { href: address(`/actors/${entity.slug}/correct`) }, t("actor.correct"))));
}

const counts = ["article", "mention", "event", "quote"];

function figures(entity, other) {
  if (!other) {
    return el("dl", { class: "figures" }, ...counts.map((count) =>
      el("div", {}, el("dt", {}, t(`n.${count}s`)), el("dd", {}, num(entity[`${count}_count`])))));
  }
  return table(t("actor.compare"), ["", entityLink(entity), entityLink(other)],
    counts.map((count) => [t(`n.${count}s`), num(entity[`${count}_count`]), num(other[`${count}_count`])]));
}

/** A section that fills itself when its answer is there. */
function filled(title, make, attributes = {}) {
  const box = el("div", {}, waiting());
  make().then((content) => box.replaceChildren(content ?? nothing())).catch((problem) => box.replaceChildren(failure(problem)));
  const region = section(title, box);
  for (const [attribute, value] of Object.entries(attributes)) region.setAttribute(attribute, value);
  return region;
}

function activity(entity, other) {
  return filled(t("actor.activity"), async () => {
    const all = [entity, other].filter(Boolean);
    const series = await Promise.all(all.map((one) => ask(question("timeline", { actor: one.slug, interval: "month" }))));
    if (series.every(({ items }) => !items.length)) return null;
    return el("div", {}, bars(series.map(({ items }) => items), t("actor.activity")),
      other ? el("p", { class: "legend" }, el("span", { class: "one" }, name(entity.name)), el("span", { class: "two" }, name(other.name))) : null);
  }, { class: "wide" });
}

const together = (entity, other) => filled(t("actor.together"), async () => {
  const { items } = await ask(question("articles", { actor: [entity.slug, other.slug], limit: 10 }));
  return items.length ? articleList(items) : null;
}, { class: "wide" });

function offices(entity) {
  if (!entity.offices.length) return "";
  return section(t("actor.offices"), facts(entity.offices.map((held) => [
    held.to ? dateRange(held.from, held.to) : el("span", {}, ...phrase("actor.since", { a: date(held.from) })),
    [name(held.office), " ", held.jurisdiction ? name(held.jurisdiction, { class: "faint" }) : null]])));
}

function company(entity) {
  if (!entity.co_mentioned.length) return "";
  return section(t("actor.company"), table(t("actor.company"), [t("table.name"), t("table.type"), t("n.articles")],
    entity.co_mentioned.slice(0, 12).map((one) => [entityLink(one), named("type", one.type),
      el("a", { href: address("/", { actor: [entity.slug, one.slug] }) }, num(one.article_count))])));
}

const ego = (entity) => filled(t("actor.ego"), async () => {
  const { nodes, edges } = await ask(question("network", { actor: entity.slug, limit: 16 }));
  return nodes.length > 1 ? graph(nodes, edges, 340, t("actor.ego")) : null;
});

const places = (entity) => filled(t("actor.places"), async () => {
  const { nodes } = await ask(question("network", { actor: entity.slug, limit: 200 }));
  const found = nodes.filter((node) => node.type === "place").map((node) => ({ ...node, href: actorAddress(node) }));
  if (!found.length) return null;
  const drawn = await map(found, t("actor.places"), 300);
  return el("div", {}, drawn, el("details", {}, el("summary", {}, t("view.table")),
    el("ul", {}, ...found.map((place) => el("li", {}, entityLink(place), " ", num(place.count))))));
});

const deeds = (entity, role, title) => filled(t(title), async () => {
  const query = { actor: entity.slug, role };
  const { items, next } = await ask(question("events", { ...query, limit: 8 }));
  if (!items.length) return null;
  return el("div", {}, el("ul", {}, ...items.map(eventLine)), next ? el("a", { href: address("/events", query) }, t("all")) : null);
});

const words = (entity, query, title) => filled(t(title), async () => {
  const { items, next } = await ask(question("quotes", { ...query, limit: 5 }));
  if (!items.length) return null;
  const titles = await titlesOf(items);
  return el("div", {}, el("ul", { class: "quotes" }, ...items.map((quote) => quoteItem(quote, { title: titles.get(quote.article_id) }))),
    next ? el("a", { href: address("/quotes", query) }, t("all")) : null);
});

const newest = (entity) => filled(t("actor.newest"), async () => {
  const { items, next } = await ask(question("articles", { actor: entity.slug, limit: 8 }));
  return items.length ? el("div", {}, articleList(items), next ? el("a", { href: address("/", { actor: entity.slug }) }, t("all")) : null) : null;
}, { class: "wide" });
