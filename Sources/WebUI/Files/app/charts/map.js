// Places on a map of ours: coastlines without borders, no tiles, nothing fetched from elsewhere. A map is never mirrored.
import { fetched } from "../api/client.js";
import { svg } from "../dom/element.js";
import { numberText } from "../text/bidi.js";
import { responsive } from "./responsive.js";

// Units of the outline for one degree.
const degree = 5;

let loaded = null;

/** The outline, and where places are, by slug; loaded once. */
function sources() {
  loaded ??= Promise.all([outline(), coordinates()]);
  return loaded;
}

async function outline() {
  const text = await fetched("/web/data/land.svg");
  return new DOMParser().parseFromString(text, "image/svg+xml").querySelector("path").getAttribute("d");
}

async function coordinates() {
  const text = await fetched("/web/data/places.tsv");
  return new Map(text.trim().split("\n").map((line) => line.split("\t")).map(([slug, latitude, longitude]) =>
    [slug, { x: Number(longitude) * degree, y: -Number(latitude) * degree }]));
}

/** A map of `places` (`slug`, `name`, `count`, `href`); `null` when none of them is known. */
export async function map(places, label, height = 380) {
  const [land, known] = await sources();
  const found = places.filter((place) => known.has(place.slug)).map((place) => ({ ...place, ...known.get(place.slug) }));
  if (!found.length) return null;
  const box = bounds(found);
  const most = Math.max(...found.map((place) => place.count));
  return responsive((width) => {
    const tall = Math.min(height, width * 0.8);
    const scale = Math.min(width / (box.right - box.left), tall / (box.bottom - box.top));
    const x = (value) => width / 2 + (value - (box.left + box.right) / 2) * scale;
    const y = (value) => tall / 2 + (value - (box.top + box.bottom) / 2) * scale;
    const clip = svg("svg", { width, height: tall, role: "group", "aria-label": label, overflow: "hidden", class: "clipped" },
      svg("path", { class: "land", d: land, "vector-effect": "non-scaling-stroke", transform: `translate(${x(0)} ${y(0)}) scale(${scale})` }),
      ...labelled(found.map((place) => ({ ...place, x: x(place.x), y: y(place.y), radius: 4 + 9 * Math.sqrt(place.count / most) }))));
    return clip;
  }, { class: "chart map" });
}

function bounds(places) {
  const least = 24 * degree;
  const [left, right] = [Math.min(...places.map((p) => p.x)), Math.max(...places.map((p) => p.x))];
  const [top, bottom] = [Math.min(...places.map((p) => p.y)), Math.max(...places.map((p) => p.y))];
  const grow = (low, high, floor) => Math.max(floor - (high - low), 0.25 * (high - low)) / 2;
  const [wide, tall] = [grow(left, right, least), grow(top, bottom, least * 0.6)];
  return { left: left - wide, right: right + wide, top: top - tall, bottom: bottom + tall };
}

/** Dots for all, names for those that have room, the most frequent first. */
function labelled(places) {
  const taken = [];
  return [...places].sort((a, b) => b.count - a.count).map((place) => {
    const isFree = taken.every((other) => Math.abs(other.x - place.x) > 66 || Math.abs(other.y - place.y) > 15);
    if (isFree) taken.push(place);
    return svg("a", { href: place.href, tabindex: -1, "aria-hidden": "true" },
      svg("circle", { class: "place-dot", cx: place.x, cy: place.y, r: place.radius }, svg("title", {}, `${place.name}: ${numberText(place.count)}`)),
      isFree ? svg("text", { x: place.x, y: place.y - place.radius - 4, "text-anchor": "middle" }, place.name) : null);
  });
}
