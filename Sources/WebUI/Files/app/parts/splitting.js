// Splits an actor: of two who bear one name, the one is made an actor of its own, with the articles that mean it.
import { ask, askEach, question, send } from "../api/client.js";
import { el, section } from "../dom/element.js";
import { actorAddress } from "../frame/address.js";
import { show } from "../frame/navigation.js";
import { counted, name } from "../text/bidi.js";
import { named, phrase, t } from "../text/words.js";
import { metaLine } from "./articleList.js";
import { entityLink } from "./entities.js";
import { failure, nothing, waiting } from "./notices.js";
import { paging } from "./paging.js";

const types = ["person", "organization", "place", "group", "other"];
// Articles that a preview reads to say what they hold; the others are counted.
const looked = 40;

/** The part of the screen of corrections that splits `entity`. */
export function splitting(entity) {
  const chosen = new Map();
  const preview = el("div", { class: "split-preview", "aria-live": "polite" });
  const list = el("div", {}, waiting());
  const changedChoice = () => preview.replaceChildren();
  const form = el("form", { class: "stack", onsubmit: (event) => event.preventDefault() },
    el("p", { class: "faint" }, t("split.why")),
    fieldsOf(entity),
    el("fieldset", { class: "choice" }, el("legend", {}, t("split.articles")), searchField((words) => fill(words)), list),
    el("p", { class: "row" }, el("button", { type: "submit", onclick: () => showPreview() }, t("split.preview"))), preview);

  async function fill(words) {
    const page = await ask(question("articles", { actor: entity.id, q: words, limit: 10 })).catch((problem) => problem);
    if (page instanceof Error) return list.replaceChildren(failure(page));
    const rows = el("ul", { class: "checks" }, ...page.items.map(row));
    const more = paging(page.next, (items) => {
      const made = items.map(row);
      rows.append(...made);
      return made[0];
    });
    const all = el("button", { type: "button", class: "quiet", onclick: () => chooseAll(rows) }, t("split.all"));
    list.replaceChildren(...(page.items.length ? [all, rows, more ?? ""] : [nothing()]));
  }

  function row(article) {
    const box = el("input", { type: "checkbox", checked: chosen.has(article.id), onchange: () => choose(article, box.checked) });
    return el("li", {}, el("label", { class: "check" }, box, el("span", { dir: "auto" }, article.title)), metaLine(article));
  }

  function choose(article, isChosen) {
    if (isChosen) chosen.set(article.id, article);
    else chosen.delete(article.id);
    changedChoice();
  }

  function chooseAll(rows) {
    for (const box of rows.querySelectorAll("input:not(:checked)")) box.click();
  }

  async function showPreview() {
    if (!form.reportValidity()) return;
    if (!chosen.size) return preview.replaceChildren(nothing(t("split.none")));
    preview.replaceChildren(waiting());
    preview.replaceChildren(await previewed(entity, wanted(form), chosen, () => split()).catch(failure));
  }

  async function split() {
    try {
      const made = await send("POST", `/v1/entities/${entity.id}/split`, { ...wanted(form), articles: [...chosen.keys()] });
      await show();
      document.querySelector("[data-said]")?.replaceChildren(
        el("p", { role: "status" }, ...phrase("split.done", { x: el("a", { href: actorAddress(made) }, name(made.name)) })));
    } catch (problem) {
      preview.replaceChildren(failure(problem));
    }
  }

  fill("");
  form.addEventListener("input", (event) => event.target.name && changedChoice());
  const region = section(t("split"), form);
  region.classList.add("wide");
  return region;
}

function fieldsOf(entity) {
  return el("div", { class: "metadata" },
    el("label", {}, t("split.name"), el("input", { name: "name", value: entity.name, dir: "auto", required: true })),
    el("label", {}, t("correct.name_en"), el("input", { name: "name_en", dir: "ltr" })),
    el("label", {}, t("correct.type"), el("select", { name: "type" },
      ...types.map((type) => el("option", { value: type, selected: type === entity.type }, named("type", type))))));
}

/** A box that narrows the articles to some words, as they are typed; Enter does not send the form. */
function searchField(search) {
  let pause = 0;
  const input = el("input", { type: "search", dir: "auto", "aria-label": t("filter.q"), placeholder: t("split.narrow"),
    onkeydown: (event) => event.key === "Enter" && event.preventDefault(),
    oninput: () => {
      clearTimeout(pause);
      pause = setTimeout(() => search(input.value.trim()), 250);
    } });
  return input;
}

/** What the form says of the new actor. */
const wanted = (form) => Object.fromEntries(["name", "name_en", "type"]
  .map((field) => [field, form.elements[field].value.trim()]).filter(([, value]) => value));

/** What would become of it: what goes to the new actor, what stays, by which words the articles name it. */
async function previewed(entity, { name: newName, type }, chosen, split) {
  const answers = await askEach([...chosen.keys()].slice(0, looked).map((id) => `/v1/articles/${id}`));
  const found = [...answers.values()].filter(Boolean);
  const mentions = found.flatMap((article) => article.entities.find((one) => one.id === entity.id)?.mentions ?? []);
  const sides = (event) => [...event.actors, ...event.targets, ...(event.place ? [event.place] : [])];
  const events = found.flatMap((article) => article.events.filter((event) => sides(event).some((one) => one.entity?.id === entity.id)));
  const quotes = found.flatMap((article) => article.quotes.filter((quote) => quote.speaker?.id === entity.id));
  const stays = Math.max(0, entity.article_count - chosen.size);
  return el("div", { class: "sheet" },
    el("p", {}, ...phrase("split.moves", { x: name(newName, { class: "strong" }), type: named("type", type) })),
    el("ul", {},
      el("li", {}, counted("split.n.articles", chosen.size)), el("li", {}, counted("split.n.mentions", mentions.length)),
      el("li", {}, counted("split.n.events", events.length)), el("li", {}, counted("split.n.quotes", quotes.length))),
    chosen.size > looked ? el("p", { class: "faint" }, counted("split.looked", looked)) : null,
    mentions.length ? el("p", {}, t("split.words"), " ", ...words(mentions)) : null,
    el("p", {}, ...phrase("split.stays", { x: entityLink(entity), n: counted("split.n.articles", stays) })),
    stays === 0 ? el("p", { class: "bad" }, t("split.empty")) : null,
    el("p", {}, el("button", { type: "button", class: "danger", onclick: split }, t("split.do"))));
}

/** The different words by which it is mentioned. */
const words = (mentions) => [...new Set(mentions.map((mention) => mention.text))].slice(0, 12)
  .flatMap((text, index) => (index ? [t("comma"), name(text)] : [name(text)]));
