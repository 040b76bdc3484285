// The history of corrections.
import { ask } from "../api/client.js";
import { el } from "../dom/element.js";
import { correctionList } from "../parts/correctionList.js";
import { nothing } from "../parts/notices.js";
import { paging } from "../parts/paging.js";
import { t } from "../text/words.js";

export async function screen() {
  const page = await ask("/v1/corrections?limit=20");
  const list = await correctionList(page.items);
  const more = paging(page.next, async (items) => {
    const made = [...(await correctionList(items)).children];
    list.append(...made);
    return made[0];
  });
  return {
    name: "corrections", title: t("nav.corrections"), json: "/v1/corrections",
    nodes: [el("h1", { tabindex: "-1", "data-focus": true }, t("correct.history")),
      page.items.length ? list : nothing(t("correct.none")), more ?? ""],
  };
}
