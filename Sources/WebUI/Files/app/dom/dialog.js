// A modal window by the browser's own element: it keeps the focus in, closes on Escape, and gives the focus back.
import { t } from "../text/words.js";
import { el, freshID } from "./element.js";

/** Opens a window with a heading; what it holds may close it by `form method=dialog`. Resolves with its `returnValue`. */
export function openDialog(title, ...children) {
  const heading = el("h2", { id: freshID() }, title);
  const close = el("button", { type: "button", class: "quiet", onclick: () => dialog.close("") }, t("close"));
  const dialog = el("dialog", { "aria-labelledby": heading.id }, heading, ...children, el("p", { class: "row" }, close));
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
    dialog.showModal();
  });
}
