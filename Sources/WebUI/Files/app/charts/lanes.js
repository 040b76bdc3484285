// Events in lanes by type along time; those of one day stand above one another.
import { svg } from "../dom/element.js";
import { eventAddress } from "../frame/address.js";
import { dateText } from "../text/bidi.js";
import { eventTypes, quadrant } from "../text/eventTypes.js";
import { named } from "../text/words.js";
import { along, dayNumber, isoDay } from "./scale.js";
import { responsive } from "./responsive.js";

const lane = 34;
const foot = 24;

/** Lanes for events that have a date. */
export function lanes(events, label) {
  const [from] = span(events.filter((event) => event.date));
  const dated = events.filter((event) => event.date && dayNumber(event.date.start) >= from);
  const types = eventTypes.filter((type) => dated.some((event) => event.type === type));
  const [first, last] = span(dated);
  return responsive((width) => {
    const height = types.length * lane + foot;
    const names = Math.min(130, width * 0.3);
    const room = width - names - 48;
    const at = (day) => along(names + 8 + (room * (day - first)) / Math.max(1, last - first), width);
    return svg("svg", { width, height, role: "group", "aria-label": label },
      ...types.flatMap((type, row) => [
        svg("line", { class: "grid", x1: 0, x2: width, y1: (row + 1) * lane, y2: (row + 1) * lane }),
        svg("text", { x: along(0, width), y: row * lane + lane / 2 + 4 }, named("event", type)),
        ...dots(dated.filter((event) => event.type === type), row, at)]),
      ...ticks(first, last, at, Math.floor(room / 110)).map(({ x, text }) =>
        svg("text", { class: "tick", x, y: height - 6, "text-anchor": "middle" }, text)));
  }, { class: "chart lanes" });
}

/** First and last day. The earliest few, told as background, would press all others into a corner: they are left to the table. */
function span(events) {
  const days = events.map((event) => dayNumber(event.date.start)).sort((a, b) => a - b);
  const [early, last] = [days[Math.floor(days.length * 0.08)], days.at(-1)];
  return [last - days[0] > 3 * (last - early) ? early : days[0], last];
}

function dots(events, row, at) {
  const stacked = new Map();
  return events.map((event) => {
    const day = dayNumber(event.date.start);
    const x = at(day);
    const place = Math.round(x / 9);
    const above = stacked.get(place) ?? 0;
    stacked.set(place, above + 1);
    const y = (row + 1) * lane - 7 - (above % 3) * 9;
    return svg("a", { href: eventAddress(event.id), tabindex: -1, class: quadrant(event.type), "aria-hidden": "true" },
      svg("circle", { class: "dot", cx: x, cy: y, r: 5 }, svg("title", {}, title(event))));
  });
}

function title(event) {
  const names = [...event.actors, ...event.targets].map((one) => one.entity?.name ?? one.text);
  return `${dateText(event.date.start, event.date.precision)}: ${names.join("، ")}`;
}

function ticks(first, last, at, count) {
  const step = Math.max(1, (last - first) / Math.max(1, count - 1));
  const precision = last - first > 90 ? "month" : "day";
  return Array.from({ length: count }, (_, index) => Math.round(first + index * step)).filter((day) => day <= last)
    .map((day) => ({ x: at(day), text: dateText(isoDay(day), precision) }));
}
