// The form above a list: what is given goes into the address, everything else of the address stays.
import { el } from "../dom/element.js";
import { changed, here, parameter } from "../frame/address.js";
import { go } from "../frame/navigation.js";
import { named, t } from "../text/words.js";
import { entityBox } from "./entities.js";

/** A form of filters. Without code it would ask the same address. */
export function filterForm(path, ...fields) {
  return el("form", { class: "filters", action: path, role: "search", onsubmit: submitted }, ...fields,
    el("button", { class: "main" }, t("apply")));
}

/** Puts the named fields of a form into the address; empty ones are taken out of it, but for those that only add. */
export function submitted(event) {
  event.preventDefault();
  const given = new FormData(event.target);
  const pairs = [...event.target.elements].filter((field) => field.name).map((field) => {
    const value = given.get(field.name)?.trim();
    return [field.name, "adds" in field.dataset ? [...here().searchParams.getAll(field.name), value ?? ""] : value || null];
  });
  go(changed(Object.fromEntries(pairs)));
}

/** A box for an entity of a filter: one that is suggested, or any spelling of a name that the API knows. */
export const entityField = (filter) =>
  entityBox(t(`filter.${filter}`), (entity) => go(changed({ [filter]: entity.slug })), { name: filter, "data-adds": "" });

/** A box for the text of a filter. */
export const textField = (filter, attributes = {}) =>
  el("label", {}, el("span", {}, t(`filter.${filter}`)), el("input", { name: filter, value: parameter(filter), dir: "auto", ...attributes }));

/** A box for a date as the API takes it: a year, a month, a day, or a span back from now. */
export const dateField = (filter) =>
  textField(filter, { dir: "ltr", size: 10, placeholder: "YYYY-MM-DD", pattern: "\\d{4}(-\\d{2}){0,2}|\\d+[dwmy]" });

/** A choice among values, or none of them; `room` is where their names stand among the words. */
export const choiceField = (filter, values, { room = filter, none = t("any"), label = t(`filter.${filter}`) } = {}) =>
  el("label", {}, el("span", {}, label),
    el("select", { name: filter }, el("option", { value: "" }, none),
      ...values.map((value) => el("option", { value, selected: value === parameter(filter) }, named(room, value)))));
