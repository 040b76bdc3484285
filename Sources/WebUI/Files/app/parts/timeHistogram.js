// The articles that the filters leave, over time; a chosen span goes into the address.
import { ask, question } from "../api/client.js";
import { histogram } from "../charts/histogram.js";
import { el, section } from "../dom/element.js";
import { changed, here, parameter } from "../frame/address.js";
import { go } from "../frame/navigation.js";
import { t } from "../text/words.js";

/** A region that fills itself. */
export function timeHistogram(filters, { of = "articles", title = t("histogram") } = {}) {
  const place = el("div", { class: "chart histogram waiting" });
  const reset = parameter("from") || parameter("to")
    ? el("p", { class: "small" }, el("a", { href: changed({ from: null, to: null }) }, t("histogram.reset"))) : null;
  const region = section(title, place, reset);
  fill(place, { ...filters, of });
  return region;
}

async function fill(place, query) {
  try {
    const { items, interval } = await fitting(query);
    if (!items.length) return place.closest("section")?.remove();
    place.replaceWith(histogram(items, interval, (from, to) => go(changed({ from, to }, here()))));
  } catch {
    place.closest("section")?.remove();
  }
}

/** Buckets of a length that gives neither a handful nor hundreds of them. */
async function fitting(query) {
  const months = (await ask(question("timeline", { ...query, interval: "month" }))).items;
  const interval = months.length <= 2 ? "day" : months.length <= 8 ? "week" : months.length > 180 ? "year" : "month";
  if (interval === "month") return { items: months, interval };
  return { items: (await ask(question("timeline", { ...query, interval }))).items, interval };
}
