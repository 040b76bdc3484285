// What stands where an answer would: waiting, nothing there, something went wrong.
import { el } from "../dom/element.js";
import { t } from "../text/words.js";

export const waiting = () => el("p", { class: "faint", role: "status" }, t("loading"));

export const nothing = (text = t("nothing")) => el("p", { class: "faint" }, text);

/** What the server says of a request that it does not take; its words are English. */
export function failure(problem) {
  const issues = (problem.issues ?? []).map((issue) =>
    el("li", { lang: "en", dir: "auto" }, el("code", {}, el("bdi", {}, issue.parameter ?? issue.pointer ?? "")), " ", issue.message));
  return el("div", { class: "failure", role: "alert" },
    el("h1", { tabindex: "-1", "data-focus": true }, t("error")),
    el("p", { lang: "en", dir: "auto" }, problem.message),
    issues.length ? el("ul", {}, ...issues) : null);
}

/** A line that is read out when it changes. */
export const status = (...children) => el("p", { role: "status", class: "status" }, ...children);
