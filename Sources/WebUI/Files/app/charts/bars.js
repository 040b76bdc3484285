// Counts by month as bars: one series, or two side by side.
import { svg } from "../dom/element.js";
import { dateText, numberText } from "../text/bidi.js";
import { responsive } from "./responsive.js";
import { along, barStart, roundTop, spread } from "./scale.js";

const height = 130;
const foot = 20;

/** `series` are lists of buckets; months that one of them lacks count nothing. */
export function bars(series, label) {
  const starts = [...new Set(series.flatMap((buckets) => buckets.map((bucket) => bucket.start)))].sort();
  const counts = series.map((buckets) => new Map(buckets.map((bucket) => [bucket.start, bucket.count])));
  const top = roundTop(Math.max(1, ...series.flatMap((buckets) => buckets.map((bucket) => bucket.count))));
  return responsive((width) => {
    const breadth = Math.min(60, width / Math.max(1, starts.length));
    const drawn = starts.flatMap((start, index) => counts.map((counted, which) => {
      const count = counted.get(start) ?? 0;
      const part = (breadth - 1) / series.length;
      const tall = (count / top) * (height - foot - 8);
      return svg("rect", { class: `bar ${which ? "two" : "one"}`, x: barStart(index * breadth + which * part, part, width), y: height - foot - tall,
        width: Math.max(0.5, part), height: tall }, svg("title", {}, `${dateText(start, "month")}: ${numberText(count)}`));
    }));
    const ticks = spread(starts.map((start, index) => ({ start, index })), Math.floor((breadth * starts.length) / 95))
      .filter(({ index }) => index * breadth < width - 60)
      .map(({ start, index }) => svg("text", { class: "tick", x: along(index * breadth, width), y: height - 4 }, dateText(start, "month")));
    return svg("svg", { width, height, role: "img", "aria-label": label },
      svg("line", { class: "axis", x1: 0, x2: width, y1: height - foot + 0.5, y2: height - foot + 0.5 }), ...drawn, ...ticks);
  });
}
