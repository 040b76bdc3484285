// One event: its sentence, the reasons for it, and what else reports the same.
import { ask, askUpTo } from "../api/client.js";
import { el, section } from "../dom/element.js";
import { articleAddress } from "../frame/address.js";
import { metaLine } from "../parts/articleList.js";
import { eventReasons, eventSentence } from "../parts/eventViews.js";
import { nothing } from "../parts/notices.js";
import { named, t } from "../text/words.js";

export async function screen(id) {
  const event = await ask(`/v1/events/${id}`);
  const others = await reports(event);
  return {
    name: "event", title: named("event", event.type), json: `/v1/events/${id}?explain=true`,
    nodes: [el("h1", { tabindex: "-1", "data-focus": true }, named("event", event.type)),
      el("div", { class: "columns" }, section(t("why"), await eventReasons(id)),
        section(t("events.reports"), el("ol", { class: "results" }, ...(await Promise.all([event, ...others].map(report))))))],
  };
}

/** The other events of the same cluster: they are of the same type and their dates meet. */
async function reports(event) {
  if (event.cluster_id === null || !event.date) return [];
  const { items } = await askUpTo(400, "events", { type: event.type, from: event.date.start, to: event.date.end });
  return items.filter((other) => other.cluster_id === event.cluster_id && other.id !== event.id);
}

async function report(event) {
  const article = await ask(`/v1/articles/${event.article_id}`).catch(() => null);
  if (!article) return el("li", {}, nothing());
  return el("li", { "data-item": true },
    el("h3", { class: "headline", dir: "auto" }, el("a", { href: articleAddress(article.id, { mark: `event-${event.id}` }) }, article.title)),
    metaLine(article), eventSentence(event, article));
}
