// Places the nodes of a graph by springs and repulsion. The same graph always looks the same: no chance, a fixed number of steps.
const steps = 260;
const goldenAngle = Math.PI * (3 - Math.sqrt(5));

/** Positions for `nodes` (`id`, `count`) and `edges` (`a`, `b`, `count`) in a box around the middle, as `Map(id → { x, y })`. */
export function placed(nodes, edges, width, height) {
  const points = nodes.map((node, index) => {
    const radius = 14 * Math.sqrt(index + 0.5);
    return { id: node.id, x: radius * Math.cos(index * goldenAngle), y: radius * Math.sin(index * goldenAngle), dx: 0, dy: 0 };
  });
  const byID = new Map(points.map((point) => [point.id, point]));
  const springs = edges.map((edge) => [byID.get(edge.a), byID.get(edge.b), edge.count]).filter(([a, b]) => a && b);
  const most = Math.max(1, ...edges.map((edge) => edge.count));
  const ideal = Math.sqrt((width * height) / Math.max(4, nodes.length)) * 0.75;
  for (let step = 0; step < steps; step += 1) {
    repel(points, ideal);
    attract(springs, ideal, most);
    move(points, (ideal / 6) * (1 - step / steps) + 0.5, width / height);
  }
  return fitted(points, width, height);
}

function repel(points, ideal) {
  for (let i = 0; i < points.length; i += 1) {
    for (let j = i + 1; j < points.length; j += 1) {
      const [a, b] = [points[i], points[j]];
      const x = a.x - b.x || 0.01;
      const y = a.y - b.y || 0.01;
      const force = (ideal * ideal) / Math.max(1, x * x + y * y);
      a.dx += x * force;
      a.dy += y * force;
      b.dx -= x * force;
      b.dy -= y * force;
    }
  }
}

function attract(springs, ideal, most) {
  for (const [a, b, count] of springs) {
    const x = a.x - b.x;
    const y = a.y - b.y;
    const force = (Math.hypot(x, y) / ideal) * (0.25 + 0.75 * (count / most));
    a.dx -= x * force * 0.5;
    a.dy -= y * force * 0.5;
    b.dx += x * force * 0.5;
    b.dy += y * force * 0.5;
  }
}

function move(points, limit, aspect) {
  for (const point of points) {
    // A pull to the middle keeps what hangs on nothing within sight.
    const x = point.dx - point.x * 0.6;
    const y = point.dy - point.y * 0.6 * aspect;
    const length = Math.max(0.01, Math.hypot(x, y));
    point.x += (x / length) * Math.min(limit, length);
    point.y += (y / length) * Math.min(limit, length);
    point.dx = 0;
    point.dy = 0;
  }
}

function fitted(points, width, height) {
  const [left, right] = [Math.min(...points.map((p) => p.x)), Math.max(...points.map((p) => p.x))];
  const [top, bottom] = [Math.min(...points.map((p) => p.y)), Math.max(...points.map((p) => p.y))];
  const marginX = 60;
  const marginY = 34;
  return new Map(points.map((p) => [p.id, {
    x: marginX + ((p.x - left) / Math.max(1, right - left)) * (width - 2 * marginX),
    y: marginY + ((p.y - top) / Math.max(1, bottom - top)) * (height - 2 * marginY),
  }]));
}
