// Events as a table, as a timeline, as a matrix of actors and targets, and on a map.
import { ask, askUpTo, question } from "../api/client.js";
import { lanes } from "../charts/lanes.js";
import { map } from "../charts/map.js";
import { matrix } from "../charts/matrix.js";
import { el } from "../dom/element.js";
import { changed, parameter, parameters } from "../frame/address.js";
import { chips } from "../parts/chips.js";
import { eventTable, titlesOf } from "../parts/eventViews.js";
import { choiceField, dateField, entityField, filterForm } from "../parts/filterForm.js";
import { nothing } from "../parts/notices.js";
import { paging } from "../parts/paging.js";
import { timeHistogram } from "../parts/timeHistogram.js";
import { counted, name, num } from "../text/bidi.js";
import { eventTypes } from "../text/eventTypes.js";
import { t } from "../text/words.js";

const names = ["actor", "role", "target", "type", "status", "place", "from", "to", "q", "source", "cluster"];
const views = ["table", "lanes", "matrix", "map"];
const bound = 1000;

export async function screen() {
  const filters = { ...parameters(names), ...parameters(["collapse"]) };
  const view = views.includes(parameter("view")) ? parameter("view") : "table";
  return {
    name: "events", title: t("nav.events"), json: question("events", filters),
    nodes: [el("h1", { tabindex: "-1", "data-focus": true }, t("nav.events")), form(), (await chips(names)) ?? "", tabs(view),
      ...(view === "table" ? await tableView(filters) : await drawnView(view, filters))],
  };
}

const tabs = (view) => el("nav", { class: "tabs", "aria-label": t("view") }, ...views.map((one) =>
  el("a", { href: changed({ view: one === "table" ? null : one }), "aria-current": one === view ? "page" : null }, t(`view.${one}`))));

async function tableView(filters) {
  const page = await ask(question("events", { ...filters, count: "true" }));
  if (!page.items.length) return [nothing()];
  const view = eventTable(t("events"), page.items, await titlesOf(page.items));
  const rows = view.querySelector("tbody");
  const more = paging(page.next, async (items) => {
    const made = [...eventTable("", items, await titlesOf(items)).querySelectorAll("tbody tr")];
    rows.append(...made);
    return made[0];
  });
  return [el("p", { role: "status" }, counted("total", page.total ?? page.items.length)), view, more ?? ""];
}

async function drawnView(view, filters) {
  const { items, isAll } = await askUpTo(bound, "events", filters);
  const note = el("p", { role: "status" }, counted(isAll ? "total" : "events.bounded", items.length));
  const drawn = view === "lanes" ? items.some((event) => event.date) && lanes(items, t("events"))
    : view === "matrix" ? matrix(items, t("view.matrix"), filters) : await placesMap(items);
  return [note, drawn || nothing(view === "map" ? t("events.nomap") : t("nothing")),
    view === "lanes" ? timeHistogram(filters, { of: "events", title: t("events") }) : ""];
}

async function placesMap(events) {
  const places = new Map();
  for (const event of events) {
    const place = event.place?.entity;
    if (!place) continue;
    const entry = places.get(place.slug) ?? { ...place, count: 0, href: changed({ place: place.slug, view: null }) };
    entry.count += 1;
    places.set(place.slug, entry);
  }
  if (!places.size) return null;
  const list = [...places.values()].sort((a, b) => b.count - a.count);
  const items = list.map((place) => el("li", {}, el("a", { href: place.href }, name(place.name)), " ", num(place.count)));
  return el("div", {}, await map(list, t("events.map"), 520),
    el("details", {}, el("summary", {}, counted("events.places", list.length)), el("ul", {}, ...items)));
}

function form() {
  const collapse = el("input", { type: "checkbox", name: "collapse", value: "true", checked: parameter("collapse") === "true" });
  return filterForm("/events",
    entityField("actor"), choiceField("role", ["source", "target"]), entityField("target"),
    choiceField("type", eventTypes, { room: "event" }), choiceField("status", ["occurred", "planned", "denied", "hypothetical"]),
    dateField("from"), dateField("to"), el("label", { class: "check" }, collapse, t("events.collapse")));
}
