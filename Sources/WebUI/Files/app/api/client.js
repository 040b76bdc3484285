// Asks the server. What goes wrong is thrown as a Problem, with the words of the server (RFC 9457).
import { askForKey } from "../parts/keyDialog.js";
import { keepWriteKey, writeKey } from "../frame/preferences.js";
import { candidates, inWords } from "../text/problems.js";
import { t } from "../text/words.js";

/** What went wrong, in the language of the interface: see `inWords`; and whom an ambiguous name may mean. */
export class Problem extends Error {
  constructor(status, { message, issues = [], original = null }, choices = []) {
    super(message);
    Object.assign(this, { status, issues, original, choices });
  }
}

const known = new Map();
let underway = 0;

/** What an answer of this server is read as. While any is under way, the document says so (`data-asking`), and a line at its top shows it. */
export async function fetched(target, options, read = (answer) => answer.text()) {
  underway += 1;
  document.documentElement.dataset.asking = "";
  try {
    return await read(await fetch(target, { ...options, credentials: "same-origin" }));
  } finally {
    // What follows from an answer is asked for at once: only when nothing was, it is over.
    setTimeout(() => {
      underway -= 1;
      if (!underway) delete document.documentElement.dataset.asking;
    });
  }
}

/** The address of a question to the API. */
export function question(path, pairs = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(pairs)) {
    for (const one of [value].flat()) if (one !== null && one !== undefined && one !== "") query.append(name, one);
  }
  const text = query.toString();
  return `/v1/${path}${text ? (path.includes("?") ? "&" : "?") + text : ""}`;
}

/** The JSON at `path`, below /v1 unless it begins with a slash. An answer is kept for this page until something is written. */
export function ask(path, pairs) {
  const target = path.startsWith("/") ? path : question(path, pairs);
  if (!known.has(target)) {
    const answer = admitted(target, { method: "GET" });
    answer.catch(() => known.delete(target));
    known.set(target, answer);
  }
  return known.get(target);
}

/** Writes: JSON from an object, or bytes of a type. */
export async function send(method, path, body, type = "application/json") {
  known.clear();
  const bytes = type === "application/json" && typeof body === "object" && !(body instanceof Blob) ? JSON.stringify(body) : body;
  try {
    return await admitted(path, { method, body: bytes, headers: { "Content-Type": type } });
  } finally {
    known.clear();
  }
}

/** An answer; when the server wants a key, it is asked for, and the request made once more. */
async function admitted(path, options) {
  try {
    return await request(path, options);
  } catch (problem) {
    if (problem.status !== 401 && problem.status !== 403) throw problem;
    keyAsked ??= askForKey(problem).finally(() => (keyAsked = null));
    const key = await keyAsked;
    if (!key) throw problem;
    keepWriteKey(key);
    return request(path, options);
  }
}

// One window at a time, however many requests wait for the key.
let keyAsked = null;

function request(target, options) {
  const headers = { Accept: "application/json", ...options.headers };
  if (writeKey()) headers.Authorization = `Bearer ${writeKey()}`;
  return fetched(target, { ...options, headers }, readAnswer).catch((problem) => {
    throw problem instanceof Problem ? problem : new Problem(0, { message: t("error.network") });
  });
}

async function readAnswer(answer) {
  const type = answer.headers.get("Content-Type") ?? "";
  if (!answer.ok) {
    const body = { status: answer.status, ...(type.includes("json") ? await answer.json() : { title: answer.statusText }) };
    throw new Problem(answer.status, await inWords(body), candidates(body));
  }
  if (type.includes("ndjson")) return (await answer.text()).trim().split("\n").map((line) => JSON.parse(line));
  return type.includes("json") ? answer.json() : answer;
}

/** Several questions, at most four at a time; one that fails gives `null`. */
export async function askEach(paths) {
  const answers = new Map();
  const waiting = [...new Set(paths)];
  const worker = async () => {
    for (let path = waiting.shift(); path; path = waiting.shift()) answers.set(path, await ask(path).catch(() => null));
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
  return answers;
}

/** Up to `limit` items of a list, page by page. */
export async function askUpTo(limit, path, pairs) {
  let page = await ask(path, { ...pairs, limit: Math.min(200, limit) });
  const items = [...page.items];
  while (page.next && items.length < limit) {
    page = await ask(page.next);
    items.push(...page.items);
  }
  return { items: items.slice(0, limit), isAll: !page.next };
}
