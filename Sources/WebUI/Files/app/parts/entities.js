// Names of entities as links, as suggestions, and as the words of a filter.
import { ask, question } from "../api/client.js";
import { el } from "../dom/element.js";
import { actorAddress } from "../frame/address.js";
import { name, num } from "../text/bidi.js";
import { named, t } from "../text/words.js";
import { combobox } from "./combobox.js";

/** A link to the page of an entity. */
export const entityLink = (entity) =>
  el("a", { class: `entity ${entity.type}`, href: actorAddress(entity) }, name(entity.name));

/** Whoever takes part in an event: linked when known, else in the words of the text. */
export const participant = (one) => (one.entity ? entityLink(one.entity) : name(one.text));

/** Several of them, with commas between. */
export function participants(all) {
  if (!all.length) return [el("span", { class: "faint" }, "—")];
  return all.flatMap((one, index) => (index ? [t("comma"), participant(one)] : [participant(one)]));
}

/** Entities whose name, or one of its spellings, begins so. */
export async function entitiesLike(text, limit = 6) {
  const found = await ask(question("entities", { q: text, limit })).catch(() => ({ items: [] }));
  return found.items;
}

/** An entity in a list of suggestions: both names, its type, how often it is mentioned. */
export const suggestionNodes = (entity) => [
  name(entity.name, { class: "strong" }), " ", entity.name_en ? name(entity.name_en, { class: "faint" }) : null, " ",
  el("span", { class: "tag" }, named("type", entity.type)), " ", num(entity.article_count)];

/** A box that finds an entity; `choose` gets it. */
export function entityBox(label, choose, attributes = {}) {
  const input = el("input", { type: "search", dir: "auto", ...attributes });
  const box = combobox(input, async (text) =>
    (await entitiesLike(text)).map((entity) => ({
      nodes: suggestionNodes(entity),
      choose: () => choose(entity, input),
    })));
  return el("label", { class: "field" }, el("span", {}, label), box);
}

/** The name of whoever a filter names by slug, id or spelling. */
export async function nameOf(value) {
  if (!/^[a-z0-9-]+$/.test(value)) return value;
  const entity = await ask(`/v1/entities/${value}`).catch(() => null);
  return entity?.name ?? value;
}
