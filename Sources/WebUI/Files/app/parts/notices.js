// What stands where an answer would: waiting, nothing there, something went wrong.
import { el } from "../dom/element.js";
import { changed, here } from "../frame/address.js";
import { name } from "../text/bidi.js";
import { named, t } from "../text/words.js";

export const waiting = () => el("p", { class: "faint", role: "status" }, t("loading"));

export const nothing = (text = t("nothing")) => el("p", { class: "faint" }, text);

/** What the server says of a request that it does not take, and what there is to choose from when a name is that of several. */
export function failure(problem) {
  const issues = (problem.issues ?? []).map((issue) => el("li", {}, el("code", {}, el("bdi", {}, issue.place)), " ", issue.message));
  return el("div", { class: "failure", role: "alert" },
    el("h1", { tabindex: "-1", "data-focus": true }, t("error")),
    el("p", {}, problem.message),
    issues.length ? el("ul", {}, ...issues) : null,
    problem.choices?.length ? el("ul", { class: "choices" }, ...problem.choices.map(choice)) : null,
    original(problem));
}

/** The server's own words, where they are not those that are shown. */
export const original = (problem) => problem.original
  ? el("details", {}, el("summary", {}, t("error.original")), el("p", { lang: "en", dir: "ltr" }, problem.original)) : null;

/** The same question, with one of those who bear the name in its place. */
function choice({ parameter, given, slug, name: label, type }) {
  const values = here().searchParams.getAll(parameter)
    .map((value) => value.split(",").map((one) => (one.trim() === given ? slug : one)).join(","));
  return el("li", {}, el("a", { href: changed({ [parameter]: values }) }, name(label)), " ", el("span", { class: "tag" }, named("type", type)));
}

/** A line that is read out when it changes. */
export const status = (...children) => el("p", { role: "status", class: "status" }, ...children);
