// One event: its sentence, the reasons for it, and what else reports the same.
import { ask, question } from "../api/client.js";
import { el, section } from "../dom/element.js";
import { address, articleAddress } from "../frame/address.js";
import { metaLine } from "../parts/articleList.js";
import { eventReasons, eventSentence } from "../parts/eventViews.js";
import { nothing } from "../parts/notices.js";
import { named, t } from "../text/words.js";

export async function screen(id) {
  const event = await ask(`/v1/events/${id}`);
  const { items, next } = await reports(event);
  return {
    name: "event", title: named("event", event.type), json: `/v1/events/${id}?explain=true`,
    nodes: [el("h1", { tabindex: "-1", "data-focus": true }, named("event", event.type)),
      el("div", { class: "columns" }, section(t("why"), await eventReasons(id)),
        section(t("events.reports"), el("ol", { class: "results" }, ...(await Promise.all(items.map(report)))),
          next ? el("a", { href: address("/events", { cluster: event.cluster_id }) }, t("all")) : null))],
  };
}

const shown = 8;

/** The tellings of the same happening, this one first. */
async function reports(event) {
  if (event.cluster_id === null) return { items: [event], next: null };
  const { items, next } = await ask(question("events", { cluster: event.cluster_id, limit: shown }));
  return { items: [event, ...items.filter((other) => other.id !== event.id)], next };
}

async function report(event) {
  const article = await ask(`/v1/articles/${event.article_id}`).catch(() => null);
  if (!article) return el("li", {}, nothing());
  return el("li", { "data-item": true },
    el("h3", { class: "headline", dir: "auto" }, el("a", { href: articleAddress(article.id, { mark: `event-${event.id}` }) }, article.title)),
    metaLine(article), eventSentence(event, article));
}
