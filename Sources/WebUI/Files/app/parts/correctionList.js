// What people corrected, newest first; each can be taken back.
import { ask, send } from "../api/client.js";
import { el } from "../dom/element.js";
import { show } from "../frame/navigation.js";
import { date, latin, name } from "../text/bidi.js";
import { named, t } from "../text/words.js";
import { entityLink } from "./entities.js";
import { failure } from "./notices.js";

/** Corrections with the entities that they are about. */
export async function correctionList(corrections) {
  const items = await Promise.all(corrections.map(item));
  return el("ol", { class: "results corrections" }, ...items);
}

async function item(correction) {
  const [entity, target] = await Promise.all([correction.entity_id, correction.target_id].map(entityOf));
  const undo = el("button", { type: "button", onclick: (event) => takeBack(correction, event.target) }, t("correct.undo"));
  return el("li", { "data-item": true, "data-correction": correction.id },
    el("div", { class: "row spread" },
      el("div", {}, el("strong", {}, named("action", correction.action)), " ", entity ? entityLink(entity) : null,
        target ? [" ", t(correction.action === "split" ? "outof" : "into"), " ", entityLink(target)] : null,
        el("p", { class: "meta" }, name(correction.made_by), " · ", date(correction.made_at.slice(0, 10)), " ",
          el("bdi", { dir: "ltr" }, correction.made_at.slice(11, 16)), " · ", latin(changeText(correction.change)))),
      correction.undone_at ? el("span", { class: "tag" }, t("correct.undone")) : undo));
}

const entityOf = (id) => (id ? ask(`/v1/entities/${id}`).catch(() => null) : null);

/** What was said: names of members as they are, long lists cut. */
const changeText = (change) => Object.entries(change ?? {}).filter(([key]) => key !== "by").map(([key, value]) => {
  const values = [value].flat();
  return `${key}: ${values.slice(0, 8).join(", ")}${values.length > 8 ? `, … (${values.length})` : ""}`;
}).join("; ");

async function takeBack(correction, button) {
  try {
    await send("POST", `/v1/corrections/${correction.id}/undo`, {});
    await show();
  } catch (problem) {
    button.closest("li").append(failure(problem));
  }
}
