// The search desk: one box, the filters that hold, the articles found, and beside them what narrows further.
import { ask, question } from "../api/client.js";
import { el, section } from "../dom/element.js";
import { address, changed, here, language, parameter, parameters } from "../frame/address.js";
import { go } from "../frame/navigation.js";
import { articleItem, articleList } from "../parts/articleList.js";
import { chips } from "../parts/chips.js";
import { facets } from "../parts/facets.js";
import { nothing } from "../parts/notices.js";
import { paging } from "../parts/paging.js";
import { searchBox } from "../parts/searchBox.js";
import { timeHistogram } from "../parts/timeHistogram.js";
import { counted, name } from "../text/bidi.js";
import { t } from "../text/words.js";

const narrowing = ["q", "match", "actor", "place", "from", "to", "source", "kind", "lang"];

export async function screen() {
  const filters = parameters(narrowing);
  const query = { ...filters, ...parameters(["sort"]) };
  const path = question("articles", { ...query, count: "true" });
  const page = await ask(path);
  const list = articleList(page.items, "h2");
  const more = paging(page.next, (items) => {
    const made = items.map((article) => articleItem(article, "h2"));
    list.append(...made);
    return made[0];
  });
  const title = [parameter("q"), ...(filters.actor ?? [])].filter(Boolean).join("، ") || t("nav.desk");
  const results = el("div", { class: "found" },
    el("div", { class: "row spread" }, el("p", { role: "status" }, counted("total", page.total ?? page.items.length)), order(filters)),
    page.did_you_mean ? correction(page.did_you_mean) : null,
    page.items.length ? list : nothing(), more);
  return {
    name: "desk", title, json: question("articles", query),
    nodes: [el("h1", { class: "visually-hidden", tabindex: "-1", "data-focus": true }, t("nav.desk")), searchForm(filters),
      await chips(narrowing.filter((filter) => filter !== "q")) ?? "",
      el("div", { class: "desk" }, results,
        el("aside", { "aria-label": t("facets") }, timeHistogram(filters), facets(filters)))],
  };
}

function searchForm(filters) {
  const hidden = Object.entries(filters).filter(([filter]) => !["q", "from", "to", "match"].includes(filter))
    .flatMap(([filter, values]) => values.map((value) => el("input", { type: "hidden", name: filter, value })));
  const form = el("form", { role: "search", action: "/", class: "search", onsubmit: submit },
    searchBox(parameter("q"), filters),
    el("button", { class: "main" }, t("search")),
    el("div", { class: "row small" },
      dateField("from"), dateField("to"), matchField()),
    ...hidden, language() === "en" ? el("input", { type: "hidden", name: "ui", value: "en" }) : null);
  return form;
}

function submit(event) {
  event.preventDefault();
  const data = new FormData(event.target);
  const pairs = {};
  for (const [filter, value] of data) if (filter !== "ui" && value) pairs[filter] = [...(pairs[filter] ?? []), value.trim()];
  if (pairs.q && parameter("sort")) pairs.sort = parameter("sort");
  if (pairs.match?.[0] === "all") delete pairs.match;
  go(address("/", pairs));
}

const dateField = (filter) =>
  el("label", {}, t(`filter.${filter}`),
    el("input", { name: filter, value: parameter(filter), dir: "ltr", size: 10, placeholder: "2025-05", pattern: "\\d{4}(-\\d{2}){0,2}|\\d+[dwmy]" }));

const matchField = () =>
  el("label", {}, t("filter.match"),
    el("select", { name: "match" }, ...["all", "any", "exact"].map((mode) =>
      el("option", { value: mode, selected: mode === (parameter("match") || "all") }, t(`match.${mode}`)))));

function order(filters) {
  const kinds = filters.q ? ["-date", "date", "relevance"] : ["-date", "date"];
  const chosen = parameter("sort") || "-date";
  return el("label", { class: "small" }, t("sort"), " ",
    el("select", { onchange: (event) => go(changed({ sort: event.target.value === "-date" ? null : event.target.value }, here())) },
      ...kinds.map((kind) => el("option", { value: kind, selected: kind === chosen }, t(`sort.${kind}`)))));
}

const correction = (words) =>
  el("p", {}, t("didyoumean"), " ", el("a", { href: changed({ q: words }) }, name(words)), language() === "ar" ? "؟" : "?");
