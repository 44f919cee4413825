/** What one parameter may be. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
  readonly integer?: boolean;
  /** The low end itself is not allowed. */
  readonly open?: boolean;
}

/** @throws RangeError naming the parameter that is out of bounds */
export function checkBounds<C extends object>(
  kind: string,
  config: C,
  bounds: Readonly<Partial<Record<keyof C & string, Bounds>>>,
): void {
  for (const [name, limits] of Object.entries(bounds) as [keyof C & string, Bounds][]) {
    const value: unknown = config[name];
    const { low, high, integer = false, open = false } = limits;
    const inside = typeof value === "number" && (open ? value > low : value >= low) && value <= high;
    if (inside && (!integer || Number.isInteger(value))) continue;
    const what = integer ? "an integer" : "a number";
    const from = open ? `above ${low}` : `from ${low}`;
    throw new RangeError(`${kind} "${name}" must be ${what} ${from} to ${high}; found ${String(value)}.`);
  }
}
