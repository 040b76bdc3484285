// Articles day by day: a column a week, a year a row of columns, darker for more.
import { svg } from "../dom/element.js";
import { dateText, numberText, digits } from "../text/bidi.js";
import { along, barStart, dayNumber } from "./scale.js";
import { responsive } from "./responsive.js";

const cell = 12;
const row = 7 * cell + 26;

/** One block a year, newest first. `days` are buckets of one day. */
export function calendar(days, label) {
  const counts = new Map(days.filter((day) => day.count).map((day) => [dayNumber(day.start), day]));
  const years = [...new Set([...counts.values()].map((day) => Number(day.start.slice(0, 4))))].sort((a, b) => b - a);
  const most = Math.max(1, ...[...counts.values()].map((day) => day.count));
  return responsive((width) => {
    const size = Math.min(cell, (width - 4) / 53);
    const height = years.length * row;
    return svg("svg", { width, height, role: "img", "aria-label": label },
      ...years.flatMap((year, index) => yearBlock(year, index * row, size, counts, most, width)));
  }, { class: "chart calendar" });
}

function yearBlock(year, top, size, counts, most, width) {
  const first = dayNumber(`${year}-01-01`);
  const length = dayNumber(`${year + 1}-01-01`) - first;
  // 1970-01-01 was a Thursday; weeks begin on Sunday.
  const offset = (first + 4) % 7;
  const squares = Array.from({ length }, (_, index) => {
    const day = counts.get(first + index);
    const column = Math.floor((index + offset) / 7);
    const level = day ? Math.ceil((day.count / most) * 4) : 0;
    return svg("rect", { class: `level${level}`, x: barStart(column * size, size - 1.5, width), y: top + 20 + ((index + offset) % 7) * size,
      width: size - 1.5, height: size - 1.5 }, day ? svg("title", {}, `${dateText(day.start)}: ${numberText(day.count)}`) : null);
  });
  return [svg("text", { x: along(0, width), y: top + 13 }, digits(year)), ...squares];
}
