// What the archive holds: counts, sources, coverage by day, health, version.
import { ask, fetched } from "../api/client.js";
import { calendar } from "../charts/calendar.js";
import { el, facts, section, table } from "../dom/element.js";
import { address } from "../frame/address.js";
import { dateRange, latin, name, num } from "../text/bidi.js";
import { phrase, t } from "../text/words.js";

const counts = [["documents", "about.documents"], ["articles", "n.articles"], ["entities", "about.entities"],
  ["events", "n.events"], ["quotes", "n.quotes"]];

export async function screen() {
  const [stats, facets, isReady] = await Promise.all([ask("/v1/stats"), ask("/v1/facets?limit=200"), ready()]);
  const days = stats.dates.first ? await ask("/v1/timeline?interval=day") : { items: [] };
  const wide = section(t("about.coverage"), calendar(days.items, t("about.coverage")));
  wide.classList.add("wide");
  return {
    name: "about", title: t("about"), json: "/v1/stats",
    nodes: [el("h1", { tabindex: "-1", "data-focus": true }, t("about")), el("p", {}, t("tagline")),
      el("dl", { class: "figures" }, ...counts.map(([key, label]) => el("div", {}, el("dt", {}, t(label)), el("dd", {}, num(stats[key]))))),
      el("div", { class: "columns" }, days.items.length ? wide : "", sources(facets), health(stats, isReady))],
  };
}

const sources = (facets) => section(t("about.sources"), table(t("about.sources"), [t("filter.source"), t("n.articles")],
  facets.source.map(({ value, count }) => [el("a", { href: address("/", { source: value }) }, name(value)), num(count)])));

const health = (stats, isReady) => section(t("about.health"), facts([
  [t("about.health"), [t("about.live"), t("comma"), t(isReady ? "about.ready" : "about.notready")]],
  [t("about.span"), stats.dates.first ? dateRange(stats.dates.first, stats.dates.last) : null],
  [t("about.size"), el("span", {}, ...phrase("bytes.MB", { n: num(Math.round(stats.database_bytes / 104857.6) / 10) }))],
  [t("about.version"), latin(stats.version)], [t("about.schema"), num(stats.schema_version)]]));

const ready = () => fetched("/readyz", {}, (answer) => answer.ok).catch(() => false);
