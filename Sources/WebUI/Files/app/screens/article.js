// An article: its text with four layers of marks, the reasons for each mark, the original beside it, and what is like it.
import { ask } from "../api/client.js";
import { el, facts, section } from "../dom/element.js";
import { changed, parameter } from "../frame/address.js";
import { articleList, published } from "../parts/articleList.js";
import { citeButton } from "../parts/citation.js";
import { entityLink } from "../parts/entities.js";
import { eventLine, eventReasons } from "../parts/eventViews.js";
import { hoverCards } from "../parts/hoverCard.js";
import { markedNodes, paragraphs } from "../parts/markedText.js";
import { dateValue, layers, marksOf, quoteManner, speaker } from "../parts/marks.js";
import { failure, nothing, waiting } from "../parts/notices.js";
import { original } from "../parts/original.js";
import { counted, latin, name, num } from "../text/bidi.js";
import { unitsOf } from "../text/scalars.js";
import { t } from "../text/words.js";

export async function screen(id) {
  const article = await ask(`/v1/articles/${id}`);
  const story = storyOf(article);
  const why = el("div", { class: "why-content", "aria-live": "polite" }, nothing(t("why.empty")));
  const page = el("div", { class: "reading" }, story, margin(article, why));
  choosing(page, story, article, why);
  hoverCards(story);
  return {
    name: "article", title: article.title, json: `/v1/articles/${id}`, nodes: [page],
    afterwards: () => {
      if (parameter("original")) showOriginal(page, article, true);
      if (parameter("mark")) choose(story, article, why, parameter("mark"), { scroll: true });
    },
  };
}

function storyOf(article) {
  const shown = parameter("layers") ? parameter("layers").split(",") : layers;
  const story = el("article", { class: ["story", ...shown.map((layer) => `show-${layer}`)].join(" "), lang: article.lang });
  story.append(
    el("h1", { dir: "auto", tabindex: "-1", "data-focus": true }, ...markedNodes(article.title, marksOf(article, "title"))),
    article.subtitle ? el("p", { class: "subtitle", dir: "auto" }, ...markedNodes(article.subtitle, marksOf(article, "subtitle"))) : "",
    byline(article), layerSwitches(story, shown), body(article),
    ...article.captions.map((caption) => el("p", { class: "faint small", dir: "auto" }, caption)));
  return story;
}

function byline(article) {
  const parts = [
    article.authors.length > 0 && [t("by"), " ", name(article.authors.join("، "))],
    article.translator && [t("translated"), " ", name(article.translator)],
    article.desk && name(article.desk), article.source && name(article.source), article.place && name(article.place),
    published(article), counted("words", article.word_count)].filter(Boolean);
  return el("p", { class: "meta" }, ...parts.flatMap((part, index) => (index ? [" · ", part] : [part])));
}

function layerSwitches(story, shown) {
  const change = (layer, isOn) => {
    story.classList.toggle(`show-${layer}`, isOn);
    const on = layers.filter((one) => story.classList.contains(`show-${one}`));
    history.replaceState(history.state, "", changed({ layers: on.length === layers.length ? null : on.join(",") || "none" }));
  };
  return el("fieldset", { class: "layers" }, el("legend", {}, t("layers")), ...layers.map((layer) =>
    el("label", { class: "check" },
      el("input", { type: "checkbox", checked: shown.includes(layer), onchange: (event) => change(layer, event.target.checked) }),
      t(`layer.${layer}`), el("span", { class: `swatch ${layer}` }))));
}

function body(article) {
  const marks = marksOf(article, "body");
  const unit = unitsOf(article.body);
  const headings = new Set(article.headings.map((heading) => unit(heading.start)));
  return el("div", { class: "body" }, ...paragraphs(article.body).map((range) =>
    el(headings.has(range.start) ? "h2" : "p", { dir: "auto" }, ...markedNodes(article.body, marks, range))));
}

