import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flagSchema } from "@/lib/recommender/experiments/definition";
import { createRng } from "@/ml/index";
import { changeByFlag, changeSince, reportChange, WITH, WITHOUT } from "./change";
import { stretchOf } from "./stretch";
import type { ReadoutSums, Totals } from "./sums";
import { totalsByHand } from "./testing/by-hand";

const AT = Date.UTC(2026, 4, 1);
const MINUTE = 60_000;

/** The sums of so many shoppers who each spend something between 0 and twice `spends`. */
function totalsOf(variant: string, count: number, spends: number): Totals {
  const rng = createRng(count);
  const shoppers = Array.from({ length: count }, () => {
    const revenue = Math.round(rng.uniform() * 2 * spends);
    const nothing = { orders: Number(revenue > 0), ordersBefore: 0, revenueBefore: 0, listRevenue: 0 };
    const seen = { device: "phone", isNew: true, crossed: false, lists: 3, clicked: 1, carted: false };
    return { variant, ...seen, ...nothing, revenue };
  });
  return totalsByHand(variant, shoppers, () => true);
}

function told(without: [number, number], having: [number, number], change = changeSince(0.1)) {
  const variants = [totalsOf(WITHOUT, ...without), totalsOf(WITH, ...having)].filter(({ n }) => n > 0);
  const rest = { crossed: 0, segments: {}, preference: null, days: null, placements: null };
  const sums: ReadoutSums = { variants, ...rest };
  return reportChange(change, [{ until: AT, computedAt: AT, sums }]);
}

describe("what all changes since a holdout began have brought", () => {
  it("is said with its interval, and in money", () => {
    const better = told([1_000, 1_000], [9_000, 1_300]);
    expect(better?.conclusion).toMatchObject({ kind: "better", variant: WITH });
    expect(better?.conclusion.text).toMatch(
      /^With all that has changed since it began, the shop sells between [\d.]+% and [\d.]+% more than without it\.$/,
    );
    const { spent = 0, low = 0, high = 0 } = better?.earned ?? {};
    // Of 1,300 a shopper, 300 were brought by it.
    expect(spent).toBeGreaterThan(9_000 * 1_200);
    expect([low < 9_000 * 300, high > 9_000 * 300, low > 0]).toEqual([true, true, true]);
    const worse = told([1_000, 1_000], [9_000, 700]);
    expect(worse?.conclusion.kind).toBe("worse");
    expect(worse?.earned?.high).toBeLessThan(0);
    expect(told([1_000, 1_000], [9_000, 1_000])?.conclusion.kind).toBe("open");
  });

  it("is nothing before anything was counted, without shoppers, of a handful, or where shoppers are lost", () => {
    expect(reportChange(changeSince(0.1), [])).toBeNull();
    expect(told([0, 1], [0, 1])).toMatchObject({
      conclusion: { kind: "waiting", text: "Nobody has seen a list since it began." },
      earned: null,
    });
    expect(told([2, 1_000], [40, 1_000])).toMatchObject({ conclusion: { kind: "waiting" }, earned: null });
    const lost = told([1_000, 1_000], [7_000, 2_000]);
    expect(lost).toMatchObject({ conclusion: { kind: "blocked" }, earned: null });
    expect(lost?.conclusion.text).toContain("no accident");
  });
});

describe("the time in which a flag's shoppers are compared with the others", () => {
  const flagOf = (ramp: object[], stoppedAt: number | null = null) => {
    return { definition: flagSchema.parse({ hypothesis: "Any.", ramp }), startedAt: AT, stoppedAt };
  };
  const steps = [
    { afterMinutes: 0, share: 0.1 },
    { afterMinutes: 60, share: 0.5 },
    { afterMinutes: 120, share: 1 },
  ];

  it("is the last one in which it was on for the same part of them", () => {
    const at = (minutes: number) => stretchOf(flagOf(steps), AT + minutes * MINUTE);
    const first = { from: AT, to: AT + 60 * MINUTE, share: 0.1, isFirst: true };
    const second = { from: AT + 60 * MINUTE, to: AT + 120 * MINUTE, share: 0.5, isFirst: false };
    expect([at(0), at(59), at(60), at(500)]).toEqual([first, first, second, second]);
    expect(stretchOf(flagOf(steps, AT + 30 * MINUTE), AT + 500 * MINUTE)).toEqual({
      ...first,
      to: AT + 30 * MINUTE,
    });
    expect(stretchOf(flagOf([{ afterMinutes: 0, share: 1 }]), AT + MINUTE)).toBeNull();
    expect(stretchOf({ ...flagOf(steps), startedAt: null }, AT)).toBeNull();
  });

  it("never holds two shares", () => {
    const minutes = fc.integer({ min: 0, max: 300 });
    fc.assert(
      fc.property(minutes, minutes, (now, stopped) => {
        const found = stretchOf(flagOf(steps, AT + stopped * MINUTE), AT + now * MINUTE);
        expect(found?.from).toBeLessThanOrEqual(found?.to ?? 0);
        const inside = steps.filter(({ afterMinutes }) => {
          const begins = AT + afterMinutes * MINUTE;
          return found && begins > found.from && begins < found.to;
        });
        expect(inside).toEqual([]);
      }),
    );
  });

  it("is judged by the share that has it", () => {
    expect(told([900, 1_000], [100, 1_000], changeByFlag(0.1))?.readout.splitP).toBeGreaterThan(0.5);
    expect(told([900, 1_000], [100, 1_000], changeByFlag(0.3))?.conclusion.kind).toBe("blocked");
  });
});
