// Makes elements. Text goes in as text: nothing that came from outside is ever read as HTML.

/** An element of HTML: attributes by name, listeners as `onclick`, children as nodes, texts or arrays of them; empty ones are left out. */
export function el(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** An element of SVG. */
export function svg(tag, attributes = {}, ...children) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) set(node, name, value);
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return node;
}

function set(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (name === "data") Object.assign(node.dataset, value);
  else if (name === "value" && node.tagName === "TEXTAREA") node.value = value;
  else node.setAttribute(name, value === true ? "" : value);
}

/** A heading and what stands under it, as a region with that name. */
export function section(title, ...children) {
  const heading = el("h2", { id: freshID() }, title);
  return el("section", { "aria-labelledby": heading.id }, heading, ...children);
}

let made = 0;

/** An id that no other element has. */
export const freshID = () => `n${++made}`;

/** A table with a caption; rows are arrays of cells, the first of each is its heading. */
export function table(caption, heads, rows, attributes = {}) {
  return el("div", { class: "scroller", tabindex: "0", role: "group", "aria-label": caption },
    el("table", attributes,
      el("caption", { class: "visually-hidden" }, caption),
      el("thead", {}, el("tr", {}, ...heads.map((head) => el("th", { scope: "col" }, head)))),
      el("tbody", {}, ...rows.map(([first, ...cells]) =>
        el("tr", {}, el("th", { scope: "row" }, first), ...cells.map((cell) => el("td", {}, cell)))))));
}

/** Names and values. */
export function facts(pairs, attributes = {}) {
  const rows = pairs.filter(([, value]) => value !== null && value !== undefined && value !== "")
    .map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value)));
  return el("dl", { class: "facts", ...attributes }, ...rows);
}
