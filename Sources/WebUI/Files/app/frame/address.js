// All state of a screen is in its address. Reads it, and makes addresses that keep the language of the interface.

/** The address of this page. */
export const here = () => new URL(location.href);

/** The language of the interface that the address asks for. */
export const language = () => (here().searchParams.get("ui") === "en" ? "en" : "ar");

/** The address of a screen: `pairs` is an object whose arrays are repeated parameters; empty values are left out. */
export function address(path, pairs = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(pairs)) {
    for (const one of [value].flat()) if (one !== null && one !== undefined && one !== "") query.append(name, one);
  }
  if (language() === "en") query.set("ui", "en");
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** The parameters of the address among `names`, each an array. */
export function parameters(names, url = here()) {
  const found = {};
  for (const name of names) {
    const values = url.searchParams.getAll(name).filter((value) => value.trim() !== "");
    if (values.length) found[name] = values;
  }
  return found;
}

/** The first value of a parameter of the address. */
export const parameter = (name) => here().searchParams.get(name) ?? "";

/** This address with some parameters set anew; `null` removes one. */
export function changed(pairs, url = here()) {
  const copy = new URL(url);
  for (const [name, value] of Object.entries(pairs)) {
    copy.searchParams.delete(name);
    for (const one of [value ?? []].flat()) if (one !== "") copy.searchParams.append(name, one);
  }
  return copy.pathname + copy.search;
}

export const actorAddress = (entity, pairs) => address(`/actors/${encodeURIComponent(entity.slug ?? entity.id)}`, pairs);
export const articleAddress = (id, pairs) => address(`/articles/${id}`, pairs);
export const eventAddress = (id) => address(`/events/${id}`);
