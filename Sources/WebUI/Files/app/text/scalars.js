// The API counts Unicode scalars, JavaScript counts UTF-16 units. They differ only behind characters outside the basic plane.

/** A function from scalar offsets to offsets in the string. */
export function unitsOf(text) {
  if (!/[\ud800-\udfff]/.test(text)) return (offset) => offset;
  const starts = [];
  let unit = 0;
  for (const scalar of text) {
    starts.push(unit);
    unit += scalar.length;
  }
  starts.push(unit);
  return (offset) => starts[Math.min(offset, starts.length - 1)];
}

/** The part of a text between two scalar offsets. */
export function slice(text, span) {
  const unit = unitsOf(text);
  return text.slice(unit(span.start), unit(span.end));
}
