// Adds documents: paste, or drop files; look at what would be made of them; store, with a verdict for each.
import { send } from "../api/client.js";
import { el, section } from "../dom/element.js";
import { articleAddress } from "../frame/address.js";
import { published } from "../parts/articleList.js";
import { failure, nothing, original } from "../parts/notices.js";
import { lineItem } from "../parts/original.js";
import { counted, name, num } from "../text/bidi.js";
import { inWords } from "../text/problems.js";
import { named, t } from "../text/words.js";

const fields = [["source", {}], ["url", { type: "url", dir: "ltr" }],
  ["published", { dir: "ltr", placeholder: "YYYY-MM-DD", size: 10 }], ["title", {}]];

export function screen() {
  const text = el("textarea", { name: "text", dir: "auto", spellcheck: "false" });
  const kind = el("select", { name: "kind" },
    el("option", { value: "text/plain" }, t("add.text")), el("option", { value: "text/html" }, t("add.html")));
  const whole = el("input", { type: "checkbox", name: "whole" });
  const results = el("div", { class: "add-results", "aria-live": "polite" });
  const form = el("form", { class: "stack" },
    el("label", {}, t("add.paste"), text), dropZone((files) => storeFiles(files, form, results)),
    el("div", { class: "metadata" }, el("label", {}, t("add.kind"), kind),
      ...fields.map(([field, attributes]) => el("label", {}, t(`add.${field}`), el("input", { name: field, dir: "auto", ...attributes })))),
    el("label", { class: "check" }, whole, t("add.whole")),
    el("div", { class: "row" },
      el("button", { type: "submit", name: "do", value: "preview" }, t("add.preview")),
      el("button", { type: "submit", name: "do", value: "store", class: "main" }, t("add.store"))));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!text.value.trim()) return results.replaceChildren(nothing(t("add.empty")));
    const isPreview = event.submitter?.value !== "store";
    form.setAttribute("aria-busy", "true");
    results.replaceChildren(await (isPreview ? preview(form) : store(form)).catch(failure));
    form.removeAttribute("aria-busy");
  });
  return {
    name: "add", title: t("add"), json: null,
    nodes: [el("h1", { tabindex: "-1", "data-focus": true }, t("add")), form, results],
  };
}

/** What the form says of a document, for the query of the request. */
function metadata(form, split) {
  const query = new URLSearchParams();
  for (const [field] of fields) if (form.elements[field].value.trim()) query.set(field, form.elements[field].value.trim());
  if (split) query.set("split", split);
  else if (form.elements.whole.checked) query.set("split", "false");
  const text = query.toString();
  return `/v1/documents${text ? `?${text}` : ""}`;
}

async function preview(form) {
  const answer = await send("POST", metadata(form, "preview"), form.elements.text.value, form.elements.kind.value);
  const articles = answer.articles.map((article) => el("li", {},
    el("h3", { dir: "auto", class: "headline" }, article.title),
    el("p", { class: "meta" }, published(article), " · ", named("kind", article.kind),
      article.authors.length ? [" · ", name(article.authors.join("، "))] : null),
    el("details", {}, el("summary", {}, t("article")),
      ...article.body.split("\n\n").map((part) => el("p", { dir: "auto" }, part)))));
  return section(counted("add.previewed", answer.articles.length),
    answer.duplicate ? el("p", {}, el("strong", {}, t("add.duplicate"))) : null,
    el("ol", { class: "results" }, ...articles),
    section(t("add.lines"), el("ol", { class: "lines" }, ...answer.explain.lines.map((line) => lineItem(line, line.text)))));
}

async function store(form) {
  const answer = await send("POST", metadata(form), form.elements.text.value, form.elements.kind.value);
  return section(t("add.verdicts"), el("ul", { class: "verdicts" }, verdict("", answer)));
}

/** What became of one document, with links to its articles. */
function verdict(label, { duplicate, articles }) {
  return el("li", {}, label ? [name(label), ": "] : null, el("strong", {}, t(duplicate ? "add.duplicate" : "add.stored")), " ",
    el("ul", {}, ...articles.map((article) => el("li", { "data-item": true },
      el("a", { href: articleAddress(article.id), dir: "auto" }, article.title), " ", article.published ? published(article) : null))));
}

const refusal = (label, problem) =>
  el("li", { class: "bad" }, name(label), ": ", el("strong", {}, t("add.failed")), " ", problem.message, original(problem));

function dropZone(take) {
  const choose = el("input", { type: "file", multiple: true, class: "visually-hidden", onchange: (event) => take([...event.target.files]) });
  const zone = el("div", { class: "drop" }, el("p", {}, t("add.files")), el("label", {}, t("add.choose"), choose));
  const over = (isOver) => (event) => {
    event.preventDefault();
    zone.classList.toggle("over", isOver);
  };
  zone.addEventListener("dragover", over(true));
  zone.addEventListener("dragleave", over(false));
  zone.addEventListener("drop", (event) => {
    over(false)(event);
    take([...event.dataTransfer.files]);
  });
  return zone;
}

const types = { html: "text/html", htm: "text/html", ndjson: "application/x-ndjson", jsonl: "application/x-ndjson", json: "application/json",
  xml: "application/xml", rss: "application/rss+xml", atom: "application/atom+xml" };

/** Stores files one after the other. Fields that are about one document go with each. */
async function storeFiles(files, form, results) {
  if (!files.length) return;
  const bar = el("progress", { max: files.length, value: 0, "aria-label": t("add.progress") });
  const list = el("ul", { class: "verdicts" });
  results.replaceChildren(section(t("add.verdicts"), bar, list));
  for (const file of files) {
    const type = types[file.name.split(".").at(-1).toLowerCase()] ?? "text/plain";
    const path = type.includes("json") ? "/v1/documents" : metadata(form);
    const items = await send("POST", path, file, type)
      .then((answer) => verdictsOf(file.name, answer)).catch((problem) => [refusal(file.name, problem)]);
    list.append(...items);
    bar.value += 1;
  }
}

/** A bulk file answers line by line; only what was refused is shown singly. */
async function verdictsOf(file, answer) {
  if (!Array.isArray(answer)) return [verdict(file, answer)];
  const bad = await Promise.all(answer.filter((line) => line.problem)
    .map(async (line) => ({ at: line.line, problem: await inWords({ status: line.status, ...line.problem }) })));
  const good = answer.filter((line) => !line.problem);
  return [
    el("li", {}, name(file), ": ", el("strong", {}, t("add.stored")), " ", num(good.length)),
    ...bad.map(({ at, problem }) => refusal(`${file}:${at}`, problem))];
}
