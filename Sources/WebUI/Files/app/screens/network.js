// Who is mentioned with whom: drawn, and the same as a table.
import { ask, question } from "../api/client.js";
import { graph } from "../charts/graph.js";
import { el, table } from "../dom/element.js";
import { address, parameter, parameters } from "../frame/address.js";
import { chips } from "../parts/chips.js";
import { entityLink } from "../parts/entities.js";
import { dateField, entityField, filterForm } from "../parts/filterForm.js";
import { nothing } from "../parts/notices.js";
import { num } from "../text/bidi.js";
import { t } from "../text/words.js";

const names = ["actor", "q", "place", "source", "from", "to"];

export async function screen() {
  const filters = parameters(names);
  const query = { ...filters, min_count: parameter("min_count"), limit: parameter("limit") || "40" };
  const { nodes, edges } = await ask(question("network", query));
  return {
    name: "network", title: t("network"), json: question("network", query),
    nodes: [el("h1", { tabindex: "-1", "data-focus": true }, t("network")), form(), (await chips(names)) ?? "",
      ...(nodes.length > 1 ? drawing(nodes, edges) : [nothing()])],
  };
}

const drawing = (nodes, edges) => [el("p", { class: "faint small" }, t("network.hint")),
  el("div", { class: "sheet" }, graph(nodes, edges, 620, t("network"))), twin(nodes, edges)];

/** The edges, heaviest first. */
function twin(nodes, edges) {
  const byID = new Map(nodes.map((node) => [node.id, node]));
  const rows = [...edges].sort((x, y) => y.count - x.count).map(({ a, b, count }) => [
    entityLink(byID.get(a)), entityLink(byID.get(b)),
    el("a", { href: address("/", { actor: [byID.get(a).slug, byID.get(b).slug] }) }, num(count))]);
  const view = table(t("network.table"), [t("table.name"), t("table.with"), t("n.articles")], rows);
  view.querySelectorAll("tbody tr").forEach((row) => (row.dataset.item = ""));
  return el("details", { open: true }, el("summary", {}, t("network.table")), view);
}

function form() {
  const number = (parameterName, label, attributes) =>
    el("label", {}, el("span", {}, t(label)), el("input", { type: "number", name: parameterName, dir: "ltr", ...attributes }));
  return filterForm("/network", entityField("actor"),
    number("min_count", "network.min", { min: 1, max: 1000, value: parameter("min_count") || 1 }),
    number("limit", "network.limit", { min: 2, max: 200, value: parameter("limit") || 40 }), dateField("from"), dateField("to"));
}
