import { describe, expect, it } from "vitest";
import { DEFAULT_WEIGHTS } from "../../core/data/events";
import { partLog } from "../../core/data/split";
import { createRng } from "../../base/rng";
import { createTasteLog } from "../../testing/logs";
import { createFolds } from "./create-folds";
import type { Fold, Protocol } from "./protocol";
import { createGivenValidation, createValidationFold } from "./validation";

const PROTOCOLS: readonly Protocol[] = [
  { kind: "temporal", share: 0.3 },
  { kind: "temporal-user", share: 0.3 },
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

  it("ranks among as many as the split does, none of them met by the user on either side", () => {
    const [asked] = createFolds(log, { kind: "leave-last-out", negatives: 7 }, DEFAULT_WEIGHTS, createRng(3));
    // As of a file that names them: the protocol itself says nothing of their number.
    for (const kind of ["leave-last-out", "fixed"] as const) {
      const { evaluation } = createValidationFold(asked, { kind }, DEFAULT_WEIGHTS, createRng(4));
      expect(evaluation.cases.length).toBeGreaterThan(5);
      for (const { candidates = [], relevant, user } of evaluation.cases) {
        expect(candidates).toHaveLength(8);
        const { users, items } = asked.train;
        const met = new Set(items.filter((_, e) => users[e] === user));
        for (const item of candidates) if (!relevant.has(item)) expect(met).not.toContain(item);
      }
    }
  });

  it("of a given split that asks everybody for one item is each user's newest, and else a share of them", () => {
    const [asked] = createFolds(log, { kind: "leave-last-out" }, DEFAULT_WEIGHTS, createRng(3));
    const validate = (fold: Fold) =>
      createValidationFold(fold, { kind: "fixed" }, DEFAULT_WEIGHTS, createRng(4)).evaluation.cases;
    const newest = createFolds(asked.train, { kind: "leave-last-out" }, DEFAULT_WEIGHTS, createRng(4))[0];
    expect(validate(asked).map(({ relevant }) => relevant)).toEqual(
      newest.evaluation.cases.map(({ relevant }) => relevant),
    );
    const untimed = { ...asked, train: { ...asked.train, at: asked.train.at.map(() => 0) } };
    expect(Math.max(...validate(untimed).map(({ relevant }) => relevant.size))).toBeGreaterThan(1);
  });

  it("that is given is asked, and not learnt from", () => {
    const [asked] = createFolds(log, { kind: "leave-last-out", negatives: 7 }, DEFAULT_WEIGHTS, createRng(3));
    const [inner] = createFolds(asked.train, { kind: "leave-last-out" }, DEFAULT_WEIGHTS, createRng(3));
    const given = partLog(
      asked.train,
      Uint8Array.from(asked.train.values, (value) => (inner.train.values.includes(value) ? 0 : 1)),
    ).marked;
    const { train, evaluation } = createGivenValidation(asked, given, DEFAULT_WEIGHTS, createRng(4));
    expect(evaluation.cases.map(({ user }) => user)).toEqual(inner.evaluation.cases.map(({ user }) => user));
    for (const { relevant, user, candidates } of evaluation.cases) {
      expect(candidates).toHaveLength(7 + relevant.size);
      for (const item of relevant) {
        expect([...train.items].some((other, e) => other === item && train.users[e] === user)).toBe(false);
      }
    }
  });
});
