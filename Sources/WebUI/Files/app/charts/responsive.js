// A chart is drawn for the width it has, and again when that changes: its letters are never stretched.
import { el } from "../dom/element.js";

/** A box that holds what `draw(width)` gives. */
export function responsive(draw, attributes = {}) {
  const box = el("div", { class: "chart", ...attributes });
  let drawn = 0;
  new ResizeObserver(() => {
    const width = Math.floor(box.clientWidth);
    if (width === drawn || width < 40) return;
    drawn = width;
    box.replaceChildren(draw(width));
  }).observe(box);
  return box;
}
