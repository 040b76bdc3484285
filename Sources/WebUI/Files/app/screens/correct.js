// Corrects one actor: names, type, aliases, merging, splitting, hiding; and takes corrections back.
import { ask, send } from "../api/client.js";
import { el, section } from "../dom/element.js";
import { address } from "../frame/address.js";
import { go, show } from "../frame/navigation.js";
import { correctionList } from "../parts/correctionList.js";
import { entityBox, entityLink } from "../parts/entities.js";
import { failure, nothing } from "../parts/notices.js";
import { splitting } from "../parts/splitting.js";
import { name } from "../text/bidi.js";
import { named, phrase, t } from "../text/words.js";

const types = ["person", "organization", "place", "group", "other"];

export async function screen(key) {
  const entity = await ask(`/v1/entities/${encodeURIComponent(key)}`);
  const { items } = await ask(`/v1/corrections?entity=${entity.id}`);
  const said = el("div", { "aria-live": "polite", "data-said": true });
  const apply = (method, path, body, then = show) => async (event) => {
    event?.preventDefault();
    try {
      await send(method, path, typeof body === "function" ? body() : body);
      await then();
    } catch (problem) {
      said.replaceChildren(failure(problem));
    }
  };
  return {
    name: "correct", title: `${t("correct")}: ${entity.name}`, json: `/v1/corrections?entity=${entity.id}`,
    nodes: [el("h1", { tabindex: "-1", "data-focus": true }, t("correct"), ": ", entityLink(entity)), said,
      el("div", { class: "columns" }, names(entity, apply), aliases(entity, apply), merging(entity, apply), hiding(entity, apply),
        splitting(entity), history(await correctionList(items), items.length))],
  };
}

function names(entity, apply) {
  const arabic = el("input", { name: "name", value: entity.name, dir: "auto", required: true });
  const english = el("input", { name: "name_en", value: entity.name_en ?? "", dir: "ltr" });
  const kind = el("select", { name: "type" },
    ...types.map((type) => el("option", { value: type, selected: type === entity.type }, named("type", type))));
  // Only what is new: each thing that is sent becomes a correction of its own, even if it changes nothing.
  const body = () => Object.fromEntries([arabic, english, kind]
    .filter((field) => field.value && field.value !== (entity[field.name] ?? "")).map((field) => [field.name, field.value]));
  return section(t("correct.rename"), el("form", { class: "stack", onsubmit: apply("PATCH", `/v1/entities/${entity.id}`, body) },
    el("label", {}, t("correct.name"), arabic), el("label", {}, t("correct.name_en"), english), el("label", {}, t("correct.type"), kind),
    el("p", {}, el("button", { class: "main" }, t("correct.save")))));
}

function aliases(entity, apply) {
  const path = `/v1/entities/${entity.id}`;
  const input = el("input", { name: "alias", dir: "auto", required: true });
  const items = entity.aliases.map((alias) => el("li", { class: "tag" }, name(alias), " ",
    el("button", { type: "button", class: "quiet", "aria-label": phrase("correct.removealias", { x: alias }).join(""),
      onclick: apply("PATCH", path, { remove_aliases: [alias] }) }, "×")));
  return section(t("actor.aliases"), el("ul", { class: "chips" }, ...items),
    el("form", { class: "filters", onsubmit: apply("PATCH", path, () => ({ aliases: [input.value] })) },
      el("label", {}, el("span", {}, t("correct.alias")), input), el("button", {}, t("correct.addalias"))));
}

function merging(entity, apply) {
  let chosen = null;
  const box = entityBox(t("correct.merge"), (target, input) => {
    chosen = target;
    input.value = target.name;
    button.disabled = target.id === entity.id;
  });
  const button = el("button", { class: "danger", disabled: true }, t("correct.mergedo"));
  const merge = apply("POST", `/v1/entities/${entity.id}/merge`, () => ({ into: chosen.id }),
    () => go(address(`/actors/${chosen.slug}/correct`)));
  return section(t("correct.merge"), el("form", { class: "filters", onsubmit: merge }, box, button));
}

const hiding = (entity, apply) => section(t("correct.hide"), el("p", { class: "faint" }, t("correct.hidewhy")),
  el("form", { onsubmit: apply("POST", `/v1/entities/${entity.id}/hide`, {}, () => go(address("/corrections"))) },
    el("button", { class: "danger" }, t("correct.hide"))));

function history(list, count) {
  const region = section(t("correct.history"), count ? list : nothing(t("correct.none")));
  region.classList.add("wide");
  return region;
}
