// What a reader chose for this browser. It is not part of an address: a link looks to each as each likes it.
const standard = { theme: "", digits: "latn", shortcuts: "on" };

export const preference = (name) => read(localStorage, name) ?? standard[name];

export function prefer(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Without storage a choice lasts as long as the page.
  }
}

// The key for writing is kept for this window alone, and never in an address.
export const writeKey = () => read(sessionStorage, "key") ?? "";
export const keepWriteKey = (key) => sessionStorage.setItem("key", key);

function read(storage, name) {
  try {
    return storage.getItem(name);
  } catch {
    return null;
  }
}
