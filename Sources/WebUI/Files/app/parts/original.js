// The document as it came, line by line: what was kept, what was left out, and why.
import { ask, fetched } from "../api/client.js";
import { el, section } from "../dom/element.js";
import { unitsOf } from "../text/scalars.js";
import { named, t } from "../text/words.js";

const most = 3000;

/** The document of an article; the lines of the article itself stand out. */
export async function original(article) {
  const [document, raw] = await Promise.all([
    ask(`/v1/documents/${article.document_id}?explain=true`), rawText(article.document_id)]);
  const isMarkup = document.media_type !== "text/plain";
  const unit = unitsOf(raw);
  const lines = document.explain.lines.slice(0, most).map((line) =>
    lineItem(line, textOf(line, raw.slice(unit(line.start), unit(line.end)), isMarkup), line.article_id === article.id));
  return section(t("original"), el("ol", { class: "lines", lang: article.lang }, ...lines));
}

/** The bytes of a document in the encoding that the server found. */
async function rawText(id) {
  return fetched(`/v1/documents/${id}/raw`, {}, async (answer) => {
    const charset = /charset=([\w-]+)/.exec(answer.headers.get("Content-Type") ?? "")?.[1] ?? "utf-8";
    return new TextDecoder(charset).decode(await answer.arrayBuffer());
  });
}

/** The text of a line; where the offsets do not fit this browser's reading of the bytes, the beginning that the server tells. */
function textOf(line, cut, isMarkup) {
  if (!cut.startsWith(line.text.slice(0, 20))) return line.text;
  return isMarkup ? new DOMParser().parseFromString(cut, "text/html").documentElement.textContent.trim() : cut;
}

/** One line with the reasons for what became of it. */
export const lineItem = (line, text, isThis = false) =>
  el("li", { class: `${line.kept ? "kept" : "left"}${isThis ? " this" : ""}`, title: line.reasons.join("\n") },
    el("span", { class: "tag" }, el("bdi", {}, named("line", line.role))), " ",
    line.kept ? null : el("span", { class: "visually-hidden" }, t("original.left")), el("span", { dir: "auto" }, text));
