// Text with its marks in place. It is cut where marks begin or end; each piece knows all the marks that cover it.
import { el } from "../dom/element.js";
import { unitsOf } from "../text/scalars.js";

/** The paragraphs of a text, with the offsets of each. */
export function paragraphs(text) {
  const found = [];
  let start = 0;
  for (const part of text.split(/(\n{2,})/)) {
    if (!/^\n+$/.test(part) && part) found.push({ start, end: start + part.length });
    start += part.length;
  }
  return found;
}

/** The nodes of `text` between two offsets; `marks` in scalar offsets of the whole text. */
export function markedNodes(text, marks, range = { start: 0, end: text.length }) {
  const unit = unitsOf(text);
  const placed = marks.map((mark) => ({ ...mark, start: unit(mark.start), end: unit(mark.end) }))
    .filter((mark) => mark.start < range.end && mark.end > range.start);
  const cuts = [...new Set([range.start, range.end, ...placed.flatMap((mark) => [mark.start, mark.end])])]
    .filter((cut) => cut >= range.start && cut <= range.end).sort((a, b) => a - b);
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index];
    return piece(text.slice(start, end), placed.filter((mark) => mark.start <= start && mark.end >= end));
  });
}

// What a piece is, when several marks cover it: the innermost that leads somewhere.
const rank = { entities: 0, events: 1, dates: 2, quotes: 3 };

function piece(text, covering) {
  if (!covering.length) return text;
  const [first] = [...covering].sort((a, b) => rank[a.layer] - rank[b.layer]);
  const classes = ["m", ...new Set(covering.map((mark) => mark.classes))].join(" ");
  const attributes = { class: classes, "data-marks": covering.map((mark) => mark.id).join(" ") };
  const node = first.href ? el("a", { ...attributes, href: first.href }, text)
    : first.datetime ? el("time", { ...attributes, datetime: first.datetime.split("/")[0] }, text) : el("span", attributes, text);
  node.marks = covering;
  return node;
}
