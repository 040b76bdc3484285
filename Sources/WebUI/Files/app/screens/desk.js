// The search desk: one box, the filters that hold, the articles found, and beside them what narrows further.
import { ask, question } from "../api/client.js";
import { el } from "../dom/element.js";
import { address, changed, here, language, parameter, parameters } from "../frame/address.js";
import { go } from "../frame/navigation.js";
import { articleItem, articleList } from "../parts/articleList.js";
import { chips } from "../parts/chips.js";
import { facets } from "../parts/facets.js";
import { choiceField, dateField, submitted } from "../parts/filterForm.js";
import { failure, nothing } from "../parts/notices.js";
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
  const page = await ask(path).catch((problem) => problem);
  if (page instanceof Error) return refused(page, filters);
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
    page.items.length ? list : Object.keys(filters).length ? nothing() : emptyArchive(), more);
  return {
    name: "desk", title, json: question("articles", query),
    nodes: [el("h1", { class: "visually-hidden", tabindex: "-1", "data-focus": true }, t("nav.desk")), searchForm(filters),
      await chips(narrowing.filter((filter) => filter !== "q")) ?? "",
      el("div", { class: "desk" }, results,
        el("aside", { "aria-label": t("facets") }, timeHistogram(filters), facets(filters)))],
  };
}

/** What was asked for stays in its boxes, so that it can be mended. */
const refused = async (problem, filters) => ({
  name: "desk", title: t("error"), json: null,
  nodes: [searchForm(filters), await chips(narrowing.filter((filter) => filter !== "q")) ?? "", failure(problem)],
});

/** Where to begin when nothing was stored yet. */
const emptyArchive = () => el("p", {}, t("archive.empty"), " ", el("a", { href: address("/add") }, t("add")));

const searchForm = (filters) => el("form", { role: "search", action: "/", class: "search", onsubmit: submitted },
  searchBox(parameter("q"), filters), el("button", { class: "main" }, t("search")),
  el("div", { class: "row small" }, dateField("from"), dateField("to"), choiceField("match", ["any", "exact"], { none: t("match.all") })));

function order(filters) {
  const kinds = filters.q ? ["-date", "date", "relevance"] : ["-date", "date"];
  const chosen = parameter("sort") || "-date";
  return el("label", { class: "small" }, t("sort"), " ",
    el("select", { onchange: (event) => go(changed({ sort: event.target.value === "-date" ? null : event.target.value }, here())) },
      ...kinds.map((kind) => el("option", { value: kind, selected: kind === chosen }, t(`sort.${kind}`)))));
}

const correction = (words) =>
  el("p", {}, t("didyoumean"), " ", el("a", { href: changed({ q: words }) }, name(words)), language() === "ar" ? "؟" : "?");
