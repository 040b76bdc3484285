// What stands around every screen: the marked section, the switches of language, theme and digits, the link to the JSON.
import { el } from "../dom/element.js";
import { t } from "../text/words.js";
import { changed, language } from "./address.js";
import { openHelp } from "./keyboard.js";
import { preference, prefer } from "./preferences.js";
import { show } from "./navigation.js";

const choices = { theme: ["", "light", "dark"], digits: ["latn", "arab"], shortcuts: ["on", "off"] };

/** Adds the switches that need code to the frame that the server sent. */
export function dressFrame() {
  const settings = el("details", { class: "settings" },
    el("summary", {}, t("settings")),
    el("div", { class: "panel" }, ...Object.keys(choices).map(choice)));
  const help = el("button", { type: "button", class: "quiet", onclick: openHelp, "aria-keyshortcuts": "?" }, t("help"));
  document.querySelector(".switches").append(settings, help);
  document.addEventListener("click", (event) => {
    if (settings.open && !settings.contains(event.target)) settings.open = false;
  });
}

function choice(name) {
  const options = choices[name].map((value) =>
    el("option", { value, selected: value === preference(name) }, t(`${name}.${value || "auto"}`)));
  return el("label", {}, t(name), el("select", { onchange: (event) => choose(name, event.target.value) }, ...options));
}

function choose(name, value) {
  prefer(name, value);
  if (name === "theme") document.documentElement.dataset.theme = value;
  if (name === "digits") show();
}

/** Marks the section that the address is in. */
export function markSection() {
  const section = "/" + (location.pathname.split("/")[1].replace("articles", "") || "");
  for (const link of document.querySelectorAll(".sections a")) {
    if (link.pathname === section) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

/** The other language of the same page. */
export function setLanguageLink() {
  document.getElementById("language").href = changed({ ui: language() === "en" ? null : "en" });
}

/** Leads to the same answer from the API. */
export function setJSONLink(path) {
  const link = document.getElementById("json");
  link.hidden = !path;
  if (path) link.href = path;
}
