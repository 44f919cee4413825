import { describe, expect, it } from "vitest";
import { DEFAULT_WEIGHTS } from "../../core/data/events";
import { createRng } from "../../base/rng";
import { createTasteLog } from "../../testing/logs";
import { createFolds } from "./create-folds";
import type { Protocol } from "./protocol";
import { createValidationFold } from "./validation";

const PROTOCOLS: readonly Protocol[] = [
  { kind: "temporal", share: 0.3 },
  { kind: "leave-last-out" },
  { kind: "holdout", share: 0.25 },
  { kind: "k-fold", folds: 3 },
  { kind: "next-item", share: 0.3 },
];

describe("validation", () => {
  const taste = createTasteLog(10, 3, 8, 5);
  const log = { ...taste, values: Float32Array.from(taste.values, (_, e) => e) }; // tells events apart

  it.each(PROTOCOLS)("is cut from the training part alone, by %o", (protocol) => {
    for (const fold of createFolds(log, protocol, DEFAULT_WEIGHTS, createRng(3))) {
      const { train, evaluation } = createValidationFold(fold, protocol, DEFAULT_WEIGHTS, createRng(4));
      const before = new Set(fold.train.values);
      const kept = new Set(train.values);
      expect(train.length).toBeLessThan(fold.train.length);
      for (const e of kept) expect(before).toContain(e);
      for (const { relevant, user } of evaluation.cases) {
        const withheld = [...before].filter((e) => !kept.has(e) && log.users[e] === user);
        const items = withheld.map((e) => log.items[e]);
        for (const item of relevant) expect(items).toContain(item);
      }
    }
  });

  it.each(["fixed", "prefixes"] as const)("of a split that is given (%s) is cut from it too", (kind) => {
    const fold = { train: log, evaluation: { itemCount: 24, now: 0, cases: [] }, ratings: null };
    const { train, evaluation } = createValidationFold(fold, { kind }, DEFAULT_WEIGHTS, createRng(4));
    expect(evaluation.known).toBe(kind === "fixed" ? "left-out" : "allowed");
    expect(new Set(train.users).size).toBe(kind === "fixed" ? 10 : 9);
    expect(evaluation.cases.length).toBeGreaterThan(kind === "fixed" ? 9 : 1);
  });
});
