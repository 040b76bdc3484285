// Further pages of a list: a button, which presses itself when a reader scrolls to it; a keyboard never loses its place.
import { ask } from "../api/client.js";
import { el } from "../dom/element.js";
import { t } from "../text/words.js";

// Pages that load by themselves; behind them the button waits, so that the foot of the page can be reached.
const automatic = 3;

/** Lets `list` grow by the pages that follow `next`; `append` puts the items of a page into it. */
export function paging(next, append) {
  if (!next) return null;
  let loaded = history.state?.pages ?? 0;
  let path = next;
  let isBusy = false;
  const button = el("button", { type: "button", class: "more" }, t("more"));
  const load = async () => {
    if (isBusy || !path) return;
    isBusy = true;
    const page = await ask(path).catch(() => null);
    isBusy = false;
    if (!page) return;
    path = page.next;
    const focused = document.activeElement === button;
    const first = await append(page.items);
    if (!path) button.remove();
    if (focused && !button.isConnected) first?.querySelector("a")?.focus();
  };
  const remember = async () => {
    await load();
    loaded += 1;
    history.replaceState({ ...history.state, pages: loaded }, "");
  };
  button.addEventListener("click", remember);
  // The pages that were there before somebody went on and came back.
  const restored = (async () => { for (let page = 0; page < loaded; page += 1) await load(); })();
  const watcher = new IntersectionObserver(async ([entry]) => {
    await restored;
    if (entry.isIntersecting && loaded < automatic && scrollY > 0) remember();
  }, { rootMargin: "300px" });
  watcher.observe(button);
  return button;
}
