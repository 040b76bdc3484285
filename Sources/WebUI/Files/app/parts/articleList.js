// Articles in a list: title, where it stood and when, the words that were found.
import { el } from "../dom/element.js";
import { articleAddress } from "../frame/address.js";
import { counted, date, name, score } from "../text/bidi.js";
import { snippetNodes } from "../text/snippet.js";
import { named, t } from "../text/words.js";

/** When an article was published, and how that is known. */
export const published = (article) =>
  article.published
    ? el("span", { title: named("basis", article.published.basis) }, date(article.published.date, article.published.precision))
    : date(null);

/** The line under a title. */
export function metaLine(article) {
  const parts = [
    article.source && name(article.source),
    published(article),
    article.place && name(article.place),
    article.kind === "teaser" && el("span", { class: "tag" }, t("kind.teaser")),
    article.relation && el("span", { class: "tag" }, named("relation", article.relation)),
    article.score !== undefined && score(article.score),
    article.copies > 1 && counted("copies", article.copies),
    article.word_count > 0 && counted("words", article.word_count),
  ].filter(Boolean);
  return el("p", { class: "meta" }, ...parts.flatMap((part, index) => (index ? [" · ", part] : [part])));
}

/** One article in a list. */
export const articleItem = (article, heading = "h3") =>
  el("li", { "data-item": true },
    el("article", { lang: article.lang },
      el(heading, { dir: "auto", class: "headline" }, el("a", { href: articleAddress(article.id) }, article.title || "—")),
      metaLine(article),
      article.snippet ? el("p", { class: "snippet", dir: "auto" }, ...snippetNodes(article.snippet)) : null));

export const articleList = (articles, heading) =>
  el("ol", { class: "results" }, ...articles.map((article) => articleItem(article, heading)));
