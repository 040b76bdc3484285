// All actors, most mentioned first, with a box to find one.
import { ask, question } from "../api/client.js";
import { el } from "../dom/element.js";
import { actorAddress, address, changed, language, parameter, parameters } from "../frame/address.js";
import { go } from "../frame/navigation.js";
import { entityLink, entityBox } from "../parts/entities.js";
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
      page.items.length ? el("table", {}, el("caption", { class: "visually-hidden" }, t("actors")), el("thead", {}, el("tr", {}, ...heads)), rows) : nothing(), more ?? ""],
  };
}

const row = (entity) =>
  el("tr", { "data-item": true },
    el("th", { scope: "row" }, entityLink(entity), " ", entity.name_en ? name(entity.name_en, { class: "faint", lang: "en" }) : null),
    el("td", {}, named("type", entity.type)), el("td", {}, num(entity.article_count)), el("td", {}, num(entity.mention_count)));

function form() {
  const find = entityBox(t("actors.find"), (entity) => go(actorAddress(entity)), { name: "q", value: parameter("q") });
  const kind = el("label", {}, el("span", {}, t("table.type")),
    el("select", { name: "type", onchange: (event) => go(changed({ type: event.target.value || null })) },
      el("option", { value: "" }, t("any")),
      ...types.map((type) => el("option", { value: type, selected: type === parameter("type") }, named("type", type)))));
  const submit = (event) => {
    event.preventDefault();
    go(address("/actors", Object.fromEntries(new FormData(event.target))));
  };
  return el("form", { class: "filters", action: "/actors", role: "search", onsubmit: submit }, find, kind, el("button", { class: "main" }, t("search")),
    language() === "en" ? el("input", { type: "hidden", name: "ui", value: "en" }) : null);
}
