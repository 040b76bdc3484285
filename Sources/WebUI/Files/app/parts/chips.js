// The filters that hold, each with a button that takes it away.
import { el } from "../dom/element.js";
import { changed, here, parameters } from "../frame/address.js";
import { dateText, name } from "../text/bidi.js";
import { named, phrase, t } from "../text/words.js";
import { nameOf } from "./entities.js";

const people = new Set(["actor", "target", "speaker", "place", "about"]);

/** A list of the filters of this address among `names`; nothing when there are none. */
export async function chips(names) {
  const held = Object.entries(parameters(names)).flatMap(([filter, values]) => values.map((value) => [filter, value]));
  if (!held.length) return null;
  const items = await Promise.all(held.map(async ([filter, value]) => chip(filter, value, await shown(filter, value))));
  const clear = held.length > 1
    ? el("li", {}, el("a", { href: changed(Object.fromEntries(names.map((filter) => [filter, null]))) }, t("filter.clear")))
    : null;
  return el("ul", { class: "chips", "aria-label": t("filters") }, ...items, clear);
}

async function shown(filter, value) {
  if (people.has(filter)) return nameOf(value);
  if (filter === "type") return value.split(",").map((one) => named("event", one)).join("، ");
  if (filter === "from" || filter === "to") return /^\d{4}(-\d\d)*$/.test(value) ? dateText(value) : value;
  return named(filter, value);
}

function chip(filter, value, text) {
  const rest = here().searchParams.getAll(filter).filter((other) => other !== value);
  const label = phrase("filter.remove", { x: text }).join("");
  return el("li", {}, el("a", { class: "chip", href: changed({ [filter]: rest }), "aria-label": label },
    el("span", { class: "faint" }, t(`filter.${filter}`)), " ", name(text), " ", el("span", { "aria-hidden": "true" }, "×")));
}
