// All actors, most mentioned first, with a box to find one.
import { ask, question } from "../api/client.js";
import { el } from "../dom/element.js";
import { actorAddress, parameter, parameters } from "../frame/address.js";
import { go } from "../frame/navigation.js";
import { entityLink, entityBox } from "../parts/entities.js";
import { choiceField, filterForm } from "../parts/filterForm.js";
import { nothing } from "../parts/notices.js";
import { paging } from "../parts/paging.js";
import { name, num } from "../text/bidi.js";
import { named, t } from "../text/words.js";

const types = ["person", "organization", "place", "group", "other"];

export async function screen() {
  const query = parameters(["q", "type"]);
  const page = await ask(question("entities", { ...query, limit: 50 }));
  const rows = el("tbody", {}, ...page.items.map(row));
  const more = paging(page.next, (items) => {
    const made = items.map(row);
    rows.append(...made);
    return made[0];
  });
  const heads = ["table.name", "table.type", "n.articles", "n.mentions"].map((head) => el("th", { scope: "col" }, t(head)));
  return {
    name: "actors", title: t("actors"), json: question("entities", query),
    nodes: [el("h1", { tabindex: "-1", "data-focus": true }, t("actors")), form(),
      page.items.length ? listing(heads, rows) : nothing(), more ?? ""],
  };
}

const listing = (heads, rows) =>
  el("table", {}, el("caption", { class: "visually-hidden" }, t("actors")), el("thead", {}, el("tr", {}, ...heads)), rows);

const row = (entity) =>
  el("tr", { "data-item": true },
    el("th", { scope: "row" }, entityLink(entity), " ", entity.name_en ? name(entity.name_en, { class: "faint", lang: "en" }) : null),
    el("td", {}, named("type", entity.type)), el("td", {}, num(entity.article_count)), el("td", {}, num(entity.mention_count)));

const form = () => filterForm("/actors",
  entityBox(t("actors.find"), (entity) => go(actorAddress(entity)), { name: "q", value: parameter("q") }), choiceField("type", types, { label: t("table.type") }));
