// Who is mentioned with whom, drawn. The same facts stand in a table beside it, which is what a screen reader gets.
import { svg } from "../dom/element.js";
import { actorAddress } from "../frame/address.js";
import { numberText } from "../text/bidi.js";
import { placed } from "./force.js";
import { responsive } from "./responsive.js";

/** A drawing of `nodes` and `edges` with a height in pixels. */
export function graph(nodes, edges, height, label) {
  return responsive((width) => {
    const places = placed(nodes, edges, width, height);
    const most = Math.max(1, ...nodes.map((node) => node.count));
    const shared = Math.max(1, ...edges.map((edge) => edge.count));
    const lines = edges.map((edge) => line(edge, places, shared));
    const size = Math.min(1, 0.35 + width / 1200);
    const dots = nodes.map((node) => dot(node, places.get(node.id), size * (5 + 15 * Math.sqrt(node.count / most))));
    return svg("svg", { width, height, role: "group", "aria-label": label }, ...lines, ...dots);
  }, { class: "chart graph" });
}

function line(edge, places, shared) {
  const [a, b] = [places.get(edge.a), places.get(edge.b)];
  if (!a || !b) return null;
  return svg("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y, "stroke-width": 0.6 + 3.4 * (edge.count / shared) });
}

const dot = (node, { x, y }, radius) =>
  svg("a", { href: actorAddress(node), class: node.type, tabindex: -1, "aria-hidden": "true" },
    svg("circle", { cx: x, cy: y, r: radius }, svg("title", {}, `${node.name}: ${numberText(node.count)}`)),
    svg("text", { x, y: y + radius + 12, "text-anchor": "middle" }, node.name));
