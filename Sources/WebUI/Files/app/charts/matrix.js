// Who did how much to whom: a table, its cells shaded by their counts.
import { el, table } from "../dom/element.js";
import { address } from "../frame/address.js";
import { entityLink } from "../parts/entities.js";
import { numberText } from "../text/bidi.js";
import { t } from "../text/words.js";

const most = 12;

/** Actors down, targets across; `filters` are kept in the links of the cells. */
export function matrix(events, caption, filters) {
  const pairs = new Map();
  const [actors, targets] = [new Map(), new Map()];
  for (const event of events) {
    for (const actor of known(event.actors)) {
      for (const target of known(event.targets)) {
        note(actors, actor);
        note(targets, target);
        const key = `${actor.slug} ${target.slug}`;
        pairs.set(key, (pairs.get(key) ?? 0) + 1);
      }
    }
  }
  const [rows, columns] = [leading(actors), leading(targets)];
  if (!rows.length) return null;
  const top = Math.max(...pairs.values());
  const cell = (actor, target) => {
    const count = pairs.get(`${actor.slug} ${target.slug}`);
    if (!count) return "";
    const href = address("/events", { ...filters, view: null, actor: actor.slug, role: "source", target: target.slug });
    return el("div", { class: `heat${Math.ceil((count / top) * 3)}` }, el("a", { href }, el("bdi", {}, numberText(count))));
  };
  const view = table(caption, [`${t("table.actor")} / ${t("table.target")}`, ...columns.map(entityLink)],
    rows.map((actor) => [entityLink(actor), ...columns.map((target) => cell(actor, target))]), { class: "matrix" });
  return view;
}

const known = (all) => all.map((one) => one.entity).filter(Boolean);

function note(counts, entity) {
  const entry = counts.get(entity.slug) ?? { entity, count: 0 };
  entry.count += 1;
  counts.set(entity.slug, entry);
}

const leading = (counts) =>
  [...counts.values()].sort((a, b) => b.count - a.count || a.entity.id - b.entity.id).slice(0, most).map(({ entity }) => entity);
