// One card for the mark under the pointer or the focus. It can be pointed at itself, and Escape puts it away (WCAG 1.4.13).
import { el } from "../dom/element.js";

/** Shows cards for the marks within `root`. */
export function hoverCards(root) {
  const card = el("div", { class: "card", role: "status", hidden: true });
  let leaving = 0;
  const hide = () => {
    card.hidden = true;
  };
  const show = (mark) => {
    clearTimeout(leaving);
    card.replaceChildren(...mark.marks.flatMap((one) => one.card()).filter(Boolean));
    card.hidden = false;
    place(card, mark, root);
  };
  const over = (event) => {
    if (card.contains(event.target)) return clearTimeout(leaving);
    const mark = event.target.closest?.(".m");
    if (mark) show(mark);
  };
  const out = () => {
    clearTimeout(leaving);
    leaving = setTimeout(hide, 250);
  };
  root.addEventListener("pointerover", over);
  root.addEventListener("focusin", over);
  root.addEventListener("pointerout", out);
  root.addEventListener("focusout", out);
  root.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  root.append(card);
}

/** Below the first line of the mark, within the box of the text. */
function place(card, mark, root) {
  const line = mark.getClientRects()[0];
  const box = root.getBoundingClientRect();
  const left = Math.max(0, Math.min(line.left - box.left, box.width - card.offsetWidth));
  card.style.left = `${left}px`;
  card.style.top = `${line.bottom - box.top + 4}px`;
}
