// Shortcuts of one letter: they can be switched off (WCAG 2.1.4), and never take a letter from somebody who types.
import { el } from "../dom/element.js";
import { openDialog } from "../dom/dialog.js";
import { t } from "../text/words.js";
import { preference } from "./preferences.js";

const described = [["/", "key.search"], ["j", "key.next"], ["k", "key.previous"], ["Enter", "key.open"], ["b", "key.back"],
  ["?", "key.help"], ["Esc", "key.close"]];

// The letter on the same key of an Arabic keyboard does the same.
const onArabicKeys = { "ظ": "/", "ت": "j", "ن": "k", "لا": "b", "؟": "?" };

const actions = {
  "/": () => focusSearch(),
  j: () => step(1),
  k: () => step(-1),
  b: () => history.back(),
  "?": () => openHelp(),
};

/** Shows what the keys do. */
export function openHelp() {
  const rows = described.map(([key, text]) => el("div", {}, el("dt", {}, el("kbd", { dir: "ltr" }, key)), el("dd", {}, t(text))));
  openDialog(t("help"), el("dl", { class: "keys" }, ...rows));
}

export function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (preference("shortcuts") === "off" || document.querySelector("dialog[open]")) return;
    const action = actions[onArabicKeys[event.key] ?? event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}

const isTyping = (node) => node.matches?.("input:not([type=checkbox]), textarea, select, [contenteditable]");

function focusSearch() {
  const box = document.querySelector("main input[type=search]");
  if (box) {
    box.focus();
    box.select();
  }
}

/** Moves to the next or the last item of the screen's lists; an item is focused by its first link. */
function step(by) {
  const items = [...document.querySelectorAll("main [data-item]")].filter((item) => item.offsetParent !== null);
  if (!items.length) return;
  const at = items.findIndex((item) => item.contains(document.activeElement));
  const next = items[Math.min(items.length - 1, Math.max(0, at < 0 ? 0 : at + by))];
  const link = next.matches("a") ? next : next.querySelector("a[href]");
  link?.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}
