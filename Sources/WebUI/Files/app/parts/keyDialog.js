// Asks for the key that writing needs.
import { openDialog } from "../dom/dialog.js";
import { el } from "../dom/element.js";
import { t } from "../text/words.js";

/** The key that was given, or an empty text. */
export async function askForKey(problem) {
  const input = el("input", { type: "password", name: "key", autocomplete: "off", dir: "ltr", required: true });
  const form = el("form", { method: "dialog" },
    el("p", {}, t("key.why")),
    el("p", { class: "faint" }, problem.message),
    el("label", {}, t("key.label"), input),
    el("p", { class: "row" }, el("button", { value: "given", class: "main" }, t("key.use"))));
  const answer = await openDialog(t("key.title"), form);
  return answer === "given" ? input.value.trim() : "";
}
