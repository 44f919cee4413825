/** Ticks of a vertical axis that starts at 0: round steps, the last one at or above the largest value. */
export interface Scale {
  /** The value at the top. */
  max: number;
  ticks: number[];
}

const ROUND_STEPS = [1, 2, 2.5, 5, 10];

/**
 * A scale from 0 that holds `largest` with about `wanted` steps of 1, 2, 2.5 or 5 times a power of ten. With
 * `whole`, no step is smaller than 1: half a click does not exist.
 */
export function makeScale(largest: number, { wanted = 4, whole = false } = {}): Scale {
  const top = largest > 0 && Number.isFinite(largest) ? largest : whole ? wanted : 1;
  const power = 10 ** Math.floor(Math.log10(top / wanted));
  const steps = ROUND_STEPS.map((round) => round * power).filter(
    (step) => !whole || (step >= 1 && Number.isInteger(step)),
  );
  const step = steps.find((candidate) => candidate * wanted >= top) ?? Math.max(1, 10 * power);
  // The small slack keeps 0.3 from needing a fourth step of 0.1.
  const count = Math.max(1, Math.ceil(top / step - 1e-9));
  const ticks = Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)));
  return { max: ticks.at(-1) ?? top, ticks };
}

/** How far down a value lies in a plot whose height is 100. */
export function heightOf(value: number, { max }: Scale): number {
  return Number((100 - (Math.min(value, max) / max) * 100).toFixed(3));
}

/** How far right the middle of column `i` of `count` lies in a plot whose width is 100. */
export function middleOf(i: number, count: number): number {
  return Number((((i + 0.5) / count) * 100).toFixed(3));
}

/** Which columns get a label so that at most `most` stand beside each other: always the first, evenly spaced. */
export function labelledColumns(count: number, most: number): number[] {
  const every = Math.max(1, Math.ceil(count / most));
  return Array.from({ length: Math.ceil(count / every) }, (_, i) => i * every);
}

/**
 * A line through the known values, broken where one is null, as the `d` of an SVG path. A run begins with a step of
 * length 0, so that round line ends show a value that stands alone as a dot.
 */
export function linePath(values: (number | null)[], scale: Scale): string {
  return values
    .map((value, i) => {
      if (value === null) return "";
      const point = `${middleOf(i, values.length)} ${heightOf(value, scale)}`;
      return (values[i - 1] ?? null) === null ? `M${point}h0` : `L${point}`;
    })
    .join("");
}

/** The area between two lines, one closed piece per unbroken run, as the `d` of an SVG path. */
export function bandPath(bounds: ({ low: number; high: number } | null)[], scale: Scale): string {
  const pieces: string[] = [];
  let run: { x: number; low: number; high: number }[] = [];
  const close = () => {
    if (run.length > 0) {
      const upper = run.map(({ x, high }) => `${x} ${heightOf(high, scale)}`);
      const lower = run.map(({ x, low }) => `${x} ${heightOf(low, scale)}`).reverse();
      pieces.push(`M${[...upper, ...lower].join("L")}Z`);
    }
    run = [];
  };
  bounds.forEach((bound, i) => {
    if (bound) run.push({ x: middleOf(i, bounds.length), ...bound });
    else close();
  });
  close();
  return pieces.join("");
}