function margin(article, why) {
  const similar = el("div", {}, waiting());
  ask(`/v1/articles/${article.id}/similar?limit=6`)
    .then(({ items }) => similar.replaceChildren(items.length ? articleList(items) : nothing()))
    .catch((problem) => similar.replaceChildren(failure(problem)));
  const isShown = String(Boolean(parameter("original")));
  const toggle = el("button", { type: "button", "aria-pressed": isShown, class: "toggle-original" }, t("original.show"));
  return el("div", { class: "margin" },
    el("div", { class: "row" }, citeButton(article), toggle),
    section(t("why"), why),
    article.events.length ? folded("events", article.events.length, el("ul", {}, ...article.events.map(eventLine))) : "",
    article.quotes.length ? folded("quotes", article.quotes.length, el("ul", {}, ...article.quotes.map((quote) =>
      el("li", {}, el("a", { href: `#quote-${quote.id}` }, el("bdi", {}, quote.text.slice(0, 60))), " ", speaker(quote))))) : "",
    article.entities.length ? folded("actors", article.entities.length, el("ul", {}, ...article.entities.map((entity) =>
      el("li", {}, entityLink(entity), " ", num(entity.mentions.length))))) : "",
    article.dates.length ? folded("layer.dates", article.dates.length, el("ul", {}, ...article.dates.map((found) =>
      el("li", {}, name(found.text), " ", dateValue(found))))) : "",
    article.url ? el("p", { class: "small" }, t("source.link"), " ", latin(article.url)) : "",
    section(t("similar"), similar));
}

const folded = (title, count, content) => el("details", {}, el("summary", {}, t(title), " ", num(count)), content);

/** Links to marks choose them; the button shows the original. */
function choosing(page, story, article, why) {
  page.addEventListener("click", (event) => {
    const toggle = event.target.closest(".toggle-original");
    if (toggle) return showOriginal(page, article, toggle.getAttribute("aria-pressed") !== "true");
    const link = event.target.closest("a[href^='#'], .m");
    if (!link || (link.href && !link.hash)) return;
    event.preventDefault();
    const id = link.hash ? link.hash.slice(1) : link.marks.at(-1).id;
    history.replaceState(history.state, "", changed({ mark: id }));
    choose(story, article, why, id, { scroll: !link.matches(".m") });
  });
}

async function choose(story, article, why, id, { scroll }) {
  const [kind, key] = id.split("-");
  const pieces = [...story.querySelectorAll(".m")].filter((node) => {
    const isChosen = node.dataset.marks.split(" ").includes(id);
    node.classList.toggle("chosen", isChosen);
    return isChosen;
  });
  if (scroll) pieces[0]?.scrollIntoView({ block: "center" });
  why.replaceChildren(await reasons(article, kind, Number(key)).catch(failure));
}

async function reasons(article, kind, key) {
  if (kind === "event") return eventReasons(key);
  if (kind === "quote") {
    const quote = article.quotes.find((one) => one.id === key);
    return quote ? facts([[t("filter.speaker"), speaker(quote)], [t("why.how"), quoteManner(quote)], [t("why.cue"), quote.speaker_text]]) : nothing();
  }
  const found = article.dates[key];
  return found ? facts([[t("table.date"), dateValue(found)], [t("why.value"), latin(found.value)], [t("why.trigger"), name(found.text)]]) : nothing();
}

async function showOriginal(page, article, isShown) {
  const button = page.querySelector(".toggle-original");
  button.setAttribute("aria-pressed", String(isShown));
  button.textContent = t(isShown ? "original.hide" : "original.show");
  page.classList.toggle("with-original", isShown);
  history.replaceState(history.state, "", changed({ original: isShown ? "1" : null }));
  page.querySelector(".original")?.remove();
  if (!isShown) return;
  const box = el("div", { class: "original sheet" }, waiting());
  page.querySelector(".story").after(box);
  box.replaceChildren(await original(article).catch(failure));
}
