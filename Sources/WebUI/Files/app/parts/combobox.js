// A text box with suggestions (ARIA combobox with a list): arrows move, Enter takes, Escape closes, typing goes on all the while.
import { el, freshID } from "../dom/element.js";
import { t } from "../text/words.js";

/** Gives `input` a list of suggestions. `suggest` turns a text into options `{ nodes, choose }`, of which none is chosen unless moved to. */
export function combobox(input, suggest) {
  const list = el("ul", { role: "listbox", id: freshID(), "aria-label": t("suggestions"), hidden: true });
  let options = [];
  let active = -1;
  let asked = 0;
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id,
    "aria-autocomplete": "list", autocomplete: "off" })) input.setAttribute(name, value);

  const close = () => {
    asked += 1;
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (at) => {
    active = at;
    [...list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === at)));
    if (at < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", list.children[at].id);
    list.children[at].scrollIntoView({ block: "nearest" });
  };
  const take = (at) => {
    const option = options[at];
    close();
    option.choose();
  };
  const open = (found) => {
    options = found;
    list.replaceChildren(...found.map((option, index) => el("li", { role: "option", id: freshID(), "aria-selected": "false",
      onpointerdown: (event) => event.preventDefault(), onclick: () => take(index) }, ...option.nodes)));
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    mark(-1);
  };

  input.addEventListener("input", async () => {
    const turn = ++asked;
    const text = input.value.trim();
    const found = text ? await suggest(text) : [];
    if (turn === asked) open(found);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves) mark(((active + 1 + moves[event.key] + options.length + 1) % (options.length + 1)) - 1);
    else if (event.key === "Enter" && active >= 0) take(active);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", close);
  return el("div", { class: "combobox" }, input, list);
}
