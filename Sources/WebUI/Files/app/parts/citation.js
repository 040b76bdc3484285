// An article as it is cited in a text: author, title, source, date, address.
import { openDialog } from "../dom/dialog.js";
import { el } from "../dom/element.js";
import { dateText } from "../text/bidi.js";
import { t } from "../text/words.js";

/** The citation in the order of the interface's language. Every part is isolated, so that it can be pasted into text of either direction. */
export function citation(article) {
  const isolated = (text) => `\u2068${text}\u2069`;
  const day = article.published && dateText(article.published.date, article.published.precision);
  const place = article.url ?? `${location.origin}/articles/${article.id}`;
  const parts = [article.authors.join("، "), `«${article.title}»`, article.source, day, place];
  return parts.filter(Boolean).map(isolated).join(t("comma"));
}

/** Copies the citation; where a page may not copy, shows it. */
export function citeButton(article) {
  const button = el("button", { type: "button" }, t("cite"));
  button.addEventListener("click", async () => {
    const text = citation(article);
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = t("cited");
    } catch {
      openDialog(t("cite"), el("p", { dir: "auto" }, text));
    }
  });
  return button;
}
