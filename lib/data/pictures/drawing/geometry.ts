/** How much a circle seen from slightly above is flattened: the same for every rim and plate. */
export const TILT = 0.15;

const round = (value: number): string => String(Math.round(value * 10) / 10);

/** Path data with its numbers rounded to a tenth: shorter, and the same on every machine. */
export function p(parts: TemplateStringsArray, ...values: number[]): string {
  return parts.reduce((text, part, i) => text + round(values[i - 1] ?? 0) + part);
}

/** Numbers of attributes, rounded likewise. */
export function attributes(values: Record<string, number | string | undefined>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${typeof value === "number" ? round(value) : value}"`)
    .join("");
}

/** A rectangle with round corners, as path data. */
export function roundRect(x: number, y: number, w: number, h: number, r: number): string {
  const k = Math.min(r, w / 2, h / 2);
  return p`M${x + k},${y}h${w - 2 * k}q${k},0 ${k},${k}v${h - 2 * k}q0,${k} ${-k},${k}h${2 * k - w}q${-k},0 ${-k},${-k}v${2 * k - h}q0,${-k} ${k},${-k}z`;
}

/** An ellipse as path data, for where it is clipped or patterned. */
export function oval(cx: number, cy: number, rx: number, ry = rx): string {
  return p`M${cx - rx},${cy}a${rx},${ry} 0 1 1 ${2 * rx},0a${rx},${ry} 0 1 1 ${-2 * rx},0z`;
}

/** A closed polygon through `points`, corners sharp. */
export function polygon(points: ReadonlyArray<readonly [number, number]>): string {
  return `M${points.map(([x, y]) => p`${x},${y}`).join("L")}z`;
}

/** A closed smooth curve through `points` (Catmull–Rom as cubic Béziers). */
export function smoothLoop(points: ReadonlyArray<readonly [number, number]>): string {
  const n = points.length;
  const at = (i: number) => points[(i + n) % n] ?? [0, 0];
  let d = p`M${at(0)[0]},${at(0)[1]}`;
  for (let i = 0; i < n; i++) {
    const [before, from, to, after] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    d += p`C${from[0] + (to[0] - before[0]) / 6},${from[1] + (to[1] - before[1]) / 6} ${to[0] - (after[0] - from[0]) / 6},${to[1] - (after[1] - from[1]) / 6} ${to[0]},${to[1]}`;
  }
  return `${d}z`;
}

/** One side of a profile as curve commands, smooth or straight, starting after its first point. */
function side(points: ReadonlyArray<readonly [number, number]>, smooth: boolean): string {
  let d = "";
  for (let i = 0; i + 1 < points.length; i++) {
    const from = points[i] ?? [0, 0];
    const to = points[i + 1] ?? from;
    if (!smooth) {
      d += p`L${to[0]},${to[1]}`;
      continue;
    }
    const before = points[i - 1] ?? from;
    const after = points[i + 2] ?? to;
    d += p`C${from[0] + (to[0] - before[0]) / 6},${from[1] + (to[1] - before[1]) / 6} ${to[0] - (after[0] - from[0]) / 6},${to[1] - (after[1] - from[1]) / 6} ${to[0]},${to[1]}`;
  }
  return d;
}

/** Half widths and heights from top to bottom, `[r, y]`. */
export type Profile = ReadonlyArray<readonly [number, number]>;

/**
 * What a lathe makes: the outline of a body of revolution round the vertical line at `cx`, seen from slightly above.
 *
 * @param profile its silhouette on one side
 * @param smooth whether the profile is a curve through the points or straight between them
 */
export function lathe(cx: number, profile: Profile, smooth = true): string {
  const [topR, topY] = profile[0] ?? [0, 0];
  const [endR] = profile.at(-1) ?? [0, 0];
  const left = profile.map(([r, y]) => [cx - r, y] as const);
  const right = profile.map(([r, y]) => [cx + r, y] as const).reverse();
  const bottom = p`A${endR},${endR * TILT} 0 0 0 ${right[0]?.[0] ?? cx},${right[0]?.[1] ?? 0}`;
  const top = p`A${topR},${topR * TILT} 0 0 0 ${cx - topR},${topY}`;
  return p`M${cx - topR},${topY}` + side(left, smooth) + bottom + side(right, smooth) + top + "z";
}

/** A leg or blade: a straight bar from one point to another, `w1` wide at the start and `w2` at the end. */
export function bar(x1: number, y1: number, x2: number, y2: number, w1: number, w2 = w1): string {
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const nx = (y1 - y2) / length / 2;
  const ny = (x2 - x1) / length / 2;
  return p`M${x1 + nx * w1},${y1 + ny * w1}L${x2 + nx * w2},${y2 + ny * w2}L${x2 - nx * w2},${y2 - ny * w2}L${x1 - nx * w1},${y1 - ny * w1}z`;
}

/** A leaf from its stem `(x, y)` towards `angle` (degrees, 0 = right, −90 = up). */
export function leaf(x: number, y: number, length: number, width: number, angle: number): string {
  const turn = (angle * Math.PI) / 180;
  const at = (along: number, across: number): [number, number] => [
    x + along * Math.cos(turn) - across * Math.sin(turn),
    y + along * Math.sin(turn) + across * Math.cos(turn),
  ];
  const [tipX, tipY] = at(length, 0);
  const [ax, ay] = at(length * 0.35, -width);
  const [bx, by] = at(length * 0.35, width);
  return p`M${x},${y}Q${ax},${ay} ${tipX},${tipY}Q${bx},${by} ${x},${y}z`;
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** Markup stretched by `x` and `y` round the middle of the picture at height `cy`. */
export function stretched(markup: string, x: number, y: number, cy: number): string {
  return `<g transform="translate(400 ${cy}) scale(${x.toFixed(3)} ${y.toFixed(3)}) translate(-400 ${-cy})">${markup}</g>`;
}
