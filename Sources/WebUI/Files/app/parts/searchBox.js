// The one box: words, and suggestions of actors, places, types of events and dates that begin so.
import { el } from "../dom/element.js";
import { address } from "../frame/address.js";
import { go } from "../frame/navigation.js";
import { dateText, name } from "../text/bidi.js";
import { eventTypes } from "../text/eventTypes.js";
import { hasWord, phrase, t } from "../text/words.js";
import { combobox } from "./combobox.js";
import { entitiesLike, suggestionNodes } from "./entities.js";

/** The box with `text` in it; what is chosen is added to `filters`. */
export function searchBox(text, filters) {
  const input = el("input", { type: "search", name: "q", value: text, dir: "auto", placeholder: t("search.hint"),
    "aria-label": t("search.label"), "aria-keyshortcuts": "/" });
  return combobox(input, async (typed) => [
    ...dateOptions(typed, filters), ...(await entityOptions(typed, filters)), ...typeOptions(typed, filters), wordsOption(typed, filters)]);
}

const wordsOption = (typed, filters) => ({
  nodes: phrase("search.words", { q: name(typed) }),
  choose: () => go(address("/", { ...filters, q: typed })),
});

async function entityOptions(typed, filters) {
  const found = await entitiesLike(typed, 6);
  return found.map((entity) => {
    const isPlace = entity.type === "place";
    const filter = isPlace ? { place: entity.slug } : { actor: [...(filters.actor ?? []), entity.slug] };
    return {
      nodes: [el("span", { class: "faint" }, t(isPlace ? "search.place" : "search.actor")), " ", ...suggestionNodes(entity)],
      choose: () => go(address("/", { ...filters, q: null, ...filter })),
    };
  });
}

/** Types of events by the beginning of a word of their name, in the language of the interface, or of their code. */
function typeOptions(typed, filters) {
  const wanted = typed.toLowerCase();
  return eventTypes
    .filter((type) => hasWord(`event.${type}`)
      && [type, ...t(`event.${type}`).split(/\s+و?/)].some((word) => word.toLowerCase().startsWith(wanted)))
    .slice(0, 3)
    .map((type) => ({
      nodes: [el("span", { class: "faint" }, t("search.event")), " ", el("span", { class: "strong" }, t(`event.${type}`))],
      choose: () => go(address("/events", { actor: filters.actor, from: filters.from, to: filters.to, type })),
    }));
}

function dateOptions(typed, filters) {
  const latin = typed.replace(/[٠-٩]/g, (digit) => "٠١٢٣٤٥٦٧٨٩".indexOf(digit));
  if (!/^(19|20)\d\d(-\d\d){0,2}$/.test(latin)) return [];
  return [{
    nodes: [el("span", { class: "faint" }, t("histogram")), " ", name(dateText(latin), { class: "strong" })],
    choose: () => go(address("/", { ...filters, q: null, from: latin, to: latin })),
  }];
}
