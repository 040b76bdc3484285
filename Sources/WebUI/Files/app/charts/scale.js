// Places on a chart. Time and categories run the way the page reads: from the right in Arabic.
const isRightToLeft = () => document.documentElement.dir === "rtl";

/** From `0...size` of the reading direction to x. */
export const along = (position, size) => (isRightToLeft() ? size - position : position);

/** The x of a bar that begins at `position` in reading direction. */
export const barStart = (position, breadth, size) => (isRightToLeft() ? size - position - breadth : position);

/** Text that grows from a point in reading direction, and against it. `text-anchor` follows the direction of the text element. */
export const anchor = { start: "start", middle: "middle", end: "end" };

/** Days since 1970 of an ISO date. */
export const dayNumber = (iso) => Math.round(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / 86_400_000);

/** The ISO date of a number of days since 1970. */
export const isoDay = (days) => new Date(days * 86_400_000).toISOString().slice(0, 10);

/** A round number at or above `value`, for the top of an axis. */
export function roundTop(value) {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return [1, 2, 5, 10].map((factor) => factor * power).find((top) => top >= value);
}

/** At most `count` of a list, evenly spread, the first among them. */
export function spread(list, count) {
  const step = Math.max(1, Math.ceil(list.length / Math.max(1, count)));
  return list.filter((_, index) => index % step === 0);
}
