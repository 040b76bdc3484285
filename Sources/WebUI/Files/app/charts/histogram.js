// Counts over time as bars, from which a span can be chosen: by dragging, or by arrow keys with Shift and Enter.
import { svg } from "../dom/element.js";
import { dateText, numberText } from "../text/bidi.js";
import { t } from "../text/words.js";
import { along, barStart, roundTop, spread } from "./scale.js";
import { responsive } from "./responsive.js";

const height = 110;
const foot = 20;

/** A histogram of `buckets` (`start`, `end`, `count`); `choose(from, to)` gets the ISO dates of a chosen span. */
export function histogram(buckets, interval, choose) {
  const choice = { first: 0, last: 0, isOpen: false };
  return responsive((width) => drawn(buckets, interval, choose, choice, width), { class: "chart histogram" });
}

function drawn(buckets, interval, choose, choice, width) {
  const breadth = width / buckets.length;
  const top = roundTop(Math.max(...buckets.map((bucket) => bucket.count)));
  const precision = interval === "year" ? "year" : interval === "month" ? "month" : "day";
  const bars = buckets.map((bucket, index) => bar(bucket, index, breadth, top, width, precision));
  const brush = svg("rect", { class: "brush", y: 0, height: height - foot, width: 0, x: 0 });
  const chart = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, tabindex: 0, role: "slider", "aria-label":
    `${t("histogram")}. ${t("histogram.help")}`, "aria-valuemin": 0, "aria-valuemax": buckets.length - 1, "data-buckets": buckets.length },
    svg("line", { class: "axis", x1: 0, x2: width, y1: height - foot + 0.5, y2: height - foot + 0.5 }), ...bars, brush,
    ...labels(buckets, breadth, width, precision));

  const paint = () => {
    const [from, to] = [Math.min(choice.first, choice.last), Math.max(choice.first, choice.last)];
    brush.setAttribute("x", barStart(from * breadth, (to - from + 1) * breadth, width));
    brush.setAttribute("width", choice.isOpen ? (to - from + 1) * breadth : 0);
    const bucket = buckets[choice.last];
    chart.setAttribute("aria-valuenow", choice.last);
    chart.setAttribute("aria-valuetext", `${dateText(bucket.start, precision)}: ${numberText(bucket.count)}`);
  };
  const finish = () => {
    const [from, to] = [Math.min(choice.first, choice.last), Math.max(choice.first, choice.last)];
    choose(buckets[from].start, buckets[to].end);
  };
  listen(chart, choice, { at: (x) => bucketAt(x, breadth, width, buckets.length), last: buckets.length - 1, paint, finish });
  paint();
  return chart;
}

function bar(bucket, index, breadth, top, width, precision) {
  const tall = bucket.count ? Math.max(2, (bucket.count / top) * (height - foot - 6)) : 0;
  const gap = breadth > 4 ? 1 : 0;
  return svg("rect", { class: "bar", x: barStart(index * breadth, breadth, width) + gap / 2, y: height - foot - tall,
    width: Math.max(0.5, breadth - gap), height: tall },
    svg("title", {}, `${dateText(bucket.start, precision)}: ${numberText(bucket.count)}`));
}

/** Labels of the axis where there is room, each under the beginning of its bar. */
function labels(buckets, breadth, width, precision) {
  const places = buckets.map((bucket, index) => ({ bucket, index }));
  return spread(places, Math.floor(width / (precision === "day" ? 130 : 95)))
    .filter(({ index }) => index * breadth < width - 50)
    .map(({ bucket, index }) =>
      svg("text", { class: "tick", x: along(index * breadth, width), y: height - 5 }, dateText(bucket.start, precision)));
}

const bucketAt = (x, breadth, width, count) => Math.min(count - 1, Math.max(0, Math.floor(along(x, width) / breadth)));

function listen(chart, choice, { at, last, paint, finish }) {
  const place = (event) => at(event.clientX - chart.getBoundingClientRect().left);
  chart.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    chart.setPointerCapture(event.pointerId);
    choice.first = choice.last = place(event);
    choice.isOpen = true;
    paint();
  });
  chart.addEventListener("pointermove", (event) => {
    if (!chart.hasPointerCapture(event.pointerId)) return;
    choice.last = place(event);
    paint();
  });
  chart.addEventListener("pointerup", finish);
  chart.addEventListener("keydown", (event) => {
    const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const moves = { ArrowLeft: forward === "ArrowLeft" ? 1 : -1, ArrowRight: forward === "ArrowRight" ? 1 : -1, Home: -last, End: last };
    if (event.key in moves) {
      choice.last = Math.min(last, Math.max(0, choice.last + moves[event.key]));
      if (!event.shiftKey) choice.first = choice.last;
      choice.isOpen = true;
      paint();
    } else if (event.key === "Enter" && choice.isOpen) finish();
    else if (event.key === "Escape" && choice.isOpen) {
      choice.isOpen = false;
      paint();
    } else return;
    event.preventDefault();
  });
}
