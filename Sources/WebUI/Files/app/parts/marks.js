// The marks of an article, layer by layer, and what a card says of each.
import { el } from "../dom/element.js";
import { actorAddress } from "../frame/address.js";
import { date, dateRange, latin, name, score } from "../text/bidi.js";
import { named, t } from "../text/words.js";
import { participants } from "./entities.js";

export const layers = ["entities", "dates", "quotes", "events"];

/** All marks in a field of an article: `{ start, end, id, layer, classes, href, card }`, offsets in scalars. */
export function marksOf(article, field) {
  const mentions = article.entities.flatMap((entity) =>
    entity.mentions.filter((mention) => mention.field === field).map((mention) => entityMark(entity, mention)));
  if (field !== "body") return mentions;
  return [...mentions, ...article.dates.map(dateMark), ...article.quotes.map(quoteMark), ...article.events.map(eventMark)];
}

const entityMark = (entity, mention) => ({
  ...mention, layer: "entities", id: `entity-${entity.id}`, classes: `entity-mark ${entity.type}`, href: actorAddress(entity),
  card: () => [
    el("p", {}, name(entity.name, { class: "strong" }), " ", entity.name_en ? name(entity.name_en, { class: "faint", lang: "en" }) : null),
    el("p", {}, el("span", { class: "tag" }, named("type", entity.type)), " ", t("why.how"), " ", named("how", mention.how)),
    el("p", { class: "small" }, t("why.foundby"), " ", named("foundby", mention.found_by), " · ", t("why.confidence"), " ",
      score(mention.confidence ?? 1))],
});

const dateMark = (found, index) => ({
  ...found, layer: "dates", id: `date-${index}`, classes: "date-mark", datetime: found.value,
  card: () => [el("p", {}, dateValue(found)), el("p", { class: "small" }, t("why.value"), " ", latin(found.value))],
});

/** A date as read: a day, a month, a year, or a span of them. */
export function dateValue({ value, precision }) {
  const [first, last] = value.split("/");
  return /^\d{4}/.test(first) ? dateRange(first, last ?? first, precision) : latin(value);
}

const quoteMark = (quote) => ({
  ...quote, layer: "quotes", id: `quote-${quote.id}`, classes: "quote-mark",
  card: () => [el("p", {}, speaker(quote)), el("p", { class: "small" }, quoteManner(quote))],
});

/** Who says it: by the known name, and in the words of the text where they differ. */
export function speaker(quote) {
  if (!quote.speaker) return name(quote.speaker_text || t("quote.unknown"), { class: "strong" });
  return el("a", { class: `entity ${quote.speaker.type ?? "person"}`, href: actorAddress(quote.speaker) }, name(quote.speaker.name));
}

/** How it is said. */
export const quoteManner = (quote) =>
  el("span", {}, el("span", { class: "tag" }, t(quote.direct ? "quote.direct" : "quote.indirect")), " ",
    quote.cue ? [t("why.cue"), " ", name(quote.cue)] : null);

const eventMark = (event) => ({
  ...event.trigger, layer: "events", id: `event-${event.id}`, classes: "event-mark trigger-mark", href: `#event-${event.id}`,
  card: () => [
    el("p", { class: "strong" }, named("event", event.type)),
    el("p", {}, ...participants(event.actors), " ", arrow(), " ", ...participants(event.targets)),
    event.date ? el("p", { class: "small" }, dateRange(event.date.start, event.date.end, event.date.precision)) : null,
    el("p", { class: "small" }, t("why.rule"), " ", latin(event.rule), " · ", t("why.confidence"), " ", score(event.confidence))],
});

/** An arrow in reading direction. */
export const arrow = () => el("span", { "aria-hidden": "true" }, document.documentElement.dir === "rtl" ? "←" : "→");
