// The way in: words of the language first, then the frame around the page, then the screen that the address names.
import { loadWords } from "./text/words.js";
import { dressFrame } from "./frame/frame.js";
import { listenToKeys } from "./frame/keyboard.js";
import { followLinks, show } from "./frame/navigation.js";

await loadWords(document.documentElement.lang);
dressFrame();
listenToKeys();
followLinks();
await show();
