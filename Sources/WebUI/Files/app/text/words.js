// The words of the interface, one file a language. A word may have forms for numbers, by the names that CLDR gives them: `total.few`.
let words = {};
let plurals = new Intl.PluralRules("ar");

export async function loadWords(language) {
  const answer = await fetch(`/web/words/${language}.json`, { credentials: "same-origin" });
  words = await answer.json();
  plurals = new Intl.PluralRules(language);
}

/** A word; a key without one is shown as it is, so that what is missing is seen. */
export const t = (key) => words[key] ?? key;

/** Whether there is such a word. */
export const hasWord = (key) => key in words;

/** A word, or the value itself where the list does not know it. */
export const named = (room, value) => words[`${room}.${value}`] ?? value;

/** A sentence with places in braces, filled with nodes; `n` in `counts` chooses the form. */
export function phrase(key, nodes, n = null) {
  const text = (n !== null && words[`${key}.${plurals.select(n)}`]) || t(key);
  return text.split(/(\{\w+\})/).map((piece) => (/^\{\w+\}$/.test(piece) ? nodes[piece.slice(1, -1)] : piece));
}
