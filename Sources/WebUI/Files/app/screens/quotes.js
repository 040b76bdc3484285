// Who said what, when, and in which article.
import { ask, askEach, question } from "../api/client.js";
import { el } from "../dom/element.js";
import { parameters } from "../frame/address.js";
import { chips } from "../parts/chips.js";
import { dateField, entityField, filterForm, textField } from "../parts/filterForm.js";
import { nothing } from "../parts/notices.js";
import { paging } from "../parts/paging.js";
import { quoteItem } from "../parts/quoteList.js";
import { counted } from "../text/bidi.js";
import { t } from "../text/words.js";

const names = ["q", "speaker", "about", "actor", "from", "to", "source"];

export async function screen() {
  const filters = parameters(names);
  const page = await ask(question("quotes", { ...filters, count: "true" }));
  const list = el("ul", { class: "quotes" }, ...(await items(page.items)));
  const more = paging(page.next, async (found) => {
    const made = await items(found);
    list.append(...made);
    return made[0];
  });
  return {
    name: "quotes", title: t("nav.quotes"), json: question("quotes", filters),
    nodes: [el("h1", { tabindex: "-1", "data-focus": true }, t("nav.quotes")), form(), (await chips(names)) ?? "",
      el("p", { role: "status" }, counted("total", page.total ?? page.items.length)),
      page.items.length ? list : nothing(), more ?? ""],
  };
}

async function items(quotes) {
  const articles = await askEach(quotes.map((quote) => `/v1/articles/${quote.article_id}`));
  return quotes.map((quote) => quoteItem(quote, articles.get(`/v1/articles/${quote.article_id}`)));
}

function form() {
  return filterForm("/quotes", textField("q", { type: "search" }), entityField("speaker"),
    entityField("about"), dateField("from"), dateField("to"));
}
