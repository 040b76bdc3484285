// Events as rows, as sentences, and with the reasons for them.
import { ask, askEach } from "../api/client.js";
import { el, facts, table } from "../dom/element.js";
import { address, articleAddress, eventAddress } from "../frame/address.js";
import { counted, dateRange, latin, name, num, score } from "../text/bidi.js";
import { quadrant } from "../text/eventTypes.js";
import { unitsOf } from "../text/scalars.js";
import { named, t } from "../text/words.js";
import { participants } from "./entities.js";
import { arrow } from "./marks.js";
import { markedNodes } from "./markedText.js";

export const eventDate = (event) => (event.date ? dateRange(event.date.start, event.date.end, event.date.precision) : "—");

/** The type of an event, as a link to the event. */
export const eventType = (event) =>
  el("a", { class: `event-type ${quadrant(event.type)}`, href: eventAddress(event.id) }, named("event", event.type));

/** What is to be known before an event is believed. */
export const eventTags = (event) => [
  event.status !== "occurred" && el("span", { class: "tag" }, named("status", event.status)),
  event.historical && el("span", { class: "tag" }, t("historical")),
  event.articles > 1 && el("a", { href: address("/events", { cluster: event.cluster_id }) }, counted("tellings", event.articles)),
].filter(Boolean).flatMap((tag) => [" ", tag]);

/** A table of events; `titles` has the titles of their articles by id. */
export function eventTable(caption, events, titles) {
  const heads = ["event", "date", "actor", "target", "place", "article"].map((head) => t(`table.${head}`));
  const view = table(caption, heads, events.map((event) => [
    [eventType(event), ...eventTags(event)], eventDate(event), participants(event.actors), participants(event.targets),
    event.place ? participants([event.place]) : "—",
    el("a", { href: articleAddress(event.article_id, { mark: `event-${event.id}` }) },
      el("bdi", {}, titles.get(event.article_id) ?? num(event.article_id))),
  ]), { class: "events-table" });
  view.querySelectorAll("tbody tr").forEach((row) => (row.dataset.item = ""));
  return view;
}

/** The titles of the articles of some facts, by id. */
export async function titlesOf(facts) {
  const answers = await askEach(facts.map((fact) => `/v1/articles/${fact.article_id}`));
  return new Map([...answers].map(([path, article]) => [Number(path.split("/").at(-1)), article?.title]));
}

/** A short line: who, what, to whom, when. */
export const eventLine = (event) =>
  el("li", { "data-item": true }, eventType(event), ...eventTags(event), " ", eventDate(event), el("br"),
    ...participants(event.actors), " ", arrow(), " ", ...participants(event.targets));

/** The sentence of an event with what it was read from marked. */
export function eventSentence(event, article) {
  const unit = unitsOf(article.body);
  const roles = [event.trigger, ...event.actors, ...event.targets, ...(event.place ? [event.place] : [])]
    .filter((span) => span.start !== undefined)
    .map((span) => ({ ...span, layer: "dates", id: "role", classes: span === event.trigger ? "chosen" : "strong" }));
  return el("p", { class: "evidence", dir: "auto", lang: article.lang },
    ...markedNodes(article.body, roles, { start: unit(event.sentence.start), end: unit(event.sentence.end) }));
}

/** The rule of an event, its confidence and what that was made of. */
export async function eventReasons(id) {
  const event = await ask(`/v1/events/${id}?explain=true`);
  const evidence = event.explanation?.evidence ?? [];
  return el("div", {},
    facts([
      [t("table.event"), [el("span", { class: `event-type ${quadrant(event.type)}` }, named("event", event.type)), " ",
        event.mode ? latin(event.mode) : null, ...eventTags(event)]],
      [t("table.actor"), participants(event.actors)], [t("table.target"), participants(event.targets)],
      [t("table.place"), event.place ? participants([event.place]) : null],
      [t("table.date"), event.date ? [eventDate(event), " ", el("span", { class: "faint" }, named("basis", event.date.basis))] : null],
      [t("why.trigger"), name(event.trigger.text)], [t("why.rule"), latin(event.rule)], [t("why.confidence"), score(event.confidence)],
    ]),
    evidence.length ? table(t("why.evidence"), [t("why.evidence"), "±"], evidence.map(({ name: what, weight }) =>
      [latin(what), el("bdi", { dir: "ltr", class: "number" }, (weight > 0 ? "+" : "−") + Math.abs(weight).toFixed(1))])) : null);
}
