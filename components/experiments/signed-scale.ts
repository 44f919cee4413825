import { makeScale } from "@/components/admin/chart-scale";

/** A vertical axis with 0 in its middle. */
export interface SignedScale {
  /** The value at the top; its negative at the foot. */
  max: number;
  /** From the foot up. */
  ticks: number[];
}

/** An axis that holds both `largest` and its negative, with round steps. */
export function makeSignedScale(largest: number): SignedScale {
  const { max, ticks } = makeScale(largest, { wanted: 2 });
  const below = ticks.slice(1).map((tick) => -tick);
  return { max, ticks: [...below.reverse(), ...ticks] };
}

/** How far down a value lies in a plot whose height is 100; what lies outside is at its edge. */
export function signedHeight(value: number, { max }: SignedScale): number {
  const inside = Math.max(-max, Math.min(max, value));
  return Number((50 - (inside / max) * 50).toFixed(3));
}
