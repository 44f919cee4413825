import type { CurvePoint } from "@/lib/recommender/readouts/queries";
import type { LiftPoint } from "./lift-chart";

/** How the primary metric of one variant stood against the first, moment by moment. */
export function toLiftPoints(curve: readonly CurvePoint[], variant: string): LiftPoint[] {
  return curve.map(({ until, readout }) => {
    const analysis = readout.metrics[0]?.compared.find((one) => one.variant === variant)?.analysis;
    const shoppers = readout.shoppers.reduce((sum, n) => sum + n, 0);
    const { lift = null, low = null, high = null } = analysis ?? {};
    return { at: new Date(until).toISOString(), shoppers, lift, low, high };
  });
}
