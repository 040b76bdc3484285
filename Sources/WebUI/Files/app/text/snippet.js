// A snippet of the API: text escaped for HTML with marks around the hits. Taken apart here, so that no HTML is ever parsed.
import { el } from "../dom/element.js";

const escapes = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&#x27;": "'", "&apos;": "'", "&amp;": "&" };

const plain = (text) => text.replace(/&(?:lt|gt|quot|apos|amp|#39|#x27);/g, (escape) => escapes[escape]);

/** The nodes of a snippet. */
export function snippetNodes(snippet) {
  return snippet.split(/(<mark>.*?<\/mark>)/s).map((piece) => {
    const marked = /^<mark>(.*)<\/mark>$/s.exec(piece);
    return marked ? el("mark", {}, plain(marked[1])) : plain(piece);
  });
}
