// Quotations in a list: who, how, what, and in which article.
import { el } from "../dom/element.js";
import { articleAddress } from "../frame/address.js";
import { name, num } from "../text/bidi.js";
import { t } from "../text/words.js";
import { participants } from "./entities.js";
import { quoteManner, speaker } from "./marks.js";
import { published } from "./articleList.js";

/** One quotation; `article` may be missing. */
export const quoteItem = (quote, article) =>
  el("li", { "data-item": true },
    el("p", {}, speaker(quote), " ", quote.speaker && quote.speaker_text && quote.speaker_text !== quote.speaker.name
      ? el("span", { class: "faint" }, name(quote.speaker_text), " ") : null, quoteManner(quote)),
    el("blockquote", { dir: "auto" }, quote.text),
    quote.about?.length ? el("p", { class: "meta" }, t("quote.about"), " ", ...participants(distinct(quote.about))) : null,
    el("p", { class: "meta" },
      el("a", { href: articleAddress(quote.article_id, { mark: `quote-${quote.id}` }) }, el("bdi", {}, article?.title ?? num(quote.article_id))),
      article?.source ? [" · ", name(article.source)] : null, article?.published ? [" · ", published(article)] : null));

/** Each of whom it speaks once, however often. */
const distinct = (all) =>
  [...new Map(all.map((one) => [one.entity?.slug ?? one.text, one])).values()];
