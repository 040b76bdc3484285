// What the server says of a request that it does not take is English. Here it is said in the language of the interface: sentences with places
// in braces, `words/problems.json`, matched as they are; where none fits, what the status means, with the server's own words beside it.
import { language } from "../frame/address.js";
import { hasWord, t } from "./words.js";

let sentences = null;

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Fetched when something goes wrong for the first time. */
async function load() {
  const answer = await fetch("/web/words/problems.json", { credentials: "same-origin" });
  sentences = Object.entries(await answer.json()).map(([english, arabic]) => {
    const pieces = english.split(/\{(\w+)\}/);
    const pattern = pieces.map((piece, index) => (index % 2 ? "(.+?)" : escaped(piece))).join("");
    return { pattern: new RegExp(`^${pattern}$`, "s"), names: pieces.filter((_, index) => index % 2), arabic };
  });
}

/** The sentence in Arabic; null when nobody translated it. */
function said(text) {
  for (const { pattern, names, arabic } of sentences) {
    const found = pattern.exec(text);
    if (!found) continue;
    const values = Object.fromEntries(names.map((name, index) => [name, value(name, found[index + 1])]));
    if (Object.values(values).includes(null)) return null;
    return arabic.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }
  return null;
}

/** What stands at a place: `why` is a sentence itself, `where` a parameter or member; anything else is kept apart from the text around it. */
function value(name, text) {
  if (name === "why") return said(text);
  if (name === "where") return fieldName(text);
  return `\u2068${text}\u2069`;
}

/** A parameter, or a member of a body, as the forms of the pages call it. */
function fieldName(text) {
  const key = text.split("/").filter(Boolean)[0] ?? "";
  const word = ["filter", "add", "correct"].map((room) => `${room}.${key}`).find(hasWord);
  return word ? t(word) : `\u2068${text}\u2069`;
}

/** A problem of the API with words for a reader: `message`, the `issues` that it does not tell already, and `original`, what the server said. */
export async function inWords({ status, title, detail, errors = [] }) {
  const original = detail ?? title ?? String(status);
  const further = errors.filter((issue) => !original.includes(issue.message));
  const issues = (list, words) => list.map((issue) => ({ place: issue.parameter ?? issue.pointer ?? "", message: words(issue.message) }));
  if (language() === "en") return { message: original, issues: issues(further, (text) => text), original: null };
  if (!sentences) await load().catch(() => (sentences = []));
  const message = said(original);
  const key = `problem.${status}`;
  return {
    message: message ?? t(hasWord(key) ? key : "problem.other"),
    issues: message ? issues(further, (text) => said(text) ?? text) : [],
    original: message ? null : [original, ...further.map((issue) => `${issue.parameter ?? issue.pointer}: ${issue.message}`)].join("\n"),
  };
}

/** The entities that a name may mean, when the server says so: their slugs and names. */
export function candidates({ errors = [] }) {
  return errors.flatMap(({ parameter, message }) => {
    if (!parameter || !/(is borne by several|it sounds like)/.test(message)) return [];
    const name = /'(.*?)'/s.exec(message)?.[1] ?? "";
    return [...message.matchAll(/([a-z0-9][a-z0-9-]*) \(([^()]+), (person|organization|place|group|other)\)/g)]
      .map(([, slug, label, type]) => ({ parameter, given: name, slug, name: label, type }));
  });
}
