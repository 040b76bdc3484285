// Numbers, dates and foreign names in running text, each isolated: its neighbours never change its order, nor it theirs.
import { el } from "../dom/element.js";
import { preference } from "../frame/preferences.js";
import { phrase, t } from "./words.js";

const easternDigits = "٠١٢٣٤٥٦٧٨٩";

/** Digits as the reader wants them. */
export const digits = (text) =>
  preference("digits") === "arab" ? String(text).replace(/[0-9]/g, (digit) => easternDigits[digit]) : String(text);

const grouped = new Intl.NumberFormat("en");

/** A number as text, its thousands apart. */
export const numberText = (number) => digits(grouped.format(number));

/** A number. */
export const num = (number) => el("bdi", { class: "number" }, numberText(number));

/** A score between 0 and 1 with two places. */
export const score = (value) => el("bdi", { class: "number" }, digits(value.toFixed(2)));

/** A name or a text of its own direction. */
export const name = (text, attributes = {}) => el("bdi", attributes, text);

/** What is written from left to right whatever stands around it: slugs, addresses, rules. */
export const latin = (text) => el("bdi", { dir: "ltr", class: "latin" }, text);

/** A date in words: `2025-03-18`, `2025-03` or `2025`, as far as it is known. */
export function dateText(iso, precision = "day") {
  const [year, month, day] = iso.split("-");
  const inWords = month && precision !== "year" ? t("months").split("|")[Number(month) - 1] : "";
  const dayPart = day && inWords && precision === "day" ? String(Number(day)) : "";
  return digits([dayPart, inWords, year].filter(Boolean).join(" "));
}

/** A date for people, with the ISO form for programs. */
export function date(iso, precision = "day") {
  if (!iso) return el("span", { class: "faint" }, t("date.none"));
  const known = precision === "year" ? 4 : precision === "month" ? 7 : 10;
  return el("bdi", {}, el("time", { datetime: iso.slice(0, known) }, dateText(iso, precision)));
}

/** From one date to another, each isolated; one date when both are the same. */
export function dateRange(first, last, precision = "day") {
  if (!last || first === last || dateText(first, precision) === dateText(last, precision)) return date(first, precision);
  return el("span", { class: "range" }, ...phrase("date.range", { a: date(first, precision), b: date(last, precision) }));
}

/** A sentence with a number in it, in the form that goes with the number. */
export const counted = (key, n, nodes = {}) => el("span", {}, ...phrase(key, { n: num(n), ...nodes }, n));
