import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng } from "../../base/rng";
import { topK } from "../../base/top-k";
import type { Answer } from "../answer";
import { bestOf } from "./best-of";

/** Scores with bounds that are so much too high, at most; −1: they are the scores. */
function createAnswer(
  scores: Float32Array,
  slack: number,
  seed: number,
  unbounded = 0,
): Answer & { asked: number } {
  const rng = createRng(seed);
  const bounds = scores.map((score) => (slack < 0 ? score : score + slack * rng.uniform()));
  for (let i = 0; i < unbounded; i++) bounds[rng.integer(bounds.length)] = Number.NaN;
  const answer = {
    itemCount: scores.length,
    isExact: slack < 0,
    scale: 1,
    asked: 0,
    scoreAll: (out: Float32Array) => out.set(scores),
    scoreItems(items: Uint32Array, out: Float32Array) {
      answer.asked += items.length;
      items.forEach((item, place) => (out[place] = scores[item]));
    },
    addBounds(weight: number, sums: Float32Array) {
      for (let i = 0; i < sums.length; i++) sums[i] += weight * bounds[i];
    },
  };
  return answer;
}

const shapes = {
  spread: (rng: ReturnType<typeof createRng>) => rng.normal(),
  "few above 0": (rng: ReturnType<typeof createRng>) => (rng.uniform() < 0.02 ? rng.uniform() : 0),
  "many ties": (rng: ReturnType<typeof createRng>) => rng.integer(4),
  "all alike": () => 7,
  negative: (rng: ReturnType<typeof createRng>) => -1 - rng.uniform(),
} as const;

describe("the best by bounds", () => {
  it("are those of scoring everything, however close the bounds are", () => {
    const names = Object.keys(shapes) as (keyof typeof shapes)[];
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.integer({ min: 1, max: 6_000 }),
        fc.constantFrom(0, 1, 12, 600, 9_000),
        fc.constantFrom(-1, 0, 1e-3, 0.3, 50),
        fc.boolean(),
        fc.constantFrom(0, 3),
        fc.nat(1e6),
        (shape, count, limit, slack, isBlocked, unbounded, seed) => {
          const rng = createRng(seed);
          const scores = Float32Array.from({ length: count }, () => shapes[shape](rng));
          const blocked = isBlocked ? Uint8Array.from(scores, () => rng.integer(3)) : undefined;
          const answer = createAnswer(scores, slack, seed, slack < 0 ? 0 : unbounded);
          expect(bestOf(answer, limit, blocked)).toEqual(topK(scores, limit, blocked));
        },
      ),
      { numRuns: 400, seed: 11 },
    );
  });

  it("need the scores of few where the bounds are close", () => {
    const rng = createRng(2);
    const answer = createAnswer(
      Float32Array.from({ length: 50_000 }, () => rng.normal()),
      0.01,
      3,
    );
    bestOf(answer, 100);
    expect(answer.asked).toBeGreaterThanOrEqual(100);
    expect(answer.asked).toBeLessThan(1_500);
  });
});
