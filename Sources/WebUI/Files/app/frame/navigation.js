// From screen to screen without loading the frame again. Links stay links: a click that opens a new window is left alone.
import { el } from "../dom/element.js";
import { failure, waiting } from "../parts/notices.js";
import { t } from "../text/words.js";
import { address } from "./address.js";
import { markSection, setJSONLink, setLanguageLink } from "./frame.js";

const screens = [
  [/^\/$/, () => import("../screens/desk.js")],
  [/^\/articles\/(\d+)$/, () => import("../screens/article.js")],
  [/^\/actors$/, () => import("../screens/actors.js")],
  [/^\/actors\/([^/]+)$/, () => import("../screens/actor.js")],
  [/^\/actors\/([^/]+)\/correct$/, () => import("../screens/correct.js")],
  [/^\/events$/, () => import("../screens/events.js")],
  [/^\/events\/(\d+)$/, () => import("../screens/event.js")],
  [/^\/quotes$/, () => import("../screens/quotes.js")],
  [/^\/network$/, () => import("../screens/network.js")],
  [/^\/add$/, () => import("../screens/add.js")],
  [/^\/corrections$/, () => import("../screens/corrections.js")],
  [/^\/about$/, () => import("../screens/about.js")],
];

let current = 0;
let shown = location.pathname;

/** Goes to an address of this server and shows it. */
export async function go(target, { replace = false } = {}) {
  keepScroll();
  if (replace) history.replaceState({}, "", target);
  else history.pushState({}, "", target);
  await show({ moveFocus: true });
}

/** Shows the screen of the address. A later call wins over one that is still waiting for the server. */
export async function show({ moveFocus = false, scroll = 0 } = {}) {
  const turn = ++current;
  const main = document.getElementById("main");
  const isOtherScreen = shown !== location.pathname;
  main.setAttribute("aria-busy", "true");
  const slow = setTimeout(() => isOtherScreen && turn === current && main.replaceChildren(waiting()), 400);
  const content = await contentOf(location.pathname);
  clearTimeout(slow);
  if (turn !== current) return;
  shown = location.pathname;
  main.replaceChildren(...content.nodes);
  main.removeAttribute("aria-busy");
  main.dataset.screen = content.name;
  document.title = content.title ? `${content.title} · ${t("name")}` : t("name");
  markSection();
  setLanguageLink();
  setJSONLink(content.json);
  if (moveFocus) (main.querySelector("[data-focus]") ?? main).focus({ preventScroll: true });
  if (moveFocus) scrollTo(0, scroll);
  content.afterwards?.();
}

async function contentOf(path) {
  for (const [pattern, load] of screens) {
    const match = pattern.exec(path);
    if (!match) continue;
    try {
      const { screen } = await load();
      return await screen(...match.slice(1).map(decodeURIComponent));
    } catch (problem) {
      const again = location.search.length > 1 ? el("p", {}, el("a", { href: address(path) }, t("error.again"))) : "";
      return { name: "failure", title: t("error"), nodes: [failure(problem), again] };
    }
  }
  return { name: "missing", title: t("missing"), nodes: [el("h1", {}, t("missing"))] };
}

function keepScroll() {
  history.replaceState({ ...history.state, scroll: scrollY }, "");
}

function isPlainClick(event) {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey && !event.defaultPrevented;
}

/** Lets links within the front-end and the browser's back and forward change the screen. */
export function followLinks() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || !isPlainClick(event) || link.target || link.origin !== location.origin || link.hasAttribute("download")) return;
    const path = link.pathname;
    if (path.startsWith("/v1/") || link.id === "language" || (link.hash && path === location.pathname)) return;
    if (!screens.some(([pattern]) => pattern.test(path))) return;
    event.preventDefault();
    go(link.pathname + link.search);
  });
  history.scrollRestoration = "manual";
  addEventListener("popstate", () => show({ moveFocus: true, scroll: history.state?.scroll ?? 0 }));
}
